"""Bulgarian."""

from index.languages.labels import Labels
from index.languages.language import Language, word_set

LANGUAGE = Language(
    code="bg",
    never_end=word_set("т.е т.нар проф акад ул бул г-н г-жа напр вж св инж"),
    labels=Labels(
        question="въпрос",
        answer="отговор",
        titles="председател премиер министър министърът зам депутатът",
    ),
)

"""Bulgarian."""

from index.languages.language import Language, word_set

LANGUAGE = Language(
    code="bg",
    never_end=word_set("т.е т.нар проф акад ул бул г-н г-жа напр вж св инж"),
)

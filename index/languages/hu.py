"""Hungarian."""

from index.languages.labels import Labels
from index.languages.language import Language, word_set

LANGUAGE = Language(
    code="hu",
    stemmer="hungarian",
    never_end=word_set("dr prof ifj id gen ún pl ill kb sz old u"),
    dotted_ordinals=True,
    labels=Labels(
        question="kérdés",
        answer="válasz",
        titles="elnök úr képviselő miniszter",
    ),
)

"""Finnish."""

from index.languages.labels import Labels
from index.languages.language import Language, word_set

LANGUAGE = Language(
    code="fi",
    stemmer="finnish",
    never_end=word_set("esim mm ns ts tri prof nro puh ks vrt"),
    dotted_ordinals=True,
    labels=Labels(
        question="kysymys",
        answer="vastaus",
        titles="puhemies pääministeri ministeri edustaja",
    ),
)

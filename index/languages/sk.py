"""Slovak."""

from index.languages.labels import Labels
from index.languages.language import Language, word_set

LANGUAGE = Language(
    code="sk",
    never_end=word_set("dr prof ing mgr gen plk sv ul nám tzv t.j napr č čl ods str porov"),
    dotted_ordinals=True,
    labels=Labels(
        question="otázka",
        titles="predseda podpredseda poslankyňa poslanec minister prezident pán pani",
        asking="otázka",
    ),
)

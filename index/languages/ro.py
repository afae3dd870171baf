"""Romanian."""

from index.languages.labels import Labels
from index.languages.language import Language, word_set

LANGUAGE = Language(
    code="ro",
    stemmer="romanian",
    marks=word_set("și în la cu ce cine cum unde când este fost din pentru care despre spus"),
    stop_words=word_set(
        "un o și sau dar de la în din pe cu pentru prin fără că care ce cine când unde cum cât câți câte este "
        "sunt era au a fi fost nu se al ai ale lui ei lor acest această"
    ),
    never_end=word_set("dl dna d-l d-na dr prof ing gen col str art nr pag ex sf"),
    labels=Labels(
        question="întrebare",
        answer="răspuns",
        collective="voci din sală",
        titles=(
            "preşedinte preşedinta domnul doamna dl dna președinte președintele președinta deputat deputatul "
            "senatorul ministrul"
        ),
        abbreviated="dl dna min",
    ),
)

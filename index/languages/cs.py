"""Czech."""

from index.languages.labels import Labels
from index.languages.language import Language, word_set

LANGUAGE = Language(
    code="cs",
    stemmer="czech",
    stop_words=word_set(
        "a i v ve na se si z ze do o od po za pro při bez nad pod mezi ale nebo že je jsou byl byla bylo byli "
        "být má to ten ta ti tento tato on ona jeho její jejich který která které kteří co kdo koho kdy kde "
        "proč jak jaký jaká kolik"
    ),
    never_end=word_set(
        "dr prof ing mgr bc judr mudr phdr rndr gen plk kpt sv ul nám tzv tzn např č čl odst str viz srov"
    ),
    dotted_ordinals=True,
    labels=Labels(
        question="otázka",
        answer="odpověď",
        collective="hlas ze sálu,hlasy",
        titles=("předseda předsedkyně místopředseda poslanec poslankyně ministr ministryně pan paní senátor prezident"),
        honorifics="pan paní",
        male="pan",
        female="paní",
        abbreviated="ing mgr bc phd",
        asking="otázka",
        askers="novinář novinářka",
    ),
)

"""Italian."""

from index.languages.labels import Labels
from index.languages.language import Language, word_set

LANGUAGE = Language(
    code="it",
    stemmer="italian",
    marks=word_set("il gli di che è un una con del della cosa quando dove chi quale quanti sono ha detto nel sul"),
    stop_words=word_set(
        "il lo la i gli le un uno una e o ma di del della dei delle dello degli a al alla ai alle in nel "
        "nella nei nelle con per da dal dalla su sul sulla tra fra che chi cui come più si è sono era erano "
        "stato stata essere ha hanno aveva quale quali quando dove perché quanto quanti quante cosa non anche "
        "se suo sua l d"
    ),
    never_end=word_set(
        "sig sigg sig.ra sig.na dott dott.ssa prof prof.ssa on avv ing arch gen col cap mons p.es es ecc.mo "
        "art pag pagg egr gent"
    ),
    may_end=word_set("ecc a.c d.c"),
    said=r"(?:ha|hanno)\s+(?:dichiarato|detto|affermato|aggiunto|spiegato)",
    directions=r"risate|applausi|incomprensibile",
    read_more=r"leggi tutto",
    labels=Labels(
        question="domanda,giornalista,moderatore,moderatrice",
        answer="risposta",
        pairs="d r",
        collective="voci,una voce,voci dall aula,una voce dall aula,voci dalla sala",
        not_labels="signore e signori,cari amici,colleghi,luogo,data",
        titles=(
            "signor signora presidente ministro vicepresidenza presidenza sottosegretario sottosegretaria "
            "onorevole relatore relatrice"
        ),
        honorifics="signor signora",
        male="signor",
        female="signora",
        abbreviated="mons dott avv on",
        asking="domanda",
        askers="giornalista",
        articles="la le l",
        particles="di du del della",
        joining="del",
        office_nouns="presidente ministro",
    ),
)

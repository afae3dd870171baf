"""Norwegian."""

from index.languages.labels import Labels
from index.languages.language import Language, word_set

LANGUAGE = Language(
    code="no",
    stemmer="norwegian",
    never_end=word_set("f.eks bl.a d.v.s dr prof hr fr kl ca jf nr tel pkt art"),
    dotted_ordinals=True,
    labels=Labels(
        question="spørsmål,spørsmålet",
        answer="svar",
        titles="ordfører presidenten statsråden representanten statsminister fru minister",
        honorifics="fru",
        female="fru",
        particles="af",
    ),
)

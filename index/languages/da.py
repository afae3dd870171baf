"""Danish."""

from index.languages.labels import Labels
from index.languages.language import Language, word_set

LANGUAGE = Language(
    code="da",
    stemmer="danish",
    never_end=word_set("f.eks bl.a d.v.s dr prof hr fr fru kl ca jf nr tel pkt stk art"),
    dotted_ordinals=True,
    labels=Labels(
        question="spørgsmål",
        answer="svar",
        titles="formand formanden statsminister fru minister",
        honorifics="fru",
        female="fru",
        particles="af",
    ),
)

"""Danish."""

from index.languages.language import Language, word_set

LANGUAGE = Language(
    code="da",
    stemmer="danish",
    never_end=word_set("f.eks bl.a d.v.s dr prof hr fr fru kl ca jf nr tel pkt stk art"),
    dotted_ordinals=True,
)

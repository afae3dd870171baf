"""Dutch."""

from index.languages.labels import Labels
from index.languages.language import Language, word_set

LANGUAGE = Language(
    code="nl",
    stemmer="dutch",
    marks=word_set("de het een en van is wat wie hoe waar wanneer waarom welke zijn heeft met voor over door zei"),
    stop_words=word_set(
        "de het een en of maar van in op aan met voor door bij uit te tot naar over als dat die dit deze er "
        "hij zij ze het we wij je u ik mij zijn haar hun is was waren wordt worden werd werden heeft hebben "
        "had niet geen ook wat wie waar wanneer waarom hoe hoeveel welke welk"
    ),
    never_end=word_set(
        "dhr mevr mw mr drs ir ing dr prof o.a d.w.z bijv bv m.b.t t.a.v i.v.m z.g zgn blz art nr st jl"
    ),
    said=r"zei|zegt",
    labels=Labels(
        question="vraag,journalist",
        answer="antwoord",
        pairs="v a",
        collective="iemand,een lid",
        titles="heer voorzitter minister president staatssecretaris mevrouw meneer mevr dhr",
        honorifics="mev",
        male="dhr",
        abbreviated="dhr mevr ing",
        asking="vraag",
        particles="van der den ter de",
    ),
)

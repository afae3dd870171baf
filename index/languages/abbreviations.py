"""Words that a full stop follows without ending the sentence, by language; ``""`` holds those of every language."""

from index.languages.language import word_set
from index.languages.registry import LANGUAGES

_TITLES = (
    "mr mrs ms messrs mx dr drs prof profs gen sen sens rep reps gov govs lt col capt cpt cmdr maj sgt cpl adm hon rev "
    "amb pres supt st ste mt ft fr br msgr vs v cf viz al ca approx ed eds"
)
_MAY_END = (
    "inc ltd co corp bros jr sr etc dept univ assn ave blvd rd sq est jan feb mar apr jun jul aug sep sept oct nov dec "
    "mon tue tues wed thu thurs fri sat sun ph.d m.d b.a m.a llc plc s.a n.v a.m p.m am pm u.s u.k u.n e.u u.s.a "
    "u.s.s.r u.a.e d.c n.y l.a"
)
_NUMBERED = (
    "no nos nr art arts sec secs vol vols p pp ch chs fig figs par para paras res rev ver op cit app cl tel ext n num"
)

# Never the last word of a sentence.
NEVER = {"": word_set(f"{_TITLES} e.g i.e")} | {code: each.never_end for code, each in LANGUAGES.items()}
# Followed by a figure, they go with it; else they are words like others.
NUMBERED = {"": word_set(_NUMBERED)} | {code: each.numbered for code, each in LANGUAGES.items()}
# May end a sentence: they do before a word that usually opens one (or any capital, where none are listed).
MAY_END = {"": word_set(_MAY_END)} | {code: each.may_end for code, each in LANGUAGES.items()}

ORDINALS = frozenset(code for code, each in LANGUAGES.items() if each.dotted_ordinals)
"""Languages in which "3." is "third"."""

# English words that, capitalised after "U.S." or "Inc.", nearly always open a sentence.
STARTERS = frozenset(
    "he she it we they you i the a an this that these those there here his her its our their my your in on at by from "
    "to for with without under over after before since during between until as if when while where what who why how "
    "which and but or so yet nor also then now thus however moreover finally first second third is are was were do "
    "does did have has had can could will would should may might must let please thank thanks yes no not all some "
    "many most both each every any more such one two three today yesterday tomorrow".split()
)

TIME_ZONES = frozenset("est edt et cst cdt ct mst mdt mt pst pdt pt gmt utc bst cet cest eet msk ist jst local".split())

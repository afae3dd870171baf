"""Words of names and offices, and what is a place. Data only; used by printed.py and its neighbours."""

from functools import cache

from babel import Locale

from index.people.label_words import HONORIFICS as LABEL_HONORIFICS
from index.people.label_words import folded, name_words, words_of

HONORIFICS = (LABEL_HONORIFICS | folded("hon rt honourable honorable his her excellency")) - {"lady"}
AFTER_NAMES = folded("jr sr ii iii iv esq phd mp md")
CAPITALS_AFTER_NAMES = frozenset(
    "MP MEP MSP MS AM TD MLA MPP MNA MHA MLC MK KC QC SC PC OBE CBE MBE KBE DBE GBE CMG DCMG KCMG GCMG CVO KCVO CB "
    "KCB GCB CH OM OC AC AO ONZM CNZM FRS FBA RN DSO MC DL JP PhD DPhil MD MBBS JD LLM MBA MPH RA USN USMC".split()
)
"""Honours, seats and degrees behind a name ("Karl Roe KC"): only where printed so, and where a full name is left."""
MORE_OFFICES = words_of("more_offices")
OFFICE_NOUNS = words_of("office_nouns")
DEPARTMENTS = words_of("departments")
REGIONS = folded(
    "asia africa europe america americas hemisphere pacific atlantic caribbean east west north south middle central "
    "oceania eurasia arctic mediterranean balkans"
)
BODIES = words_of("bodies")
NAMELESS = folded(
    "official officials participant participants audience member members staff interpreter translator operator guest "
    "guests voice voices crowd announcer narrator student students aide attendee attendees announcement delegate "
    "delegates person man woman male female colleague journalist reporter moderator host speaker unknown all"
)
NUMBERS = folded("one two three four five six seven eight nine ten number no a b c d")
PREPOSITIONS = frozenset(
    "during on at before after following in into to with by from ahead about regarding upon amid when while as and "
    "through marking is was has says said will".split()
)


def is_place(name: str, rest: str) -> bool:
    """ "Geneva, Switzerland", "Honolulu, Hawaii", "Ukraine": where something was said, not by whom."""
    key = " ".join(name_words(rest or name))
    return key in _places() and (bool(rest) or key not in _HUMAN)


_HUMAN = frozenset(("chad", "georgia", "jordan", "israel", "carolina", "virginia", "dakota", "montana"))
_STATES = (
    "Alabama,Alaska,Arizona,Arkansas,California,Colorado,Connecticut,Delaware,Florida,Georgia,Hawaii,Idaho,Illinois,"
    "Indiana,Iowa,Kansas,Kentucky,Louisiana,Maine,Maryland,Massachusetts,Michigan,Minnesota,Mississippi,Missouri,"
    "Montana,Nebraska,Nevada,New Hampshire,New Jersey,New Mexico,New York,North Carolina,North Dakota,Ohio,Oklahoma,"
    "Oregon,Pennsylvania,Rhode Island,South Carolina,South Dakota,Tennessee,Texas,Utah,Vermont,Virginia,Washington,"
    "West Virginia,Wisconsin,Wyoming,D C,DC,England,Scotland,Wales,Ontario,Quebec,British Columbia,Alberta,"
    "New South Wales,Queensland,Bavaria,Belgium"
)


@cache
def _places() -> frozenset[str]:
    """Countries in five languages, and the parts of a few that a dateline names instead."""
    countries = [
        name
        for code in ("en", "ru", "es", "fr", "de")
        for key, name in Locale(code).territories.items()
        if key.isalpha()
    ]
    return frozenset(" ".join(name_words(name)) for name in (*countries, *_STATES.split(",")))

"""Words of names and offices, and what is a place. Data only; used by printed.py and its neighbours."""

from functools import cache

from babel import Locale

from index.people.label_words import folded, name_words

HONORIFICS = folded(
    "mr mrs ms miss mx dr sir dame lord lady prof professor hon rt honourable honorable his her excellency madam "
    "herr frau monsieur madame m mme mlle señor señora sr sra don doña signor signora senhor senhora "
    "господин госпожа г-н г-жа пан пані"
) - {"lady"}
AFTER_NAMES = folded("jr sr ii iii iv esq phd mp md")
CAPITALS_AFTER_NAMES = frozenset(
    "MP MEP MSP MS AM TD MLA MPP MNA MHA MLC MK KC QC SC PC OBE CBE MBE KBE DBE GBE CMG DCMG KCMG GCMG CVO KCVO CB "
    "KCB GCB CH OM OC AC AO ONZM CNZM FRS FBA RN DSO MC DL JP PhD DPhil MD MBBS JD LLM MBA MPH RA USN USMC".split()
)
"""Honours, seats and degrees behind a name ("Karl Roe KC"): only where printed so, and where a full name is left."""
MORE_OFFICES = folded(
    "adviser advisor administrator counselor counsellor commissioner coordinator envoy head chief spokesman surgeon "
    "nominee negotiator prosecutor inspector treasurer comptroller controller whip leader lady gentleman veep "
    "cochair co-chair vice-president commandant marshal attorney solicitor justice advisory ombudsman rapporteur "
    "economist editor correspondent prezes marszałek poseł başkan bakan chairs "
    "советник прокурор уполномоченный consejero conseiller berater beauftragter"
)
# What a title ends with where no name follows: "White House Press Secretary".
OFFICE_NOUNS = folded(
    "minister president secretary spokesperson spokesman spokeswoman chancellor ambassador premier director governor "
    "mayor chair chairman chairwoman chairperson commissioner senator representative adviser advisor envoy coordinator "
    "administrator treasurer whip prosecutor lady министр президент премьер посол директор председатель губернатор "
    "presidente presidenta ministro ministra präsident präsidentin kanzler kanzlerin bundeskanzler bundeskanzlerin "
    "ministre président présidente председательствующий secrétaire general-secretary secretary-general"
)
DEPARTMENTS = folded(
    "affairs finance finances defence defense trade industry justice education health interior economy environment "
    "energy state treasury labor labour commerce agriculture transportation transport security development culture "
    "sport sports housing migration refugees persons rights democracy growth planning science technology innovation "
    "foreign external internal global international european western eastern strategy policy operations management "
    "resources climate budget communications information media public human homeland veterans дел обороны финансов "
    "иностранных внутренних юстиции здравоохранения asuntos exteriores hacienda étrangères affaires auswärtigen"
)
REGIONS = folded(
    "asia africa europe america americas hemisphere pacific atlantic caribbean east west north south middle central "
    "oceania eurasia arctic mediterranean balkans"
)
BODIES = folded(
    "office department ministry embassy bureau council commission committee government mission delegation service "
    "agency secretariat house union nations administration parliament congress senate court authority organization "
    "organisation alliance association institute foundation university federation party cabinet headquarters "
    "newsroom news tv radio agence agencia agentur company inc ltd gmbh llc corporation "
    "министерство мид посольство правительство комитет комиссия "
    "администрация служба секретариат агентство парламент ministerio embajada gobierno ministère gouvernement "
    "ambassade elysée commission ministerium regierung bundesregierung botschaft auswärtiges bundestag"
)
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

"""Words that a full stop follows without ending the sentence, by language. Data only, for index/text/sentences.py."""

_TITLES = "mr mrs ms messrs mx dr drs prof profs gen sen sens rep reps gov govs lt col capt cpt cmdr maj sgt cpl adm hon rev amb pres supt st ste mt ft fr br msgr vs v cf viz al ca approx ed eds"
_MAY_END = "inc ltd co corp bros jr sr etc dept univ assn ave blvd rd sq est jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun ph.d m.d b.a m.a llc plc s.a n.v a.m p.m am pm u.s u.k u.n e.u u.s.a u.s.s.r u.a.e d.c n.y l.a"
_NUMBERED = (
    "no nos nr art arts sec secs vol vols p pp ch chs fig figs par para paras res rev ver op cit app cl tel ext n num"
)

# Never the last word of a sentence.
NEVER: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "": f"{_TITLES} e.g i.e",
        "ru": "т.е т.к т.н т.наз им проф акад ген полк подп кап гр тов г-н г-жа ул пр просп пер пл наб корп кв обл р-н "
        "напр см ср англ нем фр исп лат греч рус сокр св зам нач пос дер дир деп мин канд докт чл чл.-кор",
        "uk": "т.зв т.б проф акад ім вул пр просп пл обл р-н напр див пор св зам гр м",
        "bg": "т.е т.нар проф акад ул бул г-н г-жа напр вж св инж",
        "es": "sr sra srta sres sras d dña dr dra prof profa lic ing arq gral cnel cap excmo excma ilmo ilma ee pág págs "
        "p.ej ej av avda núm art ud uds vd vds sto sta mons",
        "pt": "sr sra srs sras dr dra prof profa exmo exma eng arq gen cel p.ex ex av pág núm art sto sta mons",
        "fr": "m mm mme mmes mlle mlles me dr pr prof mgr gén col cdt p.ex ex cf av env éd chap art réf",
        "it": "sig sigg sig.ra sig.na dott dott.ssa prof prof.ssa on avv ing arch gen col cap mons p.es es ecc.mo art pag pagg egr gent",
        "de": "hr fr frl dr prof dipl ing z.b d.h u.a s.o s.u o.ä i.d.r u.u m.e v.a bzw ca vgl evtl ggf inkl exkl abs "
        "art bd kap str tel zit sog gem st hl gen ev kath etw",
        "nl": "dhr mevr mw mr drs ir ing dr prof o.a d.w.z bijv bv m.b.t t.a.v i.v.m z.g zgn blz art nr st jl",
        "sv": "t.ex d.v.s bl.a m.m dr prof fr hr kl ca jfr resp tel nr sid s.k f.d",
        "da": "f.eks bl.a d.v.s dr prof hr fr fru kl ca jf nr tel pkt stk art",
        "no": "f.eks bl.a d.v.s dr prof hr fr kl ca jf nr tel pkt art",
        "fi": "esim mm ns ts tri prof nro puh ks vrt",
        "pl": "dr prof hab inż mgr gen płk mjr kpt ks św ul al pl tzw tzn np m.in ok nr art ust pkt poz str zob por red im",
        "cs": "dr prof ing mgr bc judr mudr phdr rndr gen plk kpt sv ul nám tzv tzn např č čl odst str viz srov",
        "sk": "dr prof ing mgr gen plk sv ul nám tzv t.j napr č čl ods str porov",
        "tr": "dr prof doç yrd sn av gen alb bkz örn vb no mad",
        "ro": "dl dna d-l d-na dr prof ing gen col str art nr pag ex sf",
        "hu": "dr prof ifj id gen ún pl ill kb sz old u",
        "id": "dr drs ir prof h hj jl no tn ny sdr",
        "el": "κ κα κκ δρ καθ π.χ δηλ βλ αρ αρ.",
    }.items()
}

# Followed by a figure, they go with it; else they are words like others.
NUMBERED: dict[str, frozenset[str]] = {
    "": frozenset(_NUMBERED.split()),
    "ru": frozenset("ст п пп ч чч рис табл гл с стр т тт д к кв № изд вып разд абз подп прим".split()),
    "uk": frozenset("ст п пп ч рис табл гл с стор т д кв розд".split()),
    "es": frozenset("núm n.º pág págs art arts cap vol tel aptdo".split()),
    "fr": frozenset("n° nº p pp art al chap vol tél fig".split()),
    "de": frozenset("nr s abs art kap bd ziff tel abb".split()),
}

# May end a sentence: they do before a word that usually opens one (or before any capital, where no such words are listed).
MAY_END: dict[str, frozenset[str]] = {
    "": frozenset(_MAY_END.split()),
    "ru": frozenset(
        "т.д т.п т.ч гг вв руб коп долл тыс млн млрд трлн чел экз шт кг км см мм др пр проч н.э род".split()
    ),
    "uk": frozenset("т.д т.п рр грн коп тис млн млрд ін ст".split()),
    "es": frozenset("ee.uu uu rr.hh a.c d.c ss".split()),
    "fr": frozenset("etc av.j.-c j.-c apr".split()),
    "de": frozenset("usw etc mio mrd u.s.w o.g bspw jh jhd chr n.chr v.chr gest geb".split()),
    "it": frozenset("ecc a.c d.c".split()),
    "pl": frozenset("itd itp r w tys mln mld zł gr godz".split()),
}

# Languages in which "3." is "third".
ORDINALS = frozenset("de da no nb nn fi et lv lt cs sk sl hr sr bs pl hu tr is".split())

# English words that, capitalised after "U.S." or "Inc.", nearly always open a sentence.
STARTERS = frozenset(
    "he she it we they you i the a an this that these those there here his her its our their my your in on at by from "
    "to for with without under over after before since during between until as if when while where what who why how "
    "which and but or so yet nor also then now thus however moreover finally first second third is are was were do "
    "does did have has had can could will would should may might must let please thank thanks yes no not all some "
    "many most both each every any more such one two three today yesterday tomorrow".split()
)

TIME_ZONES = frozenset("est edt et cst cdt ct mst mdt mt pst pdt pt gmt utc bst cet cest eet msk ist jst local".split())

"""Questions in German: the verb may close the sentence ("was hat Lawrow zu Syrien gesagt"), genitives take a bare s."""

from index.languages.labels import Labels
from index.languages.language import Language
from index.languages.times import Times
from index.languages.tongue import Tongue, word_set
from index.languages.wishes import Wishes

_SAY = (
    r"(?:sagte|sagt|sagen|gesagt|spricht|sprach|gesprochen|redet|erz[äa]hlt\w*|erkl[äa]rt(?:e)?|"
    r"[äa]u[ßs]+ert(?:e)?|ge[äa]u[ßs]+ert|meint(?:e)?|gemeint|"
    r"denkt|dachte|glaubt(?:e)?|kommentiert(?:e)?|erw[äa]hnt(?:e)?|h[äa]lt|behauptet(?:e)?)"
)
_MEAN = (
    r"(?P<keep>(?:schl[uä]g|vorgeschlag|versprach|versprich|k[üu]ndig|verurteil|kritisier|warn|gewarnt|droh|"
    r"gedroht|beschuldig|bestreit|best[äa]tig|"
    r"beschreib|beschrieb|nann|nenn|genannt|forder|gefordert|frag|antwort|geantwortet|lob|gelobt|erinner|beton|"
    r"zur[üu]ck|dank|gedankt|gratulier|schreib|"
    r"schrieb|geschrieben|bezeichne)\w*)"
)
_ABOUT = r"(?:\s+(?:etwas\s+)?(?:[üu]ber|zu|zum|zur|von|vom|bez[üu]glich|hinsichtlich|in\s+Bezug\s+auf)\b)?"
_WORDS = (
    r"(?:Aussagen?|[ÄA]u[ßs]+erung(?:en)?|Worte?n?|Kommentare?|Zitate?n?|Positionen|Position|Haltung|"
    r"Meinung|Ansicht|Erkl[äa]rung(?:en)?|Stellungnahmen?|Reaktion)"
)
_TEXTS = r"(?:Reden?|Interviews?|Artikel|Aufsatz|Pressekonferenz|Ansprachen?|Botschaft|Briefe?|Antworten?|Vortrag)"
_BEFORE = r"(?<!\b[üu]ber\s)(?<!\bzu\s)(?<!\bvon\s)(?<!\bauf\s)(?<!\bgegen\s)(?<!\bmit\s)(?<!\bau[ßs]er\s)"
_THE = r"(?:(?:der|die|das|den|dem|des)\s+)?"

_WAS_SAID = r"(?:erw[äa]hnt|genannt|gesagt|gesprochen|verwendet|benutzt)"
_COUNTED = r"(?:Erkl[äa]rungen|Reden|Mitteilungen|Pressemitteilungen|Texte|Texten|Interviews|[ÄA]u[ßs]+erungen)"
_ENDS = r"(?:zum (?:ersten|letzten) Mal|erstmals|zuletzt)"
_COUNTING = (
    ("count", rf"wie (?:oft|h[äa]ufig) (?:wurden?|wird|werden)(?: [üu]ber| von)? (?P<what>.+?) {_WAS_SAID}"),
    ("count", rf"wie (?:oft|h[äa]ufig) (?:hat|haben) (?P<who>.+?) (?:[üu]ber|von) (?P<what>.+?) {_WAS_SAID}"),
    ("count", rf"wie (?:oft|h[äa]ufig) (?:hat|haben) (?P<both>.+?) {_WAS_SAID}"),
    (
        "count",
        rf"(?:in )?wie viele[nr]? {_COUNTED} (?:erw[äa]hnen|handeln von|enthalten|gibt es (?:zu|zum|zur|[üu]ber)|geht es um) (?P<what>.+)",
    ),
    ("when", rf"wann (?:hat|haben) (?P<who>.+?) {_ENDS} (?:[üu]ber |von )?(?P<what>.+?) {_WAS_SAID}"),
    ("when", rf"wann (?:wurden?) (?P<what>.+?) {_ENDS} {_WAS_SAID}"),
    (
        "when",
        r"(?:die )?(?:erste|letzte) (?:Erkl[äa]rung|Erw[äa]hnung|[ÄA]u[ßs]+erung) (?:zu|zum|zur|[üu]ber|von) (?P<what>.+)",
    ),
    ("list", rf"(?:liste |zeige? (?:mir )?)?alle {_COUNTED} (?:zu|zum|zur|[üu]ber|mit) (?P<what>.+)"),
    ("list", r"alles,? was (?P<who>.+?) (?:[üu]ber|zu) (?P<what>.+?) gesagt hat"),
    (
        "change",
        r"(?:wie )?(?:hat|haben) sich (?:der (?:Wortlaut|Ton)|die (?:Wortwahl|Formulierung|Haltung|Position)) (?:von (?P<who>.+?) )?(?:zu|zum|zur|[üu]ber|bei) (?P<what>.+?) (?:ge[äa]ndert|ver[äa]ndert)",
    ),
    (
        "sides",
        r"(?:vergleiche? )?(?:was )?(?P<who>[^,]{2,60}?) (?:und|mit) (?P<other>[^,]{2,60}?) (?:zu|zum|zur|[üu]ber) (?P<what>.+?)(?: (?:sagten|gesagt haben))?",
    ),
)

GERMAN = Tongue(
    counting=_COUNTING,
    whose="was sagte {}",
    following={
        "carry": (
            r"(?:und|aber|auch)[ ,]+(?:was ist mit |wie steht es mit |zu |zum |zur )?(?P<x>.{1,60})|"
            r"(?:was ist mit|wie steht es mit) (?P<x2>.{1,60})"
        ),
        "about": r"^(?:über|zu|zum|zur|von)\s+",
        "next": (
            r"(?:(?:zeig|sag|gib)(?: mir)? )?(?:mehr|weiter)|(?:das |die |der )?nächste[rs]?|noch (?:eins|"
            r"mehr|etwas)|was (?:hat (?:er|sie) )?(?:noch|sonst)(?: gesagt)?"
        ),
        "whole": (
            r"(?:(?:zeig|lies)(?: mir)? )?(?:den |die |das )?(?:ganzen?|vollständigen?|gesamten?) (?:text|"
            r"antwort|erklärung|rede)|vollständig|ganz lesen|alles"
        ),
        "context": r"im zusammenhang|im kontext|(?:der )?(?:kontext|zusammenhang)",
        "who": (
            r"wer hat (?:das|dies|es) gesagt|wer sagte? (?:das|dies|es)|wessen worte sind das|wer (?:ist|"
            r"war) das|wer"
        ),
        "asked": r"wer hat (?:das |danach )?gefragt|wer fragte?(?: das)?|wie lautete die frage|was war die frage",
        "when": r"wann(?: war das| hat (?:er|sie) das gesagt| wurde das gesagt)?|an welchem tag|(?:das )?datum",
        "where": r"wo(?: war das| hat (?:er|sie) das gesagt| wurde das gesagt)?",
        "source": r"(?:was ist )?(?:die |der )?(?:quelle|link)|woher (?:ist|kommt|stammt) das",
        "opposite": r"hat (?:er|sie) (?:je |jemals )?das gegenteil (?:gesagt|behauptet)",
        "earlier": r"(?:und )?(?:davor|vorher|früher|zuvor)",
        "later": r"(?:und )?(?:danach|seitdem|später|seither)",
        "negation": r"\b(?:nicht|nie|niemals|kein\w*|nichts|niemand|ohne|nein)\b",
        "year": "im Jahr {}",
        "earlier_than": "vor dem {}",
        "later_than": "nach dem {}",
        "asks_about": " über {}",
        "he": r"\b(?:er|sie)\b",
        "it": r"\b(?P<lead>über|zu)\s+(?:das|dies|es)$",
    },
    code="de",
    marks=word_set(
        "der die das den dem des und ist was wer wie wo wann warum welche welcher welches ein eine in zu von "
        "mit über auf für hat haben wurde war sagte laut im nicht sich auch nach bei aus zum zur vom beim"
    ),
    idle=word_set(
        "was wer wie wo wann welche welcher welches der die das den dem des ein eine und oder in im am zu zum "
        "zur von vom über auf alle alles etwas ist sind war waren gibt es hat haben sagte sagt gesagt "
        "aussagen aussage äußerungen worte zitate kommentare neues neuigkeiten nachrichten letzte letzten "
        "neueste zeig zeige mir finde suche"
    ),
    titles=word_set(
        "herr herrn frau der die den dem des minister ministers außenminister außenministers außenministerin "
        "ministerin präsident präsidenten präsidentin kanzler kanzlerin bundeskanzler bundeskanzlerin "
        "sprecher sprecherin sprechers botschafter staatssekretär premierminister dr"
    ),
    peoples=r"(?:\w+(?:isch|ische|ischer|ischen|ischem))",
    join=r"(?:\s*,\s*(?:und\s+)?|\s+(?:und|oder)\s+)",
    aside=r"(?:von|über|zu|auf|gegen|mit|außer|nicht)",
    person=r"(?:wer|wo|wann|wie|ist|war|man)",
    speech=r"\b(?:sag(?:te|t|en)|gesagt|[äa]u[ßs]+er\w+|ge[äa]u[ßs]+ert|erkl[äa]r\w+|aussagen?|rede|reden|"
           r"interview\w*|artikel|kommentar\w*|"
    r"kommentier\w+|ansprache|zitate?|erw[äa]hn\w+|presse\w*|stellungnahme\w*|angek[üu]ndigt|nachrichten|"
    r"sprach|worte)\b",
    who_said=r"^\W*wer\s+(?:sagte|sagt|hat\s+gesagt|meint|behauptet\w*|nennt|nannte|glaubt)\b",
    frames=(
        (rf"(?:\bwas\s+)?\b(?:hat|haben|hatte)\s+{_THE}{{N}}(?=.*?(?P<tail>\b(?:gesagt|ge[äa]u[ßs]+ert|"
        rf"erkl[äa]rt|gesprochen|gemeint|kommentiert|erw[äa]hnt|vorgeschlagen|"
        rf"gefordert|versprochen|gewarnt|genannt|verurteilt|geschrieben|angek[üu]ndigt)\b)){_ABOUT}"),
        rf"(?:\bwas\s+)?{_BEFORE}\b(?:{_SAY}|{_MEAN})\s+{_THE}{{N}}{_ABOUT}",
        rf"(?:\bwas\s+)?{_BEFORE}{{N}}\s+(?:{_SAY}|{_MEAN})\b{_ABOUT}",
        rf"\bwas\s+{_THE}{{N}}(?=.*?(?P<tail>\b{_SAY}\W*$)){_ABOUT}",
        (rf"\b(?:laut|gem[äa][ßs]+|nach\s+(?:Ansicht|Meinung|Angaben|Worten)\s+(?:von|des|der)|"
         rf"zufolge)\s+{_THE}{{N}}|{{N}}\s+zufolge\b"),
        (rf"\b(?:gesagt|gehalten|(?P<keep>geschrieben|verfasst|ver[öo]ffentlicht))\s+von\s+{_THE}{{N}}{_ABOUT}|"
         rf"\bvon\s+{{N}}\s+(?:gesagt|ge[äa]u[ßs]+ert)\b"),
        (rf"{_BEFORE}{_THE}\b(?:(?:{_WORDS}|alles)|(?P<keep>{_TEXTS}))\s+(?:von|des|der|mit|"
         rf"durch)\s+{_THE}{{N}}{_ABOUT}"),
        rf"(?:\bwas\s+ist\s+)?{_BEFORE}{{N}}\s+(?:{_WORDS}|(?P<keep>{_TEXTS}))\b{_ABOUT}",
        r"^\W*(?:(?:zitiere|zeig|finde|suche|und)\s+)?{N}\s*(?:\b(?:[üu]ber|zu|zum|zur|bez[üu]glich)\b|:)",
    ),
    anybody=word_set("jemand man irgendjemand"),
    pronouns=word_set("er sie es wir ihr man leute experten jemand"),
    asks_words_of=(
        r"\bwas\s+(?:sagte|sagt|meinte|meint|denkt)\s+(?:der\s+|die\s+)?{NAME}",
        r"\bwas\s+hat\s+(?:der\s+|die\s+)?{NAME}\s+(?:\w+\s+){0,6}gesagt",
        r"\blaut\s+(?:der\s+|dem\s+)?{NAME}",
    ),
    statements=r"(?:Erklärung(?:en)?|Reden?|Interviews?|Äußerungen|Pressemitteilung(?:en)?)",
    dating=r"^\W*+(?:wann|(?:an|in|seit)?\s*welche[mrns]?\s+(?:datum|tag|jahr|monat|jahrhundert))\b",
    newest=(r"(?:(?:das|die|den|der)\s+)?(?:neueste|aktuellste|jüngste|letzte)[rnms]?(?=\s+(?:nachrichten|erklärung(?:en)?|aussagen?|äußerung(?:en)?|worte|stellungnahme|zu|über|von)\b)"
            r"(?:\s+nachrichten(?=\s+(?:zu|über|von)\b))?"),
    asking=r"(?:wer|wen|wem|wessen|was|welche[rsnm]?|wann|wo|wohin|woher|warum|wieso|weshalb|wie|wieviel\w*|ob|hat|haben|ist|sind|war|waren|kann|wird|in\s+welche\w*|an\s+welche\w*|seit\s+wann)",
    wish=(
        r"(?:bitte\s+)?(?:(?:zeig|zeige|finde|find|suche|such|gib|liste|nenne|zitiere)(?:\s+(?:mir|uns|bitte|sie))*|(?:eine\s+|die\s+)?liste\s+(?:der|von|aller))"
    ),
    intro=(
        r"(?:(?:alle|die|weitere|einige)\s+)*(?:zitate?|aussagen?|[äa]u[ßs]+erung(?:en)?|erkl[äa]rung(?:en)?|kommentare?|worte|erw[äa]hnung(?:en)?|nachrichten|informationen|alles|etwas)?\s*"
        r"(?:[üu]ber|zu|zum|zur|bez[üu]glich|betreffend)"
    ),
)  # fmt: skip

WISHES = Wishes(
    wants={
        "greeting": (r"hallo|guten (?:tag|morgen|abend)",),
        "thanks": (r"danke(?: schön)?|vielen dank",),
        "latest": (r"neuigkeiten|neueste erklärungen|was gibt es neues",),
        "contact": (r"telefon|telefonnummer|kontakt",),
        "time": (r"wie spät ist es",),
        "counters": (r"zähler",),
        "unsubscribe": (r"stopp|abbestellen|abmelden|aufhören",),
        "subscribe how": (r"wie abonniere ich|abonnieren",),
        "about": (r"wer bist du|bist du ein bot",),
        "archive": (r"alle erklärungen|archiv",),
        "help": (r"hilfe|wie funktioniert das|was kannst du(?: tun)?",),
    },
    beyond=(
        r"was (?:denkst|hältst|meinst|glaubst) du(?: (?:über|von|zu))?(?P<rest>.*)",
        r"(?:was ist )?(?:deine|ihre) meinung(?: (?:über|von|zu))?(?P<rest>.*)",
        r"(?:ist es wahr|stimmt es)(?:,? dass)?(?!.*\b(?:gesagt|sagte))(?P<rest>.*)",
        r"(?:fasse|fass|erkläre|erklär)(?: mir)?\b(?P<rest>.*?)(?: zusammen)?",
        r"erzähl(?:e)?(?: mir)? (?:einen witz|eine geschichte).*",
        r"schreib(?:e)?(?: mir)? ein(?:en|e)? (?:brief|gedicht|artikel|text|aufsatz|e-?mail)\b(?P<rest>.*)",
    ),
)  # fmt: skip

LANGUAGE = Language(
    code="de",
    stemmer="german",
    signs={"ß": 1, "ü": 1},
    stop_words=word_set(
        "der die das den dem des ein eine einen einem einer eines und oder aber von vom zu zum zur in im an "
        "am auf aus bei mit nach für über unter um durch als wie dass ob wenn er sie es ihn ihm ihr wir uns "
        "ihr euch ich mich mir du dich sein seine seinen seinem seiner ihre ihren ihrem ihrer ist sind war "
        "waren wird werden wurde wurden worden hat haben hatte hatten nicht kein keine was wer wen wem wessen "
        "wann wo wohin woher warum wieso welche welcher welches welchen welchem viel viele sich auch so noch "
        "nur"
    ),
    never_end=word_set(
        "hr fr frl dr prof dipl ing z.b d.h u.a s.o s.u o.ä i.d.r u.u m.e v.a bzw ca vgl evtl ggf inkl exkl "
        "abs art bd kap str tel zit sog gem st hl gen ev kath etw"
    ),
    numbered=word_set("nr s abs art kap bd ziff tel abb"),
    may_end=word_set("usw etc mio mrd u.s.w o.g bspw jh jhd chr n.chr v.chr gest geb"),
    dotted_ordinals=True,
    questions=GERMAN,
    times=Times(
        inside="im|in|am|an|vom|während|innerhalb|in der|in dem|über|zu|zum|aus|aus dem|im laufe|für|den|der|des",
        since=(
            "seit|ab|von|nicht vor|frühestens|frühestens ab|frühestens im|frühestens am|seit dem|ab dem|seit der|"
            "nicht vor dem"
        ),
        until=(
            "bis|bis zum|bis zu|spätestens|spätestens bis|spätestens im|spätestens am|nicht später als|bis ende|"
            "bis in den|bis einschließlich|bis einschliesslich|nicht nach|nicht nach dem"
        ),
        after="nach|nach dem|später als|nach der",
        before="vor|vor dem|früher als|vor der",
        near="um|ungefähr|gegen|um den|rund um",
        between="zwischen|von|vom|zwischen dem",
        to="bis|bis zum|bis zu|bis in den",
        joint="und|und dem",
        onwards="und später|an|und danach",
        backwards="und früher|oder früher|und davor",
        inclusive="einschließlich|inklusive|einschliesslich",
        the="der|die|das|den|dem|des",
        of="des|der|von|vom|im|in",
        year_word="jahr|jahre|jahres|n. chr.",
        last="letzte*|vorige*|vergangene*|vorherige*",
        this="diese|dieser|dieses|diesem|diesen|laufende*|aktuelle*",
        next="nächste*|kommende*|naechste*|folgende*",
        past="letzten|vergangenen|zurückliegenden",
        final="letzte*",
        few="paar|einigen|wenigen|ein paar|einige",
        ago="zuvor",
        ago_before="vor",
        early="anfang|beginn|frühe*",
        mid="mitte|mittig",
        late="ende|späte*|ausgang",
        whole="ganzen|ganze|gesamte*|ganzes",
        week_of="vom|von|um den|mit dem|des",
        week_from="ab|ab dem|beginnend am|beginnend mit dem",
        week_ending="bis|bis zum|endend am",
        events=(
            "gipfel|gipfels|treffen|wahl|wahlen|krieg|kriegs|invasion|pandemie|konferenz|waffenstillstand|"
            "referendum|abstimmung|angriff|angriffs|besuch|gespräche|verhandlungen|putsch|mord|krise|weihnachten|"
            "ostern|ramadan|forum|rücktritt|debatte|überfall"
        ),
        during="während",
        days={
            "vorgestern": -2, "gestern": -1, "heute": 0, "heute morgen": 0, "morgen": 1,
        },
        units={
            "day": "tag|tage|tagen|tages", "week": "woche|wochen", "weekend": "wochenende|wochenendes|wochenenden",
            "fortnight": "", "month": "monat|monate|monaten|monats",
            "quarter": "quartal|quartals|quartale|vierteljahr|quartalen",
            "half": "halbjahr|halbjahres|hälfte|haelfte|halbjahrs|jahreshälfte",
            "year": "jahr|jahre|jahren|jahres|jahrs", "decade": "jahrzehnt|jahrzehnts",
        },
        numbers={
            "einem": 1, "einer": 1, "ein": 1, "eine": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "fuenf": 5,
            "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "zwölf": 12, "dreißig": 30,
        },
        ordinals={
            "erste*": 1, "zweite*": 2, "dritte*": 3, "vierte*": 4, "fünfte*": 5, "zweit*": 2,
        },
        seasons={
            "frühling": 1, "frühjahr": 1, "frühlings": 1, "sommer": 2, "sommers": 2, "herbst": 3, "herbstes": 3,
            "winter": 4, "winters": 4,
        },
        suffix=".|te|ten|ter",
        genitive="vom von",
        months={
            "jänner": 1, "feber": 2, "jaenner": 1,
        },
        weekdays={
            "sonnabend": 5,
        },
        tails=("hälfte", "haelfte", "woche", "anfang", "beginn", "mitte", "ende"),
    ),
    wishes=WISHES,
    said=r"sagte?|sagt|erklärte?|erklärt|betonte?|betont|ergänzte|ergänzt|führte\s+aus",
    directions=r"heiterkeit|lachen|beifall|applaus|unverständlich|zwischenruf\w*|zuruf\w*",
    read_more=r"weiterlesen|mehr lesen",
    first_person=r"\b(?i:ich|wir|uns\w*|mein\w*|mir)\b",
    labels=Labels(
        question=(
            "frage,journalist,moderator,journalistin,moderatorin,interviewer,interviewerin,zusatzfrage,"
            "nachfrage"
        ),
        answer="antwort",
        pairs="f a",
        unnamed="teilnehmer,publikum,dolmetscher,zuruf",
        collective=(
            "zurufe,zuruf,gegenruf,zwischenruf,zwischenrufe,ein abgeordneter,eine abgeordnete,"
            "mehrere abgeordnete,stimme,stimmen"
        ),
        not_labels="meine damen und herren,liebe freunde,datum,ort,thema,hinweis,anmerkung,quelle,fazit",
        titles=(
            "herr frau minister chancellor präsident präsidentin kanzler kanzlerin bundeskanzler "
            "bundeskanzlerin ministerin außenminister außenministerin bundesminister bundesministerin "
            "bundespräsident staatssekretär staatssekretärin sprecher sprecherin regierungssprecher "
            "botschafter botschafterin staatsminister staatsministerin abgeordneter abgeordnete "
            "alterspräsident alterspräsidentin vizepräsident vizepräsidentin vizekanzler parl bürgermeister "
            "bürgermeisterin sts stsin sts’in sts'in"
        ),
        honorifics="herr frau",
        male="herr",
        female="frau",
        abbreviated="bundesmin dr prof",
        asking="frage zusatzfrage nachfrage",
        askers="moderatorin journalistin journalist moderator interviewer",
        articles="der die das",
        particles="von der zu zum",
        joining="des und für",
        more_offices="berater beauftragter",
        office_nouns="präsident präsidentin kanzler kanzlerin bundeskanzler bundeskanzlerin",
        departments="auswärtigen",
        bodies="agentur gmbh ministerium regierung bundesregierung botschaft auswärtiges bundestag",
    ),
)  # fmt: skip

"""Questions in Spanish."""

from index.languages.labels import Labels
from index.languages.language import Language
from index.languages.times import Times
from index.languages.tongue import Tongue, word_set
from index.languages.wishes import Wishes

_SAY = (
    r"(?:dijo|dicho|dice|dec[ií]a|diciendo|dir[áa]|habl[óo]|habla|hablado|coment[óo]|comenta|comentado|"
    r"afirm[óo]|afirma|afirmado|declar[óo]|declara|declarado|"
    r"manifest[óo]|mencion[óo]|menciona|mencionado|opina|opin[óo]|piensa|pens[óo]|cree|se[ñn]al[óo]|expres[óo])"
)
_MEAN = (
    r"(?P<keep>(?:propus|propon|propuest|prome|anunci|conden|critic|advirti|advier|amenaz|acus|neg[óo]|nieg|"
    r"confirm|explic|describ|descri|llam|pid|pregunt|"
    r"respond|contest|elogi|record|destac|subray|rechaz|exig|agradec|felicit|escrib|escrit|calific)\w*)"
)
_ABOUT = r"(?:\s+(?:algo\s+)?(?:sobre|acerca\s+de|respecto\s+(?:a|de)|de|del|a\s+prop[óo]sito\s+de|en\s+cuanto\s+a)\b)?"
_WORDS = (
    r"(?:declaraci(?:ones|[óo]n)|palabras?|comentarios?|citas?|posici[óo]n|posturas?|opini(?:ones|[óo]n)|"
    r"afirmaci(?:ones|[óo]n)|reacci[óo]n|dichos)"
)
_TEXTS = (
    r"(?:discursos?|entrevistas?|art[íi]culos?|rueda\s+de\s+prensa|mensajes?|cartas?|intervenci(?:ones|"
    r"[óo]n)|respuestas?|propuestas?)"
)
_BEFORE = r"(?<!\bde\s)(?<!\bsobre\s)(?<!\ba\s)(?<!\bcon\s)(?<!\bcontra\s)(?<!\bsalvo\s)"
_THE = r"(?:(?:el|la|los|las)\s+)?"

_SAID = r"(?:(?:ha|han) )?(?:mencion\w+|habl\w+|dij\w+|dicho|us\w+|coment\w+)(?: (?:de|del|sobre))?"
_COUNTED = r"(?:declaraciones|discursos|comunicados|textos|entrevistas|notas)"
_ENDS = r"por (?:primera|última|ultima) vez"
_COUNTING = (
    ("count", rf"(?:cu[áa]ntas veces|con qu[ée] frecuencia) se {_SAID} (?P<what>.+)"),
    ("count", rf"(?:cu[áa]ntas veces|con qu[ée] frecuencia) {_SAID} (?P<both>.+)"),
    (
        "count",
        rf"(?:en )?cu[áa]nt[oa]s {_COUNTED} (?:mencionan|hablan (?:de|del|sobre)|hay (?:sobre|acerca de|de)|contienen|tratan (?:de|sobre)) (?P<what>.+)",
    ),
    ("when", rf"cu[áa]ndo se {_SAID} {_ENDS} (?:de |sobre )?(?P<what>.+)"),
    ("when", rf"cu[áa]ndo se {_SAID} (?P<what>.+?) {_ENDS}"),
    ("when", rf"cu[áa]ndo {_SAID} (?P<both>.+?) {_ENDS}"),
    ("when", rf"cu[áa]ndo {_SAID} (?P<who>.+?) {_ENDS} (?:de |sobre )?(?P<what>.+)"),
    ("when", r"(?:la )?(?:primera|última|ultima) (?:declaraci[óo]n|menci[óo]n) (?:de|sobre|del) (?P<what>.+)"),
    (
        "list",
        rf"(?:lista(?:r)?|muestra(?:me)?|muéstrame)? ?todas las {_COUNTED} (?:sobre|de|que mencionan) (?P<what>.+)",
    ),
    ("list", rf"(?:la )?lista de (?:las )?{_COUNTED} (?:sobre|de|que mencionan) (?P<what>.+)"),
    ("list", r"todo lo que (?:(?:ha )?(?:dijo|dicho)) (?P<who>.+?) (?:sobre|acerca de) (?P<what>.+)"),
    (
        "change",
        r"(?:ha )?(?:cambi[óo]|cambiado) (?:la (?:redacci[óo]n|formulaci[óo]n|postura|posici[óo]n)|el (?:lenguaje|tono)) (?:sobre|acerca de|respecto a) (?P<what>.+)",
    ),
    (
        "change",
        r"c[óo]mo (?:ha )?(?:cambi[óo]|cambiado) (?:la (?:redacci[óo]n|formulaci[óo]n|postura|posici[óo]n)|el (?:lenguaje|tono)) (?:de (?P<who>.+?) )?(?:sobre|acerca de|respecto a) (?P<what>.+)",
    ),
    (
        "sides",
        r"(?:compara(?:r)? )?(?:(?:qu[ée]|lo que) dijeron )?(?:a )?(?P<who>[^,]{2,60}?) (?:y|e|con) (?:a )?(?P<other>[^,]{2,60}?) (?:sobre|acerca de) (?P<what>.+)",
    ),
)

SPANISH = Tongue(
    counting=_COUNTING,
    whose="qué dijo {}",
    following={
        "carry": (
            r"(?:y|pero|también)[ ,]+(?:qué (?:hay de|tal|pasa con) |sobre )?(?P<x>.{1,60})|(?:qué hay de|"
            r"qué pasa con) (?P<x2>.{1,60})"
        ),
        "about": r"^(?:sobre|acerca de|de)\s+",
        "next": (
            r"(?:(?:dime|cuéntame|muéstrame|dame) )?más|(?:el |la )?siguiente|otr[ao](?: cita)?|"
            r"qué más(?: dijo)?|continúa|sigue"
        ),
        "whole": (
            r"(?:(?:muestra|dame|ver) )?(?:el |la )?(?:texto|respuesta|declaración|discurso) (?:completo|"
            r"completa|entero|entera)|completo|entero"
        ),
        "context": r"(?:en |el |ver el )?contexto",
        "who": (
            r"quién (?:dijo|ha dicho|lo dijo|dice)(?: eso| esto)?|quién lo dijo|quién es|quién|"
            r"de quién son estas palabras"
        ),
        "asked": r"quién (?:preguntó|lo preguntó|hizo la pregunta)(?: eso)?|cuál (?:era|fue) la pregunta",
        "when": r"cuándo(?: fue(?: eso)?| lo dijo| dijo eso)?|(?:en )?qué fecha(?: fue)?",
        "where": r"dónde(?: fue(?: eso)?| lo dijo| dijo eso)?",
        "source": r"(?:cuál es )?(?:la |el )?(?:fuente|enlace|link)|de dónde (?:es|sale|viene) (?:eso|esto)?",
        "opposite": r"(?:dijo|ha dicho) (?:alguna vez |en algún momento )?lo (?:contrario|opuesto)",
        "earlier": r"(?:y )?(?:antes(?: de eso)?|anteriormente|previamente)",
        "later": r"(?:y )?(?:después(?: de eso)?|desde entonces|más tarde|luego)",
        "negation": r"\b(?:no|nunca|jamás|nada|nadie|ninguna?|sin)\b",
        "year": "en {}",
        "earlier_than": "antes del {}",
        "later_than": "después del {}",
        "asks_about": " sobre {}",
        "he": r"\b(?:él|ella)\b",
        "it": r"\b(?P<lead>sobre|de)\s+(?:eso|esto|ello)$",
    },
    code="es",
    marks=word_set(
        "el la los las de del que qué en un una por para con se su es fue cómo cuándo dónde quién cuál "
        "cuántos cuántas dijo dice sobre según y al lo más ha han"
    ),
    idle=word_set(
        "qué que quién quien cuándo cuando dónde cómo cuál el la los las un una de del en sobre por a y o "
        "todo todos algo es fue hay ha han dijo dice dicho declaraciones declaración palabras comentarios "
        "citas noticias últimas última nuevo nuevas muestra muéstrame busca dame se su"
    ),
    titles=word_set(
        "el la señor señora sr sra ministro ministra exteriores de asuntos presidente presidenta portavoz "
        "secretario secretaria estado embajador embajadora canciller primer director directora general"
    ),
    peoples=r"(?:\w+(?:ano|ana|és|esa|ense|ol|ola)|rus[oa])",
    join=r"(?:\s*,\s*(?:y\s+)?|\s+(?:y|e|o)\s+)",
    aside=r"(?:de|del|sobre|contra|acerca|salvo|excepto|con|a)",
    person=r"(?:qui[ée]n(?:es)?|d[óo]nde|cu[áa]ndo|c[óo]mo|es|se)",
    speech=r"\b(?:dijo|dice|dicho|declar\w+|coment\w+|entrevista\w*|discurso\w*|art[íi]culo\w*|palabras|"
           r"mencion\w+|afirm\w+|anunci\w+|habl[óo]|noticias|"
    r"prensa|posici[óo]n|comunicado\w*)\b",
    who_said=r"^\W*qui[ée]n(?:es)?\s+(?:lo\s+)?(?:dijo|dice|ha\s+dicho|afirm\w+|declar\w+|cree|llam\w+)\b",
    frames=(
        (rf"(?:\bqu[ée]\s+(?:m[áa]s\s+)?)?{_BEFORE}\b(?:(?:ha|han|hab[íi]a|est[áa]|hubo)\s+)?(?:{_SAY}|"
         rf"{_MEAN})\s+{_THE}{{N}}{_ABOUT}"),
        (rf"(?:\b(?:lo\s+)?qu[ée]\s+)?{_BEFORE}{{N}}\s+(?:(?:ya|no|tambi[ée]n|ha|han|hab[íi]a|"
         rf"est[áa])\s+)*(?:{_SAY}|{_MEAN})\b{_ABOUT}"),
        rf"\b(?:seg[úu]n|de\s+acuerdo\s+con|en\s+palabras\s+de|en\s+opini[óo]n\s+de|a\s+juicio\s+de)\s+{_THE}{{N}}",
        (rf"\b(?:dich[oa]s?|hech[oa]s?|pronunciad[oa]s?|(?P<keep>escrit[oa]s?|publicad[oa]s?|"
         rf"propuest[oa]s?))\s+por\s+{_THE}{{N}}{_ABOUT}"),
        (rf"(?:\bcu[áa]l\s+es\s+)?{_BEFORE}{_THE}\b(?:(?:{_WORDS}|todo|algo)|(?P<keep>{_TEXTS}))\s+(?:de|del|"
         rf"con|a|por)\s+{_THE}{{N}}{_ABOUT}"),
        r"^\W*(?:(?:cita|citas|muestra|busca|dame|y)\s+)?{N}\s*(?:\b(?:sobre|acerca\s+de)\b|:)",
    ),
    anybody=word_set("alguien"),
    pronouns=word_set("él ella ellos ellas usted ustedes gente expertos alguien"),
    asks_words_of=(
        r"\bqu[ée]\s+(?:dijo|dice|ha\s+dicho|opina|piensa)\s+(?:el\s+|la\s+)?{NAME}",
        r"\bseg[úu]n\s+(?:el\s+|la\s+)?{NAME}",
    ),
    statements=r"(?:declaraci[oó]n(?:es)?|discursos?|entrevistas?|comunicados?)",
    dating=r"^\W*+(?:cu[áa]ndo|(?:en|desde)?\s*qu[ée]\s+(?:fecha|d[íi]a|a[ñn]o|mes|siglo)|hace\s+cu[áa]nto)\b",
    newest=(r"(?:(?:lo|la|las|los|el)\s+)?(?:últim[oa]s?|más\s+recientes?)(?=\s+(?:noticias?|declaraci[oó]n(?:es)?|palabras|comentarios?|sobre|de)\b)"
            r"(?:\s+noticias(?=\s+(?:sobre|de)\b))?"),
    asking=r"(?:qui[ée]n(?:es)?|qu[ée]|cu[áa]l(?:es)?|cu[áa]ndo|d[óo]nde|por\s+qu[ée]|c[óo]mo|cu[áa]nt[oa]s?|acaso|en\s+qu[ée]|a\s+qu[ée]|de\s+qu[ée]|con\s+qu[ée])",
    wish=(
        r"(?:por\s+favor,?\s+)?(?:(?:mu[ée]stra|busca|encuentra|da|lista|enumera|cita|ense[ñn]a|di)(?:me|nos)?|"
        r"(?:una\s+|la\s+)?lista\s+de|quiero(?:\s+ver)?)"
        r"(?:\s+(?:una\s+lista\s+de|la\s+lista\s+de))?"
    ),
    intro=(
        r"(?:(?:todas?|todos?|las|los|algunas?|otras?)\s+)*(?:citas?|declaraci[oó]n(?:es)?|comentarios?|palabras|menciones|noticias|informaci[oó]n|algo|todo)?\s*"
        r"(?:sobre|acerca\s+de|respecto\s+a|en\s+relaci[oó]n\s+con)"
    ),
)  # fmt: skip

WISHES = Wishes(
    wants={
        "greeting": (r"hola|buenos días|buenas tardes|buenas noches",),
        "thanks": (r"(?:muchas )?gracias",),
        "latest": (r"(?:últimas )?noticias|últimas declaraciones|qué hay de nuevo",),
        "contact": (r"teléfono|número de teléfono|contacto",),
        "time": (r"qué hora es",),
        "counters": (r"contadores",),
        "unsubscribe": (r"alto|basta|para|cancelar|(?:(?:me )?quiero )?dar(?:me|se)? de baja",),
        "subscribe how": (r"cómo me suscribo|suscribirse",),
        "about": (r"quién eres|eres un bot",),
        "archive": (r"todas las declaraciones|archivo",),
        "help": (r"ayuda|cómo funciona|qué (?:puedes|sabes) hacer",),
    },
    beyond=(
        r"qu[ée] (?:piensas|opinas|cree[s]?|opina usted|piensa usted)(?: (?:de|sobre|acerca de))?(?P<rest>.*)",
        r"(?:cu[áa]l es )?tu opini[óo]n(?: (?:de|sobre))?(?P<rest>.*)",
        r"es (?:verdad|cierto|mentira)(?: que)?(?!.*\bdij)(?P<rest>.*)",
        r"(?:resume|resúmeme|resumeme|expl[íi]ca(?:me)?|haz(?:me)? un resumen de)\b(?P<rest>.*)",
        r"cu[ée]ntame un (?:chiste|cuento).*",
        r"escribe(?:me)? una? (?:carta|poema|art[íi]culo|texto|correo)\b(?P<rest>.*)",
    ),
)  # fmt: skip

LANGUAGE = Language(
    code="es",
    stemmer="spanish",
    signs={"¿": 2, "ñ": 2},
    stop_words=word_set(
        "el la los las un una unos unas y o pero de del a al en con por para sin sobre entre que como más su "
        "sus se lo le les me te nos mi tu es son era eran fue fueron ser ha han había está están este esta "
        "estos estas ese esa eso esto qué cuál cuáles quién quiénes cuándo dónde cómo cuánto cuánta cuántos "
        "cuántas porque no si ya también muy donde cuando quien cual"
    ),
    never_end=word_set(
        "sr sra srta sres sras d dña dr dra prof profa lic ing arq gral cnel cap excmo excma ilmo ilma ee pág "
        "págs p.ej ej av avda núm art ud uds vd vds sto sta mons"
    ),
    numbered=word_set("núm n.º pág págs art arts cap vol tel aptdo"),
    may_end=word_set("ee.uu uu rr.hh a.c d.c ss"),
    questions=SPANISH,
    times=Times(
        inside="en|el|durante|del|de|a|dentro de|a lo largo de|en el transcurso de|fechado el|al|por",
        since="desde|a partir de|a partir del|no antes de|no antes del|desde el",
        until=(
            "hasta|hasta el|a más tardar en|a más tardar el|no más tarde de|no más tarde del|no después de|"
            "no después del|a mas tardar|antes del fin de"
        ),
        after="después de|despues de|después del|despues del|tras|posterior a|posteriores a|tras el",
        before="antes de|antes del|anterior a|anteriores a|previo a",
        near="alrededor de|alrededor del|hacia|en torno a|en torno al",
        between="entre|desde|de|del|entre el",
        to="a|al|hasta|hasta el|al día",
        joint="y|e|y el",
        onwards="en adelante|y después|y más tarde",
        backwards="o antes|y antes",
        inclusive="inclusive|incluido|inclusive",
        the="el|la|los|las|día",
        of="de|del",
        year_word="año|d. c.|d.c.|ano",
        last="pasado|pasada|pasados|pasadas|anterior|previo",
        this="este|esta|estos|en curso|actual|presente",
        next="próximo|próxima|proximo|proxima|que viene|siguiente",
        past="último|última|ultimo|ultima|últimos|últimas|ultimos|ultimas",
        final="último|última|ultimo|ultima",
        few="pocos|unos|unas|varios|varias|un par de",
        ago="atrás",
        ago_before="hace",
        early="principios|comienzos|inicios|principio|comienzo|inicio|primeros días|primeros",
        mid="mediados|mediado|mitad",
        late="finales|fines|final|fin|últimos días",
        whole="todo|toda|entero|todo el|toda la",
        week_of="del|de",
        week_from="que empieza el|que comienza el|desde el|a partir del",
        week_ending="que termina el|que acaba el",
        events=(
            "cumbre|cumbres|reunión|elecciones|elección|guerra|invasión|pandemia|conferencia|alto el fuego|"
            "tregua|referéndum|votación|ataque|ataques|visita|conversaciones|negociaciones|golpe|asesinato|"
            "crisis|navidad|semana santa|ramadán|foro|dimisión|debate"
        ),
        during="durante",
        days={
            "anteayer": -2, "antes de ayer": -2, "ayer": -1, "anoche": -1, "hoy": 0, "mañana": 1,
        },
        units={
            "day": "día|días|dia|dias", "week": "semana|semanas", "weekend": "fin de semana|fines de semana",
            "fortnight": "quincena|quincenas", "month": "mes|meses", "quarter": "trimestre|trimestres",
            "half": "semestre|mitad|semestres", "year": "año|años|ano|anos", "decade": "década|decada|décadas",
        },
        numbers={
            "un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
            "nueve": 9, "diez": 10, "doce": 12, "quince": 15, "treinta": 30,
        },
        ordinals={
            "primer": 1, "primero": 1, "primera": 1, "segundo": 2, "segunda": 2, "tercer": 3, "tercero": 3,
            "tercera": 3, "cuarto": 4, "cuarta": 4, "quinta": 5, "quinto": 5,
        },
        seasons={
            "primavera": 1, "verano": 2, "otoño": 3, "otono": 3, "invierno": 4,
        },
        day_of="de del",
        suffix=".º|.ª|.er|.o|º|ª|ro|er|ra|do|da|°|o",
        genitive="de del a al",
        months={
            "setiembre": 9,
        },
    ),
    wishes=WISHES,
    said=r"dijo|afirmó|declaró|señaló|añadió|agregó|explicó|aseguró|manifestó|destacó|subrayó|indicó",
    directions=r"risas|aplausos|inaudible|ininteligible|interrupción|interpretaci[oó]n",
    read_more=r"leer más|seguir leyendo",
    first_person=r"\b(?i:yo|mi|nosotros|nuestr\w+)\b",
    labels=Labels(
        question="pregunta,periodista,moderador,moderadora,entrevistador,entrevistadora",
        answer="respuesta",
        pairs="p r",
        unnamed="participante,público,intérprete",
        collective="una voz,voces,varios señores diputados,un señor diputado,una señora diputada,varios diputados",
        not_labels="amigos,amigas,señoras y señores,señorías,queridos amigos,compañeros,fecha,lugar,nota,tema,fuente",
        titles=(
            "señor señora sr sra don doña presidente presidenta ministro ministra canciller portavoz "
            "embajador embajadora secretario secretaria gobernador senador senadora diputado diputada ponente "
            "vicepresidente vicepresidenta"
        ),
        honorifics="señor señora sr sra don doña",
        male="señor sr don",
        female="señora sra doña",
        abbreviated="st sr sra srta srs sras d",
        asking="pregunta",
        askers="periodista",
        articles="el la",
        particles="de del la y",
        joining="de del y",
        more_offices="consejero",
        office_nouns="presidente presidenta ministro ministra",
        departments="asuntos exteriores hacienda",
        bodies="agencia ministerio embajada gobierno",
    ),
)  # fmt: skip

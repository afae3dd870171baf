"""Questions in Spanish."""

from index.languages.language import Language
from index.languages.tongue import Tongue, word_set

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

SPANISH = Tongue(
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
    pronouns=word_set("él ella ellos ellas usted ustedes gente expertos alguien"),
    asks_words_of=(
        r"\bqu[ée]\s+(?:dijo|dice|ha\s+dicho|opina|piensa)\s+(?:el\s+|la\s+)?{NAME}",
        r"\bseg[úu]n\s+(?:el\s+|la\s+)?{NAME}",
    ),
    statements=r"(?:declaraci[oó]n(?:es)?|discursos?|entrevistas?|comunicados?)",
    dating=r"^\W*(?:cu[áa]ndo|(?:en|desde)?\s*qu[ée]\s+(?:fecha|d[íi]a|a[ñn]o|mes|siglo)|hace\s+cu[áa]nto)\b",
    newest=(r"(?:(?:lo|la|las|los|el)\s+)?(?:últim[oa]s?|más\s+recientes?)(?=\s+(?:noticias?|declaraci[oó]n(?:es)?|palabras|comentarios?|sobre|de)\b)"
            r"(?:\s+noticias(?=\s+(?:sobre|de)\b))?"),
    inside=r"(?:en|el|durante|del|de|a|dentro\s+de)",
    since=r"(?:desde|a\s+partir\s+de|a\s+partir\s+del)",
    until=r"hasta",
    after=r"(?:despu[ée]s\s+de|tras|posterior\s+a)",
    before=r"(?:antes\s+de|antes\s+del|anterior\s+a)",
    between=r"(?:entre|desde|de|del)",
    to=r"(?:y|a|al|hasta)",
    onwards=r"(?:en\s+adelante)",
    qualifier=(r"(?:(?:el|la|los)\s+)?(?:(?:principios|mediados|finales|fines|inicios|todo|mes|a[ñn]o|d[íi]a)\s+"
               r"(?:de\s+)?)?(?:el\s+)?"),
    ordinal=r"(?:º|ª|ro)",
    of=r"(?:de|del)",
    year_word=r"(?:\s+d\.?\s?C\.?)",
    last=r"(?:pasad[oa]|[úu]ltim[oa])",
    this=r"est[ea]",
    relative={
        "anteayer|antes de ayer": "day:-2", "ayer": "day:-1", "hoy": "day:0",
        r"(?:en\s+)?esta\s+semana": "week:0", r"(?:en\s+)?la\s+semana\s+pasada|la\s+pasada\s+semana": "week:-1",
        r"(?:en\s+)?este\s+mes": "month:0", r"(?:en\s+)?el\s+mes\s+pasado|el\s+pasado\s+mes": "month:-1",
        r"(?:en\s+)?este\s+a[ñn]o": "year:0", r"(?:en\s+)?el\s+a[ñn]o\s+pasado|el\s+pasado\s+a[ñn]o": "year:-1",
        r"(?:en|durante)\s+la\s+[úu]ltima\s+semana": "+7:day", r"(?:en|durante)\s+el\s+[úu]ltimo\s+mes": "+1:month",
        r"(?:en|durante)\s+el\s+[úu]ltimo\s+a[ñn]o": "+1:year",
    },
    ago=r"hace\s+(?P<n>{number})\s+(?P<unit>d[íi]as?|semanas?|mes(?:es)?|a[ñn]os?)",
    rolling=(r"(?:en\s+)?(?:los|las)\s+(?:[úu]ltim[oa]s\s+)(?P<n>{number})\s+(?P<unit>d[íi]as?|semanas?|"
             r"mes(?:es)?|a[ñn]os?)"),
    numbers={"un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
    "nueve": 9, "diez": 10},
    units={"d": "day", "s": "week", "m": "month", "a": "year"},
    seasons={"primavera": 1, "verano": 2, "otoño": 3, "invierno": 4},
    quarter=r"(?P<q>primer|segundo|tercer|cuarto|[úu]ltimo)\s+trimestre\s+(?:de\s+|del\s+)?(?P<qy>{year})",
    half=r"(?P<h>primer|segundo|primera|segunda)\s+(?:semestre|mitad)\s+(?:de\s+|del\s+)?(?P<hy>{year})",
    ordinals={"primer": 1, "segund": 2, "tercer": 3, "cuarto": 4, "último": 4, "ultimo": 4},
    months={"setiembre": 9},
    weekdays={},
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
)

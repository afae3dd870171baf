"""Questions in French."""

from index.languages.language import Language
from index.languages.tongue import Tongue, word_set

_SAY = (
    r"(?:dit|dite|disait|disant|dira|parle|parl[ée]|parlait|d[ée]clare|d[ée]clar[ée]|affirme|affirm[ée]|"
    r"comment[ée]|commente|mentionn[ée]|mentionne|"
    r"pense|pens[ée]|croit|estime|estim[ée]|exprim[ée])"
)
_MEAN = (
    r"(?P<keep>(?:propos|prom[ei]|annonc|condamn|critiqu|averti|menac|accus|ni[ée]|confirm|expliqu|d[ée]cri|"
    r"appel|qualifi|demand|r[ée]pond|salu|rappel|"
    r"soulign|rejet|exig|remerci|f[ée]licit|[ée]cri)\w*)"
)
_ABOUT = r"(?:\s+(?:au\s+sujet\s+d(?:e|u)|[àa]\s+propos\s+d(?:e|u)|concernant|sur|de|du|des)\b|\s+d['’])?"
_WORDS = r"(?:d[ée]clarations?|propos|paroles?|commentaires?|citations?|positions?|avis|opinions?|r[ée]actions?|mots?)"
_TEXTS = (
    r"(?:discours|entretiens?|interviews?|articles?|conf[ée]rence\s+de\s+presse|allocutions?|messages?|"
    r"lettres?|r[ée]ponses?|interventions?)"
)
_BEFORE = r"(?<!\bde\s)(?<!\bsur\s)(?<!\b[àa]\s)(?<!\bavec\s)(?<!\bcontre\s)(?<!\bsauf\s)"
_THE = r"(?:(?:le|la|les|l['’])\s*)?"
_OF = r"(?:de\s+|du\s+|d['’]|par\s+|avec\s+)"

FRENCH = Tongue(
    code="fr",
    marks=word_set(
        "le la les des du de un une et est que qui quoi quel quelle quels quelles où quand comment pourquoi "
        "combien sur dans par pour avec a été dit selon au aux ce cette sont ont il elle ne pas d l qu"
    ),
    idle=word_set(
        "que quoi qui quel quelle quels quelles où quand comment le la les l un une des du de d en sur dans "
        "par pour à et ou tout tous est a ont été y dit déclaré déclarations déclaration propos paroles "
        "commentaires citations nouvelles actualités dernières dernière dernier montre montrez cherche donne "
        "moi qu ce"
    ),
    titles=word_set(
        "le la m mme monsieur madame ministre président présidente affaires étrangères des de porte parole "
        "secrétaire état ambassadeur ambassadrice premier première chancelier chancelière directeur "
        "directrice général"
    ),
    peoples=r"(?:russe|\w+(?:ain|aine|ais|aise|ien|ienne|ois|oise|and|ande|ol|ole))",
    join=r"(?:\s*,\s*(?:et\s+)?|\s+(?:et|ou)\s+)",
    aside=r"(?:de|du|sur|contre|à|avec|sauf|concernant)",
    person=r"(?:qui|o[ùu]|quand|comment|est|on)",
    speech=r"\b(?:dit|d[ée]clar\w+|propos|comment\w+|entretien\w*|interview\w*|discours|article\w*|paroles|"
           r"mentionn\w+|affirm\w+|annonc\w+|parl[ée]\w*|"
    r"actualit[ée]s|presse|position|communiqu[ée]\w*)\b",
    who_said=r"^\W*qui\s+(?:est-ce\s+qui\s+)?(?:a\s+)?(?:dit|d[ée]clar\w+|affirm\w+|pense|appel\w+|qualifi\w+)\b",
    frames=(
        (rf"(?:\b(?:qu['’]|que\s+))?{_BEFORE}\b(?:(?:a|ont|avait)(?:-t-il|-t-elle)?\s+)?(?:{_SAY}|"
         rf"{_MEAN})\s+{_THE}{{N}}{_ABOUT}"),
        (rf"(?:\b(?:qu['’]est-ce\s+que?\s*['’]?|ce\s+que?\s*['’]?|qu['’]|que\s+))?\s*{_BEFORE}{{N}}\s+"
        rf"(?:(?:a-t-il|a-t-elle|a|ont|avait|n['’]a|d[ée]j[àa]|aussi|"
        rf"pas)\s+)*(?:{_SAY}|{_MEAN})(?:-t-il|-t-elle|-il|-elle)?(?![\w-]){_ABOUT}"),
        rf"\b(?:selon|d['’]apr[èe]s|pour\s+citer|de\s+l['’]avis\s+(?:de|du))\s+{_THE}{{N}}",
        (rf"\b(?:dit|dits|faites?|prononc[ée]e?s?|tenus?|(?P<keep>[ée]crite?s?|publi[ée]e?s?|"
         rf"propos[ée]e?s?))\s+par\s+{_THE}{{N}}{_ABOUT}"),
        (rf"(?:\bquel(?:le)?\s+est\s+)?{_BEFORE}{_THE}\b(?:(?:{_WORDS}|tout)|"
         rf"(?P<keep>{_TEXTS}))\s+{_OF}{_THE}{{N}}{_ABOUT}"),
        (r"^\W*(?:(?:cite|citer|montre|cherche|et)\s+)?{N}\s*(?:\b(?:sur|[àa]\s+propos\s+d(?:e|u)|"
         r"au\s+sujet\s+d(?:e|u)|concernant)\b|:)"),
    ),
    pronouns=word_set("il elle ils elles on nous vous gens experts quelqu'un"),
    asks_words_of=(
        r"\bqu(?:['’]|e\s+)(?:a\s+dit|dit|pense|a\s+déclaré)\s+(?:le\s+|la\s+)?{NAME}",
        r"\bselon\s+(?:le\s+|la\s+)?{NAME}",
    ),
    statements=r"(?:déclarations?|discours|entretiens?|communiqués?)",
    dating=r"^\W*(?:quand|(?:en|[àa]|depuis)?\s*quel(?:le)?\s+(?:date|jour|ann[ée]e|mois|si[èe]cle))\b",
    newest=(r"(?:(?:les|la|le)\s+)?(?:derni(?:er|ère)s?|plus\s+récente?s?)(?=\s+(?:nouvelles?|déclarations?|propos|commentaires?|mots|sur|de)\b)"
            r"(?:\s+nouvelles(?=\s+(?:sur|de)\b))?"),
    inside=r"(?:en|au|le|durant|pendant|dans|du|de|au\s+cours\s+de)",
    since=r"(?:depuis|[àa]\s+partir\s+d[eu'’]|d[èe]s)",
    until=r"(?:jusqu['’](?:en|au|[àa])|jusque)",
    after=r"apr[èe]s",
    before=r"avant",
    between=r"(?:entre|de|du|depuis)",
    to=r"(?:et|[àa]|au|jusqu['’](?:en|au|[àa]))",
    onwards=r"(?:et\s+apr[èe]s)",
    qualifier=(r"(?:(?:le|la|l['’])\s*)?(?:(?:d[ée]but|mi|fin|milieu|mois|courant|ann[ée]e)[\s-]+(?:de\s+|"
               r"d['’])?)?(?:le\s+|l['’])?"),
    ordinal=r"(?:er|e)",
    of=r"(?:de|d['’])",
    year_word=r"(?:\s+apr\.?\s+J\.?-C\.?)",
    last=r"(?:derni[èe]re?|pass[ée]e?)",
    this=r"(?:ce|cet|cette)",
    relative={
        "avant[- ]hier": "day:-2", "hier": "day:-1", r"aujourd['’]hui": "day:0",
        "cette semaine": "week:0", r"(?:durant\s+|pendant\s+)?la\s+semaine\s+(?:derni[èe]re|pass[ée]e)": "week:-1",
        r"ce\s+mois(?:-ci)?": "month:0", r"(?:durant\s+|pendant\s+)?le\s+mois\s+(?:dernier|pass[ée])": "month:-1",
        r"cette\s+ann[ée]e": "year:0", (r"(?:durant\s+|pendant\s+)?l['’]ann[ée]e\s+(?:derni[èe]re|pass[ée]e)|"
                                        r"l['’]an\s+dernier"): "year:-1",
    },
    ago=r"il\s+y\s+a\s+(?P<n>{number})\s+(?P<unit>jours?|semaines?|mois|ans?|ann[ée]es?)",
    rolling=(r"(?:ces|les|durant\s+les|pendant\s+les|au\s+cours\s+des)\s+(?P<n>{number})\s+derni(?:ers|"
             r"[èe]res)\s+(?P<unit>jours?|semaines?|mois|ans?|ann[ée]es?)"),
    numbers={"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10},
    units={"j": "day", "s": "week", "m": "month", "a": "year"},
    seasons={"printemps": 1, "été": 2, "automne": 3, "hiver": 4},
    quarter=(r"(?P<q>premier|deuxi[èe]me|second|troisi[èe]me|quatri[èe]me|dernier|1er|2e|3e|4e)\s+trimestre\s+"
             r"(?:de\s+)?(?P<qy>{year})"),
    half=r"(?P<h>premier|premi[èe]re|second|seconde|deuxi[èe]me)\s+(?:semestre|moiti[ée])\s+(?:de\s+)?(?P<hy>{year})",
    ordinals={"premi": 1, "deuxi": 2, "second": 2, "troisi": 3, "quatri": 4, "dernier": 4},
    months={},
    weekdays={},
)  # fmt: skip

LANGUAGE = Language(
    code="fr",
    stemmer="french",
    stop_words=word_set(
        "le la les un une des du de d l et ou mais à au aux en dans par pour sans sur avec que qui quoi dont "
        "où se s ce cette ces cet il elle ils elles on nous vous je tu me te son sa ses leur leurs est sont "
        "était étaient été être a ont avait ne pas plus n c j m t qu quel quelle quels quelles quand comment "
        "pourquoi combien y"
    ),
    never_end=word_set("m mm mme mmes mlle mlles me dr pr prof mgr gén col cdt p.ex ex cf av env éd chap art réf"),
    numbered=word_set("n° nº p pp art al chap vol tél fig"),
    may_end=word_set("etc av.j.-c j.-c apr"),
    questions=FRENCH,
)

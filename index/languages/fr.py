"""Questions in French."""

from index.languages.labels import Labels
from index.languages.language import Language
from index.languages.times import Times
from index.languages.tongue import Tongue, word_set
from index.languages.wishes import Wishes

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

_SAID = r"(?:mentionn[ée]\w*|parl[ée]\w*|[ée]voqu[ée]\w*|dit|utilis[ée]\w*)(?: (?:de|du|des|d[’']))?"
_COUNTED = r"(?:d[ée]clarations|discours|communiqu[ée]s|textes|entretiens|interviews)"
_ENDS = r"pour la (?:premi[èe]re|derni[èe]re) fois"
_COUNTING = (
    ("count", rf"combien de fois (?P<who>.+?) a-t-(?:il|elle) {_SAID} ?(?P<what>.+)"),
    ("count", rf"combien de fois a-t-on {_SAID} ?(?P<what>.+)"),
    (
        "count",
        rf"(?:dans )?combien de {_COUNTED} (?:mentionnent|[ée]voquent|parlent (?:de|du|des)|portent sur|contiennent|y a-t-il sur) (?P<what>.+)",
    ),
    ("count", r"(?:à|a) quelle fr[ée]quence (?:parle|a-t-on parl[ée])(?:-t-on)? (?:de |du |des )?(?P<what>.+)"),
    ("when", rf"quand (?P<who>.+?) a-t-(?:il|elle) {_SAID} ?(?P<what>.+?) {_ENDS}"),
    ("when", rf"quand (?P<who>.+?) a-t-(?:il|elle) {_ENDS} {_SAID} ?(?P<what>.+)"),
    ("when", rf"quand a-t-on {_SAID} ?(?P<what>.+?) {_ENDS}"),
    ("when", r"(?:la )?(?:premi[èe]re|derni[èe]re) (?:d[ée]claration|mention) (?:sur|de|du|des) (?P<what>.+)"),
    (
        "list",
        rf"(?:liste[rz]?|montre[rz]?(?:-moi)? )?toutes les {_COUNTED} (?:sur|à propos de|qui mentionnent) (?P<what>.+)",
    ),
    ("list", rf"(?:la )?liste des {_COUNTED} (?:sur|à propos de|qui mentionnent) (?P<what>.+)"),
    ("list", r"tout ce (?:que|qu[’'])a dit (?P<who>.+?) (?:sur|à propos de|au sujet de) (?P<what>.+)"),
    (
        "change",
        r"(?:comment )?(?:la (?:formulation|position)|le (?:discours|langage|ton|texte)) (?:de (?P<who>.+?) )?(?:sur|à propos de|concernant) (?P<what>.+?) a-t-(?:elle|il) (?:chang[ée]|[ée]volu[ée])",
    ),
    (
        "change",
        r"comment a (?:chang[ée]|[ée]volu[ée]) (?:la (?:formulation|position)|le (?:discours|langage|ton)) (?:de (?P<who>.+?) )?(?:sur|à propos de|concernant) (?P<what>.+)",
    ),
    (
        "sides",
        r"(?:comparer?z? )?(?:ce qu[’']ont dit )?(?P<who>[^,]{2,60}?) et (?P<other>[^,]{2,60}?) (?:sur|à propos de|au sujet de) (?P<what>.+)",
    ),
)

FRENCH = Tongue(
    counting=_COUNTING,
    whose="qu’a dit {}",
    following={
        "carry": (
            r"(?:et|mais|aussi)[ ,]+(?:qu['’]en est-il (?:de |du |des )|pour |à propos de |"
            r"sur )?(?P<x>.{1,60})|qu['’]en est-il (?:de |du |des )?(?P<x2>.{1,60})"
        ),
        "about": r"^(?:sur|à propos de|concernant|de)\s+",
        "next": (
            r"(?:(?:dis|montre|donne)[sz]?-m['’]?(?:oi|en) )?(?:plus|davantage)|(?:la |le )?suivante?|"
            r"une? autre|(?:qu['’]a-t-(?:il|elle) dit d['’]autre)|continue[sz]?|encore"
        ),
        "whole": (
            r"(?:(?:montre|lire) )?(?:le texte|la réponse|la déclaration|le discours) (?:en entier|complet|"
            r"complète|intégral|intégrale)|en entier|intégralement"
        ),
        "context": r"(?:en |le |dans (?:son|le) )?contexte",
        "who": r"qui (?:a dit|dit|l['’]a dit)(?: ça| cela| ceci)?|qui est-ce|de qui sont ces mots|qui",
        "asked": r"qui (?:a posé la question|l['’]a demandé|a demandé)(?: ça| cela)?|quelle était la question",
        "when": r"quand(?: était-ce| a-t-(?:il|elle) dit (?:ça|cela))?|(?:à )?quelle date",
        "where": r"où(?: était-ce| a-t-(?:il|elle) dit (?:ça|cela))?",
        "source": r"(?:quelle est )?(?:la |le )?(?:source|lien)|d['’]où (?:ça|cela) vient(?:-il)?",
        "opposite": r"a-t-(?:il|elle) (?:jamais |déjà )?dit le contraire",
        "earlier": r"(?:et )?(?:avant(?: cela| ça)?|auparavant|plus tôt)",
        "later": r"(?:et )?(?:après(?: cela| ça)?|depuis(?: lors)?|plus tard|ensuite)",
        "negation": r"\b(?:ne|pas|jamais|rien|aucune?|sans|non)\b|\bn['’]",
        "year": "en {}",
        "earlier_than": "avant le {}",
        "later_than": "après le {}",
        "asks_about": " sur {}",
        "he": r"(?:(?<=-t-)|(?<=\s)|(?<=^))(?:il|elle)\b",
        "it": r"\b(?P<lead>sur|de)\s+(?:ça|cela|ceci)$",
    },
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
    anybody=word_set("quelqu'un on"),
    pronouns=word_set("il elle ils elles on nous vous gens experts quelqu'un"),
    asks_words_of=(
        r"\bqu(?:['’]|e\s+)(?:a\s+dit|dit|pense|a\s+déclaré)\s+(?:le\s+|la\s+)?{NAME}",
        r"\bselon\s+(?:le\s+|la\s+)?{NAME}",
    ),
    statements=r"(?:déclarations?|discours|entretiens?|communiqués?)",
    dating=r"^\W*+(?:quand|(?:en|[àa]|depuis)?\s*quel(?:le)?\s+(?:date|jour|ann[ée]e|mois|si[èe]cle))\b",
    newest=(r"(?:(?:les|la|le)\s+)?(?:derni(?:er|ère)s?|plus\s+récente?s?)(?=\s+(?:nouvelles?|déclarations?|propos|commentaires?|mots|sur|de)\b)"
            r"(?:\s+nouvelles(?=\s+(?:sur|de)\b))?"),
    asking=r"(?:qui|que|qu['’]|quoi|quel(?:le)?s?|quand|o[ùu]|pourquoi|comment|combien|est-ce|lequel|laquelle|depuis\s+quand|dans\s+quel\w*|[àa]\s+quel\w*|en\s+quel\w*|de\s+quel\w*)",
    wish=(
        r"(?:s['’]il\s+(?:vous|te)\s+pla[iî]t,?\s+)?(?:(?:montre|trouve|cherche|donne|liste|cite|affiche)(?:z|r)?(?:-(?:moi|nous))?|"
        r"(?:une\s+|la\s+)?liste\s+des?)(?:\s+(?:une\s+|la\s+)?liste\s+des?)?"
    ),
    intro=(
        r"(?:(?:tous|toutes|les|des|quelques|autres)\s+)*(?:citations?|d[ée]clarations?|propos|commentaires?|mentions?|paroles|nouvelles|informations?|tout)?\s*"
        r"(?:sur|[àa]\s+propos\s+d(?:e|u|es)|au\s+sujet\s+d(?:e|u|es)|concernant)"
    ),
)  # fmt: skip

WISHES = Wishes(
    wants={
        "greeting": (r"bonjour|bonsoir|salut",),
        "thanks": (r"merci(?: beaucoup)?",),
        "latest": (r"dernières nouvelles|dernières déclarations|quoi de neuf",),
        "contact": (r"téléphone|numéro de téléphone",),
        "time": (r"quelle heure est-il",),
        "counters": (r"compteurs",),
        "unsubscribe": (r"arrête|arrêter|stop|se désabonner|désabonner",),
        "subscribe how": (r"comment [ms]['’]abonner|s['’]abonner",),
        "about": (r"qui es-tu|qui êtes-vous|es-tu un (?:ro)?bot",),
        "archive": (r"toutes les déclarations|archives",),
        "help": (r"aide|comment ça marche|(?:que|qu['’]est-ce que tu) (?:peux|sais)(?:-tu)? faire",),
    },
    beyond=(
        r"(?:que|qu[’'])(?: ?en)? ?pense[sz]-(?:tu|vous)(?: (?:de|du|des))?(?P<rest>.*)",
        r"(?:quel est )?(?:ton|votre) avis(?: sur)?(?P<rest>.*)",
        r"est-(?:ce|il) (?:que c[’']est )?vrai(?: que)?(?!.*\bdit)(?P<rest>.*)",
        r"(?:r[ée]sume[sz]?|explique[sz]?)(?:-moi)?\b(?P<rest>.*)",
        r"raconte[sz]?(?:-moi)? une (?:blague|histoire).*",
        r"[ée]cri(?:s|vez)(?:-moi)? une? (?:lettre|po[èe]me|article|texte|mail)\b(?P<rest>.*)",
    ),
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
    times=Times(
        inside=(
            "en|au|le|durant|pendant|dans|du|de|au cours de|au cours du|tout au long de|courant|daté du|à|sur|"
            "lors de|la|au mois de|dans le courant de"
        ),
        since=(
            "depuis|à partir de|à partir du|a partir de|dès|des le|depuis le|pas avant|au plus tôt en|"
            "au plus tôt le|à compter de|à compter du|dès le"
        ),
        until=(
            "jusqu' en|jusqu' au|jusqu' à|jusque|jusqu' à la|au plus tard en|au plus tard le|d' ici|d' ici à|"
            "d' ici au|pas après|jusqu' à la"
        ),
        after="après|apres|postérieur à|à la suite de|ultérieur à",
        before="avant|antérieur à|précédant",
        near="vers|autour du|aux alentours du|vers le|environ",
        between="entre|de|du|depuis|entre le",
        to="à|au|jusqu' en|jusqu' au|jusqu' à|a",
        joint="et|et le",
        onwards="et après|et au-delà|et plus tard|et ensuite",
        backwards="et avant|ou avant",
        inclusive="inclus|compris|inclusivement",
        the="le|la|les|l'",
        of="de|d'|du|des|en",
        year_word="année|apr. j.-c.|an|annee",
        last="dernier|dernière|derniers|dernières|derniere|passé|passée|précédent|précédente|écoulé|écoulée",
        this="ce|cet|cette|courant|présent|en cours",
        next="prochain|prochaine|suivant|suivante",
        past="derniers|dernières|dernieres|écoulés|écoulées",
        final="dernier|dernière|derniere",
        few="quelques|plusieurs",
        ago="plus tôt",
        ago_before="il y a",
        early="début|debut|commencement|tout début|premiers jours",
        mid="mi|milieu|la mi",
        late="fin|la fin|derniers jours",
        whole="tout|toute|tout le|toute la|entier|toute l'",
        week_of="du|de",
        week_from="commençant le|qui commence le|à partir du",
        week_ending="se terminant le|qui se termine le|finissant le",
        events=(
            "sommet|réunion|élection|élections|guerre|invasion|pandémie|conférence|cessez-le-feu|trêve|"
            "référendum|vote|attaque|attaques|visite|pourparlers|négociations|coup d'état|assassinat|crise|noël|"
            "pâques|ramadan|forum|démission|débat"
        ),
        during="pendant|durant|lors de|lors du",
        days={
            "avant-hier": -2, "avant hier": -2, "hier": -1, "aujourd' hui": 0, "ce matin": 0, "ce soir": 0, "demain": 1,
        },
        units={
            "day": "jour|jours|journée", "week": "semaine|semaines",
            "weekend": "week-end|weekend|week-ends|fin de semaine", "fortnight": "quinzaine", "month": "mois",
            "quarter": "trimestre|trimestres", "half": "semestre|moitié|moitie|semestres",
            "year": "an|ans|année|années|annee", "decade": "décennie|décennies",
        },
        numbers={
            "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
            "dix": 10, "douze": 12, "trente": 30,
        },
        ordinals={
            "premier": 1, "première": 1, "premiere": 1, "deuxième": 2, "deuxieme": 2, "second": 2, "seconde": 2,
            "troisième": 3, "troisieme": 3, "quatrième": 4, "quatrieme": 4, "cinquième": 5,
        },
        seasons={
            "printemps": 1, "été": 2, "automne": 3, "hiver": 4,
        },
        day_of="de d'",
        suffix="er|ère|re|e|ème|eme|nd|nde|è",
        genitive="de du à d'",
    ),
    wishes=WISHES,
    said=r"(?:a|ont)\s+(?:déclaré|dit|ajouté|affirmé|souligné|expliqué|indiqué|précisé)|déclare|affirme|explique|ajoute|souligne",
    directions=r"rires|applaudissements|inaudible|rumeurs?|interruptions?|interprétation",
    read_more=r"lire la suite",
    first_person=r"\b(?i:je|nous|notre|nos|mon|j['’])\b",
    labels=Labels(
        question="question,questions,question de la presse,journaliste,modérateur,modératrice,animateur",
        answer="réponse",
        pairs="q r",
        unnamed="participant,intervenant,public,interprète",
        collective="une voix,plusieurs voix,voix,un député,une députée,plusieurs députés,un sénateur,voix diverses",
        not_labels="chers amis,mesdames et messieurs,mes chers collègues,date de publication,lieu,sujet,remarque",
        titles=(
            "monsieur madame m mme mlle ministre président présidente première secrétaire ambassadeur "
            "ambassadrice porte-parole chancelier rapporteur rapporteure garde sceaux députée député sénateur "
            "sénatrice général générale questeur"
        ),
        honorifics="monsieur madame m mme mlle",
        male="monsieur m",
        female="mme mlle madame",
        abbreviated="m mm mme mlle mgr",
        asking="question",
        askers="journaliste",
        articles="le la l de",
        particles="de du la le",
        joining="et de du",
        more_offices="conseiller",
        office_nouns="ministre président présidente secrétaire",
        departments="étrangères affaires",
        bodies="agence ministère gouvernement ambassade elysée",
    ),
)  # fmt: skip

"""Questions in English."""

from index.languages.language import Language
from index.languages.tongue import Tongue, word_set

# Verbs that only say that something was said are taken out with the name; the others carry meaning and stay.
_SAY = (
    r"(?:say|says|said|saying|tell|tells|told|telling|talk|talks|talked|talking|speak|speaks|spoke|spoken|"
    r"speaking|comment|comments|commented|"
    r"commenting|state|states|stated|stating|remark|remarked|mention|mentions|mentioned|mentioning|think|"
    r"thinks|thought|thinking|have\s+to\s+say)"
)
_MEAN = (
    r"(?P<keep>(?:propos|promis|announc|suggest|believ|condemn|criticis|criticiz|thank|congratulat|warn|"
    r"threaten|accus|den[yi]|confirm|explain|describ|"
    r"call|demand|ask|urg|respond|repl[yi]|answer|react|welcom|prais|recall|stress|emphasis|emphasiz|not(?=e)|"
    r"express|argu|claim|insist|acknowledg|admit|"
    r"reject|discuss|address|quot|declar|predict|compar|rais|pledg|vow|reiterat|regret|apologis|apologiz|"
    r"justif|mean(?:t|s)?\b|want(?:s|ed)?\b|"
    r"write|writes|wrote|written)\w*)"
)
_ABOUT = (
    r"(?:\s+(?:(?:anything|something|a\s+word|much)\s+)?(?:about|on|regarding|concerning|re|of|as\s+to|"
    r"with\s+regard\s+to)\b)?"
)
_WORDS = (
    r"(?:statements?|remarks?|comments?|words?|quotes?|quotations?|positions?|views?|opinions?|stance|"
    r"take|thoughts?|reactions?|responses?|claims?|line)"
)
_TEXTS = (
    r"(?:address(?:es)?|articles?|speech(?:es)?|interviews?|briefings?|press\s+(?:conference|briefing|"
    r"release)s?|answers?|essays?|letters?|messages?|"
    r"tweets?|posts?|talks?|proposals?|explanations?|description|criticism|assessments?|warnings?|promises?|greetings?)"
)
_BEFORE = (
    r"(?<!\babout\s)(?<!\bon\s)(?<!\bto\s)(?<!\bof\s)(?<!\bwith\s)(?<!\bagainst\s)(?<!\bregarding\s)"
    r"(?<!\bthan\s)(?<!\bexcept\s)(?<!\bnot\s)(?<!\bbut\s)"
)
_THING = rf"(?:(?:{_WORDS}|anything|everything|something|what|things|all)|(?P<keep>{_TEXTS}))"
_WHAT = r"(?:\bwhat(?:\s+(?:is|was|are|were)|['’]s)\s+)?"
_ADVERBS = (
    r"(?:(?:ever|also|really|just|recently|actually|last|first|publicly|already|once|to|have|been|"
    r"officially|exactly|specifically|even)\s+){0,3}"
)

ENGLISH = Tongue(
    code="en",
    marks=word_set(
        "the of and to is was what did does who how which when where why are in on about say said by for has "
        "have with that from do were be show tell me many much according since last this a an at or as not no "
        "don t s i you he she we they my it be can"
    ),
    idle=word_set(
        "what when where which who how the a an any all some everything anything something is are was were be "
        "been there did does do has have had say says said saying statement statements remark remarks comment "
        "comments quote quotes word words news made make give gave given show me us find list get tell please "
        "about on by of from in to at for and latest newest recent new last most record official officially "
        "press briefing briefings transcript "
        "you your can could i we our it they s happened happen published issued released anyone know see"
    ),
    titles=word_set(
        "mr mrs ms miss dr sir madam lord lady minister foreign prime president secretary deputy general "
        "spokesperson spokesman spokeswoman ambassador premier chancellor director governor senator king "
        "queen pope fm pm professor prof the"
    ),
    peoples=(r"(?:u\.?s|uk|un|eu|nato|british|french|dutch|greek|swiss|czech|thai|iraqi|israeli|saudi|\w+(?:ian|"
             r"ish|ese|ean|can|rman|ench))"),
    join=r"(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+)",
    aside=r"(?:about|on|of|against|regarding|with|to|than|except|not|besides)",
    person=r"(?:who|where|when|how|why|is|was|are|were|whom|whose)",
    speech=r"\b(?:sa(?:y|ys|id|ying)|told|tell|statements?|remarks?|interviews?|address|speech(?:es)?|"
           r"articles?|comment\w*|press|briefings?|announc\w+|"
    r"declar\w+|stated?|mention\w*|quot\w+|spoke|condemn\w*|position|respon\w+|warned|promised|proposed|"
    r"published|news|on\s+record|record)\b",
    who_said=(r"^\W*who(?:\s+(?:has|have|had|else|ever|first))*\s+(?:say|says|said|told|tells|claim\w*|calls?|"
              r"called|thinks?)\b"),
    frames=(
        (rf"(?:\bwhat\s+(?:else\s+|exactly\s+)?)?\b(?:did|does|do|has|have|had|would|will)\s+(?:the\s+)?"
         rf"{{N}}\s+{_ADVERBS}(?:{_SAY}|{_MEAN})\b{_ABOUT}"),
        (rf"(?:\bwhat\s+(?:else\s+)?)?\b(?:is|was|are|were)\s+(?:the\s+)?{{N}}\s+{_ADVERBS}(?:{_SAY}|{_MEAN})"
         rf"(?<=ing){_ABOUT}"),
        (r"\baccording\s+to\s+(?:the\s+)?{N}|\bin\s+the\s+(?:words|view|opinion)\s+of\s+{N}|\bin\s+{N}['’]s?\s+"
         r"(?:words|view|opinion)"),
        (rf"\b(?:said|told|stated|mentioned|made|given|delivered|issued|(?P<keep>written|published|described|"
        rf"announced|proposed|condemned|called|"
        rf"promised|quoted|declared|suggested))\s+by\s+(?:the\s+)?{{N}}{_ABOUT}"),
        (rf"{_WHAT}{_BEFORE}(?:\bthe\s+)?\b{_THING}\s+(?:(?:made|given|delivered|issued|written|said)\s+)?(?:by|"
         rf"from|with|of)\s+(?:the\s+)?{{N}}{_ABOUT}"),
        rf"\b(?:do\s+(?:we|you)\s+have|is\s+there|are\s+there)\s+(?:anything\s+)?(?:from|by)\s+{{N}}{_ABOUT}",
        (rf"{_WHAT}{_BEFORE}{{N}}(?:['’]s?)?\s+(?:(?:latest|last|newest|recent|official|public|full|own|exact|"
        rf"other|first)\s+)*(?:{_WORDS}|"
        rf"(?P<keep>(?:[\w’'-]+\s+){{0,3}}?{_TEXTS}))\b{_ABOUT}"),
        (rf"(?:\bwhat\s+(?:else\s+)?)?{_BEFORE}{{N}}\s+(?:(?:has|have|had|also|once|ever|recently|"
         rf"repeatedly)\s+){{0,2}}(?:{_SAY}|{_MEAN})\b{_ABOUT}"),
        (r"^\W*(?:(?:please\s+)?(?:quote|quotes|quoting|show\s+me|show|find|give\s+me|tell\s+me|search|get|"
        r"what\s+about|and)\s+)?(?:what\s+)?(?:the\s+)?"
        r"{N}\s*(?:\b(?:on|about|re|regarding|concerning)\b|:)"),
    ),
    pronouns=word_set(
        "he she they it we you i people anyone anybody someone somebody everyone everybody others experts officials "
        "side sides countries members parties critics reports sources him her them"
    ),
    asks_words_of=(
        (r"\b(?:did|does|do|has|have|had)\s+(?:the\s+)?{NAME}\s+(?:(?:ever|also|really|already|publicly|just)\s+)*"
         r"(?:say|said|tell|told|think|comment|commented|stated|mention|mentioned)\b"),
        (r"\baccording\s+to\s+(?:the\s+)?{NAME}"
         r"(?=\W*(?:$|[,?]|\b(?:what|who|how|why|where|when|which|is|are|did|does)\b))"),
        r"\b(?:statements?|remarks?|comments?|quotes?)\s+(?:made\s+)?(?:by|from)\s+(?:the\s+)?{NAME}",
        r"^\W*(?:what\s+)?{NAME}\s+(?:says?|said)\b",
    ),
    statements=r"(?:statements?|remarks|comments|briefings?|press\s+releases?|speeches|interviews?)",
    dating=(r"^\W*(?:when|(?:on|in|since|by)?\s*(?:what|which)\s+(?:date|day|year|month|century|decade)|"
            r"how\s+long\s+ago)\b"),
    newest=(r"(?:(?:the|any)\s+)?(?:very\s+)?(?:latest|newest|most\s+recent)(?:\s+(?:news|developments?|updates?|word)(?=\s+(?:on|about|from|regarding)\b)"
            r"|(?=\s+(?:news|statements?|remarks?|comments?|words?|briefing|position|on|about|regarding|concerning|by|from)\b))"),
    inside=r"(?:in|on|during|throughout|within|from|over|dated|as\s+of|of|at|around)",
    since=r"(?:since|starting(?:\s+from|\s+in)?|as\s+from)",
    until=r"(?:until|till|up\s+to|through|up\s+until)",
    after=r"(?:after|later\s+than)",
    before=r"(?:before|prior\s+to|earlier\s+than)",
    between=r"(?:between|from)",
    to=r"(?:and|to|until|till|through|thru|up\s+to)",
    onwards=r"(?:onwards?|on(?=\W*$)|and\s+(?:later|after))",
    qualifier=(r"(?:(?:the\s+)?(?:early|mid|late|beginning|start|middle|end|month|year|whole|spring|all)"
               r"(?:\s+of|-|\s+in)?\s*)"),
    ordinal=r"(?:st|nd|rd|th)",
    of="of",
    year_word=r"(?:\s+AD)",
    last=r"(?:last|previous|past)",
    this=r"(?:this|the\s+current)",
    relative={
        r"the\s+day\s+before\s+yesterday": "day:-2", r"yesterday": "day:-1", (r"(?:earlier\s+)?today|tonight|"
                                                                              r"this\s+(?:morning|afternoon|"
                                                                              r"evening)"): "day:0",
        r"(?:earlier\s+)?this\s+week": "week:0", r"last\s+week|the\s+previous\s+week": "week:-1",
        (r"(?:earlier\s+)?this\s+month|"
         r"the\s+current\s+month"): "month:0", r"last\s+month|the\s+previous\s+month": "month:-1",
        r"(?:earlier\s+)?this\s+year|the\s+current\s+year": "year:0", r"last\s+year|the\s+previous\s+year": "year:-1",
        r"this\s+quarter": "quarter:0", r"last\s+quarter": "quarter:-1", r"last\s+weekend": "weekend:-1",
        r"(?:in|over|during|within)\s+(?:the\s+)?(?:last|past)\s+week|(?:the\s+)?past\s+week": "+7:day",
        r"(?:in|over|during|within)\s+(?:the\s+)?(?:last|past)\s+month|(?:the\s+)?past\s+month": "+1:month",
        r"(?:in|over|during|within)\s+(?:the\s+)?(?:last|past)\s+year|(?:the\s+)?past\s+year": "+1:year",
        r"(?:in|over|during|within)\s+(?:the\s+)?(?:last|past)\s+(?:few|couple\s+of|several)\s+days": "+7:day",
    },
    ago=r"(?P<n>{number})\s+(?P<unit>days?|weeks?|months?|years?)\s+ago",
    rolling=(r"(?:(?:in|over|during|within|for)\s+)?(?:the\s+)?(?:last|past|previous)\s+(?P<n>{number})\s+"
             r"(?P<unit>days?|weeks?|months?|years?)"),
    numbers={"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12},
    units={"day": "day", "week": "week", "month": "month", "year": "year"},
    seasons={"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4},
    quarter=r"(?P<q>first|second|third|fourth|last|1st|2nd|3rd|4th)\s+quarter\s+(?:of\s+)?(?P<qy>{year})",
    half=r"(?P<h>first|second|1st|2nd)\s+half\s+(?:of\s+)?(?P<hy>{year})",
    ordinals={"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4},
    months={"sept": 9},
    weekdays={},
)  # fmt: skip

LANGUAGE = Language(
    code="en",
    stemmer="english",
    stop_words=word_set(
        "a an the and or but nor of to in on at by for from with as into about than that this these those it "
        "its he him his she her they them their we us our you your i me my is are was were be been being am "
        "has have had having do does did doing done will would shall should can could may might must not no "
        "so if then there here what which who whom whose when where why how s t d ll ve re m say says said "
        "saying tell told anyone anything"
    ),
    questions=ENGLISH,
)

"""Questions in English."""

from index.languages.labels import Labels
from index.languages.language import Language
from index.languages.times import Times
from index.languages.tongue import Tongue, word_set
from index.languages.wishes import Wishes

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

_SAID = (
    r"(?:mention(?:ed)?|say|said|discuss(?:ed)?|address(?:ed)?|used?|raised?|br(?:ing|ought) up|call(?:ed)? for|"
    r"(?:speak|spoke|spoken|speaking|talk(?:ed|ing)?|say (?:some|any)thing) (?:about|of|on)|refer(?:red)? to|comment(?:ed)? on)"
    r"(?: the (?:words?|phrase|term))?"
)
_WAS_SAID = (
    r"(?:been )?(?:mentioned|said|used|discussed|talked about|referred to|raised|spoken of|brought up|addressed)"
)
_COUNTED = (
    r"(?:statements?|speeches|releases?|press releases?|remarks|briefings?|texts?|documents?|articles?|interviews?)"
)
_ENDS = r"(?:for the )?(?:first|last|most recently|earliest)(?: time)?"
_OVER = r"(?: (?:per|each|every|by|a) month| over time| so far| altogether| in total)?"
_IN_TIME = r"(?: (?P<period>(?:in|during|since|from|before|after|between|until) .+?))?"
_COUNTING = (
    (
        "count",
        rf"how (?:often|frequently|many times)(?: (?:per|a|each|every) (?:month|year))? (?:has|have|had|did|does|do) (?P<who>.+?) (?:ever )?{_SAID} (?P<what>.+?){_OVER}",
    ),
    (
        "count",
        rf"how (?:often|frequently|many times)(?: (?:per|a|each|every) (?:month|year))? (?:was|were|is|are|has|have)(?: the (?:words?|phrase|term))? (?P<what>.+?) {_WAS_SAID}(?: by (?P<who>.+?))?{_OVER}",
    ),
    (
        "count",
        rf"(?:in )?how many {_COUNTED}(?: (?:are|is|were|was) there)?(?: on record)?{_IN_TIME}(?: have)? (?:(?:that |which )?(?:mention(?:ed)?|(?:are|were) about|sp(?:eak|oke) of|talk(?:ed)? about|refer(?:red)? to|contain(?:ed)?|used?|included?)|about|on|with|mentioning)(?: the (?:words?|phrase|term))? (?P<what>.+?){_OVER}",
    ),
    (
        "count",
        rf"how many {_COUNTED}(?: (?:are|is) there)?(?: on record)? (?:by|from) (?P<who>.+?)(?: (?:mention|about|on) (?P<what>.+?))?{_OVER}",
    ),
    (
        "count",
        rf"how many {_COUNTED} (?:has|have|did) (?P<who>.+?) (?:made?|gave|given|give|publish(?:ed)?|issued?)(?: (?:about|on) (?P<what>.+?))?{_OVER}",
    ),
    ("count", rf"(?:the )?(?:number of|count)(?: the)? {_COUNTED} (?:that mention|mentioning|on|about) (?P<what>.+)"),
    ("count", r"who (?:said|mentioned|mentions|talked about|spoke of) (?P<what>.+?) (?:the )?(?:most|most often)"),
    ("when", rf"when did (?P<who>.+?) {_ENDS} {_SAID} (?P<what>.+)"),
    ("when", rf"when did (?P<who>.+?) {_SAID} (?P<what>.+?) {_ENDS}"),
    (
        "when",
        r"when did (?P<who>.+?) (?:first )?(?:start|begin|stop) (?:talking about|speaking of|mentioning|using|saying) (?P<what>.+)",
    ),
    ("when", rf"since when (?:is|are|was|were|has|have) (?P<what>.+?) (?:been )?{_WAS_SAID}(?: by (?P<who>.+))?"),
    ("when", rf"since when (?:has|have|did) (?P<who>.+?) (?:been )?{_SAID} (?P<what>.+)"),
    (
        "when",
        rf"when (?:was|were)(?: the (?:words?|phrase|term))? (?P<what>.+?) {_ENDS} {_WAS_SAID}(?: by (?P<who>.+))?",
    ),
    (
        "when",
        rf"when (?:was|were)(?: the (?:words?|phrase|term))? (?P<what>.+?) {_WAS_SAID}(?: by (?P<who>.+?))? {_ENDS}",
    ),
    (
        "when",
        rf"when was the (?:first|last|most recent|earliest) (?:time (?:that )?(?P<who>.+?) {_SAID}|(?:mention|statement) (?:of|on|about)) (?P<what>.+)",
    ),
    (
        "when",
        r"(?:(?:what (?:was|is)|show me) )?(?:the )?(?:first|last|earliest|most recent) (?:statement|mention|remarks?|words) (?:by|from) (?P<who>.+?)(?: (?:on|about|mentioning|of) (?P<what>.+))?",
    ),
    (
        "when",
        r"(?:(?:what (?:was|is)|show me) )?(?:the )?(?:first|last|earliest|most recent) (?:statement|mention|remarks?) (?:of|on|about) (?P<what>.+)",
    ),
    (
        "list",
        rf"(?:(?:please )?(?:list|show|give|find|get)(?: me)? )?(?:all|every|each)(?: of)?(?: the)? (?:{_COUNTED}|quotes?|mentions?|passages?)(?: (?:by|from) (?P<who>.+?))? (?:that mention|which mention|mentioning|about|on|of|containing|with)(?: the (?:words?|phrase|term))? (?P<what>.+)",
    ),
    (
        "list",
        rf"(?:(?:please )?(?:list|show|give|find|get)(?: me)? )?(?:all|every)(?: of)?(?: the)? (?:{_COUNTED}|quotes?) (?:by|from) (?P<who>.+)",
    ),
    (
        "list",
        rf"(?:please )?list(?: me)?(?: the)? (?:{_COUNTED}|quotes|mentions)(?: (?:by|from) (?P<who>.+?))? (?:mentioning|about|on|of|with) (?P<what>.+)",
    ),
    (
        "list",
        r"(?:(?:list|show|give)(?: me)? )?(?:everything|all)(?: that)? (?P<who>.+?) (?:has |have |had |ever )*(?:said|stated|mentioned)(?: (?:about|on) (?P<what>.+))?",
    ),
    ("list", r"(?:(?:list|show|give)(?: me)? )?everything (?:said |that was said )?(?:about|on) (?P<what>.+)"),
    (
        "change",
        r"(?:did|has|have) (?:the )?(?:official )?(?:wording|language|phrasing|words|formulation|position|line|stance|message|tone) (?:on|about|of|regarding) (?P<what>.+?) (?:ever )?(?:been )?changed?(?: (?:over time|since then))?",
    ),
    (
        "change",
        r"(?:how|when|where) (?:did|has|have) (?:the )?(?:official )?(?:wording|language|phrasing|words|formulation|position|line|stance|message|tone) (?:on|about|of|regarding) (?P<what>.+?) (?:been )?(?:changed?|evolved?)(?: over time)?",
    ),
    (
        "change",
        r"(?:(?:how|when) )?(?:did|has|have) (?P<who>.+?)(?:['’]s?)? (?:wording|language|phrasing|words|formulation|position|line|stance|message|tone) (?:on|about|regarding) (?P<what>.+?) (?:ever )?(?:changed?|evolved?)(?: over time)?",
    ),
    (
        "change",
        r"(?:(?:how|when) )?(?:did|has) (?P<who>.+?) changed? (?:(?:his|her|their|its|the) )?(?:wording|language|phrasing|words|formulation|position|line|stance|message|tone) (?:on|about|regarding) (?P<what>.+)",
    ),
    (
        "change",
        r"(?:compare|show)(?: me)? (?:how )?(?:the )?(?:wording|language|phrasing|words|formulation|position|line|stance|message|tone) (?:on|about|of|regarding) (?P<what>.+?)(?: changed?)?(?: over time)?",
    ),
    (
        "change",
        r"(?:changes?|differences?) in (?:the )?(?:wording|language|phrasing|words|formulation|position|line|stance|message|tone) (?:on|about|of|regarding) (?P<what>.+?)(?: over time)?",
    ),
    (
        "sides",
        r"(?:(?:compare|contrast) )?(?:what )?(?P<who>[^,]{2,60}?)(?:,? and|,? with|,? to| versus| vs\.?) (?P<other>[^,]{2,60}?) (?:(?:have |has )?said (?:on|about)|say (?:on|about)|on|about|regarding) (?P<what>.+)",
    ),
)

ENGLISH = Tongue(
    counting=_COUNTING,
    whose="what did {} say",
    following={
        "carry": (
            r"(?:(?:and|but|also|ok|okay|so)[ ,]+)?(?:(?:what|how) about|and|but|also)[ ,]+(?:what about |"
            r"then )?(?P<x>.{1,60})"
        ),
        "about": r"^(?:on|about|regarding|for|over)\s+",
        "next": (
            r"(?:(?:can you )?(?:tell|show|give) me )?(?:some )?more(?: please| quotes?| about (?:it|that|"
            r"this))?|(?:the )?next(?: one| quote)?|another(?: one| quote)?|anything else|"
            r"what else(?: did (?:he|she|they) say)?|go on|continue"
        ),
        "whole": (
            r"(?:(?:show|give|read)(?: me)? )?(?:the |it )?(?:whole|full|entire|complete) (?:answer|"
            r"statement|text|speech|thing|interview|transcript|reply|quote)|(?:(?:read|show)(?: it|"
            r" me)? )?in full|all of it"
        ),
        "context": (
            r"(?:(?:show|give)(?: me)? )?(?:it |that |this )?in context|(?:what(?: is|'s|’s) )?(?:the |more |"
            r"some )?context"
        ),
        "who": (
            r"who(?: was it that)? (?:said|says|wrote|told|stated) (?:that|this|it|so)|who is (?:that|this|"
            r"he|she)|who was (?:that|this|it)|whose words (?:are|were) (?:these|those|they|that)|by whom|who"
        ),
        "asked": (
            r"who asked(?: (?:that|this|it|him|her|them|the question))?|what was the question|what was (?:he|"
            r"she) asked|who was asking"
        ),
        "when": (
            r"when(?: was (?:that|this|it)(?: said)?| did (?:he|she|they) say (?:that|this|it|so))?|"
            r"(?:on )?(?:what|which) (?:date|day)(?: was (?:that|this|it))?"
        ),
        "where": r"where(?: was (?:that|this|it)(?: said)?| did (?:he|she|they) say (?:that|this|it|so))?",
        "source": (
            r"(?:what(?: is|'s|’s) )?(?:the |your |its )?(?:source|link|url|reference)s?|where (?:is|does|"
            r"did) (?:that|this|it) (?:from|come from)|(?:do you have |give me |send me |show me |"
            r"can i have )?(?:a |the )?(?:source|link|url)(?: (?:for|to) (?:that|this|it))?"
        ),
        "opposite": (
            r"(?:did|has|have) (?:he|she|they) (?:ever )?(?:say|said|claim(?:ed)?) (?:(?:the|anything|"
            r"something) )?(?:opposite|contrary|otherwise|different(?:ly)?)(?: (?:of|to) (?:that|this|it))?|"
            r"(?:has (?:he|she) )?(?:ever )?contradict(?:ed)? (?:that|this|it|himself|herself)"
        ),
        "earlier": (
            r"(?:and )?(?:(?:what about |anything )?(?:before|prior)(?: (?:that|then|this))?|earlier|"
            r"previously|(?:anything|what about) earlier)"
        ),
        "later": (
            r"(?:and )?(?:(?:what about |anything )?(?:since|after)(?: (?:then|that|this))?|later(?: on)?|"
            r"afterwards?|since then|(?:anything|what about) (?:later|since)|more recently)"
        ),
        "negation": r"\b(?:not|never|no|nothing|none|nobody|neither|nor|without|cannot)\b|n['’]t\b",
        "year": "in {}",
        "earlier_than": "before {}",
        "later_than": "after {}",
        "asks_about": " about {}",
        "he": r"(?<!\bthat )\b(?:he|she)\b",
        "it": (
            r"\b(?P<lead>about|on|of|mention(?:ed)?|say|said|discuss(?:ed)?|uses?|used)\s+(?:it|this|that|so|"
            r"them)(?=$| again$| before$| first$)"
        ),
    },
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
    anybody=word_set("anyone anybody someone somebody they people"),
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
    dating=(r"^\W*+(?:when|(?:on|in|since|by)?\s*(?:what|which)\s+(?:date|day|year|month|century|decade)|"
            r"how\s+long\s+ago)\b"),
    newest=(r"(?:(?:the|any)\s+)?(?:very\s+)?(?:latest|newest|most\s+recent)(?:\s+(?:news|developments?|updates?|word)(?=\s+(?:on|about|from|regarding)\b)"
            r"|(?=\s+(?:news|statements?|remarks?|comments?|words?|briefing|position|on|about|regarding|concerning|by|from)\b))"),
    asking=(
        r"(?:who|whom|whose|what|which|when|where|why|how|did|does|do|is|are|was|were|has|have|had|can|could|should|would|"
        r"will|may|might|must|whether|in\s+wh\w+|on\s+wh\w+|at\s+wh\w+|to\s+wh\w+|by\s+wh\w+|for\s+wh\w+|since\s+when)"
    ),
    wish=(
        r"(?:please\s+)?(?:(?:can|could|would|will)\s+you\s+(?:please\s+)?)?(?:i\s+(?:want|need|would\s+like|'d\s+like)\s+(?:to\s+(?:see|read|have)\s+)?)?"
        r"(?:(?:list\s+of|list|show|find|give|get|fetch|display|search|look|tell)(?:\s+(?:me|us|up|for|out))*(?:\s+(?:a\s+list\s+of|the\s+list\s+of))?|"
        r"(?:a\s+|the\s+)?list\s+of|please|quote)"
    ),
    intro=(
        r"(?:(?:all|any|every|some|the|of|other|more|recent|public|official)\s+)*(?:quotes?|quotations?|statements?|remarks?|comments?|mentions?|"
        r"words|anything|everything|something|passages?|information|info|details|news|what\s+was\s+said)?\s*"
        r"(?:(?:made|said|stated|there\s+is)\s+)?(?:about|on|regarding|concerning|mentioning|that\s+mentions?|relating\s+to)"
    ),
)  # fmt: skip

ENGLISH_TIMES = Times(
    inside=(
        "in|on|during|throughout|within|over|dated|as of|of|from|at|around|for|across|through the|"
        "in the course of|back in"
    ),
    since=(
        "since|starting|starting from|starting in|as from|not before|no earlier than|not earlier than|"
        "beginning in"
    ),
    until="until|till|til|up to|through|up until|by|no later than|not later than|not after|at the latest by",
    after="after|later than|following|past the",
    before="before|prior to|earlier than|ahead of|preceding",
    near="around|circa|roughly|round about",
    between="between|from|anywhere between",
    to="to|until|till|through|thru|up to|up until|til",
    joint="and|&",
    onwards="onward|onwards|on|and later|and after|or later|and since|forward",
    backwards="or earlier|and earlier|and before|or before",
    inclusive="inclusive|included",
    the="the|a|an",
    of="of|in|'s",
    year_word="year|AD|CE",
    last="last|previous|preceding",
    this="this|the current|current|earlier this|later this|the present",
    next="next|the coming|the following|coming|upcoming",
    past="past|the past|the last|trailing|most recent|the most recent",
    final="last|final|closing",
    few="few|couple of|several|a few|a couple of|couple",
    ago="ago|back|earlier",
    ago_before="",
    early="early|beginning|the beginning|start|the start|the early days|opening|the opening|earliest",
    mid="mid|middle|the middle|the midst|midway through",
    late="late|end|the end|close|the close|the late|closing days",
    whole="all|whole|the whole|entire|the entire|the full|full|all through|the calendar|calendar",
    week_of="of|containing|with",
    week_from="beginning|starting|commencing|from",
    week_ending="ending|to",
    events=(
        "summit|summits|meeting|election|elections|war|invasion|pandemic|conference|ceasefire|truce|"
        "referendum|vote|attack|attacks|visit|talks|coup|assassination|hearing|inauguration|trip|speech|"
        "ceremony|crisis|holidays|christmas|easter|ramadan|storm|earthquake|strike|strikes|negotiations|"
        "withdrawal|annexation|forum|session|games|olympics|resignation|debate|trial"
    ),
    during="during",
    days={
        "the day before yesterday": -2, "day before yesterday": -2, "yesterday": -1, "last night": -1, "today": 0,
        "earlier today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "tomorrow": 1,
    },
    units={
        "day": "day|days", "week": "week|weeks|wk", "weekend": "weekend|weekends",
        "fortnight": "fortnight|fortnights", "month": "month|months", "quarter": "quarter|quarters",
        "half": "half|half-year|half year|semester|halves", "year": "year|years", "decade": "decade|decades",
    },
    numbers={
        "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
        "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirty": 30,
    },
    ordinals={
        "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5,
    },
    seasons={
        "spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4, "springtime": 1, "summertime": 2,
    },
    day_of="of",
    suffix="st|nd|rd|th",
    plurals="days weeks months years quarters",
    genitive="of from",
    months={
        "sept": 9,
    },
    month_first=True,
)  # fmt: skip

# What people ask of the bot itself.
_PLEASE = r"(?:(?:please|pls|hey|hi|hello|and|so|ok|okay|well|now|tell me|show me|show|give me|can you|could you|list|i want|i need|i'd like)[ ,]+)*"
_END = r"(?:[ ,]+(?:please|pls|now|right now|today|then|there))*"
_STATEMENTS = r"(?:statements?|news|items?|remarks|press releases?|releases?|updates?|posts?|publications?|entries)"
_PHONE = r"(?:tele)?phone(?: number| numbers)?|(?:consular |contact |emergency |hot ?line )?(?:number|hotline|helpline|telephone line)|contact(?: details| information| info| number)?|contacts"
_OFFICE = r"(?:the |your |an? )?(?:embassy|consulate|consular (?:section|service|office|department|queries)|press office|office|ministry|someone|you|somebody)"
_CITY = r"(?: in (?P<city>[\w .'-]{2,40}?))?"
_POLITE = r"(?:(?:please|pls|hey|hi|hello|so|and|ok|can you|could you|would you|will you|tell me|i want you to|i'd like you to)[ ,]+)*"
_SPOKE = r"(?:said|stated|claimed|announced|declared|told|promised|mentioned)"
_TALE = r"(?:joke|story|poem|song|riddle|haiku|limerick)"
_TEXT = r"(?:letter|e-?mail|essay|article|tweet|post|speech|report|poem|story|song|code|program|press release|statement|reply|answer)"

ENGLISH_WISHES = Wishes(
    please=_PLEASE,
    end=_END,
    wants={
        "greeting": (
            r"(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings|start)(?: there| bot| all)?",
        ),
        "thanks": (
            r"(?:(?:many )?thanks?(?: you)?(?: (?:a lot|so much|very much))?|thx|ty|cheers)(?: bot| all)?",
        ),
        "help": (
            r"(?:help(?: me)?|how (?:does (?:this|it)|do you|do i|can i)(?: bot)? (?:work|use (?:this|it|you)|ask)(?: bot)?|what can (?:you do|i ask)(?: you)?|what (?:do you do|is this)|commands|menu)",
        ),
        "about": (
            r"(?:(?:who|what)(?: the hell)? are you|are you (?:a |an )?(?:bot|robot|human|person|real|ai|machine|chatgpt|official)(?: person| bot)?|who (?:runs|made|owns|is behind) (?:you|this(?: bot)?)|whose (?:bot|record) is this|about(?: you)?)",
        ),
        "archive": (
            rf"(?:list |show |browse |see )?(?:me )?(?:all|every|the whole|the full) (?:{_STATEMENTS}|record|archive)|(?:browse|archive|the archive|how many {_STATEMENTS}(?: do you have| are there| are on record)?)",
        ),
        "unsubscribe": (
            r"(?:un ?subscribe|stop|quit|cancel|end|leave me alone|(?:stop|cancel|end|no more|quit) (?:the |these |this |my |sending (?:me )?)*(?:daily )?(?:updates?|messages?|subscription|alerts?|news|notifications?)|shut up|go away)(?: me| it)?",
        ),
        "subscribe how": (
            r"(?:how (?:do|can|would) (?:i|we|you) |i (?:want|would like|'d like) to |can i )?(?:subscribe|un ?subscribe|get (?:a |the )?(?:daily )?(?:updates?|alerts?|notifications?)|sign up|stop (?:the |these )?(?:updates?|messages?|alerts?))(?: here| to this| to (?:the )?updates?)?",
        ),
        "latest": (
            rf"(?:(?:what(?: is|'s|’s| are)?|any(?:thing)?|is there anything|(?:the )?(?:most )?) ?)?(?:the )?(?:new|latest|newest|most recent|recent|last|(?:any )?news)(?: \d+)?(?: {_STATEMENTS})?(?: on record| here)?",
            rf"what(?: was| has been|'s been|’s been) (?:published|posted|added|released|new)(?: (?:recently|lately|last))?|(?:(?:is|are) there |do you have |have you )?(?:any|the|some) (?:new|newer|recent) {_STATEMENTS}",
        ),
        "counters": (
            r"(?:the |all |day |your )*counters?|(?:the )?(?:day|days) counts?|what (?:are|do) (?:the |your )?(?:day )?counters?(?: (?:say|show|stand at))?",
        ),
        "contact": (
            rf"(?:what(?: is|'s|’s| are)? |where (?:is|do i find|can i find) )?(?:the |your |an? )?(?:(?:embassy|consulate|consular|office|press office)(?:'s|’s)? )?(?:{_PHONE})(?: (?:of|for|to) {_OFFICE})?",
            rf"(?:how|where|who|what number) (?:can|do|could|should|may) (?:i|we|one) (?:call|phone|ring|reach|contact|get in touch with|speak (?:to|with)|talk to)(?: {_OFFICE})?(?: by phone)?",
            rf"(?:call|phone|ring|contact|reach) {_OFFICE}|(?:is there|do you have) (?:an?|any) (?:{_PHONE})(?: (?:for|of|at|to) {_OFFICE})?",
        ),
        "time": (
            rf"(?:what(?: is|'s|’s)? )?(?:the )?(?:current |local |exact )?time(?: is it)?(?: now)?{_CITY}|(?:do you )?(?:have|know) (?:the )?time|clocks?|(?:what(?: is|'s|’s)? )?(?:the )?date(?: today)?|what (?:day|date) is (?:it|today)|which day is (?:it|today)",
        ),
    },
    since=(
        r"\b(?:(?:how (?:many days|long|much time)|number of days|days?)\b.{0,40}?\b(?:since|passed|gone by|from)"
        r"|(?:counters?|count)\b.{0,20}?\b(?:since|for|of|on|about))\b(?P<what>.*)"
    ),
    events="died dead killed murder murdered attack poisoning happened occurred took place event case",
    beyond=(
        # opinions
        rf"{_POLITE}what (?:do|would|did) you (?:think|believe|feel|say|make)(?: (?:of|about|on))?(?P<rest>.*)",
        rf"{_POLITE}what(?: is|'s|’s|s)? your (?:opinion|view|take|position|stance|thoughts?)(?: (?:of|about|on))?(?P<rest>.*)",
        rf"{_POLITE}(?:do|don't|would) you (?:agree|believe|think|support|like|hate|trust|love|prefer)(?: (?:that|with|in))?(?P<rest>.*)",
        rf"{_POLITE}are you (?:for|against|pro|anti|in favou?r of)\b(?P<rest>.*)",
        r"(?:who|which side) is (?:right|wrong|to blame|lying|guilty|better|the good guys?)(?: (?:about|in|on|for|over))?(?P<rest>.*)",
        # truth
        rf"{_POLITE}is (?:it|this|that|what (?:he|she|they) said) (?:really |actually )?(?:true|false|a lie|correct|fake(?: news)?|propaganda|right|wrong)(?: that)?(?!.*\b{_SPOKE}\b)(?P<rest>.*)",
        rf"{_POLITE}(?:did|does|do|is|was|were|are) \S+(?: \S+)? (?:lie|lying|lied|telling the truth|honest)\b(?: about)?(?P<rest>.*)",
        rf"{_POLITE}fact[- ]?check\b(?P<rest>.*)",
        # summaries and explanations
        rf"{_POLITE}(?:summari[sz]e|sum up|give (?:me )?(?:a|an|the) (?:short |brief )?(?:summary|overview|gist) of|tl;?dr|explain|paraphrase|analy[sz]e|interpret)(?: (?:to )?me)?\b(?P<rest>.*)",
        rf"{_POLITE}(?:a |short |brief )*(?:summary|gist|overview) of\b(?P<rest>.*)",
        # what somebody meant
        r"what (?:did|does|do|could|might) (?:.{1,60}?) (?:really |actually )?mean (?:by|with|when)\b(?P<rest>.*)",
        r"what (?:did|does|do|could|might) (?:he|she|they|you) (?:really |actually )?mean",
        r"what did (?!the |a |an |this |that |it )(?:\S+ ){1,3}(?:really |actually )?mean",
        # predictions
        rf"{_POLITE}(?:predict|forecast)\b(?P<rest>.*)",
        r"what (?:will|is going to) happen(?: (?:next|to|with|in|if))?\b(?P<rest>.*)",
        r"will there (?:ever )?be (?:a |an |another )?(?P<rest>.*)",
        r"who (?:will|is going to) win\b(?P<rest>.*)",
        # jokes, orders
        rf"{_POLITE}(?:tell|give|know|sing)(?: me| us)? (?:a|an|another|any|some) (?:good |funny )?{_TALE}s?.*",
        rf"{_POLITE}(?:write|draft|compose|generate|create|make)(?: me| us)? (?:a|an|the|my|some) (?:\w+ )?{_TEXT}(?:s)?\b(?: (?:about|on|for|to))?(?P<rest>.*)",
        rf"{_POLITE}translate\b(?P<rest>.*)",
        rf"{_POLITE}(?:draw|paint|play|sing|order|buy|book)(?: me)? .*",
        r"(?:how are you|what(?: is|'s|’s) up|how(?: is|'s|’s) it going)(?: .*)?",
        # sums
        r"(?:(?:what|how much) (?:is|are|makes?) )?\d[\d\s.,]*(?:\s*(?:[+*×÷^=]|plus|minus|times|divided by|multiplied by)\s*\d[\d\s.,]*)+=?",
    ),
)  # fmt: skip

ENGLISH_LABELS = Labels(
    question=(
        "question,questions,q,moderator,interviewer,journalist,reporter,correspondent,media,host,anchor,"
        "presenter,operator,press,the press,the moderator,facilitator,question and answer"
    ),
    answer="answer,a",
    pairs="q a",
    unnamed=(
        "participant,participants,audience,audience member,audience members,member of the audience,staff,"
        "interpreter,translator,guest,guests,speaker,voice,voices,voiceover,voice over,aide,crowd,all,both,"
        "unknown,unknown speaker,unidentified speaker,unidentified male,unidentified female,unidentified,"
        "male voice,female voice,announcer,narrator,student,students,the interpreter,video"
    ),
    collective=(
        "hon members,hon member,an hon member,some hon members,several hon members,honourable members,"
        "honorable members,an honourable member,some honourable members,some members,several members,members,"
        "a member,a deputy,deputies,opposition members,government members,senators,some senators,"
        "some hon senators,an hon senator,voices,multiple voices,several voices,many voices,various voices,"
        "a voice,voice from the floor,voices from the floor,floor,from the floor,unidentified voice,"
        "unknown male,unknown female,male speaker,female speaker,man,woman,child,children,congregation,jury,"
        "the audience,the crowd,group,unidentified,unidentified participant,unidentified reporter,"
        "unidentified speakers,multiple speakers,crosstalk,protester,protesters,demonstrator,heckler,chorus,"
        "system"
    ),
    not_labels=(
        "agenda,subject,re,date,time,place,location,contact,contacts,source,tel,phone,email,fax,ps,p s,nb,"
        "update,attachment,summary,background,related,media note,fact sheet,remarks,press release,"
        "press statement,statement,washington,participants list,topics,topic,example,quote,unquote,https,http,"
        "thank you,conclusion,introduction,results,answers,warning,editor s note,editor's note,meeting,"
        "correction,copyright,photo,link,address,website,signed,cc,annex,questions and answers,transcript,"
        "speakers,attendees,present,moderated by,begin text,end text,begin transcript,friends,dear friends,"
        "colleagues,dear colleagues,comrades,ladies and gentlemen,fellow citizens,my friends,fellow americans,"
        "excellencies,your excellencies,distinguished guests,brothers and sisters,name,description,amount,"
        "type,status,title,category,objective,objectives,goal,goals,result,outcome,outcomes,action,actions,"
        "challenge,challenges,impact,activities,activity,purpose,deadline,eligibility,duration,price,cost,"
        "total,method,methods,key points,overview,highlights,details,facts,fact,figure,table,chapter,section,"
        "article,part,item,step,exhibit,order,ordered,time noted,venue,participants,panelists,panellists,"
        "hosts,hosted by,by,published,updated,author,authors,editor,tags,keywords,share,advertisement,"
        "transcript by,note to editors,media contact,press contact,media inquiries,media contacts,headline,"
        "lead,caption,image,video caption,footnote,footnotes,reference,references"
    ),
    titles=(
        "mr mrs ms miss mx dr sir dame lord lady professor prof ambassador amb secretary minister president "
        "premier prime foreign deputy vice assistant under undersecretary associate principal acting general "
        "senator sen representative rep congressman congresswoman congressperson delegate governor gov mayor "
        "spokesperson spokesman spokeswoman chancellor director chairman chairwoman chairperson chair speaker "
        "commissioner administrator envoy special coordinator attorney defense defence interior finance "
        "admiral adm colonel col captain lieutenant major sergeant commander the hon rt honourable honorable "
        "his her excellency judge justice king queen prince princess crown pope cardinal father sister "
        "brother sheikh sheikha emir sultan high ranking member leader fm pm vp presiding officer pro tempore "
        "tem whip opposition temporary clerk usher senate house majority minority caucus councillor "
        "councilman councilwoman alderman prosecutor counsel solicitor advocate adv rev reverend official "
        "senior witness defendant court counsellor treasurer comptroller surgeon chief brigadier bishop "
        "archbishop rabbi imam executive ceo cfo taoiseach tánaiste ceann comhairle cathaoirleach teachta "
        "leas secretary-general"
    ),
    honorifics="mr mrs ms miss mx madam dr sir dame lord lady prof professor",
    male="mr sir lord king prince",
    female="mrs ms miss madam dame lady queen princess",
    abbreviated=(
        "mr mrs ms mx dr prof hon rt sen rep gov pres sec amb gen lt col maj capt cmdr adm sgt brig rev fr st "
        "jr esq messrs asst dep dir supt dist comm del cong parl ph v u s"
    ),
    asking="question",
    askers="journalist reporter correspondent moderator interviewer",
    lesser="vice deputy assistant under associate principal",
    articles="the of our",
    joining="of for to and the",
    openers=(
        "to from by in on at for with as and or but so if when while after before about this that these those "
        "here there first second third fourth fifth one two three four five another my our your his its we i "
        "you he she they what why how who where which today tomorrow yesterday then now finally however "
        "therefore moreover also more read see visit watch via note notes let because no yes all some many "
        "most both following below above dear okay ok oh well yeah yep hello hi thanks thank good right sure "
        "sorry please unfortunately fortunately again still just not there's it's that's i'm i'd we're"
    ),
    numbers="one two three four five six seven eight nine ten",
    more_offices=(
        "adviser advisor administrator counselor counsellor commissioner coordinator envoy head chief "
        "spokesman surgeon nominee negotiator prosecutor inspector treasurer comptroller controller whip "
        "leader lady gentleman veep cochair co-chair vice-president commandant marshal attorney solicitor "
        "justice advisory ombudsman rapporteur economist editor correspondent chairs"
    ),
    office_nouns=(
        "minister president secretary spokesperson spokesman spokeswoman chancellor ambassador premier "
        "director governor mayor chair chairman chairwoman chairperson commissioner senator representative "
        "adviser advisor envoy coordinator administrator treasurer whip prosecutor lady губернатор "
        "general-secretary secretary-general"
    ),
    departments=(
        "affairs finance finances defence defense trade industry justice education health interior economy "
        "environment energy state treasury labor labour commerce agriculture transportation transport "
        "security development culture sport sports housing migration refugees persons rights democracy growth "
        "planning science technology innovation foreign external internal global international european "
        "western eastern strategy policy operations management resources climate budget communications "
        "information media public human homeland veterans"
    ),
    bodies=(
        "office department ministry embassy bureau council commission committee government mission delegation "
        "service agency secretariat house union nations administration parliament congress senate court "
        "authority organization organisation alliance association institute foundation university federation "
        "party cabinet headquarters newsroom news tv radio company inc ltd llc corporation commission"
    ),
)

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
    times=ENGLISH_TIMES,
    wishes=ENGLISH_WISHES,
    said=(
        r"(?:(?:has|have|had|also|later|recently)\s+)?(?:said|says|stated|states|added|adds|noted|notes|explained|explains|"
        r"remarked|commented|comments|continued|concluded|declared|wrote|writes|emphasi[sz]ed|stressed|observed|"
        r"told\s+[^“”\"\n.]{3,60}|warned|insisted|argued|recalled|announced|affirmed)"
    ),
    directions=(
        r"laugh\w*|applause|cheers?|cheering|inaudible|unintelligible|indistinct|crosstalk|cross[ -]?talk|off[ -]?mi[ck]e?|"
        r"via (?:an? )?(?:interpret|intrerpret|translat)\w*|(?:through|as) (?:an? )?(?:interpret|translat)\w*|in progress|"
        r"(?:speaks |speaking |spoke )?in (?:[A-Z]\w+)(?: and [A-Z]\w+)?|"
        r"speaks? \w+|break|pause|silence|interruption|audio \w+|technical \w+|music|ends? in progress|chit-?chat|ph|sic|"
        r"continues?|continuing|no response|no audible response|end of \w+|beg[ai]n \w+|recess"
    ),
    read_more=r"continue reading|read more|read the full (?:story|text|statement|article)|full text",
    first_person=r"\b(?:I|(?i:we|me|my|our)|[Uu]s)\b",
    labels=ENGLISH_LABELS,
)

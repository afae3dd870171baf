"""What the bot can't do: opinions, truth, summaries, predictions, what somebody meant, sums, jokes, orders. Pure decisions.

Of what was asked the subject is kept: the nearest words on record may still help.
"""

import re

LONGEST = 300
"""Characters of a text that may be such a wish; a longer one is a statement, or a question with its reasons."""

_POLITE = r"(?:(?:please|pls|hey|hi|hello|so|and|ok|can you|could you|would you|will you|tell me|i want you to|i'd like you to)[ ,]+)*"
_SPOKE = r"(?:said|stated|claimed|announced|declared|told|promised|mentioned)"
_TALE = r"(?:joke|story|poem|song|riddle|haiku|limerick)"
_TEXT = r"(?:letter|e-?mail|essay|article|tweet|post|speech|report|poem|story|song|code|program|press release|statement|reply|answer)"

# Whole texts; a group "rest" is what the nearest words are looked for with.
_BEYOND = (
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
    r"what (?:did|does|do|could|might) (?:.{1,60}?) (?:really |actually )?mean(?: (?:by|with|when)\b(?P<rest>.*))?",
    # predictions
    rf"{_POLITE}(?:predict|forecast)\b(?P<rest>.*)",
    r"what (?:will|is going to) happen(?: (?:next|to|with|in|if))?\b(?P<rest>.*)",
    r"who (?:will|is going to) win\b(?P<rest>.*)",
    # jokes, orders
    rf"{_POLITE}(?:tell|give|know|sing)(?: me| us)? (?:a|an|another|any|some) (?:good |funny )?{_TALE}s?.*",
    rf"{_POLITE}(?:write|draft|compose|generate|create|make)(?: me| us)? (?:a|an|the|my|some) (?:\w+ )?{_TEXT}(?:s)?\b(?: (?:about|on|for|to))?(?P<rest>.*)",
    rf"{_POLITE}translate\b(?P<rest>.*)",
    rf"{_POLITE}(?:draw|paint|play|sing|order|buy|book)(?: me)? .*",
    r"(?:how are you|what(?: is|'s|’s) up|how(?: is|'s|’s) it going)(?: .*)?",
    # sums
    r"(?:(?:what|how much) (?:is|are|makes?) )?\d[\d\s.,]*(?:\s*(?:[+*×÷^=]|plus|minus|times|divided by|multiplied by)\s*\d[\d\s.,]*)+=?",
    # Russian
    r"(?:что|как) (?:ты|вы) (?:думаешь|думаете|считаешь|считаете)(?: (?:об|о|про))?(?P<rest>.*)",
    r"(?:какое )?(?:твоё|твое|ваше) мнение(?: (?:об|о|по))?(?P<rest>.*)",
    r"(?:это )?правда ли(?: это)?(?:,? что)?(?!.*(?:сказал|говорил|заявил))(?P<rest>.*)",
    r"(?:кратко )?(?:перескажи|перескажите|резюмируй|суммируй|объясни|объясните)\b(?P<rest>.*)",
    r"что (?:.{1,60}?) имел[аи]? в виду(?P<rest>.*)",
    r"(?:расскажи|расскажите)(?: мне)? (?:анекдот|сказку|шутку|историю).*",
    r"(?:напиши|напишите|сочини)(?: мне)? (?:письмо|стих|статью|сочинение|пост|текст)\w*(?P<rest>.*)",
    r"что будет (?:дальше|с|если)\b(?P<rest>.*)",
    # Spanish
    r"qu[ée] (?:piensas|opinas|cree[s]?|opina usted|piensa usted)(?: (?:de|sobre|acerca de))?(?P<rest>.*)",
    r"(?:cu[áa]l es )?tu opini[óo]n(?: (?:de|sobre))?(?P<rest>.*)",
    r"es (?:verdad|cierto|mentira)(?: que)?(?!.*\bdij)(?P<rest>.*)",
    r"(?:resume|resúmeme|resumeme|expl[íi]ca(?:me)?|haz(?:me)? un resumen de)\b(?P<rest>.*)",
    r"cu[ée]ntame un (?:chiste|cuento).*",
    r"escribe(?:me)? una? (?:carta|poema|art[íi]culo|texto|correo)\b(?P<rest>.*)",
    # French
    r"(?:que|qu[’'])(?: ?en)? ?pense[sz]-(?:tu|vous)(?: (?:de|du|des))?(?P<rest>.*)",
    r"(?:quel est )?(?:ton|votre) avis(?: sur)?(?P<rest>.*)",
    r"est-(?:ce|il) (?:que c[’']est )?vrai(?: que)?(?!.*\bdit)(?P<rest>.*)",
    r"(?:r[ée]sume[sz]?|explique[sz]?)(?:-moi)?\b(?P<rest>.*)",
    r"raconte[sz]?(?:-moi)? une (?:blague|histoire).*",
    r"[ée]cri(?:s|vez)(?:-moi)? une? (?:lettre|po[èe]me|article|texte|mail)\b(?P<rest>.*)",
    # German
    r"was (?:denkst|hältst|meinst|glaubst) du(?: (?:über|von|zu))?(?P<rest>.*)",
    r"(?:was ist )?(?:deine|ihre) meinung(?: (?:über|von|zu))?(?P<rest>.*)",
    r"(?:ist es wahr|stimmt es)(?:,? dass)?(?!.*\b(?:gesagt|sagte))(?P<rest>.*)",
    r"(?:fasse|fass|erkläre|erklär)(?: mir)?\b(?P<rest>.*?)(?: zusammen)?",
    r"erzähl(?:e)?(?: mir)? (?:einen witz|eine geschichte).*",
    r"schreib(?:e)?(?: mir)? ein(?:en|e)? (?:brief|gedicht|artikel|text|aufsatz|e-?mail)\b(?P<rest>.*)",
    # Arabic
    r"(?:ما|ماهو|ما هو) رأيك(?: (?:في|ب|عن))?(?P<rest>.*)",
    r"هل (?:صحيح|حقا|حقًا)(?: أن)?(?P<rest>.*)",
    r"(?:لخص|اشرح|احك لي نكتة|اكتب (?:لي )?(?:رسالة|قصيدة|مقالا))(?P<rest>.*)",
)  # fmt: skip
_PATTERNS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _BEYOND)
_EDGES = " \t\n.?!…:,;¿¡؟"


def beyond(text: str) -> str | None:
    """Of a wish that the bot can't fulfil what it is about, empty where it is about nothing; None of any other text."""
    if len(text) > LONGEST:
        return None
    plain = " ".join(text.split()).strip(_EDGES)
    for pattern in _PATTERNS:
        if match := pattern.fullmatch(plain):
            rest = match.groupdict().get("rest") or ""
            return rest.strip(_EDGES)
    return None

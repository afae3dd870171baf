"""What a free text asks for: most are questions for the record, some are for what stands beside it. Pure decisions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from bot.counters import Counter
from index.language import analyzer


class Want(Enum):
    QUESTION = "question"
    LATEST = "latest"
    COUNTERS = "counters"
    CONTACT = "contact"
    TIME = "time"
    HELP = "help"
    GREETING = "greeting"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class Intent:
    """``counters`` are those that the text names, or all of them where it names none; empty for other wants."""

    want: Want
    counters: tuple[Counter, ...] = ()


PLEASE = r"(?:(?:please|pls|hey|hi|hello|and|so|ok|okay|well|now|tell me|show me|show|give me|can you|could you|list|i want|i need|i'd like)[ ,]+)*"
END = r"(?:[ ,]+(?:please|pls|now|right now|today|then|there))*"
STATEMENTS = r"(?:statements?|news|items?|remarks|press releases?|releases?|updates?|posts?|publications?|entries)"
PHONE = r"(?:tele)?phone(?: number| numbers)?|(?:consular |contact |emergency |hot ?line )?(?:number|hotline|helpline|telephone line)|contact(?: details| information| info| number)?|contacts"
OFFICE = r"(?:the |your |an? )?(?:embassy|consulate|consular (?:section|service|office|department|queries)|press office|office|ministry|someone|you|somebody)"
CITY = r"(?: (?:in|at) [\w .'-]{2,40})?"

RULES: tuple[tuple[Want, str], ...] = (
    (Want.GREETING, r"(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings|start|привет|здравствуйте|hola|bonjour|hallo)(?: there| bot| all)?"),
    (Want.THANKS, r"(?:(?:many )?thanks?(?: you)?(?: (?:a lot|so much|very much))?|thx|ty|cheers|спасибо|gracias|merci|danke)(?: bot| all)?"),
    (Want.HELP, r"(?:help(?: me)?|how (?:does (?:this|it)|do you|do i|can i)(?: bot)? (?:work|use (?:this|it|you)|ask)(?: bot)?|what can (?:you do|i ask)(?: you)?|what (?:do you do|are you|is this)|who are you|commands|menu)"),
    (Want.LATEST, rf"(?:(?:what(?: is|'s|’s| are)?|any(?:thing)?|is there anything|(?:the )?(?:most )?) ?)?(?:the )?(?:new|latest|newest|most recent|recent|last|(?:any )?news)(?: \d+)?(?: {STATEMENTS})?(?: on record| here)?"),
    (Want.LATEST, rf"what(?: was| has been|'s been|’s been) (?:published|posted|added|released|new)(?: (?:recently|lately|last))?|(?:any|the) (?:new|recent) {STATEMENTS}"),
    (Want.COUNTERS, r"(?:the |all |day |your )*counters?|(?:the )?(?:day|days) counts?|what (?:are|do) (?:the |your )?(?:day )?counters?(?: (?:say|show|stand at))?"),
    (Want.CONTACT, rf"(?:what(?: is|'s|’s| are)? |where (?:is|do i find|can i find) )?(?:the |your |an? )?(?:(?:embassy|consulate|consular|office|press office)(?:'s|’s)? )?(?:{PHONE})(?: (?:of|for|to) {OFFICE})?"),
    (Want.CONTACT, rf"(?:how|where|who|what number) (?:can|do|could|should|may) (?:i|we|one) (?:call|phone|ring|reach|contact|get in touch with|speak (?:to|with)|talk to)(?: {OFFICE})?(?: by phone)?"),
    (Want.CONTACT, rf"(?:call|phone|ring|contact|reach) {OFFICE}|is there (?:a|any) (?:{PHONE})(?: .{{0,30}})?"),
    (Want.TIME, rf"(?:what(?: is|'s|’s)? )?(?:the )?(?:current |local |exact )?time(?: is it)?{CITY}|what time is it{CITY}|(?:do you )?(?:have|know) (?:the )?time|clocks?|(?:what(?: is|'s|’s)? )?(?:the )?date(?: today)?|what (?:day|date) is (?:it|today)|which day is (?:it|today)"),
)  # fmt: skip
WANTS = tuple((want, re.compile(rf"{PLEASE}(?:{rule}){END}[ ?!.…)]*", re.IGNORECASE)) for want, rule in RULES)

SINCE = re.compile(
    r"\b(?:how (?:many days|long)|number of days|days?|how much time|counters?|count)\b.{0,40}?"
    r"\b(?:since|passed|gone by|from|after|for|until|till|of|on|about)\b(?P<what>.*)",
    re.IGNORECASE,
)


def intent_of(text: str, counters: Sequence[Counter]) -> Intent:
    """What the text asks for; a question for the record in case of doubt."""
    plain = " ".join(text.split())[:300]
    if match := SINCE.search(plain):
        named = named_in(match["what"], counters)
        if named:
            return Intent(Want.COUNTERS, named)
    for want, rule in WANTS:
        if rule.fullmatch(plain):
            return Intent(want, tuple(counters) if want is Want.COUNTERS else ())
    return Intent(Want.QUESTION)


def named_in(words: str, counters: Sequence[Counter]) -> tuple[Counter, ...]:
    """The counters whose label shares a telling word with the text."""
    analysis = analyzer("en")
    asked = set(analysis.terms(words))
    shared = {counter.id: set(analysis.terms(counter.label)) for counter in counters}
    # Words of several labels tell nothing apart.
    common = {term for terms in shared.values() for term in terms if sum(term in each for each in shared.values()) > 1}
    return tuple(counter for counter in counters if asked & (shared[counter.id] - common))

"""What a free text asks for: most are questions for the record, some are for what stands beside it. Pure decisions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from zoneinfo import available_timezones

from bot.owner import Counter
from bot.times import city_zones, folded
from index.text import analyzer


class Want(Enum):
    QUESTION = "question"
    LATEST = "latest"
    COUNTERS = "counters"
    CONTACT = "contact"
    TIME = "time"
    HELP = "help"
    ABOUT = "about"
    ARCHIVE = "archive"
    UNSUBSCRIBE = "unsubscribe"
    SUBSCRIBE_HOW = "subscribe how"
    GREETING = "greeting"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class Intent:
    """``counters`` are those that the text names, or all of them where it names none; empty for other wants.

    ``place`` is the one whose time is asked for.
    """

    want: Want
    counters: tuple[Counter, ...] = ()
    place: str = ""


PLEASE = r"(?:(?:please|pls|hey|hi|hello|and|so|ok|okay|well|now|tell me|show me|show|give me|can you|could you|list|i want|i need|i'd like)[ ,]+)*"
END = r"(?:[ ,]+(?:please|pls|now|right now|today|then|there))*"
STATEMENTS = r"(?:statements?|news|items?|remarks|press releases?|releases?|updates?|posts?|publications?|entries)"
PHONE = r"(?:tele)?phone(?: number| numbers)?|(?:consular |contact |emergency |hot ?line )?(?:number|hotline|helpline|telephone line)|contact(?: details| information| info| number)?|contacts"
OFFICE = r"(?:the |your |an? )?(?:embassy|consulate|consular (?:section|service|office|department|queries)|press office|office|ministry|someone|you|somebody)"
CITY = r"(?: in (?P<city>[\w .'-]{2,40}?))?"

RULES: tuple[tuple[Want, str], ...] = (
    (Want.GREETING, r"(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings|start|привет|здравствуйте|hola|bonjour|hallo)(?: there| bot| all)?"),
    (Want.THANKS, r"(?:(?:many )?thanks?(?: you)?(?: (?:a lot|so much|very much))?|thx|ty|cheers|спасибо|gracias|merci|danke)(?: bot| all)?"),
    (Want.HELP, r"(?:help(?: me)?|how (?:does (?:this|it)|do you|do i|can i)(?: bot)? (?:work|use (?:this|it|you)|ask)(?: bot)?|what can (?:you do|i ask)(?: you)?|what (?:do you do|is this)|commands|menu)"),
    (Want.ABOUT, r"(?:(?:who|what)(?: the hell)? are you|are you (?:a |an )?(?:bot|robot|human|person|real|ai|machine|chatgpt|official)(?: person| bot)?|who (?:runs|made|owns|is behind) (?:you|this(?: bot)?)|whose (?:bot|record) is this|about(?: you)?)"),
    (Want.ARCHIVE, rf"(?:list |show |browse |see )?(?:me )?(?:all|every|the whole|the full) (?:{STATEMENTS}|record|archive)|(?:browse|archive|the archive|how many {STATEMENTS}(?: do you have| are there| are on record)?)"),
    (Want.UNSUBSCRIBE, r"(?:un ?subscribe|stop|quit|cancel|end|leave me alone|(?:stop|cancel|end|no more|quit) (?:the |these |this |my |sending (?:me )?)*(?:daily )?(?:updates?|messages?|subscription|alerts?|news|notifications?)|shut up|go away)(?: me| it)?"),
    (Want.SUBSCRIBE_HOW, r"(?:how (?:do|can|would) (?:i|we|you) |i (?:want|would like|'d like) to |can i )?(?:subscribe|un ?subscribe|get (?:a |the )?(?:daily )?(?:updates?|alerts?|notifications?)|sign up|stop (?:the |these )?(?:updates?|messages?|alerts?))(?: here| to this| to (?:the )?updates?)?"),
    (Want.LATEST, rf"(?:(?:what(?: is|'s|’s| are)?|any(?:thing)?|is there anything|(?:the )?(?:most )?) ?)?(?:the )?(?:new|latest|newest|most recent|recent|last|(?:any )?news)(?: \d+)?(?: {STATEMENTS})?(?: on record| here)?"),
    (Want.LATEST, rf"what(?: was| has been|'s been|’s been) (?:published|posted|added|released|new)(?: (?:recently|lately|last))?|(?:(?:is|are) there |do you have |have you )?(?:any|the|some) (?:new|newer|recent) {STATEMENTS}"),
    (Want.COUNTERS, r"(?:the |all |day |your )*counters?|(?:the )?(?:day|days) counts?|what (?:are|do) (?:the |your )?(?:day )?counters?(?: (?:say|show|stand at))?"),
    (Want.CONTACT, rf"(?:what(?: is|'s|’s| are)? |where (?:is|do i find|can i find) )?(?:the |your |an? )?(?:(?:embassy|consulate|consular|office|press office)(?:'s|’s)? )?(?:{PHONE})(?: (?:of|for|to) {OFFICE})?"),
    (Want.CONTACT, rf"(?:how|where|who|what number) (?:can|do|could|should|may) (?:i|we|one) (?:call|phone|ring|reach|contact|get in touch with|speak (?:to|with)|talk to)(?: {OFFICE})?(?: by phone)?"),
    (Want.CONTACT, rf"(?:call|phone|ring|contact|reach) {OFFICE}|(?:is there|do you have) (?:an?|any) (?:{PHONE})(?: (?:for|of|at|to) {OFFICE})?"),
    (Want.TIME, rf"(?:what(?: is|'s|’s)? )?(?:the )?(?:current |local |exact )?time(?: is it)?(?: now)?{CITY}|(?:do you )?(?:have|know) (?:the )?time|clocks?|(?:what(?: is|'s|’s)? )?(?:the )?date(?: today)?|what (?:day|date) is (?:it|today)|which day is (?:it|today)"),
)  # fmt: skip
WANTS = tuple((want, re.compile(rf"{PLEASE}(?:{rule}){END}[ ?!.…)]*", re.IGNORECASE)) for want, rule in RULES)

# The same wishes in other languages, whole texts only.
ELSEWHERE: dict[str, Want] = {
    phrase: want
    for want, phrases in {
        Want.LATEST: "новости, последние новости, последние заявления, что нового, что нового?, noticias, últimas noticias, "
        "últimas declaraciones, qué hay de nuevo, dernières nouvelles, dernières déclarations, quoi de neuf, neuigkeiten, "
        "neueste erklärungen, was gibt es neues, 最新消息, 最新声明",
        Want.CONTACT: "телефон, контакты, номер телефона, как с вами связаться, teléfono, número de teléfono, contacto, "
        "téléphone, numéro de téléphone, telefon, telefonnummer, kontakt, 电话",
        Want.TIME: "время, который час, сколько времени, qué hora es, quelle heure est-il, wie spät ist es, 现在几点",
        Want.COUNTERS: "счётчики, счетчики, contadores, compteurs, zähler",
        Want.UNSUBSCRIBE: "стоп, отписаться, хватит, отпишись, alto, basta, para, cancelar, darse de baja, arrête, arrêter, "
        "stop, se désabonner, désabonner, stopp, abbestellen, abmelden, aufhören, توقف, إلغاء الاشتراك, 退订",
        Want.SUBSCRIBE_HOW: "как подписаться, подписаться, cómo me suscribo, suscribirse, comment m'abonner, s'abonner, "
        "wie abonniere ich, abonnieren, كيف أشترك",
        Want.ABOUT: "кто ты, кто вы, ты бот, вы бот, quién eres, eres un bot, qui es-tu, qui êtes-vous, es-tu un robot, "
        "wer bist du, bist du ein bot, من أنت, هل أنت روبوت, 你是谁",
        Want.ARCHIVE: "все заявления, архив, todas las declaraciones, archivo, toutes les déclarations, archives, "
        "alle erklärungen, archiv, كل البيانات",
        Want.HELP: "помощь, справка, что ты умеешь, как это работает, ayuda, cómo funciona, aide, comment ça marche, hilfe, "
        "wie funktioniert das, 帮助",
    }.items()
    for phrase in phrases.split(", ")
}

SINCE = re.compile(
    r"\b(?:(?:how (?:many days|long|much time)|number of days|days?)\b.{0,40}?\b(?:since|passed|gone by|from)"
    r"|(?:counters?|count)\b.{0,20}?\b(?:since|for|of|on|about))\b(?P<what>.*)",
    re.IGNORECASE,
)
HAPPENED = frozenset(
    analyzer("en").terms("died dead killed murder murdered attack poisoning happened occurred took place event case")
)
"""Words that tell of any event, and so name none."""


def intent_of(text: str, counters: Sequence[Counter]) -> Intent:
    """What the text asks for; a question for the record in case of doubt."""
    plain = " ".join(text.split())[:300]
    if match := SINCE.search(plain):
        named = named_in(match["what"], counters)
        if named:
            return Intent(Want.COUNTERS, named)
    want = ELSEWHERE.get(plain.strip("¿¡ ?!.…").casefold())
    if want is None:
        for each, rule in WANTS:
            if (match := rule.fullmatch(plain)) and known_city(match):
                return Intent(
                    each, tuple(counters) if each is Want.COUNTERS else (), match.groupdict().get("city") or ""
                )
    return Intent(want or Want.QUESTION, tuple(counters) if want is Want.COUNTERS else ())


def known_city(match: re.Match[str]) -> bool:
    """Whether the place whose time is asked for is one: the time in London, not in prison."""
    city = match.groupdict().get("city")
    return city is None or city.casefold() in cities() or bool(city_zones(folded(city)))


@cache
def cities() -> frozenset[str]:
    """Cities that time zones are named for (IANA)."""
    return frozenset(
        name.rpartition("/")[2].replace("_", " ").casefold() for name in available_timezones() if "/" in name
    )


def named_in(words: str, counters: Sequence[Counter]) -> tuple[Counter, ...]:
    """The counters whose label shares a name with the text, if the text says little else."""
    analysis = analyzer("en")
    asked = set(analysis.terms(words))
    found, shared = [], set(HAPPENED)
    for counter in counters:
        label = set(analysis.terms(counter.label))
        names = set(analysis.terms(" ".join(re.findall(r"\b[A-ZА-ЯЁ][\w’'-]+", counter.label)))) or label
        if asked & names:
            found.append(counter)
        shared |= label & asked if asked & names else set()
    return tuple(found) if len(asked - shared) <= len(asked & shared) else ()

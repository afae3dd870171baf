"""What stands beside the record: day counters, clocks, the telephone, whose record it is, what is kept."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.owner import Counter, Profile, days_since
from bot.say import Block, Mark, Paragraph, Quotation, Reply, Span, aside, paragraph
from bot.say.texts import Texts
from bot.times import find_zone, zone_city
from index import Extent


def counters_reply(texts: Texts, counters: Sequence[Counter], profile: Profile, now: datetime) -> Reply:
    """Each counter with whose it is; a claim is shown as its owner's words."""
    today = now.astimezone(ZoneInfo(profile.zone)).date()
    blocks = [block for counter in counters for block in counter_blocks(texts, counter, today)]
    return Reply(tuple(blocks) or (paragraph(texts("counters.none")),))


def counter_blocks(texts: Texts, counter: Counter, today: date, *, claims: bool = True) -> Sequence[Block]:
    """A counter, and its owner's ``claims`` where they are wanted."""
    days = days_since(counter.since, today)
    said = texts("counters.days" if days >= 0 else "counters.until", count=abs(days), label=counter.label)
    owner = texts("counters.since", owner=capital(counter.owner), date=texts.date(counter.since))
    number = Paragraph((Span(said, Mark.BOLD), Span("\n"), Span(owner, url=counter.url)))
    if not (counter.claim and claims):
        return (number,)
    claim = paragraph(texts("counters.claim", owner=capital(counter.owner)))
    return number, claim, Quotation((Span(counter.claim),))


def capital(name: str) -> str:
    """A name as it stands at the start of a sentence."""
    return name[:1].upper() + name[1:]


def time_reply(texts: Texts, profile: Profile, now: datetime, place: str = "") -> Reply:
    """What the owner's clocks show, or those of a place that was asked for."""
    if place.strip():
        found = find_zone(place, texts.language, now)
        zones = (found.zone,) if found.zone else found.choices
        clocks = [(zone_city(zone, texts.language), zone) for zone in zones]
        none = texts("time.unknown", place=place.strip())
    else:
        clocks = [(clock.label, clock.zone) for clock in profile.clocks]
        none = texts("time.none")
    lines = [
        texts("time.clock", label=label, moment=texts.moment(now.astimezone(ZoneInfo(zone)))) for label, zone in clocks
    ]
    return Reply((paragraph("\n".join(lines) if lines else none),))


def contact_reply(texts: Texts, profile: Profile) -> Reply:
    telephone = profile.telephone
    if telephone is None:
        return Reply((paragraph(texts("contact.none")),))
    return Reply((paragraph(texts("contact.number", label=telephone.label, number=telephone.number)),))


def about_reply(texts: Texts, profile: Profile, extent: Extent) -> Reply:
    blocks = [
        Paragraph((Span(texts("about.owner", owner=profile.owner), url=profile.url),)),
        paragraph(profile.about.strip()),
    ]
    if extent.first and extent.last:
        dates = {"first": texts.date(extent.first), "last": texts.date(extent.last)}
        blocks.append(paragraph(texts("about.holds", count=extent.statements, **dates)))
    return Reply((*blocks, paragraph(texts("about.bot"))))


def privacy_reply(texts: Texts) -> Reply:
    told = (paragraph(texts("privacy.questions")), paragraph(texts("privacy.last")))
    return Reply((*told, aside(f"{texts('privacy.chats')}\n{texts('privacy.rest')}")))

"""The conversation: a request in, a reply out, in no particular medium."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.cite import link_of
from bot.operating import Overview
from bot.owner import Counter, Profile
from bot.say import Action, Aside, Block, Mark, Paragraph, Place, Reply, Request, Say, Span, button, paragraph
from bot.say.texts import Texts
from bot.store import Asked, Broadcasts, LastShown, QuestionStore, Subscription, Subscriptions, WatchStore
from bot.talk import standing
from bot.talk.carrying import Cite, Citing, Exporting
from bot.talk.commands import BY_NAME, menu_for
from bot.talk.intents import Want, intent_of
from bot.talk.limits import beyond
from bot.talk.operators import Operators
from bot.talk.preferences import Forgetting, SettingsMenu, Subscribing, Watching
from bot.talk.pressing import DOES, pressed
from bot.talk.record import (
    LARGEST,
    Drafting,
    DropFilter,
    ExampleMaker,
    Following,
    GoingOn,
    Offer,
    Offering,
    ShowQuote,
    Surveying,
    about_quote,
    answer_reply,
    in_context,
    opposite_reply,
    read_as,
    renamed,
    shown_of,
    shown_under,
    stale_notice,
)
from bot.times import local_date
from index import Answer, ArchiveError, Quote, Record
from index.archive import Archive
from index.questions import Follow
from index.sources import Freshness

QUOTES = 3
MORE_QUOTES = 10
"""How many quotes "Next" leads through."""


class Conversation:
    """Answers requests about one record. Holds nothing of the chats it talks to."""

    texts: Texts
    profile: Profile
    counters: tuple[Counter, ...]
    watching: Watching
    subscribing: Subscribing
    settings: SettingsMenu
    citing: Citing
    exporting: Exporting
    drafting: Drafting
    forgetting: Forgetting
    operators: Operators
    surveying: Surveying

    def __init__(
        self,
        record: Record,
        texts: Texts,
        profile: Profile,
        counters: Sequence[Counter],
        questions: QuestionStore,
        watches: WatchStore,
        engine: AsyncEngine,
        *,
        admins: Collection[int] = (),
        answered: Callable[[Answer], None] = lambda _: None,
        freshness: Freshness | None = None,
        last_shown: LastShown | None = None,
        public_url: str | None = None,
    ) -> None:
        """``admins`` are the operators' user ids; ``answered`` is told of every answer to a new question.

        ``freshness`` knows which of the record's sources are out of date; None where it has none.
        """
        self.answered = answered
        self.freshness = freshness
        self.record = record
        self.texts = texts
        self.profile = profile
        self.counters = tuple(counters)
        self.questions = questions
        self.examples = ExampleMaker(record, texts, profile)
        self.watching = Watching(record, texts, profile, questions, watches, self.examples)
        usual = Subscription(minutes=profile.daily, zone=profile.zone)
        self.engine = engine
        self.subscriptions = Subscriptions(engine, usual)
        self.subscribing = Subscribing(texts, self.subscriptions)
        self.settings = SettingsMenu(texts, self.subscriptions)
        self.last_shown = last_shown or LastShown(engine)
        self.citing = Citing(record, texts, profile.owner, public_url)
        self.drafting = Drafting(record, texts, partial(link_of, public_url), profile.agent)
        self.exporting = Exporting(record, texts, questions, profile.owner, public_url)
        self.offering = Offering(record, texts, public_url)
        self.surveying = Surveying(record, texts, questions)
        self.following = Following(record, texts, questions, self.last_shown)
        self.forgetting = Forgetting(texts, engine, self.last_shown)
        broadcasts = Broadcasts(engine, profile.zone)
        self.operators = Operators(texts, profile.owner, admins, Overview(engine, record), broadcasts)

    @property
    def archive(self) -> Archive:
        return self.record.archive

    async def reply(self, request: Request) -> Reply | None:
        """What to say; None where the bot should stay silent."""
        if request.action is not None:
            action = pressed(request.action)
            return await self.press(action, request) if action else Reply(notice=self.texts("stale_button"))
        if request.command is not None:
            return await self.command(request.command, request)
        return await self.hear(request)

    async def hear(self, request: Request) -> Reply:
        """Free text: a question, unless it asks for something that stands beside the record."""
        if request.forwarded or (request.file is not None and not request.text.strip()):
            return await self.verify(request)
        if (followed := await self.following.read(request, self.today(request))) is not None:
            return await self.follow(followed, request)
        intent = intent_of(request.text, self.counters)
        match intent.want:
            case Want.COUNTERS:
                return standing.counters_reply(self.texts, intent.counters, self.profile, request.now)
            case Want.TIME:
                return standing.time_reply(self.texts, self.profile, request.now, intent.place)
            case Want.THANKS:
                return Reply((paragraph(self.texts("thanks")),))
            case Want.SUBSCRIBE_HOW:
                return Reply((paragraph(self.texts("subscribe_how")),))
            case Want.UNSUBSCRIBE if request.chat is None:
                return await self.help(request)
            case Want.QUESTION:
                return await self.ask(Asked(request.text), request)
            case Want.GREETING:
                return await self.start(request)
            case want:
                reply = await self.command(want.value, request)
                return reply or await self.help(request)

    async def command(self, name: str, request: Request) -> Reply | None:
        command = BY_NAME.get(name)
        if command is not None and command.exists_for(request, self):
            return await command.reply(request, self)
        # In a group it may be another bot's.
        return Reply((paragraph(self.texts("unknown_command")),)) if request.place is Place.PRIVATE else None

    async def press(self, action: Action, request: Request) -> Reply | None:
        return await DOES[type(action)](self, action, request)

    async def asked_by_command(self, request: Request) -> Reply:
        if not request.text.strip():
            return Reply((paragraph(await self.how_to_ask(request)),))
        return await self.ask(Asked(request.text), request)

    async def verify(self, request: Request) -> Reply:
        """What follows the command; or the file, or the message, that it comes with or replies to."""
        if request.text.strip() or (request.file is None and not request.replied_text):
            return await self.drafting.verify(request.text)
        if request.file is None:
            return await self.drafting.verify(request.replied_text)
        if request.file.size > LARGEST:
            return Reply((paragraph(self.texts("verify.too_large", most=LARGEST >> 20)),))
        return await self.drafting.verify_file(request.file.name, await request.file.read())

    async def when(self, request: Request) -> Reply:
        if not any(letter.isalnum() for letter in request.text):
            examples = await self.examples.examples(self.today(request))
            return Reply((paragraph(self.texts("when.how", subject=examples.subject)),))
        return await self.surveying.when(Asked(request.text), self.today(request))

    async def compare(self, request: Request) -> Reply:
        if not any(letter.isalnum() for letter in request.text):
            examples = await self.examples.examples(self.today(request))
            return Reply((paragraph(self.texts("compare.how", subject=examples.subject)),))
        return await self.surveying.compared(Asked(request.text), self.today(request))

    async def about(self) -> Reply:
        return standing.about_reply(self.texts, self.profile, await self.archive.extent())

    def today(self, request: Request) -> date:
        """The date in the zone of the record's owner."""
        return local_date(request.now, ZoneInfo(self.profile.zone))

    async def ask(self, asked: Asked, request: Request, position: int = 0) -> Reply:
        if not any(letter.isalnum() for letter in asked.text):
            return Reply((paragraph(self.texts("ask.empty")),))
        if not position and (surveyed := await self.surveying.asked_for(asked, self.today(request))) is not None:
            return surveyed
        if (rest := beyond(asked.text)) is not None:
            return await self.cannot(rest, asked, request)
        return await self.answered_question(asked, request, position)

    async def follow(self, followed: GoingOn, request: Request) -> Reply:
        """What goes on from the last question: another, filled in; more of its answer; or something about the quote."""
        match followed.what.kind:
            case Follow.AGAIN:
                reply = await self.ask(Asked(followed.what.text), request)
                literally = self.questions.keep(Asked(request.text), today=self.today(request))
                return read_as(self.texts, reply, followed.what.parts, literally)
            case Follow.NEXT:
                return await self.ask(followed.asked, request, followed.position + 1)
            case Follow.OPPOSITE:
                return await self.opposite(followed, request)
            case _:
                return await about_quote(self.texts, self.archive, followed)

    async def opposite(self, followed: GoingOn, request: Request) -> Reply:
        """The nearest words of the same person that are negated where the quote is not, or the other way round."""
        found = await self.following.opposite(followed, self.today(request))
        return opposite_reply(self.texts, followed, found)

    async def cannot(self, rest: str, asked: Asked, request: Request) -> Reply:
        """One line, and the words on record about it where there are any."""
        line = paragraph(self.texts("ask.cannot"))
        found = await self.answered_question(Asked(rest, asked.dropped), request, only=True) if rest else Reply()
        if not found.blocks:
            return Reply((line,))
        return replace(found, blocks=(line, paragraph(self.texts("ask.cannot_nearest"), Mark.ITALIC), *found.blocks))

    async def answered_question(
        self, asked: Asked, request: Request, position: int = 0, *, only: bool = False
    ) -> Reply:
        """The answer to a question, or its absence; instead of an absence nothing where ``only`` an answer will do."""
        today = self.today(request)
        answer = await self.record.ask(
            asked.text, today=today, dropped=asked.dropped, limit=MORE_QUOTES, shown=position
        )
        if only and not answer.answered:
            return Reply()
        if position == 0:
            self.answered(answer)
        token = self.questions.keep(asked, today=today)
        stale = None if answer.answered else await self.stale(request)
        self.keep_shown(answer, token, position, request)
        answered_with = await self.answered_with(answer.quotes[position]) if position < len(answer.quotes) else []
        others = [
            (name, self.questions.keep(Asked(text, asked.dropped), today=today))
            for name, text in renamed(answer.question)
        ]
        return answer_reply(
            self.texts,
            answer,
            token,
            position,
            stale=stale,
            answered_with=answered_with,
            others=others,
            sharing=self.citing.sharing(answer.quotes[position]) if position < len(answer.quotes) else (),
        )

    def keep_shown(self, answer: Answer, token: str, position: int, request: Request) -> None:
        quote = answer.quotes[position] if position < len(answer.quotes) else None
        self.last_shown.keep(request, shown_of(token, position, quote))

    async def answered_with(self, quote: Quote) -> list[Block]:
        """What an interviewer's question was answered with; nothing while the archive is away: the quote needs none."""
        try:
            return await in_context.said_in_reply(self.texts, self.archive, quote)
        except ArchiveError:
            return []

    async def stale(self, request: Request) -> str | None:
        """What to say of sources that could not be read for a while."""
        stale = await self.freshness.stale(request.now) if self.freshness is not None else ()
        return stale_notice(self.texts, stale, request.now)

    async def next_quote(self, action: ShowQuote, request: Request) -> Reply:
        asked = await self.questions.find(action.token, today=self.today(request))
        if asked is None:
            return Reply(notice=self.texts("answer.forgotten"))
        return await self.ask(asked, request, action.position)

    async def without_filter(self, action: DropFilter, request: Request) -> Reply:
        asked = await self.questions.find(action.token, today=self.today(request))
        if asked is None:
            return Reply(notice=self.texts("answer.forgotten"))
        return await self.ask(Asked(asked.text, asked.dropped | {action.filter}), request)

    async def offers(self, text: str, now: datetime, offset: int = 0) -> tuple[list[Offer], int | None]:
        """Quotes to choose from while somebody types in any chat."""
        return await self.offering.offers(text, local_date(now, ZoneInfo(self.profile.zone)), offset)

    async def cite(self, request: Request) -> Reply:
        """How to cite the quote that is replied to, or else the one shown last."""
        try:
            shown = shown_under(request.replied_to) or await self.last_shown.find(request)
        except ArchiveError:
            shown = None
        if shown is None or not shown.key:
            return Reply((paragraph(self.texts("cite.nothing")),))
        return await self.citing.cite(Cite(shown.key, shown.version, shown.start, shown.end, 0), replaces=False)

    async def start(self, request: Request) -> Reply:
        texts = self.texts
        if request.text and (opened := await self.citing.opened(request.text.strip())) is not None:
            return opened
        examples = "\n".join((await self.examples.examples(self.today(request))).questions)
        shown = (Paragraph((Span(texts("start.try") + "\n"), Span(examples, Mark.ITALIC))),) if examples else ()
        greeting = paragraph(texts("start.greeting", owner=self.profile.owner))
        blocks = (greeting, paragraph(texts("start.refuses")), *shown)
        ways = tuple(button(texts(f"buttons.{name}"), Say(name)) for name in ("latest", "archive", "counters", "help"))
        return Reply(blocks, (ways[:2], ways[2:]))

    async def help(self, request: Request) -> Reply:
        """What can be asked, with the commands that work where this was asked."""
        texts = self.texts
        lines = [f"/{name} – {texts(f'commands.{name}')}" for name in menu_for(request)]
        commands = Aside((Span(texts("help.commands") + "\n", Mark.BOLD), Span("\n".join(lines))))
        ask = texts("help.ask") if request.chat is None else f"{texts('help.ask')} {texts('help.group')}"
        examples, last = await self.examples.examples(self.today(request)), await self.last_day(request)
        month = texts.month(last.year, last.month)
        narrow = texts("help.narrow", speaker=examples.speaker, month=month)
        return Reply((paragraph(ask), paragraph(narrow), commands))

    async def last_day(self, request: Request) -> date:
        """Of the record, or today where it holds nothing."""
        try:
            return (await self.archive.extent()).last or self.today(request)
        except ArchiveError:
            return self.today(request)

    async def how_to_ask(self, request: Request) -> str:
        examples = await self.examples.examples(self.today(request))
        made = self.texts("examples.about", subject=examples.subject)
        return self.texts("ask.how", example=next(iter(examples.questions), made))

"""The conversation: a request in, a reply out, in no particular medium."""

from collections.abc import Callable, Collection, Sequence
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.owner.counters import Counter
from bot.owner.profile import Profile
from bot.process.state import State
from bot.say.reply import Block, Mark, Paragraph, Reply, Span
from bot.say.speech import button, paragraph
from bot.say.texts import Texts
from bot.store.broadcasts import Broadcasts
from bot.store.questions import Asked, QuestionStore
from bot.store.subscriptions import Subscription, Subscriptions
from bot.store.watches import WatchStore
from bot.talk import browsing, changes, reading, standing
from bot.talk.answering import answer_reply
from bot.talk.buttons import (
    Action,
    BrowseArchive,
    BrowseMonths,
    BrowseSpeakers,
    CancelWatch,
    Changes,
    DeleteWatch,
    DropFilter,
    InContext,
    Latest,
    ListWatches,
    MonthStatements,
    NarrowWatch,
    PauseWatch,
    ReadInFull,
    SaveWatch,
    Say,
    ShowChange,
    ShowQuote,
    SpeakerStatements,
    TryWatch,
    TurnPage,
    decode,
)
from bot.talk.choices import Choose, DropBroadcast, Forget, KeepAll, SendBroadcast, ShowPage, Subscribe
from bot.talk.forgetting import Forgetting
from bot.talk.freshness import stale_notice
from bot.talk.intents import Want, intent_of
from bot.talk.operators import Operators
from bot.talk.request import Place, Request
from bot.talk.settings_menu import SettingsMenu
from bot.talk.subscribing import Subscribing
from bot.talk.verifying import verification_reply
from bot.talk.watching import Watching
from index import Answer, ArchiveError, Quote, Record
from index.sources import Freshness

COMMANDS = (
    *("start", "help", "latest", "archive", "ask", "verify", "changes", "watch", "watches"),
    *("counters", "subscribe", "unsubscribe", "settings"),
    *("time", "contact", "about", "privacy", "forget"),
)
"""What the bot answers to, in the order of its menu."""

QUOTES = 3
MORE_QUOTES = 10
"""How many quotes "Next" leads through."""


class Conversation:
    """Answers requests about one record. Holds nothing of the chats it talks to."""

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
        self.watching = Watching(record, texts, profile, questions, watches)
        usual = Subscription(minutes=profile.daily, zone=profile.zone)
        self.engine = engine
        self.subscriptions = Subscriptions(engine, usual)
        self.subscribing = Subscribing(texts, self.subscriptions)
        self.settings = SettingsMenu(texts, self.subscriptions)
        self.forgetting = Forgetting(texts, engine)
        broadcasts = Broadcasts(engine, profile.zone)
        self.operators = Operators(texts, profile.owner, admins, State(engine, record), broadcasts)

    async def reply(self, request: Request) -> Reply | None:
        """What to say; None where the bot should stay silent."""
        if request.action is not None:
            action = decode(request.action)
            return await self.press(action, request) if action else Reply(notice=self.texts("stale_button"))
        if request.command is not None:
            return await self.command(request.command, request)
        return await self.hear(request)

    async def hear(self, request: Request) -> Reply:
        """Free text: a question, unless it asks for something that stands beside the record."""
        intent = intent_of(request.text, self.counters)
        match intent.want:
            case Want.COUNTERS:
                return standing.counters_reply(self.texts, intent.counters, self.profile, request.now)
            case Want.THANKS:
                return Reply((paragraph(self.texts("thanks")),))
            case Want.QUESTION:
                return await self.ask(Asked(request.text), request)
            case Want.GREETING:
                return self.start()
            case want:
                reply = await self.command(want.value, request)
                return reply or self.help()

    async def command(self, command: str, request: Request) -> Reply | None:
        match command:
            case "start":
                return self.start()
            case "help":
                return self.help()
            case "latest":
                return await browsing.latest(self.texts, self.record.archive, 0)
            case "archive":
                return await browsing.archive_front(self.texts, self.record.archive)
            case "ask" if request.text.strip():
                return await self.ask(Asked(request.text), request)
            case "ask":
                return Reply((paragraph(self.texts("ask.how")),))
            case "verify":
                return verification_reply(self.texts, await self.record.verify(request.text))
            case "changes":
                return await changes.changes(self.texts, self.record.archive, 0)
            case "watch":
                return await self.watching.try_out(request.text, request)
            case "watches":
                return await self.watching.listed(request)
            case "counters":
                return standing.counters_reply(self.texts, self.counters, self.profile, request.now)
            case "time":
                return standing.time_reply(self.texts, self.profile, request.now)
            case "contact":
                return standing.contact_reply(self.texts, self.profile)
            case "about":
                return standing.about_reply(self.texts, self.profile, await self.record.archive.extent())
            case "privacy":
                return standing.privacy_reply(self.texts)
            case "subscribe":
                return await self.subscribing.subscribe(request)
            case "unsubscribe":
                return await self.subscribing.unsubscribe(request)
            case "settings":
                return await self.settings.front(request)
            case "forget":
                return await self.forgetting.ask(request)
            case "stats" if self.operators.include(request):
                return await self.operators.stats()
            case "broadcast" if self.operators.include(request):
                return await self.operators.draft(request)
            case _ if request.place is Place.PRIVATE:
                return Reply((paragraph(self.texts("unknown_command")),))
            case _:
                # In a group it may be another bot's.
                return None

    async def press(self, action: Action, request: Request) -> Reply | None:
        texts, archive = self.texts, self.record.archive
        match action:
            case InContext():
                return await reading.read_in_context(texts, archive, action)
            case ReadInFull() | TurnPage():
                return await reading.read_in_full(texts, archive, action)
            case ShowQuote():
                return await self.next_quote(action, request)
            case DropFilter():
                return await self.without_filter(action, request)
            case Latest():
                return await browsing.latest(texts, archive, action.page, replaces=True)
            case BrowseArchive():
                return await browsing.archive_front(texts, archive, replaces=True)
            case BrowseMonths():
                return await browsing.months(texts, archive, action.page)
            case BrowseSpeakers():
                return await browsing.speakers(texts, archive, action.page)
            case MonthStatements():
                return await browsing.month_statements(texts, archive, action)
            case SpeakerStatements():
                return await browsing.speaker_statements(texts, archive, action)
            case Changes():
                return await changes.changes(texts, archive, action.page, replaces=True)
            case ShowChange():
                return await changes.show_change(texts, archive, action)
            case SaveWatch():
                return await self.watching.save(action.token, request)
            case NarrowWatch():
                return await self.watching.narrow(action.token, request)
            case TryWatch():
                return await self.watching.try_kept(action.token, request)
            case CancelWatch():
                return await self.watching.cancelled(request)
            case ListWatches():
                return await self.watching.listed(request)
            case PauseWatch():
                return await self.watching.pause(action, request)
            case DeleteWatch():
                return await self.watching.delete(action, request)
            case ShowPage():
                return await self.settings.show(action, request)
            case Choose():
                return await self.settings.choose(action, request)
            case Subscribe():
                return await self.subscribing.press(action, request)
            case Forget():
                return await self.forgetting.forget(request)
            case KeepAll():
                return await self.forgetting.keep(request)
            case SendBroadcast():
                return await self.operators.send(action, request)
            case DropBroadcast():
                return await self.operators.drop(action, request)
            case Say():
                return await self.command(action.command, request)

    async def ask(self, asked: Asked, request: Request, position: int = 0) -> Reply:
        if not any(letter.isalnum() for letter in asked.text):
            return Reply((paragraph(self.texts("ask.empty")),))
        today = request.now.astimezone(ZoneInfo(self.profile.zone)).date()
        answer = await self.record.ask(
            asked.text, today=today, dropped=asked.dropped, limit=MORE_QUOTES, shown=position
        )
        if position == 0:
            self.answered(answer)
        token = self.questions.keep(asked, today=today)
        stale = None if answer.answered else await self.stale(request)
        answered_with = await self.answered_with(answer.quotes[position]) if position < len(answer.quotes) else []
        return answer_reply(self.texts, answer, token, position, stale=stale, answered_with=answered_with)

    async def answered_with(self, quote: Quote) -> list[Block]:
        """What an interviewer's question was answered with; nothing while the archive is away: the quote needs none."""
        try:
            return await reading.said_in_reply(self.texts, self.record.archive, quote)
        except ArchiveError:
            return []

    async def stale(self, request: Request) -> str | None:
        """What to say of sources that could not be read for a while."""
        stale = await self.freshness.stale(request.now) if self.freshness is not None else ()
        return stale_notice(self.texts, stale, request.now)

    async def next_quote(self, action: ShowQuote, request: Request) -> Reply:
        asked = await self.questions.find(action.token, today=request.now.date())
        if asked is None:
            return Reply(notice=self.texts("answer.forgotten"))
        return await self.ask(asked, request, action.position)

    async def without_filter(self, action: DropFilter, request: Request) -> Reply:
        asked = await self.questions.find(action.token, today=request.now.date())
        if asked is None:
            return Reply(notice=self.texts("answer.forgotten"))
        return await self.ask(Asked(asked.text, asked.dropped | {action.filter}), request)

    def start(self) -> Reply:
        texts = self.texts
        blocks = (
            paragraph(texts("start.greeting", owner=self.profile.owner)),
            paragraph(texts("start.refuses")),
            Paragraph((Span(texts("start.try") + "\n"), Span(texts("start.examples"), Mark.ITALIC))),
        )
        ways = tuple(button(texts(f"buttons.{name}"), Say(name)) for name in ("latest", "archive", "counters", "help"))
        return Reply(blocks, (ways[:2], ways[2:]))

    def help(self) -> Reply:
        texts = self.texts
        lines = [f"/{name} – {texts(f'commands.{name}')}" for name in COMMANDS]
        commands = Paragraph((Span(texts("help.commands") + "\n", Mark.BOLD), Span("\n".join(lines))))
        return Reply((paragraph(texts("help.ask")), paragraph(texts("help.narrow")), commands))

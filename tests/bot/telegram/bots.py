"""Bots that poll the simulator over HTTP, each in a thread of its own."""

import asyncio
import io
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, Protocol

from bot.say.reply import Button, Mark, Paragraph, Quotation, Reply, Span
from bot.say.request import Request
from bot.store.inbox import Fate
from bot.telegram.application import opened_application, reach
from bot.telegram.arriving.attending import BotParts, intake_for
from bot.telegram.arriving.desk import Lines
from bot.telegram.arriving.polling import PollingRequest, poll
from bot.telegram.profile import BotProfile
from index.archive.database import connect
from tests.simulator import Sim
from tests.simulator.shapes import Json

TOKEN = "42:TEST-token-of-the-simulated-bot"
APOLOGY = "That did not work. Please ask again."
TOO_LONG = "That is too long."
LINES = Lines(late="This is late.", too_late="Too late. Please ask again.")
PROFILE = BotProfile((("latest", "The newest"), ("ask", "A question")), "What it is", "In short")

ANN = 1001

Answer = Callable[[Request], Reply | Awaitable[Reply] | None]


class Scripted:
    """A conversation that answers by a function, and remembers what it was asked."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.asked: list[Request] = []

    async def reply(self, request: Request) -> Reply | None:
        self.asked.append(request)
        answer = self.answer(request)
        return await answer if isinstance(answer, Awaitable) else answer


class Sleeps:
    """Waits for nothing, and remembers for how long it should have."""

    def __init__(self) -> None:
        self.waited: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.waited.append(seconds)
        await asyncio.sleep(0)


def not_measured(_: str) -> AbstractContextManager[None]:
    return nullcontext()


class Nobody:
    """Takes no notice of what happens to chats."""

    async def came(self, chat_id: int) -> None: ...
    async def left(self, chat_id: int, reason: str) -> None: ...
    async def moved(self, old: int, new: int) -> None: ...


async def run_bot(
    token: str, url: str, database: str, stop: asyncio.Event, told: list[Fate | None], **parts: Any
) -> None:
    """Polls from start to stop, as the program does."""
    engine, polling = connect(database), PollingRequest()
    given = BotParts(engine=engine, tell=told.append, **parts)
    try:
        async with opened_application(token, url, polling) as application:
            if await reach(application.bot, url, stop, given.sleep):
                await poll(application, polling, given, intake_for(application.bot, given), url, stop)
    finally:
        await engine.dispose()


class Run:
    """One bot from start to stop. ``error`` is what it ended with, ``told`` how answers got to their chats."""

    def __init__(self, url: str, database: str, answer: Answer, *, token: str = TOKEN, **options: Any) -> None:
        self.conversation = Scripted(answer)
        self.sleeps = Sleeps()
        self.error: Exception | None = None
        given: dict[str, Any] = {
            "commands": ("latest", "ask"),
            "apology": APOLOGY,
            "too_long": TOO_LONG,
            "lines": LINES,
            "measure": not_measured,
            "presence": Nobody(),
            "sleep": self.sleeps,
        }
        self.told = list[Fate | None]()
        parts = given | {"conversation": self.conversation, "profile": PROFILE} | options
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._work = run_bot(token, url, database, self._stop, self.told, **parts)
        self._thread = threading.Thread(target=self._run)

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            try:
                runner.run(self._work)
            except Exception as error:
                self.error = error

    def start(self) -> "Run":
        self._thread.start()
        return self

    def end(self) -> None:
        """Wait until it has stopped by itself."""
        self._thread.join(30)
        assert not self._thread.is_alive()

    def stop(self) -> None:
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stop.set)
        self.end()


class StartBot(Protocol):
    def __call__(self, answer: Answer, **options: Any) -> Run: ...


@contextmanager
def no_errors(sim: Sim, log: io.StringIO) -> Iterator[None]:
    """What happens inside draws no refusal from the Bot API and no error in the log."""
    yield
    sim.assert_no_bad_requests()
    assert "level=error" not in log.getvalue()
    assert "level=critical" not in log.getvalue()


def echo(request: Request) -> Reply:
    """Says back what was asked, with a button that goes on."""
    words = request.text or f"/{request.command}"
    if request.action:
        return Reply((Paragraph((Span(f"pressed {request.action}"),)),), NEXT, replaces=True, notice="Done")
    return Reply((Paragraph((Span("Asked", Mark.BOLD),)), Quotation((Span(words),))), NEXT)


NEXT = ((Button("Next ▸", "next:1"), Button("Page", url="https://record.example.org/?a=1&b=2")),)


def shown(message: Json) -> str:
    return str(message["text"]).removeprefix("Asked\n")

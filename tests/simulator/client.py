"""The client of the control API: a test's hands and eyes in the simulated world."""

import asyncio
import http.client
import json
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, ParamSpec, TypeVar, Unpack
from urllib.parse import urlsplit

from tests.simulator.arguments import ChatChanges, ConfigChanges, LoadChanges, Writing
from tests.simulator.errors import ControlError
from tests.simulator.shapes import (
    Asked,
    Call,
    FaultKind,
    Json,
    Measured,
    MemberStatus,
    Migrated,
    Profile,
    Stats,
    Told,
    TopicState,
    Written,
)

P = ParamSpec("P")
T = TypeVar("T")
DEFAULT_URL = "http://127.0.0.1:8081"
PATIENCE = 5.0  # seconds to wait for a bot
LONGEST = 900.0  # seconds that an operation (a bench run) may take


class Sim:
    """Every operation of the control API; each blocks until it is done, see AsyncSim for the other kind.

    ``token`` picks the bot where there are several. What cannot be carried out raises ControlError.
    """

    def __init__(self, url: str = DEFAULT_URL, token: str = "") -> None:
        self.url = url
        self.token = token

    @property
    def bot_url(self) -> str:
        """The ``base_url`` for python-telegram-bot."""
        return f"{self.url}/bot"

    @property
    def file_url(self) -> str:
        """The ``base_file_url`` for python-telegram-bot."""
        return f"{self.url}/file/bot"

    # People

    def message(self, chat_id: int, text: str = "", **writing: Unpack[Writing]) -> Written:
        """Somebody writes; a message with no text needs a document or ``extra``."""
        return self._post(Written, "message", chat_id=chat_id, text=text, **writing)

    def channel_post(self, chat_id: int, text: str = "", **writing: Unpack[Writing]) -> Written:
        """A post in a channel, which the chat becomes if it was not one."""
        return self._post(Written, "channel_post", chat_id=chat_id, text=text, **writing)

    def edited_message(self, chat_id: int, message_id: int, text: str) -> Told:
        """Somebody edits a message or a post."""
        return self._post(Told, "edited_message", chat_id=chat_id, message_id=message_id, text=text)

    def ask(self, chat_id: int, text: str, *, timeout: float = PATIENCE, **writing: Unpack[Writing]) -> Json:
        """Somebody writes; the first message the bot sends, edits or deletes in the chat after it.

        Raises TimeoutError when there is none in so many seconds.
        """
        return self._next(chat_id, self.message(chat_id, text, **writing), timeout, f"answer to {text!r}")

    def callback(
        self, chat_id: int, message_id: int, *, data: str = "", text: str = "", user_id: int = 0, wait: float = 0
    ) -> Asked:
        """Press the button with this data or this text (the first one, if neither is given) under a message.

        ``wait`` is how many seconds to wait for the bot to answer the query.
        """
        return self._post(
            Asked, "callback", chat_id=chat_id, message_id=message_id, data=data, text=text, user_id=user_id, wait=wait
        )

    def press(
        self,
        chat_id: int,
        message_id: int,
        *,
        data: str = "",
        text: str = "",
        user_id: int = 0,
        timeout: float = PATIENCE,
    ) -> Json:
        """Press a button; the first message the bot sends, edits or deletes in the chat after it."""
        asked = self.callback(chat_id, message_id, data=data, text=text, user_id=user_id)
        return self._next(chat_id, asked, timeout, f"answer to the button {text or data!r}")

    def inline(self, query: str, *, offset: str = "", user_id: int = 1, wait: float = 0) -> Asked:
        """Type an inline query; its answer holds the ``results``."""
        return self._post(Asked, "inline", query=query, offset=offset, user_id=user_id, wait=wait)

    def guest(
        self, text: str, *, replied: str = "", chat_id: int = -100987, user_id: int = 1, wait: float = 0
    ) -> Asked:
        """Mention the bot where it is no member; its answer is the article that it sends there."""
        return self._post(Asked, "guest", text=text, replied=replied, chat_id=chat_id, user_id=user_id, wait=wait)

    # Chats

    def chat(self, id: int, **changes: Unpack[ChatChanges]) -> Json:  # noqa: A002 - as the Bot API calls it
        """Make a chat or change it, silently; returns what is known of it but its messages."""
        return self._post(Json, "chat", id=id, **changes)

    def topic(self, chat_id: int, thread_id: int, state: TopicState = "open", *, name: str = "") -> Told:
        """Open, reopen, close or delete a topic of a forum; the bot is told by a service message, but of a deletion."""
        return self._post(Told, "topic", chat_id=chat_id, thread_id=thread_id, state=state, name=name)

    def migrate(self, chat_id: int, to: int, *, quiet: bool = False) -> Migrated:
        """A group becomes a supergroup with the id ``to``; both chats get a service message unless ``quiet``."""
        return self._post(Migrated, "migrate", chat_id=chat_id, to=to, quiet=quiet)

    def my_chat_member(self, chat_id: int, status: MemberStatus, *, user_id: int = 0) -> Told:
        """The bot is added, promoted, demoted, removed, or (``kicked`` in a private chat) blocked."""
        return self._post(Told, "my_chat_member", chat_id=chat_id, status=status, user_id=user_id)

    def update(self, update: Json, *, queue: str = "") -> Told:
        """Any update object with one key, its kind; updates in one queue reach a webhook in order."""
        return self._post(Told, "update", update=update, queue=queue)

    # Watching

    def messages(self, chat_id: int, *, after: int = 0) -> list[Json]:
        """All messages with an id above ``after``, with ``ts``, ``outgoing``, ``markup``, ``edits``, ``deleted``."""
        return self._post(list[Json], "messages", chat_id=chat_id, after=after)

    def wait(
        self, after: int = 0, *, chat_id: int | None = None, count: int = 1, timeout: float = PATIENCE
    ) -> list[Json]:
        """Messages the bot sent, edited or deleted (``kind``), with ``seq`` above ``after``.

        Returns as soon as there are ``count`` of them, or with what there is when the time is up.
        """
        where = {} if chat_id is None else {"chat_id": chat_id}
        return self._post(list[Json], "wait", after=after, count=count, timeout=timeout, **where)

    def calls(self, method: str = "", *, limit: int = 1000) -> list[Call]:
        """The newest calls of a method (of all, if none is named), oldest first."""
        return self._post(list[Call], "calls", method=method, limit=limit)

    def bad_requests(self) -> list[Call]:
        """Calls the server answered with 400, unless a fault was ordered."""
        return self._post(list[Call], "bad_requests")

    def assert_no_bad_requests(self) -> None:
        """Raise AssertionError naming every call that was answered with 400."""
        found = [f"{call['method']} {call['params']}: {call['description']}" for call in self.bad_requests()]
        assert not found, "the Bot API refused:\n" + "\n".join(found)

    def stats(self) -> Stats:
        """Counts and rates since the start or the last reset."""
        return self._post(Stats, "stats")

    def profile(self) -> Profile:
        """The bot's user and what it set: commands, descriptions, menu buttons."""
        return self._post(Profile, "bot")

    # Steering

    def config(self, **changes: Unpack[ConfigChanges]) -> Json:
        """Change settings; those not named stay. Returns all."""
        return self._post(Json, "config", **changes)

    def faults(
        self,
        method: str = "*",
        kind: FaultKind = "error",
        *,
        times: int = 0,
        probability: float = 1.0,
        delay: float = 0.0,
        status: int = 500,
        retry_after: int = 0,
        chat_id: int = 0,
    ) -> None:
        """Order a fault for calls to come; ``tests.simulator.faults.Fault`` tells what the arguments mean."""
        self._post(
            Json,
            "faults",
            method=method,
            kind=kind,
            times=times,
            probability=probability,
            delay=delay,
            status=status,
            retry_after=retry_after,
            chat_id=chat_id,
        )

    def ordered_faults(self) -> list[Json]:
        """The faults there are, each with the number of its ``hits``."""
        return self._post(list[Json], "faults")

    def clear_faults(self) -> None:
        """Nothing goes wrong any more."""
        self._post(list[Json], "faults", clear=True)

    def advance(self, seconds: float) -> None:
        """Let time pass for limits and queries, without waiting."""
        self._post(Json, "advance", seconds=seconds)

    def reset(self) -> None:
        """Forget everything but settings and webhooks; update ids go on, so a running bot does too."""
        self._post(Json, "reset")

    def bench(self, **load: Unpack[LoadChanges]) -> Measured:
        """Drive the bot under load; ``tests.simulator.load.Load`` tells what the arguments mean."""
        return self._post(Measured, "bench", **load)

    def _next(self, chat_id: int, told: Told, timeout: float, wanted: str) -> Json:
        events = self.wait(told["seq"], chat_id=chat_id, timeout=timeout)
        if not events:
            raise TimeoutError(f"no {wanted} in {timeout} s")
        return events[0]

    def _post(self, shape: type[T], operation: str, **arguments: Any) -> T:
        body = json.dumps(arguments | ({"token": self.token} if self.token else {}))
        connection = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=LONGEST)
        try:
            connection.request("POST", f"/_sim/{operation}", body, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        if answer.status != http.HTTPStatus.OK:
            raise ControlError(json.loads(content)["error"] if answer.status == 400 else content.decode())
        result: T = json.loads(content)
        return result


class AsyncSim:
    """The operations of a Sim as coroutines, for tests that run the bot in their own event loop."""

    def __init__(self, sim: Sim) -> None:
        self.url, self.bot_url, self.file_url = sim.url, sim.bot_url, sim.file_url
        self.message = _in_thread(sim.message)
        self.channel_post = _in_thread(sim.channel_post)
        self.edited_message = _in_thread(sim.edited_message)
        self.ask = _in_thread(sim.ask)
        self.callback = _in_thread(sim.callback)
        self.press = _in_thread(sim.press)
        self.inline = _in_thread(sim.inline)
        self.guest = _in_thread(sim.guest)
        self.chat = _in_thread(sim.chat)
        self.topic = _in_thread(sim.topic)
        self.migrate = _in_thread(sim.migrate)
        self.my_chat_member = _in_thread(sim.my_chat_member)
        self.update = _in_thread(sim.update)
        self.messages = _in_thread(sim.messages)
        self.wait = _in_thread(sim.wait)
        self.calls = _in_thread(sim.calls)
        self.bad_requests = _in_thread(sim.bad_requests)
        self.assert_no_bad_requests = _in_thread(sim.assert_no_bad_requests)
        self.stats = _in_thread(sim.stats)
        self.profile = _in_thread(sim.profile)
        self.config = _in_thread(sim.config)
        self.faults = _in_thread(sim.faults)
        self.ordered_faults = _in_thread(sim.ordered_faults)
        self.clear_faults = _in_thread(sim.clear_faults)
        self.advance = _in_thread(sim.advance)
        self.reset = _in_thread(sim.reset)
        self.bench = _in_thread(sim.bench)


def _in_thread(operation: Callable[P, T]) -> Callable[P, Awaitable[T]]:
    return partial(asyncio.to_thread, operation)

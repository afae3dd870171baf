"""What each command of a chat does, one line a command, in the order of the menu.

What the menu says of one is ``commands.<name>`` among the bot's sentences.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from inspect import isawaitable
from typing import TYPE_CHECKING

from bot.say import Reply, Request
from bot.talk import standing
from bot.talk.record import browsing, changes

if TYPE_CHECKING:
    from bot.talk.conversation import Conversation

Do = Callable[["Conversation", Request], Awaitable[Reply | None] | Reply]


@dataclass(frozen=True, slots=True)
class Command:
    """``of_operators``: for everybody else the command does not exist.

    ``of_chats``: it is about what is kept of a chat in Telegram, and sent to it unasked.
    """

    name: str
    do: Do
    of_operators: bool = False
    of_chats: bool = False

    def exists_for(self, request: Request, talk: "Conversation") -> bool:
        return not self.of_operators or talk.operators.include(request)

    async def reply(self, request: Request, talk: "Conversation") -> Reply | None:
        said = self.do(talk, request)
        return await said if isawaitable(said) else said


COMMANDS = (
    Command("start", lambda talk, request: talk.start(request)),
    Command("help", lambda talk, request: talk.help(request)),
    Command("latest", lambda talk, _: browsing.latest(talk.texts, talk.archive, 0)),
    Command("archive", lambda talk, _: browsing.archive_front(talk.texts, talk.archive)),
    Command("ask", lambda talk, request: talk.asked_by_command(request)),
    Command("when", lambda talk, request: talk.when(request)),
    Command("compare", lambda talk, request: talk.compare(request)),
    Command("verify", lambda talk, request: talk.verify(request)),
    Command("cite", lambda talk, request: talk.cite(request)),
    Command("export", lambda talk, request: talk.exporting.offer(request, talk.today(request))),
    Command("changes", lambda talk, _: changes.changes(talk.texts, talk.archive, 0)),
    Command("watch", lambda talk, request: talk.watching.try_out(request.text, request), of_chats=True),
    Command("watches", lambda talk, request: talk.watching.listed(request), of_chats=True),
    Command("counters", lambda talk, request: standing.counters_reply(talk.texts, talk.counters, talk.profile, request.now)),
    Command("subscribe", lambda talk, request: talk.subscribing.subscribe(request), of_chats=True),
    Command("unsubscribe", lambda talk, request: talk.subscribing.unsubscribe(request), of_chats=True),
    Command("settings", lambda talk, request: talk.settings.front(request), of_chats=True),
    Command("language", lambda talk, request: talk.settings.languages(request), of_chats=True),
    Command("time", lambda talk, request: standing.time_reply(talk.texts, talk.profile, request.now, request.text)),
    Command("contact", lambda talk, _: standing.contact_reply(talk.texts, talk.profile)),
    Command("about", lambda talk, _: talk.about()),
    Command("privacy", lambda talk, _: standing.privacy_reply(talk.texts)),
    Command("forget", lambda talk, request: talk.forgetting.ask(request), of_chats=True),
    Command("stats", lambda talk, _: talk.operators.stats(), of_operators=True),
    Command("broadcast", lambda talk, request: talk.operators.draft(request), of_operators=True),
)  # fmt: skip

BY_NAME = {command.name: command for command in COMMANDS}

MENU = tuple(command.name for command in COMMANDS if not command.of_operators)
"""The commands that everybody is offered."""


def menu_for(request: Request) -> tuple[str, ...]:
    """The commands that work where something is asked."""
    return tuple(name for name in MENU if request.chat is not None or not BY_NAME[name].of_chats)

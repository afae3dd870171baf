"""The terminal chat: the same conversation as in Telegram, with a keyboard. Works with a pipe as well."""

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol, TextIO

from prompt_toolkit import PromptSession
from prompt_toolkit.history import FileHistory
from rich.console import Console

from bot.say import Attachment, Reply, Request
from bot.say.texts import Texts
from bot.terminal.render import numbered, render
from index import Now

LOOK_EVERY = 2.0
"""Seconds between looks at what others put on record while nobody types; before each answer it is looked again."""

LEAVE = frozenset({"exit", "quit"})
"""Lines that end the chat."""


class Partner(Protocol):
    """What is talked to (bot/talk/conversation.py)."""

    async def reply(self, request: Request) -> Reply | None: ...


def now_in_utc() -> datetime:
    return datetime.now(UTC)


class TerminalChat:
    """One person at one terminal. ``choices`` are the buttons of the last reply."""

    def __init__(
        self,
        partner: Partner,
        texts: Texts,
        console: Console,
        *,
        now: Now = now_in_utc,
        files: Path = Path(),
        before_each: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        """``before_each`` line that is answered is awaited. Files go to the folder ``files``."""
        self.partner, self.texts, self.console, self.now = partner, texts, console, now
        self.before_each = before_each
        self.files = files
        self.last = Reply()

    async def hold(self, lines: AsyncIterator[str]) -> None:
        """Answer every line until there are no more, or one of LEAVE."""
        async for line in lines:
            if line.strip().casefold() in LEAVE:
                return
            if line.strip():
                if self.before_each:
                    await self.before_each()
                await self.say(line.strip())

    async def say(self, line: str) -> None:
        """One line: a number presses a button of the last reply, a slash begins a command, the rest is free text."""
        choices = dict(numbered(self.last))
        if line.isascii() and line.isdigit() and choices:
            chosen = choices.get(int(line))
            if chosen is None:
                self.show(Reply(notice=self.texts("terminal.no_button", number=line)), keep=False)
                return
            if shown := chosen.url or chosen.copy:
                self.console.print(shown, soft_wrap=True, markup=False, highlight=False)
                return
            request = Request(now=self.now(), action=chosen.action)
        elif line.startswith("/") and line[1:2].isalpha():
            command, _, rest = line[1:].partition(" ")
            request = Request(now=self.now(), command=command.lower(), text=rest.strip())
        else:
            request = Request(now=self.now(), text=line)
        reply = await self.partner.reply(request)
        if reply is not None:
            self.show(reply, keep=bool(reply.blocks))

    def show(self, reply: Reply, *, keep: bool = True) -> None:
        if keep:
            self.last = reply
        self.console.print(render(reply, self.console))
        if reply.attachment is not None:
            self.console.print(
                self.texts("terminal.saved", file=str(saved(reply.attachment, self.files))), soft_wrap=True
            )


def saved(file: Attachment, folder: Path) -> Path:
    """Where a file that came with a reply lies now. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / file.name).write_bytes(file.content)
    return folder / file.name


async def hold_terminal_chat(
    partner: Partner, texts: Texts, history: Path, *, before_each: Callable[[], Awaitable[None]] | None = None
) -> None:
    """Talk on standard input and output until the input ends (Ctrl-D) or somebody leaves (Ctrl-C, exit, quit)."""
    chat = TerminalChat(
        partner, texts, Console(highlight=False), files=history.parent / "files", before_each=before_each
    )
    if sys.stdin.isatty() and sys.stdout.isatty():
        chat.show(Reply(notice=texts("terminal.welcome")))
        await chat.hold(typed(texts("terminal.prompt"), history))
    else:
        await chat.hold(piped(sys.stdin))


async def typed(prompt: str, history: Path) -> AsyncIterator[str]:
    """Lines typed by a person, with history; Ctrl-C and Ctrl-D end."""
    history.parent.mkdir(parents=True, exist_ok=True)
    session: PromptSession[str] = PromptSession(history=FileHistory(str(history)))
    while True:
        try:
            yield await session.prompt_async(prompt)
        except (KeyboardInterrupt, EOFError):
            return


async def piped(stream: TextIO) -> AsyncIterator[str]:
    while line := await asyncio.to_thread(stream.readline):
        yield line


def print_reply(reply: Reply | None) -> None:
    """One reply on standard output."""
    if reply is not None:
        console = Console(highlight=False)
        console.print(render(reply, console))

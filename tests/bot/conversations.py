"""Conversations to hold in tests: the real record, archive, texts and questions."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.owner.counters import read_counters
from bot.owner.profile import read_profile
from bot.say.reply import Button, Quotation, Reply
from bot.say.request import Request
from bot.say.texts import Texts
from bot.store.questions import kept_questions
from bot.store.schema import upgrade_schema
from bot.store.watches import WatchStore
from bot.talk.conversation import Conversation
from index.archive.database import connect
from index.record import open_record
from index.statement import Statement
from tests.index.records import DATA, NOW


@asynccontextmanager
async def conversation_about(folder: Path, statements: Iterable[Statement], **more: Any) -> AsyncIterator[Conversation]:
    engine = connect(f"sqlite:///{folder / 'record.sqlite3'}")
    await upgrade_schema(engine)
    try:
        async with open_record(engine, folder / "index") as record, kept_questions(engine) as questions:
            await record.archive.add(list(statements), now=NOW)
            await record.refresh()
            profile = read_profile(DATA / "profile.yaml")
            counters = read_counters(DATA / "counters.yaml")
            watches = WatchStore(engine)
            yield Conversation(record, Texts.load("en"), profile, counters, questions, watches, engine, **more)
    finally:
        await engine.dispose()


async def hear(conversation: Conversation, text: str, *, now: datetime = NOW, **asked: Any) -> Reply:
    """Free text, or a command with its slash; ``asked`` are other fields of the request."""
    if text.startswith("/"):
        command, _, rest = text[1:].partition(" ")
        reply = await conversation.reply(Request(now=now, command=command, text=rest, **asked))
    else:
        reply = await conversation.reply(Request(now=now, text=text, **asked))
    assert reply is not None
    return reply


async def press(conversation: Conversation, reply: Reply, label: str, *, now: datetime = NOW, **asked: Any) -> Reply:
    [pressed] = [each for each in buttons(reply) if each.label == label]
    assert pressed.action is not None
    answer = await conversation.reply(Request(now=now, action=pressed.action, **asked))
    assert answer is not None
    return answer


def buttons(reply: Reply) -> list[Button]:
    return [button for row in reply.buttons for button in row]


def labels(reply: Reply) -> list[str]:
    return [button.label for button in buttons(reply)]


def words(reply: Reply) -> str:
    """All that is said, quotations and the rest."""
    return "\n".join("".join(span.text for span in block.spans) for block in reply.blocks)


def quoted(reply: Reply) -> list[str]:
    return ["".join(span.text for span in block.spans) for block in reply.blocks if isinstance(block, Quotation)]

"""Who hears of what, on both databases: nothing lost, nothing twice, whoever else is at it."""

import asyncio
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.owner.profile import read_profile
from bot.say.reply import Mark, Reply
from bot.say.reply_json import from_json
from bot.say.request import Chat
from bot.store import chats
from bot.store.outbox import Kind
from bot.store.tables import alerts, bodies, outbox, subscriptions
from bot.store.watches import WatchStore
from bot.unasked.alerting import A_LOAD, Alerting
from index.archive.archive import Archive
from index.archive.database import reading, writing
from index.errors import ArchiveUnavailable
from index.statement import Statement
from index.watches.watched import Watched
from tests.bot.conversations import labels, quoted, words
from tests.index.archives import moment, statement
from tests.index.records import DATA

ANN, BOB = Chat(chat_id=1001, kind="private"), Chat(chat_id=1002, kind="private")
GROUP = Chat(chat_id=-1001234, kind="supergroup", thread_id=7)
HARBOUR = Watched("harbour")


@dataclass(frozen=True)
class Sent:
    chat: tuple[int, int]
    kind: Kind
    reply: Reply
    below: int | None
    id: int


class World:
    """An archive that changes, and what goes into the outbox because of that."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine
        self.archive = Archive(engine)
        self.watches = WatchStore(engine)
        self.alerting = Alerting(engine, read_profile(DATA / "profile.yaml"))
        self.minute = 0

    async def watch(self, chat: Chat, text: str = "harbour", watched: Watched = HARBOUR) -> None:
        await self.watches.save(chat, text, watched, now=moment(self.minute))

    async def hear_everything(self, chat: Chat, setting: str = "at_once") -> None:
        row = {"chat_id": chat.chat_id, "thread_id": chat.thread_id, "minutes": 540, "zone": "Europe/London"}
        row |= {"silent": True, "contents": [], "alerts": setting, "last_seq": 0}
        row |= {"next_due": moment(10**6), "since": moment(0)}
        async with writing(self.engine) as connection:
            await chats.welcome(connection, chat, now=moment(0))
            await connection.execute(insert(subscriptions), row)

    async def add(self, *items: Statement) -> None:
        await self.archive.add(items, now=moment(self.minute))

    async def round(self, minutes: int = 1) -> int:
        self.minute += minutes
        return await self.alerting.round(moment(self.minute))

    async def sent(self) -> list[Sent]:
        query = select(outbox, bodies.c.reply).join(bodies, bodies.c.digest == outbox.c.body).order_by(outbox.c.id)
        async with reading(self.engine) as connection:
            return [
                Sent((row.chat_id, row.thread_id), Kind(row.kind), from_json(row.reply), row.below, row.id)
                for row in (await connection.execute(query)).all()
            ]


@pytest.fixture
async def world(engine: AsyncEngine) -> World:
    """Something is on record before alerts begin."""
    world = World(engine)
    await world.add(statement("old", text="The harbour was always there."))
    await world.watch(ANN)
    assert await world.round() == 0
    return world


def news(name: str, text: str = "The new harbour opens. Nobody was asked.") -> Statement:
    return statement(name, title=f"Remarks {name}", text=text)


async def test_what_was_on_record_before_alerts_nobody(world: World) -> None:
    assert await world.round() == 0
    assert await world.sent() == []


async def test_a_watch_quotes_the_words_that_match_under_their_speaker(world: World) -> None:
    await world.add(news("a"), news("b", "Nothing of the kind."))
    assert await world.round() == 1
    [alert] = await world.sent()
    assert (alert.chat, alert.kind) == ((1001, 0), Kind.ALERT)
    assert words(alert.reply).startswith("Watch: harbour\nSergey Lavrov, Foreign Minister · 26 January 2021\n")
    assert quoted(alert.reply)[0].startswith("The new harbour opens.")
    matched = [span.text for block in alert.reply.blocks[1:] for span in block.spans if span.mark is Mark.BOLD]
    assert "harbour" in matched
    assert labels(alert.reply) == ["In context", "Read in full", "Watches"]


async def test_a_chat_hears_of_a_statement_once(world: World) -> None:
    await world.watch(ANN, "new harbour", Watched("new harbour"))
    await world.hear_everything(ANN)
    await world.add(news("a"))
    assert [await world.round() for _ in range(3)] == [1, 0, 0]
    assert len(await world.sent()) == 1


@pytest.mark.parametrize(("setting", "hears"), [("at_once", True), ("daily", False), ("off", False)])
async def test_a_chat_that_wants_everything_at_once_hears_everything(world: World, setting: str, hears: bool) -> None:
    await world.hear_everything(GROUP, setting)
    await world.add(news("a", "Nothing of the kind."))
    assert await world.round() == hears
    assert [(each.chat, words(each.reply).splitlines()[0]) for each in await world.sent()] == [
        ((-1001234, 7), "New on record")
    ] * hears


async def test_paused_and_deleted_watches_and_chats_that_are_gone_are_not_alerted(world: World) -> None:
    for chat in (BOB, GROUP):
        await world.watch(chat)
    [paused] = await world.watches.of(ANN)
    await world.watches.pause(ANN, paused.id, paused=True)
    [deleted] = await world.watches.of(BOB)
    await world.watches.delete(BOB, deleted.id)
    async with writing(world.engine) as connection:
        await chats.retire(connection, GROUP.chat_id, "blocked", now=moment(0))
    await world.add(news("a"))
    assert await world.round() == 0
    await world.watches.pause(ANN, paused.id, paused=False)
    await world.add(news("b"))
    assert await world.round() == 1


async def test_more_than_five_in_ten_minutes_become_one_message(world: World) -> None:
    await world.add(*[news(f"a{number}") for number in range(4)])
    assert await world.round() == 4
    await world.add(*[news(f"b{number:02}") for number in range(12)])
    assert await world.round() == 1
    together = (await world.sent())[-1].reply
    assert words(together).startswith("12 new statements\n1. Remarks b00\n")
    assert "And 2 more; /latest shows them." in words(together)
    assert labels(together) == [str(number) for number in range(1, 11)]
    await world.add(news("c"))
    assert await world.round() == 0
    assert await world.round(10) == 1
    assert words((await world.sent())[-1].reply).startswith("Watch: harbour")


async def test_who_was_alerted_gets_the_correction_below_the_alert(world: World) -> None:
    await world.watch(BOB, "bread", Watched("bread"))
    await world.add(news("a"))
    await world.round()
    await world.add(replace(news("a"), text="The new harbour opens. Everybody was asked."))
    await world.round()
    alert, correction = await world.sent()
    assert (correction.chat, correction.kind, correction.below) == ((1001, 0), Kind.CORRECTION, alert.id)
    spans = [span for block in correction.reply.blocks for span in block.spans]
    assert [span.text for span in spans if span.mark is Mark.STRIKE] == ["Nobody"]
    assert [span.text for span in spans if span.mark is Mark.UNDERLINE] == ["Everybody"]
    assert words(correction.reply).startswith("Changed after publication\nRemarks a\n")
    assert "\nSergey Lavrov, Foreign Minister · 26 January 2021\n" in words(correction.reply)
    assert labels(correction.reply) == ["Before", "After"]
    assert await world.round() == 0
    assert len(await world.sent()) == 2


async def test_typesetting_corrects_nothing_and_other_fields_neither(world: World) -> None:
    await world.add(news("a"))
    await world.round()
    await world.add(replace(news("a"), text=news("a").text.replace(" ", "\u00a0"), place="Geneva"))
    await world.round()
    assert len(await world.sent()) == 1


async def test_a_withdrawal_is_told_below_the_alert_once(world: World) -> None:
    await world.add(news("a"))
    await world.round()
    await world.archive.retract("a", now=moment(5))
    for _ in range(2):
        await world.round()
    alert, withdrawal = await world.sent()
    assert withdrawal.below == alert.id
    assert words(withdrawal.reply).startswith("Withdrawn by its publisher\n")


async def test_what_is_withdrawn_or_gone_before_its_turn_is_not_told(world: World) -> None:
    await world.add(*[news(f"a{number}") for number in range(5)])
    assert await world.round() == 5
    await world.add(news("b"), news("c"), news("d"))
    assert await world.round() == 0
    await world.archive.retract("b", now=moment(world.minute))
    await world.archive.remove("c", now=moment(world.minute))
    await world.add(replace(news("d"), text="The newest harbour."))
    assert await world.round(10) == 1
    [*_, last] = await world.sent()
    assert quoted(last.reply) == ["The newest harbour."]


async def test_many_corrections_are_one_message(world: World) -> None:
    items = [news(f"a{number}") for number in range(7)]
    await world.add(*items)
    await world.round()
    await world.add(*[replace(item, text=item.text + " So be it.") for item in items])
    await world.round()
    _, correction = await world.sent()
    assert words(correction.reply).startswith("7 statements that were sent here were changed")


async def test_an_edit_that_adds_the_words_alerts_who_watches_for_them(world: World) -> None:
    await world.add(news("a", "Nothing of the kind."))
    await world.round()
    await world.add(news("a", "The harbour after all."))
    assert await world.round() == 1
    await world.add(replace(news("a", "The harbour after all."), place="Geneva"))
    await world.watch(BOB)
    assert await world.round() == 0


async def test_a_load_is_no_news(world: World) -> None:
    await world.add(*[news(f"a{number}", "The harbour.") for number in range(A_LOAD + 1)])
    assert await world.round() == 0
    await world.add(news("b"))
    assert await world.round() == 1


async def test_several_processes_tell_once(world: World) -> None:
    await world.hear_everything(BOB)
    others = [World(world.engine) for _ in range(3)]
    await world.add(*[news(f"a{number}") for number in range(3)])
    for _ in range(3):
        await asyncio.gather(*[each.alerting.round(moment(5)) for each in (world, *others)])
    told = [(each.chat, words(each.reply)) for each in await world.sent()]
    assert len(told) == len(set(told)) == 6


async def test_nothing_is_lost_or_told_twice_when_a_round_is_cut_short(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await world.add(*[news(f"a{number}") for number in range(3)])
    for broken in ("_decide", "_put"):
        with monkeypatch.context() as patch:

            async def dies(*_: object) -> bool:
                raise ConnectionResetError

            patch.setattr(world.alerting, broken, dies)
            with pytest.raises((ConnectionResetError, ArchiveUnavailable)):
                await world.round()
        assert await world.sent() == []
    assert await world.round() == 3
    assert await world.round() == 0


async def test_alerts_are_forgotten_with_the_chat_and_after_ninety_days(world: World) -> None:
    await world.add(news("a"))
    await world.round()
    async with writing(world.engine) as connection:
        await chats.forget(connection, ANN.chat_id)
        assert (await connection.execute(select(alerts))).all() == []
        await connection.execute(delete(outbox))
    await world.watch(BOB)
    await world.add(news("b"))
    await world.round()
    world.minute += int(timedelta(days=91).total_seconds() // 60)
    await world.add(replace(news("b"), text="The harbour, changed."))
    await world.round()
    await world.add(replace(news("b"), text="The harbour, changed again."))
    await world.round()
    assert len([each for each in await world.sent() if each.kind is Kind.CORRECTION]) == 1

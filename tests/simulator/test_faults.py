"""Faults a test orders, as python-telegram-bot meets them."""

from datetime import timedelta
from random import Random

import pytest
from telegram import Bot
from telegram.error import NetworkError, RetryAfter

from tests.simulator.client import Sim
from tests.simulator.faults import Fault, pick
from tests.simulator.shapes import FaultKind

READER = 1001


async def test_a_server_error_as_a_proxy_words_it(sim: Sim, client: Bot) -> None:
    sim.chat(READER)
    sim.faults("sendMessage", status=502, times=1)
    with pytest.raises(NetworkError):
        await client.send_message(READER, "x")
    assert (await client.send_message(READER, "x")).text == "x"
    assert [(call["status"], call["fault"]) for call in sim.calls("sendMessage")] == [(502, "error"), (200, "")]


async def test_a_limit_that_is_ordered(sim: Sim, client: Bot) -> None:
    sim.chat(READER)
    sim.faults("sendMessage", retry_after=17)
    with pytest.raises(RetryAfter) as held:
        await client.send_message(READER, "x")
    assert held.value.retry_after == timedelta(seconds=17)
    sim.clear_faults()
    await client.send_message(READER, "x")


@pytest.mark.parametrize(("kind", "delivered"), [("drop_before", 0), ("drop_after", 1)])
async def test_a_lost_answer_says_nothing_of_the_message(
    sim: Sim, client: Bot, kind: FaultKind, delivered: int
) -> None:
    sim.chat(READER)
    sim.faults("sendMessage", kind, times=1)
    with pytest.raises(NetworkError):
        await client.send_message(READER, "x")
    assert len(sim.messages(READER)) == delivered
    assert [call["status"] for call in sim.calls("sendMessage")] == [0]


@pytest.mark.parametrize("kind", ["delay", "delay_after"])
async def test_a_late_answer_is_an_answer(sim: Sim, client: Bot, kind: FaultKind) -> None:
    sim.chat(READER)
    sim.faults("sendMessage", kind, delay=0.001)
    await client.send_message(READER, "x")
    assert [fault["hits"] for fault in sim.ordered_faults()] == [1]


async def test_a_fault_of_one_chat_spares_the_others(sim: Sim, client: Bot) -> None:
    sim.chat(READER)
    sim.chat(READER + 1)
    sim.faults(chat_id=READER)
    with pytest.raises(NetworkError):
        await client.send_message(READER, "x")
    await client.send_message(READER + 1, "x")


def test_chance_is_seeded() -> None:
    def hits(seed: int) -> list[str]:
        random, faults = Random(seed), [Fault(probability=0.5)]
        return [pick(faults, "getme", 0, random).kind for _ in range(50)]

    assert hits(7) == hits(7)
    assert set(hits(7)) == {"error", ""}

"""Many chats at once, each in order."""

import asyncio

from telegram import Chat, Message, Update

from bot.telegram.concurrency import ChatByChat


def update(chat_id: int) -> Update:
    return Update(1, message=Message(1, None, Chat(chat_id, "private")))  # type: ignore[arg-type]


async def test_a_chat_is_answered_in_order_and_nobody_waits_for_another() -> None:
    processor = ChatByChat(at_once=2)
    done: list[str] = []
    gate = asyncio.Event()

    async def work(name: str, *, waits: bool = False) -> None:
        if waits:
            await gate.wait()
        done.append(name)

    busy = [(1, "a1", True), (1, "a2", False), (1, "a3", False)]
    tasks = [
        asyncio.create_task(processor.process_update(update(chat), work(name, waits=waits)))
        for chat, name, waits in [*busy, (2, "b1", False), (3, "c1", False)]
    ]
    await asyncio.gather(*tasks[3:])
    assert done == ["b1", "c1"]
    gate.set()
    await asyncio.gather(*tasks)
    assert done == ["b1", "c1", "a1", "a2", "a3"]


async def test_no_more_than_the_places_at_once() -> None:
    processor = ChatByChat(at_once=3)
    inside = most = 0

    async def work() -> None:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        await asyncio.sleep(0)
        inside -= 1

    await asyncio.gather(*(processor.process_update(update(chat), work()) for chat in range(1, 20)))
    assert most == 3


async def test_a_failure_ends_the_turn() -> None:
    processor = ChatByChat(at_once=1)

    async def fail() -> None:
        raise ValueError

    async def work() -> str:
        return "done"

    outcomes = await asyncio.gather(
        processor.process_update(update(1), fail()), processor.process_update(update(1), work()), return_exceptions=True
    )
    assert [type(each) for each in outcomes] == [ValueError, type(None)]

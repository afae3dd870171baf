"""Whoever takes more of the processor than a request may is stopped, wherever it computes, and nobody else is."""

import asyncio
import re
import threading
import time

import pytest

from index import Budget, TooLongToRead

LITTLE, PLENTY = 0.02, 60.0


def compute() -> None:
    while True:
        sum(range(1000))


def compute_in_a_regular_expression() -> None:
    re.match(r"(a|aa)+$", "a" * 60 + "b")


@pytest.mark.parametrize("work", [compute, compute_in_a_regular_expression])
def test_long_work_in_the_main_thread_is_stopped(work: object) -> None:
    budget = Budget(LITTLE)
    for _ in range(2):
        with pytest.raises(TooLongToRead), budget:
            work()  # type: ignore[operator]
    with budget:
        assert sum(range(10)) == 45


async def test_long_work_in_another_thread_is_stopped() -> None:
    budget = Budget(LITTLE)
    for _ in range(2):
        with pytest.raises(TooLongToRead):
            await asyncio.to_thread(budget.limited(compute))
    assert await asyncio.to_thread(budget.limited(sum), range(10)) == 45


async def test_who_waits_has_used_nothing() -> None:
    budget, done = Budget(LITTLE), threading.Event()
    waiting = asyncio.create_task(asyncio.to_thread(budget.limited(done.wait)))
    with pytest.raises(TooLongToRead):
        await asyncio.to_thread(budget.limited(compute))
    done.set()
    assert await waiting


async def test_each_step_of_a_coroutine_is_counted_by_itself() -> None:
    async def work(rounds: int, most: float) -> int:
        for _ in range(rounds):
            until = time.thread_time() + most
            while time.thread_time() < until:
                pass
            await asyncio.sleep(0)
        return rounds

    assert await Budget(PLENTY).steps(work(20, 0.001)) == 20
    with pytest.raises(TooLongToRead):
        await Budget(LITTLE).steps(work(1, PLENTY))


async def test_errors_and_cancelling_go_through() -> None:
    ended = list[str]()

    async def fail() -> None:
        await asyncio.sleep(0)
        raise ValueError("no")

    async def wait() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("ended")

    budget = Budget(PLENTY)
    with pytest.raises(ValueError, match="no"):
        await budget.steps(fail())

    async def waited() -> None:
        await budget.steps(wait())

    task = asyncio.create_task(waited())
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert ended == ["ended"]


def test_a_piece_inside_another_counts_with_it() -> None:
    outer, inner = Budget(LITTLE), Budget(PLENTY)
    with pytest.raises(TooLongToRead), outer, outer:
        compute()
    with inner, inner:
        assert sum(range(10)) == 45

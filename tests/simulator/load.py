"""A load generator: drives a bot from inside the server and times its answers, so that the harness costs little."""

import asyncio
import contextlib
import dataclasses
import itertools
import os
import time
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.simulator.bot import Bot
from tests.simulator.journal import nobody
from tests.simulator.shapes import Measured

FIRST_CHAT = 5_000_001
TICK = 0.005  # seconds between looks at the clock
PATIENCE = 10.0  # seconds that the last answers may take


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """How hard to drive.

    Closed loop: each chat sends its next message when the last got its ``replies``. With ``rate`` above 0, open loop:
    so many messages a second whether answered or not. ``warmup`` seconds are not counted. Flood limits are off unless
    ``keep_limits``. ``pid`` is the bot's process, whose CPU share is measured.
    """

    chats: int = 50
    seconds: float = 10.0
    rate: float = 0.0
    text: str = "ping"
    replies: int = 1
    warmup: float = 1.0
    keep_limits: bool = False
    pid: int = 0


@dataclass(slots=True)
class _Waiting:
    since: float
    replies: int


class Bench:
    """One run. ``done`` holds (answered at, latency), both in seconds."""

    def __init__(self, bot: Bot, load: Load) -> None:
        self.bot, self.load = bot, load
        self.chats = range(FIRST_CHAT, FIRST_CHAT + load.chats)
        self.waiting: defaultdict[int, deque[_Waiting]] = defaultdict(deque)
        self.done: list[tuple[float, float]] = []
        self.pushed = 0
        self.closed = load.rate <= 0
        self.ending = False

    async def run(self) -> Measured:
        world = self.bot.world
        config = world.config
        world.config = dataclasses.replace(config, limits=config.limits and self.load.keep_limits)
        world.journal.on_sent = self._answered
        try:
            return await self._measured()
        finally:
            world.config, world.journal.on_sent = config, nobody

    async def _measured(self) -> Measured:
        begin = time.perf_counter()
        start, stop = begin + self.load.warmup, begin + self.load.warmup + self.load.seconds
        if self.closed:
            for chat_id in self.chats:
                self._push(chat_id)
        targets, cpu, cpu_at = itertools.cycle(self.chats), self._cpu(), begin
        while (now := time.perf_counter()) < stop:
            if cpu_at == begin and now >= start:
                cpu, cpu_at = self._cpu(), now
            self._push_due(now - begin, targets)
            await asyncio.sleep(TICK)
        self._push_due(self.load.warmup + self.load.seconds, targets)  # a machine that stalled owes some still
        used = (self._cpu() - cpu) / (time.perf_counter() - cpu_at)
        self.ending, sent = True, self.pushed
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while any(self.waiting.values()):
                    await self.bot.world.journal.changed.wait()
        times = sorted(latency for at, latency in self.done if at >= start)
        finished = sum(start <= at < stop for at, _ in self.done)
        return {
            "updates": sent,
            "answered": len(self.done),
            "lost": sum(map(len, self.waiting.values())),
            "per_second": round(finished / self.load.seconds, 1),
            "p50_ms": percentile(times, 0.5),
            "p95_ms": percentile(times, 0.95),
            "p99_ms": percentile(times, 0.99),
            "max_ms": percentile(times, 1),
            "bot_cpu": round(used, 2),
        }

    def _push_due(self, passed: float, targets: Iterator[int]) -> None:
        while not self.closed and self.pushed < int(passed * self.load.rate):
            self._push(next(targets))

    def _push(self, chat_id: int) -> None:
        chat = self.bot.chat(chat_id)
        chat.messages.clear()
        self.pushed += 1
        self.waiting[chat_id].append(_Waiting(time.perf_counter(), self.load.replies))
        text = f"{self.load.text} {self.pushed}"
        stored = self.bot.store(chat, {"from": self.bot.person(chat_id)}, {"text": text})
        self.bot.delivery.push("message", stored.message, f"chat:{chat_id}")

    def _answered(self, chat_id: int) -> None:
        line = self.waiting.get(chat_id)
        if not line:
            return
        line[0].replies -= 1
        if line[0].replies <= 0:
            now = time.perf_counter()
            self.done.append((now, now - line.popleft().since))
            if self.closed and not self.ending:
                self._push(chat_id)

    def _cpu(self) -> float:
        """Seconds of processor time the bot has used (proc(5): utime and stime), 0 when no process was named."""
        if not self.load.pid:
            return 0.0
        fields = Path(f"/proc/{self.load.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def percentile(times: list[float], share: float) -> float | None:
    """That share's latency in ms of ascending seconds; None when nothing was answered."""
    return round(times[min(len(times) - 1, int(len(times) * share))] * 1000, 2) if times else None

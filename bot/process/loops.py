"""Runs what a process does side by side: each loop until it is told to stop, and again where it failed."""

import asyncio
import traceback
from collections.abc import Awaitable, Callable, Mapping

from bot.errors import SettingsError, TelegramUnreachableError
from bot.process.stopping import before
from bot.process.trouble import Trouble
from index import RecordError

Loop = Callable[[asyncio.Event], Awaitable[None]]
"""Works until the event is set, then finishes what it has begun."""

REST = 5.0
"""Seconds before a loop that failed is begun again."""

LAST_SECONDS = 8.0
"""What the loops get to finish; whoever runs the process kills it after ten (Heroku: thirty) seconds."""

FATAL = (SettingsError, TelegramUnreachableError)


async def run_loops(loops: Mapping[str, Loop], stop: asyncio.Event) -> None:
    """Run the loops, by their names, until ``stop`` is set.

    A loop that fails is begun again, whatever it was that failed; only an error that no repetition mends (FATAL) stops
    them all and is raised.
    """
    tasks = [asyncio.create_task(_kept_running(name, loop, stop), name=name) for name, loop in loops.items()]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    finally:
        stop.set()
        _, late = await asyncio.wait(tasks, timeout=LAST_SECONDS)
        for task in late:
            task.cancel()
        results = await asyncio.gather(*tasks, return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            raise result


async def _kept_running(name: str, loop: Loop, stop: asyncio.Event) -> None:
    trouble = Trouble(__name__, f"{name} failed; it is tried again", f"{name} works again")
    while not stop.is_set():
        running = asyncio.ensure_future(loop(stop))
        try:
            if trouble.lasts and (await asyncio.wait({running}, timeout=REST))[1]:
                trouble.ends()
            await running
        except FATAL:
            raise
        except Exception as error:
            trouble.begins(_described(error))
            await before(stop, asyncio.sleep(REST))
        else:
            return
        finally:
            running.cancel()


def _described(error: Exception) -> str:
    """Our own errors speak for themselves; of others the message may hold what people wrote."""
    if isinstance(error, RecordError):
        return str(error)
    where = " > ".join(f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)[-3:])
    return f"{type(error).__name__} at {where}"

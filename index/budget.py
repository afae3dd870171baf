"""How much processor time reading somebody's text may take: whoever overdraws is stopped, and the process goes on.

Every reader of text is meant to be linear; this is what holds where one is not. Processor time, not the clock, is
counted: on a busy machine nobody is refused. In the main thread a signal interrupts even a regular expression; in other
threads whoever overdraws is stopped between two instructions of the interpreter.
"""

import ctypes
import signal
import threading
import time
import types
from collections.abc import Callable, Coroutine, Generator
from types import FrameType, TracebackType
from typing import Any, ParamSpec, TypeVar

from index.errors import TooLongToRead

SECONDS = 5.0
"""Plain text of the greatest length takes a hundredth of this; an encoder that is used for the first time a third."""

LOOK_EVERY = 0.1
"""Seconds between looks at what is under way in other threads than the main one."""

IDLE_LOOKS = 50
"""Looks that find nothing under way after which the watching thread ends: making one costs every piece of work."""

T = TypeVar("T")
P = ParamSpec("P")


class Budget:
    """So many ``seconds`` of processor time for every piece of work that is done ``with`` it.

    A piece inside another counts with it.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._limits: dict[int, float] = {}
        self._stopped = set[int]()
        self._lock = threading.Lock()
        self._watch: threading.Thread | None = None
        self._depth: dict[int, int] = {}

    def __enter__(self) -> None:
        thread = threading.get_ident()
        depth = self._depth[thread] = self._depth.get(thread, 0) + 1
        if depth > 1:
            return
        self._limits[thread] = time.thread_time() + self._seconds
        if thread == _main():
            if signal.getsignal(signal.SIGPROF) != self._ring:
                signal.signal(signal.SIGPROF, self._ring)
                signal.siginterrupt(signal.SIGPROF, False)
            signal.setitimer(signal.ITIMER_PROF, self._seconds)
        else:
            with self._lock:
                if self._watch is None:
                    self._watch = threading.Thread(target=self._look, name="budget", daemon=True)
                    self._watch.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        thread = threading.get_ident()
        depth = self._depth.get(thread, 1) - 1
        if depth:
            self._depth[thread] = depth
            return
        stopped = isinstance(error, TooLongToRead)
        try:
            self._leave(thread, stopped=stopped)
        except TooLongToRead:  # the work was done a moment before it would have been stopped
            self._leave(thread, stopped=True)

    def _leave(self, thread: int, *, stopped: bool) -> None:
        if thread == _main():
            signal.setitimer(signal.ITIMER_PROF, 0)
            self._limits.pop(thread, None)
        else:
            with self._lock:
                self._limits.pop(thread, None)
                if thread in self._stopped and not stopped:
                    _raise_in(thread, None)
                self._stopped.discard(thread)
        self._depth.pop(thread, None)

    def limited(self, work: Callable[P, T]) -> Callable[P, T]:
        """The same work, within the budget, in whichever thread it is called."""

        def within(*args: P.args, **options: P.kwargs) -> T:
            with self:
                return work(*args, **options)

        return within

    @types.coroutine
    def steps(self, work: Coroutine[Any, Any, T]) -> Generator[Any, Any, T]:
        """To be awaited: the coroutine, each of its steps (from one wait to the next) within the budget."""
        go_on: Callable[[Any], Any] = work.send
        given: Any = None
        while True:
            try:
                with self:
                    awaited = go_on(given)
            except StopIteration as end:
                result: T = end.value
                return result
            try:
                given = yield awaited
                go_on = work.send
            except BaseException as error:  # what is waited for has failed, or the task is cancelled
                go_on, given = work.throw, error

    def _ring(self, _signal: int, _frame: FrameType | None) -> None:
        """In the main thread, when the process has used so much: the other threads' share does not count."""
        limit = self._limits.get(_main())
        if limit is None:
            return
        left = limit - time.thread_time()
        if left > 0:
            signal.setitimer(signal.ITIMER_PROF, max(left, 0.01))
            return
        del self._limits[_main()]
        raise TooLongToRead

    def _look(self) -> None:
        idle = 0
        while True:
            with self._lock:
                for thread, limit in list(self._limits.items()):
                    if thread != _main() and thread not in self._stopped and _used(thread) > limit:
                        self._stopped.add(thread)
                        _raise_in(thread, TooLongToRead)
                idle = 0 if any(thread != _main() for thread in self._limits) else idle + 1
                if idle > IDLE_LOOKS:
                    self._watch = None
                    return
            time.sleep(LOOK_EVERY)


def _main() -> int:
    return threading.main_thread().ident or 0


def _used(thread: int) -> float:
    """Seconds of the processor that a thread has used."""
    return time.clock_gettime(time.pthread_getcpuclockid(thread))


def _raise_in(thread: int, error: type[Exception] | None) -> None:
    """Have a thread raise an error at its next instruction; None takes it back."""
    given = ctypes.py_object() if error is None else ctypes.py_object(error)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), given)

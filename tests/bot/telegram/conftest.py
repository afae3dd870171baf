"""The simulator, the log, and bots that are stopped when a test ends."""

import io
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from bot.process.logs import configure_logs
from tests.bot.telegram.bots import TOKEN, Answer, Run, StartBot
from tests.simulator import Sim, running


@pytest.fixture
def sim() -> Iterator[Sim]:
    with running(tokens=(TOKEN,), seed=7) as simulator:
        yield simulator


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """The whole log, with debugging lines; the token is in none of them."""
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    stream = io.StringIO()
    configure_logs("debug", secrets=[TOKEN], stream=stream)
    logging.captureWarnings(False)
    yield stream
    root.handlers = handlers
    root.setLevel(level)
    structlog.reset_defaults()
    assert TOKEN not in stream.getvalue()
    assert TOKEN.partition(":")[2] not in stream.getvalue()


@pytest.fixture
def start(sim: Sim, log: io.StringIO) -> Iterator[StartBot]:
    """Starts bots, and stops them at the end."""
    runs: list[Run] = []

    def make(answer: Answer, **options: Any) -> Run:
        run = Run(options.pop("url", sim.url), answer, **options).start()
        runs.append(run)
        return run

    yield make
    for run in runs:
        run.stop()

"""The simulator, the log, and bots that are stopped when a test ends."""

import io
import logging
import shutil
from collections.abc import Iterator
from pathlib import Path
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
def inbox_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of a database for bots that are started one after the other."""
    copy = tmp_path / "inbox.db"
    shutil.copyfile(sqlite_template, copy)
    return f"sqlite:///{copy}"


@pytest.fixture
def start(sim: Sim, log: io.StringIO, inbox_url: str) -> Iterator[StartBot]:
    """Starts bots, and stops them at the end."""
    runs: list[Run] = []

    def make(answer: Answer, **options: Any) -> Run:
        run = Run(options.pop("url", sim.url), inbox_url, answer, **options).start()
        runs.append(run)
        return run

    yield make
    for run in runs:
        run.stop()

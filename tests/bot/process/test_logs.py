"""Whatever is logged, by whom, at whatever level: on one stream, readable, without the token."""

import io
import logging
import sys
import threading
import warnings
from collections.abc import Iterator

import httpx
import pytest
import structlog

from bot.process.logs import RedactingHandler, configure_logs, log_uncaught

TOKEN = "123456789:AAF-x_0123456789012345678901234567"
LIBRARIES = ["httpx", "httpcore.connection", "telegram.Bot", "telegram.ext.Updater", "apscheduler.scheduler", "asyncio"]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    root, hooks = logging.getLogger(), (sys.excepthook, threading.excepthook)
    handlers, level = root.handlers, root.level
    yield
    logging.captureWarnings(False)
    root.handlers, (sys.excepthook, threading.excepthook) = handlers, hooks
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.fixture(params=[io.StringIO, Terminal])
def stream(request: pytest.FixtureRequest) -> io.StringIO:
    made: io.StringIO = request.param()
    configure_logs("debug", secrets=[TOKEN], stream=made)
    return made


def without_token(stream: io.StringIO) -> str:
    written = stream.getvalue()
    assert TOKEN not in written
    assert TOKEN.partition(":")[2] not in written
    return written


@pytest.mark.parametrize("name", LIBRARIES)
@pytest.mark.parametrize("level", [logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR, logging.CRITICAL])
def test_libraries_cannot_write_the_token(stream: io.StringIO, name: str, level: int) -> None:
    logger = logging.getLogger(name)
    logger.log(level, "POST https://api.telegram.org/bot%s/getMe", TOKEN)
    logger.log(level, "in the message itself: " + TOKEN)
    logger.log(level, "%r", {"url": httpx.URL(f"https://h/bot{TOKEN}/x"), "token": TOKEN.encode()})
    written = without_token(stream)
    assert (written == "") == (name.startswith("telegram") and level == logging.DEBUG)


def test_exceptions_and_their_causes(stream: io.StringIO) -> None:
    try:
        try:
            raise httpx.ConnectError(f"cannot reach /bot{TOKEN}")
        except httpx.ConnectError as error:
            raise ValueError(TOKEN) from error
    except ValueError as error:
        logging.getLogger("telegram.ext").exception("failed: %s", error)
        structlog.stdlib.get_logger("bot").error("failed", exc_info=True, token=TOKEN)
        log_uncaught(type(error), error, error.__traceback__)
    written = without_token(stream)
    assert written.count("Traceback") >= 3
    assert written.count("ConnectError") >= 3


def test_variables_of_a_traceback_are_not_shown(stream: io.StringIO) -> None:
    question = "what did she say"

    def fail(asked: str) -> None:
        raise RuntimeError(len(asked))

    try:
        fail(question)
    except RuntimeError:
        structlog.stdlib.get_logger("bot").exception("failed")
    assert question not in stream.getvalue()


def test_a_record_that_cannot_be_formatted(stream: io.StringIO, capsys: pytest.CaptureFixture[str]) -> None:
    [handler] = [each for each in logging.getLogger().handlers if isinstance(each, RedactingHandler)]
    handler.handle(logging.LogRecord("httpx", logging.INFO, __file__, 1, "%d", (TOKEN,), None))
    assert "a record of httpx cannot be formatted" in without_token(stream)
    assert capsys.readouterr().err == ""


def test_warnings_and_threads(stream: io.StringIO) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(True)
        warnings.warn(f"old {TOKEN}", stacklevel=1)
    thread = threading.Thread(target=lambda: int(f"x{TOKEN}"))
    thread.start()
    thread.join()
    written = without_token(stream)
    assert "UserWarning: old" in written
    assert "ValueError: invalid literal" in written


def test_lines_for_machines_are_one_line_each() -> None:
    stream = io.StringIO()
    configure_logs("info", stream=stream)
    try:
        raise ValueError("two\nlines")
    except ValueError:
        logging.getLogger("x").exception("failed")
    structlog.stdlib.get_logger("bot").info("a message was sent", chat=1)
    first, second = stream.getvalue().splitlines()
    assert 'event=failed exception="Traceback' in first
    assert second.endswith('level=info logger=bot event="a message was sent" chat=1')


def test_the_level_holds_for_all_and_libraries_stay_quiet() -> None:
    stream = io.StringIO()
    configure_logs("info", stream=stream)
    logging.getLogger("httpx").info("HTTP Request: POST")
    logging.getLogger("apscheduler.scheduler").info("Added job")
    logging.getLogger("bot").debug("no")
    structlog.stdlib.get_logger("bot").debug("no")
    assert stream.getvalue() == ""
    configure_logs("error", stream=stream)
    structlog.stdlib.get_logger("bot").warning("no")
    assert stream.getvalue() == ""


@pytest.mark.parametrize("name", ["telegram.Bot", "telegram.ext.Application", "aiosqlite", "sqlalchemy.engine.Engine"])
def test_what_people_ask_is_not_logged_even_for_debugging(name: str) -> None:
    stream = io.StringIO()
    configure_logs("debug", stream=stream)
    logging.getLogger(name).debug("with parameters %s", {"text": "a question"})
    assert stream.getvalue() == ""

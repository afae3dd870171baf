"""The process's log: structlog and every library's records in one form, on one stream, free of secrets."""

import logging
import sys
import threading
import traceback
from collections.abc import Sequence
from types import TracebackType
from typing import IO, TYPE_CHECKING

import structlog
from structlog.typing import Processor

from bot.process.redaction import Redactor

if TYPE_CHECKING:
    Stream = IO[str]

# Below these levels libraries log what people asked and what went into the database: never, whatever ONRECORD_LOG says.
# python-telegram-bot writes whole updates at DEBUG, aiosqlite and SQLAlchemy write statements' parameters.
FLOORS = {
    "telegram": logging.INFO,
    "telegram.ext": logging.INFO,
    "aiosqlite": logging.INFO,
    "sqlalchemy": logging.WARNING,
    "asyncpg": logging.INFO,
    # A line for each request of a stranger's that is no HTTP.
    "uvicorn.error": logging.ERROR,
    # A traceback for every answer of a proxy that is not JSON; the failed call is told where it is handled.
    "telegram.request.BaseRequest": logging.CRITICAL,
}

# These tell an operator nothing while all is well: one line a request.
CHATTY = ("httpx", "httpcore", "apscheduler", "asyncio", "alembic", "telegram", "telegram.ext", "uvicorn")


def configure_logs(level: str, *, secrets: Sequence[str] = (), stream: "Stream | None" = None) -> None:
    """Send the whole process's log to ``stream`` (standard error), from ``level`` (debug, info, warning, error) on.

    A terminal gets coloured lines for people, anything else ``key=value`` lines for machines. Exceptions nobody caught
    are logged as well, so that they too are redacted.
    """
    stream = stream or sys.stderr
    lowest = logging.getLevelNamesMapping()[level.upper()]
    common: list[Processor] = [
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *common,
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    redactor = Redactor(secrets)
    handler = RedactingHandler(stream, redactor)
    handler.setFormatter(RedactingFormatter(redactor, common, _renderers(people=stream.isatty())))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(lowest)
    for name in {*FLOORS, *CHATTY}:
        quiet = logging.WARNING if name in CHATTY and lowest > logging.DEBUG else logging.NOTSET
        logging.getLogger(name).setLevel(max(lowest, FLOORS.get(name, logging.NOTSET), quiet))
    logging.captureWarnings(True)
    sys.excepthook = log_uncaught
    threading.excepthook = lambda caught: log_uncaught(caught.exc_type, caught.exc_value, caught.exc_traceback)


def _renderers(*, people: bool) -> list[Processor]:
    if people:
        # The default traceback shows the values of variables, and wraps lines in the middle of a secret.
        return [structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)]
    order = ["timestamp", "level", "logger", "event"]
    return [structlog.processors.format_exc_info, structlog.processors.LogfmtRenderer(key_order=order)]


class RedactingFormatter(structlog.stdlib.ProcessorFormatter):
    """Redacts the finished line, so that no argument, exception or traceback gets around it."""

    def __init__(self, redactor: Redactor, common: list[Processor], renderers: list[Processor]) -> None:
        super().__init__(
            foreign_pre_chain=common,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *renderers],
        )
        self._redactor = redactor

    def format(self, record: logging.LogRecord) -> str:
        return self._redactor(super().format(record))


class RedactingHandler(logging.StreamHandler["Stream"]):
    """Does not print the arguments of a record that cannot be formatted, as logging's own handler does."""

    def __init__(self, stream: "Stream", redactor: Redactor) -> None:
        super().__init__(stream)
        self._redactor = redactor

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 (logging's name)
        kind, error, _ = sys.exc_info()
        if isinstance(error, OSError):
            return  # the stream itself is gone; there is nowhere to say so
        name = kind.__name__ if kind else "error"
        self.stream.write(self._redactor(f"a record of {record.name} cannot be formatted: {name}: {error}\n"))


def log_uncaught(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    """``sys.excepthook`` that writes to the log."""
    if issubclass(kind, KeyboardInterrupt):
        return
    lines = traceback.format_exception(kind, error, trace)
    structlog.stdlib.get_logger(__name__).critical("stopped by an error nobody caught", exception="".join(lines))

"""What a backup is: gzipped JSON Lines that either database reads back, and that shows damage.

The first line says what it is: ``{"onrecord": "backup", "format": 1, "revision": …, "made_at": …, "rows": …}``. Then,
for each table in an order that respects references, ``{"table": …, "columns": […]}`` and a line with a list for each of
its rows, moments and dates in ISO 8601. The last line is ``{"end": number of rows}``.
"""

import gzip
import json
import os
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bot.errors import BackupError

FORMAT = 1

Row = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Header:
    """``revision`` is the schema's, ``rows`` how many each table has, in the order they come."""

    revision: str
    made_at: datetime
    rows: dict[str, int]


@dataclass(frozen=True, slots=True)
class Heading:
    """The rows that follow are of this table."""

    table: str
    columns: tuple[str, ...]


class Writer:
    """Writes lines to an open backup."""

    def __init__(self, put: Callable[[bytes], object], header: Header) -> None:
        self._put = put
        self._rows = 0
        self._write(
            {"onrecord": "backup", "format": FORMAT, "revision": header.revision}
            | {"made_at": header.made_at.isoformat(), "rows": header.rows}
        )

    def table(self, heading: Heading) -> None:
        self._write({"table": heading.table, "columns": heading.columns})

    def row(self, row: Row) -> None:
        self._write([_plain(value) for value in row])
        self._rows += 1

    def end(self) -> None:
        self._write({"end": self._rows})

    def _write(self, line: object) -> None:
        self._put(json.dumps(line, separators=(",", ":")).encode() + b"\n")


@contextmanager
def writing_backup(file: Path, header: Header) -> Iterator[Writer]:
    """A backup that takes the place of ``file`` once it is whole and on the disk, readable by its owner only.

    Raises BackupError where it cannot be written.
    """
    part = file.with_name(file.name + ".part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as raw:
            with gzip.GzipFile(filename="", fileobj=raw, mode="wb") as lines:
                writer = Writer(lines.write, header)
                yield writer
                writer.end()
            raw.flush()
            os.fsync(raw.fileno())
        part.replace(file)
    except OSError as error:
        raise BackupError(f"{file}: cannot be written ({error.strerror or error})") from error
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def reading_backup(file: Path) -> Iterator[tuple[Header, Iterator[Heading | Row]]]:
    """The header of a backup, and then its tables and rows in order.

    Raises BackupError where the file cannot be read, is no backup, is damaged or is not whole: while it is read, so
    nothing of it may be kept before its end.
    """
    read_lines = 0
    try:
        with gzip.open(file, "rb") as lines:
            header = _header(lines.readline())

            def rest() -> Iterator[Heading | Row]:
                nonlocal read_lines
                for line in lines:
                    read_lines += 1
                    read = json.loads(line)
                    if isinstance(read, list):
                        yield read
                    elif "end" in read:
                        if lines.read(1):  # and with it the checksum, which stands at the very end
                            raise ValueError("more after the end")
                        return
                    else:
                        yield Heading(read["table"], tuple(read["columns"]))
                raise EOFError

            yield header, rest()
    except (gzip.BadGzipFile, EOFError, zlib.error, ValueError, KeyError, TypeError) as error:
        where = f"after line {read_lines + 1}" if read_lines else "or no backup at all"
        raise BackupError(f"{file}: is damaged or cut off, {where}; nothing was restored") from error
    except OSError as error:
        raise BackupError(f"{file}: cannot be read ({error.strerror or error})") from error


def _header(line: bytes) -> Header:
    read = json.loads(line)
    if read["onrecord"] != "backup" or read["format"] != FORMAT:
        raise ValueError("not an On Record backup")
    return Header(read["revision"], datetime.fromisoformat(read["made_at"]), dict(read["rows"]))


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value

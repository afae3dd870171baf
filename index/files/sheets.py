"""Tables to rows: CSV as spreadsheets of many countries save it, and XLSX. What was guessed is told."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from charset_normalizer import from_bytes

from index.errors import DataError, Problem
from index.files.reading import Reading

Cells = list[str]
MAX_BYTES = 100_000_000
_CELL = 8_000_000
"""Characters of one cell."""
_SHOWN = 100_000
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DELIMITERS = (",", ";", "\t")
_LATIN = frozenset(["cp1250", "cp1257", "cp437", "cp850", "cp858", "latin_1", "mac_roman", "mac_latin2", "cp852"])
_LATIN |= {f"iso8859_{part}" for part in (1, 2, 3, 4, 9, 10, 13, 14, 15, 16)}
_CENTRAL = frozenset("Czech Polish Hungarian Slovak Slovene Croatian Romanian Lithuanian Estonian".split())
_MOST_UNPACKED = 500_000_000
"""Bytes that a workbook, which is a ZIP archive, may unpack to."""


def csv_rows(reading: Reading, file: Path) -> Iterator[tuple[int, Cells]]:
    """The rows of a CSV file with the line each begins in. Raises DataError."""
    name = str(file)
    text = _text(reading, file)
    lines, first = [*text.split("\n", 1), ""], 1
    if marked := re.fullmatch(r'"?sep=(.)"?', lines[0].strip()):  # what Excel writes to itself
        text, first, delimiter = lines[1], 2, marked[1]
    else:
        delimiter = _delimiter(text)
    csv.field_size_limit(_CELL)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    start = first
    try:
        for row in rows:
            yield start, row
            start = rows.line_num + first
    except csv.Error as error:
        found = f"is not CSV ({error})"
        if "unexpected end" in str(error):
            found = "a quotation mark opens here and is never closed; inside a cell, write it twice"
        raise DataError([Problem(name, start, "", found)]) from None


def xlsx_rows(reading: Reading, file: Path) -> Iterator[tuple[int, Cells]]:
    """The rows of a workbook's first sheet, from 1; dates as year-month-day. Raises DataError."""
    import openpyxl  # a tenth of a second, which files of other kinds need not pay

    name = str(file)
    try:
        with zipfile.ZipFile(file) as archive:
            if sum(each.file_size for each in archive.infolist()) > _MOST_UNPACKED:
                raise DataError([Problem(name, 0, "", "is too large once unpacked; save it as several files")])
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        sheet = book.worksheets[0]
        if len(book.worksheets) > 1:
            others = ", ".join(each.title for each in book.worksheets[1:4])
            reading.note(name, 0, "", f"only the first sheet is read, {sheet.title!r}; left out: {others}")
        for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
            yield number, [_cell(value) for value in row]
    except OSError as error:
        raise DataError([Problem(name, 0, "", f"cannot be read ({error.strerror or error})")]) from None
    except DataError:
        raise
    except Exception as error:  # openpyxl raises what its parsers do
        found = f"is not a readable XLSX workbook ({type(error).__name__}); save it as .xlsx or CSV"
        raise DataError([Problem(name, 0, "", found)]) from None


def header(cells: Sequence[str], file: str, line: int) -> list[str]:
    """The columns' names, without case and outer spaces; "" for one without a name. Raises DataError for doubles."""
    names = [cell.strip().lower().replace(" ", "_") for cell in cells]
    for number, name in enumerate(names):
        if name and name in names[:number]:
            first = names.index(name) + 1
            found = f"stands above columns {first} and {number + 1}; a field has one column"
            raise DataError([Problem(file, line, name, found)])
    if not any(names):
        raise DataError([Problem(file, line, "", "has no header; the first row names the fields")])
    return names


def _text(reading: Reading, file: Path) -> str:
    name = str(file)
    try:
        with file.open("rb") as opened:
            raw = opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise DataError([Problem(name, 1, "", f"cannot be read ({error.strerror})")]) from None
    if len(raw) > MAX_BYTES:
        raise DataError([Problem(name, 1, "", f"is larger than {MAX_BYTES // 1_000_000} MB; split it, or use JSONL")])
    encoding = next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), None)
    try:
        text = raw.decode(encoding or "utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        guess = _guessed(raw[:_SHOWN])
        text = raw.decode(guess, "replace")
        found = f"is not UTF-8; read as {guess}. Check letters with accents, or save it as CSV UTF-8"
        reading.note(name, 1, "", found)
    if not text.strip():
        raise DataError([Problem(name, 1, "", "is empty")])
    return text if "\n" in text else text.replace("\r", "\n")


def _guessed(sample: bytes) -> str:
    """windows-1252, unless the bytes are of another script, or of a language that it cannot write."""
    best = from_bytes(sample).best()
    if best is None or best.encoding == "utf_8":
        return "cp1252"
    western = best.encoding in _LATIN and best.language not in _CENTRAL
    return "cp1252" if western else best.encoding


def _delimiter(text: str) -> str:
    """The one that parts the first row into most cells; a header holds no sentence that could mislead."""
    first = text.split("\n", 1)[0]
    return max(_DELIMITERS, key=first.count)


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case datetime():
            return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ")
        case date():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)

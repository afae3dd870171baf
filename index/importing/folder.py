"""Files, folders and packed folders of documents, each read in a process of its own with bounds on time and memory."""

import io
import multiprocessing
import resource
import zipfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from index.importing.document import Draft, Unreadable
from index.importing.formats import MOST_BYTES, READERS
from index.importing.recognising import recognised

SECONDS = 60
"""What reading one document may take."""
MEMORY = 2 << 30
"""Bytes of address space of the process that reads."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a document gives no statement; ``name`` is its path."""

    name: str
    why: str


def drafts_of(paths: Sequence[Path], today: date) -> Iterator[Draft | Problem]:
    """A draft for each document, or what is wrong with it; of documents with the same words the first."""
    seen: dict[str, str] = {}
    pool = _pool()
    try:
        for name, body in documents(paths):
            if isinstance(body, str):
                yield Problem(name, body)
                continue
            try:
                found = pool.submit(read_one, name, body, today).result(SECONDS)
            except (TimeoutError, BrokenProcessPool, MemoryError):
                _kill(pool)
                pool = _pool()
                found = Problem(name, f"took more than {SECONDS} s or {MEMORY >> 30} GB to read")
            if isinstance(found, Draft):
                if found.digest in seen:
                    yield Problem(name, f"has the same words as {seen[found.digest]}; taken once")
                    continue
                seen[found.digest] = name
            yield found
    finally:
        pool.shutdown(cancel_futures=True)


def documents(paths: Sequence[Path]) -> Iterator[tuple[str, bytes | str]]:
    """Names and contents, in order; instead of a content why there is none."""
    for path in paths:
        if path.is_dir():
            yield from documents(sorted(each for each in path.rglob("*") if each.is_file() and not _hidden(each, path)))
        elif path.suffix.lower() == ".zip":
            yield from _packed(path)
        elif not path.exists():
            yield str(path), "is not there"
        elif path.suffix.lower() not in READERS:
            yield str(path), f"is none of {', '.join(READERS)}"
        elif path.stat().st_size > MOST_BYTES:
            yield str(path), "is larger than 50 MB"
        else:
            try:
                yield str(path), path.read_bytes()
            except OSError as error:
                yield str(path), f"cannot be read ({error.strerror})"


def _hidden(path: Path, root: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in path.relative_to(root).parts)


def _packed(path: Path) -> Iterator[tuple[str, bytes | str]]:
    try:
        with zipfile.ZipFile(path) as packed:
            for each in packed.infolist():
                name = f"{path}/{each.filename}"
                if each.is_dir() or Path(each.filename).name.startswith((".", "~$")) or "__MACOSX" in each.filename:
                    continue
                if Path(each.filename).suffix.lower() not in READERS:
                    yield name, f"is none of {', '.join(READERS)}"
                elif each.flag_bits & 1:
                    yield name, "is encrypted; save it without a password"
                elif each.file_size > MOST_BYTES:
                    yield name, "is larger than 50 MB"
                else:
                    with packed.open(each) as opened:
                        yield name, io.BytesIO(opened.read(MOST_BYTES)).getvalue()
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError) as error:
        yield str(path), f"is no readable ZIP file ({error})"


def read_one(name: str, body: bytes, today: date) -> Draft | Problem:
    """Any failure is a line: documents come from everywhere."""
    try:
        return recognised(READERS[Path(name).suffix.lower()](name, body), today)
    except Unreadable as error:
        return Problem(name, str(error))
    except Exception as error:  # a library met what it did not expect
        return Problem(name, f"cannot be read ({type(error).__name__})")


def _pool() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), initializer=_bound)


def _bound() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _kill(pool: ProcessPoolExecutor) -> None:
    for process in list((getattr(pool, "_processes", None) or {}).values()):
        process.kill()
    pool.shutdown(cancel_futures=True)

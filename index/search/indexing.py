"""Writes the index: one process at a time, the one that holds the folder's lock."""

import errno
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import tantivy

from index.errors import IndexUnavailable
from index.search.entries import Analysis, Entry
from index.search.folder import Folder, IndexDamaged, IndexState

BULK_BYTES = 150_000_000
FEW_BYTES = 15_000_000
"""What tantivy may keep in memory before it writes a segment; the lesser is the least it takes."""
LEAST_FREE = 2_000_000
"""Bytes free on the disk below which a failed write is laid to its being full."""
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def make_schema() -> tantivy.Schema:
    build = tantivy.SchemaBuilder()
    build.add_text_field("statement", stored=False, tokenizer_name="raw", index_option="basic")
    build.add_text_field("speaker", stored=False, tokenizer_name="raw", index_option="basic")
    build.add_text_field("opens", stored=False, tokenizer_name="raw", index_option="basic")
    build.add_text_field("voice", stored=False, tokenizer_name="raw", index_option="basic")
    build.add_text_field("acronym", stored=False, tokenizer_name="raw", index_option="basic")
    build.add_text_field("quoted", stored=False, tokenizer_name="raw", index_option="basic")
    build.add_text_field("label", stored=False, tokenizer_name="raw", index_option="basic")
    build.add_text_field("asked", stored=False, tokenizer_name="whitespace", index_option="freq")
    build.add_text_field("unit", stored=False, tokenizer_name="raw", index_option="basic")
    build.add_text_field("language", stored=False, tokenizer_name="raw", index_option="basic")
    build.add_text_field("terms", stored=False, tokenizer_name="whitespace", index_option="freq")
    build.add_text_field("words", stored=False, tokenizer_name="whitespace", index_option="basic")
    build.add_unsigned_field("day", stored=False, indexed=True, fast=True)
    build.add_bytes_field("stored", stored=True, indexed=False)
    return build.build()


def named_fields(entry: Entry) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The fields that hold names as they are, any number of them."""
    yield "speaker", entry.speakers
    yield "voice", entry.voices
    yield "opens", entry.opens
    yield "acronym", entry.acronyms
    yield "quoted", entry.quoted
    yield "unit", entry.units
    yield "label", entry.labels


class Indexing:
    """One run of writing; the folder's lock must be held from ``begin`` or ``start_over`` to ``close``.

    Every method raises IndexUnavailable where the disk is full or not to be written to, IndexDamaged where what is
    there is not sound.
    """

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._index: tantivy.Index | None = None
        self._writer: tantivy.IndexWriter | None = None
        self._fresh = False
        # Closing waits for what a cancelled task left under way in its thread.
        self._turn = threading.RLock()

    @property
    def open(self) -> bool:
        return self._writer is not None

    def begin(self, state: IndexState, *, bulk: bool) -> None:
        """Go on from ``state``, which is what the folder holds."""
        with self._telling():
            self._open(bulk=bulk)
            if state.passages is not None and state.passages != self._held():
                raise IndexDamaged(f"it holds {self._held()} passages in place of {state.passages}")
        self._fresh = False

    def start_over(self, *, bulk: bool) -> None:
        """Throw away what is there."""
        self.close()
        with self._telling():
            self._folder.empty()
            self._open(bulk=bulk)
        self._fresh = True

    def may_hold(self) -> None:
        """From here on a statement may come that was put already, although the index was begun from nothing."""
        self._fresh = False

    def put(self, analysis: Analysis) -> int:
        """Index a statement's newest version in place of what was there; returns its passages. Seen after a commit."""
        if not self._fresh:
            self.drop(analysis.statement_id)
        with self._telling():
            for entry in analysis.entries:
                document = tantivy.Document()
                document.add_text("statement", analysis.statement_id)
                for field, values in named_fields(entry):
                    for value in values:
                        document.add_text(field, value)
                document.add_text("language", analysis.language)
                document.add_text("terms", entry.terms)
                document.add_text("words", entry.words)
                if entry.asked:
                    document.add_text("asked", entry.asked)
                document.add_unsigned("day", analysis.day)
                document.add_bytes("stored", entry.stored)
                self._writing().add_document(document)
        return len(analysis.entries)

    def drop(self, statement_id: str) -> None:
        with self._telling():
            self._writing().delete_documents_by_term("statement", statement_id)

    def commit(self, before: IndexState, after: IndexState) -> IndexState:
        """Make what was put and dropped lasting, and note how far the index is.

        Before the commit the state forgets how many passages there are: should the process end in between, the same
        changes are applied again, to the same effect.
        """
        with self._telling():
            self._folder.write_state(IndexState(before.archive_id, before.seq, before.whole))
            self._writing().commit()
            state = IndexState(after.archive_id, after.seq, after.whole, self._held())
            self._folder.write_state(state)
        return state

    def close(self) -> None:
        """Wait for segments that are being merged. What was not committed is gone."""
        with self._turn:
            if self._writer is not None:
                with suppress(ValueError, OSError):
                    self._writer.wait_merging_threads()
                self._writer = None

    def _open(self, *, bulk: bool) -> None:
        self._index = tantivy.Index(make_schema(), path=str(self._folder.path))
        self._index.config_reader("manual")
        self._writer = self._index.writer(BULK_BYTES if bulk else FEW_BYTES, 1)

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            raise IndexUnavailable(f"{self._folder.path}: nobody began to write")
        return self._writer

    def _held(self) -> int:
        if self._index is None:
            return 0
        self._index.reload()
        return self._index.searcher().num_docs

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            with self._turn:
                yield
        except (ValueError, OSError) as error:
            self._writer = None
            path = self._folder.path
            if isinstance(error, OSError) and error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
                raise IndexUnavailable(f"{path}: cannot be written to ({error.strerror}); check its owner") from error
            if is_full(error) or shutil.disk_usage(path.parent).free < LEAST_FREE:
                raise IndexUnavailable(
                    f"{path}: the disk is full, and the index is not up to date; the statements are safe in the "
                    "archive. Free some space, then run `onrecord index`"
                ) from error
            raise IndexDamaged(str(error)) from error


def is_full(error: Exception) -> bool:
    if isinstance(error, OSError) and error.errno in FULL:
        return True
    return any(f"os error {number}" in str(error) for number in FULL)

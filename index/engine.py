"""The index on local disk: passages by their terms, in tantivy. Derived from the archive and always rebuildable.

It stores with each passage all that choosing and attributing a quote needs, so that a question costs no database.
"""

import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import structlog
import tantivy

from index.answer import Extent
from index.language import analyzer
from index.passages import Passage, passages
from index.statement import Speaker, Version

log = structlog.get_logger(__name__)

FORMAT = 4
"""Changes whenever terms, passages or the schema do; an index of another format is made anew."""

WRITER_BYTES = 120_000_000
WRITER_THREADS = 1

ANYONE = "*"
BETWEEN = "\x1f"
"""Between a name and a role in one term."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A candidate passage as the index holds it. ``sentences`` are spans of the version's text, ``terms`` theirs."""

    statement_id: str
    version: int
    number: int
    start: int
    text: str
    sentences: tuple[tuple[int, int], ...]
    terms: tuple[tuple[str, ...], ...]
    speakers: tuple[Speaker, ...]
    certain: bool
    question: bool
    title: str
    date: date
    language: str
    url: str | None
    complete: bool
    score: float


@dataclass(frozen=True, slots=True)
class State:
    """How far an index follows which archive."""

    archive_id: str
    seq: int


def make_schema() -> tantivy.Schema:
    build = tantivy.SchemaBuilder()
    build.add_text_field("statement", stored=False, tokenizer_name="raw", index_option="basic")
    build.add_text_field("speaker", stored=False, tokenizer_name="raw", index_option="basic")
    build.add_text_field("opens", stored=False, tokenizer_name="raw", index_option="basic")
    build.add_text_field("voice", stored=False, tokenizer_name="raw", index_option="basic")
    build.add_text_field("language", stored=False, tokenizer_name="raw", index_option="basic")
    build.add_text_field("terms", stored=False, tokenizer_name="whitespace", index_option="freq")
    build.add_text_field("words", stored=False, tokenizer_name="whitespace", index_option="basic")
    build.add_unsigned_field("day", stored=False, indexed=True, fast=True)
    build.add_bytes_field("stored", stored=True, indexed=False)
    return build.build()


class Engine:
    """One index folder. Searches may run in several threads; writes come from one at a time."""

    def __init__(self, path: Path) -> None:
        """Open or make the index in ``path``; one that is damaged or of another format is emptied, with a log line."""
        self.path = path
        self._state_file = path / "state.json"
        self.state: State | None = self._read_state()
        if self.state is None and path.exists():
            log.warning("index.reset", path=str(path), reason="damaged, or of another format")
            shutil.rmtree(path)
        path.mkdir(parents=True, exist_ok=True)
        try:
            self._index = tantivy.Index(make_schema(), path=str(path))
            self._index.searcher()
        except (ValueError, OSError) as error:
            log.warning("index.reset", path=str(path), reason=str(error))
            self.state = None
            shutil.rmtree(path)
            path.mkdir(parents=True)
            self._index = tantivy.Index(make_schema(), path=str(path))
        self._writer: tantivy.IndexWriter | None = None
        self.generation = 0
        self.searcher = self._index.searcher()

    def _read_state(self) -> State | None:
        try:
            read = json.loads(self._state_file.read_text())
            return State(read["archive_id"], read["seq"]) if read["format"] == FORMAT else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def clear(self) -> None:
        """Throw every passage away."""
        self._state_file.unlink(missing_ok=True)
        self.state = None
        writer = self._writing()
        writer.delete_all_documents()
        writer.commit()
        self._reload()

    def put(self, version: Version) -> int:
        """Index a statement's newest version in place of what was there; returns its passages. Visible after commit."""
        self.drop(version.statement.id)
        found = passages(version)
        heard: set[str] = set()
        for passage in found:
            voices = {speaker.name for speaker in passage.speakers}
            opens = voices - heard if passage.number else {ANYONE, *voices}
            heard |= voices
            self._writing().add_document(as_document(version, passage, opens))
        return len(found)

    def drop(self, statement_id: str) -> None:
        if self.state is not None:
            self._writing().delete_documents_by_term("statement", statement_id)

    def commit(self, state: State) -> None:
        """Make what was put and dropped visible, and note how far the index is.

        The note is written last: after a crash in between the same changes are applied again, to the same effect.
        """
        self._writing().commit()
        temporary = self._state_file.with_suffix(".new")
        temporary.write_text(json.dumps({"format": FORMAT, "archive_id": state.archive_id, "seq": state.seq}))
        temporary.replace(self._state_file)
        self.state = state
        self._reload()

    def close(self) -> None:
        if self._writer is not None:
            self._writer.wait_merging_threads()
            self._writer = None

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = self._index.writer(WRITER_BYTES, WRITER_THREADS)
        return self._writer

    def _reload(self) -> None:
        self._index.reload()
        self.searcher = self._index.searcher()
        self.generation += 1

    # --- searching -----------------------------------------------------------------------------------

    def frequency(self, term: str) -> int:
        """In how many passages the term stands."""
        return self.searcher.doc_freq("terms", term)

    def passages(self) -> int:
        return self.searcher.num_docs

    def languages(self) -> dict[str, int]:
        """The languages on record (``pt`` for ``pt-BR``), with the number of their passages."""
        return dict(self.searcher.terms_with_prefix("language", ""))

    def search(self, weights: Mapping[str, float], filters: Sequence[tantivy.Query], limit: int) -> list[Stored]:
        """The passages with the highest BM25 over the terms (k1 1.2, b 0.75: tantivy's own), best first."""
        schema = self._index.schema
        wanted = [
            (tantivy.Occur.Should, tantivy.Query.boost_query(tantivy.Query.term_query(schema, "terms", term), weight))
            if weight != 1
            else (tantivy.Occur.Should, tantivy.Query.term_query(schema, "terms", term))
            for term, weight in weights.items()
        ]
        query = tantivy.Query.boolean_query(wanted)
        if filters:
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), *with_filters(filters)])
        return self._fetch(self.searcher.search(query, limit, count=False).hits)

    def voices(self) -> list[Speaker]:
        """Who speaks on record but interviewers, those with the most passages first."""
        counted = sorted(self.searcher.terms_with_prefix("voice", ""), key=lambda each: -each[1])
        return [Speaker(name, role or None) for name, _, role in (voice.partition(BETWEEN) for voice, _ in counted)]

    def holding(self, words: Sequence[str], limit: int) -> list[Stored]:
        """Passages that hold every one of the words (lower-case, as written)."""
        return self._fetch(self.searcher.search(self.words_filter(words), limit, count=False).hits)

    def newest(self, filters: Sequence[tantivy.Query], speakers: Sequence[str], limit: int) -> list[Stored]:
        """First passages of the newest statements that pass the filters: of the speakers' own, where any are given."""
        query = tantivy.Query.boolean_query([(tantivy.Occur.Must, self._opens(speakers)), *with_filters(filters)])
        return self._fetch(self.searcher.search(query, limit, count=False, order_by_field="day").hits)

    def extent(self, filters: Sequence[tantivy.Query], speakers: Sequence[str]) -> Extent:
        """How many statements pass the filters, and the dates of the first and the last.

        One in which several of the ``speakers`` are heard counts once for each.
        """
        query = tantivy.Query.boolean_query([(tantivy.Occur.Must, self._opens(speakers)), *with_filters(filters)])
        newest = self.searcher.search(query, 1, count=True, order_by_field="day")
        count = newest.count  # type: ignore[attr-defined]  # the package's stubs leave it out
        if not count:
            return Extent(0, None, None)
        oldest = self.searcher.search(query, 1, count=False, order_by_field="day", order=tantivy.Order.Asc)
        days = [self._fetch(found.hits)[0].date for found in (oldest, newest)]
        return Extent(count, days[0], days[1])

    def _opens(self, speakers: Sequence[str]) -> tantivy.Query:
        return self._any_of("opens", speakers or [ANYONE])

    def speaker_filter(self, names: Iterable[str]) -> tantivy.Query:
        return self._any_of("speaker", names)

    def _any_of(self, field: str, values: Iterable[str]) -> tantivy.Query:
        any_of = [(tantivy.Occur.Should, tantivy.Query.term_query(self._index.schema, field, each)) for each in values]
        return tantivy.Query.boolean_query(any_of)

    def period_filter(self, first: date, last: date) -> tantivy.Query:
        span = (first.toordinal(), last.toordinal())
        return tantivy.Query.range_query(self._index.schema, "day", tantivy.FieldType.Unsigned, *span)

    def words_filter(self, words: Sequence[str]) -> tantivy.Query:
        """Passages that hold every one of the words (lower-case, as written)."""
        every = [(tantivy.Occur.Must, tantivy.Query.term_query(self._index.schema, "words", word)) for word in words]
        return tantivy.Query.boolean_query(every)

    def starting(self, prefix: str) -> list[tuple[str, int]]:
        """Words as written that begin with the prefix, with the number of their passages."""
        return [(word, count) for word, count in self.searcher.terms_with_prefix("words", prefix)]

    def _fetch(self, hits: Sequence[Any]) -> list[Stored]:
        return [as_stored(self.searcher.doc(address)["stored"][0], score) for score, address in hits]


def with_filters(filters: Sequence[tantivy.Query]) -> list[tuple[tantivy.Occur, tantivy.Query]]:
    # A constant score of zero: a filter decides what passes, not what comes first.
    return [(tantivy.Occur.Must, tantivy.Query.const_score_query(each, 0.0)) for each in filters]


def as_document(version: Version, passage: Passage, opens: Iterable[str]) -> tantivy.Document:
    """``opens`` names those who begin to speak in their statement with this passage."""
    statement = version.statement
    analysis = analyzer(statement.language)
    terms = [
        analysis.joined(passage.text[start - passage.start : end - passage.start]) for start, end in passage.sentences
    ]
    document = tantivy.Document()
    document.add_text("statement", statement.id)
    for speaker in set(passage.speakers):
        document.add_text("speaker", speaker.name)
        if not passage.question:
            document.add_text("voice", f"{speaker.name}{BETWEEN}{speaker.role or ''}")
    for name in opens:
        document.add_text("opens", name)
    document.add_text("language", analysis.language)
    document.add_text("terms", " ".join([*terms, analysis.joined(statement.title)]))
    document.add_text("words", " ".join(analysis.written(f"{passage.text}\n{statement.title}")))
    document.add_unsigned("day", statement.date.toordinal())
    row = (
        statement.id,
        version.number,
        passage.number,
        passage.start,
        passage.text,
        " ".join([f"{start} {end}" for start, end in passage.sentences]),
        "\n".join(terms),
        [[speaker.name, speaker.role] for speaker in passage.speakers],
        passage.certain,
        passage.question,
        statement.title,
        statement.date.isoformat(),
        statement.language,
        statement.url,
        statement.complete,
    )
    document.add_bytes("stored", json.dumps(row, ensure_ascii=False).encode())
    return document


def as_stored(row: bytes, score: float) -> Stored:
    (statement_id, version, number, start, text, spans, terms, speakers, certain, question, *rest) = json.loads(row)
    title, day, language, url, complete = rest
    places = [int(place) for place in spans.split()]
    return Stored(
        statement_id,
        version,
        number,
        start,
        text,
        tuple(zip(places[::2], places[1::2], strict=True)),
        tuple(tuple(sentence.split(" ")) if sentence else () for sentence in terms.split("\n")),
        tuple(Speaker(name, role) for name, role in speakers),
        certain,
        question,
        title,
        date.fromisoformat(day),
        language,
        url,
        complete,
        score,
    )

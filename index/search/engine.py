"""The index on local disk, searched: passages by their terms, in tantivy. Derived from the archive, always rebuildable.

It stores with each passage all that choosing and attributing a quote needs, so that a question costs no database.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import tantivy
from numpy.typing import NDArray

from index.meaning.units import as_term, unit_texts
from index.search.entries import ANYONE, BETWEEN, Stored, as_stored, speaker_of, voice_of
from index.search.filters import Filters, with_filters
from index.search.folder import Folder, IndexDamaged, IndexState
from index.search.indexing import make_schema
from index.statement import Extent, Speaker

CHECKED_AT_OPENING = 50_000_000
"""Bytes of an index whose checksums are compared before it is used (50 ms); those of a larger one are afterwards."""
HEXADECIMAL = "0123456789abcdef"
READ = 5_000
"""Passages read after which the files are mapped anew; each brings a block of 16 KB into memory."""
ASKED = 0.6
"""What a word of the question counts that stands in an interviewer's question, for the reply to that."""
FEW = 16
"""A speaker with no more passages than this may have lost them all, and is looked up before being called known."""


@contextmanager
def damage_told() -> Iterator[None]:
    """Raises IndexDamaged for what tantivy raises when its files are not as it left them."""
    try:
        yield
    except UnicodeEncodeError:
        raise  # half a character in what was asked for
    except (ValueError, OSError) as error:
        raise IndexDamaged(str(error)) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # Rust's, which is no Exception
            raise
        raise IndexDamaged(str(error)) from error


class Engine(Filters):
    """One index folder, as of its newest whole state. Searches may run in several threads."""

    def __init__(self, path: Path) -> None:
        """Opens what is there; where nothing sound is, ``state`` is None and searches find nothing."""
        self.folder = Folder(path)
        self.state: IndexState | None = None
        self.generation = 0
        self._read = 0
        self.damage: str | None = None
        self._mark: object = None
        super().__init__(make_schema())
        self._index: tantivy.Index | None = None
        self.searcher = tantivy.Index(self._schema).searcher()
        try:
            if self.folder.mark() and self.folder.size() <= CHECKED_AT_OPENING:
                self.folder.check()
        except IndexDamaged as error:
            self._mark, self.damage = self.folder.mark(), str(error)
        else:
            self.look()

    @property
    def mark(self) -> str | None:
        """Names the state that searches see; None where the index is not whole."""
        state = self.state
        return f"{state.archive_id}:{state.seq}" if state is not None and state.whole else None

    @property
    def seen(self) -> bool:
        """Whether nothing was committed since the last look; costs a system call."""
        return self.folder.mark() == self._mark

    def look(self) -> bool:
        """See what was committed since the last look, by this process or another; whether there was anything new.

        Damage is remembered in ``damage`` and leaves ``state`` None; what was open stays open.
        """
        if self.seen:
            return False
        mark = self.folder.mark()
        before, self._mark, self.state, self.damage = self.state, mark, None, None
        try:
            state = self.folder.read_state()
            if state is not None and state.whole and state != before:
                self._open()
        except IndexDamaged as error:
            self.damage = str(error)
            return False
        self.state = state
        return state is not None and state.whole and state != before

    def _open(self) -> None:
        path = str(self.folder.path)
        with damage_told():
            if not tantivy.Index.exists(path):
                raise IndexDamaged("meta.json is missing")
            if self._index is None:
                index = tantivy.Index(self._schema, path=path)
                index.config_reader("manual")
            else:
                index = self._index
            index.reload()
            self.searcher, self._index = index.searcher(), index
        self.generation += 1

    def lighten(self) -> bool:
        """Let go of what questions have brought into memory, where that is much; whether it was.

        Pages of mapped files count as the process's own until they are unmapped; the system keeps them at hand.
        """
        if self._read < READ or self._index is None:
            return False
        self._read, self._index = 0, None
        try:
            self._open()
        except IndexDamaged as error:
            self.state, self.damage = None, str(error)
        return True

    def close(self) -> None:
        """Let go of the files; searches find nothing from here on."""
        self._index = None
        self.searcher = tantivy.Index(self._schema).searcher()

    # --- searching -----------------------------------------------------------------------------------

    def frequency(self, term: str) -> int:
        """In how many passages the term stands."""
        with damage_told():
            return self.searcher.doc_freq("terms", term)

    def passages(self) -> int:
        return self.searcher.num_docs

    def languages(self) -> dict[str, int]:
        """The languages on record (``pt`` for ``pt-BR``), with the number of their passages."""
        with damage_told():
            return dict(self.searcher.terms_with_prefix("language", ""))

    def voices(self, field: str = "voice") -> dict[Speaker, int]:
        """Who speaks on record but interviewers, with their passages, the most first; or who is ``quoted``."""
        with damage_told():
            counted = sorted(self.searcher.terms_with_prefix(field, ""), key=lambda each: -each[1])
            return {speaker_of(voice): count for voice, count in counted if count > FEW or self._stands(field, voice)}

    def labels(self) -> set[tuple[str, Speaker]]:
        """What statements call their speakers where that is not the name: ("MR PRICE", Ned Price)."""
        with damage_told():
            told = [label.partition(BETWEEN) for label, _ in self.searcher.terms_with_prefix("label", "")]
        return {(label, speaker_of(voice)) for label, _, voice in told}

    def spoke(self, speaker: Speaker) -> tuple[date, date] | None:
        """The dates of the first and the last statement in which a voice is heard."""
        voice = tantivy.Query.term_query(self._schema, "voice", voice_of(speaker))
        extent = self.extent([voice], [speaker.name])
        return (extent.first, extent.last) if extent.first and extent.last else None

    def spoken(self, word: str) -> int:
        """In how many passages the word stands as it is written (lower-case)."""
        with damage_told():
            return self.searcher.doc_freq("words", word)

    def _stands(self, field: str, term: str) -> bool:
        # Counts take in what was deleted until its segment is merged into another.
        query = tantivy.Query.term_query(self._schema, field, term)
        return bool(self.searcher.search(query, 1, count=False).hits)

    def acronyms(self) -> list[str]:
        """What the record spells out, as ``index.text.spelt_out`` writes it."""
        with damage_told():
            return [pair for pair, _ in self.searcher.terms_with_prefix("acronym", "")]

    def search(
        self,
        weights: Mapping[str, float],
        filters: Sequence[tantivy.Query],
        limit: int,
        bundles: Iterable[tuple[Sequence[str], float]] = (),
    ) -> list[Stored]:
        """The passages with the highest BM25 over the terms (k1 1.2, b 0.75: tantivy's own), best first.

        To those that hold every term of a bundle, what it is worth is added.
        """
        schema = self._schema
        wanted = [
            (tantivy.Occur.Should, tantivy.Query.boost_query(tantivy.Query.term_query(schema, "terms", term), weight))
            if weight != 1
            else (tantivy.Occur.Should, tantivy.Query.term_query(schema, "terms", term))
            for term, weight in weights.items()
        ]
        wanted += [
            (tantivy.Occur.Should, tantivy.Query.boost_query(tantivy.Query.term_query(schema, "asked", term), ASKED))
            for term, weight in weights.items()
            if weight == 1
        ]
        for terms, worth in bundles:
            every = [(tantivy.Occur.Must, tantivy.Query.term_query(schema, "terms", term)) for term in terms]
            bundle = tantivy.Query.const_score_query(tantivy.Query.boolean_query(every), worth)
            wanted.append((tantivy.Occur.Should, bundle))
        query = tantivy.Query.boolean_query(wanted)
        if filters:
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), *with_filters(filters)])
        return self._found(query, limit)

    def having(
        self, units: Sequence[int], weights: Mapping[str, float], filters: Sequence[tantivy.Query], limit: int
    ) -> list[Stored]:
        """Passages that hold any of the units; ``score`` is their BM25 over the terms as in ``search``, 0 at least."""
        schema = self._schema
        terms = [
            (tantivy.Occur.Should, tantivy.Query.boost_query(tantivy.Query.term_query(schema, "terms", term), weight))
            for term, weight in weights.items()
        ]
        held = tantivy.Query.term_set_query(schema, "unit", [as_term(each) for each in units])
        return self._found(tantivy.Query.boolean_query([*with_filters([held, *filters]), *terms]), limit)

    def units(self) -> NDArray[np.uint64]:
        """The digests of all units that have a vector or want one, in order."""
        with damage_told():
            return np.array(
                [int(term, 16) for first in HEXADECIMAL for term, _ in self.searcher.terms_with_prefix("unit", first)],
                np.uint64,
            )

    def unit_texts(self, wanted: Sequence[int]) -> list[str]:
        """The words of all units of passages that hold those wanted, one passage for each."""
        found = [each for unit in wanted for each in self.having([unit], {}, [], 1)]
        return [words for each in found for words in unit_texts(each.text, each.start, each.sentences)]

    def holding(self, words: Sequence[str], limit: int) -> list[Stored]:
        """Passages that hold every one of the words (lower-case, as written)."""
        return self._found(self.words_filter(words), limit)

    def statement(self, statement_id: str) -> Stored | None:
        """A passage of the statement, whichever: what is told of the whole is told with each."""
        found = self._found(tantivy.Query.term_query(self._schema, "statement", statement_id), 1)
        return found[0] if found else None

    def newest(self, filters: Sequence[tantivy.Query], speakers: Sequence[str], limit: int) -> list[Stored]:
        """First passages of the newest statements that pass the filters: of the speakers' own, where any are given."""
        query = tantivy.Query.boolean_query([(tantivy.Occur.Must, self._opens(speakers)), *with_filters(filters)])
        return self._found(query, limit, order_by_field="day")

    def extent(self, filters: Sequence[tantivy.Query], speakers: Sequence[str]) -> Extent:
        """How many statements pass the filters, and the dates of the first and the last.

        One in which several of the ``speakers`` are heard counts once for each.
        """
        query = tantivy.Query.boolean_query([(tantivy.Occur.Must, self._opens(speakers)), *with_filters(filters)])
        searcher = self.searcher
        with damage_told():
            newest = searcher.search(query, 1, count=True, order_by_field="day")
            oldest = searcher.search(query, 1, count=False, order_by_field="day", order=tantivy.Order.Asc)
            addresses = [address for found in (oldest, newest) for _, address in found.hits]
            days = searcher.fast_field_values("day", addresses)
        if not days:
            return Extent(0, None, None)
        first_day, last_day = (date.fromordinal(int(day)) for day in days if day is not None)
        count = newest.count  # type: ignore[attr-defined]  # the package's stubs leave it out
        return Extent(count, first_day, last_day)

    def heard_in(self, names: Sequence[str]) -> Extent:
        """How many statements any of the names is heard in, and when; one that prints two of them is one statement."""
        extent = self.extent([], names)
        if len(names) < 2 or not extent.statements:
            return extent
        found = self._found(self.any_of("opens", names), extent.statements)
        return Extent(len({each.statement_id for each in found}), extent.first, extent.last)

    def _opens(self, speakers: Sequence[str]) -> tantivy.Query:
        return self.any_of("opens", speakers or [ANYONE])

    def passing(self, filters: Sequence[tantivy.Query], limit: int) -> list[Stored]:
        """Passages that pass all filters, of the newest statements first."""
        query = tantivy.Query.boolean_query(with_filters(filters))
        return self._found(query, limit, order_by_field="day")

    def starting(self, prefix: str) -> list[tuple[str, int]]:
        """Words as written that begin with the prefix, with the number of their passages."""
        with damage_told():
            return self.searcher.terms_with_prefix("words", prefix)

    def terms_starting(self, prefix: str) -> list[tuple[str, int]]:
        """Terms that begin with the prefix, with the number of their passages."""
        with damage_told():
            return self.searcher.terms_with_prefix("terms", prefix)

    def _found(self, query: tantivy.Query, limit: int, **options: Any) -> list[Stored]:
        searcher = self.searcher  # an address is one of this searcher's, and another may take its place at any time
        with damage_told():
            hits = searcher.search(query, limit, count=False, **options).hits
            self._read += len(hits)
            return [as_stored(searcher.doc(address)["stored"][0], score) for score, address in hits]

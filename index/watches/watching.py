"""Matches one statement with all watches at once: each watch is filed under its rarest word, and only what a statement
holds is looked up."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from index.search.entries import Stored, analysed, as_stored
from index.statement import Version
from index.text.language import primary
from index.watches.watched import Heard, Needs, Watched


class Match(NamedTuple):
    """A watch that a statement fits, with the passages that do, in their order."""

    watched: Watched
    passages: tuple[Stored, ...]


@dataclass
class _Shelf:
    """The watches in one language, each filed under one key that whatever fits must hold."""

    filed: dict[Hashable, list[tuple[Watched, Needs]]] = field(default_factory=lambda: defaultdict(list))
    counts: Counter[Hashable] = field(default_factory=Counter)

    def put(self, watched: Watched, needs: Needs) -> None:
        words: list[Hashable] = [*(("t", term) for term in needs.terms), *(("w", word) for word in needs.written)]
        if words:
            self.counts.update(words)
            self.filed[min(words, key=lambda key: (self.counts[key], key))].append((watched, needs))
        else:
            for speaker in watched.speakers:
                self.filed["s", speaker].append((watched, needs))


class WatchIndex:
    """Distinct watches in memory, by language. Filing one is linear in its words; none is ever taken out again."""

    def __init__(self) -> None:
        self._watches: dict[Watched, None] = {}
        self._shelves: dict[str, _Shelf] = {}

    def put(self, watches: Iterable[Watched]) -> None:
        for watched in watches:
            if watched not in self._watches:
                self._watches[watched] = None
                for language, shelf in self._shelves.items():
                    _file(shelf, watched, language)

    def matches(self, version: Version) -> list[Match]:
        """The watches that some passage of a version fits."""
        language = primary(version.statement.language)
        if language not in self._shelves:
            shelf = self._shelves[language] = _Shelf()
            for watched in self._watches:
                _file(shelf, watched, language)
        return list(_matches(self._shelves[language], [Heard.of(stored) for stored in stored_of(version)]))


def _file(shelf: _Shelf, watched: Watched, language: str) -> None:
    needs = Needs.of(watched, language)
    if needs is not None:
        shelf.put(watched, needs)


def _matches(shelf: _Shelf, heard: list[Heard]) -> Iterator[Match]:
    terms = frozenset[str]().union(*(each.terms for each in heard))
    written = frozenset[str]().union(*(each.written for each in heard))
    speakers = frozenset[str]().union(*(each.speakers for each in heard))
    keys: list[Hashable] = [("t", term) for term in terms]
    keys += [("w", word) for word in written]
    keys += [("s", speaker) for speaker in speakers]
    told: set[Watched] = set()
    for key in keys:
        for watched, needs in shelf.filed.get(key, ()):
            if needs.terms <= terms and needs.written <= written and watched not in told:
                fitting = tuple(each.stored for each in heard if each.fits(watched, needs))
                if fitting:
                    told.add(watched)
                    yield Match(watched, fitting)


def stored_of(version: Version) -> list[Stored]:
    """A version's passages as the index holds them."""
    return [as_stored(entry.stored, 0.0) for entry in analysed(version).entries]

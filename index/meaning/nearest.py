"""Finds the units nearest to a question: by the signs of their vectors first, then by the vectors of the best.

A sign is one bit: 48 bytes a unit in memory, compared eight at a time, in place of 384 products.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.meaning.encoder import Vectors
from index.meaning.vector_file import Header

LOOKED_AT = 2_000
"""Units whose vectors are compared, those whose signs agree best with the question's."""

Digests = NDArray[np.uint64]


@dataclass(frozen=True)
class Nearest:
    """The units of a file as of one look at it: ``signs`` a column each, ``order`` sorts the rows by digest."""

    header: Header
    rows: NDArray[Any]
    signs: NDArray[np.uint64]
    digests: Digests
    order: NDArray[np.intp]

    def __len__(self) -> int:
        return len(self.rows)

    def best(self, question: Vectors, limit: int) -> tuple[Digests, NDArray[np.float32]]:
        """The digests of the nearest units, nearest first, and how near they are (cosines)."""
        if not len(self):
            return np.empty(0, np.uint64), np.empty(0, np.float32)
        if len(self) > LOOKED_AT:
            apart = differing(self.signs, packed_signs((question - self.header.centre)[None]))
            places = least(apart, LOOKED_AT)
        else:
            places = np.arange(len(self))
        near = self._cosines(question, places)
        first = np.argsort(-near, kind="stable")[:limit]
        return self.digests[places[first]], near[first]

    def of(self, question: Vectors, digests: Digests) -> NDArray[np.float32]:
        """How near each of the units is to the question; NaN for one that has no vector."""
        found = np.full(len(digests), np.nan, np.float32)
        if not len(self) or not len(digests):
            return found
        places = np.searchsorted(self.digests, digests, sorter=self.order)
        rows = self.order[np.minimum(places, len(self) - 1)]
        held = self.digests[rows] == digests
        found[held] = self._cosines(question, rows[held])
        return found

    def _cosines(self, question: Vectors, places: NDArray[np.intp]) -> NDArray[np.float32]:
        chosen = self.rows[places]
        near: NDArray[np.float32] = chosen["values"].astype(np.float32) @ question
        near *= chosen["scale"]
        near += np.float32(question @ self.header.centre)
        return near


def nearest(header: Header, rows: NDArray[Any], before: Nearest | None = None) -> Nearest:
    """Reads the rows once; what ``before`` had read of the same file is not read again."""
    known = len(before) if before is not None and len(before) <= len(rows) else 0
    signs = np.empty(((header.dimensions + 63) // 64, len(rows)), np.uint64)
    digests = np.empty(len(rows), np.uint64)
    if before is not None and known:
        signs[:, :known], digests[:known] = before.signs, before.digests
    for start in range(known, len(rows), 10_000):
        part = rows[start : start + 10_000]
        signs[:, start : start + 10_000] = packed_signs(part["values"])
        digests[start : start + 10_000] = part["digest"]
    return Nearest(header, rows, signs, digests, np.argsort(digests, kind="stable"))


def packed_signs(values: NDArray[Any]) -> NDArray[np.uint64]:
    """One bit a dimension, whether it is below zero, in words of 64: a column for each row of the values."""
    bits = np.packbits(values < 0, axis=1)
    missing = -bits.shape[1] % 8
    whole = np.pad(bits, ((0, 0), (0, missing))) if missing else np.ascontiguousarray(bits)
    return whole.view(np.uint64).T


def differing(signs: NDArray[np.uint64], asked: NDArray[np.uint64]) -> NDArray[np.uint16]:
    """In how many dimensions each differs from what is asked for."""
    apart = np.zeros(signs.shape[1], np.uint16)
    for words, wanted in zip(signs, asked[:, 0], strict=True):
        apart += np.bitwise_count(words ^ wanted)
    return apart


def least(numbers: NDArray[np.uint16], count: int) -> NDArray[np.intp]:
    """The places of at least ``count`` least numbers, with all that equal the last of them; quicker than sorting."""
    up_to = np.searchsorted(np.cumsum(np.bincount(numbers)), count)
    return np.flatnonzero(numbers <= up_to)

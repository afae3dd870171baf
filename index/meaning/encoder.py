"""What makes vectors of text, whoever does it: near each other where texts mean much the same, in any language."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import RecordError

Vectors = NDArray[np.float32]

LONGEST = 1_000
"""Characters of a text that are looked at. A question may be a pasted page, and every hundred cost 30 ms."""


class EncoderUnavailable(RecordError):
    """No vectors can be had just now; the message says why."""


class Encoder(Protocol):
    """Texts to unit vectors, a row each. Safe to use from several threads. Raises EncoderUnavailable.

    ``name`` is the model's: vectors of one name may be compared, and under another name all are made anew.
    """

    @property
    def name(self) -> str: ...

    def questions(self, texts: Sequence[str]) -> Vectors: ...

    def statements(self, texts: Sequence[str]) -> Vectors: ...


def readable(text: str) -> str:
    """The text without what encoders stumble over: halves of characters, and the NUL that ends a text in C."""
    return text[:LONGEST].replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def unit(vectors: NDArray[np.floating]) -> Vectors:
    """The vectors at length one."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.where(lengths > 0, lengths, 1.0)).astype(np.float32)

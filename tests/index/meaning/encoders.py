"""Encoders for tests: a handful of words and what they mean, in any language."""

import hashlib
import threading
from collections.abc import Sequence

import numpy as np

from index.meaning.encoder import EncoderUnavailable, Vectors, unit

DIMENSIONS = 64
SAME = (
    ("vaccine", "vaccines", "вакцина", "вакцины", "vacunas", "jab", "疫苗"),
    ("send", "sends", "deliver", "delivered", "отправит", "envía", "shipped"),
    ("river", "rivers", "река", "río"),
    ("price", "prices", "cost", "costs", "цена"),
)
"""Words that mean the same."""


def of_word(word: str) -> Vectors:
    name = next((words[0] for words in SAME if word in words), word)
    seed = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "little")
    return np.random.default_rng(seed).normal(size=DIMENSIONS).astype(np.float32)


class WordEncoder:
    """The sum of what a text's words mean, beside one direction that all texts share; counts what it made."""

    def __init__(self, name: str = "words") -> None:
        self.name = name
        self.made: list[str] = []
        self.asked: list[str] = []
        self.fails = False
        self.slow: threading.Event | None = None
        self.begun = threading.Event()

    def questions(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return self._vectors(texts)

    def statements(self, texts: Sequence[str]) -> Vectors:
        self.begun.set()
        if self.slow is not None:
            self.slow.wait()
        vectors = self._vectors(texts)
        self.made += texts
        return vectors

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        if self.fails:
            raise EncoderUnavailable("it is out of order")
        return unit(np.stack([self._of(text) for text in texts]))

    def _of(self, text: str) -> Vectors:
        words = text.lower().replace("?", " ").replace(".", " ").replace(",", " ").split()
        every = [of_word(word) for word in words] or [np.zeros(DIMENSIONS, np.float32)]
        own, shared = unit(np.sum(every, axis=0)[None]), unit(np.ones((1, DIMENSIONS)))
        both: Vectors = (own + 0.8 * shared)[0]
        return both

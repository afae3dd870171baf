"""An embeddings service over HTTP (OpenAI's ``/v1/embeddings``; TEI, Ollama, Infinity and vLLM speak it).

A service that fails is left alone for a while, longer each time, so that no question waits for it in vain.
"""

import base64
import threading
import time
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import parse_qs, urlsplit, urlunsplit

import httpx
import numpy as np

from index.meaning.encoder import EncoderUnavailable, Vectors, readable, unit
from index.types import Seconds

PATH = "/v1/embeddings"
BATCH = 32
"""Texts in one request: what TEI takes at most as it comes."""
ASKING = 2.0
"""Seconds that a question waits for its vector before it is answered by words alone."""
MAKING = 60.0
"""Seconds that a batch of statements may take."""
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 300.0
"""Seconds that a service is left alone after its first failure, doubled after each that follows; and at most."""
PREFIXES = {"e5": ("query: ", "passage: ")}
"""What models were trained to see before a question and a text, by a part of their name (their model cards)."""


class Endpoint:
    """``address`` may name the model: ``https://host/v1/embeddings?model=intfloat/multilingual-e5-small``."""

    def __init__(
        self,
        address: str,
        key: str | None = None,
        *,
        now: Seconds = time.monotonic,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self.address, self._model = read_address(address)
        self.name = f"{self._model or 'the default model'} of {urlsplit(self.address).netloc}"
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._client = httpx.Client(headers=headers, transport=transport, follow_redirects=False)
        self._now = now
        self._turn = threading.Lock()
        self._rests_until, self._pause = 0.0, 0.0
        self._before = next((pair for part, pair in PREFIXES.items() if part in self._model.lower()), ("", ""))

    def questions(self, texts: Sequence[str]) -> Vectors:
        return self._vectors([self._before[0] + readable(text) for text in texts], ASKING)

    def statements(self, texts: Sequence[str]) -> Vectors:
        return self._vectors([self._before[1] + readable(text) for text in texts], MAKING)

    def _vectors(self, texts: Sequence[str], seconds: float) -> Vectors:
        with self._turn:
            left = self._rests_until - self._now()
        if left > 0:
            raise EncoderUnavailable(f"{self.address} failed and is left alone for {left:.0f} s more")
        try:
            found = unit(np.concatenate([self._batch(part, seconds) for part in parts(texts)]))
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError, TypeError) as error:
            raise self._failed(error) from error
        with self._turn:
            self._pause = 0.0
        return found

    def _batch(self, texts: Sequence[str], seconds: float) -> Vectors:
        asked: dict[str, object] = {"input": list(texts), "model": self._model or "default", "encoding_format": "float"}
        answer = self._client.post(self.address, json=asked, timeout=seconds)
        answer.raise_for_status()
        rows = sorted(answer.json()["data"], key=lambda row: int(row["index"]))
        vectors = np.array([as_floats(row["embedding"]) for row in rows], dtype=np.float32)
        if len(rows) != len(texts) or vectors.ndim != 2 or not vectors.size or not np.isfinite(vectors).all():
            raise ValueError(f"{len(texts)} texts were sent, and vectors of shape {vectors.shape} came back")
        return vectors

    def _failed(self, error: Exception) -> EncoderUnavailable:
        reason = str(error).partition("\n")[0] or type(error).__name__
        with self._turn:
            self._pause = min(self._pause * 2 or FIRST_PAUSE, LONGEST_PAUSE)
            self._rests_until = self._now() + self._pause
        return EncoderUnavailable(f"{self.address}: {reason}")


def read_address(address: str) -> tuple[str, str]:
    """The address of the service, and the model that it names ("" where none is)."""
    split = urlsplit(address)
    path = split.path.rstrip("/")
    if not path.endswith("/embeddings"):
        path = path.removesuffix("/v1") + PATH
    model = parse_qs(split.query).get("model", [""])[0]
    return urlunsplit((split.scheme, split.netloc, path, "", "")), model


def parts(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(texts), BATCH):
        yield texts[start : start + BATCH]


def as_floats(embedding: Any) -> Any:
    """Some services send base64 of little-endian floats whatever they are asked for."""
    return np.frombuffer(base64.b64decode(embedding), dtype="<f4") if isinstance(embedding, str) else embedding

"""What gets a vector: a sentence of a passage, or a few short ones; known by a digest of its words.

Sentences rather than passages, since a question is about one of them: asked across languages, the right statement
comes first for 0.86 by its nearest sentence, for 0.75 by the whole passage. The digest needs no statement: words that
stand in the record twice have one vector, and an index made anew finds those of before.
"""

from collections.abc import Sequence
from hashlib import blake2b

SHORT = 80
"""Bytes of UTF-8 below which a sentence is joined by the next: "No." alone says nothing."""


def units(text: str, start: int, sentences: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences that have a vector together, as (first, last). ``start`` is the text's own offset."""
    found: list[tuple[int, int]] = []
    first, length = 0, 0
    for number, (begin, end) in enumerate(sentences):
        length += len(text[begin - start : end - start].encode("utf-8", "replace"))
        if length >= SHORT:
            found.append((first, number))
            first, length = number + 1, 0
    if first < len(sentences):
        found.append((found.pop()[0] if found else first, len(sentences) - 1))
    return found


def unit_texts(text: str, start: int, sentences: Sequence[tuple[int, int]]) -> list[str]:
    """The words of each unit, as they stand in the text."""
    return [text[sentences[a][0] - start : sentences[b][1] - start] for a, b in units(text, start, sentences)]


def digest(words: str) -> int:
    """64 bits that name the words."""
    return int.from_bytes(blake2b(words.encode("utf-8", "replace"), digest_size=8).digest(), "little")


def as_term(number: int) -> str:
    """The digest as the index has it."""
    return f"{number:016x}"

"""Sets of questions with known answers, and how well a list of replies does on one.

A set is a folder: ``statements.jsonl`` as ``onrecord load`` reads it, ``questions.jsonl`` with ``{"id", "text"}``, and
``gold.jsonl`` with ``{"id", "statements", "answers", "answerable"}``: which statements answer the question, and the
words that do.
"""

import json
import re
import statistics
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from index.files.loading import read_all
from index.statement import Statement


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and what answers it; unanswerable where no statement of the set does."""

    id: str
    text: str
    statements: frozenset[str]
    answers: tuple[str, ...]
    answerable: bool


@dataclass(frozen=True, slots=True)
class QuestionSet:
    name: str
    statements: tuple[Statement, ...]
    questions: tuple[Asked, ...]

    def halved(self) -> "QuestionSet":
        """Without every other title: about half of the questions have no answer any more."""
        titles = sorted({statement.title for statement in self.statements})[::2]
        kept = tuple(statement for statement in self.statements if statement.title in titles)
        ids = {statement.id for statement in kept}
        questions = [
            replace(each, answerable=each.answerable and bool(each.statements & ids)) for each in self.questions
        ]
        return QuestionSet(f"{self.name} ½", kept, tuple(questions))


@dataclass(frozen=True, slots=True)
class Shown:
    """One quote of a reply."""

    statement: str
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Given:
    """A reply to a question: quotes best first, ``confidence`` of any scale, ``answered`` where it is decided."""

    quotes: tuple[Shown, ...]
    confidence: float
    answered: bool | None = None


def read_set(folder: Path) -> QuestionSet:
    gold = {row["id"]: row for row in _rows(folder / "gold.jsonl")}
    questions = [
        Asked(
            row["id"],
            row["text"],
            frozenset(gold[row["id"]]["statements"]),
            tuple(gold[row["id"]]["answers"]),
            gold[row["id"]]["answerable"],
        )
        for row in _rows(folder / "questions.jsonl")
    ]
    return QuestionSet(folder.name, tuple(read_all([folder / "statements.jsonl"])), tuple(questions))


def figures(asked: QuestionSet, given: Sequence[Given]) -> dict[str, float]:
    """Shares of the answerable questions, but for ``auroc``, ``false``, ``verbatim`` and ``chars``.

    ``right_k``: one of the first k quotes is from a statement that answers; ``words_k``: shows the words that do, in
    any case and with any marks. ``auroc``: the chance that an answerable question has the higher confidence than one
    that is not. ``false``: share of the others that are answered. ``missed``: share of the answerable that are not.
    ``chars``: median length of the first quote.
    """
    both = list(zip(asked.questions, given, strict=True))
    yes = [pair for pair in both if pair[0].answerable]
    no = [pair for pair in both if not pair[0].answerable]
    texts = {statement.id: statement.text for statement in asked.statements}
    worded = [pair for pair in yes if pair[0].answers]
    found = {
        "right_1": _share(_right(*pair, 1) for pair in yes),
        "right_3": _share(_right(*pair, 3) for pair in yes),
        "words_1": _share(_words(*pair, 1) for pair in worded),
        "words_3": _share(_words(*pair, 3) for pair in worded),
        "auroc": auroc([reply.confidence for _, reply in yes], [reply.confidence for _, reply in no]),
        "false": _share(reply.answered for _, reply in no if reply.answered is not None),
        "missed": _share(not reply.answered for _, reply in yes if reply.answered is not None),
        "verbatim": _share(_verbatim(quote, texts) for _, reply in both for quote in reply.quotes),
        "chars": statistics.median([len(reply.quotes[0].text) for _, reply in both if reply.quotes] or [0]),
    }
    return {name: value for name, value in found.items() if value is not None}


def auroc(high: Sequence[float], low: Sequence[float]) -> float | None:
    """The chance that one of ``high`` is above one of ``low``; an equal pair counts half. None without pairs."""
    if not high or not low:
        return None
    ordered = sorted(low)
    above = sum(bisect_left(ordered, value) + bisect_right(ordered, value) for value in high)
    return above / 2 / len(high) / len(low)


def _right(asked: Asked, given: Given, first: int) -> bool:
    return any(quote.statement in asked.statements for quote in given.quotes[:first])


def _words(asked: Asked, given: Given, first: int) -> bool:
    wanted = [words for words in map(_plain, asked.answers) if words]
    return any(words in _plain(quote.text) for quote in given.quotes[:first] for words in wanted)


def _verbatim(quote: Shown, texts: Mapping[str, str]) -> bool:
    return texts[quote.statement][quote.start : quote.start + len(quote.text)] == quote.text


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", text).casefold()).strip()


def _share(flags: Iterable[bool | None]) -> float | None:
    counted = list(flags)
    return sum(map(bool, counted)) / len(counted) if counted else None


def _rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]

"""What an operator watches, in Prometheus' format: https://prometheus.io/docs/instrumenting/exposition_formats/."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.delivery import Item, Outcome, name_of
from bot.store import Fate
from index import Answer

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
"""Bounds of the histogram's buckets: an answer takes some milliseconds, a wait for Telegram's leave seconds."""

AT_ONCE = "at_once"

LOOKED_UP = {
    "outbox_depth": "Messages that must go out",
    "outbox_age": "Seconds that the oldest message which must go out is due",
    "inbox_depth": "Updates taken in and not answered yet",
    "inbox_age": "Seconds since the oldest of them was taken in",
    "answers_waiting": "Answers that could not be sent, and are sent again",
    "answers_age": "Seconds since the oldest of them was asked for",
    "index_lag": "Changes of the archive that this process's index has not followed yet",
    "statements": "Statements on record",
}
"""What is looked up in the database at the moment someone asks (bot/operating/figures.py)."""


class Metrics:
    """The measurements of one process, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.updates = Counter(
            "onrecord_updates", "Updates from Telegram that were handled, by kind", ["kind"], registry=self.registry
        )
        self.handling = Histogram(
            "onrecord_handling_seconds",
            "From an update's turn until its answer was sent",
            buckets=SECONDS,
            registry=self.registry,
        )
        self.answers = Counter(
            "onrecord_answers",
            "Questions to the record, by what came of them: quotes, or an absence",
            ["result"],
            registry=self.registry,
        )
        self.sends = Counter(
            "onrecord_sends",
            "Attempts to send what is in the outbox, by kind of message and what became of it",
            ["kind", "result"],
            registry=self.registry,
        )
        self.answer_sends = Counter(
            "onrecord_answer_sends",
            "Attempts to send an answer, by what became of it",
            ["result"],
            registry=self.registry,
        )
        self.answers_settled = Counter(
            "onrecord_answers_settled",
            "Answers by how they got to their chat: at once, sent again, late; or given up",
            ["how"],
            registry=self.registry,
        )
        self.database_up = self._gauge("database_up", "1 where the database could be asked for the figures below")
        self.source_age = Gauge(
            "onrecord_source_age",
            "Seconds since the source was last read with success; infinite where it never was",
            ["source"],
            registry=self.registry,
        )
        self.looked_up = {name: self._gauge(name, what) for name, what in LOOKED_UP.items()}
        for result in ("quotes", "absence"):
            self.answers.labels(result)
        for how in (AT_ONCE, *Fate):
            self.answers_settled.labels(how)

    def _gauge(self, name: str, what: str) -> Gauge:
        return Gauge(f"onrecord_{name}", what, registry=self.registry)

    @contextmanager
    def update(self, kind: str) -> Iterator[None]:
        """Counts and times the handling of one update."""
        begun = time.perf_counter()
        try:
            yield
        finally:
            self.updates.labels(kind).inc()
            self.handling.observe(time.perf_counter() - begun)

    def answered(self, answer: Answer) -> None:
        self.answers.labels("quotes" if answer.answered else "absence").inc()

    def sent(self, item: Item, outcome: Outcome) -> None:
        self.sends.labels(item.kind.value, name_of(outcome)).inc()

    def answer_sent(self, outcome: Outcome) -> None:
        self.answer_sends.labels(name_of(outcome)).inc()

    def answer_settled(self, fate: Fate | None) -> None:
        self.answers_settled.labels(fate or AT_ONCE).inc()

    def exposed(self) -> bytes:
        return generate_latest(self.registry)

"""What follows from each outcome of an attempt to send."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.outcomes import (
    LONGEST_WAIT,
    MOST_ATTEMPTS,
    ChatGone,
    ChatMoved,
    Item,
    Outcome,
    Refused,
    Sent,
    TooLate,
    TooMany,
    TopicGone,
    Unknown,
    Unreachable,
    after,
)
from bot.store.outbox import Kind, LetterState
from tests.bot.letters import NOW

ITEM = Item(
    id=1,
    chat_id=1,
    thread_id=0,
    kind=Kind.DAILY,
    body="",
    silent=False,
    below=None,
    part=0,
    attempts=0,
    unknowns=0,
    created_at=NOW,
)
ALERT = replace(ITEM, kind=Kind.ALERT)
TABLE: list[tuple[str, Item, Outcome, dict[str, Any]]] = [
    ("sent", ITEM, Sent(5), {"state": "sent", "message_id": 5, "sent_at": NOW}),
    ("the first of two parts", ITEM, Sent(5, more=True), {"state": "due", "message_id": 5, "part": 1}),
    ("the second part", replace(ITEM, part=1), Sent(6), {"state": "sent", "sent_at": NOW}),
    ("flood control", ITEM, TooMany(timedelta(seconds=9)), {"state": "due", "due_at": NOW + timedelta(seconds=9)}),
    ("no connection", ITEM, Unreachable("x"), {"state": "due", "attempts": 1, "due_at": NOW + timedelta(seconds=2)}),
    ("no connection again", replace(ITEM, attempts=2), Unreachable("x"), {"due_at": NOW + timedelta(seconds=8)}),
    ("never a connection", replace(ITEM, attempts=MOST_ATTEMPTS - 1), Unreachable("x"), {"state": "failed"}),
    ("perhaps sent: daily", ITEM, Unknown("x"), {"state": "unknown", "unknowns": 1}),
    ("perhaps sent: broadcast", replace(ITEM, kind=Kind.BROADCAST), Unknown("x"), {"state": "unknown"}),
    ("perhaps sent: notice", replace(ITEM, kind=Kind.NOTICE), Unknown("x"), {"state": "unknown"}),
    ("perhaps sent: alert", ALERT, Unknown("x"), {"state": "due", "unknowns": 1}),
    ("perhaps sent: correction", replace(ITEM, kind=Kind.CORRECTION), Unknown("x"), {"state": "due"}),
    ("perhaps sent twice", replace(ALERT, unknowns=1), Unknown("x"), {"state": "unknown", "unknowns": 2}),
    ("refused", ITEM, Refused("x"), {"state": "failed", "error": "x"}),
    ("blocked", ITEM, ChatGone("x"), {"state": "failed", "error": "x"}),
    ("migrated", ITEM, ChatMoved(2), {"state": "due"}),
    ("closed topic", ITEM, TopicGone("x"), {"state": "due"}),
    ("hours late", ITEM, TooLate(), {"state": "skipped"}),
]


@pytest.mark.parametrize(("item", "outcome", "changes"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_what_follows(item: Item, outcome: Outcome, changes: dict[str, Any]) -> None:
    found = after(item, outcome, now=NOW, jitter=1.0)
    assert found == found | changes
    assert LetterState(found["state"])
    assert ("message_id" in found) == ("message_id" in changes)


@given(st.integers(0, 10_000), st.floats(0, 1))
def test_waits_grow_to_a_limit_and_attempts_end(attempts: int, jitter: float) -> None:
    found = after(replace(ITEM, attempts=attempts), Unreachable("x"), now=NOW, jitter=jitter)
    assert (found["state"] == "failed") == (attempts + 1 >= MOST_ATTEMPTS)
    if found["state"] == "due":
        assert timedelta(0) < found["due_at"] - NOW <= LONGEST_WAIT

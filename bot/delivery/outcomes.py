"""What became of one attempt to send, and what follows for the message."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.store import Kind, LetterState

# A message is given up after this many failed attempts, which with the waits below is about an hour of them.
MOST_ATTEMPTS = 12
FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=30)

DAILY_KEPT = timedelta(hours=6)
"""A daily update that could not be sent for so long is not sent any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A message of the outbox that is due, or on its way.

    ``below`` is the id of the message it answers, ``part`` how many messages of its body are out already.
    """

    id: int
    chat_id: int
    thread_id: int
    kind: Kind
    body: str
    silent: bool
    below: int | None
    part: int
    attempts: int
    unknowns: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """It arrived; ``more`` messages of the same body follow."""

    message_id: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class TooMany:
    """The chat takes nothing before ``wait`` is over."""

    wait: timedelta


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The message did not get through, for a reason that is not the chat's."""

    error: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """The message may have arrived."""

    error: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The message itself is not taken, and never will be."""

    error: str


@dataclass(frozen=True, slots=True)
class ChatGone:
    """The chat takes nothing from the bot any more."""

    error: str


@dataclass(frozen=True, slots=True)
class TopicGone:
    """The chat's topic takes nothing any more."""

    error: str


@dataclass(frozen=True, slots=True)
class ChatMoved:
    """The chat has another id."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class TooLate:
    """It was not sent, since nobody wants it any more."""

    error: str = f"could not be sent within {DAILY_KEPT.total_seconds() / 3600:.0f} hours"


Outcome = Sent | TooMany | Unreachable | Unknown | Refused | ChatGone | TopicGone | ChatMoved | TooLate


def name_of(outcome: Outcome) -> str:
    """The outcome's name in metrics: ``sent``, ``too_many`` …"""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", type(outcome).__name__).lower()


def after(item: Item, outcome: Outcome, *, now: datetime, jitter: float) -> dict[str, Any]:
    """What changes in the message's row. ``jitter``, 0 to 1, spreads the attempts of many messages over time."""
    again = {"state": LetterState.DUE}
    match outcome:
        case Sent(message_id, more):
            # Answers go to the first part.
            first = {} if item.part else {"message_id": message_id}
            if more:
                return again | first | {"part": item.part + 1, "attempts": 0}
            return first | {"state": LetterState.SENT, "sent_at": now, "error": None}
        case TooMany(wait):
            return again | {"due_at": now + wait, "error": f"too many messages: wait {wait.total_seconds():.0f} s"}
        case Unreachable(error):
            failed = {"attempts": item.attempts + 1, "error": error}
            if item.attempts + 1 >= MOST_ATTEMPTS:
                return failed | {"state": LetterState.FAILED}
            return failed | again | {"due_at": now + _wait(item.attempts, jitter)}
        case Unknown(error):
            unknown = {"unknowns": item.unknowns + 1, "error": f"may have arrived: {error}"}
            once_more = item.kind.twice_if_unknown and item.unknowns == 0
            return unknown | (again if once_more else {"state": LetterState.UNKNOWN})
        case Refused(error) | ChatGone(error):
            return {"state": LetterState.FAILED, "error": error}
        case TopicGone() | ChatMoved():
            return again
        case TooLate(error):
            return {"state": LetterState.SKIPPED, "error": error}


def _wait(failures: int, jitter: float) -> timedelta:
    longest: timedelta = min(FIRST_WAIT * (1 << failures), LONGEST_WAIT)
    return longest * (0.5 + jitter / 2)

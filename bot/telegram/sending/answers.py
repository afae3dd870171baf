"""What is still to be sent of an answer, as it waits in the inbox; and for how long it is worth sending."""

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.say import Mark, Paragraph, Reply, Span, reply_json
from bot.store import Fate
from bot.telegram.sending.posting import Destination

QUESTION_KEPT = timedelta(minutes=10)
"""Nobody waits longer for an answer to a question; what a command did is told however late it is."""

FIRST_WAIT = timedelta(seconds=1)
LONGEST_WAIT = timedelta(seconds=15)

MOST_TIME_OUTS = 2
"""How often an answer is sent where no word came in time of what became of it: better twice than never, not thrice."""

MOST_BREAKS = 8
"""The same where the connection broke at once: hardly any of those has arrived. Each is sent only once others get
through, so that an outage is waited for rather than counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A reply on its way to where it was asked for.

    ``instead_of`` is the message whose place it takes, if any. ``perishable`` ones answer questions. ``part`` is how
    many messages of it are out already. ``failures`` are attempts in a row that did not get through, ``time_outs`` and
    ``breaks`` those of its present part whose outcome is not known. ``fate`` is what its words say of it already.
    """

    reply: Reply
    to: Destination
    instead_of: int | None = None
    perishable: bool = False
    part: int = 0
    failures: int = 0
    time_outs: int = 0
    breaks: int = 0
    fate: Fate | None = None

    @property
    def may_have_arrived(self) -> bool:
        return bool(self.time_outs or self.breaks)

    def wait(self) -> timedelta:
        """How long to wait after the last failure; twice as long after each."""
        return min(FIRST_WAIT * (1 << min(self.failures - 1, 10)), LONGEST_WAIT)

    def headed(self, line: str) -> "Answer":
        """The same with a line before it."""
        heading = Paragraph((Span(line, Mark.ITALIC),))
        return replace(self, reply=replace(self.reply, blocks=(heading, *self.reply.blocks)))


def too_late(answer: Answer, asked_at: datetime, now: datetime) -> bool:
    """Whether it comes so late that this must be said."""
    return answer.part == 0 and now - asked_at > QUESTION_KEPT


def to_text(answer: Answer) -> str:
    """As the inbox keeps it; ASCII, since PostgreSQL takes neither NUL nor half characters."""
    counts = {name: getattr(answer, name) for name in _COUNTS}
    to = answer.to
    return json.dumps(
        {
            "reply": reply_json.to_json(answer.reply),
            "to": [to.chat_id, to.thread_id, to.replied],
            "instead_of": answer.instead_of,
            "perishable": answer.perishable,
            "fate": answer.fate,
        }
        | counts,
        separators=(",", ":"),
    )


def from_text(text: str) -> Answer:
    """What ``to_text`` wrote."""
    data: dict[str, Any] = json.loads(text)
    reply, to = reply_json.from_json(data.pop("reply")), Destination(*data.pop("to"))
    fate = data.pop("fate")
    return Answer(reply=reply, to=to, fate=fate and Fate(fate), **data)


_COUNTS = ("part", "failures", "time_outs", "breaks")

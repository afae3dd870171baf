"""How the wording of sentences on one subject changed over time; and several people on one subject, side by side."""

from dataclasses import dataclass
from datetime import date

from index.answer import Quote
from index.questions.question import Question
from index.statement import Extent
from index.text.differences import Difference
from index.timeline.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Step:
    """A sentence, and what was changed in it since the step before, on its text and this one's (code points).

    ``changes`` is empty for the first. Its very words stand in ``statements`` in all, the last of the day ``last``.
    """

    quote: Quote
    changes: tuple[Difference, ...]
    statements: int
    last: date


@dataclass(frozen=True, slots=True)
class Wording:
    """One sentence as it was said again and again, the oldest first; one step only where it never changed."""

    steps: tuple[Step, ...]

    @property
    def changed(self) -> bool:
        return len(self.steps) > 1

    @property
    def statements(self) -> int:
        return sum(step.statements for step in self.steps)


@dataclass(frozen=True, slots=True)
class Comparison:
    """``sentences`` on record have all the words; ``wordings`` are those said more than once, the changed first.

    ``words`` is false where the question had none to compare by. ``newest_only``: there are more sentences, older ones.
    """

    question: Question
    sentences: int
    statements: int
    wordings: tuple[Wording, ...]
    searched: Extent
    words: bool = True
    newest_only: bool = False


@dataclass(frozen=True, slots=True)
class Sides:
    """What each of several people said with the same words, in the order they were named."""

    text: str
    sides: tuple[Timeline, ...]

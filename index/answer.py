"""What a question gets: up to a few quotes with their attribution, or an honest absence."""

from dataclasses import dataclass
from datetime import date

from index.questions.question import Question
from index.statement import Extent, Speaker
from index.text.spelling import Correction as Correction


@dataclass(frozen=True, slots=True, kw_only=True)
class Also:
    """Where the same words were said as well; not ``exact``: nearly the same."""

    statement_id: str
    version: int
    date: date
    title: str
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Original:
    """The statement on record that another is a translation of."""

    statement_id: str
    title: str
    language: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """The question that words reply to: ``question`` is its text, or the end of a long one.

    ``start`` and ``end`` are where all of it stands.
    """

    start: int
    end: int
    question: str
    speakers: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A contiguous slice of one version, letter for letter: ``text == version.text[start:end]`` (code points).

    ``speakers`` are those of the turn the words stand in; ``certain`` is false where nobody can tell which of several
    speakers said them (shown as "from", not "said"). ``matches`` are spans of ``text`` that matched the question.
    ``opens``/``closes`` tell whether the slice begins and ends at a sentence's ends (else it is marked with "…").
    ``size`` is how many characters the version has (0: not known).
    ``shown`` are the people that the speakers are, each with an office, as an attribution names them.
    ``quoted_by``: the text gives the words to ``speakers``, and these are whose text it is.
    ``exchange`` is the question that they reply to.
    ``asks``: they are an interviewer's, put to the statement's speakers.
    ``retracted``: the publisher has withdrawn the statement since. ``translation_of`` is the id of the statement that
    this one translates, ``original`` that statement where it is on record and was looked up.
    """

    statement_id: str
    version: int
    start: int
    end: int
    text: str
    speakers: tuple[Speaker, ...]
    certain: bool
    title: str
    date: date
    language: str
    url: str | None
    complete: bool
    score: float
    asks: bool = False
    retracted: bool = False
    matches: tuple[tuple[int, int], ...] = ()
    opens: bool = True
    closes: bool = True
    also: tuple[Also, ...] = ()
    translation_of: str | None = None
    original: Original | None = None
    exchange: Exchange | None = None
    quoted_by: tuple[Speaker, ...] = ()
    shown: tuple[Speaker, ...] = ()
    size: int = 0

    @property
    def whole(self) -> bool:
        """Whether these are all the words of the version."""
        return self.start == 0 and self.end == self.size


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """``quotes`` best first; also filled, with the nearest, when ``answered`` is false.

    ``confidence`` in 0..1 is comparable between questions. ``extent`` is what was searched, filters applied;
    ``languages`` are those of the statements searched; ``by_meaning`` is false where words alone decided; ``nearest``
    are the days of the last statement before a period that has none and of the first after it; ``elapsed_ms`` is wall
    time.
    """

    question: Question
    answered: bool
    confidence: float
    quotes: tuple[Quote, ...]
    extent: Extent
    corrections: tuple[Correction, ...] = ()
    by_meaning: bool = False
    nearest: tuple[date, ...] = ()
    elapsed_ms: float = 0.0

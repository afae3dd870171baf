"""Examples of questions, from the profile or from the record itself: the program knows nothing of any record."""

from dataclasses import dataclass
from datetime import date

from bot.owner import Profile
from bot.say.texts import Texts
from index import ArchiveError, Record

TRIED = 8
"""Subjects that are tried, since an example that finds nothing is none."""
UNKNOWN = "…"


@dataclass(frozen=True, slots=True)
class Examples:
    """``questions`` to ask, ``speaker`` and ``subject`` to write into others; UNKNOWN where the record is empty."""

    questions: tuple[str, ...] = ()
    speaker: str = UNKNOWN
    subject: str = UNKNOWN


class ExampleMaker:
    """Makes the examples of one record, again each day."""

    def __init__(self, record: Record, texts: Texts, profile: Profile) -> None:
        self._record, self._texts, self._profile = record, texts, profile
        self._made: tuple[date, Examples] | None = None

    async def examples(self, today: date) -> Examples:
        if self._made is None or self._made[0] != today:
            try:
                made = await self._of_record(today)
            except ArchiveError:
                return Examples(self._profile.examples)
            if made == Examples():
                return Examples(self._profile.examples)
            self._made = (today, made)
        made = self._made[1]
        return Examples(self._profile.examples or made.questions, made.speaker, made.subject)

    async def _of_record(self, today: date) -> Examples:
        [speaker] = [each.name for each in await self._record.archive.speakers()][:1] or [UNKNOWN]
        left = await self._record.subjects(TRIED)
        subject = left[0] if left else UNKNOWN
        questions: list[str] = []
        for shape, gaps in (("examples.about", {}), ("examples.by", {"speaker": speaker})):
            for each in list(left):
                question = self._texts(shape, subject=each, **gaps)
                if (await self._record.ask(question, today=today)).answered:
                    questions.append(question)
                    left.remove(each)
                    break
        return Examples(tuple(questions), speaker, subject)

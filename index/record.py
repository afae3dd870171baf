"""The record as the conversation uses it: ask it, browse its archive, keep its index up to date."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar, cast

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine

from index.answer import Answer, Quote
from index.archive.archive import Archive
from index.budget import Budget
from index.errors import RecordError
from index.meaning.asking import Meaning
from index.meaning.encoder import Encoder
from index.people.directory import Directory
from index.people.listing import Entry, listed
from index.people.person import Known, Person
from index.questions.following import Before, Followed, follow_up
from index.questions.question import Filter, Question, read_question
from index.ranking.candidates import Candidates
from index.ranking.confidence import THRESHOLD
from index.ranking.index_words import IndexWords
from index.ranking.searching import Searching
from index.search.engine import CHECKED_AT_OPENING, Engine
from index.search.entries import Stored
from index.search.folder import Folder, IndexDamaged
from index.search.follower import LOOK_EVERY, Follower
from index.search.subjects import subjects
from index.timeline.asking import Kind, counting_wish, read_comparison, read_sides, read_wish
from index.timeline.comparing import compared
from index.timeline.comparison import Comparison, Sides
from index.timeline.counting import Counting
from index.timeline.kept import Kept
from index.timeline.timeline import Listing, Timeline
from index.verify.claims import Claim, claims_of, read_claims
from index.verify.drafts import MOST, Checked, CheckedDraft, is_draft, quotations
from index.verify.exactness import Held
from index.verify.proposing import proposed
from index.verify.verifying import Verdict, Verification, judge
from index.watches.firing import Fired, fired
from index.watches.watched import Watched, read_watch

log = structlog.get_logger(__name__)

ASKERS = 2
"""Questions answered at once. Most of it is work of the interpreter, of which there is one: more would only wait."""
REST = 2.0
"""Seconds without a change after which the index's lock is given up."""
AFTER_TROUBLE = 2.0
"""Seconds between attempts while the archive or the index cannot be used."""
MEANING = "meaning"
"""The folder of vectors, beside the index's."""


LOOKED_AT = 60
"""Statements that are read to tell what the record is about."""
REPLACED = 200
"""Wordings that gave way to others which are always looked into for a pasted quote, the latest."""

Found = TypeVar("Found")


class Record:
    """All statements the bot holds. Questions may be asked from many tasks at once."""

    def __init__(
        self,
        archive: Archive,
        engine: Engine,
        *,
        threshold: float | None = None,
        known_people: Sequence[Known] = (),
        encoder: Encoder | None = None,
    ) -> None:
        self.archive = archive
        self.engine = engine
        folder = engine.folder.path.with_name(MEANING)
        self.meaning = Meaning(folder, encoder, engine, lambda: engine.mark) if encoder else None
        self.threshold = THRESHOLD if threshold is None else threshold
        self._follower = Follower(archive, engine)
        self._words = IndexWords(engine, known_people)
        self._words.learn()
        self._pipeline = Searching(engine, self._words, Candidates(engine, self._words), self.meaning)
        self._learned, self._learned_of = engine.generation, engine.state
        self._following = asyncio.Lock()
        self._budget = Budget()
        self._kept = Kept(lambda made: len(made.quotes) if isinstance(made, Listing) else 1)
        # Threads of their own: however many ask at once, the loop's other threads and its turn to run stay free.
        self._askers = ThreadPoolExecutor(ASKERS, thread_name_prefix="ask")

    async def refresh(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Update the index; returns how many changes this process applied.

        Where another process is at it, waits for that one. Raises IndexUnavailable, ArchiveUnavailable.
        """
        async with self._following:
            try:
                changes = await self._follower.follow(progress)
            finally:
                await self._follower.release()
            await self._learn()
        return changes

    async def catch_up(self) -> None:
        """See what was committed since the last look, by whomever; where that cannot be had, go on with what is."""
        with suppress(RecordError):
            async with self._following:
                await self._follower.follow(wait=False)
                await self._learn()

    async def follow(self, stop: asyncio.Event, *, every: float = LOOK_EVERY) -> None:
        """Keep the index up to date until ``stop`` is set: what is committed, by whomever, is found at once.

        Others' changes are looked for ``every`` so many seconds.

        Fails at nothing but a fault of the program; what is in the way is logged, and tried again.
        """
        async with self._making():
            await self._follow(stop, every)

    async def _follow(self, stop: asyncio.Event, every: float) -> None:
        told, resting = "", 0.0
        await self._check_large()
        while not stop.is_set():
            pause = every
            try:
                async with self._following:
                    changes = await self._follower.follow(wait=False)
                    await self._learn()
                    await asyncio.to_thread(self.engine.lighten)
                    resting = 0.0 if changes else resting + pause
                    if resting > REST:
                        await self._follower.release()
                told = ""
            except RecordError as error:
                pause = AFTER_TROUBLE
                if str(error) != told:
                    told = str(error)
                    log.warning("the index is behind the archive", reason=told)
            with suppress(TimeoutError):
                await asyncio.wait_for(self.archive.written.wait(), pause)
            self.archive.written.clear()

    @asynccontextmanager
    async def following(self, *, every: float = LOOK_EVERY) -> AsyncIterator[None]:
        """``follow`` beside what is done inside."""
        stop = asyncio.Event()
        task = asyncio.create_task(self.follow(stop, every=every))
        try:
            yield
        finally:
            stop.set()
            await task

    @asynccontextmanager
    async def _making(self) -> AsyncIterator[None]:
        """Vectors are made beside what is done inside."""
        if self.meaning is None:
            yield
            return
        stop = asyncio.Event()
        task = asyncio.create_task(self.meaning.follow(stop))
        try:
            yield
        finally:
            stop.set()
            await task

    async def make_meaning(self, progress: Callable[[int, int], None] | None = None) -> bool:
        """Make the vectors that are missing; whether all are there. Raises EncoderUnavailable, IndexUnavailable."""
        return self.meaning is not None and await self.meaning.make(progress)

    async def _learn(self) -> None:
        if self.engine.generation != self._learned:
            learned = self.engine.generation
            state = self.engine.state
            await asyncio.to_thread(self._words.learn)
            self._learned, self._learned_of = learned, state

    async def _check_large(self) -> None:
        """What was too large to be checked when it was opened, beside the first questions."""
        try:
            if self.engine.state and self.engine.folder.size() > CHECKED_AT_OPENING:
                await asyncio.to_thread(self.engine.folder.check)
        except IndexDamaged as error:
            self._reset(error)

    def _reset(self, error: IndexDamaged) -> None:
        log.warning("the index is built again", path=str(self.engine.folder.path), reason=str(error))
        self.engine.folder.forget_state()

    async def ask(
        self,
        text: str,
        *,
        today: date,
        dropped: frozenset[Filter] = frozenset(),
        limit: int = 3,
        shown: int | None = None,
    ) -> Answer:
        """Answer a question with up to ``limit`` quotes, best first. Raises TooLongToRead where a text takes too long.

        Where ``shown`` (from 0) is given, only that quote gets its matches and its original: the others are not shown.
        An index that turns out to be damaged is made anew first. Raises IndexUnavailable where that is not possible.
        """
        return await self._searching(partial(self._pipeline.answer, text, today, dropped, limit, shown, self.threshold))

    async def when(self, text: str, *, today: date, dropped: frozenset[Filter] = frozenset()) -> Timeline:
        """How often, when first and last, and by whom the words of a question were said. Raises as ``ask`` does."""

        def read() -> Question:
            return read_question(text, today=today, record=self._words, dropped=dropped)

        made = await self._kept.get(self._asked("when", text, today, dropped), partial(self._counted, read))
        return cast("Timeline", made)  # every text reads as a question

    async def find_all(self, text: str, *, today: date, dropped: frozenset[Filter] = frozenset()) -> Listing:
        """Every statement that holds all the words of a question, the newest first. Raises as ``ask`` does."""
        wish = counting_wish(text)

        def find() -> Listing:
            words = self._words
            question = wish and read_wish(wish, text, today=today, record=words, dropped=dropped)
            question = question or read_question(text, today=today, record=words, dropped=dropped)
            return Counting(self._pipeline).listing(question)

        return await self._kept.get(self._asked("list", text, today, dropped), partial(self._searching, find))

    def _asked(self, *asked: Hashable) -> Hashable:
        """What was asked, and of which state of the record; where that is not known, like nothing else."""
        return (self.engine.state or object(), self._learned_of, *asked)

    async def compare(self, text: str, *, today: date, dropped: frozenset[Filter] = frozenset()) -> Comparison | Sides:
        """How the wording on a subject changed, or what two people said of it side by side. Raises as ``ask`` does."""
        if (sides := await self.sides(text, today=today, dropped=dropped)) is not None:
            return sides

        def find() -> Comparison:
            question = read_comparison(text, today=today, record=self._words, dropped=dropped)
            return compared(Counting(self._pipeline), question)

        return await self._searching(find)

    async def sides(self, text: str, *, today: date, dropped: frozenset[Filter] = frozenset()) -> Sides | None:
        """Two people on one subject; None where a text doesn't ask for that, or one of them isn't on record."""
        wish = counting_wish(text)
        if wish is None or wish.kind is not Kind.SIDES:
            return None
        months = {(each.year, each.month): each.count for each in await self.archive.months()}

        def find() -> Sides | None:
            asked = read_sides(wish, text, today=today, record=self._words, dropped=dropped)
            counting = Counting(self._pipeline)
            return Sides(text, tuple(counting.timeline(each, months) for each in asked)) if asked else None

        return await self._searching(find)

    async def follow_up(
        self, text: str, asked: str, dropped: frozenset[Filter], quote: Quote | None, *, today: date
    ) -> Followed | None:
        """What a text wants of the question ``asked`` before it, whose answer showed the quote; None of a new one."""

        def read() -> Followed | None:
            question = read_question(asked, today=today, record=self._words, dropped=dropped)
            named = self.people.named(question.speakers[0]) if question.speakers else None
            shown = quote.shown[0].name if quote and quote.certain and len(quote.shown) == 1 else None
            person = named.name if named else next(iter(question.speakers), shown)
            return follow_up(
                text, Before(question, person, quote.date if quote else None), today=today, record=self._words
            )

        return await self._searching(read)

    async def count(self, text: str, *, today: date, dropped: frozenset[Filter] = frozenset()) -> Timeline | None:
        """The same for a question that asks how often or when something was said; None for any other."""
        wish = counting_wish(text)
        if wish is None or wish.kind not in (Kind.COUNT, Kind.WHEN):
            return None
        return await self._counted(partial(read_wish, wish, text, today=today, record=self._words, dropped=dropped))

    async def _counted(self, read: Callable[[], Question | None]) -> Timeline | None:
        months = {(each.year, each.month): each.count for each in await self.archive.months()}

        def count() -> Timeline | None:
            question = read()
            return Counting(self._pipeline).timeline(question, months) if question is not None else None

        return await self._searching(count)

    async def _searching(self, work: Callable[[], Found]) -> Found:
        loop, generation = asyncio.get_running_loop(), self.engine.generation
        try:
            return await loop.run_in_executor(self._askers, self._budget.limited(work))
        except IndexDamaged as error:
            await self._heal(error, generation)
        return await loop.run_in_executor(self._askers, self._budget.limited(work))

    async def _heal(self, error: IndexDamaged, generation: int) -> None:
        async with self._following:
            if self.engine.generation != generation:
                return  # another question met with it as well
            try:
                await asyncio.to_thread(self.engine.folder.check)
            except IndexDamaged as found:
                self._reset(found)
            else:
                raise error  # the files are sound
            try:
                await self._follower.follow()
            finally:
                await self._follower.release()
            await self._learn()

    async def close(self) -> None:
        """Let go of the index."""
        await self._follower.release()
        self._askers.shutdown()
        self.engine.close()

    @property
    def people(self) -> Directory:
        """Everyone who speaks on record, as of the newest whole index."""
        return self._words.names.directory

    async def persons(self) -> list[Entry]:
        """Everyone who speaks on record, with how many statements they are heard in and from when to when."""
        return await self._searching(partial(listed, self.people, self.engine))

    async def of_person(self, person: Person) -> list[Stored]:
        """A passage of each statement in which somebody is heard, the newest statement first."""

        def find() -> list[Stored]:
            heard = self.people.heard([person.name])
            extent = self.engine.heard_in(heard.spoken)
            return self.engine.newest([self.engine.speaker_filter(heard)], heard.spoken, max(1, extent.statements))

        return await self._searching(find)

    async def verify(self, text: str) -> Verification:
        """Whether a pasted quote is on record, letter for letter, and whose words it is.

        Raises TooLongToRead where a text takes too long.
        """
        return await self._verified(partial(read_claims, text, self._words.names), self._taken_out)

    async def _taken_out(self) -> list[Held]:
        """Of words that were taken out the index knows nothing, and they are the ones that people ask for."""
        return [Held(version) for version in await self.archive.replaced(limit=REPLACED)]

    async def _verified(
        self, read: Callable[[], list[Claim]], taken_out: Callable[[], Awaitable[list[Held]]]
    ) -> Verification:
        claims, ids = await self._searching(partial(self._claimed, read))
        newest = [Held(version) for version in await self.archive.newest(ids)]
        older = [Held(version) for version in await self.archive.older(ids)]
        found = await asyncio.to_thread(self._budget.limited(judge), claims, newest, older, self._words.extent)
        if found.verdict in (Verdict.JOINED, Verdict.ALTERED, Verdict.NOT_FOUND):
            before = await asyncio.to_thread(
                self._budget.limited(judge), claims, [], await taken_out(), self._words.extent
            )
            if before.verdict in (Verdict.EXACT, Verdict.OTHER_SPEAKER):
                return before
        return found

    async def check_draft(self, text: str) -> CheckedDraft:
        """Whether each quotation of a draft is on record, letter for letter, and said by whom the draft says said it.

        Without quotations where the text is none. Raises TooLongToRead where a text takes too long.
        """
        found = await self._searching(partial(quotations, text, self._words.names))
        if not is_draft(text, found):
            return CheckedDraft(())
        checked = []
        held: list[Held] | None = None

        async def taken_out() -> list[Held]:
            nonlocal held
            held = await self._taken_out() if held is None else held
            return held

        for each in found[:MOST]:
            read = partial(claims_of, each.words, each.named, self._words.names)
            checked.append(Checked(each.start, each.end, each.words, each.named, await self._verified(read, taken_out)))
        return CheckedDraft(tuple(checked), max(0, len(found) - MOST))

    def _claimed(self, read: Callable[[], list[Claim]]) -> tuple[list[Claim], list[str]]:
        claims = read()
        return claims, proposed(self.engine, claims)

    async def subjects(self, limit: int) -> list[str]:
        """What the newest statements are about, in words of theirs; the most frequent first."""
        headings = await self.archive.headings(limit=LOOKED_AT)
        versions = await self.archive.newest([each.id for each in headings])
        speakers = {speaker for version in versions for speaker in version.statement.speakers}
        return await asyncio.to_thread(subjects, versions, speakers, limit)

    def read_watch(self, text: str, *, today: date) -> Watched:
        """What a watch of these words would wait for."""
        with self._budget:
            return read_watch(text, today=today, record=self._words)

    async def fired(self, watched: Watched, *, since: date, limit: int) -> Fired:
        """How often a watch would have fired for statements dated ``since`` or later, and for which it last would."""
        return await self._searching(partial(fired, self.engine, watched, since, limit))


@asynccontextmanager
async def open_record(
    database: AsyncEngine,
    path: Path,
    *,
    threshold: float | None = None,
    rebuild: bool = False,
    known_people: Sequence[Known] = (),
    encoder: Encoder | None = None,
) -> AsyncIterator[Record]:
    """The record over a database whose schema is up to date, with its index in the folder ``path``.

    ``known_people`` is who is who by data/people.yaml.
    """
    if rebuild:
        Folder(path).forget_state()
    record = Record(Archive(database), Engine(path), threshold=threshold, known_people=known_people, encoder=encoder)
    try:
        yield record
    finally:
        await record.close()

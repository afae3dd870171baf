"""The record as the conversation uses it: ask it, browse its archive, keep its index up to date."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

import structlog
import tantivy
from sqlalchemy.ext.asyncio import AsyncEngine

from index.answer import Answer, Quote
from index.archive.archive import Archive
from index.budget import Budget
from index.errors import RecordError
from index.meaning.asking import AskedMeaning, Meaning
from index.meaning.encoder import Encoder
from index.questions.question import Filter, Question, read_question
from index.questions.unknown_speaker import speaks_of
from index.ranking.acronyms import read_as_asked
from index.ranking.confidence import THRESHOLD, confidence
from index.ranking.known import SURE, known, known_first
from index.ranking.meant import by_meaning
from index.ranking.missing import NAMED_MISSING, missing
from index.ranking.quoting import marked, quote_of
from index.ranking.ranking import Ranked, Wanted, lucene_idf, rank, unranked
from index.ranking.repeats import distinct
from index.ranking.replies import replies_first
from index.ranking.timely import timely
from index.ranking.translations import in_one_language, with_original
from index.search.engine import CHECKED_AT_OPENING, Engine
from index.search.entries import Stored
from index.search.folder import Folder, IndexDamaged
from index.search.follower import LOOK_EVERY, Follower
from index.search.subjects import subjects
from index.text.language import Token, analyzer, primary
from index.verify.claims import Claim, read_claims
from index.verify.exactness import Held
from index.verify.proposing import proposed
from index.verify.verifying import Verdict, Verification, judge
from index.watches.firing import Fired, fired
from index.watches.watched import Watched, read_watch
from index.words import IndexWords

log = structlog.get_logger(__name__)

ASKERS = 2
"""Questions answered at once. Most of it is work of the interpreter, of which there is one: more would only wait."""
REST = 2.0
"""Seconds without a change after which the index's lock is given up."""
AFTER_TROUBLE = 2.0
"""Seconds between attempts while the archive or the index cannot be used."""
CANDIDATES = 12
"""Passages fetched for ranking; with more of them the right ones are found no more often (docs/search.md)."""
WIDER = (24, 400, 2_000)
"""Units looked at by meaning, more where filters let few of them pass."""
MEANING = "meaning"
"""The folder of vectors, beside the index's."""
KINDRED = 0.5
"""What a word counts that only begins like one of the question's, where few passages hold the question's own."""
OTHERS_WORDS = 0.3
"""What is left of the confidence where somebody's words are asked for who neither speaks nor is named in the answer."""


LOOKED_AT = 60
"""Statements that are read to tell what the record is about."""
REPLACED = 200
"""Wordings that gave way to others which are always looked into for a pasted quote, the latest."""

Found = TypeVar("Found")


class Record:
    """All statements the bot holds. Questions may be asked from many tasks at once."""

    def __init__(
        self, archive: Archive, engine: Engine, *, threshold: float | None = None, encoder: Encoder | None = None
    ) -> None:
        self.archive = archive
        self.engine = engine
        folder = engine.folder.path.with_name(MEANING)
        self.meaning = Meaning(folder, encoder, engine, lambda: engine.mark) if encoder else None
        self.threshold = THRESHOLD if threshold is None else threshold
        self._follower = Follower(archive, engine)
        self._words = IndexWords(engine)
        self._words.learn()
        self._learned = engine.generation
        self._following = asyncio.Lock()
        self._budget = Budget()
        # Threads of their own: however many ask at once, the loop's other threads and its turn to run stay free.
        self._askers = ThreadPoolExecutor(ASKERS, thread_name_prefix="ask")

    async def refresh(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Bring the index up to the archive; returns how many changes this process applied.

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
        """Keep the index up to the archive until ``stop`` is set: what is committed, by whomever, is found at once.

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
                    log.warning("index.behind", reason=told)
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
            await asyncio.to_thread(self._words.learn)
            self._learned = learned

    async def _check_large(self) -> None:
        """What was too large to be checked when it was opened, beside the first questions."""
        try:
            if self.engine.state and self.engine.folder.size() > CHECKED_AT_OPENING:
                await asyncio.to_thread(self.engine.folder.check)
        except IndexDamaged as error:
            self._reset(error)

    def _reset(self, error: IndexDamaged) -> None:
        log.warning("index.reset", path=str(self.engine.folder.path), reason=str(error))
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
        return await self._searching(partial(self._ask, text, today, dropped, limit, shown))

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

    def _ask(self, text: str, today: date, dropped: frozenset[Filter], limit: int, shown: int | None) -> Answer:
        begun = time.perf_counter()
        question = read_question(text, today=today, record=self._words, dropped=dropped)
        stands = known(self.engine, text)
        if stands:
            # What is pasted asks for nobody's words and for no time, whoever and whenever it names.
            question = replace(self._taken_literally(text, today), dropped=dropped)
        filters = self._filters(question)
        wanted = self._wanted(question)
        meaning = self.meaning.asked(in_full(question)) if self.meaning and wanted and not exact(question) else None
        if wanted:
            found = together(stands, self._candidates(question, wanted, filters))
            if not found and question.phrases and not exact(question):
                # A title in quotation marks may stand in the record in another case or form: its words will do.
                question = replace(question, words=" ".join([question.words, *question.phrases]), phrases=())
                found = self._candidates(question, wanted, filters)
            ranked = self._ranked(question, wanted, filters, found, meaning)
            sure = confidence(ranked, question.text)
            ranked, literally = known_first(ranked, text)
            if literally:
                sure = max(sure, SURE)
            if ranked and question.unheard and not speaks_of(ranked[0].stored.text, question.unheard):
                sure *= OTHERS_WORDS
            if ranked and missing(question, ranked[0], self.engine.frequency, self.engine.passages()):
                sure *= NAMED_MISSING
        else:
            filtered = bool(question.speakers or question.period or question.phrases)
            ranked = self._newest(question, filters, limit) if filtered else []
            sure = 1.0 if ranked else 0.0
        told = in_one_language(ranked, question.language)[: limit * 3]
        quotes = tuple(
            with_original(marked(quote, terms_in(quote, wanted)), self.engine) if shown in (None, place) else quote
            for place, quote in enumerate(distinct(map(quote_of, told), limit))
        )
        extent = self.engine.extent(filters, self._voices(question)) if filters else self._words.extent
        return Answer(
            question=question,
            answered=bool(quotes) and sure >= self.threshold,
            confidence=sure if quotes else 0.0,
            quotes=quotes,
            extent=extent,
            corrections=question.corrections,
            by_meaning=bool(ranked and ranked[0].near),
            nearest=() if extent.statements else self._nearest(question),
            elapsed_ms=(time.perf_counter() - begun) * 1000,
        )

    def _taken_literally(self, text: str, today: date) -> Question:
        return read_question(text, today=today, record=self._words, dropped=frozenset(Filter))

    async def verify(self, text: str) -> Verification:
        """Whether a pasted quote is on record, letter for letter, and whose words it is.

        Raises TooLongToRead where a text takes too long.
        """
        claims, ids = await self._searching(partial(self._claimed, text))
        newest = [Held(version) for version in await self.archive.newest(ids)]
        older = [Held(version) for version in await self.archive.older(ids)]
        found = await asyncio.to_thread(self._budget.limited(judge), claims, newest, older, self._words.extent)
        if found.verdict in (Verdict.JOINED, Verdict.ALTERED, Verdict.NOT_FOUND):
            # Of words that were taken out the index knows nothing, and they are the ones that people ask for.
            replaced = [Held(version) for version in await self.archive.replaced(limit=REPLACED)]
            before = await asyncio.to_thread(self._budget.limited(judge), claims, [], replaced, self._words.extent)
            if before.verdict in (Verdict.EXACT, Verdict.OTHER_SPEAKER):
                return before
        return found

    def _claimed(self, text: str) -> tuple[list[Claim], list[str]]:
        claims = read_claims(text, self._words.names)
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

    def _filters(self, question: Question) -> list[tantivy.Query]:
        filters: list[tantivy.Query] = []
        if question.speakers:
            filters.append(self.engine.speaker_filter(self._voices(question)))
        if question.period:
            filters.append(self.engine.period_filter(question.period.first, question.period.last))
        return filters

    def _nearest(self, question: Question) -> tuple[date, ...]:
        """Days of the last statement before the period that is asked for, and of the first after it."""
        if question.period is None:
            return ()
        voices = self._voices(question)
        whose = [self.engine.speaker_filter(voices)] if voices else []
        first, last = question.period.first, question.period.last
        before = self.engine.extent([*whose, self.engine.period_filter(date.min, first)], voices).last
        after = self.engine.extent([*whose, self.engine.period_filter(last, date.max)], voices).first
        return tuple(each for each in (before, after) if each)

    def _voices(self, question: Question) -> tuple[str, ...]:
        return self._words.names.spoken_as(question.speakers)

    def _wanted(self, question: Question) -> dict[str, Wanted]:
        """The question read in each language on record, by language: nobody need say which one it is asked in."""
        text = " ".join([question.words, *question.phrases])
        readings: dict[str, Wanted] = {}
        if not analyzer(question.language).terms(text):
            return readings  # "what did she say": only the filters are asked for
        for language, passages in self._words.languages.items():
            tokens = analyzer(language).asked(text)
            idf = {token.term: lucene_idf(passages, self.engine.frequency(token.term)) for token in tokens}
            if idf:
                written = {text[token.start : token.end].casefold(): idf[token.term] for token in tokens}
                named = frozenset(token.term for token in tokens if is_name(text, token))
                readings[language] = Wanted(tuple(token.term for token in tokens), idf, written, named)
        return readings

    def _candidates(
        self, question: Question, wanted: Mapping[str, Wanted], filters: list[tantivy.Query]
    ) -> list[Stored]:
        terms = {term for reading in wanted.values() for term in reading.idf}
        known = {term: 1.0 for term in sorted(terms) if self.engine.frequency(term)}
        kin = {other: KINDRED for term in sorted(terms) for other in self._words.family(term)} | known
        if not kin:
            return []
        narrowed = list(filters)
        written = analyzer("und").written
        if question.phrases:
            narrowed.append(self.engine.words_filter(sorted(written(" ".join(question.phrases)))))
        alternatives = self._words.alternatives(question.words, wanted)
        bundles = [(each.other, each.weight) for each in alternatives]
        limit = CANDIDATES * (4 if question.phrases or question.newest else 1)
        found = self.engine.search(known, narrowed, limit, bundles)
        if len(found) < CANDIDATES and len(kin) > len(known):
            # "Ukraine" where only Ukrainians are spoken of; beside many passages with the word not worth a search.
            found = self.engine.search(kin, narrowed, limit, bundles)
        if question.around:
            of_then = self.engine.period_filter(question.around.first, question.around.last)
            found += self.engine.search(known, [*narrowed, of_then], CANDIDATES, bundles)
            found = together(found)
        found = [each for each in found if all(phrase_in(phrase, each.text) for phrase in question.phrases)]
        for excluded in question.exclusions:
            found = [each for each in found if not holds(each, excluded)]
        return [read_as_asked(each, alternatives) for each in found]

    def _ranked(
        self,
        question: Question,
        wanted: Mapping[str, Wanted],
        filters: list[tantivy.Query],
        found: list[Stored],
        meaning: AskedMeaning | None,
    ) -> list[Ranked]:
        by_words = rank(found, wanted)
        if meaning is not None:
            both = rank([*found, *self._near(question, wanted, filters, found, meaning)], wanted)
            by_words = by_meaning(both, meaning) or by_words
        return replies_first(timely(by_words, question))

    def _near(
        self,
        question: Question,
        wanted: Mapping[str, Wanted],
        filters: list[tantivy.Query],
        found: Sequence[Stored],
        meaning: AskedMeaning,
    ) -> list[Stored]:
        """Candidates by meaning alone: the passages with the nearest sentences that are not among those found."""
        if question.phrases:
            return []
        terms = {term for reading in wanted.values() for term in reading.idf}
        known = {term: 1.0 for term in sorted(terms) if self.engine.frequency(term)}
        near: list[Stored] = []
        for units in WIDER if filters else WIDER[:1]:
            near = self.engine.having(meaning.nearest(units), known, filters, 4 * CANDIDATES)
            if len(near) >= CANDIDATES:
                break
        have = {(each.statement_id, each.number) for each in found}
        near = [each for each in near if (each.statement_id, each.number) not in have]
        return [each for each in near if not any(holds(each, excluded) for excluded in question.exclusions)]

    def _newest(self, question: Question, filters: list[tantivy.Query], limit: int) -> list[Ranked]:
        found = self.engine.newest(filters, self._voices(question), limit * 3)
        return [unranked(each) for each in found]


def together(*found: Iterable[Stored]) -> list[Stored]:
    """All of them, each passage once."""
    return list({(each.statement_id, each.number): each for some in reversed(found) for each in some}.values())


def in_full(question: Question) -> str:
    """The question as its meaning is read: as it was asked, mark and all, but for what only filters."""
    text = question.text.strip()
    if not (question.speakers or question.period or question.exclusions or question.newest):
        return text
    return f"{question.words}{text[-1]}" if text.endswith(("?", "？", "؟")) else question.words


def exact(question: Question) -> bool:
    """Whether a phrase is all that is asked for: then only the phrase itself will do."""
    return not analyzer(question.language).terms(question.words)


def is_name(text: str, token: Token) -> bool:
    """Whether the word at a place of the question is a name or a number; its first word may be capitalised anyway."""
    letter = text[token.start]
    return letter.isdigit() or (letter.isupper() and token.start > 0)


def terms_in(quote: Quote, wanted: Mapping[str, Wanted]) -> frozenset[str]:
    """The question's terms in the language of the quote."""
    reading = wanted.get(primary(quote.language))
    return frozenset(reading.idf) if reading else frozenset()


def holds(stored: Stored, word: str) -> bool:
    """Whether the word stands in the passage, in any form."""
    terms = set(analyzer(stored.language).terms(word))
    return any(terms & set(sentence) for sentence in stored.terms)


def phrase_in(phrase: str, text: str) -> bool:
    """Whether the words of the phrase stand in the text in their order, whatever the marks between them."""
    return " ".join(analyzer("und").spoken(phrase)) in " ".join(analyzer("und").spoken(text))


@asynccontextmanager
async def open_record(
    database: AsyncEngine,
    path: Path,
    *,
    threshold: float | None = None,
    rebuild: bool = False,
    encoder: Encoder | None = None,
) -> AsyncIterator[Record]:
    """The record over a database whose schema is up to date, with its index in the folder ``path``."""
    if rebuild:
        Folder(path).forget_state()
    record = Record(Archive(database), Engine(path), threshold=threshold, encoder=encoder)
    try:
        yield record
    finally:
        await record.close()

"""Counts the statements in which words were said: the index proposes passages, the words of each decide."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from index.answer import Quote
from index.questions.question import Question
from index.ranking.candidates import Candidates, exact, holds, phrase_in
from index.ranking.quoting import marked
from index.ranking.ranking import Wanted, rank, unranked
from index.ranking.searching import Searching, terms_in
from index.search.engine import Engine
from index.search.entries import Stored
from index.statement import Extent
from index.text.language import analyzer, primary
from index.timeline.timeline import Listing, Month, SpokenBy, Timeline

Counted = tuple[int, int]
"""A year and a month."""


@dataclass(frozen=True, slots=True)
class Counting:
    """Counts in one index, in any thread."""

    searching: Searching

    @property
    def _engine(self) -> Engine:
        return self.searching.engine

    @property
    def _candidates(self) -> Candidates:
        return self.searching.candidates

    def timeline(self, question: Question, on_record: Mapping[Counted, int]) -> Timeline:
        """``on_record`` are all statements of each month. Raises IndexDamaged."""
        passages = [] if question.unknown_speaker else self.said(question)
        said = [each for each in passages if not each.question]
        statements = {each.statement_id: each for each in said}
        asked = {each.statement_id for each in passages} - statements.keys()
        matching = Counter((each.date.year, each.date.month) for each in statements.values())
        return Timeline(
            question=question,
            matching=len(statements),
            asked=len(asked),
            searched=self.searched(question),
            first=self._quote(said, question, min),
            last=self._quote(said, question, max),
            months=_months(question, on_record, matching),
            speakers=self._by_person(said, question),
            words=bool(question.phrases) or any(self.terms(question).values()),
            languages=frozenset(self._engine.languages()),
        )

    def listing(self, question: Question) -> Listing:
        """Of every statement in which the words were said the quote that holds most of them. Raises IndexDamaged."""
        by_statement: dict[str, list[Stored]] = defaultdict(list)
        for stored in [] if question.unknown_speaker else self.said(question):
            if not stored.question:
                by_statement[stored.statement_id].append(stored)
        newest = sorted(by_statement.values(), key=lambda passages: passages[0].date, reverse=True)
        quotes = tuple(self._best(passages, question) for passages in newest)
        return Listing(question, quotes, self.searched(question))

    def said(self, question: Question) -> list[Stored]:
        """Every passage with all the words and phrases, an interviewer's too; of the newest statements first."""
        found: dict[tuple[str, int], Stored] = {}
        filters = self._candidates.filters(question)
        for language, terms in self.terms(question).items():
            if not terms and not question.phrases and (question.words or not filters):
                continue
            narrowed = [*filters, self._engine.terms_filter(language, terms)]
            if question.phrases:
                written = analyzer("und").written(" ".join(question.phrases))
                narrowed.append(self._engine.words_filter(sorted(written)))
            for stored in self._engine.passing(narrowed, max(1, self._engine.passages())):
                if primary(stored.language) == language and self._fits(stored, terms, question):
                    found[stored.statement_id, stored.number] = stored
        return list(found.values())

    def terms(self, question: Question) -> dict[str, frozenset[str]]:
        """Those of the question's words, by the languages on record."""
        return {each: frozenset(analyzer(each).terms(question.words)) for each in self._engine.languages()}

    def _fits(self, stored: Stored, terms: frozenset[str], question: Question) -> bool:
        if terms and not terms <= {term for sentence in stored.terms for term in sentence}:
            return False  # a word of the title alone
        if not all(phrase_in(phrase, stored.text) for phrase in question.phrases):
            return False
        if any(holds(stored, excluded) for excluded in question.exclusions):
            return False
        return not question.speakers or self._theirs(stored, terms, question)

    def _theirs(self, stored: Stored, terms: frozenset[str], question: Question) -> bool:
        """Whether those asked for said the words: themselves, or as the text quotes them."""
        heard = self._candidates.heard(question)
        quoted = [each for each in stored.quoted if each.speaker in heard.quoted]
        if not quoted or any(each.name in heard.spoken for each in stored.speakers):
            return True
        analysis = analyzer(stored.language)
        theirs = [stored.text[max(0, each.start - stored.start) : each.end - stored.start] for each in quoted]
        held = {term for words in theirs for term in analysis.terms(words)}
        return terms <= held and all(any(phrase_in(phrase, words) for words in theirs) for phrase in question.phrases)

    def spoken(self, question: Question) -> frozenset[str]:
        """The names under which those who were asked for speak; empty where anybody may."""
        return frozenset(self._candidates.heard(question).spoken) if question.speakers else frozenset()

    def searched(self, question: Question) -> Extent:
        """Out of what it is counted, filters applied."""
        filters = self._candidates.filters(question)
        if not filters:
            return self.searching.words.extent
        return self._engine.extent(filters, self._candidates.voices(question))

    def _quote(self, said: Sequence[Stored], question: Question, end: Callable[[Iterable[date]], date]) -> Quote | None:
        if not said:
            return None
        day = end(each.date for each in said)
        of_day = [each for each in said if each.date == day]
        statement = min(each.statement_id for each in of_day)
        passages = [each for each in of_day if each.statement_id == statement]
        return self._best(passages, question)

    def _best(self, passages: Sequence[Stored], question: Question) -> Quote:
        wanted: Mapping[str, Wanted] = self._candidates.wanted(question)
        ranked = rank(passages, wanted) if wanted and not exact(question) else []
        quote = self.searching.attributed(ranked[0] if ranked else unranked(passages[0]), question)
        return marked(quote, terms_in(quote, wanted))

    def _by_person(self, said: Iterable[Stored], question: Question) -> tuple[SpokenBy, ...]:
        directory = self.searching.words.names.directory
        heard = self._candidates.heard(question) if question.speakers else None
        statements: dict[str, set[str]] = defaultdict(set)
        for stored in said:
            speakers = stored.speakers
            if heard is not None and not any(each.name in heard.spoken for each in speakers):
                speakers = tuple(each.speaker for each in stored.quoted if each.speaker in heard.quoted) or speakers
            for speaker in speakers:
                statements[directory.shown(speaker, stored.date).name].add(stored.statement_id)
        counted = [SpokenBy(name, len(found)) for name, found in statements.items()]
        return tuple(sorted(counted, key=lambda each: (-each.matching, each.name)))


def _months(question: Question, on_record: Mapping[Counted, int], matching: Mapping[Counted, int]) -> tuple[Month, ...]:
    if not on_record:
        return ()
    (year, month), last = min(on_record), max(on_record)
    if question.period:
        first_day, last_day = question.period.first, question.period.last
        year, month = max((year, month), (first_day.year, first_day.month))
        last = min(last, (last_day.year, last_day.month))
    months = []
    while (year, month) <= last:
        months.append(Month(year, month, on_record.get((year, month), 0), matching.get((year, month), 0)))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return tuple(months)

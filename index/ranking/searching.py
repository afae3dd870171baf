"""The way of one question through the record: read, searched, ranked, cut into quotes, and how sure that is.

One call from the facade and one answer back; the rooms it goes through know nothing of their order.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import tantivy

from index.answer import Answer, Quote
from index.meaning.asking import AskedMeaning, Meaning
from index.questions.question import Filter, Question, read_question
from index.questions.unknown_speaker import speaks_of
from index.ranking.candidates import Candidates, exact, together
from index.ranking.confidence import confidence
from index.ranking.index_words import IndexWords
from index.ranking.known import SURE, known, known_first
from index.ranking.meant import by_meaning
from index.ranking.missing import NAMED_MISSING, missing
from index.ranking.quoted import as_quoted
from index.ranking.quoting import marked, quote_of
from index.ranking.ranking import Ranked, Wanted, rank, unranked
from index.ranking.repeats import distinct
from index.ranking.replies import echoes_last, replies_first
from index.ranking.timely import timely
from index.ranking.translations import in_one_language, with_original
from index.search.engine import Engine
from index.search.entries import Stored
from index.text.language import primary

OTHERS_WORDS = 0.3
"""What is left of the confidence where somebody's words are asked for who neither speaks nor is named in the answer."""

SURER = 0.15
"""By how much surer words about somebody must be than words of theirs, where others' texts alone quote them."""


@dataclass(frozen=True, slots=True)
class Searching:
    """Answers questions from an index, in any thread. ``meaning`` is None where it is off."""

    engine: Engine
    words: IndexWords
    candidates: Candidates
    meaning: Meaning | None

    def answer(
        self, text: str, today: date, dropped: frozenset[Filter], limit: int, shown: int | None, threshold: float
    ) -> Answer:
        """See ``Record.ask``. Raises IndexDamaged."""
        begun = time.perf_counter()
        found = self._answer(text, today, dropped, limit, shown, threshold)
        if name := self._only_quoted(found.question):
            # "What did Tesla invent?" of a text about him: what it says of him may answer, and the text says so.
            without = self._answer(text, today, dropped | {Filter.SPEAKER}, limit, shown, threshold)
            surer = without.confidence > found.confidence + SURER or not found.answered
            if without.answered and surer and speaks_of(without.quotes[0].text, name):
                found = replace(without, question=replace(without.question, unknown_speaker=name))
        return replace(found, elapsed_ms=(time.perf_counter() - begun) * 1000)

    def _only_quoted(self, question: Question) -> str | None:
        """The name of somebody whose words are asked for and who never speaks on record but in others' texts."""
        name = next(iter(question.speakers), None)
        return name if name is not None and not self.candidates.heard(question).spoken else None

    def _answer(
        self, text: str, today: date, dropped: frozenset[Filter], limit: int, shown: int | None, threshold: float
    ) -> Answer:
        question = read_question(text, today=today, record=self.words, dropped=dropped)
        stands = known(self.engine, text)
        if stands:
            # What is pasted asks for nobody's words and for no time, whoever and whenever it names.
            question = replace(self._taken_literally(text, today), dropped=dropped)
        filters = self.candidates.filters(question)
        wanted = self.candidates.wanted(question)
        meaning = self.meaning.asked(in_full(question)) if self.meaning and wanted and not exact(question) else None
        if wanted:
            found = together(stands, self.candidates.by_words(question, wanted, filters))
            if not found and question.phrases and not exact(question):
                # A title in quotation marks may stand in the record in another case or form: its words will do.
                question = replace(question, words=" ".join([question.words, *question.phrases]), phrases=())
                found = self.candidates.by_words(question, wanted, filters)
            ranked = self._ranked(question, wanted, filters, found, meaning)
            sure = confidence(ranked, question.text)
            ranked, literally = known_first(ranked, text)
            if literally:
                sure = max(sure, SURE)
            if ranked and question.unknown_speaker and not speaks_of(ranked[0].stored.text, question.unknown_speaker):
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
            for place, quote in enumerate(distinct((self.attributed(each, question) for each in told), limit))
        )
        extent = self.engine.extent(filters, self.candidates.voices(question)) if filters else self.words.extent
        return Answer(
            question=question,
            answered=bool(quotes) and sure >= threshold,
            confidence=sure if quotes else 0.0,
            quotes=quotes,
            extent=extent,
            corrections=question.corrections,
            by_meaning=bool(ranked and ranked[0].near),
            nearest=() if extent.statements else self.candidates.days_around(question),
        )

    def attributed(self, ranked: Ranked, question: Question) -> Quote:
        """The quote under the names of the people whose words it is."""
        asked = frozenset(self.candidates.heard(question).quoted) if question.speakers else frozenset()
        quote = as_quoted(quote_of(ranked), ranked, asked)
        directory = self.words.names.directory
        return replace(quote, shown=tuple(directory.shown(each, quote.date) for each in quote.speakers))

    def _taken_literally(self, text: str, today: date) -> Question:
        return read_question(text, today=today, record=self.words, dropped=frozenset(Filter))

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
            both = rank([*found, *self.candidates.by_meaning(question, wanted, filters, found, meaning)], wanted)
            by_words = by_meaning(both, meaning) or by_words
        return echoes_last(replies_first(timely(by_words, question)))

    def _newest(self, question: Question, filters: list[tantivy.Query], limit: int) -> list[Ranked]:
        found = self.engine.newest(filters, self.candidates.voices(question), limit * 3)
        return [unranked(each) for each in found]


def terms_in(quote: Quote, wanted: Mapping[str, Wanted]) -> frozenset[str]:
    """The question's terms in the language of the quote."""
    reading = wanted.get(primary(quote.language))
    return frozenset(reading.idf) if reading else frozenset()


def in_full(question: Question) -> str:
    """The question as its meaning is read: as it was asked, mark and all, but for what only filters."""
    text = question.text.strip()
    if not (question.speakers or question.period or question.exclusions or question.newest):
        return text
    return f"{question.words}{text[-1]}" if text.endswith(("?", "？", "؟")) else question.words

"""The passages a question is looked for in: by its words in each language on record, and by its meaning."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import tantivy

from index.meaning.asking import AskedMeaning
from index.people.directory import Heard
from index.questions.question import Question
from index.ranking.acronyms import read_as_asked
from index.ranking.index_words import IndexWords
from index.ranking.ranking import Wanted, lucene_idf
from index.search.engine import Engine
from index.search.entries import QUOTED, Stored
from index.text.language import Token, analyzer

CANDIDATES = 12
"""Passages fetched for ranking; with more of them the right ones are found no more often (docs/search.md)."""
WIDER = (24, 400, 2_000)
"""Units looked at by meaning, more where filters let few of them pass."""
PREFIX_VARIANT = 0.5
"""What a word counts that only begins like one of the question's, where few passages hold the question's own."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Of one index."""

    engine: Engine
    words: IndexWords

    def filters(self, question: Question) -> list[tantivy.Query]:
        filters: list[tantivy.Query] = []
        if question.speakers:
            filters.append(self.engine.speaker_filter(self.heard(question)))
        if question.period:
            filters.append(self.engine.period_filter(question.period.first, question.period.last))
        return filters

    def days_around(self, question: Question) -> tuple[date, ...]:
        """Days of the last statement before the period that is asked for, and of the first after it."""
        if question.period is None:
            return ()
        voices = self.voices(question)
        whose = [self.engine.speaker_filter(self.heard(question))] if voices else []
        first, last = question.period.first, question.period.last
        before = self.engine.extent([*whose, self.engine.period_filter(date.min, first)], voices).last
        after = self.engine.extent([*whose, self.engine.period_filter(last, date.max)], voices).first
        return tuple(each for each in (before, after) if each)

    def heard(self, question: Question) -> Heard:
        """By what the people who are asked for are found; where an office is, while they held it."""
        return self.words.names.directory.heard(question.speakers, question.office, self.engine.spoke)

    def voices(self, question: Question) -> tuple[str, ...]:
        heard = self.heard(question)
        return (*heard.spoken, *(QUOTED + speaker.name for speaker in heard.quoted))

    def wanted(self, question: Question) -> dict[str, Wanted]:
        """The question read in each language on record, by language: nobody need say which one it is asked in."""
        text = " ".join([question.words, *question.phrases])
        readings: dict[str, Wanted] = {}
        if not analyzer(question.language).terms(text):
            return readings  # "what did she say": only the filters are asked for
        for language, passages in self.words.languages.items():
            tokens = analyzer(language).asked(text)
            idf = {token.term: lucene_idf(passages, self.engine.frequency(token.term)) for token in tokens}
            if idf:
                written = {text[token.start : token.end].casefold(): idf[token.term] for token in tokens}
                named = frozenset(token.term for token in tokens if is_name(text, token))
                readings[language] = Wanted(tuple(token.term for token in tokens), idf, written, named)
        return readings

    def by_words(self, question: Question, wanted: Mapping[str, Wanted], filters: list[tantivy.Query]) -> list[Stored]:
        terms = {term for reading in wanted.values() for term in reading.idf}
        known = {term: 1.0 for term in sorted(terms) if self.engine.frequency(term)}
        variants = {
            other: PREFIX_VARIANT for term in sorted(terms) for other in self.words.prefix_variants(term)
        } | known
        alternatives = self.words.alternatives(question.words, wanted)
        if not variants and not alternatives:
            return []
        narrowed = list(filters)
        written = analyzer("und").written
        if question.phrases:
            narrowed.append(self.engine.words_filter(sorted(written(" ".join(question.phrases)))))
        bundles = [(each.other, each.weight) for each in alternatives]
        limit = CANDIDATES * (4 if question.phrases or question.newest else 1)
        found = self.engine.search(known, narrowed, limit, bundles)
        if len(found) < CANDIDATES and len(variants) > len(known):
            # "Ukraine" where only Ukrainians are spoken of; beside many passages with the word not worth a search.
            found = self.engine.search(variants, narrowed, limit, bundles)
        if question.around:
            of_then = self.engine.period_filter(question.around.first, question.around.last)
            found += self.engine.search(known, [*narrowed, of_then], CANDIDATES, bundles)
            found = together(found)
        found = [each for each in found if all(phrase_in(phrase, each.text) for phrase in question.phrases)]
        for excluded in question.exclusions:
            found = [each for each in found if not holds(each, excluded)]
        return [read_as_asked(each, alternatives) for each in found]

    def by_meaning(
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


def together(*found: Iterable[Stored]) -> list[Stored]:
    """All of them, each passage once."""
    return list({(each.statement_id, each.number): each for some in reversed(found) for each in some}.values())


def exact(question: Question) -> bool:
    """Whether a phrase is all that is asked for: then only the phrase itself will do."""
    return not analyzer(question.language).terms(question.words)


def is_name(text: str, token: Token) -> bool:
    """Whether the word at a place of the question is a name or a number; its first word may be capitalised anyway."""
    letter = text[token.start]
    return letter.isdigit() or (letter.isupper() and token.start > 0)


def holds(stored: Stored, word: str) -> bool:
    """Whether the word stands in the passage, in any form."""
    terms = set(analyzer(stored.language).terms(word))
    return any(terms & set(sentence) for sentence in stored.terms)


def phrase_in(phrase: str, text: str) -> bool:
    """Whether the words of the phrase stand in the text in their order, whatever the marks between them."""
    return " ".join(analyzer("und").spoken(phrase)) in " ".join(analyzer("und").spoken(text))

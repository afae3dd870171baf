"""Finds sentences that were said again in nearly the same words, and what of them was changed.

Two sentences are one wording where most of their words are the same, in their order, and no name or number stands in
another's place: who met whom is another event, not another wording. Sharing a subject is not enough.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.distance import Indel

from index.answer import Quote
from index.questions.question import Question
from index.ranking.candidates import phrase_in
from index.ranking.quoting import MOST
from index.ranking.ranking import Ranked, unranked
from index.search.entries import Stored
from index.text.differences import Difference, Kind, differences
from index.text.language import analyzer, primary
from index.text.letters import Letters
from index.timeline.comparison import Comparison, Step, Wording
from index.timeline.counting import Counting

ALIKE = 0.72
"""The share of two sentences' words, in their order, that must be the same for one to be the other's wording."""
SHORTEST = 8
"""Words of a sentence that can be told from another on the same subject."""
MOST_SENTENCES = 1_500
"""Of more sentences with the words the newest are compared: each is held against every wording."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    quote: Quote
    words: tuple[str, ...]


@dataclass(slots=True)
class _Chain:
    """The wordings of one sentence, each with the statements that have its very words."""

    said: list[list[_Sentence]]
    statements: set[str] = field(default_factory=set)
    changes: list[tuple[Difference, ...]] = field(default_factory=lambda: [()])


def compared(counting: Counting, question: Question) -> Comparison:
    """The sentences that hold all the words of the question. Raises IndexDamaged."""
    said = [] if question.unknown_speaker else counting.said(question)
    sentences = _sentences(counting, said, question)
    wordings = [_wording(chain) for chain in _chains(sentences) if len(chain.statements) > 1]
    wordings.sort(key=lambda each: (not each.changed, -each.statements, -each.steps[-1].last.toordinal()))
    return Comparison(
        question=question,
        sentences=len(sentences),
        statements=len({each.quote.statement_id for each in sentences}),
        wordings=tuple(wordings),
        searched=counting.searched(question),
        newest_only=len(sentences) >= MOST_SENTENCES,
        words=bool(question.phrases) or any(counting.terms(question).values()),
    )


def _sentences(counting: Counting, said: Iterable[Stored], question: Question) -> list[_Sentence]:
    """The newest of those that can be compared, the oldest of them first."""
    found: dict[tuple[str, int], _Sentence] = {}
    terms = counting.terms(question)
    spoken = counting.spoken(question)
    for stored in said:
        if stored.question or not stored.certain or (spoken and not spoken & {each.name for each in stored.speakers}):
            continue
        if len(found) >= MOST_SENTENCES:
            break
        wanted = terms.get(primary(stored.language), frozenset())
        for place, (start, end) in enumerate(stored.sentences):
            text = stored.text[start - stored.start : end - stored.start]
            if end - start > MOST or start in stored.cuts or end in stored.cuts:
                continue
            if not wanted <= set(stored.terms[place]) or not all(phrase_in(each, text) for each in question.phrases):
                continue
            words = tuple(analyzer(stored.language).spoken(text))
            if len(words) >= SHORTEST and (stored.statement_id, start) not in found:
                quote = counting.searching.attributed(_alone(stored, place), question)
                if quote.certain and not quote.quoted_by and quote.text == text:
                    whole = replace(quote, exchange=stored.exchange)
                    found[stored.statement_id, start] = _Sentence(whole, words)
    return sorted(found.values(), key=lambda each: (each.quote.date, each.quote.statement_id, each.quote.start))


def _alone(stored: Stored, place: int) -> Ranked:
    """One sentence, without those that a short reply is shown with: they would look like a change."""
    return replace(unranked(replace(stored, exchange=None)), shown=(place, place))


def _chains(sentences: Iterable[_Sentence]) -> list[_Chain]:
    chains: dict[str, list[_Chain]] = defaultdict(list)
    same: dict[tuple[str, tuple[str, ...]], _Chain] = {}
    for sentence in sentences:
        quote = sentence.quote
        voice = _voice(quote)
        chain = same.get((voice, sentence.words))
        if chain is not None and chain.said[-1][0].words == sentence.words:
            chain.said[-1].append(sentence)
        else:
            chain = _nearest(chains[voice], sentence)
            if chain is None:
                chains[voice].append(chain := _Chain([[sentence]]))
            else:
                chain.changes.append(_changes(chain.said[-1][0].quote, quote))
                chain.said.append([sentence])
        same[voice, sentence.words] = chain
        chain.statements.add(quote.statement_id)
    return [chain for spoken in chains.values() for chain in spoken]


def _nearest(chains: Sequence[_Chain], sentence: _Sentence) -> _Chain | None:
    """The wording, of an earlier statement, that the sentence words anew; ``chains`` are of its voice."""
    best, alike = None, ALIKE
    for chain in chains:
        latest = chain.said[-1][0]
        if sentence.quote.statement_id in chain.statements:
            continue
        share = Indel.normalized_similarity(latest.words, sentence.words, score_cutoff=alike)
        if share >= alike and not _replaced(latest.quote, sentence.quote):
            best, alike = chain, share
    return best


def _voice(quote: Quote) -> str:
    return "\x1f".join([quote.language, *(each.name for each in quote.shown or quote.speakers)])


def _changes(old: Quote, new: Quote) -> tuple[Difference, ...]:
    return tuple(differences(Letters(old.text), Letters(new.text)))


def _replaced(old: Quote, new: Quote) -> bool:
    """Whether a name or a number stands where another stood."""
    gone: set[str] = set()
    for each in differences(Letters(old.text), Letters(new.text)):
        if each.kind is Kind.REMOVED:
            gone = _named(old, *each.old)
        elif each.kind is Kind.ADDED:
            came = _named(new, *each.new)
            if gone and came and gone != came:
                return True
            gone = set()
        else:
            gone = set()
    return False


def _named(quote: Quote, start: int, end: int) -> set[str]:
    """Words with digits, and capitalised words; the sentence's first unless it is a common one ("The")."""
    terms = analyzer(quote.language).terms
    words = [(place, word.strip("“”\"'’‘.,;:()—–-")) for place, word in enumerate(quote.text[start:end].split())]
    return {
        word
        for place, word in words
        if any(map(str.isdigit, word)) or (word[:1].isupper() and (start or place or terms(word)))
    }


def _wording(chain: _Chain) -> Wording:
    steps = []
    for said, changes in zip(chain.said, chain.changes, strict=True):
        days = [each.quote.date for each in said]
        steps.append(Step(said[0].quote, changes, len({each.quote.statement_id for each in said}), max(days)))
    return Wording(tuple(steps))

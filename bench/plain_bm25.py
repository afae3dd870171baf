"""What people would use instead: rank-bm25 as its README shows it, and plain BM25 with stems. Both quote a sentence."""

from collections.abc import Callable, Sequence

from rank_bm25 import BM25Okapi

from bench.question_sets import Given, QuestionSet, Shown
from index.statement import Statement
from index.text.language import analyzer
from index.text.sentences import sentences

QUOTES = 3


def readme_bm25(asked: QuestionSet) -> list[Given]:
    """``doc.split(" ")`` and ``BM25Okapi(corpus)``, as on rank-bm25's first page; title and text are one document."""
    return _answers(asked, lambda _, text: text.split(" "), {})


def stemmed_bm25(asked: QuestionSet) -> list[Given]:
    """The same with this project's terms (stems, stop words, pairs of characters), k1 1.2 and b 0.75."""
    return _answers(asked, lambda statement, text: analyzer(statement.language).terms(text), {"k1": 1.2, "b": 0.75})


def _answers(asked: QuestionSet, cut: Callable[[Statement, str], list[str]], options: dict[str, float]) -> list[Given]:
    statements = asked.statements
    corpus = [cut(statement, f"{statement.title} {statement.text}") for statement in statements]
    bm25 = BM25Okapi(corpus, **options)
    given = []
    for question in asked.questions:
        terms = cut(statements[0], question.text)
        scores = bm25.get_scores(terms)
        best = scores.argsort()[::-1][:QUOTES]
        quotes = tuple(_sentence(statements[place], terms, cut) for place in best)
        given.append(Given(quotes, float(scores[best[0]])))
    return given


def _sentence(statement: Statement, terms: Sequence[str], cut: Callable[[Statement, str], list[str]]) -> Shown:
    """The sentence of the statement that holds the most of the question's terms; the first of several."""
    spans = sentences(statement.text, statement.language) or [(0, len(statement.text))]
    wanted = set(terms)
    start, end = max(spans, key=lambda span: len(wanted & set(cut(statement, statement.text[span[0] : span[1]]))))
    return Shown(statement.id, start, statement.text[start:end])

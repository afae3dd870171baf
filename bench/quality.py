"""How often the right words come first: ``python -m bench.quality FOLDER…``, beside what people would use instead.

A folder is a set of questions with known answers (``bench/question_sets.py`` says what is in it). ``--half`` also asks
each with half of its titles left out; ``--ablate`` takes one step after the other out of the chain instead.
"""

import argparse
import asyncio
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

from rich.console import Console
from rich.table import Table

from bench.plain_bm25 import readme_bm25, stemmed_bm25
from bench.question_sets import Given, QuestionSet, Shown, figures, read_set
from bot.store.schema import upgrade_schema
from index.archive.database import connect
from index.meaning import Encoder, chosen_encoder
from index.ranking import candidates, confidence, quoting, ranking
from index.ranking.ranking import Ranked
from index.record import open_record
from index.text import language

COLUMNS = ("right_1", "right_3", "words_1", "words_3", "auroc", "missed", "false", "verbatim", "chars")


async def on_record(asked: QuestionSet, encoder: Encoder | None = None) -> list[Given]:
    """The answers of a record that holds the set's statements and nothing else; with an encoder, by meaning too."""
    now = datetime.now(UTC)
    given = []
    with tempfile.TemporaryDirectory() as folder:
        database = connect(f"sqlite:///{folder}/record.sqlite3")
        await upgrade_schema(database)
        async with open_record(database, Path(folder) / "index", encoder=encoder) as opened:
            await opened.archive.add(list(asked.statements), now=now)
            await opened.refresh()
            await opened.make_meaning()
            for question in asked.questions:
                answer = await opened.ask(question.text, today=now.date())
                quotes = tuple(Shown(quote.statement_id, quote.start, quote.text) for quote in answer.quotes)
                given.append(Given(quotes, answer.confidence, answer.answered))
        await database.dispose()
    return given


def with_meaning(asked: QuestionSet) -> Iterator[tuple[str, dict[str, float]]]:
    """By words alone, and with the built-in encoder; a set of 1,000 paragraphs takes it some minutes."""
    yield "by words alone", figures(asked, asyncio.run(on_record(asked)))
    encoder = chosen_encoder("on", threads=os.cpu_count() or 1)
    yield "with meaning", figures(asked, asyncio.run(on_record(asked, encoder)))


def beside(asked: QuestionSet) -> Iterator[tuple[str, dict[str, float]]]:
    yield "On Record", figures(asked, asyncio.run(on_record(asked)))
    yield "rank-bm25, README", figures(asked, readme_bm25(asked))
    yield "BM25 with stems", figures(asked, stemmed_bm25(asked))


def ablated(asked: QuestionSet) -> Iterator[tuple[str, dict[str, float]]]:
    for name, without in ablations().items():
        with without:
            language.analyzer.cache_clear()
            yield name, figures(asked, asyncio.run(on_record(asked)))
    language.analyzer.cache_clear()


def ablations() -> dict[str, AbstractContextManager[object]]:
    weights = ranking.WEIGHTS
    return {
        "everything": nullcontext(),
        "no stems": patch.object(language, "STEMMERS", {}),
        "no stop words": patch.object(language, "STOP_WORDS", {}),
        "asking words kept": patch.object(language, "ASKING", {}),
        "order of the index alone": patch.object(ranking, "WEIGHTS", _only(passage=1.0)),
        **{
            f"{name} not counted": patch.object(ranking, "WEIGHTS", weights._replace(**{name: 0.0}))
            for name in weights._fields
        },
        "10 candidates": patch.object(candidates, "CANDIDATES", 10),
        "quote: one sentence": patch.object(quoting, "window", _one_sentence),
        "quote: grown to 400": patch.object(quoting, "window", _grown),
        "confidence: no names": patch.dict(confidence.WORDS, names=0.0),
        "confidence: no akin": patch.dict(confidence.WORDS, akin=0.0),
        "confidence: no length": patch.dict(confidence.WORDS, length=0.0),
    }


def _only(**weights: float) -> ranking.Features:
    return ranking.Features(*[weights.get(name, 0.0) for name in ranking.Features._fields])


def _one_sentence(ranked: Ranked) -> tuple[int, int]:
    best = max(range(len(ranked.sentences)), key=ranked.sentences.__getitem__)
    return best, best


def _grown(ranked: Ranked) -> tuple[int, int]:
    """From the best sentence towards the better neighbour, up to 400 characters."""
    spans, scores = ranked.stored.sentences, ranked.sentences
    first, last = _one_sentence(ranked)
    while True:
        sides = []
        if last + 1 < len(spans) and spans[last + 1][1] - spans[first][0] <= 400:
            sides.append((scores[last + 1], last + 1))
        if first > 0 and spans[last][1] - spans[first - 1][0] <= 400:
            sides.append((scores[first - 1], first - 1))
        if not sides:
            return first, last
        chosen = max(sides)[1]
        first, last = min(first, chosen), max(last, chosen)


def table(asked: QuestionSet, rows: Iterator[tuple[str, dict[str, float]]]) -> Table:
    found = Table(title=f"{asked.name}: {len(asked.statements)} statements, {len(asked.questions)} questions")
    found.add_column("")
    for column in COLUMNS:
        found.add_column(column, justify="right")
    for name, values in rows:
        found.add_row(name, *[_shown(values.get(column)) for column in COLUMNS])
    return found


def _shown(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.3f}" if value <= 1 else f"{value:.0f}"


def main(arguments: Sequence[str] | None = None) -> None:
    options = argparse.ArgumentParser(prog="python -m bench.quality", description=(__doc__ or "").partition("\n")[0])
    options.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    options.add_argument("--half", action="store_true", help="ask each set again without every other title")
    options.add_argument("--ablate", action="store_true", help="take one step after the other out of the chain")
    options.add_argument("--meaning", action="store_true", help="words alone beside words and meaning")
    chosen = options.parse_args(arguments)
    compared: Callable[[QuestionSet], Iterator[tuple[str, dict[str, float]]]] = ablated if chosen.ablate else beside
    if chosen.meaning:
        compared = with_meaning
    console = Console()
    for folder in chosen.folders:
        whole = read_set(folder)
        for asked in (whole, whole.halved()) if chosen.half else (whole,):
            console.print(table(asked, compared(asked)))


if __name__ == "__main__":
    main()

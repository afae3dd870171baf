"""What speed is measured with: made-up statements that are always the same, and questions about their passages."""

import json
import random
from collections import Counter
from pathlib import Path

from bench.madeup import PARAGRAPHS, MadeUp
from bench.peers import PEERS, asked
from bench.search import as_row, figures, question_about, written
from index.files.loading import read_all
from index.text.language import TOKEN

WORDS = 5_000


def test_a_seed_gives_the_same_statements_always_and_another_seed_others() -> None:
    once = list(MadeUp(1, WORDS).statements(20))
    assert once == list(MadeUp(1, WORDS).statements(20))
    assert once != list(MadeUp(2, WORDS).statements(20))


def test_words_are_spread_as_in_a_natural_language() -> None:
    text = " ".join(statement.text for statement in MadeUp(1, WORDS).statements(800))
    counts = [count for _, count in Counter(match[0].casefold() for match in TOKEN.finditer(text)).most_common()]
    assert counts[9] > 5 * counts[99] > 20 * counts[999]
    assert 75 < sum(counts) / 800 < 85


def test_as_many_passages_are_written_as_were_asked_for_and_the_files_hold_the_same(tmp_path: Path) -> None:
    count = 3 * PARAGRAPHS + 2
    total, questions = written(tmp_path, MadeUp(1, WORDS).statements(count), 10, seed=1)
    assert total == count
    assert len(questions) == 10
    statements = read_all([tmp_path / "statements.jsonl"])
    assert statements == list(MadeUp(1, WORDS).statements(count))
    passages = [json.loads(line) for line in (tmp_path / "passages.jsonl").read_text().splitlines()]
    assert (
        "\n\n".join(passage.removeprefix(f"{statements[-1].title} ") for passage in passages[-2:])
        == statements[-1].text
    )
    assert json.loads(json.dumps(as_row(statements[0])))["speaker"] == [statements[0].speakers[0].name]


def test_a_question_holds_words_of_its_passage_in_their_order() -> None:
    passage = "One after another the ships of the fleet left the northern harbour before dawn."
    words = passage.lower().rstrip(".").split()
    known = misspelt = 0
    for seed in range(200):
        question = question_about(passage, random.Random(seed))
        chosen = question.removeprefix("What was said about ").removesuffix("?").split()
        assert 4 <= len(chosen) <= 8
        strange = [word for word in chosen if word not in words]
        misspelt += len(strange)
        known += not strange
    assert known > 150
    assert 0 < misspelt < 50


def test_figures_are_medians_and_the_ninety_ninth_of_a_hundred() -> None:
    result = {"times": [(number / 1000, number / 2000) for number in range(1, 101)], "start": 0.5, "memory": 70.0}
    found = figures("it", result, load=2.0)
    assert (found.p50, found.p99, found.used, found.questions) == (50.5, 100.0, 25.25, 100)


def test_a_slow_system_is_asked_what_fits_its_budget_and_ten_questions_at_least() -> None:
    assert len(asked([str(number) for number in range(50)], str.upper, 60.0)) == 40
    assert len(asked([str(number) for number in range(50)], str.upper, 0.0)) == 10


def test_every_system_is_named_by_what_it_is() -> None:
    assert list(PEERS) == ["load", "On Record, end to end", "tantivy alone", "SQLite FTS5", "bm25s", "rank-bm25"]

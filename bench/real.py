"""How a real record answers questions whose truth is known: ``python -m bench.real QUESTIONS ANSWERS``.

QUESTIONS is a JSONL file (docs/search.md says what stands in a line), ANSWERS what ``onrecord ask --batch QUESTIONS``
printed of them. Whoever has a record can write questions of his own for it; ``--against STATEMENTS`` checks theirs.
"""

import argparse
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from index.files.loading import read_all

FIELDS = {
    "id", "group", "text", "language", "held", "answerable", "answers", "speakers", "statements", "from", "to", "why",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """A question and its truth: statements that answer it, words that do, whose words they must be, and from when."""

    id: str
    group: str
    text: str
    held: bool
    answerable: bool
    statements: frozenset[str]
    answers: tuple[str, ...]
    speakers: tuple[str, ...]
    first: str
    last: str


def read_known(file: Path) -> list[Known]:
    """Raises ValueError at a line that is no question, and says which and why."""
    found: list[Known] = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        row: dict[str, Any] = json.loads(line)
        known = Known(
            id=str(row["id"]),
            group=str(row.get("group", "")),
            text=str(row["text"]),
            held=bool(row.get("held", False)),
            answerable=bool(row.get("answerable", True)),
            statements=frozenset(each if isinstance(each, str) else each["id"] for each in row.get("statements", ())),
            answers=tuple(row.get("answers", ())),
            speakers=tuple(row.get("speakers", ())),
            first=row.get("from", "0001-01-01"),
            last=row.get("to", "9999-12-31"),
        )
        if unknown := sorted(row.keys() - FIELDS):
            raise ValueError(f"{file}:{number}: unknown field {unknown[0]}; known: {', '.join(sorted(FIELDS))}")
        if known.answerable and not (known.statements and known.answers):
            raise ValueError(f"{file}:{number}: {known.id} has an answer, but no statements and answers")
        if known.id in {each.id for each in found}:
            raise ValueError(f"{file}:{number}: {known.id} stands twice")
        found.append(known)
    return found


def answers_it(known: Known, quote: Mapping[str, Any]) -> bool:
    """Whether a quote answers: of a statement that does, with words that do, whose it must be, in its period."""
    return (
        quote["statement_id"] in known.statements
        and any(plain(words) in _shown(quote) for words in known.answers)
        and (not known.speakers or any(set(plain(each).split()) <= _names(quote) for each in known.speakers))
        and known.first <= quote["date"] <= known.last
    )


def _shown(quote: Mapping[str, Any]) -> str:
    """The quote, and the question that it replies to and is shown with."""
    return plain(" ".join([(quote.get("exchange") or {}).get("question", ""), quote["text"]]))


def _names(quote: Mapping[str, Any]) -> set[str]:
    named = [quote.get(field) for field in ("speaker", "person", "quoted_by")]
    return {word for each in named for name in _list(each) for word in plain(name).split()}


def _list(value: object) -> list[str]:
    return [value] if isinstance(value, str) else [str(each) for each in value] if isinstance(value, list) else []


def plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", text).casefold()).strip()


def verdict(known: Known, answer: Mapping[str, Any]) -> str:
    """``right``, ``third`` (only the second or third quote answers), ``wrong``, ``missed`` or ``false``."""
    if not known.answerable:
        return "false" if answer["answered"] else "right"
    if not answer["answered"]:
        return "missed"
    fitting = [answers_it(known, quote) for quote in answer["quotes"][:3]]
    return "right" if fitting[:1] == [True] else "third" if any(fitting) else "wrong"


def figures(verdicts: Sequence[str]) -> dict[str, float]:
    """Shares of all questions given: the first quote (or the absence) right, right among three, and what went wrong."""
    share = {name: verdicts.count(name) / len(verdicts) for name in ("right", "third", "wrong", "missed", "false")}
    return {
        "right": share["right"],
        "in three": share["right"] + share["third"],
        "wrong": share["wrong"] + share["third"],
        "false absence": share["missed"],
        "false answer": share["false"],
    }


def table(known: Iterable[Known], answers: Mapping[str, Mapping[str, Any]], title: str) -> Table:
    by_group: dict[str, list[str]] = {}
    for each in known:
        found = verdict(each, answers[each.id])
        by_group.setdefault(each.group, []).append(found)
    everything = [found for group in by_group.values() for found in group]
    shown = Table(title=f"{title}: {len(everything)} questions")
    shown.add_column("")
    rows = [*by_group.items(), ("all", everything)] if everything else []
    for column in ("n", *figures(["right"])):
        shown.add_column(column, justify="right")
    for name, verdicts in rows:
        shown.add_row(name, str(len(verdicts)), *[f"{value:.2f}" for value in figures(verdicts).values()])
    return shown


def untrue(known: Iterable[Known], files: list[Path]) -> list[str]:
    """What of the questions' truth does not stand in the statements: checked before anything is measured."""
    texts = {each.id: (plain(each.text), each.date) for each in read_all(files)}
    problems = []
    for each in known:
        for statement in sorted(each.statements):
            text, day = texts.get(statement, ("", date.min))
            if not any(plain(words) in text for words in each.answers):
                problems.append(f"{each.id}: {statement} holds none of its answers")
            elif not each.first <= day.isoformat() <= each.last:
                problems.append(f"{each.id}: {statement} is not of its period")
    return problems


def main(arguments: Sequence[str] | None = None) -> None:
    options = argparse.ArgumentParser(prog="python -m bench.real", description=(__doc__ or "").partition("\n")[0])
    options.add_argument("questions", type=Path, metavar="QUESTIONS")
    options.add_argument("answers", type=Path, metavar="ANSWERS", nargs="?", help="output of onrecord ask --batch")
    options.add_argument("--against", type=Path, nargs="+", metavar="STATEMENTS", help="check the truth itself first")
    options.add_argument("--half", choices=("open", "held", "both"), default="both", help="which half to score")
    options.add_argument("--each", action="store_true", help="a line for every question that is not right")
    chosen = options.parse_args(arguments)
    console = Console()
    known = read_known(chosen.questions)
    if chosen.against and (problems := untrue(known, chosen.against)):
        raise SystemExit("\n".join(problems))
    if chosen.answers is None:
        return
    rows = [json.loads(line) for line in chosen.answers.read_text(encoding="utf-8").splitlines() if line.strip()]
    answers = {row["id"]: row for row in rows}
    if missing := [each.id for each in known if each.id not in answers]:
        raise SystemExit(f"{len(missing)} questions have no answer, the first: {missing[0]}")
    for half, held in (("open", False), ("held", True)):
        if chosen.half in (half, "both") and any(each.held is held for each in known):
            asked = [each for each in known if each.held is held]
            console.print(table(asked, answers, "kept aside" if held else "open"))
            for each in asked if chosen.each else ():
                if (found := verdict(each, answers[each.id])) != "right":
                    console.print(f"{found:7} {each.id}: {each.text}", highlight=False)


if __name__ == "__main__":
    main()

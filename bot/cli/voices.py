"""``onrecord voices``: who says what in files of statements, by the same cutting that answers rest on."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from index import Statement
from index.files import read_all
from index.search import voices_of
from index.transcripts import Turn

SHOWN = 68
"""Characters of a turn's words on its line."""


def voices(
    paths: Annotated[list[Path], typer.Argument(help="YAML, JSONL or CSV files, or folders of them.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object per line for each statement.")] = False,
) -> None:
    """Show who says what in each statement. Changes nothing."""
    for statement in read_all(paths):
        turns = voices_of(statement)
        typer.echo(as_line(statement, turns) if as_json else "\n".join(as_table(statement, turns)))


def as_line(statement: Statement, turns: Iterable[Turn]) -> str:
    row = {"id": statement.id, "turns": [described(turn) for turn in turns]}
    return json.dumps(row, ensure_ascii=False)


def described(turn: Turn) -> dict[str, Any]:
    """A turn as JSON: offsets in code points; ``speaker`` is a name, a list of them, or null where nobody knows."""
    names = [speaker.name for speaker in turn.speakers]
    return {
        "start": turn.start,
        "end": turn.end,
        "speaker": names[0] if len(names) == 1 else names or None,
        "label": turn.label,
        "certain": turn.certain,
        "question": turn.question,
    }


def as_table(statement: Statement, turns: Iterable[Turn]) -> list[str]:
    """A heading, and two lines a turn: who, and how the words begin. "?" marks what the text does not tell."""
    lines = [f"{statement.title} · {statement.date} · {statement.id}"]
    for turn in turns:
        who = " or ".join(str(speaker) for speaker in turn.speakers) or "unknown speaker"
        notes = [] if turn.certain else ["uncertain"]
        notes += ["question"] if turn.question else []
        printed = f" “{turn.label}”" if turn.label and turn.label != who else ""
        lines.append(f"  {turn.start:>7}  {'' if turn.certain else '? '}{who}{printed}{bracketed(notes)}")
        words = " ".join(statement.text[turn.start : turn.end].split())
        lines.append(f"           {words if len(words) <= SHOWN else words[: SHOWN - 1] + '…'}")
    return [*lines, ""]


def bracketed(notes: list[str]) -> str:
    return f" ({', '.join(notes)})" if notes else ""

"""How often words stand under who said them: ``python -m bench.voices FOLDER…``, on transcripts whose voices are known.

A folder holds ``statements.jsonl``, as ``onrecord load`` reads it, and ``voices.jsonl``: a line per statement,
``{"id", "at": [[place, label], …]}``, with the label that is printed before the words at each place (code points).
"""

import argparse
import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from index.files import read_all
from index.search import voices_of
from index.transcripts import Turn


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of the places: ``right``; ``wrong``, certain and another's; ``unsure``; ``nobody``, in no turn.

    ``crossing`` is the share of turns that are certain and hold the words of two.
    """

    name: str
    places: int
    right: float
    wrong: float
    unsure: float
    nobody: float
    crossing: float


def name_words(name: str) -> list[str]:
    return re.sub(r"[\W_]+", " ", name).casefold().split()


def same(printed: str, told: str) -> bool:
    """Whether a name told may be the one printed: one has all words of the other, or they end in the same word."""
    own, other = name_words(re.sub(r"\([^)]*\)", " ", printed)) or name_words(printed), name_words(told)
    inner = {word for note in re.findall(r"\(([^)]*)\)", printed) for word in name_words(note)}
    if not own or not other:
        return False
    words = set(other)
    return set(own) <= words or words <= set(own) or own[-1] == other[-1] or (bool(inner) and inner <= words)


def judged(turn: Turn | None, printed: str) -> str:
    if turn is None:
        return "nobody"
    if not turn.certain:
        return "unsure"
    names = [turn.label or "", *(speaker.name for speaker in turn.speakers)]
    return "right" if any(same(printed, name) for name in names) else "wrong"


def measured(folder: Path) -> Figures:
    """The figures of a set."""
    rows = (json.loads(line) for line in (folder / "voices.jsonl").read_text().splitlines() if line.strip())
    known = {row["id"]: row["at"] for row in rows}
    counts: Counter[str] = Counter()
    holding = crossing = 0
    for statement in read_all([folder / "statements.jsonl"]):
        heard = voices_of(statement)
        held: dict[Turn, set[str]] = {}
        for place, printed in known.get(statement.id, []):
            turn = next((each for each in heard if each.start <= place < each.end), None)
            counts[judged(turn, printed)] += 1
            if turn is not None:
                held.setdefault(turn, set()).add(" ".join(name_words(printed)))
        holding += len(held)
        crossing += sum(turn.certain and len(voices) > 1 for turn, voices in held.items())
    places = max(1, counts.total())
    shares = {kind: counts[kind] / places for kind in ("right", "wrong", "unsure", "nobody")}
    return Figures(folder.name, counts.total(), **shares, crossing=crossing / max(1, holding))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    table = Table("set", "voices", "right", "wrong", "unsure", "nobody", "crossing")
    for folder in parser.parse_args().folders:
        found = measured(folder)
        shares = (found.right, found.wrong, found.unsure, found.nobody, found.crossing)
        table.add_row(found.name, f"{found.places:,}", *(f"{share:.4f}" for share in shares))
    Console().print(table)


if __name__ == "__main__":
    main()

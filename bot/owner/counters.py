"""Day counters: a date and a label, whose counter it is, and what its owner claims beside it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from index import DataError, Problem
from index.files import Field, Items, check_entries, day, identity, line, read_yaml, web_address

FIELDS = {
    "id": Field(identity, required=True),
    "label": Field(line, required=True),
    "since": Field(day, required=True),
    "owner": Field(line, required=True),
    "claim": Field(line),
    "url": Field(web_address),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """``label`` is neutral; ``claim`` is the owner's own sentence and is only ever shown as the owner's words."""

    id: str
    label: str
    since: date
    owner: str
    claim: str | None = None
    url: str | None = None


def days_since(since: date, today: date) -> int:
    """Whole days between two dates; negative for a date that is still to come."""
    return (today - since).days


def read_counters(path: Path) -> tuple[Counter, ...]:
    """The counters of a file; none where there is no file. Raises DataError with every problem."""
    if not path.exists():
        return ()
    name, node = str(path), read_yaml(path)
    if not isinstance(node, Items):
        raise DataError([Problem(name, node.line, "", "is not a list of counters; expected '- id: …'")])
    counters: dict[str, Counter] = {}
    problems: list[Problem] = []
    for item in node.items:
        checked = check_entries(item, FIELDS, name, "a counter")
        problems += checked.problems
        if checked.problems:
            continue
        counter = Counter(**checked.values)
        if counter.id in counters:
            found = f"{counter.id!r} is already used; each counter needs its own id"
            problems.append(Problem(name, item.line, "id", found))
        counters[counter.id] = counter
    if problems:
        raise DataError(problems)
    return tuple(counters.values())

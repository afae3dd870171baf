"""Reads data/sources.yaml, and says with file, line and field what in it cannot be."""

from pathlib import Path

from index.errors import DataError, Problem
from index.files.documents import Entries, Items, Node, Scalar, read_yaml
from index.files.fields import Field, check_entries
from index.sources.types.definition import Source
from index.sources.types.registry import TYPES


def source_type(value: object) -> str:
    if value not in TYPES:
        allowed = ", ".join(each.described for each in TYPES.values())
        raise ValueError(f"{str(value)[:40]!r} is not a type; expected {allowed}")
    return str(value)


TYPE = Field(source_type, required=True)


def read_sources(path: Path) -> tuple[Source, ...]:
    """The sources of a file; none where there is no file or nothing in it. Raises DataError with every problem.

    Folders are meant from where the file is.
    """
    if not path.exists():
        return ()
    file, node = str(path), read_yaml(path)
    if isinstance(node, Scalar) and node.tag == "null":
        return ()
    if not isinstance(node, Items):
        raise DataError([Problem(file, node.line, "", "is not a list of sources; expected '- name: …'")])
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    for item in node.items:
        kind = TYPES[_type_of(item)]
        checked = check_entries(item, {**kind.fields, "type": TYPE}, file, "a source")
        found = checked.problems or [
            Problem(file, _line_of(item, field), field, message) for field, message in kind.conflicts(checked.values)
        ]
        problems += found
        if found:
            continue
        given = {key: value for key, value in checked.values.items() if key != "type"}
        source = kind.made({"interval": kind.usual} | given, path.parent)
        if source.name in sources:
            taken = f"{source.name!r} is already used; each source needs its own name"
            problems.append(Problem(file, item.line, "name", taken))
        sources[source.name] = source
    if problems:
        raise DataError(problems)
    return tuple(sources.values())


def _type_of(node: Node) -> str:
    """The type as it is written; that of the most fields where it is wrong, so that only the type is told as wrong."""
    values = {key.text: value for key, value in node.items} if isinstance(node, Entries) else {}
    given = values.get("type")
    return given.text if isinstance(given, Scalar) and given.text in TYPES else "page"


def _line_of(node: Node, field: str) -> int:
    lines = {key.text: key.line for key, _ in node.items} if isinstance(node, Entries) else {}
    return lines.get(field, node.line)

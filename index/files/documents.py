"""Reads YAML that people edit: bounded, without surprises, and with the line of every value.

Only plain data is allowed: no anchors, aliases, tags, merge keys or several documents, so that no file can grow in
memory beyond its own size (the "billion laughs") or refer to itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from index.errors import DataError, Problem

MAX_BYTES = 5_000_000
"""A data file's size; larger bodies of statements come as JSONL."""
MAX_DEPTH = 20
MAX_NODES = 200_000

# What YAML itself does not allow in a stream (YAML 1.2, section 5.1), but for the byte order mark.
CONTROL = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\ud800-\\udfff\\ufffe\\uffff]")

PLAIN_TAGS = {
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq")
}


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value as it is written; ``tag`` is the short name of its YAML type."""

    text: str
    tag: str
    line: int


@dataclass(frozen=True, slots=True)
class Entries:
    """A mapping, in the order of the file."""

    items: tuple[tuple[Scalar, "Node"], ...]
    line: int


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple["Node", ...]
    line: int


Node = Scalar | Entries | Items


def read_text(path: Path, limit: int = MAX_BYTES) -> str:
    """A file's text. Raises DataError where it is too large, unreadable, not UTF-8, or holds control characters."""
    name = str(path)
    try:
        with path.open("rb") as file:
            raw = file.read(limit + 1)
    except OSError as error:
        raise DataError([Problem(name, 1, "", f"cannot be read ({error.strerror})")]) from None
    if len(raw) > limit:
        allowed = f"at most {limit // 1_000_000} MB are allowed; larger bodies of statements come as JSONL"
        raise DataError([Problem(name, 1, "", f"is too large; {allowed}")])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{raw[error.start]:02x} is not UTF-8; save the file as UTF-8"
        raise DataError([Problem(name, line, "", found)]) from None
    return text


def read_yaml(path: Path) -> Node:
    """The one document in a YAML file. Raises DataError with the line of what is wrong."""
    return parse_yaml(read_text(path), str(path))


def parse_yaml(text: str, name: str) -> Node:
    loader = yaml.CSafeLoader(text)
    try:
        return Composer(loader, name).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = error.problem or error.context or "not YAML"
        raise DataError(
            [Problem(name, mark.line + 1 if mark else 1, "", f"is not YAML: {what}{hint(text, mark)}")]
        ) from None
    except (yaml.YAMLError, ValueError) as error:
        raise DataError([Problem(name, 1, "", f"is not YAML: {error}")]) from None
    finally:
        loader.dispose()


_NEEDS_QUOTES = re.compile(r"\s*(?P<name>[\w-]+):[ ]+(?P<value>[^'\"|>\[{\s].*)")
_MEANS_SOMETHING = re.compile(r"\s*(?P<name>[\w-]+):[ ]+(?P<value>[@%`&*!,?\]}].*)")
_AFTER_QUOTES = re.compile(r"""\s*(?P<name>[\w-]+):[ ]+(?P<value>"[^"]*"\s*[^\s#].*|'[^']*'\s*[^\s#].*)""")


def hint(text: str, mark: yaml.error.Mark | None) -> str:
    """The cause of YAML's complaint in its author's words, where it can be told from the line."""
    lines = text.split("\n")
    line = lines[mark.line].rstrip() if mark and mark.line < len(lines) else ""
    if line.lstrip(" ").startswith("\t"):
        return "; indent with spaces, tabs are not allowed"
    for pattern, cause in (
        (_MEANS_SOMETHING, "begins with {value[0]!r}"),
        (_AFTER_QUOTES, "goes on after its quotation mark"),
        (_NEEDS_QUOTES, "has ': ' in it"),
    ):
        found = pattern.fullmatch(line)
        if found and (pattern is not _NEEDS_QUOTES or ": " in found["value"] or found["value"].endswith(":")):
            why = cause.format(value=found["value"])
            return f"; a {found['name']} that {why} needs quotation marks around all of it"
    return ""


WORDS = frozenset(["title", "text", "speaker", "role", "place", "source", "kind"])


def remarks(text: str, node: Node) -> Iterator[tuple[int, str, str]]:
    """Line, field and what may not be meant: words that YAML takes for a comment, lines that it joins."""
    lines = text.split("\n")
    for key, value in node.items if isinstance(node, Entries) else ():
        if not isinstance(value, Scalar) or key.text not in WORDS or value.line > len(lines):
            continue
        line = lines[value.line - 1]
        written = re.fullmatch(rf"\s*{re.escape(key.text)}:\s+(?P<value>[^'\"|>].*?)\s(?P<rest>#.*)", line)
        if written:
            found = f"{written['rest'][:60]!r} is a comment to YAML and is not read; put the value in quotation marks"
            yield value.line, key.text, found
        elif key.text == "text" and re.match(r"\s*text:\s*>", line) and "\n" in value.text.strip():
            yield value.line, key.text, "with > lines are joined to paragraphs; with | they stay as they are"


class Composer:
    """Events in, nodes out, counting as it goes."""

    def __init__(self, loader: yaml.CSafeLoader, name: str) -> None:
        self.loader, self.name, self.count = loader, name, 0

    def document(self) -> Node:
        self.loader.get_event()
        if self.loader.check_event(yaml.StreamEndEvent):
            raise self.problem(1, "is empty")
        self.loader.get_event()
        node = self.node(0)
        self.loader.get_event()
        if not self.loader.check_event(yaml.StreamEndEvent):
            raise self.problem(self.line(self.loader.peek_event()), "a second document starts here; expected one")
        return node

    def node(self, depth: int) -> Node:
        event = self.next_event()
        line = self.line(event)
        self.count += 1
        if self.count > MAX_NODES:
            raise self.problem(line, f"more than {MAX_NODES:,} values; split the file")
        if depth > MAX_DEPTH:
            raise self.problem(line, f"nested more than {MAX_DEPTH} deep")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self.problem(line, "anchors (&) and aliases (*) are not allowed; write the value out, or quote it")
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, line)
        if event.tag and event.tag != "!":
            raise self.problem(line, f"tag {event.tag} is not allowed; only plain values are")
        if isinstance(event, yaml.SequenceStartEvent):
            return self.items(depth, line)
        return self.entries(depth, line)

    def scalar(self, event: Any, line: int) -> Scalar:
        tag = event.tag or self.loader.resolve(yaml.ScalarNode, event.value, event.implicit)  # type: ignore[no-untyped-call]
        if tag not in PLAIN_TAGS:
            kind = "merge keys (<<) are" if tag.endswith(":merge") else f"tag {tag} is"
            raise self.problem(line, f"{kind} not allowed; only plain values are")
        found = Scalar(event.value, tag.rpartition(":")[2], line)
        try:
            plain_value(found)
        except ValueError:  # "0x_" looks like a number; and of long ones Python reads no more than 4,300 digits
            raise self.problem(line, "looks like a number and can't be read as one; put it in quotes") from None
        return found

    def items(self, depth: int, line: int) -> Items:
        found: list[Node] = []
        while not self.loader.check_event(yaml.SequenceEndEvent):
            found.append(self.node(depth + 1))
        self.loader.get_event()
        return Items(tuple(found), line)

    def entries(self, depth: int, line: int) -> Entries:
        found: dict[str, tuple[Scalar, Node]] = {}
        while not self.loader.check_event(yaml.MappingEndEvent):
            key = self.node(depth + 1)
            if not isinstance(key, Scalar):
                raise self.problem(key.line, "a field's name must be plain text")
            if key.text in found:
                before = found[key.text][0].line
                raise self.problem(key.line, f"{key.text}: given twice, first in line {before}")
            found[key.text] = (key, self.node(depth + 1))
        self.loader.get_event()
        return Entries(tuple(found.values()), line)

    def next_event(self) -> Any:
        # The stubs know of no event's own attributes.
        return self.loader.get_event()

    def line(self, event: Any) -> int:
        return event.start_mark.line + 1 if event.start_mark else 1

    def problem(self, line: int, message: str) -> DataError:
        return DataError([Problem(self.name, line, "", message)])


def plain_value(node: Node) -> object:
    """The node as Python data: text, numbers, bools, None, lists and dicts. Dates stay text, as written."""
    if isinstance(node, Entries):
        return {key.text: plain_value(value) for key, value in node.items}
    if isinstance(node, Items):
        return [plain_value(item) for item in node.items]
    match node.tag:
        case "null":
            return None
        case "bool":
            return node.text.lower() in ("true", "yes", "on")
        case "int" | "float":
            return yaml.load(node.text, yaml.CSafeLoader)
        case _:
            return node.text

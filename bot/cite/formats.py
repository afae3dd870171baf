"""The formats of ``onrecord export``, one function each: from a citation to the text of its entry.

The table and the lines of JSON hold a whole record so that ``onrecord load`` takes it again.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.cite.citation import Citation
from bot.say import quote_json
from index import Speaker

STATEMENT = (
    "id", "title", "date", "speaker", "role", "language", "kind", "place", "source", "url", "complete",
    "translations_of", "tags", "text",
)  # fmt: skip
QUOTE = ("statement_id", "version", "date", "person", "role", "quote", "title", "url", "start", "end", "sha256")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet would run: https://owasp.org/www-community/attacks/CSV_Injection"""


@dataclass(frozen=True, slots=True)
class Format:
    """``head`` (which is told whether quotes are cited) stands before all entries, ``tail`` after them."""

    entry: Callable[[Citation], str]
    head: Callable[[bool], str] = lambda _: ""
    between: str = "\n"
    tail: str = ""

    def lines(self, citations: Iterable[Citation], *, quotes: bool) -> Iterator[str]:
        """The whole file, piece by piece."""
        yield self.head(quotes)
        for number, each in enumerate(citations):
            yield (self.between if number else "") + self.entry(each)
        yield self.tail


def statement_row(citation: Citation) -> dict[str, Any]:
    """The fields that ``onrecord load`` reads."""
    statement = citation.version.statement
    names, roles = _named(statement.speakers)
    row: dict[str, Any] = {
        "id": statement.id,
        "title": statement.title,
        "date": statement.date.isoformat(),
        "speaker": names[0] if len(names) == 1 else names,
        "role": (roles[0] if len(roles) == 1 else roles) or None,
        "language": statement.language,
        "kind": statement.kind,
        "place": statement.place,
        "source": statement.source,
        "url": statement.url,
        "complete": None if statement.complete else False,
        "translations_of": statement.translations_of,
        "tags": list(statement.tags) or None,
        "text": statement.text,
    }
    return {name: value for name, value in row.items() if value is not None}


def _named(speakers: Sequence[Speaker]) -> tuple[list[str], list[str]]:
    """Names and their roles; where only some have one, it stands with the name: a file gives all or none."""
    roles = [each.role for each in speakers if each.role]
    if roles and len(roles) < len(speakers):
        return [str(each) for each in speakers], []
    return [each.name for each in speakers], roles


def _json_line(citation: Citation) -> str:
    if citation.quote is None:
        return json.dumps(statement_row(citation), ensure_ascii=False)
    return json.dumps(quote_json(citation.quote) | {"sha256": citation.digest}, ensure_ascii=False)


def _csv_line(citation: Citation) -> str:
    quote = citation.quote
    if quote is None:
        row = statement_row(citation)
        cells = [" | ".join(row[name]) if isinstance(row.get(name), list) else row.get(name) for name in STATEMENT]
    else:
        names = " | ".join(each.name for each in citation.people)
        role = citation.people[0].role if len(citation.people) == 1 else None
        cells = [quote.statement_id, quote.version, quote.date.isoformat(), names, role, quote.text, quote.title]
        cells += [quote.url, quote.start, quote.end, citation.digest]
    return _csv([_harmless(cell) for cell in cells])


def _harmless(cell: Any) -> Any:
    """A text that a spreadsheet would take for a formula gets the apostrophe that spreadsheets hide."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _csv(cells: Iterable[Any]) -> str:
    row = io.StringIO()
    csv.writer(row, lineterminator="\n").writerow(["" if cell is None else cell for cell in cells])
    return row.getvalue().removesuffix("\n")


_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    mark: f"\\{mark}" for mark in "{}$&#%_"
}


def _tex(text: str) -> str:
    return "".join(_TEX.get(letter, letter) for letter in " ".join(text.split()))


def _bibtex(citation: Citation) -> str:
    statement = citation.version.statement
    fields = {
        "author": " and ".join(f"{{{_tex(each.name)}}}" for each in citation.people),
        "title": f"{{{_tex(statement.title)}}}",
        "year": str(statement.date.year),
        "month": str(statement.date.month),
        "date": statement.date.isoformat(),
        "howpublished": _tex(citation.publisher),
        "url": (statement.url or "").replace("{", "%7B").replace("}", "%7D"),
        "language": statement.language,
        "abstract": _tex(citation.quote.text) if citation.quote else "",
        "note": _tex(citation.note),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{citation.key},", *lines, "}"]) + "\n"


def _ris(citation: Citation) -> str:
    statement = citation.version.statement
    fields = [("TY", "PRESS"), ("ID", citation.key)]
    fields += [("AU", each.name) for each in citation.people]
    fields += [("TI", statement.title), ("PY", str(statement.date.year))]
    fields += [("DA", statement.date.strftime("%Y/%m/%d")), ("PB", citation.publisher), ("LA", statement.language)]
    fields += [("UR", statement.url or ""), ("AB", citation.quote.text if citation.quote else "")]
    fields += [("N1", citation.note)]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value]
    return "\n".join([*lines, "ER  - "]) + "\n"


def _csl(citation: Citation) -> str:
    statement, day = citation.version.statement, citation.version.statement.date
    item: dict[str, Any] = {
        "id": citation.key,
        "type": "document",
        "genre": statement.kind,
        "author": [{"literal": each.name} for each in citation.people],
        "title": statement.title,
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "publisher": citation.publisher,
        "language": statement.language,
        "URL": statement.url,
        "abstract": citation.quote.text if citation.quote else None,
        "note": citation.note,
    }
    return json.dumps({name: value for name, value in item.items() if value}, ensure_ascii=False)


_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|])")


def _markdown(citation: Citation) -> str:
    def plain(text: str) -> str:
        return _MARKDOWN.sub(r"\\\1", text)

    statement = citation.version.statement
    people = ", ".join(plain(str(each)) for each in citation.people)
    title = plain(statement.title)
    linked = f"[{title}](<{statement.url.replace('<', '%3C').replace('>', '%3E')}>)" if statement.url else f"*{title}*"
    words = citation.quote.text if citation.quote else statement.text
    quoted = "\n".join(f"> {plain(line)}".rstrip() for line in words.splitlines())
    return (
        f"{quoted}\n\n{people}, {linked}, {statement.date.isoformat()}, {plain(citation.publisher)} ({citation.note})\n"
    )


FORMATS = {
    "csv": Format(_csv_line, lambda quotes: _csv(QUOTE if quotes else STATEMENT) + "\n", tail="\n"),
    "jsonl": Format(_json_line, tail="\n"),
    "bibtex": Format(_bibtex),
    "ris": Format(_ris),
    "csl-json": Format(_csl, lambda _: "[\n", ",\n", "\n]\n"),
    "markdown": Format(_markdown, between="\n---\n\n"),
}
"""By the name that ``--format`` takes."""

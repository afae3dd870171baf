"""Drafts to statement files, as people write them by hand; what was guessed is said in the file."""

import re
from collections.abc import Collection
from pathlib import Path

import yaml

from index.importing.document import Draft
from index.text.transliteration import latin, plain

LONGEST_NAME = 60  # characters of a title in a file's name


class _Block(str):
    __slots__ = ()


class _Writer(yaml.SafeDumper):
    pass


_Writer.add_representer(
    _Block, lambda writer, text: writer.represent_scalar("tag:yaml.org,2002:str", str(text), style="|")
)


def file_name(draft: Draft, taken: Collection[str]) -> str:
    """Its own in the folder: the date and the title's words, in Latin letters."""
    latin_words = " ".join(plain(latin(word)) for word in draft.title.split())
    words = re.sub(r"[^a-z0-9]+", "-", latin_words.casefold()).strip("-")
    day = draft.date.isoformat() if draft.date else "undated"
    stem = f"{day}-{words[:LONGEST_NAME].rstrip('-')}".rstrip("-")
    number, name = 1, f"{stem}.yaml"
    while name in taken:
        number += 1
        name = f"{stem}-{number}.yaml"
    return name


def written(draft: Draft) -> str:
    """The file's text. A date that was not found is left out: ``onrecord check`` asks for it."""
    fields: dict[str, object] = {"title": draft.title}
    if draft.date is not None:
        fields["date"] = draft.date
    if draft.speaker is not None:
        fields["speaker"] = draft.speaker
        if draft.role:
            fields["role"] = draft.role
    if draft.kind:
        fields["kind"] = draft.kind
    fields |= {"language": draft.language, "text": _Block(draft.text)}
    head = [f"# Imported from {Path(draft.name).name}; its words' SHA-256 is {draft.digest}."]
    if draft.unsure:
        head.append(f"# Please check: {', '.join(draft.unsure)}.")
    body = yaml.dump(fields, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=1_000_000)
    return "\n".join(head) + "\n" + body


def imported_before(folder: Path) -> set[str]:
    """Digests of the documents that the folder's files were imported from."""
    found = set()
    for file in folder.glob("*.yaml"):
        with file.open(encoding="utf-8", errors="replace") as lines:
            if match := re.search(r"SHA-256 is ([0-9a-f]{64})", lines.readline()):
                found.add(match[1])
    return found

"""``onrecord init``: a new record, from a site or a folder of documents, or empty with examples of its own."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import typer
import yaml

from bot import __version__
from bot.errors import SettingsError

SHOWN = 5
"""Items of a feed that are shown."""


@dataclass(frozen=True, slots=True)
class Answers:
    owner: str
    about: str
    language: str
    zone: str
    daily: str


def init(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="Where to make it.")] = Path("data"),
    origin: Annotated[str | None, typer.Option("--from", metavar="URL|FOLDER", help="A site, or documents.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Take what is found, ask nothing.")] = False,
) -> None:
    """Start a new record.

    Finds a site's feed by itself, or imports a folder of documents.
    """
    if (folder / "profile.yaml").exists():
        raise SettingsError(f"{folder}: there is a record already; nothing was changed")
    site = bool(origin) and urlsplit(origin or "").scheme in ("http", "https")
    if origin and not site and not Path(origin).exists():
        raise SettingsError(f"--from {origin}: is neither an address that begins with https:// nor a folder")
    owner, language, sources = "", "en", NO_SOURCES
    if origin and site:
        owner, language, sources = asyncio.run(from_site(origin))
    answers = asked(owner, language, yes)
    (folder / "statements").mkdir(parents=True, exist_ok=True)
    for name, text in {
        "profile.yaml": profile(answers),
        "counters.yaml": counters(answers),
        "sources.yaml": sources.replace("OWNER", yaml_text(answers.owner)),
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    if origin and not site:
        from bot.cli.importing import import_

        import_([Path(origin)], into=folder / "statements", yes=yes)
    elif not origin:
        (folder / "how-to-add-a-statement.txt").write_text(EXAMPLE, encoding="utf-8")
    typer.echo(f"A new record is in {folder}. {next_step(folder)}")


def next_step(folder: Path) -> str:
    setting = "" if folder == Path("data") else f"ONRECORD_DATA={folder} "
    return (
        f"Next: {setting}onrecord check, then {setting}onrecord load --keep-going {folder}, then {setting}onrecord run"
    )


async def from_site(address: str) -> tuple[str, str, str]:
    """The site's name, its language, and its feed as a source. Raises SourceError."""
    # What fetches and parses takes half a second to import.
    from index.sources import discovered

    host = urlsplit(address).netloc.lower()
    private = (host,) if is_local(host) else ()
    found = await discovered(address, f"OnRecord/{__version__}", private)
    typer.echo(f"Found {found.feed} with {len(found.items)} items:")
    for item in found.items[:SHOWN]:
        day = item.published.date() if item.published else item.day
        typer.echo(f"  {day or 'undated'}  {' '.join(item.title.split())[:90]}")
    language = found.language if len(found.language) == 2 else "en"
    allowed = f"\n  allow_private: {host}" if private else ""
    return found.title or host, language, SOURCE.format(url=found.feed, language=language, allowed=allowed)


def is_local(host: str) -> bool:
    """Whether the operator names a machine of their own."""
    name = host.rpartition(":")[0] or host
    return name in ("localhost", "127.0.0.1", "[::1]")


def asked(owner: str, language: str, yes: bool) -> Answers:
    zone = local_zone()
    if yes:
        owner = owner or "the owner of this record"
        return Answers(owner, f"Statements of {owner}.", language, zone, "09:00")
    owner = typer.prompt("Whose statements are these?", default=owner or None)
    return Answers(
        owner=owner,
        about=typer.prompt("What are they, in a sentence?", default=f"Statements of {owner}."),
        language=typer.prompt("The language of the bot and of the record (two letters)", default=language),
        zone=typer.prompt("The time zone", default=zone, value_proc=known_zone),
        daily=typer.prompt("When is the daily update sent?", default="09:00"),
    )


def known_zone(name: str) -> str:
    if name not in available_timezones():
        raise typer.BadParameter("is no time zone; write it like Europe/London")
    return name


def local_zone() -> str:
    """This machine's, where it says so."""
    try:
        found = "/".join(Path("/etc/localtime").resolve().parts).partition("zoneinfo/")[2]
    except OSError:
        found = ""
    return found if found in available_timezones() and found != "UCT" else "UTC"


def yaml_text(text: str) -> str:
    return yaml.safe_dump(text, allow_unicode=True, width=1_000_000).removesuffix("...\n").strip()


def profile(answers: Answers) -> str:
    return (
        "# Whose record this is, and what the bot may say about its owner. All fields: docs/data-format.md\n"
        f"owner: {yaml_text(answers.owner)}\nabout: {yaml_text(answers.about)}\n"
        f"language: {yaml_text(answers.language)}\nzone: {answers.zone}\ndaily: '{answers.daily}'\n"
        "# url: https://www.example.org\n"
        "# examples:      # questions that /start suggests; without them it makes its own\n"
        "#   - What was said about ...?\n"
    )


def counters(answers: Answers) -> str:
    day = datetime.now(UTC).date().isoformat()
    return (
        "# Day counters: a date and a neutral label; take the marks away.\n"
        f"# - id: example\n#   label: the beginning of this record\n#   since: {day}\n#   owner: {answers.owner}\n[]\n"
    )


NO_SOURCES = """# Where statements come from while the bot runs (docs/data-format.md).
- name: statements
  type: folder
  path: statements
"""

SOURCE = """# Where statements come from while the bot runs; try it with: onrecord sources test site
- name: statements
  type: folder
  path: statements
- name: site
  type: feed
  url: {url}
  speaker: [{{from: author}}, OWNER]
  language: {language}{allowed}
"""


EXAMPLE = """A statement is a file like this in the folder statements/, named as you like, ending in .yaml:

title: Remarks at the opening of the harbour
date: 2021-05-03
speaker: Ada Field
role: Minister of Transport
language: en
text: |-
  The first paragraph.

  The second paragraph.

`onrecord import FOLDER` makes such files from documents.
"""

"""What the papers say is what the program does: commands, settings, fields, and the exchange they show."""

import re
from html import unescape
from pathlib import Path

import pytest
import typer
import typer.main
from typer.core import TyperGroup

from bot.cli import app
from bot.owner import counters, profile
from bot.process.settings import EXAMPLES
from bot.talk.commands import MENU
from index.files import loading
from tests.bot.programs import ROOT, onrecord

README = (ROOT / "README.md").read_text()
FORMAT = (ROOT / "docs" / "data-format.md").read_text()
PAPERS = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])


def commands(group: TyperGroup, before: str = "onrecord") -> list[str]:
    names: list[str] = []
    context = typer.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        names += commands(command, f"{before} {name}") if isinstance(command, TyperGroup) else [f"{before} {name}"]
    return names


def test_every_command_is_in_the_readme() -> None:
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    assert [each for each in commands(group) if f"`{each}" not in README] == []


def test_decisions_are_numbered_without_a_gap_and_titled_alike() -> None:
    files = sorted((ROOT / "docs" / "decisions").iterdir())
    for number, file in enumerate(files, 1):
        assert file.name.startswith(f"{number:04}-")
        assert file.read_text().startswith(f"# {number:04} · ")


def test_every_chat_command_is_in_the_readme() -> None:
    assert [each for each in MENU if f"`/{each}" not in README] == []


def test_every_setting_is_in_the_readme() -> None:
    assert [each for each in EXAMPLES if f"`{each}`" not in README] == []


@pytest.mark.parametrize("fields", [loading.FIELDS, profile.FIELDS, counters.FIELDS])
def test_every_field_is_in_the_data_format(fields: dict[str, object]) -> None:
    assert [each for each in fields if f"| `{each}` |" not in FORMAT] == []


def test_the_exchange_in_the_readme_is_what_the_program_prints(tmp_path: Path) -> None:
    shown = re.search(r'```console\n\$ onrecord ask "(?P<question>.+)"\n(?P<answer>.+?)\n```', README, re.DOTALL)
    assert shown
    assert onrecord(tmp_path, "load", "data").returncode == 0
    printed = onrecord(tmp_path, "ask", shown["question"]).stdout
    assert "\n".join(line.rstrip() for line in printed.strip().splitlines()) == shown["answer"]


def test_the_picture_in_the_readme_shows_what_the_program_answers(tmp_path: Path) -> None:
    picture = (ROOT / "docs" / "pictures" / "exchange.svg").read_text()
    drawn = " ".join(unescape(re.sub(r"<[^>]+>", "", line)) for line in re.findall(r"<text .*?</text>", picture))
    assert onrecord(tmp_path, "load", "data").returncode == 0
    printed = onrecord(tmp_path, "ask", "What is UNRWA said to be?").stdout
    words = " ".join(re.sub(r"┃|\[\d\]", " ", printed).split())
    assert words in " ".join(drawn.split())


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: str(paper.relative_to(ROOT)))
def test_no_link_between_papers_leads_nowhere(paper: Path) -> None:
    links = re.findall(r"\]\((?!https?://)([^)#]+)(?:#[^)]*)?\)", paper.read_text())
    assert [link for link in links if not (paper.parent / link).exists()] == []


def test_every_file_that_contributing_names_is_there() -> None:
    named = re.findall(r"`((?:bot|index|tests|docs|data)/[\w./]+)`", (ROOT / "CONTRIBUTING.md").read_text())
    assert len(named) > 10
    assert [each for each in named if not (ROOT / each).exists()] == []

"""What a host needs to run the program is there, and says what the program says."""

import re
import shlex

import typer.main
from typer.core import TyperGroup

from bot.cli import app
from tests.bot.programs import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text()
OPERATING = (ROOT / "docs" / "operating.md").read_text()


def test_the_procfile_names_commands_that_there_are() -> None:
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    processes = dict(line.split(": ", 1) for line in (ROOT / "Procfile").read_text().splitlines())
    assert set(processes) == {"release", "web", "worker"}
    for line in processes.values():
        for command in line.split("&&"):
            python, module, package, name, *_ = shlex.split(command)
            assert (python, module, package) == ("python", "-m", "bot")
            assert name in group.commands


def test_the_image_runs_as_nobody_in_particular_checks_its_health_and_holds_no_secret() -> None:
    last = DOCKERFILE.split("FROM ")[-1]
    assert re.search(r"^USER onrecord$", last, re.MULTILINE)
    assert "HEALTHCHECK" in last
    assert "VOLUME /var/lib/onrecord" in last
    assert not re.search(r"TOKEN|SECRET|PASSWORD", DOCKERFILE)
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    kept = {line.removeprefix("!") for line in (ROOT / ".dockerignore").read_text().splitlines() if line[0] == "!"}
    assert set(" ".join(copied).split()) <= kept
    assert all((ROOT / name).exists() for name in kept)


def test_what_to_do_when_is_told_in_the_words_of_the_log() -> None:
    """Every line that the table of symptoms quotes is one that the program can write."""
    table = OPERATING.split("## What to do when")[1].split("\n## ")[0]
    quoted = [
        part for line in table.splitlines() if line.startswith("| `") for part in re.findall(r"^\| `([^`]+)`", line)
    ]
    sources = "\n".join(path.read_text() for folder in ("bot", "index") for path in (ROOT / folder).rglob("*.py"))
    said = " ".join(re.sub(r'"\s*\n\s*f?"', "", sources).split())
    assert len(quoted) > 10
    for line in quoted:
        for part in line.split("…"):
            assert part.strip(" .") in said, line


def test_every_figure_that_is_told_of_is_measured() -> None:
    from bot.metrics import Metrics

    table = OPERATING.split("## What to watch")[1].split("\n## ")[0]
    told = set(re.findall(r"`(onrecord_\w+?)(?:_total)?(?:\{[\w,]+\})?`", table))
    measured = {family.name for family in Metrics().registry.collect()}
    assert told <= measured
    assert {name for name in measured if name not in told} <= {
        "onrecord_inbox_age",
        "onrecord_outbox_age",
        "onrecord_statements",
    }

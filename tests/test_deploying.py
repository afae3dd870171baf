"""What a host needs to run the program is there, and says what the program says."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import typer.main
import yaml
from typer.core import TyperGroup

from bot.cli import app
from bot.cli.commands import MODULES
from bot.process.settings import EXAMPLES
from tests.bot.programs import ROOT, environment, onrecord

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
            assert name in MODULES


def started(tmp_path: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """``make run``, with this interpreter's environment in place of one that is made first."""
    command = ("make", "--old-file=.venv/run.stamp", f"BIN={Path(sys.executable).parent}", "run")
    variables = environment(tmp_path / "var", **more)
    return subprocess.run(
        command, cwd=ROOT, env=variables, input="bridge\n", capture_output=True, text=True, timeout=60, check=False
    )


def test_a_wrong_file_is_told_and_does_not_keep_the_bot_down(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "profile.yaml").write_text("owner: a town\nabout: A record.\n")
    statement = "title: On the bridge\ndate: 2021-10-01\nspeaker: Ada Field\nlanguage: en\ntext: The bridge is open.\n"
    (data / "one.yaml").write_text(statement)
    assert onrecord(tmp_path / "var", "load", str(data)).returncode == 0
    (data / "two.yaml").write_text("titel: On the road\n")
    done = started(tmp_path, ONRECORD_DATA=str(data))
    assert done.returncode == 0
    assert f"{data}/two.yaml:1: titel: " in done.stderr
    assert "the record stays as it was" in done.stderr
    assert "The bridge is open." in done.stdout


def test_a_wrong_setting_stops_the_start_and_is_told_once(tmp_path: Path) -> None:
    done = started(tmp_path, ONRECORD_LOG="loud")
    assert done.returncode == 2
    assert done.stderr.count("ONRECORD_LOG: ") == 1


def test_the_unit_starts_whatever_the_data_and_only_with_the_right_tables() -> None:
    before = re.findall(r"ExecStartPre=(-?)\S+/onrecord (\w+)", OPERATING)
    assert before == [("", "db"), ("-", "load")]


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
    from bot.operating.metrics import Metrics

    table = OPERATING.split("## What to watch")[1].split("\n## ")[0]
    told = set(re.findall(r"`(onrecord_\w+?)(?:_total)?(?:\{[\w,]+\})?`", table))
    measured = {family.name for family in Metrics().registry.collect()}
    assert told <= measured
    assert {name for name in measured if name not in told} <= {
        "onrecord_answers_age",
        "onrecord_inbox_age",
        "onrecord_outbox_age",
        "onrecord_statements",
    }


def test_compose_starts_what_the_program_has_in_the_right_order() -> None:
    services = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]
    assert set(services) == {"db", "release", "web", "worker"}
    for name in ("web", "worker"):
        assert services[name]["command"] == [name]
        assert services[name]["depends_on"] == {"release": {"condition": "service_completed_successfully"}}
        assert set(services[name]["environment"]) <= {*EXAMPLES}
    *_, release = services["release"]["entrypoint"]
    for command in release.split("&&"):
        program, word, *_ = shlex.split(command)
        assert (program, word in MODULES) == ("onrecord", True)
    assert "healthcheck" in services["db"]


def test_a_new_app_is_asked_for_settings_that_there_are() -> None:
    described = json.loads((ROOT / "app.json").read_text())
    assert set(described["env"]) <= {*EXAMPLES}
    processes = {line.split(": ", 1)[0] for line in (ROOT / "Procfile").read_text().splitlines()}
    assert set(described["formation"]) == processes - {"release"}

"""``onrecord doctor`` says what is set up, what answers and what is missing, and nothing secret."""

import json
from pathlib import Path

from tests.bot.programs import free_port, onrecord
from tests.simulator.client import Sim

TOKEN = "123:ABCdefGHIjklMNOpqrSTUvwx"


def findings(var: Path, **more: str) -> tuple[int, dict[str, tuple[str, str]]]:
    done = onrecord(var, "doctor", "--json", **more)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return done.returncode, {row["part"]: (row["state"], row["text"]) for row in rows}


def test_before_anything_is_loaded_nothing_is_wrong_and_nothing_is_made(tmp_path: Path) -> None:
    status, found = findings(tmp_path / "var")
    assert status == 0
    assert found["database"][0] == "note"
    assert "onrecord load" in found["database"][1]
    assert found["telegram"][0] == "note"
    assert not (tmp_path / "var").exists()


def test_a_record_that_is_loaded_and_a_bot_that_answers(tmp_path: Path, sim: Sim) -> None:
    onrecord(tmp_path, "load", "data")
    status, found = findings(
        tmp_path, TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=sim.url, PUBLIC_URL="https://r.example"
    )
    assert status == 0
    assert found["record"][0] == "ok"
    assert "11 statements" in found["record"][1]
    assert found["telegram"][0] == "ok"
    assert found["telegram"][1].startswith("@")
    assert found["telegram"][1].endswith(f" at {sim.url}")
    assert found["pages"] == ("ok", "links lead to https://r.example")


def test_what_is_wrong_is_told_without_the_token_or_a_password(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "profile.yaml").write_text("owner: a town\nabout: A record.\nzome: UTC\n")
    (data / "one.yaml").write_text("titel: On the bridge\n")
    closed = f"127.0.0.1:{free_port()}"
    done = onrecord(
        tmp_path / "var",
        "doctor",
        ONRECORD_DATA=str(data),
        TELEGRAM_BOT_TOKEN=TOKEN,
        TELEGRAM_API_URL=f"http://{closed}",
        DATABASE_URL=f"postgresql://clerk:hunter2hunter2@{closed}/record",
    )
    assert done.returncode == 1
    wrong = {line.split()[1] for line in done.stdout.splitlines() if line.startswith("wrong")}
    assert wrong == {"data", "database", "telegram"}
    assert TOKEN not in done.stdout + done.stderr
    assert "hunter2" not in done.stdout + done.stderr


def test_a_token_that_telegram_refuses_is_called_so(tmp_path: Path, sim: Sim) -> None:
    sim.faults("getMe", status=401)
    status, found = findings(tmp_path, TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=sim.url)
    assert status == 1
    assert found["telegram"][0] == "wrong"
    assert "@BotFather" in found["telegram"][1]

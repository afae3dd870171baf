from pathlib import Path

import pytest

from bot.owner.check import check_paths
from bot.owner.profile import Clock, Telephone, read_profile
from index.errors import DataError

DATA = Path(__file__).parents[3] / "data"


def test_the_profile_that_ships() -> None:
    profile = read_profile(DATA / "profile.yaml")
    assert profile.clocks == (Clock("Moscow", "Europe/Moscow"), Clock("London", "Europe/London"))
    assert profile.telephone == Telephone("Consular queries", "+44 (0) 203 668 7474")
    assert (profile.language, profile.zone) == ("en", "Europe/London")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("owner: A\n", "profile.yaml:1: about: is missing"),
        ("owner: A\nabout: B\nzone: Mars/Olympus\n", "profile.yaml:3: zone: 'Mars/Olympus' is not a time zone; expected an IANA name, such as Europe/London"),
        ("owner: A\nabout: B\nclocks: 1\n", "profile.yaml:3: clocks: is the number 1; expected a list of label and zone"),
        ("owner: A\nabout: B\nclocks: [{label: X}]\n", "profile.yaml:3: clocks: zone: is missing"),
        ("owner: A\nabout: B\ntelephone: 123\n", "profile.yaml:3: telephone: is the number 123; expected fields: label, number"),
        ("owner: A\nabout: B\nthreshold: 2\n", "profile.yaml:3: threshold: is the number 2; expected a number from 0 to 1"),
    ],
)  # fmt: skip
def test_a_damaged_profile_is_told(tmp_path: Path, content: str, expected: str) -> None:
    file = tmp_path / "profile.yaml"
    file.write_text(content)
    with pytest.raises(DataError) as caught:
        read_profile(file)
    assert expected in [str(problem).removeprefix(f"{tmp_path}/") for problem in caught.value.problems]


def test_a_missing_profile_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="says whose record this is"):
        read_profile(tmp_path / "profile.yaml")


def test_the_folder_that_ships_has_no_problems() -> None:
    assert check_paths([DATA]).problems == ()


def test_check_looks_at_every_file_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "statements").mkdir()
    (tmp_path / "statements" / "a.yaml").write_text("title: A\n")
    (tmp_path / "counters.yaml").write_text("no\n")
    (tmp_path / "profile.yaml").write_text("owner: A\n")
    problems = check_paths([tmp_path, tmp_path / "none"]).problems
    assert {Path(problem.file).name for problem in problems} == {"a.yaml", "counters.yaml", "profile.yaml", "none"}


def test_a_data_folder_without_a_profile_is_told(tmp_path: Path) -> None:
    (tmp_path / "statements").mkdir()
    found = [str(problem).removeprefix(f"{tmp_path}/") for problem in check_paths([tmp_path]).problems]
    assert "profile.yaml: is missing; it says whose record this is" in found

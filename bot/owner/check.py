"""Is a data folder as docs/data-format.md says? Looks at files only, never at the database."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.owner.counters import read_counters
from bot.owner.profile import read_profile
from index import DataError, Problem
from index.files import READERS, Reading, read_into, read_people, statement_files
from index.sources import read_sources

OWN_READERS: dict[str, Callable[[Path], object]] = {
    "counters.yaml": read_counters,
    "people.yaml": read_people,
    "profile.yaml": read_profile,
    "sources.yaml": read_sources,
}


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong, and what is right but may not be meant."""

    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...]


def check_paths(paths: Iterable[Path]) -> Checked:
    """Every problem and every notice of the files and folders."""
    reading = Reading()
    problems: list[Problem] = []
    for path in paths:
        if not path.exists():
            problems.append(Problem(str(path), 1, "", "does not exist; name a file or a folder"))
            continue
        for file in own_files(path):
            try:
                OWN_READERS[file.name](file)
            except DataError as error:
                problems += error.problems
        if path.name not in OWN_READERS:
            read_into(reading, path)
        if path.is_dir() and not any(statement_files(path)) and not (path / "sources.yaml").exists():
            problems.append(Problem(str(path), 0, "", f"holds no file of statements; read are {', '.join(READERS)}"))
        if (path / "statements").is_dir() and not (path / "profile.yaml").exists():
            problems.append(Problem(str(path / "profile.yaml"), 0, "", "is missing; it says whose record this is"))
    return Checked((*problems, *reading.problems), tuple(reading.notices))


def checked_files(paths: Iterable[Path]) -> list[Path]:
    """The files that ``check_paths`` looks at."""
    found: list[Path] = []
    for path in paths:
        found += own_files(path)
        if path.name not in OWN_READERS:
            found += statement_files(path)
    return found


def own_files(path: Path) -> list[Path]:
    if path.is_dir():
        return [path / name for name in OWN_READERS if (path / name).exists()]
    return [path] if path.name in OWN_READERS else []

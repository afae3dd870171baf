"""What reading data files has come to: statements, what is wrong, and what was read but should be looked at."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from index.errors import Problem
from index.files.fields import Checked
from index.people.joint import parts
from index.statement import Statement

MAX_PROBLEMS = 100
"""Problems shown of one file; one more line says how many there were."""
MAX_ALIKE = 3
"""Rows named for one and the same problem of a file; one more line says how many rows have it too."""
AHEAD = timedelta(days=1)
"""How far a date may lie ahead of the reader's: it is tomorrow already in the east."""


@dataclass(slots=True)
class Reading:
    """``seen`` is where each id stands. ``notices`` are told and stop nothing; ``today`` bounds dates.

    With ``keep_going`` a statement that is right is read though another is wrong.
    """

    statements: list[Statement] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)
    seen: dict[str, tuple[str, int]] = field(default_factory=dict)
    today: date = field(default_factory=lambda: datetime.now(UTC).date())
    keep_going: bool = False
    in_this_file: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, checked: Checked, file: str, number: int, default_id: str | None) -> None:
        problems = [*checked.problems]
        values = checked.values
        roles = values.get("role", ())
        if len(roles) > 1 and len(roles) != len(values.get("speaker", roles)):
            found = f"has {len(roles)} entries for {len(values['speaker'])} speakers; expected one for each"
            problems.append(Problem(file, number, "role", found))
        if values.get("date", self.today) > self.today + AHEAD:
            problems.append(Problem(file, number, "date", f"{values['date']} is in the future; check the year"))
        name = values.get("id", default_id)
        if name is None and "id" not in {problem.field for problem in problems}:
            problems.append(Problem(file, number, "id", "is missing; in a file of several statements, each needs one"))
        elif name is not None:
            before = self.seen.setdefault(name, (file, number))
            if before != (file, number):
                where = f"{before[0]}:{before[1]}"
                found = f"{name!r} is already used in {where}; each statement needs its own id"
                problems.append(Problem(file, number, "id", found))
        if problems:
            self.report(problems)
        elif name is not None and (self.keep_going or not self.problems):
            self.statements.append(make_statement(name, values))
            for joint in filter(None, map(as_joint, values["speaker"])):
                self.note(file, number, "speaker", joint)

    def report(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            kind = (problem.field, problem.message)
            self.in_this_file[kind] += 1
            shown = sum(min(count, MAX_ALIKE) for count in self.in_this_file.values())
            if self.in_this_file[kind] <= MAX_ALIKE and shown <= MAX_PROBLEMS:
                self.problems.append(problem)

    def note(self, file: str, line: int, field: str, message: str) -> None:
        """Tell of something that was read but may not be what its author meant."""
        notice = Problem(file, line, field, message)
        if notice not in self.notices[-MAX_PROBLEMS:]:
            self.notices.append(notice)

    def end_of_file(self, file: str) -> None:
        kinds = list(self.in_this_file.items())
        for (name, message), count in kinds[:MAX_PROBLEMS]:
            if count > MAX_ALIKE:
                self.problems.append(Problem(file, 0, name, f"{message} (in {count - MAX_ALIKE:,} more places too)"))
        hidden = len(kinds) - MAX_PROBLEMS
        if hidden > 0:
            self.problems.append(Problem(file, 0, "", f"and {hidden:,} more kinds of problems"))
        self.in_this_file = Counter()


def as_joint(speaker: str) -> str | None:
    """What to say of one string that names several people."""
    people = [each.name for each in parts(speaker)]
    if len(people) < 2:
        return None
    return f"{speaker!r} is read as {len(people)} people: {'; '.join(people)}. A list of them says so plainly"


def make_statement(name: str, values: Mapping[str, Any]) -> Statement:
    names, roles = values["speaker"], values.get("role", ())
    padded = roles if len(roles) == len(names) else (*roles, *(None,) * (len(names) - len(roles)))
    return Statement(
        id=name,
        title=values["title"],
        date=values["date"],
        speakers=tuple(dict.fromkeys(one for each in zip(names, padded, strict=True) for one in parts(*each))),
        language=values["language"],
        text=values["text"],
        kind=values.get("kind"),
        place=values.get("place"),
        source=values.get("source"),
        url=values.get("url"),
        complete=values.get("complete", True),
        translations_of=values.get("translations_of"),
        tags=values.get("tags", ()),
    )

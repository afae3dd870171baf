"""Reads data/people.yaml: who is who where the record itself does not tell, or tells it wrong."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from index.errors import DataError, Problem
from index.files.documents import Items, read_yaml
from index.files.fields import Field, OneOrMore, check_entries, check_fields, day, kind_of, line, web_address
from index.people.person import Known, Office

OFFICE: Mapping[str, Field] = {"title": Field(line, required=True), "from": Field(day), "to": Field(day)}


def office(value: object) -> Office:
    """An office inside a person; what is wrong with it is told in one line."""
    if not isinstance(value, dict):
        raise ValueError(f"is {kind_of(value)}; expected title, from and to")
    checked = check_fields(value, OFFICE, lambda _: ("", 0))
    if checked.problems:
        raise ValueError("; ".join(f"{problem.field}: {problem.message}" for problem in checked.problems))
    start, end = checked.values.get("from"), checked.values.get("to")
    if start and end and end < start:
        raise ValueError(f"from: {start} is after to: {end}")
    return Office(checked.values["title"], start, end)


FIELDS: Mapping[str, Field] = {
    "name": Field(line, required=True),
    "aliases": Field(OneOrMore(line)),
    "offices": Field(OneOrMore(office)),
    "same_as": Field(web_address),
}


def read_people(path: Path) -> tuple[Known, ...]:
    """The people of the file; nobody where there is no such file. Raises DataError with every problem."""
    if not path.exists():
        return ()
    node = read_yaml(path)
    name = str(path)
    if not isinstance(node, Items):
        raise DataError([Problem(name, node.line, "", "is not a list of people: begin each with '- name: …'")])
    people: list[Known] = []
    problems: list[Problem] = []
    taken: dict[str, int] = {}
    for item in node.items:
        checked = check_entries(item, FIELDS, name, "a person")
        problems += checked.problems
        if not checked.problems:
            person = _person(checked.values)
            for called in dict.fromkeys((person.name, *person.aliases)):
                before = taken.setdefault(called.casefold(), item.line)
                if before != item.line:
                    found = f"{called!r} is the person of line {before} as well; a name is one person's"
                    problems.append(Problem(name, item.line, "aliases" if called != person.name else "name", found))
            people.append(person)
    if problems:
        raise DataError(problems)
    return tuple(people)


def _person(values: Mapping[str, Any]) -> Known:
    return Known(values["name"], values.get("aliases", ()), values.get("offices", ()), values.get("same_as"))

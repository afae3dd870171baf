"""What the program imports it also asks for: a package that comes along with another may one day not."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.bot.programs import ROOT


def imported(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_package_that_is_imported_is_declared() -> None:
    files = [file for top in ("bot", "index") for file in (ROOT / top).rglob("*.py")]
    wanted = set().union(*map(imported, files)) - sys.stdlib_module_names - {"bot", "index"}
    asked = (ROOT / "pyproject.toml").read_text()  # also what is asked for by an extra
    declared = {plain(name) for name in re.findall(r'"([A-Za-z][\w.-]*)(?:\[[\w,-]+\])?[><=~]', asked)}
    known = packages_distributions()
    assert {name for name in wanted if not declared & {plain(each) for each in known.get(name, [name])}} == set()

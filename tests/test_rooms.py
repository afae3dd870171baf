"""Every module has its room, and a room is entered by its face."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from importlib import import_module
from pathlib import Path

import pytest

from bot import __version__
from tests.bot.programs import ROOT

PLAN = (ROOT / "docs" / "architecture.md").read_text()
MODULES = {
    ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file
    for top in ("bot", "index")
    for file in sorted((ROOT / top).rglob("*.py"))
}
PACKAGES = [name for name, file in MODULES.items() if file.name == "__init__.py"]


def room_of(module: str) -> str:
    return ".".join(MODULES[module].relative_to(ROOT).parent.parts)


def imported(file: Path) -> Iterator[tuple[int, str]]:
    """The lines and modules that a file imports from; a module imported as a name of its package counts as itself."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                whole = f"{node.module}.{name.name}"
                yield node.lineno, whole if whole in MODULES else node.module
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)


def bypassed(of: str, importer: str) -> list[str]:
    """Where modules below ``importer`` reach behind a face below ``of``."""
    return [
        f"{MODULES[name].relative_to(ROOT)}:{line} imports {module}: import from {room_of(module)}"
        for name in MODULES
        if name.split(".")[0] == importer
        for line, module in imported(MODULES[name])
        if module.split(".")[0] == of and module in MODULES and module not in PACKAGES and not enters(name, module)
    ]


def enters(importer: str, module: str) -> bool:
    """Whether the importer may have the module itself: it is at home there, or the room's face offers it whole."""
    room = room_of(module)
    beside = room in ("bot", "bot.migrations.versions", "bot.say.texts")
    return beside or room == room_of(importer) or module.rsplit(".", 1)[-1] in import_module(room).__all__


def test_every_room_is_in_the_architecture() -> None:
    rooms = {
        f"{top}/{room}"
        for top, section in sections()
        for room in re.findall(r"^\| `([\w/.]+)/` \|", section, re.MULTILINE)
    }
    missing = sorted({room_of(name).replace(".", "/") + "/" for name in MODULES} - {f"{room}/" for room in rooms})
    assert [room for room in missing if room.count("/") > 1] == []


def test_every_module_outside_the_rooms_is_in_the_architecture() -> None:
    named = {f"{top}/{name}" for top, section in sections() for name in re.findall(r"`(\w+\.py)`", section)}
    loose = {str(file.relative_to(ROOT)) for name, file in MODULES.items() if room_of(name) in ("bot", "index")}
    assert sorted(loose - named - {f"{top}/__init__.py" for top in ("bot", "index")}) == []


def sections() -> list[tuple[str, str]]:
    """What the architecture says of each of the two packages."""
    return [
        (top, text)
        for top, text in re.findall(r"^## `(index|bot)/`[^\n]*\n(.*?)(?=^## )", PLAN, re.MULTILINE | re.DOTALL)
    ]


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_says_what_it_is_for_and_what_it_offers(package: str) -> None:
    tree = ast.parse(MODULES[package].read_text())
    assert 1 <= len((ast.get_docstring(tree) or "").splitlines()) <= 5
    module = import_module(package)
    offered = module.__all__
    assert sorted(offered) == sorted(set(offered))
    for name in offered:
        assert hasattr(module, name)
        within = f"{package}.{name}"
        assert within not in MODULES or offers_module(tree, package, name), f"{name} hides a module"


def offers_module(tree: ast.Module, package: str, name: str) -> bool:
    """Whether a face offers one of its modules itself, whose functions are read with its name before them."""
    return any(
        isinstance(node, ast.ImportFrom) and node.module == package and name in {each.name for each in node.names}
        for node in ast.walk(tree)
    )


def test_the_bot_enters_the_record_by_its_faces() -> None:
    assert bypassed("index", "bot") == []


def test_rooms_of_the_bot_are_entered_by_their_faces() -> None:
    """What stands beside the rooms is imported from where it stands; so are revisions and the texts' own reader."""
    assert bypassed("bot", "bot") == []


def test_the_record_knows_nothing_of_the_bot() -> None:
    files = [
        (file, module) for name, file in MODULES.items() if name.startswith("index") for _, module in imported(file)
    ]
    assert [(file, module) for file, module in files if module.split(".")[0] == "bot"] == []


def test_no_room_leads_back_to_itself() -> None:
    """Files that stand beside the rooms are rooms of their own."""
    arrows = dict[str, set[str]]()
    for name, file in MODULES.items():
        if name in PACKAGES:
            continue
        here = own_room(name)
        arrows.setdefault(here, set()).update(
            own_room(module) for _, module in imported(file) if module in MODULES and module not in PACKAGES
        )
        arrows[here].discard(here)
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        raise AssertionError(" → ".join(error.args[1])) from error


def own_room(module: str) -> str:
    room = room_of(module)
    return module if room in ("bot", "index") else room


def test_the_version_is_told_without_loading_the_record() -> None:
    heavy = ("sqlalchemy", "tantivy", "telegram", "index.record", "index.languages")
    code = f"import sys; from bot.cli import app; app(['--version'], standalone_mode=False); print([m for m in {heavy} if m in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert said.splitlines() == [__version__, "[]"]

"""A package's face: the names it offers, each imported when it is first asked for. A quick command starts quickly.

A package lists them once, as the imports under ``if TYPE_CHECKING:`` in its ``__init__``, where type checkers see them.
One of its own modules among them is offered whole.
"""

import ast
import sys
from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.abc import InspectLoader


def face(package: str) -> Callable[[str], object]:
    """The ``__getattr__`` of a package."""

    def named(name: str) -> object:
        if name.startswith("__") or (home := homes(package).get(name)) is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        module, inside = home
        found = import_module(f"{package}.{inside}") if module == package else getattr(import_module(module), inside)
        setattr(sys.modules[package], name, found)
        return found

    return named


@cache
def homes(package: str) -> dict[str, tuple[str, str]]:
    """For each name of a package's face, the module it is defined in and its name there."""
    loader = sys.modules[package].__loader__
    source = loader.get_source(package) if isinstance(loader, InspectLoader) else None
    return {
        name.asname or name.name: (node.module, name.name)
        for branch in ast.parse(source or "").body
        if isinstance(branch, ast.If)
        for node in branch.body
        if isinstance(node, ast.ImportFrom) and node.module
        for name in node.names
    }

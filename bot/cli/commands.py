"""The commands of ``onrecord``, one line each; a command's module is loaded when it is run or described."""

from importlib import import_module
from keyword import iskeyword
from typing import Any

import typer
from typer.core import TyperGroup

MODULES = {
    "run": "run",
    "web": "web",
    "worker": "worker",
    "chat": "chat",
    "ask": "ask",
    "when": "when",
    "compare": "compare",
    "verify": "verify",
    "export": "export",
    "mcp": "mcp",
    "init": "init",
    "import": "importing",
    "load": "load",
    "voices": "voices",
    "people": "people",
    "fetch": "sources",
    "check": "check",
    "doctor": "doctor",
    "index": "index",
    "remove": "withdrawing",
    "retract": "withdrawing",
    "reinstate": "withdrawing",
    "backup": "backup",
    "restore": "backup",
    "sources": "sources",
    "db": "db",
}
"""Each command, in the order of the help, and the module beside this one that defines it under that name."""


class Commands(TyperGroup):
    """The commands by name. ``onrecord --version`` loads none of them."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  typer has a click of its own
        return list(MODULES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        if cmd_name not in self.commands and cmd_name in MODULES:
            self.commands[cmd_name] = defined(cmd_name)
        return self.commands.get(cmd_name)


def defined(name: str) -> Any:
    module = import_module(f"bot.cli.{MODULES[name]}")
    command = getattr(module, f"{name}_" if iskeyword(name) else name)
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    app.callback()(lambda: None)
    if isinstance(command, typer.Typer):
        app.add_typer(command)
    else:
        app.command(name)(command)
    return typer.main.get_group(app).commands[name]

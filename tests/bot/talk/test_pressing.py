"""A button carries an action, and only what it carried is done."""

import ast
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.say.buttons import MOST_BYTES, Action, Say, decode, encode
from bot.talk.commands import COMMANDS, MENU
from bot.talk.pressing import DOES, KINDS, pressed
from bot.talk.record.in_context import InContext
from tests.bot.programs import ROOT


def test_no_two_buttons_share_a_letter() -> None:
    assert len(KINDS) == len(DOES)


def test_every_kind_of_button_is_registered() -> None:
    kinds = {
        node.name
        for file in (ROOT / "bot").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.ClassDef) and any(isinstance(b, ast.Name) and b.id == "Action" for b in node.bases)
    }
    assert kinds == {kind.__name__ for kind in DOES}


def test_no_two_commands_share_a_name() -> None:
    assert len({command.name for command in COMMANDS}) == len(COMMANDS)


def test_commands_of_operators_are_not_in_the_menu() -> None:
    assert {command.name for command in COMMANDS if command.of_operators} & set(MENU) == set()


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("c:abcdefghij:2:0:17", InContext("abcdefghij", 2, 0, 17)),
        ("w:latest", Say("latest")),
        ("c:abcdefghij:2:0", None),
        ("c:abcdefghij:2:0:017", None),
        ("c:abcdefghij:2:0:-1", None),
        ("c:abcdefghi:2:0:17", None),
        ("c:abcdefghij:2:0:17:1", None),
        ("zz:1", None),
        ("", None),
        ("w:latest\n", None),
        ("f" * (MOST_BYTES + 1), None),
    ],
)
def test_only_what_a_button_can_carry_is_read(text: str, action: Action | None) -> None:
    assert pressed(text) == action
    assert action is None or encode(action) == text


@given(st.text(max_size=80))
def test_any_text_may_come_back(text: str) -> None:
    action = pressed(text)
    assert action is None or encode(action) == text


@pytest.mark.parametrize("action", [InContext("short", 1, 0, 1), InContext("abcdefghij", -1, 0, 1), Say("no such")])
def test_what_could_not_be_read_again_is_refused(action: Action) -> None:
    with pytest.raises(ValueError, match="cannot be carried"):
        encode(action)


@pytest.mark.parametrize("kind", DOES, ids=lambda kind: kind.__name__)
def test_the_fields_of_every_kind_can_be_read(kind: type[Action]) -> None:
    text = ":".join([kind.letter, *["?"] * len(fields(kind))])  # type: ignore[arg-type]  # they are dataclasses
    assert isinstance(decode(text, KINDS), kind | None)


def test_every_command_has_its_line_in_the_menu() -> None:
    said = (ROOT / "bot" / "say" / "texts" / "en.yaml").read_text()
    assert [name for name in MENU if f"\n  {name}: " not in said] == []

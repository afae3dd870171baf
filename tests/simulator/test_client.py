import dataclasses
import inspect

from tests.simulator.arguments import ChatChanges, ConfigChanges, LoadChanges
from tests.simulator.chats import HIDDEN, Chat
from tests.simulator.client import AsyncSim, Sim
from tests.simulator.config import Config
from tests.simulator.load import Load


def names(shape: type) -> set[str]:
    return {field.name for field in dataclasses.fields(shape)}


def test_arguments_mirror_what_they_change() -> None:
    assert set(ConfigChanges.__annotations__) == names(Config)
    assert set(LoadChanges.__annotations__) == names(Load)
    assert set(ChatChanges.__annotations__) == names(Chat) - {*HIDDEN, "id", "pinned"}


def test_every_operation_can_be_awaited() -> None:
    operations = {name for name, _ in inspect.getmembers(Sim, inspect.isfunction) if not name.startswith("_")}
    assert operations <= set(vars(AsyncSim(Sim())))

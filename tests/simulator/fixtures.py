"""A running simulator for every test that asks for one; ``tests/conftest.py`` makes these known everywhere."""

from collections.abc import Iterator

import pytest

from tests.simulator.client import AsyncSim, Sim
from tests.simulator.running import running


@pytest.fixture
def sim() -> Iterator[Sim]:
    """A simulator of the test's own. Its operations block: with the bot in the test's event loop use ``async_sim``."""
    with running() as simulator:
        yield simulator


@pytest.fixture
def strict_sim() -> Iterator[Sim]:
    """The same, and at the end of the test no call may have been answered with 400."""
    with running(allow_bad_requests=False) as simulator:
        yield simulator


@pytest.fixture
def async_sim(sim: Sim) -> AsyncSim:
    """The test's ``sim`` with operations to be awaited."""
    return AsyncSim(sim)

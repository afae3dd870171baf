"""A local stand-in for the Telegram Bot API server: real HTTP, no network, errors worded as Telegram words them.

A bot is pointed at ``Sim.bot_url``; a test plays the people, the groups and the faults through ``Sim``. By hand:
``python -m tests.simulator serve --port 8081`` and ``python -m tests.simulator bench --url http://127.0.0.1:8081``.
"""

from tests.simulator.client import AsyncSim, Sim
from tests.simulator.config import Config
from tests.simulator.running import running

__all__ = ["AsyncSim", "Config", "Sim", "running"]

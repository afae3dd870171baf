"""What a test can turn: settings, faults, time; and the load generator."""

import dataclasses
import json

from tests.simulator.bot import Bot
from tests.simulator.faults import Fault
from tests.simulator.load import Bench, Load
from tests.simulator.params import Params
from tests.simulator.shapes import Json, Measured


def config(bot: Bot, p: Params) -> Json:
    """Change settings; those not named stay. Returns all."""
    changes = {key: json.loads(value) if isinstance(value, str) else value for key, value in p.items()}
    bot.world.config = dataclasses.replace(bot.world.config, **changes)
    return dataclasses.asdict(bot.world.config)


def faults(bot: Bot, p: Params) -> list[Json]:
    """Order a fault, or remove all with ``clear``. Returns those there are, with their hits."""
    if p.flag("clear"):
        bot.world.faults.clear()
    elif p:
        bot.world.faults.append(Fault(**p))
    return [dataclasses.asdict(fault) for fault in bot.world.faults]


def advance(bot: Bot, p: Params) -> Json:
    """Let time pass: limits refill, queries grow old."""
    bot.world.clock.advance(p.seconds("seconds", 0))
    return {"now": bot.world.clock.now()}


async def bench(bot: Bot, p: Params) -> Measured:
    """Drive the bot under load."""
    return await Bench(bot, Load(**p)).run()

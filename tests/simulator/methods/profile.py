"""Methods about the bot itself: who it is, its commands, its descriptions, its menu button."""

import json
import re

from telegram.constants import BotCommandLimit, BotDescriptionLimit, BotNameLimit

from tests.simulator.bot import Bot
from tests.simulator.errors import need
from tests.simulator.params import Params
from tests.simulator.shapes import Json
from tests.simulator.units import utf16_length

COMMAND = re.compile(rf"/?[a-z0-9_]{{{BotCommandLimit.MIN_COMMAND},{BotCommandLimit.MAX_COMMAND}}}")


def get_me(bot: Bot, p: Params) -> Json:
    return {
        **bot.user,
        "can_join_groups": True,
        "supports_inline_queries": True,
        "supports_guest_queries": True,
        "can_read_all_group_messages": not bot.world.config.privacy,
        "can_connect_to_business": False,
    }


def set_my_commands(bot: Bot, p: Params) -> bool:
    commands = p.parsed("commands") or []
    need(len(commands) <= BotCommandLimit.MAX_COMMAND_NUMBER, "BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        need(COMMAND.fullmatch(command["command"]), "BOT_COMMAND_INVALID")
        size = utf16_length(command["description"])
        need(1 <= size <= BotCommandLimit.MAX_DESCRIPTION, "BOT_COMMAND_DESCRIPTION_INVALID")
    bot.settings["commands"][_scope(bot, p)] = commands
    return True


def get_my_commands(bot: Bot, p: Params) -> list[Json]:
    commands: list[Json] = bot.settings["commands"].get(_scope(bot, p), [])
    return commands


def delete_my_commands(bot: Bot, p: Params) -> bool:
    return set_my_commands(bot, Params({**p, "commands": []}))


def set_my_description(bot: Bot, p: Params) -> bool:
    return _set(bot, p, "description", BotDescriptionLimit.MAX_DESCRIPTION_LENGTH.value)


def get_my_description(bot: Bot, p: Params) -> Json:
    return _get(bot, p, "description")


def set_my_short_description(bot: Bot, p: Params) -> bool:
    return _set(bot, p, "short_description", BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH.value)


def get_my_short_description(bot: Bot, p: Params) -> Json:
    return _get(bot, p, "short_description")


def set_my_name(bot: Bot, p: Params) -> bool:
    return _set(bot, p, "name", BotNameLimit.MAX_NAME_LENGTH.value)


def get_my_name(bot: Bot, p: Params) -> Json:
    return _get(bot, p, "name")


def set_chat_menu_button(bot: Bot, p: Params) -> bool:
    if p.get("chat_id"):
        bot.find_chat(p, write=False)
    bot.settings["menu_button"][p.text("chat_id")] = p.parsed("menu_button") or {"type": "default"}
    return True


def get_chat_menu_button(bot: Bot, p: Params) -> Json:
    button: Json = bot.settings["menu_button"].get(p.text("chat_id"), {"type": "default"})
    return button


def _set(bot: Bot, p: Params, key: str, limit: int) -> bool:
    need(utf16_length(p.text(key)) <= limit, f"{key.upper()}_TOO_LONG")
    bot.settings[key][p.text("language_code")] = p.text(key)
    return True


def _get(bot: Bot, p: Params, key: str) -> Json:
    return {key: bot.settings[key].get(p.text("language_code"), "")}


def _scope(bot: Bot, p: Params) -> str:
    scope = p.parsed("scope") or {"type": "default"}
    if "chat_id" in scope:
        bot.find_chat(Params(scope), write=False)
    return json.dumps([scope, p.text("language_code")], sort_keys=True)

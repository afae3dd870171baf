"""The control API: what a test can do to the world the bot lives in, and ask about it.

``POST /_sim/OPERATION`` with the arguments as a JSON object; ``Sim`` documents each. ``token`` picks the bot where
there are several.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from tests.simulator.bot import Bot
from tests.simulator.control import asking, happening, steering, watching, writing
from tests.simulator.params import Params

Operation = Callable[[Bot, Params], Any | Awaitable[Any]]

OPERATIONS: dict[str, Operation] = {
    "message": writing.message,
    "channel_post": writing.channel_post,
    "edited_message": writing.edited_message,
    "callback": asking.callback,
    "inline": asking.inline,
    "guest": asking.guest,
    "chat": happening.chat,
    "topic": happening.topic,
    "migrate": happening.migrate,
    "my_chat_member": happening.my_chat_member,
    "update": happening.update,
    "messages": watching.messages,
    "wait": watching.wait,
    "calls": watching.calls,
    "bad_requests": watching.bad_requests,
    "stats": watching.stats,
    "bot": watching.profile,
    "config": steering.config,
    "faults": steering.faults,
    "advance": steering.advance,
    "bench": steering.bench,
}

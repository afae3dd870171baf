"""Error answers of the Bot API, and the error of a control call that cannot be carried out."""

import math


class ControlError(ValueError):
    """The control API was asked for something that does not exist, such as a button the message does not have."""


class ApiError(Exception):
    """An error answer of the Bot API: HTTP status, description and response parameters."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad(message: str, **parameters: int) -> ApiError:
    """A 400 answer; the first letter is lowered, as the real server does, unless the message is a ``CODE``."""
    if message[1:2] != "_" and not message[1:2].isupper():
        message = message[0].lower() + message[1:]
    return ApiError(400, f"Bad Request: {message}", **parameters)


def need(condition: object, message: str) -> None:
    """Raise the 400 answer with this message unless the condition holds."""
    if not condition:
        raise bad(message)


def too_many(seconds: float) -> ApiError:
    """A 429 answer; ``retry_after`` is in whole seconds, at least one."""
    wait = max(1, math.ceil(seconds))
    return ApiError(429, f"Too Many Requests: retry after {wait}", retry_after=wait)

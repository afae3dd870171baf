"""The parameters of a call, whichever way the client sent them."""

import json
import urllib.parse
from typing import Any

from aiohttp import web

from tests.simulator.errors import bad


class Params(dict[str, Any]):
    """Strings from forms, plain values from JSON bodies; uploads (file name, content) are in ``files``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.files: dict[str, tuple[str, bytes]] = {}

    def text(self, key: str) -> str:
        value = self.get(key)
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value)

    def number(self, key: str, default: int = 0) -> int:
        try:
            return int(self.get(key, default))
        except (TypeError, ValueError):
            return default

    def seconds(self, key: str, default: float) -> float:
        return float(self.get(key, default))

    def flag(self, key: str) -> bool:
        return self.text(key).lower() in ("true", "1")

    def parsed(self, key: str) -> Any:
        """A JSON value, or None where it is missing or empty. Raises ApiError 400."""
        value = self.get(key)
        try:
            return json.loads(value) if isinstance(value, str) and value else value or None
        except ValueError:
            raise bad(f"can't parse {key} JSON object") from None


async def read_params(request: web.Request) -> Params:
    """The query string and the body (multipart, form or JSON) of a request as one."""
    params = Params(request.query)
    if request.content_type == "multipart/form-data":
        form = await request.post()
        params.update((key, value) for key, value in form.items() if isinstance(value, str))
        params.files = {
            key: (value.filename, value.file.read()) for key, value in form.items() if isinstance(value, web.FileField)
        }
    elif request.body_exists:
        body = await request.text()
        if request.content_type == "application/json":
            params.update(json.loads(body))
        else:
            params.update(urllib.parse.parse_qsl(body, keep_blank_values=True))
    return params

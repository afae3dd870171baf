"""The HTTP front: Bot API calls, files, and the control API beside them."""

import asyncio
import inspect
import re
from collections.abc import AsyncIterator
from typing import Any

from aiohttp import ClientSession, web

from tests.simulator.bot import Bot
from tests.simulator.config import Config
from tests.simulator.control import OPERATIONS
from tests.simulator.errors import ApiError, ControlError, too_many
from tests.simulator.faults import Fault, pick
from tests.simulator.methods import METHODS, NAMES
from tests.simulator.params import Params, read_params
from tests.simulator.shapes import Json
from tests.simulator.world import World

ANY_TOKEN = "42:TEST"
LARGEST_BODY = 64 << 20


class Server:
    """Serves the bots of these tokens, or of any well-formed token when there are none."""

    def __init__(self, tokens: tuple[str, ...] = (), seed: int | None = None, config: Config | None = None) -> None:
        self.tokens = tokens
        self.world = World(config or Config(), seed)
        self.bots: dict[str, Bot] = {}
        self.app = web.Application(client_max_size=LARGEST_BODY)
        self.app.router.add_route("*", "/bot{token}/{method}", self.handle_call)
        self.app.router.add_get("/file/bot{token}/{path:.+}", self.handle_file)
        self.app.router.add_route("*", "/_sim/{operation}", self.handle_control)
        self.app.cleanup_ctx.append(self._http_client)

    def bot(self, token: str) -> Bot:
        """The bot of this token, made on first use. Raises ApiError 404 or 401."""
        if token not in self.bots:
            if not re.fullmatch(r"\d+:[\w-]{3,}", token):
                raise ApiError(404, "Not Found")
            if self.tokens and token not in self.tokens:
                raise ApiError(401, "Unauthorized")
            self.bots[token] = Bot(self.world, token)
        return self.bots[token]

    async def handle_call(self, request: web.Request) -> web.StreamResponse:
        """One Bot API call, with the fault that was ordered for it."""
        clock, name, p = self.world.clock, request.match_info["method"].lower(), await read_params(request)
        start = clock.now()
        fault = pick(self.world.faults, name, p.number("chat_id"), self.world.random)
        status, description, answer = 200, "", Json(ok=True)
        try:
            answer["result"] = await self._carry_out(request.match_info["token"], name, p, fault)
        except ApiError as error:
            status, description = error.code, error.description
            answer = Json(ok=False, error_code=status, description=description)
            if error.parameters:
                answer["parameters"] = error.parameters
        if fault.kind == "delay_after":
            await asyncio.sleep(fault.delay)
        dropped = fault.kind in ("drop_before", "drop_after")
        self.world.journal.called(
            {
                "ts": start,
                "seconds": clock.now() - start,
                "method": NAMES.get(name, name),
                "params": dict(p),
                "status": 0 if dropped else status,
                "description": description,
                "fault": fault.kind,
            }
        )
        if dropped and request.transport:
            request.transport.abort()
        if status >= 500 and fault.kind:  # as sent by a proxy in front of the real server
            return web.Response(status=status, text=f"<html><h1>{status}</h1></html>", content_type="text/html")
        return web.json_response(answer, status=status)

    async def _carry_out(self, token: str, name: str, p: Params, fault: Fault) -> Any:
        bot = self.bot(token)
        if fault.kind == "delay":
            await asyncio.sleep(fault.delay)
        if fault.kind == "error":
            raise too_many(fault.retry_after) if fault.retry_after else ApiError(fault.status, "Injected fault")
        if name not in NAMES:
            raise ApiError(404, "Not Found: method not found")
        if fault.kind == "drop_before":
            return None
        result = METHODS[NAMES[name]](bot, p)
        return await result if inspect.isawaitable(result) else result

    async def handle_file(self, request: web.Request) -> web.StreamResponse:
        """The content of a file by its id."""
        stored = self.world.files.get(request.match_info["path"])
        return web.Response(body=stored[1]) if stored else web.Response(status=404)

    async def handle_control(self, request: web.Request) -> web.StreamResponse:
        """One control operation; what is wrong with it comes as ``{"error": …}`` with 400."""
        p, name = await read_params(request), request.match_info["operation"]
        try:
            token = p.pop("token", None) or next(iter([*self.bots, *self.tokens]), ANY_TOKEN)
            return web.json_response(await self._operate(name, self.bot(token), p))
        except (ApiError, KeyError, TypeError, ValueError) as error:
            return web.json_response({"error": f"{type(error).__name__}: {error}"}, status=400)

    async def _operate(self, name: str, bot: Bot, p: Params) -> Any:
        if name == "reset":
            return self._reset()
        if name not in OPERATIONS:
            raise ControlError(f"there is no operation {name!r}; there are {', '.join(sorted([*OPERATIONS, 'reset']))}")
        result = OPERATIONS[name](bot, p)
        return await result if inspect.isawaitable(result) else result

    def _reset(self) -> Json:
        for bot in self.bots.values():
            bot.reset()
        self.world.clear()
        return {}

    async def _http_client(self, app: web.Application) -> AsyncIterator[None]:
        self.world.http = ClientSession()
        yield
        await self.world.close()

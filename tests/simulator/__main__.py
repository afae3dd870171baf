"""``python -m tests.simulator serve`` runs the simulator; ``bench`` drives a bot that is connected to one."""

import argparse
import asyncio
import contextlib
import json
from typing import Any

try:
    import aiohttp as aiohttp
except ImportError:
    raise SystemExit("The simulator needs what the tests need; `make test` installs it.") from None

from tests.simulator.client import DEFAULT_URL, Sim
from tests.simulator.load import Load
from tests.simulator.running import HOST, serve
from tests.simulator.server import Server

PORT = 8081


def main() -> None:
    """Read the command line and do what it says."""
    options = vars(_parser().parse_args())
    if options.pop("command") == "bench":
        print(json.dumps(Sim(options.pop("url")).bench(**options)))
        return
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(options))


async def _serve(options: dict[str, Any]) -> None:
    server = Server(tuple(options["token"]), options["seed"])

    def ready(url: str) -> None:
        print(f"the simulator listens on {url}", flush=True)

    await serve(server, options["host"], options["port"], ready, asyncio.Event())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.simulator", description="Stand-in for the Bot API server")
    commands = parser.add_subparsers(dest="command", required=True)
    start = commands.add_parser("serve", help="listen until interrupted")
    start.add_argument("--host", default=HOST)
    start.add_argument("--port", type=int, default=PORT, help="0 picks a free one")
    start.add_argument("--token", action="append", default=[], help="a bot that may call; without any, every bot may")
    start.add_argument("--seed", type=int)
    bench = commands.add_parser("bench", help="load a bot and print its figures as JSON")
    bench.add_argument("--url", default=DEFAULT_URL)
    default = Load()
    bench.add_argument("--chats", type=int, default=default.chats)
    bench.add_argument("--seconds", type=float, default=default.seconds)
    bench.add_argument(
        "--rate", type=float, default=default.rate, help="messages a second; 0 waits for answers instead"
    )
    bench.add_argument("--text", default=default.text)
    bench.add_argument("--replies", type=int, default=default.replies, help="messages the bot sends to each")
    bench.add_argument("--warmup", type=float, default=default.warmup, help="seconds that do not count")
    bench.add_argument("--keep-limits", action="store_true", help="flood limits stay on")
    bench.add_argument("--pid", type=int, default=default.pid, help="the bot's process, to measure its CPU share")
    return parser


if __name__ == "__main__":
    main()

"""``onrecord mcp``: the record as tools for assistants, on standard input and output."""

import asyncio

from bot.process import configure_logs, read_settings


def mcp() -> None:
    """Serve the record as MCP tools on stdio.

    Tools: ask, find_all, statement, verify, when, people, changes.
    """
    # The protocol's library takes a second to import; no other command needs it.
    from bot.api import tool_server
    from bot.assembly import assembled
    from bot.cli.ask import objects_of

    settings = read_settings()
    configure_logs("warning", secrets=settings.secrets)

    async def work() -> None:
        async with assembled(settings) as parts, parts.record.following():
            server = tool_server(lambda: objects_of(parts), parts.texts("web.title", owner=parts.profile.owner))
            await server.run_stdio_async()

    asyncio.run(work())

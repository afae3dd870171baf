"""The record for programs: objects of JSON over HTTP and MCP, the same answers as everywhere."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.api.objects import Objects, person_json
    from bot.api.routes import api_routes
    from bot.api.tools import tool_app, tool_server
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = ["Objects", "api_routes", "person_json", "tool_app", "tool_server"]

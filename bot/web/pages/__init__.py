"""The record on the web: pages without scripts, feeds, pictures; every quote has a lasting address."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.web.pages.guard import Guard
    from bot.web.pages.routes import record_routes
    from bot.web.pages.site import Site, answered
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = ["Guard", "Site", "answered", "record_routes"]

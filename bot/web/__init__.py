"""What the process serves over HTTP: the webhook, a page, and what its operators watch."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.web import app
    from bot.web.endpoint import WebhookEndpoint
    from bot.web.server import listening_socket, serve
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = ["WebhookEndpoint", "app", "listening_socket", "serve"]

"""What the process serves over HTTP: the webhook, a page, and what its operators watch."""

__all__: list[str] = []

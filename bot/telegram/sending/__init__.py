"""How replies and messages look at Telegram, and how they get there."""

__all__: list[str] = []

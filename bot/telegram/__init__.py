"""The conversation in Telegram: who is spoken to, how a reply looks there, and how it gets there."""

__all__: list[str] = []

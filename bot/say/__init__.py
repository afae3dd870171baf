"""Replies, free of any medium, and every sentence the bot says."""

__all__: list[str] = []

"""Replies about the chat itself: what it subscribes to, watches, keeps and forgets."""

__all__: list[str] = []

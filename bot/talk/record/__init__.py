"""Replies from the record: quotes, texts to read, lists, counts, verdicts."""

__all__: list[str] = []

"""The conversation: a request in, a reply out."""

__all__: list[str] = []

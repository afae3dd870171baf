"""What nobody asked for: who is due, and what they get."""

__all__: list[str] = []

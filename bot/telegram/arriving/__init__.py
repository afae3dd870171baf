"""What comes from Telegram: fetched or taken, written down, read, and brought to its answer."""

__all__: list[str] = []

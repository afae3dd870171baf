"""Times and places as people write them."""

__all__: list[str] = []

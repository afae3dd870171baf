"""What the owner of the record says in its data folder."""

__all__: list[str] = []

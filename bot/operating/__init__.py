"""What operators and their machines see of a process: figures, an overview, whether it is fit to work."""

__all__: list[str] = []

"""What every process needs: settings, logs, loops, metrics, and whether it is fit to work."""

__all__: list[str] = []

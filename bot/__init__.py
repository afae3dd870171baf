"""The conversation about the record, and the media it is held in."""

__all__ = ["__version__"]

__version__ = "0.1.0"

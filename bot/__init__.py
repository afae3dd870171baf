"""The conversation about the record, and the media it is held in."""

__version__ = "0.1.0"

"""
RecordError (index/errors.py)
└── SourceError           a source could not be read just now; one line that says why
    ├── FetchError        the server did not give the document
    │   ├── Refused       the address is not one that is fetched
    │   └── Gone          the server says that the document is no longer there (404, 410)
    └── Unreadable        the document is not what the source is said to be
"""

from index.errors import RecordError


class SourceError(RecordError):
    """A source could not be read just now. ``retry_after``: seconds for which the server asks to be left alone."""

    def __init__(self, message: str, *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class FetchError(SourceError):
    """The server did not give the document."""


class Refused(FetchError):
    """The address is not one that is fetched."""


class Gone(FetchError):
    """The server says that the document is no longer there."""


class Unreadable(SourceError):
    """The document is not what the source is said to be, or more than is read."""

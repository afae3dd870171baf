"""A stranger's document becomes items: plain text, checked by nobody yet. Read in a process of its own."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.sources.reading.reading import Readers
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = ["Readers"]

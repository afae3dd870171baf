"""Fetches documents from strangers, within limits of size, time and place."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.sources.fetching.fetching import Fetcher, Limits
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = ["Fetcher", "Limits"]

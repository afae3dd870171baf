"""Where statements come from: feeds, pages and folders, followed politely and never trusted.

A source is applied in one transaction or not at all.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.sources.definitions import read_sources
    from index.sources.discovery import discovered
    from index.sources.fetching.errors import SourceError
    from index.sources.following import SourceFollower
    from index.sources.freshness import Freshness, Stale
    from index.sources.items.held import HeldEdit, accept, dismiss, held_back
    from index.sources.items.tables import source_states
    from index.sources.notices import News, Notice, Tell
    from index.sources.polling import Outcome, Poller
    from index.sources.states import SourceState, read_states
    from index.sources.types.definition import Source
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = [
    "Freshness",
    "HeldEdit",
    "News",
    "Notice",
    "Outcome",
    "Poller",
    "Source",
    "SourceError",
    "SourceFollower",
    "SourceState",
    "Stale",
    "Tell",
    "accept",
    "discovered",
    "dismiss",
    "held_back",
    "read_sources",
    "read_states",
    "source_states",
]

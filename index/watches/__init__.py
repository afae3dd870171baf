"""What a watch waits for, and which statements fit it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.watches.firing import Fired, matching_quote
    from index.watches.watched import Heard, Needs, Watched
    from index.watches.watching import WatchIndex, stored_of
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = ["Fired", "Heard", "Needs", "WatchIndex", "Watched", "matching_quote", "stored_of"]

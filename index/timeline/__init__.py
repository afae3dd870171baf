"""What was said when, and how often: counted over the whole record, statement by statement, not guessed from a few."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.timeline.asking import Kind, counting_wish
    from index.timeline.comparison import Comparison, Sides, Step, Wording
    from index.timeline.timeline import Listing, Month, SpokenBy, Timeline
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = [
    "Comparison",
    "Kind",
    "Listing",
    "Month",
    "Sides",
    "SpokenBy",
    "Step",
    "Timeline",
    "Wording",
    "counting_wish",
]

"""From candidates to the sentences that answer, and how sure that is."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.ranking.confidence import THRESHOLD
    from index.ranking.ranking import Ranked, Wanted, rank
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = ["THRESHOLD", "Ranked", "Wanted", "rank"]

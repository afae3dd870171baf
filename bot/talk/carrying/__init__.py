"""Replies to be carried away: citations, cards, files of all that fits a question."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.talk.carrying.citing import Card, Cite, Citing, card_of
    from bot.talk.carrying.exporting import Export, Exporting
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = ["Card", "Cite", "Citing", "Export", "Exporting", "card_of"]

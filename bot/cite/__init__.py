"""Statements and quotes as others keep and cite them: tables, reference managers, text."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.cite.card import draw_card
    from bot.cite.citation import Citation
    from bot.cite.citing import cited
    from bot.cite.formats import FORMATS, Format
    from bot.cite.fragment import source_link
    from bot.cite.pasting import PASTED
    from bot.cite.permalink import Permalink, link_of, link_to, statement_of_payload, statement_path, statement_payload
    from bot.cite.quoting import quoted
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = [
    "FORMATS",
    "PASTED",
    "Citation",
    "Format",
    "Permalink",
    "cited",
    "draw_card",
    "link_of",
    "link_to",
    "quoted",
    "source_link",
    "statement_of_payload",
    "statement_path",
    "statement_payload",
]

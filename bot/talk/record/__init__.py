"""Replies from the record: quotes, texts to read, lists, counts, verdicts."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.talk.record import browsing, changes, in_context, reading
    from bot.talk.record.answering import DropFilter, ShowQuote, absence, answer_reply, quote_blocks, reading_buttons
    from bot.talk.record.changes import difference_blocks
    from bot.talk.record.comparing import ShowWording, compared_reply
    from bot.talk.record.counting import plot_labels, timeline_reply
    from bot.talk.record.drafting import LARGEST, Drafting
    from bot.talk.record.examples import ExampleMaker
    from bot.talk.record.following import (
        QUOTES,
        Following,
        GoingOn,
        about_quote,
        opposite_reply,
        read_as,
        shown_of,
        shown_under,
    )
    from bot.talk.record.freshness import span, stale_notice
    from bot.talk.record.listing import ShowList
    from bot.talk.record.namesakes import renamed
    from bot.talk.record.offering import Offer, Offering
    from bot.talk.record.reading import ReadInFull, ShowChange, notes
    from bot.talk.record.surveying import ShowChart, ShowMonth, ShowMonths, Surveying
    from bot.talk.record.verifying import verification_reply
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = [
    "LARGEST",
    "QUOTES",
    "Drafting",
    "DropFilter",
    "ExampleMaker",
    "Following",
    "GoingOn",
    "Offer",
    "Offering",
    "ReadInFull",
    "ShowChange",
    "ShowChart",
    "ShowList",
    "ShowMonth",
    "ShowMonths",
    "ShowQuote",
    "ShowWording",
    "Surveying",
    "about_quote",
    "absence",
    "answer_reply",
    "browsing",
    "changes",
    "compared_reply",
    "difference_blocks",
    "in_context",
    "notes",
    "opposite_reply",
    "plot_labels",
    "quote_blocks",
    "read_as",
    "reading",
    "reading_buttons",
    "renamed",
    "shown_of",
    "shown_under",
    "span",
    "stale_notice",
    "timeline_reply",
    "verification_reply",
]

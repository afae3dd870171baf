"""A timeline as the JSON object that ``onrecord when --json`` prints."""

from typing import Any

from bot.say.answer_json import extent_json, filters_json, quote_json
from index.timeline import Listing, Timeline, counting_wish


def count_json(timeline: Timeline) -> dict[str, Any]:
    """A question for a count or a time, answered: the fields that every answer has, and the timeline's as ``when``."""
    text = timeline.question.text
    wish = counting_wish(text)
    told = when_json(timeline)
    ends = {quote.start: quote for quote in (timeline.first, timeline.last) if quote is not None}
    return {
        "question": text,
        "understood": text,
        "kind": str(wish.kind) if wish else "count",
        "answered": timeline.matching > 0,
        "confidence": 1.0 if timeline.matching else 0.0,
        "filters": told["filters"],
        "quotes": [quote_json(quote) for quote in ends.values()],
        "corrections": [{"asked": each.asked, "found": each.found} for each in timeline.question.corrections],
        "searched": told["searched"],
        "when": told,
    }


def list_json(listing: Listing) -> dict[str, Any]:
    """All statements that fit: the fields that every answer has, and ``found``."""
    question, quotes = listing.question, listing.quotes
    days = [quote.date.isoformat() for quote in quotes]
    return {
        "question": question.text,
        "understood": question.text,
        "kind": "list",
        "answered": bool(quotes),
        "confidence": 1.0 if quotes else 0.0,
        "filters": filters_json(question),
        "quotes": [quote_json(quote) for quote in quotes],
        "corrections": [{"asked": each.asked, "found": each.found} for each in question.corrections],
        "searched": extent_json(listing.searched),
        "found": {"statements": len(quotes), "first": min(days, default=None), "last": max(days, default=None)},
    }


def when_json(timeline: Timeline) -> dict[str, Any]:
    return {
        "query": timeline.question.text,
        "filters": filters_json(timeline.question),
        "statements": timeline.matching,
        "asked": timeline.asked,
        "first": timeline.first and quote_json(timeline.first),
        "last": timeline.last and quote_json(timeline.last),
        "months": [
            {"month": month.key, "statements": month.statements, "matching": month.matching}
            for month in timeline.months
        ],
        "speakers": [{"name": each.name, "matching": each.matching} for each in timeline.speakers],
        "searched": extent_json(timeline.searched),
    }

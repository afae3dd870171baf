"""A timeline as the JSON object that ``onrecord when --json`` prints."""

from collections.abc import Sequence
from typing import Any

from bot.say.answer_json import filters_json, quote_json
from index import Quote
from index.timeline import Timeline, counting_wish


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


def list_json(text: str, quotes: Sequence[Quote]) -> dict[str, Any]:
    """All statements that fit, the newest first, each with its best quote."""
    days = [quote.date.isoformat() for quote in quotes]
    return {
        "question": text,
        "understood": text,
        "kind": "list",
        "answered": bool(quotes),
        "confidence": 1.0 if quotes else 0.0,
        "quotes": [quote_json(quote) for quote in quotes],
        "found": {"statements": len(quotes), "first": min(days, default=None), "last": max(days, default=None)},
    }


def when_json(timeline: Timeline) -> dict[str, Any]:
    searched = timeline.searched
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
        "searched": {
            "statements": searched.statements,
            "first": searched.first and searched.first.isoformat(),
            "last": searched.last and searched.last.isoformat(),
        },
    }

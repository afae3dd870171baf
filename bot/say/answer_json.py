"""An answer as the JSON object that ``onrecord ask --json`` prints."""

from typing import Any

from index import Answer, Exchange, Extent, Quote
from index.questions import Question


def answer_json(answer: Answer) -> dict[str, Any]:
    return {
        "question": answer.question.text,
        "understood": answer.question.text,
        "kind": "quote" if answer.answered else "absence",
        "answered": answer.answered,
        "confidence": round(answer.confidence, 4),
        "filters": filters_json(answer.question),
        "quotes": [quote_json(quote) for quote in answer.quotes],
        "corrections": [{"asked": each.asked, "found": each.found} for each in answer.corrections],
        "searched": extent_json(answer.extent),
        "elapsed_ms": round(answer.elapsed_ms, 2),
    }


def extent_json(extent: Extent) -> dict[str, Any]:
    return {
        "statements": extent.statements,
        "first": extent.first and extent.first.isoformat(),
        "last": extent.last and extent.last.isoformat(),
    }


def filters_json(question: Question) -> dict[str, Any]:
    period = question.period
    return {
        "speaker": list(question.speakers),
        "dates": {"from": period.first.isoformat(), "to": period.last.isoformat()} if period else None,
        "phrases": list(question.phrases),
        "exclusions": list(question.exclusions),
    }


def people_json(names: list[str]) -> str | list[str] | None:
    return (names[0] if len(names) == 1 else names) or None


def exchange_json(exchange: Exchange | None) -> dict[str, Any] | None:
    if exchange is None:
        return None
    return {"question": exchange.question, "speaker": " and ".join(each.name for each in exchange.speakers) or None}


def quote_json(quote: Quote) -> dict[str, Any]:
    names = [speaker.name for speaker in quote.speakers]
    return {
        "statement_id": quote.statement_id,
        "version": quote.version,
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "speaker": names[0] if len(names) == 1 else names,
        "role": quote.speakers[0].role if len(names) == 1 else None,
        "person": people_json([speaker.name for speaker in quote.shown]),
        "said": quote.certain,
        "title": quote.title,
        "date": quote.date.isoformat(),
        "url": quote.url,
        "score": round(quote.score, 4),
        "exchange": exchange_json(quote.exchange),
        "quoted_by": " and ".join(speaker.name for speaker in quote.quoted_by) or None,
    }

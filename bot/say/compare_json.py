"""A comparison as the JSON object that ``onrecord compare --json`` prints."""

from typing import Any

from bot.say.answer_json import extent_json, filters_json, quote_json
from bot.say.when_json import when_json
from index.text import Kind
from index.timeline import Comparison, Sides, Step


def compare_json(found: Comparison | Sides) -> dict[str, Any]:
    """``wordings`` are sentences said more than once, or ``sides`` what each of two people said."""
    if isinstance(found, Sides):
        return {"query": found.text, "sides": [when_json(side) for side in found.sides]}
    return {
        "query": found.question.text,
        "filters": filters_json(found.question),
        "sentences": found.sentences,
        "statements": found.statements,
        "wordings": [
            {
                "changed": wording.changed,
                "statements": wording.statements,
                "steps": [_step(wording.steps[max(0, place - 1)], step) for place, step in enumerate(wording.steps)],
            }
            for wording in found.wordings
        ],
        "searched": extent_json(found.searched),
    }


def _step(before: Step, step: Step) -> dict[str, Any]:
    old, new = before.quote.text, step.quote.text
    return {
        "quote": quote_json(step.quote),
        "statements": step.statements,
        "last": step.last.isoformat(),
        "changes": [
            {"removed": old[slice(*each.old)], "added": ""}
            if each.kind is Kind.REMOVED
            else {"removed": "", "added": new[slice(*each.new)]}
            for each in step.changes
            if each.kind is not Kind.SAME
        ],
    }

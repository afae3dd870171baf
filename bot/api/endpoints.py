"""The API's addresses as data: what each takes, gives and is for. Routes and the description are made from it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.api import models
from bot.api.objects import Objects

LONGEST_QUESTION = 2_000
LONGEST_TEXT = 20_000
"""Characters of a question, and of a text to be verified."""
MOST = 100
"""Objects a page."""
FAR = 1_000_000
"""How far a page may begin."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """``most`` characters of a text, or the greatest number where ``default`` is one; one without default is needed."""

    about: str
    most: int
    default: int | None = None
    in_path: bool = False


Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Endpoint:
    path: str
    about: str
    model: type[models.Model]
    answer: Callable[[Objects, Values], Awaitable[dict[str, Any] | None]]
    parameters: Mapping[str, Parameter] = field(default_factory=dict)


QUESTION = Parameter("A question, or words; phrases in quotation marks, exclusions with a minus.", LONGEST_QUESTION)
PAGES = {
    "limit": Parameter("How many at most.", MOST, default=25),
    "offset": Parameter("How many to leave out first.", FAR, default=0),
}

VERSION = Parameter("A version; the newest without.", FAR, default=0)
ENDPOINTS = (
    Endpoint(
        "/ask",
        "The answer to a question: up to three quotes, a count, a list, or an honest absence.",
        models.Answer,
        lambda objects, given: objects.ask(given["q"]),
        {"q": QUESTION},
    ),
    Endpoint(
        "/search",
        "Every statement that has all the words, newest first, each with its best quote.",
        models.Listing,
        lambda objects, given: objects.search(given["q"], given["limit"], given["offset"]),
        {"q": QUESTION, **PAGES},
    ),
    Endpoint(
        "/statements/{id}",
        "A statement with its text, and who says what in it.",
        models.Statement,
        lambda objects, given: objects.statement(given["id"], given["v"] or None),
        {"id": Parameter("The statement's id.", 500, in_path=True), "v": VERSION},
    ),
    Endpoint(
        "/people",
        "Everyone who speaks on record, those heard in the most statements first.",
        models.People,
        lambda objects, given: objects.people(given["limit"], given["offset"]),
        PAGES,
    ),
    Endpoint(
        "/when",
        "How often, when first and last, and by whom words were said.",
        models.When,
        lambda objects, given: objects.when(given["q"]),
        {"q": QUESTION},
    ),
    Endpoint(
        "/verify",
        "Whether a quote is on record, letter for letter, and whose words it is.",
        models.Verdict,
        lambda objects, given: objects.verify(given["text"]),
        {"text": Parameter("The quote, with whoever is said to have said it.", LONGEST_TEXT)},
    ),
    Endpoint(
        "/changes",
        "What publishers changed or withdrew after publication, newest first.",
        models.Changes,
        lambda objects, given: objects.changes(given["limit"], given["offset"]),
        PAGES,
    ),
)

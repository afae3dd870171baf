"""The shapes of what the API answers: one source for what is sent and what its description says."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Exchange(Model):
    """The question that a quote replies to."""

    question: str
    speaker: str | None


class Quote(Model):
    """``text`` equals ``text[start:end]`` of that version, letter for letter; offsets count code points."""

    statement_id: str
    version: int
    start: int
    end: int
    text: str
    speaker: str | list[str]
    role: str | None
    person: str | list[str] | None
    said: bool = Field(description="False where the text does not tell which of the speakers said it.")
    title: str
    date: str
    url: str | None
    score: float
    exchange: Exchange | None
    quoted_by: str | None
    link: str | None = None


class Dates(Model):
    first: str = Field(alias="from")
    last: str = Field(alias="to")


class Filters(Model):
    speaker: list[str]
    dates: Dates | None
    phrases: list[str]
    exclusions: list[str]


class Correction(Model):
    asked: str
    found: str


class Searched(Model):
    statements: int
    first: str | None = None
    last: str | None = None


class Month(Model):
    month: str
    statements: int
    matching: int


class Matching(Model):
    name: str
    matching: int


class When(Model):
    query: str
    filters: Filters
    statements: int
    asked: int
    first: Quote | None
    last: Quote | None
    months: list[Month]
    speakers: list[Matching]
    searched: Searched


class Found(Model):
    statements: int
    first: str | None
    last: str | None


class Answer(Model):
    question: str
    understood: str
    kind: Literal["quote", "count", "when", "list", "absence", "cannot"]
    answered: bool
    confidence: float
    filters: Filters
    quotes: list[Quote]
    corrections: list[Correction]
    searched: Searched
    elapsed_ms: float | None = None
    when: When | None = None
    found: Found | None = None


class Listing(Model):
    query: str
    count: int
    limit: int
    offset: int
    quotes: list[Quote]


class Speaker(Model):
    name: str
    role: str | None


class Turn(Model):
    start: int
    end: int
    speakers: list[str]
    said: bool
    question: bool


class Statement(Model):
    id: str
    version: int
    newest: int
    seen: str
    retracted: bool
    title: str
    date: str
    speakers: list[Speaker]
    language: str
    kind: str | None
    place: str | None
    source: str | None
    url: str | None
    complete: bool
    translation_of: str | None
    tags: list[str]
    text: str
    turns: list[Turn]
    link: str | None = None


class Office(Model):
    title: str
    start: str | None = Field(alias="from")
    end: str | None = Field(alias="to")


class Person(Model):
    name: str
    aliases: list[str]
    offices: list[Office]
    statements: int
    first: str | None
    last: str | None
    alike: list[str]


class People(Model):
    count: int
    limit: int
    offset: int
    people: list[Person]


class Place(Model):
    statement_id: str
    version: int
    start: int
    end: int
    text: str
    title: str
    date: str
    speakers: list[str]
    said: bool
    only_older: bool | None = None
    words_changed: int | None = None
    link: str | None = None


class Judged(Model):
    verdict: Literal["exact", "other_speaker", "joined", "altered", "not_found", "empty", "too_short"]
    named: str | None
    named_is_speaker: bool | None
    found: list[Place]
    closest: Place | None


class Quotation(Judged):
    """One quotation of a draft; ``start`` and ``end`` are its place in the text that was sent."""

    words: str
    start: int
    end: int
    asked: bool


class Verdict(Judged):
    searched: Searched
    quotations: list[Quotation]


class Change(Model):
    statement_id: str
    version: int | None
    withdrawn: bool
    title: str
    date: str
    seen: str
    link: str | None = None


class Changes(Model):
    limit: int
    offset: int
    changes: list[Change]


class Problem(Model):
    """https://www.rfc-editor.org/rfc/rfc9457"""

    type: str = "about:blank"
    title: str
    status: int
    detail: str


def checked(model: type[Model], told: dict[str, Any]) -> bytes:
    """The object as JSON, once it is known to be what the description says. Raises pydantic.ValidationError."""
    return model.model_validate(told).model_dump_json(by_alias=True, exclude_unset=True).encode()

"""Everything that is to be cited: the whole record, or all that fits a question."""

from collections.abc import AsyncIterator
from datetime import date

from bot.cite.citation import Citation
from index import Record

AT_ONCE = 200
"""Statements read from the database at a time."""


def cited(record: Record, publisher: str, question: str, today: date, root: str | None) -> AsyncIterator[Citation]:
    """Of every statement that fits the question its best quote; every statement where there is no question."""
    if question:
        return cited_quotes(record, publisher, question, today, root)
    return cited_statements(record, publisher, root)


async def cited_statements(record: Record, publisher: str, root: str | None) -> AsyncIterator[Citation]:
    """Every statement in its newest wording, the newest statement first."""
    offset = 0
    while headings := await record.archive.headings(limit=AT_ONCE, offset=offset):
        for version in await record.archive.newest([each.id for each in headings]):
            day = version.statement.date
            people = tuple(record.people.shown(each, day) for each in version.statement.speakers)
            yield Citation(version=version, people=people, publisher=publisher, root=root)
        offset += len(headings)


async def cited_quotes(
    record: Record, publisher: str, question: str, today: date, root: str | None
) -> AsyncIterator[Citation]:
    """Of every statement that fits the question its best quote, the newest statement first."""
    quotes = (await record.find_all(question, today=today)).quotes
    for start in range(0, len(quotes), AT_ONCE):
        some = quotes[start : start + AT_ONCE]
        versions = {each.statement.id: each for each in await record.archive.newest([q.statement_id for q in some])}
        for quote in some:
            version = versions.get(quote.statement_id)
            if version is not None and version.text[quote.start : quote.end] == quote.text:
                people = quote.shown or quote.speakers
                yield Citation(version=version, people=people, publisher=publisher, quote=quote, root=root)

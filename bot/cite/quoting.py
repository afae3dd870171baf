"""A slice of a version as a quote, under the name of whoever speaks there."""

from index import Quote, Version
from index.search import voices


def quoted(version: Version, start: int, end: int) -> Quote:
    """``text[start:end]`` under the names of whoever speaks there; certain of nobody where several do."""
    heard = [turn for turn in voices(version) if turn.start < end and start < turn.end]
    turn = heard[0] if len(heard) == 1 else None
    statement = version.statement
    return Quote(
        statement_id=statement.id,
        version=version.number,
        start=start,
        end=end,
        text=version.text[start:end],
        speakers=turn.speakers if turn else statement.speakers,
        certain=turn.certain if turn else False,
        asks=turn.question if turn else False,
        title=statement.title,
        date=statement.date,
        language=statement.language,
        url=statement.url,
        complete=statement.complete,
        score=0.0,
        size=len(version.text),
        retracted=version.retracted_at is not None,
    )

"""An RSS or Atom feed."""

from dataclasses import dataclass
from datetime import timedelta

from index.sources.types.definition import WebSource
from index.sources.types.fields import WEB, web_conflicts, web_values
from index.sources.types.source_type import SourceType


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSource(WebSource):
    """An RSS or Atom feed."""


TYPE = SourceType(
    name="feed",
    described="feed (RSS or Atom)",
    source=FeedSource,
    fields=WEB,
    usual=timedelta(minutes=15),
    made=lambda values, _: FeedSource(**web_values(values)),
    conflicts=web_conflicts,
    reader="index.sources.reading.feed:read_feed",
)

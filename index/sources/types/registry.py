"""The types of source, one line each: a file beside this holds all that is particular to one."""

from collections.abc import Mapping

from index.sources.types import feed, folder, page
from index.sources.types.source_type import SourceType

TYPES: Mapping[str, SourceType] = {each.name: each for each in (feed.TYPE, page.TYPE, folder.TYPE)}

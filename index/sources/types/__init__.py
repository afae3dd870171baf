"""The types of source: a feed, a page, a folder. One file each, and one line in ``registry.py``."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.sources.types.registry import TYPES
    from index.sources.types.source_type import SourceType
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = ["TYPES", "SourceType"]

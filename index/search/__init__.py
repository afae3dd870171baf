"""The index on local disk: derived from the archive, searched, and kept up to date. Losing it loses nothing."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.search.passages import voices, voices_of
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = ["voices", "voices_of"]

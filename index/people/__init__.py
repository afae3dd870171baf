"""The people who speak on record, and the names they go by."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.people.speaker_names import KnownName, SpeakerNames
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = ["KnownName", "SpeakerNames"]

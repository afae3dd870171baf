"""The people who speak on record, and the names they go by."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.people.directory import Directory
    from index.people.joint import parts
    from index.people.listing import Entry
    from index.people.person import Known, Office, Person
    from index.people.printed import turned_down
    from index.people.speaker_names import KnownName, SpeakerNames
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = [
    "Directory",
    "Entry",
    "Known",
    "KnownName",
    "Office",
    "Person",
    "SpeakerNames",
    "parts",
    "turned_down",
]

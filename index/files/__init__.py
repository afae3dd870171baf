"""Files that people edit, read strictly: every problem has a file, a line and a field.

A file with a problem changes nothing.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.files.documents import Items, read_yaml
    from index.files.fields import (
        Field,
        check_entries,
        check_fields,
        day,
        identity,
        kind_of,
        language,
        line,
        long_text,
        share,
        web_address,
        zone,
    )
    from index.files.loading import READERS, read_all, read_into, read_paths, statement_files
    from index.files.people import read_people
    from index.files.reading import Reading
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = [
    "READERS",
    "Field",
    "Items",
    "Reading",
    "check_entries",
    "check_fields",
    "day",
    "identity",
    "kind_of",
    "language",
    "line",
    "long_text",
    "read_all",
    "read_into",
    "read_paths",
    "read_people",
    "read_yaml",
    "share",
    "statement_files",
    "web_address",
    "zone",
]

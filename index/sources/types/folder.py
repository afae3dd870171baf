"""A folder of statement files, which the owner edits."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from index.files.fields import Field, line
from index.sources.types.definition import Source
from index.sources.types.fields import COMMON
from index.sources.types.source_type import SourceType


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderSource(Source):
    """A folder of statement files that people edit."""

    path: Path

    @property
    def place(self) -> str:
        return str(self.path)


TYPE = SourceType(
    name="folder",
    described="folder",
    source=FolderSource,
    fields={**COMMON, "path": Field(line, required=True)},
    usual=timedelta(seconds=30),
    made=lambda values, folder: FolderSource(**{**values, "path": folder / values["path"]}),
)

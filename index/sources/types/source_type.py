"""What makes a type of source: its fields in data/sources.yaml, and how a document of it is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from index.files.fields import Field
from index.sources.types.definition import Source


def none(_: Mapping[str, Any]) -> list[tuple[str, str]]:
    return []


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceType:
    """``name`` is what stands in ``type:``, ``described`` says it to whoever wrote another.

    ``made`` gets the checked fields, with the interval (``usual`` where none is given), and the folder of the file.
    ``conflicts`` are messages by field, for fields that are right each for itself. ``reader`` is what reads
    a stranger's document, as ``module:function``: it is loaded only in the process that reads. None for files.
    """

    name: str
    described: str
    source: type[Source]
    fields: Mapping[str, Field]
    usual: timedelta
    made: Callable[[Mapping[str, Any], Path], Source]
    conflicts: Callable[[Mapping[str, Any]], list[tuple[str, str]]] = none
    reader: str | None = None

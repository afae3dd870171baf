"""Words are found letter for letter, whatever the typesetting, and never in part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.letters import Letters

TEXT = "We can’t say – as “experts” do – that non-proliferation cost 4.5 million… It fell by -5 percent. 我们反对战争。"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("We can't say - as 'experts' do", True),
        ("as  «experts»\n do", True),
        ("can’t say", True),
        ("can", False),
        ("say", True),
        ("proliferation cost", False),
        ("non‑proliferation cost", True),
        ("cost 4", False),
        ("cost 4.5 million", True),
        ("5 million", False),
        ("4.5 million ...", True),
        ("we can't say", False),
        ("fell by 5 percent", False),
        ("5 percent", False),
        ("-5 percent", True),
        ("反对战争", True),
        ("反对和平", False),
    ],
)
def test_found(words: str, found: bool) -> None:
    assert (next(Letters(TEXT).find(Letters(words).words), None) is not None) is found


def test_a_place_is_where_the_words_stand() -> None:
    letters = Letters(TEXT)
    [(first, last)] = letters.find(Letters("as 'experts' do").words)
    start, end = letters.span(first, last)
    assert TEXT[start:end] == "as “experts” do"


@given(st.lists(st.sampled_from("war peace and war-like don't 4.5 5".split()), min_size=1, max_size=30), st.data())
def test_whole_words_in_a_row_are_found_where_they_stand(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    text = " ".join(words)
    letters = Letters(text)
    spans = {letters.span(*place) for place in letters.find(Letters("\n".join(words[first:last])).words)}
    start = len(" ".join(words[:first])) + bool(first)
    assert (start, start + len(" ".join(words[first:last]))) in spans


@given(st.text())
def test_words_are_in_order_and_in_the_text(text: str) -> None:
    letters = Letters(text)
    assert letters.starts == sorted(letters.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(letters.starts, letters.ends, strict=True))

from hypothesis import given
from hypothesis import strategies as st

from index.meaning.units import as_term, digest, unit_texts, units


def spans(sentences: list[str]) -> tuple[str, list[tuple[int, int]]]:
    text, found = "", []
    for each in sentences:
        found.append((len(text), len(text) + len(each)))
        text += f"{each} "
    return text, found


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=120), max_size=8))
def test_every_sentence_is_in_one_unit(sentences: list[str]) -> None:
    text, cut = spans(sentences)
    found = units(text, 0, cut)
    assert [number for first, last in found for number in range(first, last + 1)] == list(range(len(sentences)))
    assert all(words in text for words in unit_texts(text, 0, cut))


def test_a_short_sentence_is_joined_with_its_neighbour() -> None:
    long = "The minister told the committee that the bridge would be open before the winter, and safe."
    text, cut = spans(["No.", long, "Yes.", long, "Thanks."])
    assert units(text, 0, cut) == [(0, 1), (2, 4)]
    assert unit_texts(text, 0, cut)[0] == f"No. {long}"


def test_units_are_counted_from_the_statement() -> None:
    text, cut = spans(["The bridge is open.", "The road is not."])
    moved = [(start + 500, end + 500) for start, end in cut]
    assert unit_texts(text, 500, moved) == unit_texts(text, 0, cut) == ["The bridge is open. The road is not."]


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_digest_is_that_of_the_words(one: str, other: str) -> None:
    assert (digest(one) == digest(other)) is (one.encode("utf-8", "replace") == other.encode("utf-8", "replace"))
    assert int(as_term(digest(one)), 16) == digest(one)
    assert len(as_term(digest(one))) == 16

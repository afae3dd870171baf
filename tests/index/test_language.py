"""Text to terms: the fast way through remembered pieces says what the exact way with places says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language import TOKEN, Memory, analyzer

LANGUAGES = ("en", "ru", "zh", "hi", "th", "und")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Peace, and the U.S. won 3,000 seats; Mr. O’Brien’s COVID-19 test."),
        ("en", "3 per cent, 3 PER CENT, 3\nper\tcent and 3%"),
        ("fr", "1\u00a0000\u202f000 euros\u00a0; l’État"),
        ("zh", "会议将于三月在北京举行。 天气很好"),
        ("th", "การประชุมจะจัดขึ้นที่กรุงเทพ ในเดือนมีนาคม"),
        ("ar", "سيعقد الاجتماع ﷺ في القاهرة"),
        ("de", "Straße re\u00adject STRASSE"),
    ],
)
def test_remembered_pieces_say_what_the_exact_way_says(language: str, text: str) -> None:
    analysis = analyzer(language)
    exact = [token.term for token in analysis.tokens(text)]
    assert exact
    assert analysis.terms(text) == exact
    assert analysis.joined(text) == " ".join(exact)
    assert analysis.spoken(text) == [match[0].casefold() for match in TOKEN.finditer(text)]


@given(text=st.text(max_size=200), language=st.sampled_from(LANGUAGES))
def test_terms_are_those_of_the_tokens_in_any_text(text: str, language: str) -> None:
    analysis = analyzer(language)
    tokens = list(analysis.tokens(text))
    assert analysis.terms(text) == [token.term for token in tokens]
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)


@given(text=st.text(max_size=200), language=st.sampled_from(LANGUAGES), chosen=st.sets(st.integers(0, 20)))
def test_tokens_among_terms_are_those_of_all_tokens(text: str, language: str, chosen: set[int]) -> None:
    analysis = analyzer(language)
    tokens = list(analysis.tokens(text))
    terms = {tokens[place].term for place in chosen if place < len(tokens)} | {"absent"}
    assert list(analysis.among(text, terms)) == [token for token in tokens if token.term in terms]


def test_the_memory_keeps_no_long_pieces_and_begins_anew_when_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.language.MEMORY", 3)
    memory = Memory(lambda piece: [piece.upper()])
    assert [memory[piece] for piece in ("a", "b", "c", "d", "a" * 100)] == ["A", "B", "C", "D", "A" * 100]
    assert set(memory) == {"d"}

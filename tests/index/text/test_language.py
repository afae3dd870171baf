"""Text to terms: the fast way through remembered pieces says what the exact way with places says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.language import TOKEN, Memory, analyzer

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
        ("en", "“Peace,” he said—(U.S.) 5%, COVID-19; O'Brien's ... — ‘Quote’ A. B.C. a.m. [sic] US WHO"),
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


def test_the_memory_keeps_no_long_pieces_and_no_more_than_it_has_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.text.language.MEMORY", 3)
    memory = Memory(lambda piece: [piece.upper()])
    assert [memory[piece] for piece in ("a", "b", "c", "d", "a" * 100)] == ["A", "B", "C", "D", "A" * 100]
    assert set(memory) == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "negotiations", "negotiation"),
        ("en", "the U.S.", "US"),
        ("en", "12 per cent", "12%"),
        ("en", "1,200", "1200"),
        ("en", "Zürich", "zurich"),
        ("en", "re\u00adject", "reject"),
        ("en", "O’Brien’s", "O'Brien's"),
        ("ru", "переговоры министров", "переговорам министры"),
        ("ru", "Ещё щётки", "еще щетки"),
        ("es", "negociación", "negociaciones"),
        ("tr", "kitaplar", "kitap"),
        ("el", "υπουργός", "υπουργοί"),
        ("ro", "negocierile", "negocierilor"),
        ("hi", "सरकारों", "सरकार"),
        ("ar", "الاجتماع", "اجتماع"),
        ("bg", "министрите", "министри"),
        ("ko", "회의는", "회의에서"),
        ("vi", "Việt Nam", "viet nam"),
    ],
)
def test_what_counts_as_the_same_words(language: str, one: str, other: str) -> None:
    assert analyzer(language).terms(one) == analyzer(language).terms(other) != []


@pytest.mark.parametrize(
    ("language", "text", "terms"),
    [
        ("en", "Who told us that the US will not?", ["us"]),
        ("zh", "北京会议", ["北京", "京会", "会议"]),
        ("zh", "水", ["水"]),
        ("th", "การประชุม", ["การ", "ารป", "รปร", "ประ", "ระช", "ะชุ", "ชุม"]),
        ("hi", "बैठक दिल्ली में", ["बैठक", "दिल्ल"]),
        ("ja", "東京タワー", ["東京", "京タ", "タワ", "ワー"]),
    ],
)
def test_what_is_searched_for(language: str, text: str, terms: list[str]) -> None:
    assert analyzer(language).terms(text) == terms


@pytest.mark.parametrize(
    ("language", "text", "terms"),
    [
        ("zh", "亚马逊雨林是哪种雨林？", ["亚马", "马逊", "逊雨", "雨林", "雨林"]),
        ("ja", "会議はどこで開かれますか", ["会議", "議は", "で開", "開か"]),
        ("zh", "是什么", ["是什", "什么"]),
        ("en", "where is it", []),
    ],
)
def test_what_only_asks_is_not_searched_for(language: str, text: str, terms: list[str]) -> None:
    assert [token.term for token in analyzer(language).asked(text)] == terms

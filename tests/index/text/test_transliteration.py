import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.transliteration import bases, cyrillic, latin, loose_keys, name_key, plain


@pytest.mark.parametrize(
    "spellings",
    [
        ("Lavrov", "Лавров", "Lawrow", "Lavroff", "Lavrof", "LAVROV"),
        ("Zakharova", "Захарова", "Zaharova"),
        ("Putin", "Путин", "Poutine"),
        ("Zelensky", "Зеленский", "Zelenskyy", "Zelenskiy", "Zelenskyj"),
        ("Gorbachev", "Горбачёв", "Gorbatschow", "Gorbatchev"),
        ("Shoigu", "Шойгу", "Schoigu"),
        ("Peskov", "Песков", "Peskow"),
        ("Müller", "Muller"),
        ("Erdoğan", "Erdogan"),
    ],
)
def test_spellings_of_one_name_share_a_key(spellings: tuple[str, ...]) -> None:
    assert len({name_key(spelling) for spelling in spellings}) == 1


def test_a_german_reading_is_met_loosely() -> None:
    assert name_key("Zakharova") in loose_keys(name_key("Sacharowa"))


@pytest.mark.parametrize(
    ("form", "nominative"),
    [
        ("Лаврова", "лавров"), ("Лаврову", "лавров"), ("Лавровым", "лавров"), ("Лаврове", "лавров"),
        ("Захаровой", "захарова"), ("Захарову", "захарова"),
        ("Зеленского", "зеленский"), ("Зеленским", "зеленский"), ("Путиным", "путин"), ("Макроном", "макрон"),
        ("Шойгу", "шойгу"), ("Байдена", "байден"),
    ],
)  # fmt: skip
def test_case_forms_lead_back_to_the_nominative(form: str, nominative: str) -> None:
    assert nominative in bases(form)


@pytest.mark.parametrize(
    ("word", "spelt"), [("Захарова", "zakharova"), ("Щукин", "shchukin"), ("Lavrov", "lavrov"), ("数字", "数字")]
)
def test_latin(word: str, spelt: str) -> None:
    assert latin(word) == spelt


@pytest.mark.parametrize(
    ("word", "spelt"), [("Lavrov", "лавров"), ("Zakharova", "захарова"), ("Zelensky", "зеленский"), ("Putin", "путин")]
)
def test_cyrillic(word: str, spelt: str) -> None:
    assert cyrillic(word) == spelt


@given(st.text())
def test_any_text_has_a_key_and_bases(text: str) -> None:
    assert bases(text)[0] == plain(text)
    assert name_key(text) == name_key(text)
    assert isinstance(cyrillic(latin(text)), str)

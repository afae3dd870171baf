import pytest

from index.budget import Budget
from index.text.spelling import corrected, nearest, plausible, real_words
from tests.index.small_record import SmallRecord

WORDS = {
    "government": 40, "vaccine": 30, "ministerial": 5, "zakharova": 12, "lavrov": 50, "sputnik": 20, "iraq": 30,
    "australia": 9, "slovakia": 6,
    "zambia": 3, "nigeria": 7, "malta": 4, "stick": 8, "price": 90, "noble": 4, "pairs": 6, "khwarezmid": 3,
    "guarantee": 9, "parliament": 33,
    "defence": 21, "organisation": 12, "cooperation": 44, "sanctions": 60, "palestinian": 25, "settlement": 31,
    "normalising": 2, "separate": 8,
    "committee": 14, "necessary": 11, "ukraine": 70, "jerusalem": 5, "glushkov": 4, "salisbury": 9, "mccallum": 3,
    "settlers": 2, "points": 9,
    "colour": 4, "centre": 9, "mediterranean": 3, "interfax": 2, "accommodate": 3, "marino": 2, "steels": 2,
}  # fmt: skip
RECORD = SmallRecord(words=WORDS)


def read(words: str, language: str = "en", record: SmallRecord = RECORD) -> str:
    return corrected(words, language, record.frequency, record.starting, {"what", "about"}.__contains__)[0]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("goverment", "government"), ("govenrment", "government"), ("vacine", "vaccine"), ("vaccien", "vaccine"),
        ("minsterial", "ministerial"),
        ("Zaharova", "zakharova"), ("Zakahrova", "zakharova"), ("Lavrof", "lavrov"), ("Larvov", "lavrov"),
        ("sputnk", "sputnik"), ("Sputnick", "sputnik"),
        ("Kharezmid", "khwarezmid"), ("gaurentee", "guarantee"), ("parliment", "parliament"),
        ("coperation", "cooperation"), ("sancitons", "sanctions"),
        ("Palestinain", "palestinian"), ("settelment", "settlement"), ("seperate", "separate"),
        ("commitee", "committee"), ("neccessary", "necessary"),
        ("Ukarine", "ukraine"), ("Jeruslaem", "jerusalem"), ("Glushkow", "glushkov"), ("Salisburry", "salisbury"),
        ("McCalum", "mccallum"),
        ("Mediteranean", "mediterranean"), ("Intefax", "interfax"), ("acommodate", "accommodate"),
        ("defense", "defence"), ("organization", "organisation"), ("center", "centre"), ("Лавров", "lavrov"),
        ("Захаровой", "zakharova"),
    ],
)  # fmt: skip
def test_corrects_a_slip(asked: str, found: str) -> None:
    shown = found.capitalize() if asked.istitle() else found
    assert read(f"what about {asked}?") == f"what about {shown}?"


@pytest.mark.parametrize(
    "word",
    [
        "Iran", "Austria", "Slovenia", "Gambia", "Niger", "Mali", "Paris", "Nobel", "stock", "prize", "Prince",
        "setter", "government", "UNRW", "vac", "xyzzy",
        "Biden", "Macron", "bakery", "Steelers", "Pont", "COVID19", "shouldn't", "what", "Lavrova's", "стол",
        "привет", "2021", "zzzzzzzzzz",
    ],
)  # fmt: skip
def test_leaves_an_honest_absence_alone(word: str) -> None:
    found = read(f"what about {word}?")
    assert found == f"what about {word}?" or word == "Lavrova's"


def test_says_what_it_corrected_once_a_word() -> None:
    words, corrections = corrected("vacine and vacine", "en", RECORD.frequency, RECORD.starting, {"and"}.__contains__)
    assert words == "vaccine and vaccine"
    assert [(c.asked, c.found) for c in corrections] == [("vacine", "vaccine")]


def test_of_two_equally_near_words_the_frequent_one_wins_or_none() -> None:
    even = SmallRecord(words={"sanction": 10, "sanctior": 10})
    uneven = SmallRecord(words={"sanction": 100, "sanctior": 1})
    assert nearest("sanctio", even.starting) is None
    assert nearest("sanctio", uneven.starting) == "sanction"


def test_a_cyrillic_record_is_asked_in_latin() -> None:
    assert read("Lavrov", record=SmallRecord(words={"лавров": 3})) == "Лавров"


def test_a_poor_dictionary_trusts_only_slips_of_the_finger() -> None:
    record = SmallRecord(words={"каналы": 3, "которую": 9, "канады": 4})
    assert not real_words("ru").rich
    assert read("котоурю", "ru", record) == "которую"
    assert read("канавы", "ru", record) == "канавы"


@pytest.mark.parametrize(
    ("asked", "found", "likely"),
    [
        ("lavrof", "lavrov", True), ("larvov", "lavrov", True), ("iran", "iraq", False),
        ("slovenia", "slovakia", False), ("alvrov", "lavrov", True),
        ("syra", "syria", True), ("mali", "malta", False), ("gambia", "zambia", False), ("bakery", "bakers", False),
        ("cat", "cat", True),
    ],
)  # fmt: skip
def test_an_edit_is_a_slip_of_finger_or_ear(asked: str, found: str, likely: bool) -> None:
    assert plausible(asked, found) is likely


def test_a_dictionary_is_loaded_at_nobodys_expense() -> None:
    """A question in a language that nobody asked in before isn't told that it takes too long to be read."""
    real_words.cache_clear()
    with Budget(0.05):
        assert "aspic" in real_words("en").words

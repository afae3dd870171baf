import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.wording import same_words, words_digest


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        pytest.param("", " \n", True, id="nothing"),
        pytest.param("two words", "two\n\n words ", True, id="white space"),
        pytest.param("two words", "two\u00a0words", True, id="no-break space"),
        pytest.param("two words", "two\u2009words", True, id="thin space"),
        pytest.param("caf\u00e9", "cafe\u0301", True, id="normal form"),
        pytest.param("“So,” he said", '"So," he said', True, id="double quotes"),
        pytest.param("«So»", "“So”", True, id="guillemets"),
        pytest.param("it’s", "it's", True, id="apostrophe"),
        pytest.param("here — there", "here - there", True, id="dash"),
        pytest.param("here—there", "here -- there", True, id="typewriter dash"),
        pytest.param("2019–2021", "2019-2021", True, id="range of years"),
        pytest.param("and so on…", "and so on...", True, id="ellipsis"),
        pytest.param("and so on. . .", "and so on...", True, id="spaced ellipsis"),
        pytest.param("quoi\u202f!", "quoi!", True, id="space before a mark"),
        pytest.param("co\u00adoperation", "cooperation", True, id="soft hyphen"),
        pytest.param("\ufeffwords", "words", True, id="byte order mark"),
        pytest.param("oﬃcial", "official", True, id="ligature"),
        pytest.param("word", "words", False, id="a letter"),
        pytest.param("Word", "word", False, id="case"),
        pytest.param("no, one", "no one", False, id="comma"),
        pytest.param("go.", "go?", False, id="question mark"),
        pytest.param("not able", "notable", False, id="words run together"),
        pytest.param("re-sign", "resign", False, id="hyphen"),
        pytest.param("well-known", "well known", False, id="hyphen or space"),
        pytest.param("10²", "102", False, id="superscript"),
        pytest.param("½", "1/2", False, id="fraction"),
        pytest.param("5 percent", "6 percent", False, id="digit"),
        pytest.param("е", "e", False, id="a Cyrillic letter for a Latin one"),
        pytest.param("की है", "कीहै", False, id="words that end in a vowel sign"),
        pytest.param("می\u200cخواهم", "میخواهم", False, id="Persian spelling"),
    ],
)
def test_same_words(first: str, second: str, same: bool) -> None:
    assert same_words(first, second) is same
    assert same_words(second, first) is same
    assert (words_digest(first) == words_digest(second)) is same


def test_a_word_that_moves_from_title_to_text_is_a_change() -> None:
    assert words_digest("On the", "record") != words_digest("On", "the record")


@given(st.text(), st.text())
def test_the_digest_tells_words_apart_as_the_comparison_does(first: str, second: str) -> None:
    assert (words_digest(first) == words_digest(second)) is same_words(first, second)


@given(st.lists(st.text("abcд1", min_size=1)), st.data())
def test_only_letters_count_however_they_are_set(words: list[str], data: st.DataObject) -> None:
    gaps = st.sampled_from([" ", "\n", "\u00a0", "\t ", "\u2009\u200b", " \u00ad"])
    assert same_words(" ".join(words), "".join(word + data.draw(gaps) for word in words))


@given(st.lists(st.text("abc", min_size=1), unique=True, min_size=2))
def test_the_order_of_words_counts(words: list[str]) -> None:
    assert not same_words(" ".join(words), " ".join([*words[1:], words[0]]))

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.questions.question import Filter, Question, read_question
from tests.index.small_record import DEPARTMENT, EMBASSY, SmallRecord

TODAY = date(2026, 11, 24)
RECORD = SmallRecord((*EMBASSY, *DEPARTMENT), "vaccine unrwa lavrov zakharova sanctions ministerial meeting assistance")
LETTERS = re.compile(r"[^\W\d_]+")
PIECES = st.sampled_from(
    [
        "what did", "Lavrov", "Лаврова", "Zaharova", "Price", "say", "said", "about", "on", "in", "June", "2021",
        "26 January 2021", "last week", "since",
        "between", "and", "March", '"', "“", "”", "«", "»", "'", "’", "‘", "-", "–", "-vaccine", "according to",
        "vacine", "Что сказал", "в июне",
        "¿Qué dijo", "selon", "zwischen", "مرحبا", "שלום", "<b>", "&amp;", "😀", "\n", "\u202e", "\x00", "99.99.9999",
        "31 February", "0", "'s",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=12).map(" ".join), st.lists(PIECES, max_size=12).map("".join)
)


def read(text: str, *dropped: Filter) -> Question:
    return read_question(text, today=TODAY, record=RECORD, dropped=frozenset(dropped))


@given(TEXTS, st.frozensets(st.sampled_from(Filter)))
def test_any_text_is_a_question(text: str, dropped: frozenset[Filter]) -> None:
    question = read_question(text, today=TODAY, record=RECORD, dropped=dropped)
    assert question == read_question(text, today=TODAY, record=RECORD, dropped=dropped)
    assert question.text == text
    assert question.words == " ".join(question.words.split())
    assert set(question.speakers) <= {speaker.name for speaker in (*EMBASSY, *DEPARTMENT)}
    for period in (question.period, question.around):
        assert period is None or (period.first <= period.last and period.text in " ".join(text.split()))
    given_ = {
        Filter.SPEAKER: question.speakers,
        Filter.PERIOD: question.period,
        Filter.PHRASE: question.phrases,
        Filter.EXCLUSION: question.exclusions,
    }
    assert not any(given_[kind] for kind in dropped)


@given(TEXTS)
def test_nothing_to_search_for_means_filters_or_no_words_at_all(text: str) -> None:
    question = read(text)
    if not question.words:
        filters = question.speakers or question.period or question.phrases
        assert filters or not any(c.isalpha() for c in text.replace("\x00", ""))


@given(TEXTS)
def test_with_every_filter_dropped_no_word_is_lost(text: str) -> None:
    question = read(text, *Filter)
    assert any(c.isalnum() for c in question.words) == any(c.isalnum() for c in text)
    if not question.newest:  # "latest" is an order, not a filter
        corrected = {each.asked: each.found for each in question.corrections}
        asked = [corrected.get(word, word) for word in LETTERS.findall(text)]
        kept = LETTERS.findall(question.words)
        assert kept == asked[len(asked) - len(kept) :]  # "show me" and "statements about" ask for nothing


@pytest.mark.parametrize("text", ["", " ", "?", "?!…", "“", '"', "''", "-", "—", "\n\t", "\u200b", "<>", "()", "-“”"])
def test_only_punctuation_asks_for_nothing(text: str) -> None:
    question = read(text)
    assert not any(c.isalnum() for c in question.words)
    assert (question.speakers, question.period, question.phrases, question.exclusions) == ((), None, (), ())


@pytest.mark.parametrize(
    "text",
    [
        "😀",
        "👩‍👩‍👧 🇷🇺",
        "ما هو",
        "x" * 4096,
        "what did Lavrov say " * 204,
        '"' * 4096,
        "-a " * 1365,
        "1.1." * 1024,
        "ё" * 4096,
    ],
)
def test_odd_text_is_read(text: str) -> None:
    assert read(text).text == text


@pytest.mark.parametrize(
    ("text", "words", "phrases", "exclusions"),
    [
        ('"effective assistance" in Gaza', "in Gaza", ("effective assistance",), ()),
        ("vaccine -sputnik", "vaccine", (), ("sputnik",)),
        ("-vaccine", "vaccine", (), ()),
        ("what -vaccine", "what", (), ("vaccine",)),
        ("-vaccine -unrwa", "vaccine -unrwa", (), ()),
        ('"effective assistance" -vaccine', "", ("effective assistance",), ("vaccine",)),
        ("well-known state-of-the-art – a dash - another", "well-known state-of-the-art – a dash - another", (), ()),
        ('What did Lavrov say about "effective assistance"?', "", ("effective assistance",), ()),
        ('lone " quote', 'lone " quote', (), ()),
        ("<b>vaccine</b>", "<b>vaccine</b>", (), ()),
        ('said "in June 2021"', "", ("in June 2021",), ()),
    ],
)
def test_phrases_and_exclusions(text: str, words: str, phrases: tuple[str, ...], exclusions: tuple[str, ...]) -> None:
    question = read(text)
    assert (question.words, question.phrases, question.exclusions) == (words, phrases, exclusions)


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("vaccine -unrwa", Filter.EXCLUSION, "vaccine unrwa"),
        ('"effective assistance" now', Filter.PHRASE, 'effective assistance" now'),
        ("Zakharova on MI5", Filter.SPEAKER, "Zakharova on MI5"),
        ("remarks on sanctions in June 2021", Filter.PERIOD, "sanctions in June 2021"),
    ],
)
def test_a_dropped_filter_returns_into_the_words(text: str, kind: Filter, words: str) -> None:
    assert read(text).words != words
    assert read(text, kind).words == words


@pytest.mark.parametrize(
    ("text", "words", "newest"),
    [
        ("latest on vaccines", "vaccines", True),
        ("What is the latest on UNRWA?", "What is on UNRWA", True),
        ("the most recent statement about UNRWA", "UNRWA", True),
        ("what is the latest news about sanctions", "what is about sanctions", True),
        ("the latest threat of sanctions", "the latest threat of sanctions", False),
        ("latest statements", "latest statements", False),
        ("latest", "latest", False),
        ("latest remarks by Lavrov", "", True),
        ("последние новости о вакцине", "вакцине", True),
        ("últimas noticias sobre la vacuna", "la vacuna", True),
        ("dernières nouvelles sur la paix", "la paix", True),
        ("neueste Nachrichten über die UNRWA", "die UNRWA", True),
    ],
)
def test_the_newest_is_asked_for(text: str, words: str, newest: bool) -> None:
    question = read(text)
    assert (question.words, question.newest) == (words, newest)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("what did Shoigu say about gas", "Shoigu"),
        ("What did President Biden say about inflation?", "Biden"),
        ("what did biden say about inflation", "biden"),
        ("what did foreign minister Kuleba say", "Kuleba"),
        ("according to Under Secretary Nuland", "Under Secretary Nuland"),
        ("what did boris johnson say?", "boris johnson"),
        ("statements by Angela Merkel on gas", "Angela Merkel"),
        ("Что сказал Байден о газе?", "Байден"),
        ("¿Qué dijo Macron sobre el gas?", "Macron"),
        ("Qu'a dit Macron sur le gaz ?", "Macron"),
        ("Was hat Scholz über Gas gesagt?", "Scholz"),
        ("what did Lavrov say about gas", None),
        ("what did they say about gas", None),
        ("what did people say about gas", None),
        ("according to NATO, who is next?", None),
        ("what did France say about gas", None),
        ("what does the Islamic State lack", None),
        ("who is Macron", None),
        ("Macron and gas", None),
        ("what was said about Macron", None),
    ],
)
def test_who_does_not_speak_on_record_is_told(text: str, name: str | None) -> None:
    question = read(text)
    assert question.unknown_speaker == name
    assert name is None or name in question.words
    assert read(text, Filter.SPEAKER).unknown_speaker is None


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("statements from 2019 on sanctions", True),
        ("remarks on sanctions in 2019", True),
        ("what did Lavrov say about sanctions in 2019", False),
        ("what did Lavrov say in 2019 about sanctions", True),
        ("what did Lavrov say in 1985", True),
        ("the sanctions of 2019", False),
        ("what was said about the elections of 2019", False),
        ("briefings in May 2019", True),
        ("заявления за 2019 год о вакцине", True),
    ],
)
def test_a_time_without_statements_filters_where_only_statements_can_be_meant(text: str, filters: bool) -> None:
    assert (read(text).period is not None) == filters


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("What did Lavrov say?", "en"), ("vaccine", "en"), ("", "en"), ("Что сказал Лавров?", "ru"),
        ("Кто основал Oracle Corporation?", "ru"),
        ("What did Лавров say about UNRWA?", "en"), ("¿Qué dijo Lavrov?", "es"), ("Qu'a dit Lavrov ?", "fr"),
        ("Was sagte Lawrow?", "de"),
        ("Що сказав Лавров про їжу?", "uk"), ("拉夫罗夫说了什么", "zh"), ("ラブロフは何と言った", "ja"),
        ("라브로프", "ko"),
        ("ماذا قال", "ar"), ("מה אמר", "he"),
        ("लावरोव ने क्या कहा", "hi"), ("Cosa ha detto Lavrov quando è arrivato?", "it"),
        ("O que disse Lavrov sobre o que não foi", "pt"),
    ],
)  # fmt: skip
def test_language(text: str, language: str) -> None:
    assert read(text).language == language

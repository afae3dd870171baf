from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.questions.periods import find_period
from index.questions.question import Filter, read_question
from index.questions.spans import Span
from tests.index.questions import phrasings
from tests.index.small_record import EMBASSY, SmallRecord

TODAY = date(2026, 11, 24)  # a Tuesday
EXTENT = Span(date(2021, 1, 26), date(2021, 9, 16))
DAY_ONE = "2021-01-26"


@pytest.mark.parametrize(
    ("language", "text", "first", "last", "wording"),
    [
        ("en", "remarks in June 2021", "2021-06-01", "2021-06-30", "in June 2021"),
        ("en", "remarks in june 2021", "2021-06-01", "2021-06-30", "in june 2021"),
        ("en", "said on 26 January 2021", DAY_ONE, DAY_ONE, "on 26 January 2021"),
        ("en", "said on 26th January, 2021", DAY_ONE, DAY_ONE, "on 26th January, 2021"),
        ("en", "said on the 26th of January 2021", DAY_ONE, DAY_ONE, "on the 26th of January 2021"),
        ("en", "remarks, Moscow, January 26, 2021", DAY_ONE, DAY_ONE, "January 26, 2021"),
        ("en", "Jan 26 2021 remarks", DAY_ONE, DAY_ONE, "Jan 26 2021"),
        ("en", "remarks of 26 Jan. 2021", DAY_ONE, DAY_ONE, "of 26 Jan. 2021"),
        ("en", "in Sept 2021", "2021-09-01", "2021-09-30", "in Sept 2021"),
        ("en", "on 26 January", DAY_ONE, DAY_ONE, "on 26 January"),
        ("en", "in June", "2021-06-01", "2021-06-30", "in June"),
        ("en", "said in May", "2021-05-01", "2021-05-31", "in May"),
        ("en", "2021-06", "2021-06-01", "2021-06-30", "2021-06"),
        ("en", "on 2021-06-15", "2021-06-15", "2021-06-15", "on 2021-06-15"),
        ("en", "16.09.2021", "2021-09-16", "2021-09-16", "16.09.2021"),
        ("en", "16.09.21", "2021-09-16", "2021-09-16", "16.09.21"),
        ("en", "on 16/09/2021", "2021-09-16", "2021-09-16", "on 16/09/2021"),
        ("en", "on 09/16/2021", "2021-09-16", "2021-09-16", "on 09/16/2021"),
        ("en", "on 05/05/2021", "2021-05-05", "2021-05-05", "on 05/05/2021"),
        ("en", "statements in 2021", "2021-01-01", "2021-12-31", "in 2021"),
        ("en", "in the summer of 2021", "2021-06-01", "2021-08-31", "in the summer of 2021"),
        ("en", "winter 2021", "2020-12-01", "2021-02-28", "winter 2021"),
        ("en", "Q2 2021", "2021-04-01", "2021-06-30", "Q2 2021"),
        ("en", "in 2021 Q3", "2021-07-01", "2021-09-30", "in 2021 Q3"),
        ("en", "second quarter of 2021", "2021-04-01", "2021-06-30", "second quarter of 2021"),
        ("en", "in the first half of 2021", "2021-01-01", "2021-06-30", "in the first half of 2021"),
        ("en", "since March", "2021-03-01", "2026-11-24", "since March"),
        ("en", "since 1 March 2021", "2021-03-01", "2026-11-24", "since 1 March 2021"),
        ("en", "after 1 August 2021", "2021-08-02", "2026-11-24", "after 1 August 2021"),
        ("en", "before July 2021", DAY_ONE, "2021-06-30", "before July 2021"),
        ("en", "until June 2021", DAY_ONE, "2021-06-30", "until June 2021"),
        ("en", "from June 2021 onwards", "2021-06-01", "2026-11-24", "from June 2021 onwards"),
        ("en", "from June 2021", "2021-06-01", "2021-06-30", "from June 2021"),
        ("en", "between May and July 2021", "2021-05-01", "2021-07-31", "between May and July 2021"),
        ("en", "from May to July 2021", "2021-05-01", "2021-07-31", "from May to July 2021"),
        ("en", "from May to July", "2021-05-01", "2021-07-31", "from May to July"),
        (
            "en",
            "between November 2020 and March 2021",
            "2020-11-01",
            "2021-03-31",
            "between November 2020 and March 2021",
        ),
        ("en", "between November and March 2021", "2020-11-01", "2021-03-31", "between November and March 2021"),
        ("en", "between 2020 and 2021", "2020-01-01", "2021-12-31", "between 2020 and 2021"),
        ("en", "from 3 to 10 June 2021", "2021-06-03", "2021-06-10", "from 3 to 10 June 2021"),
        ("en", "3–10 June 2021", "2021-06-03", "2021-06-10", "3–10 June 2021"),
        ("en", "1 May 2021 - 9 May 2021", "2021-05-01", "2021-05-09", "1 May 2021 - 9 May 2021"),
        ("en", "said today", "2026-11-24", "2026-11-24", "today"),
        ("en", "said yesterday", "2026-11-23", "2026-11-23", "yesterday"),
        ("en", "said last week", "2026-11-16", "2026-11-22", "last week"),
        ("en", "said this week", "2026-11-23", "2026-11-24", "this week"),
        ("en", "said last month", "2026-10-01", "2026-10-31", "last month"),
        ("en", "said last year", "2025-01-01", "2025-12-31", "last year"),
        ("en", "said this year", "2026-01-01", "2026-11-24", "this year"),
        ("en", "since last month", "2026-10-01", "2026-11-24", "since last month"),
        ("en", "said three days ago", "2026-11-21", "2026-11-21", "three days ago"),
        ("en", "said two weeks ago", "2026-11-09", "2026-11-15", "two weeks ago"),
        ("en", "in the last 30 days", "2026-10-26", "2026-11-24", "in the last 30 days"),
        ("en", "over the past week", "2026-11-18", "2026-11-24", "over the past week"),
        ("en", "said last June", "2026-06-01", "2026-06-30", "last June"),
        ("en", "said on Monday", "2026-11-23", "2026-11-23", "on Monday"),
        ("en", "said last Tuesday", "2026-11-17", "2026-11-17", "last Tuesday"),
        ("en", "said last summer", "2026-06-01", "2026-08-31", "last summer"),
        ("ru", "что сказал в июне 2021 года", "2021-06-01", "2021-06-30", "в июне 2021 года"),
        ("ru", "26 января 2021 г.", DAY_ONE, DAY_ONE, "26 января 2021 г."),
        ("ru", "заявления за 2021 год", "2021-01-01", "2021-12-31", "за 2021 год"),
        ("ru", "в 2021 году", "2021-01-01", "2021-12-31", "в 2021 году"),
        ("ru", "с мая по июль 2021", "2021-05-01", "2021-07-31", "с мая по июль 2021"),
        ("ru", "между маем и июлем 2021 года", "2021-05-01", "2021-07-31", "между маем и июлем 2021 года"),
        ("ru", "летом 2021 года", "2021-06-01", "2021-08-31", "летом 2021 года"),
        ("ru", "во втором квартале 2021 года", "2021-04-01", "2021-06-30", "втором квартале 2021 года"),
        ("ru", "с марта", "2021-03-01", "2026-11-24", "с марта"),
        ("ru", "после 1 августа 2021", "2021-08-02", "2026-11-24", "после 1 августа 2021"),
        ("ru", "до июля 2021", DAY_ONE, "2021-06-30", "до июля 2021"),
        ("ru", "вчера", "2026-11-23", "2026-11-23", "вчера"),
        ("ru", "на прошлой неделе", "2026-11-16", "2026-11-22", "на прошлой неделе"),
        ("ru", "в прошлом году", "2025-01-01", "2025-12-31", "в прошлом году"),
        ("ru", "за последние 3 месяца", "2026-08-25", "2026-11-24", "за последние 3 месяца"),
        ("ru", "неделю назад", "2026-11-16", "2026-11-22", "неделю назад"),
        ("ru", "16.09.2021", "2021-09-16", "2021-09-16", "16.09.2021"),
        ("es", "en junio de 2021", "2021-06-01", "2021-06-30", "en junio de 2021"),
        ("es", "el 26 de enero de 2021", DAY_ONE, DAY_ONE, "el 26 de enero de 2021"),
        ("es", "entre mayo y julio de 2021", "2021-05-01", "2021-07-31", "entre mayo y julio de 2021"),
        ("es", "en verano de 2021", "2021-06-01", "2021-08-31", "en verano de 2021"),
        ("es", "desde marzo", "2021-03-01", "2026-11-24", "desde marzo"),
        ("es", "la semana pasada", "2026-11-16", "2026-11-22", "la semana pasada"),
        ("es", "ayer", "2026-11-23", "2026-11-23", "ayer"),
        ("es", "hace dos semanas", "2026-11-09", "2026-11-15", "hace dos semanas"),
        ("es", "en 2021", "2021-01-01", "2021-12-31", "en 2021"),
        ("fr", "en juin 2021", "2021-06-01", "2021-06-30", "en juin 2021"),
        ("fr", "le 26 janvier 2021", DAY_ONE, DAY_ONE, "le 26 janvier 2021"),
        ("fr", "le 1er mars 2021", "2021-03-01", "2021-03-01", "le 1er mars 2021"),
        ("fr", "entre mai et juillet 2021", "2021-05-01", "2021-07-31", "entre mai et juillet 2021"),
        ("fr", "en aout 2021", "2021-08-01", "2021-08-31", "en aout 2021"),
        ("fr", "depuis mars", "2021-03-01", "2026-11-24", "depuis mars"),
        ("fr", "hier", "2026-11-23", "2026-11-23", "hier"),
        ("fr", "la semaine dernière", "2026-11-16", "2026-11-22", "la semaine dernière"),
        ("fr", "il y a trois jours", "2026-11-21", "2026-11-21", "il y a trois jours"),
        ("de", "im Juni 2021", "2021-06-01", "2021-06-30", "im Juni 2021"),
        ("de", "am 26. Januar 2021", DAY_ONE, DAY_ONE, "am 26. Januar 2021"),
        ("de", "zwischen Mai und Juli 2021", "2021-05-01", "2021-07-31", "zwischen Mai und Juli 2021"),
        ("de", "im Sommer 2021", "2021-06-01", "2021-08-31", "im Sommer 2021"),
        ("de", "seit März", "2021-03-01", "2026-11-24", "seit März"),
        ("de", "letzte Woche", "2026-11-16", "2026-11-22", "letzte Woche"),
        ("de", "gestern", "2026-11-23", "2026-11-23", "gestern"),
        ("de", "vor zwei Wochen", "2026-11-09", "2026-11-15", "vor zwei Wochen"),
        ("de", "im zweiten Quartal 2021", "2021-04-01", "2021-06-30", "zweiten Quartal 2021"),
    ],
)
def test_names_a_period(language: str, text: str, first: str, last: str, wording: str) -> None:
    named = find_period(text, language, TODAY, EXTENT)
    assert named is not None
    assert named.span is not None
    assert (str(named.span.first), str(named.span.last)) == (first, last)
    assert wording in text[named.start : named.end]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "may I ask"),
        ("en", "they march on the capital"),
        ("en", "2000 people"),
        ("en", "resolution 2021"),
        ("en", "the war of 2014"),
        ("en", "09/05/2021"),
        ("en", "31 February 2021"),
        ("en", "2021-13"),
        ("en", "version 1.2.2021.4"),
        ("en", "Monday mornings"),
        ("en", "summer school"),
        ("en", "COVID-19"),
        ("en", "in June/July 1754"),
        ("ru", "66 миллионов лет назад"),
        ("ru", "майские праздники"),
        ("es", "el mar es azul"),
        ("de", "der Maibaum"),
    ],
)
def test_names_no_period(language: str, text: str) -> None:
    named = find_period(text, language, TODAY, EXTENT)
    assert named is None or named.span is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("what did Lavrov say in June 2021?", ""),
        ("what did Lavrov say about gas in June 2021?", "gas"),
        ("In June 2021, what did Lavrov say about gas?", "gas"),
        ("What did Lavrov say about Nord Stream 2 in June 2021?", "Nord Stream 2"),
        ("Что сказал Лавров о Северном потоке 2 в июне 2021?", "Северном потоке 2"),
        ("Was sagte Lawrow über Nord Stream 2 im Juni 2021?", "Nord Stream 2"),
        ("Lavrov in June 2021", ""),
        ("June 2021", ""),
        ("what was said on 26 January 2021", ""),
        ("statements about gas since March", "gas"),
        ("remarks on gas between May and July 2021", "gas"),
        ("interview in July 2021", "interview"),
        ("news last week", ""),
        ("what was said about gas last week", "gas"),
        ("что сказал Лавров о газе в июне 2021 года", "газе"),
        ("¿Qué dijo Lavrov sobre gas en junio de 2021?", "gas"),
        ("Qu'a dit Lavrov sur le gaz en juin 2021 ?", "le gaz"),
        ("Was sagte Lawrow über Gas im Juni 2021?", "Gas"),
    ],
)
def test_filters_where_the_question_asks_for_what_was_said(text: str, words: str) -> None:
    question = read_question(text, today=TODAY, record=SmallRecord(EMBASSY))
    assert question.period is not None
    assert question.words == words


@pytest.mark.parametrize(
    ("text", "around"),
    [
        ("when was Moscow burnt in 1812", None),
        ("who won the war in 1812", None),
        ("what did Putin say about the war in 1945", None),
        ("which countries should meet in the spring of 2021", "in the spring of 2021"),
        ("who won the elections in September 2021", "in September 2021"),
        ("what did Putin say about the 9th of May", "the 9th of May"),
        ("When did Lavrov speak in July 2021", "in July 2021"),
        ("In what year was the treaty signed in July", "in July"),
        ("who is the pope today", None),
    ],
)
def test_leaves_a_period_that_may_be_the_subject(text: str, around: str | None) -> None:
    question = read_question(text, today=TODAY, record=SmallRecord(EMBASSY))
    assert question.period is None
    assert (question.around.text if question.around else None) == around


def test_a_dropped_period_stays_in_the_words() -> None:
    question = read_question(
        "what did Lavrov say in June 2021?",
        today=TODAY,
        record=SmallRecord(EMBASSY),
        dropped=frozenset({Filter.PERIOD}),
    )
    assert (question.period, question.speakers, question.words) == (None, ("Sergey Lavrov",), "in June 2021")


def test_an_empty_record_has_no_dates_to_disagree_with() -> None:
    question = read_question("what was said in 1985", today=TODAY, record=SmallRecord(dates=None))
    assert question.period is not None
    assert question.period.first == date(1985, 1, 1)


@pytest.mark.parametrize(("language", "text", "first", "last"), phrasings.EXACT)
def test_reads_what_is_written_and_no_more(language: str, text: str, first: str, last: str) -> None:
    named = find_period(text, language, TODAY, EXTENT)
    assert named is not None
    assert named.span is not None
    assert (str(named.span.first), str(named.span.last), named.exact) == (first, last, True)


@pytest.mark.parametrize(("language", "text", "first", "last"), phrasings.ROUGH)
def test_marks_what_only_a_convention_makes_exact(language: str, text: str, first: str, last: str) -> None:
    named = find_period(text, language, TODAY, EXTENT)
    assert named is not None
    assert named.span is not None
    assert (str(named.span.first), str(named.span.last), named.exact) == (first, last, False)


@pytest.mark.parametrize(("language", "text", "wording"), phrasings.UNREAD)
def test_gives_back_unread_what_has_no_dates(language: str, text: str, wording: str) -> None:
    named = find_period(text, language, TODAY, EXTENT)
    assert named is not None
    assert named.span is None
    assert text[named.start : named.end] == wording


@pytest.mark.parametrize(("language", "text"), phrasings.NO_TIME)
def test_reads_no_time_into_other_words(language: str, text: str) -> None:
    assert find_period(text, language, TODAY, EXTENT) is None


TIME_WORDS = (
    "the first second last week half of June 2021 may 9 31 to - between and since until before after two months ago this "
    "year in early end Q3 2021-06 05/09/2021 fin de летом 3. Woche"
).split(" ")


@given(st.lists(st.sampled_from(TIME_WORDS), max_size=12), st.sampled_from(["en", "ru", "es", "fr", "de", "ar", "zh"]))
def test_any_words_of_time_are_read_within_the_text(words: list[str], language: str) -> None:
    text = " ".join(words)
    named = find_period(text, language, TODAY, EXTENT)
    if named is not None:
        assert 0 <= named.start < named.end <= len(text)
        assert named.span is None or named.span.first <= named.span.last


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("gas pipelines in July 2021", "gas pipelines", "2021-07-01", "2021-07-31"),
        ("gas, 9 May 2021", "gas", "2021-05-09", "2021-05-09"),
        ("gas until the end of June 2021", "gas", DAY_ONE, "2021-06-30"),
        ("gas 12.03.2021 - 16.03.2021", "gas", "2021-03-12", "2021-03-16"),
        ("Gas im Juli 2021", "Gas", "2021-07-01", "2021-07-31"),
        ("газ летом 2021 года", "газ", "2021-06-01", "2021-08-31"),
        ("what did Lavrov say in January 2024", "", "2024-01-01", "2024-01-31"),
    ],
)
def test_a_subject_with_a_time_is_asked_for_in_that_time(text: str, words: str, first: str, last: str) -> None:
    question = read_question(text, today=TODAY, record=SmallRecord(EMBASSY))
    assert question.period is not None
    assert (question.words, str(question.period.first), str(question.period.last)) == (words, first, last)


@pytest.mark.parametrize(
    "text", ["the July 2021 protests", "9 May parade", "2021 budget", "the elections of 2021", "floods of May 2021"]
)
def test_a_time_that_belongs_to_what_follows_is_no_filter(text: str) -> None:
    assert read_question(text, today=TODAY, record=SmallRecord(EMBASSY)).period is None


@pytest.mark.parametrize(
    ("text", "unread", "beyond"),
    [
        ("what did Lavrov say before the summit", "before the summit", None),
        ("what did Lavrov say on 05/09/2021", "on 05/09/2021", None),
        ("what did Lavrov say about gas in 1985", None, "in 1985"),
        ("how many died during the war", None, None),
    ],
)
def test_a_time_that_cannot_narrow_the_answer_is_told(text: str, unread: str | None, beyond: str | None) -> None:
    question = read_question(text, today=TODAY, record=SmallRecord(EMBASSY))
    assert question.period is None
    assert (question.unread, question.beyond.text if question.beyond else None) == (unread, beyond)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("what did Lavrov say before the Geneva summit", DAY_ONE, "2021-06-15"),
        ("what did Lavrov say after the Geneva summit", "2021-06-18", "2021-09-16"),
        ("what did Lavrov say during the Geneva summit", "2021-06-16", "2021-06-17"),
        ("what did Lavrov say since the Geneva summit", "2021-06-16", "2021-09-16"),
    ],
)
def test_an_event_that_the_record_dates_is_a_time(text: str, first: str, last: str) -> None:
    record = SmallRecord(EMBASSY, events={"Geneva summit": (date(2021, 6, 16), date(2021, 6, 17))})
    question = read_question(text, today=TODAY, record=record)
    assert question.period is not None
    assert (str(question.period.first), str(question.period.last)) == (first, last)

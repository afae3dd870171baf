from datetime import UTC, date, datetime

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from index.sources.reading.dates import read_date, read_moment, why_not

TODAY = date(2021, 9, 26)


@pytest.mark.parametrize(
    ("written", "pattern", "language", "day"),
    [
        ("16.09.2021", "%d.%m.%Y", "en", date(2021, 9, 16)),
        (" 16  September 2021 ", "%d %B %Y", "en", date(2021, 9, 16)),
        ("16 сентября 2021", "%d %B %Y", "ru", date(2021, 9, 16)),
        ("16 septiembre 2021", "%d %B %Y", "es-MX", date(2021, 9, 16)),
        ("3 août 2021", "%d %B %Y", "fr", date(2021, 8, 3)),
        ("1er septembre 2021", "%d %B %Y", "fr", date(2021, 9, 1)),
        ("Sept. 16, 2021", "%B %d, %Y", "en", date(2021, 9, 16)),
        ("Sept. 16, 2021", "%b %d, %Y", "en", date(2021, 9, 16)),
        ("١٦ سبتمبر ٢٠٢١", "%d %B %Y", "ar", date(2021, 9, 16)),
        ("2021年9月16日", "%Y年%m月%d日", "ja", date(2021, 9, 16)),
        ("31.02.2021", "%d.%m.%Y", "en", None),
        ("yesterday", "%d.%m.%Y", "en", None),
        ("16 сентября 2021", "%d %B %Y", "qqq", None),
    ],
)
def test_written_dates(written: str, pattern: str, language: str, day: date | None) -> None:
    assert read_date(written, pattern, language) == day


NOON = datetime(2021, 6, 29, 12, tzinfo=UTC)
DAY = date(2021, 6, 29)


@pytest.mark.parametrize(
    ("written", "language", "found"),
    [
        ("Tue, 29 Jun 2021 12:00:00 +0000", "en", NOON),
        ("Tue, 29 Jun 2021 12:00:00 GMT", "en", NOON),
        ("29 Jun 21 08:00 EDT", "en", NOON),
        ("Tue Jun 29 12:00:00 UTC 2021", "en", NOON),
        ("Tue, 29 Jun 2021 14:00:00 CEST", "en", NOON),
        ("Tue, 29 Jun 2021 15:00 MSK", "ru", NOON),
        ("2021-06-29T12:00:00Z", "en", NOON),
        ("2021-06-29T14:00:00.123+02:00", "en", NOON),
        ("2021-06-29 14:00 +0200", "en", NOON),
        ("2021-06-28T24:00:00Z", "en", datetime(2021, 6, 29, tzinfo=UTC)),
        ("June 29, 2021, 8:00 a.m. EDT", "en", NOON),
        # Without a zone, or with the name of several, the day is meant as it is written.
        ("Tue, 29 Jun 2021 23:30:00", "en", DAY),
        ("Tue, 29 Jun 2021 23:30:00 IST", "en", DAY),
        ("Tue, 29 Jun 2021 23:30:00 BST", "en", DAY),
        ("2021-06-29", "en", DAY),
        ("20210629", "en", DAY),
        ("2021/06/29", "en", DAY),
        ("2021.06.29 10:00", "ko", DAY),
        ("2021年6月29日", "ja", DAY),
        ("2021年6月29日 10:30", "zh", DAY),
        ("2021년 6월 29일", "ko", DAY),
        ("29.06.2021", "de", DAY),
        ("29/06/2021", "fr", DAY),
        ("6/29/2021", "en", DAY),
        ("05/05/2021", "en", date(2021, 5, 5)),
        ("1er septembre 2021", "fr", date(2021, 9, 1)),
        ("le 1er sept. 2021 à 10h30", "fr", date(2021, 9, 1)),
        ("Sept. 16, 2021", "en", date(2021, 9, 16)),
        ("16th of September, 2021", "en", date(2021, 9, 16)),
        ("16 de septiembre de 2021", "es", date(2021, 9, 16)),
        ("16. September 2021", "de", date(2021, 9, 16)),
        ("16 сентября 2021 г.", "ru", date(2021, 9, 16)),
        ("٢٩ يونيو ٢٠٢١", "ar", DAY),
        ("۲۰۲۱/۰۶/۲۹", "fa", DAY),
        # What can be read in two ways, or in none, is no date.
        ("3/4/2021", "en", None),
        ("03-04-2021", "nl", None),
        ("31/31/2021", "en", None),
        ("2021-02-30", "en", None),
        ("June 2021", "en", None),
        ("29 June", "en", None),
        ("6月29日", "ja", None),
        ("yesterday", "en", None),
        ("", "en", None),
        ("9" * 500, "en", None),
    ],
)
def test_moments_as_publishers_write_them(written: str, language: str, found: datetime | date | None) -> None:
    assert read_moment(written, language) == found


@given(st.dates(date(1800, 1, 1), date(2100, 1, 1)), st.sampled_from(["en", "ru", "es", "fr", "de", "ar", "tr", "pl"]))
def test_a_date_in_words_is_read_in_its_own_language(day: date, language: str) -> None:
    assert read_moment(format_date(day, "d MMMM y", locale=language), language) == day


@given(st.text(max_size=200))
def test_any_text_is_read_or_not(written: str) -> None:
    found = read_moment(written, "en")
    assert found is None or any(char.isdecimal() for char in written)


@pytest.mark.parametrize(
    ("day", "wrong"),
    [
        (date(2021, 9, 27), None),
        (date(2021, 9, 28), "in the future"),
        (date(9999, 12, 31), "in the future"),
        (date(1, 1, 1), "too long ago"),
        (date(1917, 11, 7), None),
    ],
)
def test_dates_that_cannot_be(day: date, wrong: str | None) -> None:
    found = why_not(day, TODAY)
    assert (found is None) == (wrong is None)
    assert wrong is None or wrong in str(found)

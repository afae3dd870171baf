from datetime import date

import pytest

from index.sources.reading.dates import has_zone, read_date, why_not

TODAY = date(2021, 9, 26)


@pytest.mark.parametrize(
    ("written", "pattern", "language", "day"),
    [
        ("16.09.2021", "%d.%m.%Y", "en", date(2021, 9, 16)),
        (" 16  September 2021 ", "%d %B %Y", "en", date(2021, 9, 16)),
        ("16 сентября 2021", "%d %B %Y", "ru", date(2021, 9, 16)),
        ("16 septiembre 2021", "%d %B %Y", "es-MX", date(2021, 9, 16)),
        ("3 août 2021", "%d %B %Y", "fr", date(2021, 8, 3)),
        ("31.02.2021", "%d.%m.%Y", "en", None),
        ("yesterday", "%d.%m.%Y", "en", None),
        ("16 сентября 2021", "%d %B %Y", "qqq", None),
    ],
)
def test_written_dates(written: str, pattern: str, language: str, day: date | None) -> None:
    assert read_date(written, pattern, language) == day


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Tue, 01 Jun 2021 14:53:06 +0000", True),
        ("Tue, 01 Jun 2021 14:53:06 GMT", True),
        ("2021-06-01T14:53:06Z", True),
        ("2021-06-01T14:53:06", False),
        ("2021-06-01", False),
    ],
)
def test_whether_a_moment_says_where_it_is_meant(written: str, found: bool) -> None:
    assert has_zone(written) is found


@pytest.mark.parametrize(
    ("day", "wrong"),
    [
        (date(2021, 9, 27), None),
        (date(2021, 9, 28), "still to come"),
        (date(9999, 12, 31), "still to come"),
        (date(1, 1, 1), "too long ago"),
        (date(1917, 11, 7), None),
    ],
)
def test_dates_that_cannot_be(day: date, wrong: str | None) -> None:
    found = why_not(day, TODAY)
    assert (found is None) == (wrong is None)
    assert wrong is None or wrong in str(found)

"""Which zone a person means."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.times.zones import MOST_CHOICES, ZoneFound, find_zone, regions, zone_city, zone_offset

NOW = datetime(2026, 11, 24, tzinfo=UTC)
SUMMER = datetime(2026, 7, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Europe/Moscow", "Europe/Moscow"),
        ("europe / moscow", "Europe/Moscow"),
        ("America/New York", "America/New_York"),
        ("Moscow", "Europe/Moscow"),
        ("new york", "America/New_York"),
        ("São Paulo", "America/Sao_Paulo"),
        ("sao paulo", "America/Sao_Paulo"),
        ("ZÜRICH,", "Europe/Zurich"),
        ("St. John’s", "America/St_Johns"),
        ("Buenos Aires", "America/Argentina/Buenos_Aires"),
        # Names of before are understood, and the one in use is kept.
        ("Kiev", "Europe/Kyiv"),
        ("Calcutta", "Asia/Kolkata"),
        ("US/Pacific", "America/Los_Angeles"),
        # A country, where its zones show the same time.
        ("Japan", "Asia/Tokyo"),
        ("Portugal", "Europe/Lisbon"),
        ("Germany", "Europe/Berlin"),
        ("Türkiye", "Europe/Istanbul"),
        # Cities that no zone is named after.
        ("Manchester", "Europe/London"),
        ("Mumbai", "Asia/Kolkata"),
        ("Bombay", "Asia/Kolkata"),
        ("Munich", "Europe/Berlin"),
        ("München", "Europe/Berlin"),
        ("osaka", "Asia/Tokyo"),
        ("Geneva", "Europe/Zurich"),
        ("St Petersburg", "Europe/Moscow"),
        ("St. Petersburg", "Europe/Moscow"),
        ("Saint Petersburg", "Europe/Moscow"),
        ("Санкт-Петербург", "Europe/Moscow"),
        ("Manchester, UK", "Europe/London"),
        ("St Petersburg, Russia", "Europe/Moscow"),
        ("Birmingham, England", "Europe/London"),
        # Countries by the names people use.
        ("UK", "Europe/London"),
        ("U.K.", "Europe/London"),
        ("Britain", "Europe/London"),
        ("UAE", "Asia/Dubai"),
        ("Korea", "Asia/Seoul"),
        # Abbreviations that mean one time; with a country where they mean several.
        ("MSK", "Europe/Moscow"),
        ("bst", "Europe/London"),
        ("JST", "Asia/Tokyo"),
        ("PDT", "America/Los_Angeles"),
        ("IST, India", "Asia/Kolkata"),
        ("IST, Ireland", "Europe/Dublin"),
        ("CST, China", "Asia/Shanghai"),
    ],
)
def test_a_name_that_means_one_zone(text: str, zone: str) -> None:
    assert find_zone(text, "en", NOW) == ZoneFound(zone)


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("IST", {"Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"}),
        ("EST", {"America/New_York", "America/Panama"}),
        ("CST", {"Asia/Shanghai", "America/Chicago", "America/Mexico_City", "America/Havana"}),
        ("Cambridge", {"Europe/London", "America/Toronto", "America/New_York"}),
        ("US", {"America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles",
                "America/Anchorage", "America/Adak", "Pacific/Honolulu"}),
    ],
)  # fmt: skip
def test_a_name_that_means_several_times_is_asked_about(text: str, choices: set[str]) -> None:
    found = find_zone(text, "en", NOW)
    assert found.zone is None
    assert set(found.choices) == choices


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("UTC", "UTC"),
        ("gmt", "UTC"),
        ("+0", "UTC"),
        ("+3", "Etc/GMT-3"),
        ("UTC+3", "Etc/GMT-3"),
        ("utc +03:00", "Etc/GMT-3"),
        ("GMT-4", "Etc/GMT+4"),
        ("−11", "Etc/GMT+11"),
        ("+14", "Etc/GMT-14"),
        ("Etc/GMT-3", "Etc/GMT-3"),
    ],
)
def test_a_difference_from_utc_is_fixed(text: str, zone: str) -> None:
    assert find_zone(text, "en", NOW) == ZoneFound(zone, fixed=True)


@pytest.mark.parametrize(
    ("text", "first", "count"),
    [
        ("Spain", "Europe/Madrid", 3),
        ("UTC+5:45", "Asia/Kathmandu", 1),
        ("+5:30", "Asia/Colombo", 2),
        ("Mosscow", "Europe/Moscow", 1),
        ("london uk", "Europe/London", 1),
        ("+15", None, 0),
        ("the moon", None, 0),
        ("", None, 0),
        (" , ", None, 0),
        ("\u0301", None, 0),
    ],
)
def test_a_name_that_leaves_a_choice(text: str, first: str | None, count: int) -> None:
    found = find_zone(text, "en", NOW)
    assert (found.zone, found.choices[:1], len(found.choices)) == (None, (first,) if first else (), count)


def test_a_country_with_many_zones_gives_a_choice_that_can_be_read() -> None:
    found = find_zone("Russia", "en", NOW)
    assert found.zone is None
    assert found.choices[:2] == ("Europe/Moscow", "Asia/Yekaterinburg")
    assert len(found.choices) <= MOST_CHOICES


def test_cities_are_known_in_the_language_of_the_chat() -> None:
    assert find_zone("Москва", "ru", NOW) == find_zone("Moscow", "ru", NOW) == ZoneFound("Europe/Moscow")


def test_an_odd_difference_means_the_places_that_have_it_now() -> None:
    assert find_zone("-2:30", "en", SUMMER).choices == ("America/St_Johns",)
    assert find_zone("-2:30", "en", NOW).choices == ()


@given(st.text() | st.sampled_from(sorted(available_timezones())))
def test_whatever_is_found_is_a_zone(text: str) -> None:
    found = find_zone(text, "en", NOW)
    for zone in (*found.choices, *([found.zone] if found.zone else [])):
        ZoneInfo(zone)


@pytest.mark.parametrize(
    ("zone", "city", "offset"),
    [
        ("Europe/Moscow", "Moscow", "UTC+3"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires", "UTC−3"),
        ("Asia/Kathmandu", "Kathmandu", "UTC+5:45"),
        ("America/St_Johns", "St. John’s", "UTC−3:30"),
        ("Etc/GMT-3", "UTC+3", "UTC+3"),
        ("UTC", "UTC", "UTC"),
    ],
)
def test_how_a_zone_is_called(zone: str, city: str, offset: str) -> None:
    assert (zone_city(zone, "en"), zone_offset(zone, NOW)) == (city, offset)


def test_every_zone_can_be_chosen_by_its_region() -> None:
    assert {zone for zones in regions().values() for zone in zones} > {"Europe/Moscow", "Pacific/Chatham"}
    assert all(find_zone(zone, "en", NOW).zone == zone for zones in regions().values() for zone in zones[:3])

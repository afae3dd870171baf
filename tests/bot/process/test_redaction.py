"""No encoding that a library might use lets a secret through."""

import json
from collections.abc import Callable
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.process.redaction import REDACTED, Redactor, shown_address

TOKENS = st.from_regex(r"\A[1-9][0-9]{7,9}:[A-Za-z0-9_-]{35}\Z")
ENCODINGS: list[Callable[[str], str]] = [
    str,
    repr,
    json.dumps,
    quote,
    lambda token: quote(token, safe=""),
    lambda token: quote_plus(quote_plus(token)),
    lambda token: quote(token, safe="").lower() if token.islower() else quote(token, safe=""),
    lambda token: "".join(f"%{ord(character):02x}" for character in token),
    lambda token: "".join(f"%{ord(character):02X}" for character in token),
    lambda token: "".join(f"\\x{ord(character):02x}" for character in token),
    lambda token: "".join(f"\\u{ord(character):04x}" for character in token),
    lambda token: "".join(f"&#{ord(character)};" for character in token),
    lambda token: f"https://api.telegram.org/bot{token}/getUpdates?offset=1",
    lambda token: str({"url": f"/bot{quote(token)}/sendMessage", "raw": token.encode()}),
]


@given(token=TOKENS, encode=st.sampled_from(ENCODINGS), before=st.text(), after=st.text())
def test_no_form_of_the_token_is_left(token: str, encode: Callable[[str], str], before: str, after: str) -> None:
    text = Redactor([token])(f"{before} {encode(token)} {after}")
    assert REDACTED in text
    for part in (token, token.partition(":")[2]):
        assert part not in text
        assert encode(part) not in text


@given(token=TOKENS)
def test_a_token_is_known_by_its_form(token: str) -> None:
    assert Redactor([])(f"bot{token}/getMe") == f"bot{REDACTED}/getMe"
    assert Redactor([])(quote(f"/bot{token}")) == f"/bot{REDACTED}"


@given(text=st.text())
def test_other_text_stays_as_it_is(text: str) -> None:
    if "://" not in text:
        assert Redactor(["42:TEST-TOKEN"])(text) == text


def test_a_short_token_and_its_short_part() -> None:
    assert Redactor(["42:TEST"])("bot42:TEST is a TEST") == f"bot{REDACTED} is a TEST"


def test_a_password_in_an_address() -> None:
    assert Redactor([])("postgresql://bot:pass%40word@host/db") == f"postgresql://bot:{REDACTED}@host/db"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://api.telegram.org", "https://api.telegram.org"),
        ("http://127.0.0.1:8081/", "http://127.0.0.1:8081"),
        ("https://bots.example.org:444/a-word-that-few-know", "https://bots.example.org:444/…"),
        ("https://u:password@bots.example.org/x", "https://bots.example.org/…"),
    ],
)
def test_of_an_address_the_server_is_shown(url: str, shown: str) -> None:
    assert shown_address(url) == shown

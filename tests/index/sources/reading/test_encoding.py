"""The letters of a document are those that a browser would show."""

import pytest

from index.sources.reading.encoding import decoded

RUSSIAN = "<p>Заявление о мосте: он откроется в октябре, и проезд бесплатный.</p>"
CZECH = "<p>Most se otevře v říjnu a přejezd bude zdarma, řekl ministr. Žádné mýtné.</p>"


@pytest.mark.parametrize(
    ("text", "encoding", "content_type", "language"),
    [
        (RUSSIAN, "windows-1251", "text/html", "ru"),
        (RUSSIAN, "koi8-r", "text/html", "ru"),
        (RUSSIAN, "cp866", "text/html", "ru"),
        (RUSSIAN, "iso-8859-5", "text/html", "ru"),
        (RUSSIAN, "windows-1251", "text/html; charset=iso-8859-1", "ru"),
        (RUSSIAN, "windows-1251", "text/html; charset=utf-8", "ru"),
        (RUSSIAN, "windows-1251", "text/html; charset=windows-1251", "en"),
        (RUSSIAN, "utf-8", "text/html; charset=windows-1251", "ru"),
        (RUSSIAN, "utf-8-sig", "text/html", "ru"),
        (RUSSIAN, "utf-16", "text/html", "ru"),
        (RUSSIAN, "utf-16-le", "text/html", "ru"),
        (RUSSIAN, "utf-16-be", "text/html", "ru"),
        (CZECH, "windows-1250", "text/html", "cs"),
        ("<p>“Café” – it’s open…</p>", "windows-1252", "text/html; charset=ISO-8859-1", "en"),
        ("<p>“Café” – it’s open…</p>", "windows-1252", "text/html; charset=us-ascii", "en"),
        ("<p>“Café” – it’s open…</p>", "utf-8", "text/html; charset=ISO-8859-1", "en"),
        ('<?xml version="1.0" encoding="shift_jis"?><p>橋は十月に開通①</p>', "cp932", "text/xml", "ja"),
        ("<meta charset=gb2312><p>大桥将于十月开通，镕</p>", "gb18030", "text/html", "zh"),
        ("<p>Plain.</p>", "ascii", "text/html; charset=klingon", "en"),
    ],
)
def test_letters_are_as_a_browser_shows_them(text: str, encoding: str, content_type: str, language: str) -> None:
    assert decoded(text.encode(encoding), content_type, language) == text


@pytest.mark.parametrize("place", range(20, 60, 3))
def test_a_damaged_byte_spoils_one_letter(place: int) -> None:
    body = RUSSIAN.encode()
    found = decoded(body[:place] + b"\xff" + body[place + 1 :], "text/html", "ru")
    whole = body[:place].decode(errors="ignore")
    assert found.startswith(whole)
    assert found.endswith(RUSSIAN[len(whole) + 1 :])

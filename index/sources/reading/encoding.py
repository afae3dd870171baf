"""Bytes to text as a browser reads them: a byte order mark, then what is declared, then what the bytes show.

A damaged byte spoils one letter, never the document. What bytes show is found by charset-normalizer, and for Cyrillic
by the letters that its encodings would give: a short text tells too little otherwise.
"""

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = (
    re.compile(rb"""^\s{0,50}<\?xml[^>]{0,200}?\bencoding\s{0,5}=\s{0,5}["']([\w.:-]{1,40})""", re.IGNORECASE),
    re.compile(rb"""<meta[^>]{0,200}?\bcharset\s{0,5}=\s{0,5}["']?\s{0,5}([\w.:-]{1,40})""", re.IGNORECASE),
)
_IN_HEADER = re.compile(r"""charset\s{0,5}=\s{0,5}["']?([\w.:-]{1,40})""", re.IGNORECASE)
_HEAD = 4096
"""Bytes in which a declaration is looked for; browsers look into 1,024 (HTML, "encoding sniffing algorithm")."""

_AS_BROWSERS_READ = {
    "ascii": "windows-1252",
    "us-ascii": "windows-1252",
    "iso-8859-1": "windows-1252",
    "iso8859-1": "windows-1252",
    "latin1": "windows-1252",
    "latin-1": "windows-1252",
    "iso-8859-9": "windows-1254",
    "latin5": "windows-1254",
    "tis-620": "windows-874",
    "iso-8859-11": "windows-874",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "big5": "cp950",
    "utf-16": "utf-16-le",
    "x-mac-cyrillic": "mac-cyrillic",
}
"""What labels mean on the web (https://encoding.spec.whatwg.org/#names-and-labels), by Python's names."""

_CYRILLIC = ("windows-1251", "koi8-u", "cp866", "iso-8859-5", "mac-cyrillic")
_IN_CYRILLIC = frozenset(["ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn"])
_MOST_DAMAGED = 0.05
"""Share of a text's letters beyond ASCII that may be damaged while its encoding is still believed."""
_FEW = 3
_SHOWN = 100_000
"""Bytes by which an encoding is judged."""


def decoded(body: bytes, content_type: str, language: str = "") -> str:
    """The text of a document; U+FFFD stands for each damaged letter. ``language`` is the one its source has."""
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    if wide := _without_mark(body):
        return body.decode(wide, "replace")
    declared = _declared(body, content_type)
    if _may_be_utf_8(body):
        # No other encoding gives UTF-8's sequences by chance, so they are believed before a label that says otherwise.
        return body.decode("utf-8", "replace")
    unbelievable = declared == "utf-8" or (declared == "cp1252" and _is_cyrillic(language))
    if declared is not None and not unbelievable:
        return body.decode(declared, "replace")
    return body.decode(_shown(body, language), "replace")


def _declared(body: bytes, content_type: str) -> str | None:
    header = _IN_HEADER.search(content_type)
    labels = [header[1]] if header else []
    labels += [found[1].decode("ascii") for pattern in _DECLARED if (found := pattern.search(body[:_HEAD]))]
    for label in labels:
        try:
            return codecs.lookup(_AS_BROWSERS_READ.get(label.lower(), label)).name
        except LookupError:
            continue
    return None


def _without_mark(body: bytes) -> str | None:
    """UTF-16 whose byte order mark was lost: markup begins with "<"."""
    return {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}.get(body.lstrip()[:2])


def _may_be_utf_8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        text = body.decode("utf-8", "replace")
        damaged = text.count("\ufffd") - body.count("\ufffd".encode())
        beyond = len(text) - sum(map(text.count, map(chr, range(128)))) - damaged
        return damaged <= max(_FEW, _MOST_DAMAGED * beyond) and beyond > _FEW * damaged
    return True


def _shown(body: bytes, language: str) -> str:
    sample = body[:_SHOWN]
    if _is_cyrillic(language):
        return max(_CYRILLIC, key=lambda name: _cyrillic(sample.decode(name, "replace")))
    best = from_bytes(sample).best()
    return best.encoding if best is not None and best.encoding != "utf_8" else "windows-1252"


def _is_cyrillic(language: str) -> bool:
    return language.partition("-")[0] in _IN_CYRILLIC


def _cyrillic(text: str) -> float:
    """How much a text looks like Cyrillic that people write: small letters, and capitals only before them."""
    beyond = [char for char in text if ord(char) > 127]
    letters = [char for char in beyond if "\u0400" <= char <= "\u04ff"]
    small = sum(char.islower() for char in letters)
    turned = len(re.findall(r"[а-яёіїєґў][А-ЯЁІЇЄҐЎ]", text))
    return (len(letters) + small - 3 * turned) / max(len(beyond), 1)

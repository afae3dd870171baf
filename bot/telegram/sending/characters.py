"""What Telegram would silently drop from a text, replaced beforehand by what it keeps; and how long a text is there."""

import re
import unicodedata

# Telegram's server turns control characters into spaces, and removes "\r", line and paragraph separators, bidirectional
# embeddings and overrides, and three combining marks: clean_input_string in
# https://github.com/tdlib/td/blob/master/td/telegram/misc.cpp. Isolates are the embeddings' recommended successors
# (https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates), and Telegram keeps them.
_KEPT_INSTEAD = {
    **{code: " " for code in range(0x20) if chr(code) not in "\n\v\f\r"},
    **dict.fromkeys(map(ord, "\v\f\r\u2028\u2029"), "\n"),
    **dict(zip(range(0x202A, 0x202F), "\u2066\u2067\u2069\u2066\u2067", strict=True)),
    0x0333: "\u0332",
    0x033F: "\u0305",
    **dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"),
}
_LETTER_WITH_RING = re.compile(r"[^\W\d_][\u0300-\u036f]*\u030a[\u0300-\u036f]*")

# Nothing to see, for Telegram: a message of only these is refused (strip_empty_characters, ibid.).
_INVISIBLE = re.compile(
    "[\\s\u1680\u180e\u2000-\u200f\u202e\u202f\u205f\u2066-\u2069\u2800\u3000\ufeff\ufffc\U000e0000-\U000e01ff]*"
)


def keepable(text: str) -> str:
    """The text as Telegram will show it in full: the same words, in characters it does not drop."""
    # The one dropped mark that words need ("å" in two characters) is kept when it is one character with its letter.
    composed = _LETTER_WITH_RING.sub(lambda match: unicodedata.normalize("NFC", match[0]), text.replace("\r\n", "\n"))
    return composed.translate(_KEPT_INSTEAD)


def is_visible(text: str) -> bool:
    """Whether Telegram finds anything to show in the text."""
    return not _INVISIBLE.fullmatch(text)


def utf16_length(text: str) -> int:
    """The length of a text as Telegram counts it: UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2

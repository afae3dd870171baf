"""Telegram counts text in UTF-16 code units: lengths, offsets and limits alike."""


def utf16_length(text: str) -> int:
    """The number of UTF-16 code units; a character outside the basic plane, such as most emoji, counts as two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2

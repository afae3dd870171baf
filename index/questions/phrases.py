"""Exact phrases in any kind of quotation marks, and words to leave out, marked with a hyphen before them."""

import re
from dataclasses import dataclass

_OPEN = r"(?<![^\s(\[{¿¡—–-])"  # a straight mark opens only where a word may begin: not in 5'10" or workers'
_CLOSE = r"(?![^\s.,;:!?)\]}…—–-])"
_QUOTED = "|".join(
    (
        r"«([^«»]*)»", r"»([^«»]*)«", r"‹([^‹›]*)›", r"「([^「」]*)」", r"『([^『』]*)』", r"《([^《》]*)》",
        # Double marks are mixed freely in print (”…“, „…”, "…”): any of them closes any other.
        r"[“”„‟〝＂]([^“”„‟〝〞＂\"]*)[“”‟〞＂\"]", rf"{_OPEN}\"([^\"“”]*)[\"”]",
        rf"[‘‚‛]([^‘‚‛]*?)[’‘]{_CLOSE}", rf"{_OPEN}'([^']++(?:(?<=\w)'(?=\w)[^']*+)*+)'{_CLOSE}",
    )
)  # fmt: skip
_PHRASE = re.compile(_QUOTED)
_EXCLUDED = re.compile(rf"(?<!\S)-(?:(?P<phrase>{_QUOTED})|(?P<word>[^\W\d_][\w’'-]*))")
_WORDLIKE = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Marked:
    """``text[start:end]`` with its marks, and the words inside them."""

    words: str
    start: int
    end: int


def find_exclusions(text: str) -> list[Marked]:
    """Words and phrases with a hyphen right before them, at the question's start or after white space."""
    found = []
    for match in _EXCLUDED.finditer(text):
        words = match["word"] or next((inside for inside in match.groups()[1:-1] if inside), "")
        if _WORDLIKE.search(words):
            found.append(Marked(" ".join(words.split()).rstrip("-'’"), *match.span()))
    return found


def find_phrases(text: str) -> list[Marked]:
    """What stands in quotation marks and holds a letter or digit. Marks without a partner are no quotation."""
    found = []
    for match in _PHRASE.finditer(text):
        words = next((inside for inside in match.groups() if inside), "")
        if _WORDLIKE.search(words):
            found.append(Marked(" ".join(words.split()), *match.span()))
    return found

"""Pieces of text that have made patterns and loops slow, or might: repeated, they are what a stranger may send."""

from collections.abc import Callable
from typing import NamedTuple

from hypothesis import strategies as st

SPACES = ("\n", " ", "\t", "\n ", " \n", "\r\n", "\n\n", "\u00a0", "\u2028", "\u2029", "\f", "\x1f", "\u200b", "\u200d")
MARKS = (
    *(
        ".",
        "...",
        "…",
        ",",
        ",,",
        ", ",
        ";",
        ":",
        " :",
        "：",
        "\t：",
        "-",
        " - ",
        "–",
        "— ",
        "\n— ",
        "!",
        "?",
        "?! ",
        "/",
        "|",
    ),
    *(
        "(",
        "((",
        "()",
        "( ) ",
        "[",
        "[]",
        "[…]",
        "[...]",
        " ... ",
        "（",
        "【",
        "{",
        "<",
        "< ",
        ">",
        "\n> ",
        "#",
        "*",
        "**",
        "_",
        "`",
        "&",
        "%",
    ),
    *(
        '"',
        '""',
        '"a" ',
        '-"a" ',
        "'",
        "''",
        "'a ",
        "a'",
        "'s ",
        "’s ",
        "“",
        "“”",
        "””",
        "“a” ",
        "„“",
        "«",
        "«»",
        "»«",
        "‘a ",
        "「",
        "「」",
    ),
)
WORDS = (
    *(
        "a",
        "a ",
        "A",
        "A ",
        "a.",
        "A.",
        "A. ",
        "A.B. ",
        "J. R. ",
        "a-",
        "a-a",
        "-x ",
        "- ",
        "a? ",
        "a?\n",
        "a\n",
        "a b\n",
        "a\n\n",
    ),
    *(
        "Mr. ",
        "Dr ",
        "U.S. ",
        "NATO ",
        "AB (AB) ",
        " (AB)",
        "Alpha Beta (AB) ",
        "word word word.\n",
        "(Laughter.) ",
        "the ",
        "of the ",
    ),
    *(
        "é",
        "e\u0301",
        "\u0301",
        "İ",
        "ß",
        "ﬁ",
        "½",
        "Ⅷ",
        "🙂",
        "漢",
        "漢字。",
        "ア",
        "한국 ",
        "عرب ",
        "אב ",
        "ไทย ",
        "М. И. ",
        "т.е. ",
    ),
)
NAMES = (
    *(
        "said ",
        "said: ",
        "said today, ",
        "“a” said: ",
        "Jane Doe ",
        "Jane Doe: ",
        "\nJane Doe\n",
        "\nMR PRICE: a",
        "Lavrov ",
        "Lavrov, ",
    ),
    *(
        "\nQ: a",
        "\nQ ",
        "Q. ",
        "A: ",
        "A B: a. ",
        "A B: a.\n",
        ". A: ",
        "\nA: b",
        "[00:12:31] ",
        "\n[00:12:31] A: ",
        "the minister ",
        "president ",
    ),
    *(
        "what did ",
        "who ",
        "according to ",
        "remarks by ",
        "by Jane Doe ",
        "The x is attributable to ",
        "Begin text",
        "* * * ",
        "###\n",
    ),
)
TIMES = (
    *(
        "9:30",
        "9:30\n",
        "9:30 ",
        "at 9:30 ",
        "1",
        "1 ",
        "1. ",
        "\n1. a",
        "(1) ",
        "\n• ",
        "1,000,",
        "1\u00a0000 ",
        "5 per cent ",
        "per ",
    ),
    *(
        "2021 ",
        "5 June 2021 ",
        "5/9/2021 ",
        "2021-06-01 ",
        "June ",
        "in June ",
        "last ",
        "last week ",
        "from ",
        "to ",
        "between ",
        "UTC+",
        "+5",
    ),
)
MARKUP = (
    "<p>",
    "<p>a</p>",
    "<b>",
    "</b>",
    "<br>",
    "<a ",
    "<li>",
    "<script></script>a",
    "&amp;",
    "&amp",
    "&#",
    "read more",
    "share ",
)

PIECES = (*SPACES, *MARKS, *WORDS, *NAMES, *TIMES, *MARKUP)


def filled(piece: str, length: int) -> str:
    """``length`` characters of one piece again and again."""
    return (piece * (length // len(piece) + 1))[:length]


def between_words(piece: str, length: int) -> str:
    """The same between two words: at its ends much is stripped that costs in the middle."""
    return f"a{filled(piece, length - 2)}b"


def in_runs(piece: str, other: str, length: int) -> str:
    """Runs of one piece with another after each, as many as the runs are long."""
    return filled(filled(piece, int(length**0.5)) + other, length)


class Made(NamedTuple):
    """A text of any length, and what it is made of."""

    way: Callable[..., str]
    pieces: tuple[str, ...]

    def of_length(self, length: int) -> str:
        return self.way(*self.pieces, length)


_piece = st.one_of(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join),
    st.text(min_size=1, max_size=6),
)
made = st.one_of(
    st.builds(Made, st.just(filled), st.tuples(_piece)),
    st.builds(Made, st.just(between_words), st.tuples(_piece)),
    st.builds(Made, st.just(in_runs), st.tuples(_piece, _piece)),
)
"""Texts of pieces that nobody thought of."""

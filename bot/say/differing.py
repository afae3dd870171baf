"""How a difference looks: what is gone struck through, what is new underlined, what stayed shortened to its edges."""

from collections.abc import Sequence

from bot.say.reply import Mark, Span
from index.text import Difference, Kind

KEPT = 80
"""Characters of unchanged words shown beside a change; a longer run between two changes is cut in its middle."""


def changed(old: str, new: str, differences: Sequence[Difference], *, kept: int | None = None) -> tuple[Span, ...]:
    """``new`` with what ``old`` had otherwise. ``kept`` characters of unchanged runs are shown; None: all of them."""
    spans: list[Span] = []
    place = differences[0].new[0] if differences else 0
    for number, each in enumerate(differences):
        if each.kind is Kind.REMOVED:
            start, end = each.old
            if spans:
                spans.append(Span(_space_before(old, start)))
            spans.append(Span(old[start:end], Mark.STRIKE))
            continue
        start, end = each.new
        gap = new[place:start] or (" " if spans and each.kind is Kind.ADDED and spans[-1].mark is Mark.STRIKE else "")
        spans.append(Span(gap))
        place = end
        if each.kind is Kind.ADDED:
            spans.append(Span(new[start:end], Mark.UNDERLINE))
        else:
            first, last = number == 0, number == len(differences) - 1
            spans.append(Span(new[start:end] if kept is None else shortened(new[start:end], kept, first, last)))
    return tuple(span for span in spans if span.text)


def shortened(text: str, kept: int, first: bool, last: bool) -> str:
    """The end of the first run, the beginning of the last, both of one between."""
    if len(text) <= kept * (1 if first or last else 2):
        return text
    beginning = "" if first else text[:kept].rsplit(None, 1)[0] + " "
    end = "" if last else " " + text[-kept:].split(None, 1)[-1]
    return f"{beginning}…{end}"


def _space_before(text: str, start: int) -> str:
    return " " if text[start - 1 : start].isspace() else ""

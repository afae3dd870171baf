"""What ``/verify`` says: whether a pasted quote is on record letter for letter, and what the record has instead."""

from bot.say import (
    Block,
    Button,
    Mark,
    Paragraph,
    Quotation,
    Reply,
    Span,
    attribution,
    button,
    changed,
    paragraph,
    whose_text,
)
from bot.say.texts import Texts
from bot.talk.record.in_context import InContext
from bot.talk.record.reading import ReadAt, notes
from index import Extent, Version
from index.text import sentences_of
from index.verify import Closest, Found, Verdict, Verification

LONGEST_CUT = 200
"""Characters shown of what was cut out of a quote, or stands beside it; of more, the beginning and the end."""
BESIDE = 1200
"""Characters before and after the nearest words within which their sentences begin and end."""
ALSO = 5
"""Other statements with the same words that are named."""


def verification_reply(texts: Texts, verification: Verification) -> Reply:
    closest = verification.closest
    match verification.verdict:
        case Verdict.EMPTY:
            return Reply((paragraph(texts("verify.how")),))
        case Verdict.TOO_SHORT:
            return Reply((paragraph(texts("verify.too_short")), paragraph(texts("verify.how"))))
        case Verdict.EXACT | Verdict.OTHER_SPEAKER:
            return _found_reply(texts, verification)
        case Verdict.JOINED:
            return _joined_reply(texts, verification)
        case Verdict.ALTERED if closest is not None:
            return _altered_reply(texts, verification, closest)
        case _:
            return _absent_reply(texts, verification)


def _first_line(texts: Texts, verification: Verification) -> Paragraph:
    """Whether the words are on record, and whose: said or asked, in the newest version or only in an earlier one."""
    first = verification.found[0]
    named = Span(verification.named or "", Mark.BOLD)
    if first.asked:
        asker = first.asker or texts("verify.a_reporter")
        names = [each.name for each in first.version.statement.speakers if each not in first.speakers]
        other = verification.named if verification.fits is False else texts.listed(names)
        key = "verify.asked_by" if verification.fits or not other else "verify.asked"
        spans = texts.spans(key, asker=Span(asker, Mark.BOLD), named=Span(other or "", Mark.BOLD))
    elif verification.verdict is Verdict.OTHER_SPEAKER:
        spans = texts.spans("verify.other_speaker", named=named)
    else:
        spans = (Span(_exact(texts, verification), Mark.BOLD),)
    older = (Span(f" {texts('verify.only_older')}", Mark.BOLD),) if first.only_older else ()
    return Paragraph((*spans, *older))


def _exact(texts: Texts, verification: Verification) -> str:
    """Words left out can turn a sentence round, so that a quote with a gap is never just "word for word"."""
    first = verification.found[0]
    if left_out := _left_out(first):
        return texts("verify.left_out", count=len(left_out), words=_shortened(" ".join(left_out)))
    if verification.inside:
        return texts("verify.exact_inside")
    return texts("verify.exact_within" if _around(first) != (first.start, first.end) else "verify.exact")


def _left_out(found: Found) -> list[str]:
    return [word for start, end in _cuts(found) for word in found.version.text[start:end].split()]


def _found_reply(texts: Texts, verification: Verification) -> Reply:
    first, *others = verification.found
    blocks: list[Block] = [_first_line(texts, verification), *_noted(texts, verification)]
    if verification.fits and not first.certain:
        blocks.append(Paragraph(texts.spans("verify.unsure", named=Span(verification.named or "", Mark.BOLD))))
    if first.recased:
        blocks.append(paragraph(texts("verify.recased")))
    blocks += _quoted(texts, first)
    if others:
        named = [each.version.statement for each in others[:ALSO]]
        shown = [texts("verify.elsewhere", title=each.title, date=texts.date(each.date)) for each in named]
        blocks.append(paragraph(texts("verify.also", count=len(others), statements=texts.listed(shown))))
    return Reply(tuple(blocks), (_reading_buttons(texts, first.version, first.start, first.end),))


def _noted(texts: Texts, verification: Verification) -> list[Block]:
    return [paragraph(texts("verify.noted"))] if verification.noted else []


def _judged(texts: Texts, verification: Verification) -> list[Block]:
    """Whether who is named speaks there, where the words themselves are not as claimed."""
    closest = verification.closest
    certain = closest.certain if closest else all(part.certain for part in verification.found)
    if verification.fits is None or (verification.fits and not certain):
        return []
    key = "verify.named" if verification.fits else "verify.not_named"
    return [Paragraph(texts.spans(key, named=Span(verification.named or "", Mark.BOLD)))]


def _joined_reply(texts: Texts, verification: Verification) -> Reply:
    found = verification.found
    blocks: list[Block] = [
        Paragraph((Span(texts("verify.joined", count=len(found)), Mark.BOLD),)),
        *_judged(texts, verification),
        *_noted(texts, verification),
    ]
    for part in found:
        blocks += _quoted(texts, part)
    rows = tuple(
        (
            button(
                texts("verify.part", number=number),
                InContext(part.version.statement.key, part.version.number, part.start, part.end),
            ),
        )
        for number, part in enumerate(found, 1)
    )
    return Reply(tuple(blocks), rows)


def _altered_reply(texts: Texts, verification: Verification, closest: Closest) -> Reply:
    statement = closest.version.statement
    blocks: tuple[Block, ...] = (
        Paragraph((Span(texts("verify.altered"), Mark.BOLD),)),
        *_judged(texts, verification),
        *_noted(texts, verification),
        paragraph(texts("verify.marks")),
        attribution(texts, closest.speakers, statement.date, certain=closest.certain),
        Quotation(changed(closest.claimed, closest.version.text, closest.changes)),
        paragraph(statement.title, Mark.ITALIC),
        *notes(texts, closest.version),
        paragraph(texts("verify.offsets", start=closest.start, end=closest.end), Mark.ITALIC),
    )
    return Reply(blocks, (_reading_buttons(texts, closest.version, closest.start, closest.end),))


def _absent_reply(texts: Texts, verification: Verification) -> Reply:
    blocks: list[Block] = [paragraph(_absence(texts, verification.extent))]
    closest = verification.closest
    if closest is None:
        return Reply(tuple(blocks))
    version = closest.version
    start, end = _whole_sentences(version, closest.start, closest.end)
    blocks += [
        *_judged(texts, verification),
        paragraph(texts("absence.nearest"), Mark.ITALIC),
        attribution(texts, closest.speakers, version.statement.date, certain=closest.certain),
        Quotation((Span(version.text[start:end]),)),
        paragraph(version.statement.title, Mark.ITALIC),
        *notes(texts, version),
    ]
    return Reply(tuple(blocks), (_reading_buttons(texts, version, start, end),))


def _absence(texts: Texts, extent: Extent) -> str:
    if extent.first is None or extent.last is None:
        return texts("ask.empty_record")
    dates = {"first": texts.date(extent.first), "last": texts.date(extent.last)}
    return texts("verify.absent", count=extent.statements, **dates)


def _quoted(texts: Texts, found: Found) -> list[Block]:
    """Who and when, the words in bold with what was cut out between them, and where they stand."""
    version = found.version
    begin, end = found.start, found.end
    whole = _around(found)
    spans = [Span(_ending(version.text[whole[0] : begin]))] if whole[0] < begin else []
    for bold, cut in zip(found.spans, [*_cuts(found), None], strict=True):
        spans.append(Span(version.text[slice(*bold)], Mark.BOLD))
        if cut is not None:
            spans.append(Span(_shortened(version.text[slice(*cut)])))
    if end < whole[1]:
        spans.append(Span(_beginning(version.text[end : whole[1]])))
    return [
        attribution(texts, found.speakers, version.statement.date, certain=found.certain),
        *whose_text(texts, found.quoted_by),
        Quotation(tuple(spans)),
        paragraph(version.statement.title, Mark.ITALIC),
        *notes(texts, version),
    ]


def _around(found: Found) -> tuple[int, int]:
    """The sentences that the words stand in, within the voice that says them, where words of these are missing."""
    if found.turn is None:
        return found.start, found.end
    version = found.version
    start, end = _whole_sentences(version, found.start, found.end)
    start, end = max(start, found.turn[0]), min(end, found.turn[1])
    before, after = version.text[start : found.start], version.text[found.end : end]
    return (
        start if any(map(str.isalnum, before)) else found.start,
        end if any(map(str.isalnum, after)) else found.end,
    )


def _cuts(found: Found) -> list[tuple[int, int]]:
    return [(one[1], other[0]) for one, other in zip(found.spans, found.spans[1:], strict=False)]


def _shortened(text: str) -> str:
    if len(text) <= LONGEST_CUT:
        return text
    return f"{text[: LONGEST_CUT // 2].rsplit(' ', 1)[0]} … {text[-LONGEST_CUT // 2 :].split(' ', 1)[-1]}"


def _ending(text: str) -> str:
    """What stands before the words in their sentence, or the last of it."""
    return text if len(text) <= LONGEST_CUT else f"… {text[-LONGEST_CUT:].partition(' ')[2]}"


def _beginning(text: str) -> str:
    return text if len(text) <= LONGEST_CUT else f"{text[:LONGEST_CUT].rpartition(' ')[0]} …"


def _whole_sentences(version: Version, start: int, end: int) -> tuple[int, int]:
    # Sentences are cut at a length that can be read, so that what stands further off has no part in these.
    first, last = max(0, start - BESIDE), end + BESIDE
    spans = sentences_of(version.text[first:last], version.statement.language)
    over = [(first + a, first + b) for a, b in spans if first + a < end and start < first + b]
    return (min(start, over[0][0]), max(end, over[-1][1])) if over else (start, end)


def _reading_buttons(texts: Texts, version: Version, start: int, end: int) -> tuple[Button, ...]:
    key = version.statement.key
    in_full = button(texts("buttons.in_full"), ReadAt(key, version.number, start, end))
    if end - start == len(version.text):
        return (in_full,)
    return button(texts("buttons.in_context"), InContext(key, version.number, start, end)), in_full

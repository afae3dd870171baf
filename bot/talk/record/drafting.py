"""What ``/verify`` says of a whole text: every quotation in it with its verdict, what is wrong with them first."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.say import (
    Aside,
    Block,
    Mark,
    Paragraph,
    Quotation,
    Reply,
    Span,
    attribution,
    changed,
    paragraph,
    short,
)
from bot.say.texts import Texts
from bot.talk.record.verifying import verification_reply
from index import Record, Version
from index.importing import Unreadable, document_text, page_text
from index.sources import SourceError
from index.verify import Checked, CheckedDraft, Found, Verdict

LONGEST = 100_000
"""Characters of a draft."""
LARGEST = 5 << 20
"""Bytes of a file."""
AS_A_WHOLE = 4_000
"""Characters up to which a text with quotations may be a statement itself, on record word for word."""
BEGINNING = 70
"""Characters by which a quotation of the draft is recognised."""
_ADDRESS = re.compile(r"\s*(https?://\S+)\s*")

LinkTo = Callable[[Version, int, int], str | None]
"""The address of ``text[start:end]`` of a version; None where it has none."""


@dataclass(frozen=True, slots=True)
class Drafting:
    """Verifies what is pasted: a quote with a name, or the quotations of a draft, a file, or a page on the web.

    ``agent`` is who asks for a page.
    """

    record: Record
    texts: Texts
    link: LinkTo
    agent: str

    async def verify(self, text: str) -> Reply:
        """Raises TooLongToRead."""
        if found := _ADDRESS.fullmatch(text):
            try:
                text = await page_text(found[1], self.agent)
            except (SourceError, Unreadable) as error:
                return Reply((paragraph(self.texts("verify.unreadable", reason=str(error))),))
        return await self._judged(text)

    async def verify_file(self, name: str, body: bytes) -> Reply:
        """Raises TooLongToRead."""
        try:
            text = await document_text(name, body)
        except Unreadable as error:
            return Reply((paragraph(self.texts("verify.unreadable", reason=f"{name} {error}")),))
        return await self._judged(text)

    async def _judged(self, text: str) -> Reply:
        if len(text) > LONGEST:
            return Reply((paragraph(self.texts("too_long")),))
        whole = await self.record.verify(text) if len(text) <= AS_A_WHOLE else None
        if whole is not None and whole.verdict is Verdict.EXACT and not whole.inside:
            return verification_reply(self.texts, whole)
        draft = await self.record.check_draft(text)
        if draft.quotations:
            return draft_reply(self.texts, draft, self.link)
        if whole is None:
            return Reply((paragraph(self.texts("verify.no_quotations")),))
        return verification_reply(self.texts, whole)


def draft_reply(texts: Texts, draft: CheckedDraft, link: LinkTo) -> Reply:
    """One line that sums up; then what is wrong, one by one; then what is word for word."""
    judged = [(number, each, _kind(each)) for number, each in enumerate(draft.quotations, 1)]
    counts = [
        texts(f"verify.draft_{kind}", count=number)
        for kind in ("exact", "asked", "altered", "other_speaker", "not_found")
        if (number := sum(1 for *_, its in judged if its == kind))
    ]
    summary = texts("verify.draft", count=len(judged), parts=", ".join(counts))
    if draft.left:
        summary += f" {texts('verify.draft_left', count=draft.left)}"
    blocks: list[Block] = [paragraph(summary, Mark.BOLD)]
    for number, each, kind in judged:
        if kind != "exact":
            blocks += _told(texts, number, each, kind)
    if any(kind == "altered" and each.verification.closest for _, each, kind in judged):
        blocks.append(paragraph(texts("verify.marks"), Mark.ITALIC))
    right = [_right(texts, number, each, link) for number, each, kind in judged if kind == "exact"]
    if right:
        spans = [Span(texts("verify.draft_right") + "\n", Mark.BOLD)]
        for place, line in enumerate(right):
            spans += [*([Span("\n")] if place else []), *line]
        blocks.append(Aside(tuple(spans)))
    return Reply(tuple(blocks))


def _kind(checked: Checked) -> str:
    if checked.asked:
        return "asked"
    match checked.verification.verdict:
        case Verdict.EXACT:
            return "exact"
        case Verdict.OTHER_SPEAKER:
            return "other_speaker"
        case Verdict.ALTERED | Verdict.JOINED:
            return "altered"
    return "not_found"


def _told(texts: Texts, number: int, checked: Checked, kind: str) -> list[Block]:
    verification = checked.verification
    head = [Span(f"{number}. {texts(f'verify.kind_{kind}')}", Mark.BOLD)]
    if checked.named:
        head.append(Span(f" {texts('verify.draft_says', name=checked.named)}"))
    words = Span(f"\n“{short(checked.words, BEGINNING)}”", Mark.ITALIC)
    if kind == "altered" and (closest := verification.closest):
        who = attribution(texts, closest.speakers, closest.version.statement.date, certain=closest.certain)
        marks = changed(closest.claimed, closest.version.text, closest.changes)
        return [Paragraph((*head, Span("\n"), *who.spans)), Quotation(marks)]
    if verification.found:
        told = list[Block]([Paragraph((*head, words))])
        for each in verification.found[: len(verification.found) if verification.verdict is Verdict.JOINED else 1]:
            told += [_who(texts, each), Quotation((Span(each.version.text[each.start : each.end]),), folded=True)]
        return told
    return [Paragraph((*head, words))]


def _who(texts: Texts, found: Found) -> Paragraph:
    return attribution(texts, found.speakers, found.version.statement.date, certain=found.certain)


def _right(texts: Texts, number: int, checked: Checked, link: LinkTo) -> list[Span]:
    first = checked.verification.found[0]
    names = texts.listed([each.name for each in first.speakers]) or texts("answer.somebody")
    where = texts("answer.speaker", speaker=names, date=texts.date(first.version.statement.date))
    if not first.certain:
        where = texts("answer.from", speaker=names, date=texts.date(first.version.statement.date))
    if first.only_older:
        where += f" {texts('verify.only_older')}"
    cuts = len(first.spans) > 1
    begun = f"{number}. “{short(checked.words, BEGINNING)}” "
    left_out = f" ({texts('verify.draft_cut')})" if cuts else ""
    return [Span(begun), Span(where + left_out, url=link(first.version, first.start, first.end))]

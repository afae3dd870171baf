"""A reply as Telegram messages: HTML within every limit, with its buttons. Split first, escaped then, wrapped last."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineKeyboardButtonLimit, InlineKeyboardMarkupLimit, MessageLimit

from bot.say import Attachment, Button, Reply
from bot.telegram.sending.characters import is_visible, keepable, utf16_length
from bot.telegram.sending.cutting import cut
from bot.telegram.sending.runs import Run, flatten, usable_url

# Telegram refuses a source text of more than 32 KiB. A UTF-16 unit takes up to five bytes of it ("&amp;"); the rest is
# for tags and addresses.
MOST_MARKUP_BYTES = (1 << 15) - 5 * MessageLimit.MAX_TEXT_LENGTH

# Clients show about this much of a button's label; Telegram states no limit but refuses keyboards that grow too large.
LONGEST_LABEL = 64

ONLY_BUTTONS = "…"
QUOTE, FOLDED, END = "<blockquote>", "<blockquote expandable>", "</blockquote>"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message: as HTML, the same words as plain text, and its buttons; with a file they are its caption."""

    html: str
    plain: str
    keyboard: InlineKeyboardMarkup | None = None
    attachment: Attachment | None = None


def render(reply: Reply) -> list[Outgoing]:
    """The messages that show a reply, in order; none where it has nothing to show.

    What they show, end to end, is the reply's text (``flatten``) but for white space where it was cut. Buttons are
    below the last message. A file comes last: its caption is the text, where that is short enough for one.
    """
    messages = _texts(reply)
    if reply.attachment is None:
        return messages
    if len(messages) == 1 and utf16_length(messages[0].plain) <= MessageLimit.CAPTION_LENGTH:
        return [replace(messages[0], attachment=reply.attachment)]
    return [*messages, Outgoing("", "", attachment=reply.attachment)]


def _texts(reply: Reply) -> list[Outgoing]:
    text, runs = flatten(reply)
    keyboard = render_buttons(reply.buttons)
    spans = [span for span in _messages(text, runs) if is_visible(text[slice(*span)])]
    if not spans:
        return [Outgoing(ONLY_BUTTONS, ONLY_BUTTONS, keyboard)] if keyboard else []
    messages = [(_html(text, runs, *span), text[slice(*span)]) for span in spans]
    return [*(Outgoing(*each) for each in messages[:-1]), Outgoing(*messages[-1], keyboard)]


def _messages(text: str, runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """Where each message starts and ends in the text."""
    start = 0
    while start < len(text):
        room = _room_for_marks(runs, start) - start
        rest = text[start : start + MessageLimit.MAX_TEXT_LENGTH + 1]
        end = start + cut(rest, units=MessageLimit.MAX_TEXT_LENGTH, characters=room)
        words = text[start:end]
        yield start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        start = end


def _room_for_marks(runs: Sequence[Run], start: int) -> int:
    """Where the message that begins at ``start`` must end at the latest for the sake of its marks."""
    entities = markup = 0
    quotations = set[int]()
    for run in runs:
        if run.end <= start:
            continue
        entities += run.entities
        markup += len((run.opening + run.closing).encode())
        if run.quotation is not None and run.quotation not in quotations:
            quotations.add(run.quotation)
            entities += 1
            markup += len(FOLDED + END)
        if entities > MessageLimit.MESSAGE_ENTITIES or markup > MOST_MARKUP_BYTES:
            return run.start
    return runs[-1].end


def _html(text: str, runs: Sequence[Run], start: int, end: int) -> str:
    parts = []
    quotation = None
    for run in runs:
        words = text[max(run.start, start) : min(run.end, end)] if run.start < end and run.end > start else ""
        if not words:
            continue
        if run.quotation != quotation:
            opening = "" if run.quotation is None else FOLDED if run.folded else QUOTE
            parts.append(END * (quotation is not None) + opening)
            quotation = run.quotation
        parts.append(f"{run.opening}{escape(words, quote=False)}{run.closing}")
    return "".join(parts) + END * (quotation is not None)


def render_buttons(rows: Sequence[Sequence[Button]]) -> InlineKeyboardMarkup | None:
    """The rows as Telegram takes them; what it would refuse the whole message for (a wrong address) is left out."""
    left = iter(range(InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER))
    keyboard = []
    for row in rows:
        buttons = [button for button in map(_button, row) if button]
        buttons = [button for button, _ in zip(buttons, left, strict=False)]
        width = InlineKeyboardMarkupLimit.BUTTONS_PER_ROW
        keyboard += [buttons[at : at + width] for at in range(0, len(buttons), width)]
    return InlineKeyboardMarkup(keyboard) if keyboard else None


def _button(button: Button) -> InlineKeyboardButton | None:
    label = " ".join(keepable(button.label).split())
    label = label if is_visible(label) else ONLY_BUTTONS
    if utf16_length(label) > LONGEST_LABEL:
        label = label[: cut(label, units=LONGEST_LABEL - 1, characters=LONGEST_LABEL)].rstrip() + "…"
    if button.action is not None:
        return InlineKeyboardButton(label, callback_data=button.action) if _comes_back(button.action) else None
    if button.copy is not None:
        fits = 0 < utf16_length(button.copy) <= InlineKeyboardButtonLimit.MAX_COPY_TEXT
        return InlineKeyboardButton(label, copy_text=CopyTextButton(button.copy)) if fits else None
    url = usable_url(button.url)
    return InlineKeyboardButton(label, url=url) if url else None


def _comes_back(action: str) -> bool:
    size = len(action.encode(errors="ignore"))
    whole = action.isascii() or action.encode(errors="ignore").decode() == action
    return whole and InlineKeyboardButtonLimit.MIN_CALLBACK_DATA <= size <= InlineKeyboardButtonLimit.MAX_CALLBACK_DATA

"""Whatever a reply holds: within every limit of Telegram's, and shown to the letter."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import InlineKeyboardMarkup

from bot.say.reply import Aside, Block, Button, Mark, Paragraph, Quotation, Reply, Span
from bot.telegram.sending.characters import is_visible, keepable, utf16_length
from bot.telegram.sending.render import Outgoing, render

URL = "https://record.example.org/?a=1&b=2"
ESCAPED = "https://record.example.org/?a=1&amp;b=2"
PIECES = [
    *"<>&\"' \n\t\r\x00\x0b\u00a0\u200b\u200d\u202e\u2028\ufeff\ud800",
    *["e\u0301", "a\u030a", "👨‍👩‍👧", "🇷🇺", "😀", "שלום", "مرحبا", "å", "……", "\u2066", "word", "A sentence. ", "\n\n"],
    *["<b>", "</blockquote>", "&amp;", "&#60;", "*bold*", "[x](y)", "<script>", "<a href='", "/latest", "@OnRecordBot"],
]
TEXTS = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.builds(lambda piece, times: piece * times, st.sampled_from(PIECES), st.integers(1, 6000)),
    st.builds(lambda piece, times: f"{piece} word. " * times, st.sampled_from(PIECES), st.integers(1, 600)),
)
URLS = st.sampled_from(
    [None, None, None, URL, "https://a.example/" + "&" * 400, "javascript:x", "http://x", "https://[", ""]
)
SPANS = st.lists(st.builds(Span, TEXTS, st.sampled_from(Mark), URLS), max_size=6).map(tuple)
MANY_SPANS = st.lists(st.builds(Span, st.sampled_from(PIECES), st.sampled_from(Mark), URLS), max_size=150).map(tuple)
BLOCKS = st.one_of(st.builds(Paragraph, SPANS), st.builds(Quotation, SPANS), st.builds(Quotation, MANY_SPANS))
BUTTONS = st.builds(Button, TEXTS, st.none() | st.text(max_size=70), URLS)
ROWS = st.lists(st.lists(BUTTONS, max_size=12).map(tuple), max_size=12).map(tuple)
REPLIES = st.builds(Reply, st.lists(BLOCKS, max_size=5).map(tuple), ROWS)


class Reader(HTMLParser):
    """Reads Telegram's HTML strictly: known tags, properly nested; collects the text and the marked pieces."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.marks: list[tuple[str, str]] = []
        self.open: list[tuple[str, int]] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ("b", "i", "u", "s", "code", "a", "blockquote")
        assert [name for name, _ in attrs] == (["href"] if tag == "a" else [])
        assert tag != "blockquote" or not self.open
        self.open.append((tag, len(self.text)))

    def handle_endtag(self, tag: str) -> None:
        opened, start = self.open.pop()
        assert opened == tag
        assert start < len(self.text)
        self.marks.append((tag, self.text[start:]))

    def handle_data(self, data: str) -> None:
        self.text += data


def whole_text(reply: Reply) -> str:
    """What the reply says, written down in another way than the renderer does."""
    text, last = "", None
    for block in reply.blocks:
        words = "".join(keepable(span.text) for span in block.spans)
        if not any(span.text for span in block.spans):
            continue
        if last is not None:
            text += "\n\n" if type(last) is type(block) else "\n"
        text, last = text + words, block
    return text


@settings(max_examples=300)
@given(reply=REPLIES)
def test_every_limit_is_kept_and_no_word_lost(reply: Reply) -> None:
    left = whole_text(reply)
    messages = render(reply)
    shown = [] if [message.plain for message in messages] == ["…"] and not is_visible(left) else messages
    for message in shown:
        read = Reader(message.html)
        assert read.text == message.plain
        assert message.plain == message.plain.strip()
        assert 1 <= utf16_length(message.plain) <= 4096
        assert len(read.marks) <= 100
        assert len(message.html.encode()) <= 32768
        before, found, left = left.partition(message.plain)
        assert found
        assert not is_visible(before)
    assert not is_visible(left)
    assert all(message.keyboard is None for message in messages[:-1])
    if messages:
        check_keyboard(messages[-1].keyboard)


def check_keyboard(keyboard: InlineKeyboardMarkup | None) -> None:
    rows = keyboard.inline_keyboard if keyboard else ()
    assert sum(len(row) for row in rows) <= 100
    for row in rows:
        assert 1 <= len(row) <= 8
        for button in row:
            assert is_visible(button.text)
            assert utf16_length(button.text) <= 64
            assert (button.callback_data is None) != (button.url is None)
            if isinstance(button.callback_data, str):
                assert 1 <= len(button.callback_data.encode()) <= 64


@given(text=TEXTS)
def test_a_quote_is_its_slice(text: str) -> None:
    """The exact words, in one blockquote a message."""
    messages = render(Reply((Quotation((Span(text),)),)))
    quoted = [Reader(message.html).marks for message in messages]
    assert all(marks == [("blockquote", message.plain)] for marks, message in zip(quoted, messages, strict=True))
    assert "".join("".join(message.plain.split()) for message in messages) == "".join(keepable(text).split()) or not (
        is_visible(keepable(text))
    )


def html(reply: Reply) -> list[str]:
    return [message.html for message in render(reply)]


def paragraph(*spans: Span | str) -> Paragraph:
    return Paragraph(tuple(Span(span) if isinstance(span, str) else span for span in spans))


def quotation(*spans: Span | str) -> Quotation:
    return Quotation(paragraph(*spans).spans)


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (
            (paragraph(Span("Sergey Lavrov", Mark.BOLD), " · 2021"), quotation("It is ", Span("the only", Mark.BOLD))),
            ["<b>Sergey Lavrov</b> · 2021\n<blockquote>It is <b>the only</b></blockquote>"],
        ),
        (
            (quotation("Words."), paragraph(Span("Title", Mark.ITALIC))),
            ["<blockquote>Words.</blockquote>\n<i>Title</i>"],
        ),
        ((paragraph("One."), paragraph("Two.")), ["One.\n\nTwo."]),
        (
            (quotation("One."), quotation("Two.")),
            ["<blockquote>One.</blockquote>\n\n<blockquote>Two.</blockquote>"],
        ),
        (
            (Quotation((Span("One."),), folded=True), Aside((Span("Two."),)), paragraph("Three.")),
            [
                "<blockquote expandable>One.</blockquote>\n\n<blockquote expandable>Two.</blockquote>\nThree.",
            ],
        ),
        ((paragraph(Span("a <b> & 'c' \"d\"")),), ["a &lt;b&gt; &amp; 'c' \"d\""]),
        ((paragraph(Span("page", url=URL)),), ['<a href="https://record.example.org/?a=1&amp;b=2">page</a>']),
        ((paragraph(Span("page", Mark.BOLD, URL + '"')),), [f'<a href="{ESCAPED}&quot;"><b>page</b></a>']),
        ((paragraph(Span("page", Mark.CODE, URL)),), [f'<a href="{ESCAPED}">page</a>']),
        ((paragraph(Span("page", url="javascript:alert(1)")),), ["page"]),
        ((paragraph(Span("page", url="https://москва.рф/я")),), ['<a href="https://xn--80adxhks.xn--p1ai/я">page</a>']),
        ((paragraph(Span("a", Mark.BOLD), Span("b", Mark.BOLD)),), ["<b>ab</b>"]),
        (
            (quotation(Span("war", Mark.STRIKE), " ", Span("peace", Mark.UNDERLINE)),),
            ["<blockquote><s>war</s> <u>peace</u></blockquote>"],
        ),
        ((paragraph(" \n"), quotation("Words."), paragraph()), ["<blockquote>Words.</blockquote>"]),
        ((paragraph("\u200b \n"),), []),
        ((), []),
    ],
)
def test_looks(blocks: tuple[Block, ...], expected: list[str]) -> None:
    assert html(Reply(blocks)) == expected


def test_a_long_quote_goes_on_in_the_next_message_at_a_paragraph() -> None:
    text = "\n\n".join(["A sentence. " * 150 + "End."] * 3)
    messages = render(Reply((quotation(text),), ((Button("Next", "n"),),)))
    assert len(messages) == 2
    assert messages[0].plain + "\n\n" + messages[1].plain == text
    assert all(message.html == f"<blockquote>{message.plain}</blockquote>" for message in messages)
    assert messages[0].keyboard is None
    assert messages[1].keyboard is not None


def test_more_marks_than_a_message_takes() -> None:
    spans = [Span(f"w{number}", mark) for number in range(150) for mark in (Mark.BOLD, Mark.PLAIN)]
    messages = render(Reply((Quotation(tuple(spans)),)))
    assert [len(Reader(message.html).marks) for message in messages] == [100, 52]
    assert "".join(message.plain for message in messages) == "".join(span.text for span in spans)


def test_buttons_that_telegram_would_refuse_are_left_out() -> None:
    rows = (
        (Button("a", "x" * 64), Button("b", "x" * 65), Button("c", "я" * 33), Button("d", ""), Button("e")),
        (Button("f", url="http://localhost"), Button("g", url=URL), Button(" ", "x"), Button("long " * 20, "x")),
        (Button("h", "\ud800"), Button("i", copy=""), Button("j", copy="🙂" * 128), Button("k", copy="🙂" * 129)),
    )
    [message] = render(Reply((paragraph("text"),), rows))
    assert message.keyboard is not None
    labels = [[button.text for button in row] for row in message.keyboard.inline_keyboard]
    assert labels == [["a"], ["g", "…", "long " * 11 + "long…"], ["j"]]


def test_buttons_without_words_still_reach_the_chat() -> None:
    [message] = render(Reply(buttons=((Button("Next", "n"),),)))
    assert (message.html, message.plain) == ("…", "…")
    assert message.keyboard is not None


def test_nothing_to_show() -> None:
    nothing: list[Outgoing] = []
    assert render(Reply(notice="only a notice")) == nothing

"""The terminal chat: what a line typed means, and how a reply looks there."""

import io
import unicodedata
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.cells import cell_len
from rich.console import Console

from bot.say.reply import Attachment, Button, Mark, Paragraph, Quotation, Reply, Span
from bot.say.request import Request
from bot.say.texts import Texts
from bot.terminal.chat import TerminalChat, typed
from bot.terminal.render import ACTING, BAR, render

NOW = datetime(2021, 9, 26, tzinfo=UTC)
BUTTONS = ((Button("In context", "c"), Button("Source", url="https://example.org/a")), (Button("3", "third"),))


class Partner:
    """Hears requests, and gives the replies it was given."""

    def __init__(self, *replies: Reply) -> None:
        self.heard: list[Request] = []
        self.replies = list(replies)

    async def reply(self, request: Request) -> Reply | None:
        self.heard.append(request)
        return self.replies.pop(0) if self.replies else None


async def lines(*typed: str) -> AsyncIterator[str]:
    for each in typed:
        yield each


def paper(width: int = 80) -> tuple[Console, io.StringIO]:
    printed = io.StringIO()
    return Console(file=printed, width=width, highlight=False), printed


async def hold(partner: Partner, *typed: str) -> str:
    console, printed = paper()
    await TerminalChat(partner, Texts.load("en"), console, now=lambda: NOW).hold(lines(*typed))
    return printed.getvalue()


def said(words: str) -> Reply:
    return Reply((Paragraph((Span(words),)),))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("what was said", Request(now=NOW, text="what was said")),
        ("  padded \n", Request(now=NOW, text="padded")),
        ("/latest", Request(now=NOW, command="latest")),
        ("/ASK  about bridges ", Request(now=NOW, command="ask", text="about bridges")),
        ("/", Request(now=NOW, text="/")),
        ("/ask", Request(now=NOW, command="ask")),
        ("2021", Request(now=NOW, text="2021")),  # no buttons yet: a number is a question like any other
    ],
)
async def test_what_a_line_means(line: str, expected: Request) -> None:
    partner = Partner()
    await hold(partner, line, "", "   ")
    assert partner.heard == [expected]


@pytest.mark.parametrize("leaving", ["exit", "quit", " QUIT "])
async def test_exit_and_quit_leave(leaving: str) -> None:
    partner = Partner()
    await hold(partner, "how to quit", leaving, "never heard")
    assert [each.text for each in partner.heard] == ["how to quit"]


async def test_a_key_that_interrupts_leaves(tmp_path: Path) -> None:
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        keys.send_text("a question\rhalf of\x03")
        assert [line async for line in typed("> ", tmp_path / "history")] == ["a question"]


async def test_what_others_put_on_record_is_looked_for_before_each_answer() -> None:
    looked: list[int] = []
    partner = Partner()

    async def look() -> None:
        looked.append(len(partner.heard))

    console, _ = paper()
    chat = TerminalChat(partner, Texts.load("en"), console, before_each=look)
    await chat.hold(lines("one", "", "two", "exit"))
    assert looked == [0, 1]


async def test_a_number_presses_a_button_of_the_last_reply() -> None:
    partner = Partner(Reply(said("one").blocks, BUTTONS), said("two"))
    await hold(partner, "question", "3")
    assert partner.heard[1] == Request(now=NOW, action="third")


async def test_a_notice_leaves_the_buttons_where_they_are() -> None:
    partner = Partner(Reply(said("one").blocks, BUTTONS), Reply(notice="gone"), said("two"))
    printed = await hold(partner, "question", "1", "3")
    assert "gone" in printed
    assert [each.action for each in partner.heard] == [None, "c", "third"]


async def test_a_link_is_printed_and_nobody_is_asked() -> None:
    partner = Partner(Reply(said("one").blocks, BUTTONS))
    assert "https://example.org/a" in await hold(partner, "question", "2")
    assert len(partner.heard) == 1


async def test_a_button_that_is_not_there_is_told() -> None:
    partner = Partner(Reply(said("one").blocks, BUTTONS))
    assert "There is no button 9." in await hold(partner, "question", "9")
    assert len(partner.heard) == 1


def printed(reply: Reply, width: int = 80) -> str:
    console, out = paper(width)
    console.print(render(reply, console))
    return out.getvalue()


def test_a_reply_shows_quotations_behind_a_bar_and_buttons_with_numbers() -> None:
    blocks = (
        Paragraph((Span("Ada", Mark.BOLD),)),
        Quotation((Span("First.\n\nSecond."),)),
        Paragraph((Span("Title"),)),
    )
    assert printed(Reply(blocks, BUTTONS)) == (
        f"Ada\n{BAR}First.\n{BAR}\n{BAR}Second.\n\nTitle\n\n[1] In context   [2] Source   [3]\n\n"
    )


@given(st.lists(st.text("ab ·▸語", min_size=1, max_size=30), max_size=9), st.integers(20, 80))
def test_a_button_never_breaks_across_lines(labels: list[str], width: int) -> None:
    shown = printed(Reply(said("x").blocks, (tuple(Button(label, "c") for label in labels),)), width).splitlines()[2:]
    assert all(cell_len(line) <= width for line in shown)
    for number, label in enumerate(labels, 1):
        [line] = [line for line in shown if f"[{number}]" in line]
        assert label.rstrip() in line or line.endswith("…")


@pytest.mark.parametrize("words", ["« Oui »", "5\u202f000 €", "می\u200cرود", "क्\u200dष", "東京\u3000大阪"])
def test_the_spaces_and_joiners_of_a_script_stay(words: str) -> None:
    assert words in printed(Reply((Quotation((Span(words),)),)))


@given(st.text(max_size=300), st.integers(20, 120))
def test_the_words_of_any_quotation_are_all_shown_and_none_acts_on_the_terminal(words: str, width: int) -> None:
    shown = printed(Reply((Quotation((Span(words),)),)), width)
    acting = {mark for mark in shown if unicodedata.category(mark) in ("Cc", "Cs")} | ({*shown} & {"\u202d", "\u202e"})
    assert acting <= {"\n"}
    kept = ACTING.sub("\ufffd", words)
    assert "".join(shown.replace(BAR.strip(), "").split()) == "".join(kept.replace(BAR.strip(), "").split())


async def test_a_file_is_saved_and_where_is_said(tmp_path: Path) -> None:
    console, printed = paper()
    partner = Partner(Reply((Paragraph((Span("Here."),)),), attachment=Attachment("quotes.csv", b"a,b")))
    await TerminalChat(partner, Texts.load("en"), console, now=lambda: NOW, files=tmp_path).hold(lines("/export"))
    assert (tmp_path / "quotes.csv").read_bytes() == b"a,b"
    assert f"Saved as {tmp_path / 'quotes.csv'}" in printed.getvalue()

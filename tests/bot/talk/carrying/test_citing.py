"""What leaves the chat: a link, a citation, the words where they were published; and what leads back into it."""

from dataclasses import replace
from pathlib import Path

from bot.cite import Permalink, statement_payload
from bot.say.request import Place
from bot.talk.carrying.citing import NAMES
from index import short_key
from tests.bot.conversations import buttons, conversation_about, hear, labels, press, quoted, words
from tests.index.records import NOW, said

TEXT = "The harbour will be deepened. It will cost two million."
STATEMENTS = [replace(said(TEXT, name="harbour"), title="Harbour works", url="https://example.org/harbour")]
QUESTION = "What will the harbour cost?"


async def test_an_answer_can_be_shared_cited_and_checked_where_it_was_published(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, STATEMENTS, public_url="https://record.example.org") as conversation:
        answer = await hear(conversation, QUESTION)
        by_label = {each.label: each for each in buttons(answer)}
        assert str(by_label["Share"].copy).startswith(f"https://record.example.org/q/{short_key('harbour')}/1/")
        assert str(by_label["Source ↗"].url).startswith("https://example.org/harbour#:~:text=")
        cited = await press(conversation, answer, "Cite")
        assert quoted(answer)[0] in words(cited)
        assert "https://record.example.org/q/" in words(cited)
        bibtex = await press(conversation, cited, "BibTeX")
        assert "@misc{" in words(bibtex)
        assert len(labels(bibtex)) == len(NAMES)  # the card instead of the format that is shown
        card = await press(conversation, cited, "Picture")
        assert card.attachment is not None
        assert (card.attachment.picture, card.attachment.content[:4]) == (True, b"\x89PNG")
        assert card.blocks[0].spans[0].url == by_label["Share"].copy


async def test_without_pages_of_its_own_there_is_no_link_to_share(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, STATEMENTS) as conversation:
        assert "Share" not in labels(await hear(conversation, QUESTION))


async def test_the_last_quote_is_cited_by_a_command_or_the_one_replied_to(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, STATEMENTS) as conversation:
        assert "Ask a question first" in words(await hear(conversation, "/cite"))
        answer = await hear(conversation, QUESTION)
        cited = await hear(conversation, "/cite")
        assert quoted(answer)[0] in words(cited)
        actions = tuple(each.action for each in buttons(answer) if each.action)
        again = await hear(conversation, "/cite", replied_to=actions, place=Place.GROUP)
        assert words(again) == words(cited)


async def test_a_link_into_the_chat_opens_the_quote_or_the_statement(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, STATEMENTS) as conversation:
        start = TEXT.index("It will")
        place = Permalink.at("harbour", 1, start, len(TEXT))
        assert quoted(await hear(conversation, f"/start {place.payload}")) == ["It will cost two million."]
        assert "Harbour works" in words(await hear(conversation, f"/start {statement_payload('harbour')}"))
        for odd in (
            "q_0123456789_1_0_5",
            f"q_{short_key('harbour')}_9_0_5",
            f"q_{short_key('harbour')}_1_5_99999",
            "s_0123456789",
        ):
            assert "harbour" not in words(await hear(conversation, f"/start {odd}")).lower()
        assert "Good day" in words(await hear(conversation, "/start hello")) or words(
            await hear(conversation, "/start hello")
        )


async def test_a_link_to_an_old_version_says_so(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, STATEMENTS) as conversation:
        await conversation.archive.add([replace(STATEMENTS[0], text="The harbour will be deepened.")], now=NOW)
        opened = await hear(conversation, f"/start {Permalink.at('harbour', 1, 30, len(TEXT)).payload}")
        assert quoted(opened) == ["It will cost two million."]
        assert "version 1" in words(opened).lower()

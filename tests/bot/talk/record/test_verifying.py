"""``/verify`` and ``/changes`` as a chat sees them."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.say.reply import Mark, Reply, Span
from index import Speaker
from tests.bot.conversations import conversation_about, hear, labels, press, quoted, words
from tests.index.archives import moment, statement
from tests.index.records import NOW, shipped

UNRWA = "the only organisation that provides effective assistance to millions of Palestinian refugees"
REMARKS = statement("remarks", title="Remarks in Geneva", text="We stand ready for talks. We want peace and bread.")


def marked(reply: Reply, mark: Mark) -> list[str]:
    return [span.text for block in reply.blocks for span in block.spans if span.mark is mark]


async def test_an_exact_quote_is_shown_with_who_and_when_and_ways_to_read_on(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, shipped()) as conversation:
        reply = await hear(conversation, f"/verify “{UNRWA[0].upper()}{UNRWA[1:]}.” — Sergey Lavrov")
        assert words(reply).startswith(
            "On record, word for word, as part of a longer sentence. Your text is in bold.\n"
            "Only the capitalisation of the first letter differs.\n"
        )
        assert "Sergey Lavrov, Foreign Minister · 26 January 2021" in words(reply)
        assert marked(reply, Mark.BOLD)[-1] == UNRWA
        [sentence] = quoted(reply)
        assert UNRWA in sentence
        assert sentence.endswith(".")
        assert labels(reply) == ["In context", "Read in full"]
        assert UNRWA in "".join(quoted(await press(conversation, reply, "In context")))


async def test_what_was_cut_out_is_shown_between_the_pieces(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, shipped()) as conversation:
        reply = await hear(conversation, "/verify the only organisation […] to millions of Palestinian refugees")
        assert words(reply).startswith(
            "On record, but your text leaves out 4 words: “that provides effective assistance”."
        )
        assert UNRWA in quoted(reply)[0]
        assert "the only organisation" in marked(reply, Mark.BOLD)


@pytest.mark.parametrize(
    ("claim", "line"),
    [
        ("the landlord may … end the lease", "On record, but your text leaves out 1 word: “not”."),
        ("end the lease", "On record, word for word, as part of a longer sentence. Your text is in bold."),
        ("The landlord may not end the lease.", "On record, word for word."),
    ],
)
async def test_a_part_of_a_sentence_is_shown_in_its_sentence(tmp_path: Path, claim: str, line: str) -> None:
    leases = statement("leases", title="On leases", text="We met. The landlord may not end the lease. We agreed.")
    async with conversation_about(tmp_path, [leases]) as conversation:
        reply = await hear(conversation, f"/verify {claim}")
        assert words(reply).splitlines()[0] == line
        assert quoted(reply) == ["The landlord may not end the lease"]


async def test_an_altered_quote_is_shown_with_what_differs_and_where(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, shipped()) as conversation:
        reply = await hear(conversation, f"/verify {UNRWA.replace('provides', 'gives')}")
        assert words(reply).startswith("Not word for word.")
        assert marked(reply, Mark.STRIKE) == ["gives"]
        assert marked(reply, Mark.UNDERLINE) == ["provides"]
        assert quoted(reply) == [UNRWA.replace("provides", "gives provides")]
        text = next(each.text for each in shipped() if UNRWA in each.text)
        start = text.index(UNRWA)
        [last] = reply.blocks[-1].spans
        assert last == Span(f"Characters {start} to {start + len(UNRWA)} of the statement.", Mark.ITALIC)


async def test_another_speaker_is_told(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, shipped()) as conversation:
        reply = await hear(conversation, f"/verify “{UNRWA}” — Maria Zakharova")
        assert words(reply).startswith("These words are on record, but not said by Maria Zakharova")
        assert "Sergey Lavrov, Foreign Minister · 26 January 2021" in words(reply)


async def test_a_joined_quote_is_shown_part_by_part(tmp_path: Path) -> None:
    other = statement("other", title="Briefing", text="Nobody will stop us from building the bridge.")
    async with conversation_about(tmp_path, [REMARKS, other]) as conversation:
        pasted = "We stand ready for talks. Nobody will stop us from building the bridge."
        reply = await hear(conversation, f"/verify {pasted}")
        assert words(reply).startswith("Not one quote. This combines words from 2 places.")
        assert quoted(reply) == ["We stand ready for talks.", "Nobody will stop us from building the bridge"]
        assert labels(reply) == ["Part 1 in context", "Part 2 in context"]


async def test_what_is_not_found_is_told_with_how_much_was_searched_and_the_nearest(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, shipped()) as conversation:
        reply = await hear(conversation, "/verify “The refugees in Gaza will have their own moon base by autumn”")
        assert words(reply).startswith("Not found among 11 statements, from 26 January 2021 to 16 September 2021.")
        assert "The nearest words on record, which may be about something else:" in words(reply)
        assert len(quoted(reply)) == 1


async def test_an_older_wording_is_found_and_marked(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, [REMARKS]) as conversation:
        edited = replace(REMARKS, text=REMARKS.text.replace("peace and bread", "peace and justice"))
        await conversation.record.archive.add([edited], now=NOW)
        await conversation.record.refresh()
        reply = await hear(conversation, "/verify “We want peace and bread”")
        assert words(reply).startswith("On record, word for word.")
        assert "This is version 1 of 2; it was changed after publication." in words(reply)
        assert "version 1" not in words(await hear(conversation, "/verify “We want peace and justice”"))


async def test_a_sentence_that_was_taken_out_is_found_where_it_was(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, [REMARKS]) as conversation:
        await conversation.record.archive.add([replace(REMARKS, text="The page moved.", title="Moved")], now=NOW)
        await conversation.record.refresh()
        reply = await hear(conversation, "/verify “We want peace and bread”")
        assert "This is version 1 of 2; it was changed after publication." in words(reply)
        assert words(await hear(conversation, "/verify “We want peace and butter”")).startswith("Not found")


@pytest.mark.parametrize(
    ("paste", "wrong"),
    [("", ""), ("Gaza", "One word is too short to check. Send at least two.\n"), ("“…”", "")],
)
async def test_too_little_to_compare(tmp_path: Path, paste: str, wrong: str) -> None:
    async with conversation_about(tmp_path, [REMARKS]) as conversation:
        said = words(await hear(conversation, f"/verify {paste}"))
        assert said.startswith(f"{wrong}Paste a quote after the command")


async def test_a_change_is_shown_under_who_said_the_words(tmp_path: Path) -> None:
    briefing = statement(
        "briefing", text="QUESTION: And the port?\n\nMR LAVROV: It opens in March.\n\nQUESTION: Thank you."
    )
    async with conversation_about(tmp_path, [REMARKS, briefing]) as conversation:
        archive = conversation.record.archive
        edits = [
            (REMARKS, "bread", "justice", "Sergey Lavrov, Foreign Minister · "),
            (briefing, "the port", "the harbour", "QUESTION · "),
            (briefing, "March", "May", "Sergey Lavrov, Foreign Minister · "),
        ]
        for minute, (item, before, after, who) in enumerate(edits, 1):
            await archive.add([replace(item, text=item.text.replace(before, after))], now=moment(2 * minute))
            shown = await press(conversation, await hear(conversation, "/changes"), "1")
            assert f"\n{who}26 January 2021\n" in words(shown)
            await archive.add([item], now=moment(2 * minute + 1))
        both = briefing.text.replace("the port", "the harbour").replace("March", "May")
        await archive.add([replace(briefing, text=both)], now=moment(60))
        shown = await press(conversation, await hear(conversation, "/changes"), "1")
        assert "\nFrom Sergey Lavrov, Foreign Minister · 26 January 2021\n" in words(shown)


async def test_edits_are_listed_newest_first_and_shown_word_by_word(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, [REMARKS]) as conversation:
        archive = conversation.record.archive
        assert words(await hear(conversation, "/changes")) == "No statement on record was changed after publication."
        edited = replace(REMARKS, text=REMARKS.text.replace("bread", "justice"))
        await archive.add([edited], now=moment(60))
        retitled = replace(edited, title="Remarks in Vienna")
        await archive.add([retitled], now=moment(24 * 60))
        await archive.add([replace(retitled, text=edited.text.replace(" ", "\u00a0 "))], now=moment(48 * 60))
        listed = await hear(conversation, "/changes")
        assert words(listed).splitlines() == [
            "Changed after publication",
            "1. Remarks in Vienna",
            "Published 26 January 2021, changed 27 September 2021",
            "2. Remarks in Geneva",
            "Published 26 January 2021, changed 26 September 2021",
        ]
        first = await press(conversation, listed, "2")
        assert (marked(first, Mark.STRIKE), marked(first, Mark.UNDERLINE)) == (["bread"], ["justice"])
        second = await press(conversation, listed, "1")
        assert quoted(second)[0] == "Remarks in Geneva Vienna"
        assert "bread" in words(await press(conversation, first, "Before"))
        after = await press(conversation, first, "After")
        assert "justice" in words(after)
        assert "This is version 2 of 3" in words(after)
        assert words(await press(conversation, after, "What changed")) == words(first)


async def test_in_context_tells_of_other_versions(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, [REMARKS]) as conversation:
        await conversation.record.archive.add([replace(REMARKS, text=REMARKS.text + " So be it.")], now=moment(60))
        await conversation.record.refresh()
        context = await press(conversation, await hear(conversation, "peace and bread"), "In context")
        assert "This is version 2 of 2, the newest; it was changed after publication." in words(context)
        assert "So be it." in marked(await press(conversation, context, "What changed"), Mark.UNDERLINE)[0]


async def test_a_withdrawn_statement_is_listed_and_stays_to_be_read(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, [REMARKS]) as conversation:
        await conversation.record.archive.retract("remarks", now=moment(0))
        listed = await hear(conversation, "/changes")
        assert "Published 26 January 2021, withdrawn 26 September 2021" in words(listed)
        read = await press(conversation, listed, "1")
        await conversation.record.refresh()
        for shown in (read, *[await hear(conversation, text) for text in ("peace and bread", "/latest")]):
            assert "The publisher has withdrawn this statement." in words(shown)
        assert "We want peace and bread." in words(read)


async def test_a_long_list_of_edits_has_pages(tmp_path: Path) -> None:
    many = [statement(f"s{number}", title=f"Title {number}") for number in range(7)]
    async with conversation_about(tmp_path, many) as conversation:
        for number, each in enumerate(many):
            await conversation.record.archive.add([replace(each, text=f"New words {number}.")], now=moment(number))
        listed = await hear(conversation, "/changes")
        assert "1. Title 6" in words(listed)
        older = await press(conversation, listed, "Older ▸")
        assert "7. Title 0" in words(older)
        assert older.replaces


PORT = statement(
    "port",
    speakers=(Speaker("Anna Berg", "Minister of Ports"),),
    text="QUESTION: Will the harbour be closed to fishing boats?\n\nANNA BERG: The harbour stays open to every boat.",
)


@pytest.mark.parametrize(
    ("paste", "first", "second"),
    [
        (
            "Will the harbour be closed to fishing boats?",
            "On record, word for word, but asked by a reporter, not said by Anna Berg.",
            "",
        ),
        (
            "“Will the harbour be closed to fishing boats?” — Tom Hill",
            "On record, word for word, but asked by a reporter, not said by Tom Hill.",
            "",
        ),
        ("“[It] stays open to every boat”", "On record, word for word, as part", "Text in square brackets"),
        (
            "“The harbour stays open to every ship” — Tom Hill",
            "Not word for word.",
            "The words below are not by Tom Hill.",
        ),
        (
            "“The harbour stays open to every ship” — Anna Berg",
            "Not word for word.",
            "The words below are by Anna Berg.",
        ),
    ],
)
async def test_whose_words_they_are_is_told_at_once(tmp_path: Path, paste: str, first: str, second: str) -> None:
    async with conversation_about(tmp_path, [PORT]) as conversation:
        lines = words(await hear(conversation, f"/verify {paste}")).split("\n")
        assert lines[0].startswith(first)
        assert lines[1].startswith(second)


async def test_words_that_only_an_earlier_version_has_are_told_in_the_first_line(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, [REMARKS]) as conversation:
        edited = replace(REMARKS, text=REMARKS.text.replace("peace and bread", "peace and justice"))
        await conversation.record.archive.add([edited], now=NOW)
        await conversation.record.refresh()
        line = words(await hear(conversation, "/verify We want peace and bread")).partition("\n")[0]
        assert line == "On record, word for word. Only an earlier version has these words. They were changed later."

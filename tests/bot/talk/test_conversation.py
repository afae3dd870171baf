"""What is said: answers, absences, buttons, reading on, browsing, and what stands beside the record."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from unittest.mock import AsyncMock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.say.buttons import MOST_BYTES
from bot.say.request import Chat, Place, Request
from bot.talk.commands import MENU
from index.statement import Speaker, Statement
from tests.bot.conversations import buttons, conversation_about, hear, labels, press, quoted, words
from tests.index.archives import statement
from tests.index.records import NOW, said, shipped
from tests.questions import ASKED


@pytest.mark.parametrize(
    ("text", "told"), [("Field", True), ("Ada Field", True), ("Field toll", False), ("toll", False)]
)
async def test_a_name_alone_tells_who_that_is_on_record(tmp_path: Path, text: str, told: bool) -> None:
    record = [said(f"The toll is {day}.", name=f"s{day}", day=date(2021, 1, day)) for day in (1, 2)]
    async with conversation_about(tmp_path, record) as conversation:
        reply = await hear(conversation, text)
        line = "Ada Field: 2 statements on record. From 1 January 2021 to 2 January 2021; the newest:"
        assert (line in words(reply), "All of them" in labels(reply)) == (told, told)
        if told:
            assert quoted(reply) == ["The toll is 2."]
            assert len(quoted(await press(conversation, reply, "All of them"))) == 2


async def test_an_answer_names_who_and_when_above_the_words_and_where_below(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, shipped()) as conversation:
        reply = await hear(conversation, "What is UNRWA said to be?")
        lines = words(reply).split("\n")
        assert lines[0] == "Sergey Lavrov, Foreign Minister · 26 January 2021"
        assert lines[1].startswith("We are convinced that the United Nations Relief and Works Agency")
        assert lines[2].startswith("Foreign Minister Sergey Lavrov's remarks at the UN Security Council")
        assert labels(reply)[:2] == ["In context", "Read in full"]


async def test_a_bakery_is_not_on_record(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, shipped()) as conversation:
        reply = await hear(conversation, "What are the opening hours of the bakery?")
        assert words(reply).startswith(
            "Nothing on record among 11 statements, from 26 January 2021 to 16 September 2021.\n"
            "The nearest words on record, which may be about something else:\n"
        )


async def test_an_understood_filter_is_shown_and_can_be_dropped(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, shipped()) as conversation:
        reply = await hear(conversation, "What did Putin say about sanctions?")
        assert words(reply).startswith("Understood: by Vladimir Putin")
        free = await press(conversation, reply, "Any speaker")
        assert "Understood" not in words(free)
        assert "22 July 2021" in words(free)


async def test_words_of_somebody_who_does_not_speak_on_record_are_none(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, shipped()) as conversation:
        reply = await hear(conversation, "What did Merkel say about sanctions?")
        assert words(reply).startswith("The record has no statement by Merkel.\nNothing on record among 11 statements")
        named = await hear(conversation, "What did McCallum say about security threats to the United Kingdom?")
        assert words(named).startswith("The record has no statement by McCallum.\nMaria Zakharova")


async def test_a_filter_that_leaves_nothing_says_so_and_can_be_dropped(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, shipped()) as conversation:
        reply = await hear(conversation, "What did Lavrov say in 2019 about sanctions?")
        assert words(reply) == (
            "Understood: by Sergey Lavrov, 1 January 2019 – 31 December 2019\n"
            "No statement on record matches: by Sergey Lavrov, 1 January 2019 – 31 December 2019. "
            "The nearest statements are from 26 January 2021."
        )
        assert labels(reply) == ["Any speaker", "Any time"]
        assert "22 July 2021" in words(await press(conversation, reply, "Any time"))
        other = await hear(conversation, "What did Zakharova say about sanctions?")
        assert words(other).startswith(
            "Understood: by Maria Zakharova\nNothing on record in 1 statement from 23 July 2021."
        )
        assert "22 July 2021" in words(await press(conversation, other, "Any speaker"))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "What did Lavrov say in February 2021?",
            (
                "No statement on record matches: by Sergey Lavrov, 1 February 2021 – 28 February 2021. "
                "The nearest statements are from 26 January 2021 and 9 July 2021."
            ),
        ),
        ("What did Lavrov say in late July 2021?", "“in late July 2021” has no exact dates. Read as 21 July 2021 – 31"),
        (
            "What did Lavrov say about sanctions before the summit?",
            "“before the summit” can’t be read as dates, so the answer covers all dates.",
        ),
        (
            "What did Lavrov say about sanctions in 1985?",
            "“in 1985” is before the record begins, so the answer covers all dates.",
        ),
    ],
)
async def test_what_became_of_a_time_is_told(tmp_path: Path, question: str, told: str) -> None:
    async with conversation_about(tmp_path, shipped()) as conversation:
        assert told in words(await hear(conversation, question))


async def test_next_leads_through_the_quotes_to_the_last(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, shipped()) as conversation:
        reply, seen = await hear(conversation, "Russia"), []
        while "Next ▸" in labels(reply):
            seen.append(quoted(reply)[0])
            reply = await press(conversation, reply, "Next ▸")
        seen.append(quoted(reply)[0])
        assert len(seen) == len(set(seen)) > 3


async def test_buttons_outlive_a_restart_and_say_which_version_they_show(tmp_path: Path) -> None:
    old = said("The bridge will be opened in spring. It is long.")
    async with conversation_about(tmp_path, [old]) as conversation:
        reply = await hear(conversation, "when will the bridge be opened")
    async with conversation_about(
        tmp_path, [replace(old, text="The bridge will be opened in autumn.")]
    ) as conversation:
        context = await press(conversation, reply, "In context")
        assert "opened in spring" in quoted(context)[0]
        assert "This is version 1 of 2; it was changed after publication." in words(context)
        newest = await press(conversation, context, "Newest version")
        assert quoted(newest) == ["The bridge will be opened in autumn."]
        assert quoted(await press(conversation, reply, "Read in full")) == [old.text]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("/time", ["Moscow: Sunday 26 September, 16:18", "London: Sunday 26 September, 14:18"]),
        ("/time Osaka", ["Tokyo: Sunday 26 September, 22:18"]),
        ("what's the time in Mumbai?", ["Kolkata: Sunday 26 September, 18:48"]),
        ("What time is it?", ["Moscow: Sunday 26 September, 16:18", "London: Sunday 26 September, 14:18"]),
        (
            "/time Nowhereville",
            ["“Nowhereville” isn’t a place with a known time zone. Try a larger city nearby: /time Madrid"],
        ),
    ],
)
async def test_the_clocks_and_those_of_a_city(tmp_path: Path, asked: str, shown: list[str]) -> None:
    async with conversation_about(tmp_path, []) as conversation:
        assert words(await hear(conversation, asked)).split("\n") == shown


async def test_help_offers_what_works_where_it_is_asked(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, []) as conversation:
        here = words(await hear(conversation, "/help"))
        there = words(await hear(conversation, "/help", chat=Chat(chat_id=7, thread_id=0, kind="private", title=None)))
    for command in ("watch", "watches", "subscribe", "unsubscribe", "settings", "forget"):
        assert f"/{command} –" in there
        assert f"/{command} –" not in here
    assert "/verify –" in here
    assert "In a group" in there
    assert "In a group" not in here


async def test_a_question_is_looked_up_by_the_day_it_was_kept_by(tmp_path: Path) -> None:
    """An hour before midnight in UTC the owner's day has changed already."""
    late = datetime(2021, 9, 26, 23, 30, tzinfo=UTC)
    many = [said(f"The bridge is {word}.", name=word) for word in ("long", "new", "high")]
    async with conversation_about(tmp_path, many) as conversation:
        kept = AsyncMock(wraps=conversation.questions.find)
        reply = await hear(conversation, "bridge", now=late)
        conversation.questions.find = kept  # type: ignore[method-assign]
        await press(conversation, reply, "Next ▸", now=late)
        assert kept.call_args.kwargs == {"today": date(2021, 9, 27)}


async def test_place_source_and_tags_stand_above_the_whole_text(tmp_path: Path) -> None:
    filed = replace(said("The bridge is open."), place="Lisbon", source="The Daily Gazette", tags=("roads", "rivers"))
    async with conversation_about(tmp_path, [filed]) as conversation:
        whole = await press(conversation, await hear(conversation, "bridge"), "Read in full")
        assert "Place: Lisbon\nSource: The Daily Gazette\nTags: roads and rivers" in words(whole)


async def test_a_translation_names_its_original_and_leads_to_it(tmp_path: Path) -> None:
    original = replace(said("Мост откроют весной.", name="ru", language="ru"), title="Заявление")
    english = replace(said("The bridge will be opened in spring.", name="en"), translations_of="ru")
    async with conversation_about(tmp_path, [original, english]) as conversation:
        reply = await hear(conversation, "when will the bridge be opened")
        assert quoted(reply) == [english.text]
        assert words(reply).endswith("Translated from Russian: Заявление")
        assert quoted(await press(conversation, reply, "Original")) == [original.text]
        own = await hear(conversation, "когда откроют мост")
        assert quoted(own) == [original.text]
        assert "Translated" not in words(own)
        assert "Original" not in labels(own)


async def test_a_translation_of_what_is_not_on_record_is_told_as_one(tmp_path: Path) -> None:
    english = replace(said("The bridge will be opened in spring.", name="en"), translations_of="ru")
    async with conversation_about(tmp_path, [english]) as conversation:
        reply = await hear(conversation, "when will the bridge be opened")
        assert words(reply).endswith("A translation. The original is not on record.")
        assert "Original" not in labels(reply)


async def test_nearly_the_same_words_are_shown_once_with_when_else_they_were_said(tmp_path: Path) -> None:
    text = "The new bridge over the river will be opened to all carriages by the mayor in spring."
    statements = [
        said(text),
        said(text, name="b", day=date(2020, 1, 1)),
        said(text.replace("in spring", "next spring"), name="c", day=date(2019, 1, 1)),
    ]
    async with conversation_about(tmp_path, statements) as conversation:
        reply = await hear(conversation, "when will the bridge be opened in spring")
        assert quoted(reply) == [text]
        assert "\nAlso said on " in words(reply)
        assert words(reply).endswith("\nSaid in nearly the same words on 1 January 2019")
        assert "Next ▸" not in labels(reply)


async def test_a_question_is_forgotten_after_ninety_days(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, shipped()) as conversation:
        reply = await hear(conversation, "Russia")
        late = await press(conversation, reply, "Next ▸", now=NOW + timedelta(days=91))
        assert late.notice == "This question has expired. Please ask it again."


async def test_a_quote_opens_where_it_stands_and_has_a_context_only_where_there_is_more(tmp_path: Path) -> None:
    long = f"{'A word about the weather today. ' * 200}The bridge is open."
    for text, offered in (("The bridge is open.", False), (long, True)):
        async with conversation_about(tmp_path / f"{offered}", [said(text)]) as conversation:
            reply = await hear(conversation, "bridge open")
            assert ("In context" in labels(reply)) is offered
            assert "The bridge is open." in words(await press(conversation, reply, "Read in full"))


async def test_a_removed_statement_is_told(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, [said("The bridge is open.")]) as conversation:
        reply = await hear(conversation, "bridge open")
        await conversation.record.archive.remove("a", now=NOW)
        assert (await press(conversation, reply, "Read in full")).notice == "This statement is no longer on record."


async def test_a_retracted_statement_is_marked(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, [said("The bridge is open.")]) as conversation:
        reply = await hear(conversation, "bridge open")
        await conversation.record.archive.retract("a", now=NOW)
        assert "The publisher has withdrawn this statement." in words(await press(conversation, reply, "Read in full"))


INTERVIEW = (
    "Question: Will there be a toll on the harbour bridge?\n\nAda Field: No. Not before 2030.\n\n"
    "Question: Who paid for it?\n\nAda Field: The city did."
)


async def test_an_interviewers_question_comes_with_what_it_was_answered_with(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, [said(INTERVIEW)]) as conversation:
        reply = await hear(conversation, "is there a toll on the harbour bridge")
        asked, answered = "Will there be a toll on the harbour bridge?", "No. Not before 2030."
        assert quoted(reply) == [answered]
        assert words(reply).startswith("Ada Field · ")
        assert words(reply).index(asked) < words(reply).index(answered)
        assert quoted(await press(conversation, reply, "In context")) == [asked, answered]


async def test_an_answer_in_context_comes_with_its_question(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, [said(INTERVIEW)]) as conversation:
        reply = await hear(conversation, "city")
        assert quoted(reply) == ["The city did."]
        assert quoted(await press(conversation, reply, "In context")) == ["Who paid for it?", "The city did."]


async def test_an_interviewers_question_stands_under_its_own_name(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, shipped()) as conversation:
        reply = await hear(conversation, "San Marino pandemic")
        assert words(reply).startswith("Sergey Lavrov, Foreign Minister · 4 August 2021\nQuestion: ")
        whole = await press(conversation, reply, "Read in full")
        said_by = [line for line in words(whole).split("\n") if line.endswith("· 4 August 2021")]
        assert said_by == ["Question · 4 August 2021", "Sergey Lavrov, Foreign Minister · 4 August 2021"]


async def test_counters_are_right_and_their_claims_are_their_owners_words(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, shipped()) as conversation:
        reply = await hear(conversation, "/counters")
        assert "1302 days since the Salisbury incident\nThe embassy's counter, from 4 March 2018" in words(reply)
        assert "1294 days since the death of Nikolay Glushkov" in words(reply)
        assert quoted(reply) == ["no credible information or response from the British authorities"] * 2
        one = await hear(conversation, "How many days since Glushkov died?")
        assert "Salisbury" not in words(one)


async def test_what_stands_beside_the_record(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, shipped()) as conversation:
        assert words(await hear(conversation, "what time is it")) == (
            "Moscow: Sunday 26 September, 16:18\nLondon: Sunday 26 September, 14:18"
        )
        assert words(await hear(conversation, "/contact")) == "Consular queries: +44 (0) 203 668 7474"
        assert "It holds 11 statements" in words(await hear(conversation, "/about"))
        assert "Who asked is not stored" in words(await hear(conversation, "/privacy"))


async def test_the_archive_is_browsed_by_month_and_by_speaker(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, shipped()) as conversation:
        front = await hear(conversation, "/archive")
        months = await press(conversation, front, "By month")
        assert labels(months)[:3] == ["September 2021 (1)", "August 2021 (2)", "July 2021 (5)"]
        july = await press(conversation, months, "July 2021 (5)")
        assert words(july).startswith("Statements from July 2021\n1. Comment by Foreign Ministry Spokeswoman")
        assert "Happy Victory Day" not in words(await press(conversation, july, "2"))
        speakers = await press(conversation, await press(conversation, months, "Archive"), "By speaker")
        assert labels(speakers)[0] == "Sergey Lavrov (5)"
        lavrov = await press(conversation, speakers, "Sergey Lavrov (5)")
        assert words(lavrov).count("Sergey Lavrov · ") == 4


async def test_latest_is_newest_first_and_goes_on(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, shipped()) as conversation:
        reply = await hear(conversation, "/latest")
        assert "1. President Putin's address" in words(reply)
        older = await press(conversation, reply, "Older ▸")
        assert older.replaces
        assert "6. Foreign Minister Sergey Lavrov’s article" in words(older)
        assert (await press(conversation, older, "◂ Newer")).blocks == reply.blocks


@pytest.mark.parametrize("command", MENU)
async def test_every_command_is_answered(tmp_path: Path, command: str) -> None:
    async with conversation_about(tmp_path, shipped()) as conversation:
        assert (await hear(conversation, f"/{command}")).blocks


async def test_an_unknown_command_is_told_in_a_private_chat_only(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, shipped()) as conversation:
        assert words(await hear(conversation, "/nonsense")) == "Unknown command. See /help"
        assert await conversation.reply(Request(now=NOW, command="nonsense", place=Place.GROUP)) is None


@pytest.mark.parametrize(
    "action",
    ["", "x", "q:zzz", "c:aaaaaaaaaa:1:5:2", "c:aaaaaaaaaa:0:0:5", "t:0:99:0", "l:999999", "w:nonsense", "🙂" * 20],
)
async def test_no_button_is_too_odd_to_press(tmp_path: Path, action: str) -> None:
    async with conversation_about(tmp_path, shipped()) as conversation:
        reply = await conversation.reply(Request(now=NOW, action=action))
        assert reply is not None
        assert reply.notice or reply.blocks


async def test_an_empty_record_says_so(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, []) as conversation:
        for text in ("/latest", "/archive", "what about rivers"):
            assert words(await hear(conversation, text)) == "The record has no statements yet."


ODD = st.lists(
    st.sampled_from(["<b>", "&amp;", "\u202e", "e\u0301", "🙂", "👨‍👩‍👧", "x" * 700, ". ", "! ", "\n\n", "Question: ", "Ada Field: ", "会", "*_`["])
    | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40),
    min_size=1,
    max_size=60,
).map("".join).filter(str.strip)  # fmt: skip


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=ODD)
async def test_what_is_shown_of_any_statement_is_its_words(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    async with conversation_about(tmp_path_factory.mktemp("odd"), [said(text)]) as conversation:
        [heading] = await conversation.record.archive.headings(limit=1)
        reply = await press(conversation, await hear(conversation, "/latest"), "1")
        place = 0
        while True:
            for shown in quoted(reply):
                place = text.index(shown, place) + len(shown)
            if "Next ▸" not in labels(reply):
                break
            assert len(words(reply)) < 4096
            reply = await press(conversation, reply, "Next ▸")
        assert all(len((button.action or "").encode()) <= MOST_BYTES for button in buttons(reply))
        answer = await hear(conversation, text[:300])
        for shown in quoted(answer):
            assert shown.removeprefix("… ").removesuffix(" …") in text
        assert heading.id == "a"


async def test_a_long_statement_is_read_whole_page_by_page(tmp_path: Path) -> None:
    text = "\n\n".join(
        f"Paragraph {number} holds some words. " + "And more of them. " * 20 for number in range(120)
    ).strip()
    async with conversation_about(tmp_path, [said(text)]) as conversation:
        reply = await press(conversation, await hear(conversation, "/latest"), "1")
        pages = ["".join(quoted(reply))]
        while "Next ▸" in labels(reply):
            reply = await press(conversation, reply, "Next ▸")
            assert reply.replaces
            pages.append("".join(quoted(reply)))
        assert "".join(pages) == text
        assert max(map(len, pages)) <= 2400
        assert "Page 20 of" in words(reply) or len(pages) > 15


async def test_strangers_questions_are_all_answered_with_words(tmp_path: Path) -> None:
    statements: dict[str, Statement] = {statement.id: statement for statement in shipped()}
    async with conversation_about(tmp_path, shipped()) as conversation:
        for text, wanted in ASKED:
            shown = quoted(await hear(conversation, text))
            if wanted is not None:
                assert any(words_shown in statements[wanted].text for words_shown in shown), text


async def test_all_that_was_respelt_is_one_paragraph(tmp_path: Path) -> None:
    text = "The sanctions hurt agriculture everywhere."
    async with conversation_about(tmp_path, [statement("remarks", text=text)]) as conversation:
        reply = await hear(conversation, "sanctoins agricultrue")
        assert "".join(span.text for span in reply.blocks[0].spans).splitlines() == [
            "Showing results for sanctions; the record has no “sanctoins”.",
            "Showing results for agriculture; the record has no “agricultrue”.",
        ]
        assert quoted(reply) == [text]


async def test_of_namesakes_one_answers_and_the_others_are_a_button_away(tmp_path: Path) -> None:
    statements = [
        said("The bridge is safe.", name="a", speaker="Leo Stone"),
        said("The road is safe.", name="b", speaker="Leo Stone"),
        said("The bridge is old.", name="c", speaker="Ada Stone"),
    ]
    async with conversation_about(tmp_path, statements) as conversation:
        reply = await hear(conversation, "What did Stone say about the bridge?")
        assert quoted(reply) == ["The bridge is safe."]
        other = await press(conversation, reply, "Ada Stone")
        assert quoted(other) == ["The bridge is old."]
        assert "Leo Stone" not in [each.label for each in buttons(other)]


async def test_a_surname_alone_may_be_somebody_elses(tmp_path: Path) -> None:
    text = (
        "THE PRESIDENT: Good morning.\n\nDR. FIELD: I have taught in colleges for years.\n\nTHE PRESIDENT: Thank you."
    )
    field = Speaker("John Field", "President")
    async with conversation_about(tmp_path, [statement("reception", text=text, speakers=(field,))]) as conversation:
        told = words(await hear(conversation, "what did John Field say about colleges"))
    assert "The text says only “Dr. Field”. This may not be John Field." in told

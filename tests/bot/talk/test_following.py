"""Dialogues of two to four turns over a small record: what may be carried over is, and nothing else."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.say.request import Chat, Place
from bot.store.last_shown import KEPT
from bot.talk.conversation import Conversation
from index.statement import Statement
from tests.bot.conversations import buttons, conversation_about, hear, labels, press, quoted, words
from tests.index.records import NOW, said

ADA, BEN = "Ada Field", "Ben Hollow"


def statement(name: str, day: date, speaker: str, text: str, title: str) -> Statement:
    return replace(said(text, name=name, day=day, speaker=speaker), title=title)


RECORD = [
    statement("a1", date(2020, 3, 4), ADA, "The harbour will be deepened by two metres before winter.", "Harbour works"),
    statement("a2", date(2021, 5, 6), ADA, "The harbour is open again, and ferries run every hour.", "Harbour reopens"),
    statement("a3", date(2021, 6, 1), ADA, "Gas prices will not rise this year. That is my promise.", "On gas prices"),
    statement("b1", date(2021, 7, 2), BEN, "The harbour costs too much, and the ferries run empty.", "On the harbour"),
    statement("b2", date(2020, 8, 9), BEN, "Gas prices must rise if we are to save the forests.", "On gas prices"),
    statement("b3", date(2021, 9, 1), BEN, "Gas prices must not rise. Families cannot pay more.", "Gas prices again"),
    replace(
        said(
            "QUESTION: Will the bridge to the island be built?\n\nADA FIELD: The bridge will be built in three years.",
            name="i1",
            day=date(2021, 8, 3),
            speaker=ADA,
        ),
        title="Interview about the bridge",
        place="Norburg",
        url="https://example.org/bridge",
    ),
    *(said(f"Report {n} on the weather: mild, some rain.", name=f"w{n}", day=date(2020, 1, 1) + timedelta(days=n)) for n in range(30)),
]  # fmt: skip

# Each turn after the first with what it is read as; None: a question of its own. A mark such as ":who" is a reply
# about the quote shown.
KNOWN = [
    ("What did Ada Field say about the harbour?", ("and in 2020?", "Ada Field · harbour · in 2020"), ("and Ben Hollow?", "Ben Hollow · harbour · in 2020")),
    ("What did Ada Field say about the harbour?", ("and Hollow?", "Hollow · harbour")),
    ("What did Ada Field say about the harbour?", ("what about gas prices?", "Ada Field · gas prices"), ("and Ben Hollow?", "Ben Hollow · gas prices")),
    ("What did Ada Field say about the harbour?", ("how about Ben Hollow", "Ben Hollow · harbour"), ("who said that?", ":Ben Hollow")),
    ("What did Ben Hollow say about gas prices in 2020?", ("and in 2021?", "Ben Hollow · gas prices · in 2021"), ("since then?", ":read")),
    ("What did Field say about the bridge?", ("who asked?", ":bridge to the island"), ("where?", ":Norburg"), ("source?", ":example.org/bridge")),
    ("What did Field say about the bridge?", ("when was that?", ":3 August 2021"), ("what did she say about the harbour?", "Ada Field")),
    ("What did Field say about the bridge?", ("in context", ":Will the bridge"), ("link", ":example.org/bridge")),
    ("What did Field say about the bridge?", ("the whole statement", ":Interview about the bridge")),
    ("gas prices", ("and in 2020?", "gas prices · in 2020"), ("what about Ben Hollow?", "Ben Hollow · gas prices · in 2020")),
    ("harbour", ("what about Ada Field?", "Ada Field · harbour"), ("before that", ":read")),
    ("What did Ben Hollow say about gas prices?", ("did he ever say the opposite?", ":A search, not a finding")),
    ("What did Ben Hollow say about gas prices?", ("tell me more", ":Hollow")),
    ("What did Ada Field say about the harbour?", ("more", ":Field"), ("earlier", ":read")),
    ("What did Ada Field say about gas prices?", ("what did Ben Hollow say about it?", "gas prices"), ("next", ":Hollow")),
    ("What did Ada Field say about gas prices?", ("how often did she mention the harbour?", "Ada Field")),
    ("What did Ada Field say about the harbour in 2021?", ("also Ben Hollow", "Ben Hollow · harbour · in 2021")),
    ("What did Ada Field say about the harbour in 2021?", ("in 2020?", "Ada Field · harbour · in 2020")),
    ("What did Ada Field say about the harbour?", ("who is that?", ":Ada Field")),
    ("Что сказала Ada Field about harbour?", ("а в 2020 году?", ":read")),
    ("¿Qué dijo Ada Field sobre harbour?", ("¿y en 2020?", "Ada Field · harbour · en 2020"), ("¿y Ben Hollow?", "Ben Hollow · harbour · en 2020")),
    ("¿Qué dijo Ada Field sobre harbour?", ("¿quién lo dijo?", ":Ada Field"), ("fuente", ":no link")),
    ("Qu’a dit Ada Field sur harbour ?", ("et en 2020 ?", "Ada Field · harbour · en 2020"), ("et Ben Hollow ?", "Ben Hollow · harbour · en 2020")),
    ("Qu’a dit Ada Field sur harbour ?", ("qui a dit ça ?", ":Ada Field")),
    ("Was sagte Ada Field über harbour?", ("und 2020?", "Ada Field · harbour · im Jahr 2020"), ("und Ben Hollow?", "Ben Hollow · harbour · im Jahr 2020")),
    ("Was sagte Ada Field über harbour?", ("wer hat das gesagt?", ":Ada Field")),
    ("What did Ada Field say about the harbour?", ("and what about May 2021", "Ada Field · harbour · May 2021")),
    ("What did Ada Field say about the harbour?", ("when?", ":20"), ("and about the bridge?", "Ada Field · bridge")),
    ("ferries", ("and Ben Hollow?", "Ben Hollow · ferries"), ("and Ada Field?", "Ada Field · ferries")),
    ("What did Hollow say about forests?", ("what was the question?", ":no question")),
]  # fmt: skip

TRAPS = [
    ("What did Ada Field say about the harbour?", ("gas prices", None)),
    ("What did Ada Field say about the harbour?", ("What did Ben Hollow say about forests?", None)),
    ("What did Ada Field say about the harbour?", ("What did Ben Hollow say in 2020?", None)),
    ("What did Ada Field say about the harbour?", ("Who wants the forests to be saved?", None)),
    ("What did Ada Field say about the harbour in 2020?", ("Will gas prices rise this year?", None)),
    ("What did Ada Field say about the harbour in 2020?", ("latest on gas prices", None)),
    ("What did Ada Field say about the harbour?", ("what about the gas prices that Ben Hollow spoke of in 2020?", None)),
    ("What did Ada Field say about the harbour?", ("How many ferries run every hour?", None)),
    ("What did Ada Field say about the harbour?", ("And so the forests were saved, said the minister of the island last year", None)),
    ("What did Ada Field say about the harbour?", ("Ben Hollow", None)),
    ("What did Ada Field say about the harbour?", ("bridge", None)),
    ("What did Ada Field say about the harbour?", ("Who is building the bridge to the island?", None)),
    ("What did Ada Field say about the harbour?", ("Where does the ferry to the island leave from?", None)),
    ("What did Ada Field say about the harbour?", ("When will the bridge be built?", None)),
    ("gas prices", ("and the bridge?", None)),
    ("gas prices", ("what about forests?", None)),
    ("What did Ada Field say about the harbour?", ("how many statements are there about gas prices?", None)),
    ("What did Ada Field say about the harbour?", ("did Ben Hollow say anything about ferries?", None)),
    ("What did Ada Field say about the harbour?", ("“Gas prices must rise”", None)),
    ("What did Ada Field say about the harbour?", ("Families cannot pay more.", None)),
    ("What did Ada Field say about the harbour?", ("all statements on gas prices", None)),
    ("What did Ada Field say about the harbour?", ("everything Ben Hollow said", None)),
    ("What did Ada Field say about the harbour?", ("what was said on gas prices before winter 2020?", None)),
    ("What did Ada Field say about the harbour?", ("summarise the interview", None)),
    ("What did Ada Field say about the harbour?", ("thanks", None)),
    ("What did Ada Field say about the harbour?", ("Что сказал Ben Hollow?", None)),
    ("¿Qué dijo Ada Field sobre harbour?", ("¿Qué dijo Ben Hollow sobre forests?", None)),
    ("Qu’a dit Ada Field sur harbour ?", ("Qu’a dit Ben Hollow sur forests ?", None)),
    ("Was sagte Ada Field über harbour?", ("Was sagte Ben Hollow über forests?", None)),
    ("What did Ada Field say about the harbour?", ("gas prices in 2021", None), ("and Ada Field?", "Ada Field · gas prices · in 2021")),
]  # fmt: skip


def read_as(reply) -> str | None:  # type: ignore[no-untyped-def]
    told = words(reply)
    start = "Read with your last question: "
    return told.splitlines()[0].removeprefix(start).replace("the ", "") if told.startswith(start) else None


@pytest.mark.parametrize(
    "dialogue", [*KNOWN, *TRAPS], ids=lambda each: " / ".join([each[0][-24:], *(turn[0] for turn in each[1:])])
)
async def test_a_dialogue(tmp_path: Path, dialogue: tuple) -> None:  # type: ignore[type-arg]
    first, *turns = dialogue
    async with conversation_about(tmp_path, RECORD) as conversation:
        await hear(conversation, first)
        for text, expected in turns:
            reply = await hear(conversation, text)
            if expected is None:
                assert read_as(reply) is None, "nothing may be carried over"
            elif expected == ":read":
                assert read_as(reply)
            elif expected.startswith(":"):
                assert expected[1:] in words(reply)
            else:
                assert read_as(reply) == expected


async def first_asked(conversation: Conversation, **asked: Any) -> None:
    await hear(conversation, "What did Ada Field say about the harbour?", **asked)


async def test_what_was_filled_in_is_dropped_by_a_button(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, RECORD) as conversation:
        await first_asked(conversation)
        reply = await hear(conversation, "what about gas prices?")
        assert "As a new question" in labels(reply)
        assert read_as(await press(conversation, reply, "As a new question")) is None


async def test_half_an_hour_later_nothing_is_carried_over(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, RECORD) as conversation:
        await first_asked(conversation)
        late = NOW + KEPT + timedelta(seconds=1)
        assert read_as(await hear(conversation, "and in 2020?", now=NOW + KEPT))
        await first_asked(conversation)
        assert read_as(await hear(conversation, "and in 2020?", now=late)) is None


PRIVATE: dict[str, Any] = {"chat": Chat(chat_id=7, kind="private"), "place": Place.PRIVATE}
OTHER: dict[str, Any] = {"chat": Chat(chat_id=8, kind="private"), "place": Place.PRIVATE}
GROUP: dict[str, Any] = {"chat": Chat(chat_id=-9, kind="group"), "place": Place.GROUP}


async def test_a_chat_goes_on_from_its_own_question_in_any_process_until_it_is_forgotten(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, RECORD) as conversation:
        await first_asked(conversation, **PRIVATE)
        await conversation.last_shown.close()
        await conversation.questions.close()
    async with conversation_about(tmp_path, []) as conversation:
        assert read_as(await hear(conversation, "and in 2020?", **OTHER)) is None
        assert read_as(await hear(conversation, "and in 2020?", **PRIVATE)) == "Ada Field · harbour · in 2020"
        await press(conversation, await hear(conversation, "/forget", **PRIVATE), "Delete everything", **PRIVATE)
        assert read_as(await hear(conversation, "and in 2021?", **PRIVATE)) is None


async def test_in_a_group_only_a_reply_to_a_message_goes_on_from_it(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, RECORD) as conversation:
        answer = await hear(conversation, "What did Ada Field say about the harbour?", **GROUP)
        assert read_as(await hear(conversation, "and in 2020?", **GROUP)) is None
        actions = tuple(each.action for each in buttons(answer) if each.action)
        reply = await hear(conversation, "and in 2020?", replied_to=actions, **GROUP)
        assert read_as(reply) == "Ada Field · harbour · in 2020"
        assert quoted(await hear(conversation, "who said that?", replied_to=actions, **GROUP)) == quoted(answer)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("من قال هذا؟", "عادل فهمي"),
        ("متى؟", "2021"),
        ("النص كاملا", "سنخفض الرسوم"),
        ("المزيد", "الرسوم"),
        ("وعن المدارس؟", "المدارس"),
        ("وماذا عن المدارس؟", "المدارس"),
    ],
)
async def test_an_arabic_conversation_goes_on(tmp_path: Path, text: str, shown: str) -> None:
    record = [
        said("سنخفض الرسوم على الجسر في الربيع المقبل.", name="a", speaker="عادل فهمي", language="ar"),
        said("الرسوم على الميناء ستبقى كما هي هذا العام.", name="b", speaker="عادل فهمي", language="ar"),
        said("سنبني المدارس في الجبال قبل الشتاء.", name="c", speaker="عادل فهمي", language="ar"),
    ]
    async with conversation_about(tmp_path, record) as conversation:
        await hear(conversation, "ماذا قال عادل فهمي عن الرسوم؟", **PRIVATE)
        assert shown in words(await hear(conversation, text, **PRIVATE))

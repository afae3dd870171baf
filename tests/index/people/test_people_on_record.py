"""People in a whole record: found, shown and counted under one name, and quoted words as whose they are."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.say.answer_json import answer_json
from index import Answer, Record
from index.statement import Speaker, Statement
from tests.index.records import TODAY, record_of, said

BRIEFING = "MS. FIELD: The bridge passed.\n\nQ Is the harvest good?\n\nMS. FIELD: We watch it closely."
RELEASE = (
    "Zeta opens a plant in Northport today.\n\n“We built this plant in three years,” said Jane Doe, director of Zeta. "
    "“It brings jobs to the valley.”\n\nThe plant makes turbines."
)


def briefing(year: int, name: str, surname: str) -> Statement:
    text = BRIEFING.replace("FIELD", surname.upper())
    found = said(text, name=f"b{year}", speaker="The Ministry of Trade", day=date(year, 7, 12))
    return replace(found, title=f"Press Briefing by Press Secretary {name} {surname}")


async def ask(record: Record, text: str) -> Answer:
    return await record.ask(text, today=TODAY)


async def test_the_press_secretary_is_whoever_it_was_at_the_time(tmp_path: Path) -> None:
    statements = [briefing(2020, "Ada", "Field"), briefing(2021, "Max", "Brook")]
    async with record_of(tmp_path, statements) as record:
        for year, name in ((2020, "Ada Field"), (2021, "Max Brook")):
            answer = await ask(record, f"What did the press secretary say about the harvest in {year}?")
            assert answer.question.speakers == ("Ada Field", "Max Brook")
            assert {str(each) for quote in answer.quotes for each in quote.shown} == {f"{name}, Press Secretary"}
        ministry = await ask(record, "What did the ministry say about the bridge?")
        assert ministry.question.speakers == ("The Ministry of Trade",)
        assert {quote.shown[0].name for quote in ministry.quotes} == {"Ada Field", "Max Brook"}
        listed = {entry.person.name: entry.statements for entry in await record.persons()}
        assert listed == {"The Ministry of Trade": 2, "Ada Field": 1, "Max Brook": 1}


async def test_quoted_words_are_whose_the_text_says_they_are(tmp_path: Path) -> None:
    async with record_of(tmp_path, [said(RELEASE, speaker="Zeta Corporation")]) as record:
        quote = json.loads(json.dumps(answer_json(await ask(record, "What did Jane Doe say about jobs?"))))["quotes"][0]
        assert quote["text"] == "“It brings jobs to the valley.”"
        assert (quote["person"], quote["said"], quote["quoted_by"]) == ("Jane Doe", True, "Zeta Corporation")
        theirs = (await record.verify("“It brings jobs to the valley.” — Jane Doe")).found[0]
        assert (theirs.speakers[0].name, theirs.certain, theirs.quoted_by) == (
            "Jane Doe",
            True,
            (Speaker("Zeta Corporation"),),
        )
        assert (await record.verify("“It brings jobs to the valley.” — Zeta Corporation")).verdict == "other_speaker"
        assert [entry.person.name for entry in await record.persons()] == ["Zeta Corporation"]


async def test_words_of_two_speakers_are_neithers_for_certain(tmp_path: Path) -> None:
    joint = said("We welcome the treaty.", name="a", speaker="Ada Field and Max Brook")
    event = said("ADA FIELD: It rains.\n\nMAX BROOK: It pours.", name="b", speaker="Ada Field and Max Brook")
    async with record_of(tmp_path, [joint, event]) as record:
        found = (await record.verify("“We welcome the treaty.” — Ada Field")).found[0]
        assert (len(found.speakers), found.certain) == (2, False)
        assert (await record.verify("“It pours.” — Ada Field")).verdict == "other_speaker"
        assert (await record.verify("“It pours.” — Max Brook")).found[0].certain

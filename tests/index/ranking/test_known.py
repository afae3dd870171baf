"""A sentence of the record, asked as it stands, finds its own statement."""

from pathlib import Path

import pytest

from index.record import Record
from tests.index.records import TODAY, record_of, said

SENTENCES = (
    "The Under Secretary thanked Romania's government for its well-chosen, early help with the U.S. grain shipments.",
    "On 9 May Tom Brook said that the bridge at Malta (the old one) would be closed for as long as it takes.",
    "We don't know what Ada Field told the committee last year; nobody does.",
)
TEXT = "The minister spoke of grain, of help and of Romania. {} Then the U.S. delegation left the bridge at Malta."
OTHER = "On 9 May Tom Brook said nothing. The bridge at Malta is closed. Romania's government thanked the committee."


def statements() -> list[tuple[str, str]]:
    return [(f"own-{number}", TEXT.format(each)) for number, each in enumerate(SENTENCES)]


async def asked(record: Record, question: str) -> tuple[str, bool, str]:
    answer = await record.ask(question, today=TODAY)
    return answer.quotes[0].statement_id, answer.answered, answer.quotes[0].text


@pytest.mark.parametrize("number", range(len(SENTENCES)))
async def test_its_own_statement_comes_first_however_it_is_typed(tmp_path: Path, number: int) -> None:
    sentence = SENTENCES[number]
    every = [said(text, name=name) for name, text in statements()]
    others = [said(OTHER, name=f"other-{n}", speaker=("Tom Brook", "Ada Field")[n % 2]) for n in range(15)]
    words = sentence.split()
    async with record_of(tmp_path, [*others, *every]) as record:
        for typed in (
            sentence,
            sentence.lower().rstrip("."),
            "".join(c for c in sentence if c.isalnum() or c == " "),
            " ".join(words[2:-2]),
            f"“{sentence}”",
        ):
            statement, answered, quote = await asked(record, typed)
            assert (statement, answered) == (f"own-{number}", True)
            assert " ".join(words[3:-3]) in quote


async def test_a_question_that_was_asked_on_record_is_answered_by_its_reply(tmp_path: Path) -> None:
    interview = (
        "Question: What will become of the old bridge at the harbour in the winter?\n\n"
        "Ada Field: It stays where it is. We have no other plan, and no money for one."
    )
    async with record_of(tmp_path, [said(interview), said(OTHER, name="b")]) as record:
        _, answered, quote = await asked(record, "What will become of the old bridge at the harbour in the winter?")
        assert answered
        assert quote.startswith("It stays")


async def test_words_without_spaces_between_them(tmp_path: Path) -> None:
    text = "部长昨天在会议上谈到了新的桥梁。他说桥梁将于明年春天开放。委员会没有作出任何决定。"
    async with record_of(
        tmp_path, [said(text, language="zh"), said("部长没有谈到桥梁。", name="b", language="zh")]
    ) as record:
        assert await asked(record, "他说桥梁将于明年春天开放") == ("a", True, "他说桥梁将于明年春天开放。")


async def test_a_few_words_are_an_ordinary_question(tmp_path: Path) -> None:
    async with record_of(tmp_path, [said(OTHER), said("The bridge at Malta.", name="b")]) as record:
        answer = await record.ask("the bridge at Malta", today=TODAY)
        assert answer.answered
        assert {quote.statement_id for quote in answer.quotes} == {"a", "b"}

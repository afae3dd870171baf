"""The quotations of a draft: where they stand, whose the draft says they are, and what the record says."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.people.speaker_names import SpeakerNames
from index.verify.drafts import as_written, is_draft, quotations
from index.verify.verifying import Verdict
from tests.index.records import record_of, said

TOLL = "The toll will stay where it is until the bridge is paid for."
SCHOOL = "We opened nine schools in the hills last autumn."
RECORD = [said(TOLL, name="toll", speaker="Ada Field"), said(SCHOOL, name="school", speaker="Ben Hill")]
FILLER = (
    "The council met for a third time this week, and few of those who came had expected that it would decide anything."
)


async def named(folder: Path, text: str) -> list[tuple[str, str | None]]:
    async with record_of(folder, RECORD) as record:
        return [(each.words, each.named) for each in (await record.check_draft(text)).quotations]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“The toll will stay where it is,” Ada Field told reporters.", "Ada Field"),
        ("“The toll will stay where it is,” said mayor Ada Field on Monday.", "Ada Field"),
        ("“The toll will stay where it is,” spokeswoman Ada Field said.", "Ada Field"),
        ("“The toll will stay where it is,” Field said.", "Ada Field"),
        ("According to Ms. Field, “the toll will stay where it is”.", "Field"),
        ("mayor Ada Field put it this way:\n\n“The toll will stay where it is.”", "Ada Field"),
        ("mayor Ada Field put it this way:\n\n> The toll will stay where it is.", "Ada Field"),
        ("Ada Field was asked about it again. “The toll will stay where it is,” she said.", "Ada Field"),
        ("Ada Field and Ben Hill were asked again. “The toll will stay where it is,” he said.", None),
        ("“The toll will stay where it is,” the spokesman said.", None),
        ("He called it “the last word”. ‘The toll will stay where it is,’ Ada Field said.", "Ada Field"),
        ("‘The toll will stay where it is,’ Ada Field told reporters.", "Ada Field"),
        (
            f"{FILLER[:60]} and so on.\n“The toll will stay where it is,” the councillor Ada\nField told reporters, who had waited.",
            "Ada Field",
        ),
        ("“The toll will stay where it is,” said Nemo Nobody.", "Nemo Nobody"),
    ],
)
async def test_whose_a_draft_says_the_words_are(tmp_path: Path, text: str, name: str | None) -> None:
    *_, (words, told) = await named(tmp_path, f"{FILLER}\n\n{text}\n\n{FILLER}")
    assert words.lower().startswith("the toll will stay where it is")
    assert (told or "").split()[-1:] == (name or "").split()[-1:]


async def test_each_quotation_has_its_own_verdict(tmp_path: Path) -> None:
    text = (
        f"{FILLER}\n\n“The toll will stay where it is until the bridge is paid for,” Ada Field said. "
        "“We opened nine schools in the hills last autumn,” she added.\n\n"
        "“We opened six schools in the hills last autumn,” Ben Hill said.\n\n"
        "“Nobody has ever seen a zeppelin above this valley,” Hill said."
    )
    async with record_of(tmp_path, RECORD) as record:
        draft = await record.check_draft(text)
    verdicts = [each.verification.verdict for each in draft.quotations]
    assert verdicts == [Verdict.EXACT, Verdict.OTHER_SPEAKER, Verdict.ALTERED, Verdict.NOT_FOUND]
    assert [text[each.start : each.end] for each in draft.quotations] == [each.words for each in draft.quotations]


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        ("“The toll will stay where it is.” — Ada Field", False),
        ("“The toll will stay,” said Ada Field, “where it is.”", False),
        ("The toll will stay where it is.", False),
        (f"{FILLER} “The toll will stay where it is,” she said.", True),
        ("“The toll will stay,” said Ada Field.\n“We opened nine schools,” said Ben Hill.", True),
        (f"{FILLER} The “toll” will stay.", False),
    ],
)
def test_a_draft_is_told_from_a_pasted_quote(text: str, draft: bool) -> None:
    assert is_draft(text, quotations(text, SpeakerNames(()))) is draft


@given(st.text(st.sampled_from("ab. ,\n\n\"“”‘’'«»>:-"), max_size=80))
def test_every_place_in_a_draft_stays_where_it_is(text: str) -> None:
    assert len(as_written(text)) == len(text)
    found = quotations(text, SpeakerNames(()))
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert [each.start for each in found] == sorted(each.start for each in found)

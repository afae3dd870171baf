"""What is said of one country, person or number is no answer for another."""

from pathlib import Path

import pytest

from tests.index.records import TODAY, record_of, said

STATEMENTS = [
    said("The air transport agreement with Kazakhstan was signed on 30 December 2019.", name="signed"),
    said("We spoke of trade with our colleagues from Uzbekistan.", name="trade"),
    said("Bahrain became the 17th nation to sign the moon treaty.", name="moon"),
    said("Over 200,000 people fled the flooded city of Norburg.", name="fled"),
    said("The network came in fourth place of all in the viewers' count.", name="fourth"),
    said("For the Canadian broadcast a new introduction was recorded.", name="introduction"),
    said("The treaty of the United Nations on the oceans was ratified in the 1970s.", name="oceans"),
    said("The Belarusian officials were told of the sanctions.", name="belarus"),
    *(said(f"Our talks on roads and schools went well in town number {n}.", name=f"t{n}") for n in range(200)),
]


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("When was the air transport agreement with Kazakhstan signed?", True),
        ("When was the air transport agreement with Uzbekistan signed?", False),
        ("Which nation was the 17th to sign the moon treaty?", True),
        ("Which nation was the 25th to sign the moon treaty?", False),
        ("Which officials from Belarus were told of the sanctions?", True),
        ("From which city did over 200,000 people flee?", True),
        ("From which city did over 300,000 people flee?", False),
        ("Did the network come in 4th place in the viewers' count?", True),
        ("Did the network come in 5th place in the viewers' count?", False),
        ("For which broadcast in Canada was an introduction recorded?", True),
        ("When was the UN's treaty on the oceans ratified?", True),
        ("Was the treaty on the oceans ratified in the 70s?", True),
        ("Was the treaty on the oceans ratified in the 80s?", False),
        ("когда было подписано air transport agreement с Казахстаном", True),
    ],
)
async def test_a_quote_that_speaks_of_another_is_no_answer(tmp_path: Path, question: str, answered: bool) -> None:
    async with record_of(tmp_path, STATEMENTS) as record:
        answer = await record.ask(question, today=TODAY)
    assert answer.answered is answered

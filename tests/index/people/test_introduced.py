import pytest

from index.people.introduced import introduced
from index.statement import Speaker
from index.transcripts.turns import Turn


def names(text: str, *labels: str, title: str = "Briefing") -> list[str]:
    start = text.index("\n\n")
    turns = [Turn(start, len(text), (Speaker(label),), label, certain=True, question=False) for label in labels]
    return [turn.speakers[0].name for turn in introduced(title, text, turns)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("With us is Dr. Ada Field of the fund.\n\nThank you.", "Ada Field"),
        ("Welcome.\n\nMy name is Ada Field. Thank you.", "Ada Field"),
        ("Welcome.\n\nI’m Ada Field.", "Ada Field"),
        ("The Special Envoy for the Northern Coast Ada Field is here.\n\nThank you.", "Ada Field"),
        ("With us are Ada Field and Max Field.\n\nThank you.", "MS FIELD"),
        ("Thanks to the Ministers Field and Stone.\n\nThank you.", "MS FIELD"),
        ("Welcome to the Ada Field Institute.\n\nThank you.", "MS FIELD"),
        ("Welcome.\n\n" + "Thank you. " * 90 + "Then Ada Field left.", "MS FIELD"),
    ],
)
def test_a_surname_gets_the_name_that_introduces_it(text: str, name: str) -> None:
    assert names(text, "MS FIELD") == [name]


def test_a_title_introduces_and_of_two_namesakes_nobody_is_introduced() -> None:
    assert names("Good morning.\n\nHello.", "MS. FIELD", title="Briefing by Press Secretary Ada Field") == ["Ada Field"]
    assert names("Here is Ada Field.\n\nHello.", "MS FIELD", "MR FIELD") == ["MS FIELD", "MR FIELD"]


def test_a_title_tells_the_office_and_who_holds_one() -> None:
    text = "Good morning.\n\nHello."
    turn = Turn(15, 21, (Speaker("MS. FIELD"),), "MS. FIELD", certain=True, question=False)
    assert introduced("Briefing by Press Secretary Ada Field", text, [turn])[0].speakers == (
        Speaker("Ada Field", "Press Secretary"),
    )
    assert names(text, "THE PRESIDENT", title="Remarks by President Leo Stone") == ["Leo Stone"]
    assert names(text, "THE PRESIDENT", title="Remarks by President Stone on Bridges") == ["President Stone"]
    assert names(text, "THE PRESIDENT", title="Remarks by Vice President Stone") == ["THE PRESIDENT"]
    assert names(text, "THE PRESIDENT", title="President Stone and President Kato") == ["THE PRESIDENT"]
    assert names(text, "THE PRESIDENT", "DR. STONE", title="Remarks by Dr. Ada Stone") == ["THE PRESIDENT", "Ada Stone"]

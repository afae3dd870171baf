"""Every house's way of printing who speaks: right or unsure, and never another's name."""

import pytest

from index.people.label_words import name_words
from index.statement import Speaker
from index.transcripts.turns import Turn, turns
from tests.index.transcripts.houses import HOUSES, House

PUBLISHER = Speaker("Public record")


def same(who: str, turn: Turn) -> bool:
    """Whether the turn is told to be of one of these names, parted by "|"; scripts without capitals put no spaces."""
    told = [turn.label or "", *(speaker.name for speaker in turn.speakers)]
    return any(
        set(name_words(each)) <= set(name_words(name)) or (not each.isascii() and each in name)
        for each in who.split("|")
        for name in told
    )


def judged(house: House, speaker: Speaker) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"right": [], "unsure": [], "wrong": []}
    heard = turns(house.text, (speaker,))
    for at, who in house.places():
        turn = next((each for each in heard if each.start <= at < each.end), None)
        shown = f"{who}: {house.text[at : at + 30]!r} -> {turn and (turn.label, turn.speakers)}"
        if turn is None or not turn.certain:
            found["right" if who is None else "unsure"].append(shown)
        else:
            found["right" if who is not None and (same(who, turn)) else "wrong"].append(shown)
    return found


UNSURE = {
    # A name that nothing vouches for, beside a reporter's label alone.
    ("Persian", False): 1,
    # Before the first label that can be told nobody knows who speaks.
    ("glued to the words before", False): 1,
}
"""What the text does not tell: house, whether a speaker is given, and of how many turns."""


@pytest.mark.parametrize("known", [True, False], ids=["speaker given", "publisher given"])
@pytest.mark.parametrize("house", HOUSES, ids=[house.name for house in HOUSES])
def test_words_are_never_under_another_name(house: House, known: bool) -> None:
    found = judged(house, house.knows if known else PUBLISHER)
    assert found["wrong"] == []
    assert len(found["unsure"]) == UNSURE.get((house.name, known), 0), found["unsure"]

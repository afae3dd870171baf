"""What differs between two wordings, and that what is said to differ leads from one to the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.differences import Kind, differences
from index.text.letters import Letters


def shown(old: str, new: str) -> str:
    """As wdiff shows it."""
    around = {Kind.SAME: "{}", Kind.REMOVED: "[-{}-]", Kind.ADDED: "{{+{}+}}"}
    return " ".join(
        around[each.kind].format(old[slice(*each.old)] if each.kind is Kind.REMOVED else new[slice(*each.new)])
        for each in differences(Letters(old), Letters(new))
    )


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        ("We want peace.", "We want peace.", "We want peace."),
        ("We “want”  peace…", 'We "want" peace ...', 'We "want" peace ...'),
        ("We want peace.", "We want war.", "We want [-peace-] {+war+} ."),
        ("We want peace.", "We do not want peace.", "We {+do not+} want peace."),
        ("We do not want peace.", "We want peace.", "We [-do not-] want peace."),
        ("for peace, and bread", "for peace. and bread", "for [-peace,-] {+peace.+} and bread"),
        ("", "Peace", "{+Peace+}"),
        (
            "a b c d e f g the h i j k l",
            "m n o p q r s the t u v w x",
            "[-a b c d e f g the h i j k l-] {+m n o p q r s the t u v w x+}",
        ),
        ("战争与和平", "战争与面包", "战争与 [-和平-] {+面包+}"),
    ],
)
def test_difference(old: str, new: str, difference: str) -> None:
    assert shown(old, new) == difference


WORDS = st.lists(st.sampled_from("we want do not peace war , . bread".split()), max_size=40).map(" ".join)


@given(WORDS, WORDS)
def test_the_runs_are_all_of_both_texts_in_order(old: str, new: str) -> None:
    found = differences(Letters(old), Letters(new))
    assert Letters(" ".join(old[slice(*each.old)] for each in found)).words == Letters(old).words
    assert Letters(" ".join(new[slice(*each.new)] for each in found)).words == Letters(new).words
    for each in found:
        if each.kind is Kind.SAME:
            assert Letters(old[slice(*each.old)]).words == Letters(new[slice(*each.new)]).words


def test_two_long_texts_with_nothing_in_common_are_one_change() -> None:
    old, new = "a " * 40_000, "b " * 40_000
    assert [each.kind for each in differences(Letters(old), Letters(new))] == [Kind.REMOVED, Kind.ADDED]

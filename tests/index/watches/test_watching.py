"""Which watches a statement fits; and that the many matched at once are those that fit one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.statement import Speaker
from index.watches.watched import Heard, Needs, Watched, read_watch
from index.watches.watching import WatchIndex, stored_of
from tests.index.archives import statement
from tests.index.records import TODAY, version
from tests.index.small_record import EMBASSY, SmallRecord

RECORD = SmallRecord(EMBASSY, "sanctions energy security")
BRIEFING = statement(
    "briefing",
    title="Briefing on the climate",
    speakers=(Speaker("Sergey Lavrov", "Foreign Minister"),),
    text="QUESTION: What of football and of sanctions?\n\nMR LAVROV: The sanctions on agriculture hurt energy security. "
    "We said so.\n\nQUESTION: Thank you.",
)


@pytest.mark.parametrize(
    ("text", "watched"),
    [
        ("sanctions", Watched("sanctions")),
        ("sanctions, Lavrov", Watched("sanctions", ("Sergey Lavrov",))),
        ("Lavrov, sanctions", Watched("sanctions", ("Sergey Lavrov",))),
        ("Lavrov", Watched("", ("Sergey Lavrov",))),
        ("what did Lavrov say about sanctions", Watched("sanctions", ("Sergey Lavrov",))),
        ('"energy security"', Watched("", (), ("energy security",))),
        ('gas "energy, security" -oil, Putin', Watched("gas", ("Vladimir Putin",), ("energy, security",), ("oil",))),
        ("Zelenograd", Watched("Zelenograd")),
        ("sanctoins", Watched("sanctoins")),
        ("", Watched()),
        ("-oil", Watched(exclusions=("oil",))),
        ("-oil, -Putin", Watched(exclusions=("oil", "Putin"))),
        ("-oil, Putin", Watched("", ("Vladimir Putin",), (), ("oil",))),
        ("gas, -Putin", Watched("gas", exclusions=("Putin",))),
    ],
)
def test_a_watch_is_read_as_a_question_is(text: str, watched: Watched) -> None:
    assert read_watch(text, today=TODAY, record=RECORD) == watched


@pytest.mark.parametrize(
    ("watched", "fits"),
    [
        (Watched("sanction"), True),
        (Watched("sanctions agricultural"), True),
        (Watched("climate agriculture"), True),  # the title counts for every passage
        (Watched("football agriculture"), False),  # in different passages
        (Watched("sanctions", ("Sergey Lavrov",)), True),
        (Watched("football", ("Sergey Lavrov",)), False),
        (Watched("football"), True),
        (Watched("", ("Sergey Lavrov",)), True),
        (Watched("", ("Vladimir Putin",)), False),
        (Watched("", (), ("energy security",)), True),
        (Watched("", (), ("security energy",)), False),
        (Watched("", (), ("nergy security",)), False),
        (Watched("agriculture", (), (), ("energy",)), False),
        (Watched("agriculture", (), (), ("football",)), True),
        (Watched("the of"), False),
    ],
)
def test_fits(watched: Watched, fits: bool) -> None:
    index = WatchIndex()
    index.put([Watched("cheese"), watched, Watched("wine", ("Sergey Lavrov",))])
    assert [match.watched for match in index.matches(version(BRIEFING))] == [watched] * fits


def test_the_passages_that_fit_are_told() -> None:
    index = WatchIndex()
    index.put([Watched("sanctions")])
    [match] = index.matches(version(BRIEFING))
    assert [passage.question for passage in match.passages] == [True, False]


def test_one_that_is_put_later_watches_too() -> None:
    index = WatchIndex()
    assert index.matches(version(BRIEFING)) == []
    index.put([Watched("sanctions")])
    assert len(index.matches(version(BRIEFING))) == 1


TERMS = st.lists(st.sampled_from("sanctions agriculture football energy climate cheese".split()), max_size=3)
WATCHES = st.builds(
    lambda words, speakers, phrases, exclusions: Watched(" ".join(words), speakers, phrases, exclusions),
    TERMS,
    st.sampled_from([(), ("Sergey Lavrov",), ("Vladimir Putin", "Sergey Lavrov"), ("Question",)]),
    st.sampled_from([(), ("energy security",), ("and of sanctions", "football")]),
    st.sampled_from([(), ("cheese",), ("energy",)]),
)


@given(st.lists(WATCHES, max_size=30))
def test_all_at_once_are_those_that_fit_one_by_one(watches: list[Watched]) -> None:
    index = WatchIndex()
    index.put(watches)
    found = {match.watched for match in index.matches(version(BRIEFING))}
    heard = [Heard.of(stored) for stored in stored_of(version(BRIEFING))]
    alone = {
        watched
        for watched in watches
        if (needs := Needs.of(watched, "en")) and any(each.fits(watched, needs) for each in heard)
    }
    assert found == alone

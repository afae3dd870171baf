"""Was it said? Verdicts on pasted quotes."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from index.people.speaker_names import SpeakerNames
from index.statement import Extent, Speaker, Statement, Version
from index.text.differences import Kind
from index.text.letters import Letters
from index.verify.claims import read_claims
from index.verify.exactness import Held
from index.verify.verifying import CARRIED_ON, Verdict, Verification, judge
from tests.index.archives import statement

LAVROV = Speaker("Sergey Lavrov", "Foreign Minister")
PRICE = Speaker("Ned Price", "Department Spokesperson")
NAMES = SpeakerNames([LAVROV, PRICE])
REMARKS = statement(
    "remarks",
    text="We are convinced that the Agency is the only organisation that helps millions of refugees in Gaza. "
    "Financial support must continue – and it must not be cut. Is this the end? We don’t think so.\n\n"
    "The so-called “road map” remains on the table.",
)
BRIEFING = statement(
    "briefing",
    speakers=(PRICE,),
    text="QUESTION: Will the talks go on in Vienna this week?\n\nMR PRICE: The talks will go on as long as they are "
    "useful to us. We have said so before.\n\nQUESTION: And when will they end?\n\nMR PRICE: No one knows that today.",
)
RECORD = (REMARKS, BRIEFING)


def held(item: Statement, *, number: int = 1, newest: int = 1) -> Held:
    return Held(Version(statement=item, number=number, newest=newest, seen_at=datetime(2021, 9, 26, tzinfo=UTC)))


def verified(paste: str, *items: Statement, older: tuple[Held, ...] = ()) -> Verification:
    claims = read_claims(paste, NAMES)
    return judge(claims, [held(item) for item in items or RECORD], older, Extent(2, None, None))


@pytest.mark.parametrize(
    ("paste", "verdict"),
    [
        ("the only organisation that helps millions of refugees in Gaza", Verdict.EXACT),
        ("“The only organisation that helps millions of refugees in Gaza.”", Verdict.EXACT),
        ("«the only organisation that helps millions»", Verdict.EXACT),
        ("the  only\norganisation that helps millions, ", Verdict.EXACT),
        ("Financial support must continue - and it must not be cut.", Verdict.EXACT),
        ("We don't think so", Verdict.EXACT),
        ("Is this the end?", Verdict.EXACT),
        ("the end? We don't think so", Verdict.EXACT),
        ("The so-called 'road map' remains", Verdict.EXACT),
        # Cuts.
        ("We are convinced that the Agency […] helps millions of refugees", Verdict.EXACT),
        ("We are convinced (...) in Gaza", Verdict.EXACT),
        ("… the only organisation ... in Gaza. [...] it must not be cut …", Verdict.EXACT),
        ("We are convinced. … Financial support must continue", Verdict.EXACT),
        # Who said it.
        ("“Financial support must continue” — Sergey Lavrov", Verdict.EXACT),
        ("Financial support must continue\nLavrov", Verdict.EXACT),
        ("Lavrov: Financial support must continue", Verdict.EXACT),
        ("Foreign Minister Lavrov said: “Financial support must continue”", Verdict.EXACT),
        ("“Financial support must continue” (Lavrov)", Verdict.EXACT),
        ("“Financial support must continue” — Ned Price", Verdict.OTHER_SPEAKER),
        ("Price: “Financial support must continue”", Verdict.OTHER_SPEAKER),
        ("“Financial support must continue” Ned Price", Verdict.OTHER_SPEAKER),
        ("“Financial support must continue.” — Winston Churchill", Verdict.OTHER_SPEAKER),
        ("Will the talks go on in Vienna this week? — Ned Price", Verdict.OTHER_SPEAKER),
        ("The talks will go on as long as they are useful to us. — Ned Price", Verdict.EXACT),
        ("MR PRICE: The talks will go on as long as they are useful to us", Verdict.EXACT),
        # Altered.
        ("the only organisation that helped millions of refugees in Gaza", Verdict.ALTERED),
        ("Financial support must continue – and it must be cut", Verdict.ALTERED),
        ("Financial Support must continue – and it must not be cut", Verdict.ALTERED),
        ("This is the end. We don't think so", Verdict.ALTERED),
        ("Is this the end.", Verdict.ALTERED),
        ("We can't think so, is this the end?", Verdict.NOT_FOUND),
        ("We don't think so! The so-called road map remains on the table", Verdict.ALTERED),
        ("We have said so before. […] The talks will go on as long as they are useful", Verdict.JOINED),
        # Joined.
        ("Financial support must continue. The talks will go on as long as they are useful to us.", Verdict.JOINED),
        ("Will the talks go on in Vienna this week? […] No one knows that today", Verdict.JOINED),
        # A question and its answer, with who speaks.
        ("QUESTION: And when will they end? MR PRICE: No one knows that today.", Verdict.EXACT),
        ("And when will they end? No one knows that today.", Verdict.ALTERED),
        # Nothing of the kind.
        ("Cheese is the noblest of all foods, and wine its faithful servant", Verdict.NOT_FOUND),
        ("", Verdict.EMPTY),
        ("“…”", Verdict.EMPTY),
        ("refugees", Verdict.TOO_SHORT),
    ],
)
def test_verdict(paste: str, verdict: Verdict) -> None:
    assert verified(paste).verdict is verdict


def test_exact_words_are_told_where_they_stand_and_whose_they_are() -> None:
    found = verified("No one […] that today — Ned Price").found
    assert [[each.version.text[slice(*span)] for span in each.spans] for each in found] == [["No one", "that today"]]
    assert found[0].speakers == (PRICE,)
    assert found[0].certain


def test_an_interviewers_words_are_the_interviewers() -> None:
    assert verified("And when will they end?").found[0].speakers == (Speaker("QUESTION"),)


def test_the_pieces_nearest_to_each_other_count() -> None:
    text = "Thank you. We begin. Thank you. We end here."
    [found] = verified("Thank you […] We end", statement(text=text)).found
    assert found.start == text.rindex("Thank")


def test_the_words_of_the_one_who_is_named_come_first() -> None:
    twice = statement("twice", speakers=(PRICE,), text="QUESTION: We stand ready.\n\nMR PRICE: We stand ready.")
    [found] = verified("We stand ready — Ned Price", twice).found
    assert found.speakers == (PRICE,)


def test_words_that_only_an_older_version_has_are_exact_there() -> None:
    older = held(statement("remarks", text="We were convinced of nothing."), number=1, newest=2)
    verification = verified("We were convinced of nothing", REMARKS, older=(older,))
    assert verification.verdict is Verdict.EXACT
    assert verification.found[0].version is older.version


def test_of_a_text_with_a_quotation_in_it_the_quotation_counts_where_the_text_is_on_no_record() -> None:
    inside = verified("At lunch in Geneva on Monday he told our reporter that “financial support must continue”.")
    assert (inside.verdict, inside.inside) == (Verdict.EXACT, True)
    altered = verified("The so-called “road map” remains under the table.")
    assert altered.verdict is Verdict.ALTERED


def test_the_closest_words_have_their_offsets() -> None:
    closest = verified("Financial help must continue").closest
    assert closest is not None
    assert closest.version.text[closest.start : closest.end] == "Financial support must continue"
    assert [closest.version.text[slice(*each.new)] for each in closest.changes] == [
        "Financial",
        "",
        "support",
        "must continue",
    ]


FERRY = "Good morning. The ferry stops in March, and its crew will be employed at the port. No more of this."


@pytest.mark.parametrize(
    ("paste", "nearest", "gone", "instead"),
    [
        (
            "The ferry stops in March, and its crew will be dismissed",
            "The ferry stops in March, and its crew will be employed at the port",
            ["dismissed"],
            ["employed at the port"],
        ),
        (
            "Your boat stops in March, and its crew will be employed",
            "The ferry stops in March, and its crew will be employed",
            ["Your boat"],
            ["The ferry"],
        ),
        (
            "The ferry stops in March, and its crew will be employed at the port. Some jobs will go.",
            "The ferry stops in March, and its crew will be employed at the port",
            [". Some jobs will go"],
            [],
        ),
    ],
)
def test_what_stands_in_place_of_other_words_is_shown(
    paste: str, nearest: str, gone: list[str], instead: list[str]
) -> None:
    verification = verified(paste, statement(text=FERRY))
    closest = verification.closest
    assert closest is not None
    assert (verification.verdict, FERRY[closest.start : closest.end]) == (Verdict.ALTERED, nearest)
    changes = closest.changes
    assert [closest.claimed[slice(*each.old)] for each in changes if each.kind is Kind.REMOVED] == gone
    assert [FERRY[slice(*each.new)] for each in changes if each.kind is Kind.ADDED] == instead


def test_a_long_sentence_goes_on_no_further_than_what_can_be_read() -> None:
    text = f"The ferry stops in March and its crew {'will be employed at the port ' * 20}."
    closest = verified("The ferry stops in March and its crew goes away", statement(text=text)).closest
    assert closest is not None
    known = len("The ferry stops in March and its crew")
    assert known + CARRIED_ON - 20 < closest.end <= known + CARRIED_ON


WORDS = [match.span() for match in re.finditer(r"\S+", REMARKS.text)]


@st.composite
def slices(draw: st.DrawFn) -> str:
    """Whole words in a row, at least three."""
    first = draw(st.integers(0, len(WORDS) - 3))
    last = draw(st.integers(first + 2, len(WORDS) - 1))
    return REMARKS.text[WORDS[first][0] : WORDS[last][1]]


@given(slices())
def test_any_slice_of_a_statement_is_exact(paste: str) -> None:
    verification = verified(paste)
    assert verification.verdict is Verdict.EXACT
    assert Letters(paste).words[:1][0].strip("'-") in verification.found[0].version.text


@given(slices(), st.sampled_from(["never", "peace", "refugees", "not", "5", "Agencies"]), st.data())
def test_a_slice_with_one_word_changed_is_never_exact(paste: str, word: str, data: st.DataObject) -> None:
    words = paste.split()
    place = data.draw(st.integers(0, len(words) - 1))
    words[place : place + data.draw(st.integers(0, 1))] = [word]
    changed = " ".join(words)
    assume(f" {plain(changed)} " not in f" {plain(REMARKS.text)} ")
    assert verified(changed).verdict is not Verdict.EXACT


@given(slices(), st.data())
def test_a_slice_with_a_word_left_out_unmarked_is_never_exact(paste: str, data: st.DataObject) -> None:
    words = paste.split()
    assume(len(words) > 3)
    del words[data.draw(st.integers(1, len(words) - 2))]
    assume(f" {plain(' '.join(words))} " not in f" {plain(REMARKS.text)} ")
    assert verified(" ".join(words)).verdict is not Verdict.EXACT


def plain(text: str) -> str:
    """Words without marks and case."""
    return " ".join(re.findall(r"\w+", text.casefold()))


@given(st.text())
def test_any_text_gets_a_verdict(paste: str) -> None:
    assert verified(paste).verdict in Verdict

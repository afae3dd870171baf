"""Ranking, quoting and confidence over passages made by hand: what comes first, what is shown, how sure that is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ranking.confidence import confidence
from index.ranking.quoting import COMFORTABLE, MOST, quote_of, window
from index.ranking.ranking import Features, Ranked, Wanted, akin, lucene_idf, rank
from index.search.entries import Stored
from index.text.language import analyzer
from index.text.sentences import sentences


def passage(text: str, *, name: str = "a", title: str = "Remarks", language: str = "en", score: float = 5.0) -> Stored:
    spans = tuple(sentences(text, language))
    terms = tuple(tuple(analyzer(language).terms(text[start:end])) for start, end in spans)
    return Stored(
        statement_id=name,
        version=1,
        number=0,
        start=0,
        text=text,
        sentences=spans,
        terms=terms,
        speakers=(),
        certain=True,
        question=False,
        title=title,
        date=date(2021, 1, 1),
        language=language,
        url=None,
        complete=True,
        score=score,
        retracted=False,
    )


def wanted(text: str, language: str = "en", *, named: str = "") -> Wanted:
    terms = analyzer(language).terms(text)
    written = {word: 2.0 for word in analyzer(language).written(text) if analyzer(language).terms(word)}
    return Wanted(tuple(terms), dict.fromkeys(terms, 2.0), written, frozenset(analyzer(language).terms(named)))


@pytest.mark.parametrize(
    ("question", "better", "worse"),
    [
        ("harbour dredged", "The harbour was dredged.", "The harbour froze. The canal was dredged."),
        ("port of call", "It is a port of call.", "They call at no port."),
        ("marriage contract", "A contract for the married.", "A contract for the sailors."),
        ("opening ceremony", "The opening ceremony is on Monday.", "A ceremony will open it on Monday."),
        ("bridge toll", "The bridge has a toll.", "Rain. Snow. Wind. Hail. The bridge has a toll."),
    ],
)
def test_what_comes_first(question: str, better: str, worse: str) -> None:
    candidates = [passage(worse, name="worse"), passage(better, name="better")]
    assert [each.stored.statement_id for each in rank(candidates, {"en": wanted(question)})] == ["better", "worse"]


def test_a_title_counts() -> None:
    candidates = [passage("It was long.", name="b"), passage("It was long.", name="a", title="The opera season")]
    assert rank(candidates, {"en": wanted("opera")})[0].stored.statement_id == "a"


def test_terms_that_begin_alike_are_akin_by_what_they_share() -> None:
    found = akin({"marri", "market", "mar", "1999"}, {"marriag": 1.0, "1998": 1.0})
    assert found == {"marri": {"marriag": pytest.approx(5 / 7)}}


@given(st.integers(1, 10**7), st.integers(0, 10**7))
def test_idf_is_positive_always(passages: int, frequency: int) -> None:
    assert lucene_idf(passages, frequency) > 0


@pytest.mark.parametrize(
    ("question", "text", "shown"),
    [
        ("ferry price", "Rain fell. The ferry price rose. Snow fell.", "The ferry price rose."),
        ("ferry price", "The ferry sails. Its price rose. Snow fell.", "The ferry sails. Its price rose."),
        ("ferry price", "The ferry sails. Snow fell. The price rose.", "The ferry sails. Snow fell. The price rose."),
        ("zeppelin", "The ferry sails. Snow fell.", "The ferry sails."),
    ],
)
def test_the_quote_holds_what_was_asked_and_no_idle_sentence_at_its_ends(question: str, text: str, shown: str) -> None:
    assert quote_of(rank([passage(text)], {"en": wanted(question)})[0]).text == shown


@given(st.lists(st.sampled_from(["Ferry.", "Price it is.", "Snow fell on all of the hills. ", "x" * 900]), min_size=1))
def test_a_window_is_within_its_passage_and_length(pieces: list[str]) -> None:
    stored = passage(" ".join(pieces))
    ranked = rank([stored], {"en": wanted("ferry price")})[0]
    first, last = window(ranked)
    assert 0 <= first <= last < len(stored.sentences)
    assert first == last or stored.sentences[last][1] - stored.sentences[first][0] <= COMFORTABLE
    quote = quote_of(ranked)
    assert len(quote.text) <= MOST
    assert stored.text[quote.start : quote.end] == quote.text


SHARES = st.floats(0, 1)
FEATURES = st.builds(Features, *[SHARES] * len(Features._fields))


def held_to(features: Features, question: Wanted, near: tuple[float, ...] = ()) -> list[Ranked]:
    return [Ranked(passage("The ferry sails."), 0.0, features, [0.0], [()], question, near=near)]


@given(FEATURES, SHARES)
def test_confidence_is_a_share_that_grows_with_what_is_held(features: Features, more: float) -> None:
    question = wanted("ferry")
    sure = confidence(held_to(features, question), "ferry")
    assert 0.0 <= sure <= 1.0
    for name in ("passage", "sentence", "akin"):
        raised = features._replace(**{name: max(more, getattr(features, name))})
        assert confidence(held_to(raised, question), "ferry") >= sure


@given(FEATURES, st.floats(-1, 1), st.floats(-1, 1), st.sampled_from(("Where is the ferry?", "Где паром?")))
def test_confidence_grows_with_nearness(features: Features, one: float, other: float, text: str) -> None:
    far, near = sorted((one, other))
    question = wanted("ferry")
    less, more = (confidence(held_to(features, question, (each,)), text) for each in (far, near))
    assert 0.0 <= less <= more <= 1.0


def test_a_missing_name_makes_less_sure() -> None:
    features = Features(*[0.5] * len(Features._fields))
    question, named = wanted("ferry to Malta"), wanted("ferry to Malta", named="Malta")
    for near in ((), (0.85,)):
        assert confidence(held_to(features, named, near), "ferry") < confidence(
            held_to(features, question, near), "ferry"
        )
    assert confidence([], "ferry") == 0.0


def test_the_sentence_that_is_nearest_in_meaning_is_quoted() -> None:
    stored = passage(
        "The minister opened the meeting at noon. "
        + "He thanked the hosts at length, and those who had come from afar, for the warmth of their welcome. " * 4
        + "Grain prices have doubled since the spring."
    )
    count = len(stored.sentences)
    question = wanted("Сколько стоит хлеб")
    near = (*[0.7] * (count - 1), 0.85)
    ranked = Ranked(
        stored, 0.0, Features(*[0.0] * len(Features._fields)), [0.0] * count, [()] * count, question, near=near
    )
    assert quote_of(ranked).text == "Grain prices have doubled since the spring."

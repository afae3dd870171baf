"""What the index holds of a statement comes back as it went in, with the terms of its sentences."""

from datetime import date

import pytest

from index.search.entries import ANYONE, analysed, as_stored, pieces_of
from index.search.passages import passages
from index.statement import Speaker, Statement
from index.text.language import analyzer
from tests.index.records import shipped, version

TEXTS = (
    "One sentence. Another one! A third?",
    "One sentence.  Two spaces before this.\n\nA new paragraph, which is long enough to stand by itself: "
    + "word " * 40,
    "We agree. (Laughter.) We do not. * * * It ends here.",
    "会议将于三月在北京举行。天气很好。",
    "Price: 1\u00a0000 euros. 3 per cent. The U.S. U.K. pact.",
)


@pytest.mark.parametrize("text", [*TEXTS, *(statement.text for statement in shipped())])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_terms_of_a_passage_are_those_of_its_sentences(text: str, language: str) -> None:
    statement = Statement(
        id="a", title="T", date=date(2021, 5, 1), speakers=(Speaker("Ada Field"),), language=language, text=text
    )
    terms = analyzer(language).terms
    found = passages(version(statement))
    assert found
    for passage in found:
        by_sentence = [term for start, end in passage.sentences for term in terms(text[start:end])]
        assert [term for start, end in pieces_of(passage) for term in terms(text[start:end])] == by_sentence


def test_passages_come_back_as_they_went_in() -> None:
    for statement in shipped():
        analysis = analysed(version(statement))
        found = passages(version(statement))
        assert len(analysis.entries) == len(found)
        assert (analysis.statement_id, analysis.day) == (statement.id, statement.date.toordinal())
        for passage, entry in zip(found, analysis.entries, strict=True):
            stored = as_stored(entry.stored, 1.5)
            assert (stored.statement_id, stored.version, stored.title) == (statement.id, 1, statement.title)
            assert (stored.date, stored.language, stored.url) == (statement.date, statement.language, statement.url)
            assert (stored.start, stored.text, stored.sentences) == (passage.start, passage.text, passage.sentences)
            assert (stored.speakers, stored.certain) == (passage.speakers, passage.certain)
            assert (stored.question, stored.number, stored.score) == (passage.question, passage.number, 1.5)
            assert (stored.cuts, len(stored.terms)) == (passage.cuts, len(passage.sentences))


def test_the_first_passage_of_each_voice_is_marked() -> None:
    text = "Question: Will it rain?\n\nAda Field: It will. " + "It will rain for days. " * 60
    statement = Statement(
        id="a", title="T", date=date(2021, 5, 1), speakers=(Speaker("Ada Field"),), language="en", text=text
    )
    opens = [entry.opens for entry in analysed(version(statement)).entries]
    assert opens[:3] == [(ANYONE, "Question"), ("Ada Field",), ()]

"""Every reader of text from outside, by name: what it is given is whatever somebody sent or published."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from bot.talk.intents import intent_of
from bot.telegram.sending.characters import keepable
from bot.telegram.sending.cutting import cut
from bot.times.wish import read_wish
from bot.times.zones import find_zone
from index.languages import detect_language, tongue_of
from index.people.speaker_names import SpeakerNames
from index.questions.periods import find_period
from index.questions.phrases import find_exclusions, find_phrases
from index.questions.question import read_question
from index.questions.unknown_speaker import unknown_speaker
from index.ranking.compounds import compounds
from index.ranking.ranking import Wanted
from index.search.entries import analysed
from index.sources.reading.cleaning import cut_short, looks_like_html, plain_text, text_of_html, without_lines
from index.statement import Extent, Speaker, Statement, Version
from index.text.differences import differences
from index.text.language import analyzer
from index.text.letters import Letters
from index.text.paragraphs import paragraphs
from index.text.sentences import sentences
from index.text.spelt_out import spelt_out
from index.text.wording import words_digest
from index.transcripts.cast import Cast
from index.transcripts.labels import find_labels
from index.transcripts.turns import turns
from index.verify.claims import read_claims
from index.verify.exactness import Held
from index.verify.revision import revision
from index.verify.verifying import judge
from index.watches.watched import parts_of, read_watch
from index.watches.watching import stored_of
from tests.linear.growth import Reader

NOW = datetime(2026, 11, 26, tzinfo=UTC)
PRICE = Speaker("Ned Price", "Department Spokesperson")
PEOPLE = (PRICE, Speaker("Sergey Lavrov", "Foreign Minister"), Speaker("Jane Doe", "Minister of Bridges"))
ORDINARY = (
    "We are convinced that the Agency is the only organisation that helps millions of refugees. Support must go on.\n\n"
    "Is this the end? “We said so on 5 June 2021,” as Mr. Price (of the bureau) knows: nobody was told, and 3 left.\n\n"
)
"""Plain words, against which others are weighed."""


class Known:
    """What a record knows, as far as reading a question asks: people, dates, and a word for everything."""

    names = SpeakerNames((*PEOPLE, Speaker("The White House"), Speaker("Office of the Spokesperson")))
    dates = (date(2020, 1, 1), date(2022, 12, 31))

    def frequency(self, word: str) -> int:
        return 0 if "q" in word else 3

    def starting(self, prefix: str) -> Sequence[tuple[str, int]]:
        return [(f"{prefix}x", 3)]

    def event(self, _words: str) -> tuple[date, date] | None:
        return self.dates


KNOWN = Known()
RECORD = Version(
    statement=Statement(
        id="a", title="On the bridge", date=date(2021, 6, 1), speakers=(PRICE,), language="en", text=ORDINARY * 3
    ),
    number=1,
    newest=1,
    seen_at=NOW,
)


def version(text: str) -> Version:
    return replace(RECORD, statement=replace(RECORD.statement, text=text))


def wanted(text: str) -> Mapping[str, Wanted]:
    terms = tuple(analyzer("en").terms(text))
    return {"en": Wanted(terms, dict.fromkeys(terms, 1.0), {})}


def changed(text: str) -> tuple[str, str]:
    """A text, and it with other words in its middle and turned around after these."""
    middle = len(text) // 2
    return text, f"{text[:middle]} other words {text[:middle:-1]}"


def in_language(language: str) -> Mapping[str, Reader]:
    tongue, terms = tongue_of(language), analyzer(language)
    return {
        f"a period ({language})": lambda text: find_period(text, language, NOW.date(), None),
        f"an unknown speaker ({language})": lambda text: unknown_speaker(text, tongue),
        f"sentences ({language})": lambda text: sentences(text, language),
        f"terms ({language})": terms.terms,
        f"tokens ({language})": lambda text: list(terms.tokens(text)),
    }


MESSAGES: Mapping[str, Reader] = {
    "a question": lambda text: read_question(text, today=NOW.date(), record=KNOWN),
    "a claim": lambda text: read_claims(text, KNOWN.names),
    "a claim against the record": lambda text: judge(
        read_claims(text, KNOWN.names), [Held(RECORD)], [], Extent(1, None, None)
    ),
    "a claim against itself": lambda text: judge(
        read_claims(text, KNOWN.names), [Held(version(text + ORDINARY))], [], Extent(1, None, None)
    ),
    "a claim of other words": lambda text: judge(
        read_claims(" ".join(changed(text)), KNOWN.names), [Held(version(text))], [], Extent(1, None, None)
    ),
    "a watch": lambda text: read_watch(text, today=NOW.date(), record=KNOWN),
    "parts of a watch": parts_of,
    "a wish": read_wish,
    "a place": lambda text: find_zone(text, "en", NOW),
    "an intent": lambda text: intent_of(text, ()),
    "compounds": lambda text: compounds(text, wanted(text), lambda _: 3),
    "phrases": find_phrases,
    "exclusions": find_exclusions,
    "a language": detect_language,
    "a question's terms (zh)": lambda text: analyzer("zh").asked(text),
    "a question's terms (ja)": lambda text: analyzer("ja").asked(text),
}
"""What reads a message: at most 4,096 characters, or what a form on a page takes."""

TEXTS: Mapping[str, Reader] = {
    **in_language("en"),
    **in_language("fr"),
    **in_language("ru"),
    **in_language("de"),
    "letters": Letters,
    "differences": lambda text: differences(*map(Letters, changed(text))),
    "a revision": lambda text: revision(*map(version, changed(text))),
    "paragraphs": paragraphs,
    "acronyms": lambda text: list(spelt_out(text, "en")),
    "a digest": words_digest,
    "labels": lambda text: find_labels(text, Cast(PEOPLE)),
    "turns": lambda text: turns(text, (PRICE,)),
    "a statement": lambda text: analysed(version(text)),
    "a statement for watches": lambda text: stored_of(version(text)),
    "HTML": text_of_html,
    "HTML or not": looks_like_html,
    "plain text": plain_text,
    "the mark of an excerpt": cut_short,
    "lines to leave out": lambda text: without_lines(text, ("share",)),
    "characters that Telegram keeps": keepable,
    "where a message is cut": lambda text: cut(text, units=4096, characters=4096),
}
"""What reads a statement, a feed or a page, of any length."""

READERS = {**MESSAGES, **TEXTS}

from datetime import date

import pytest

from bot.counters import Counter
from bot.intents import Want, intent_of

COUNTERS = (
    Counter(id="salisbury", label="the Salisbury incident", since=date(2018, 3, 4), owner="the embassy"),
    Counter(id="glushkov", label="the death of Nikolay Glushkov", since=date(2018, 3, 12), owner="the embassy"),
)
ALL = ("salisbury", "glushkov")

PHRASINGS: list[tuple[str, Want, tuple[str, ...]]] = [
    ("counters", Want.COUNTERS, ALL),
    ("Show me the counters", Want.COUNTERS, ALL),
    ("all counters please", Want.COUNTERS, ALL),
    ("day counters", Want.COUNTERS, ALL),
    ("What are the counters?", Want.COUNTERS, ALL),
    ("How many days since Salisbury?", Want.COUNTERS, ("salisbury",)),
    ("how many days have passed since the Salisbury incident", Want.COUNTERS, ("salisbury",)),
    ("days since Glushkov's death", Want.COUNTERS, ("glushkov",)),
    ("How long has it been since Glushkov died?", Want.COUNTERS, ("glushkov",)),
    ("how long since salisbury", Want.COUNTERS, ("salisbury",)),
    ("number of days since the death of Nikolay Glushkov", Want.COUNTERS, ("glushkov",)),
    ("How much time has passed since the Salisbury incident?", Want.COUNTERS, ("salisbury",)),
    ("counter for Salisbury", Want.COUNTERS, ("salisbury",)),
    ("days since Salisbury and since Glushkov", Want.COUNTERS, ALL),
    ("How many days did San Marino need?", Want.QUESTION, ()),
    ("How many days since the treaty was signed?", Want.QUESTION, ()),
    ("How long will the pandemic last?", Want.QUESTION, ()),
    ("What was said about Salisbury?", Want.QUESTION, ()),
    ("who died in Salisbury", Want.QUESTION, ()),
    ("latest", Want.LATEST, ()),
    ("Latest statements", Want.LATEST, ()),
    ("the newest", Want.LATEST, ()),
    ("What's new?", Want.LATEST, ()),
    ("what is new", Want.LATEST, ()),
    ("any news?", Want.LATEST, ()),
    ("news", Want.LATEST, ()),
    ("Show me the latest news", Want.LATEST, ()),
    ("most recent statements please", Want.LATEST, ()),
    ("last 5 statements", Want.LATEST, ()),
    ("What are the latest press releases?", Want.LATEST, ()),
    ("what has been published recently", Want.LATEST, ()),
    ("is there anything new", Want.LATEST, ()),
    ("recent updates", Want.LATEST, ()),
    ("What is the latest on Ukraine?", Want.QUESTION, ()),
    ("latest statement by Lavrov", Want.QUESTION, ()),
    ("news about vaccines", Want.QUESTION, ()),
    ("what's new in the Middle East settlement", Want.QUESTION, ()),
    ("phone number", Want.CONTACT, ()),
    ("telephone", Want.CONTACT, ()),
    ("What is your phone number?", Want.CONTACT, ()),
    ("what's the embassy's telephone number", Want.CONTACT, ()),
    ("How can I call the embassy?", Want.CONTACT, ()),
    ("how do I contact you", Want.CONTACT, ()),
    ("contact details", Want.CONTACT, ()),
    ("consular number", Want.CONTACT, ()),
    ("contact", Want.CONTACT, ()),
    ("call the consulate", Want.CONTACT, ()),
    ("How do I get in touch with someone?", Want.CONTACT, ()),
    ("Did they speak on the telephone with Blinken?", Want.QUESTION, ()),
    ("contacts with Israel", Want.QUESTION, ()),
    ("What did Lavrov say about phone calls?", Want.QUESTION, ()),
    ("What time is it?", Want.TIME, ()),
    ("what's the time in Moscow", Want.TIME, ()),
    ("time in London", Want.TIME, ()),
    ("time", Want.TIME, ()),
    ("current time please", Want.TIME, ()),
    ("What time is it in London now?", Want.TIME, ()),
    ("what is the date", Want.TIME, ()),
    ("What day is it today?", Want.TIME, ()),
    ("clocks", Want.TIME, ()),
    ("What time is the meeting?", Want.QUESTION, ()),
    ("when was the time of troubles", Want.QUESTION, ()),
    ("better times", Want.QUESTION, ()),
    ("help", Want.HELP, ()),
    ("How does this work?", Want.HELP, ()),
    ("what can you do", Want.HELP, ()),
    ("What is this?", Want.HELP, ()),
    ("commands", Want.HELP, ()),
    ("Who helps the Palestinian refugees?", Want.QUESTION, ()),
    ("help for refugees", Want.QUESTION, ()),
    ("hello", Want.GREETING, ()),
    ("Good morning!", Want.GREETING, ()),
    ("привет", Want.GREETING, ()),
    ("Hi there", Want.GREETING, ()),
    ("thanks", Want.THANKS, ()),
    ("Thank you very much!", Want.THANKS, ()),
    ("спасибо", Want.THANKS, ()),
    ("who expressed gratitude", Want.QUESTION, ()),
    ("UNRWA", Want.QUESTION, ()),
    ("Who calls Russians and Ukrainians one people?", Want.QUESTION, ()),
    ("", Want.QUESTION, ()),
    ("?", Want.QUESTION, ()),
]


@pytest.mark.parametrize(("text", "want", "counters"), PHRASINGS, ids=[row[0] or "nothing" for row in PHRASINGS])
def test_what_a_text_asks_for(text: str, want: Want, counters: tuple[str, ...]) -> None:
    intent = intent_of(text, COUNTERS)
    assert (intent.want, tuple(counter.id for counter in intent.counters)) == (want, counters)


@pytest.mark.parametrize("text", ["what " * 2000, "how many days " * 500, "a" * 4096, " " * 4096, "please " * 700])
def test_long_texts_are_decided_on(text: str) -> None:
    assert intent_of(text, COUNTERS).want is Want.QUESTION

"""What the bot can't do is said in one line; a question that it can answer is never taken for it."""

from pathlib import Path

import pytest

from bot.talk.limits import LONGEST, beyond
from tests.bot.conversations import conversation_about, hear, quoted, words
from tests.index.records import shipped

BEYOND = [
    ("What do you think about Ukraine?", "Ukraine"),
    ("what's your opinion on vaccines", "vaccines"),
    ("do you agree with Lavrov?", "Lavrov"),
    ("are you pro Russia", "Russia"),
    ("who is right about the Skripals", "the Skripals"),
    ("Is it true that vaccines are safe?", "vaccines are safe"),
    ("is this fake news", ""),
    ("is Lavrov lying about gas?", "gas"),
    ("fact check vaccines", "vaccines"),
    ("Summarize the speech on Palestine", "the speech on Palestine"),
    ("please sum up what was said", "what was said"),
    ("give me a short summary of the talks", "the talks"),
    ("tl;dr", ""),
    ("explain the sanctions to me", "the sanctions to me"),
    ("What did Putin mean by one people?", "one people"),
    ("what will happen next in Syria", "in Syria"),
    ("who will win the war", "the war"),
    ("predict the oil price", "the oil price"),
    ("tell me a joke", ""),
    ("tell me a funny story please", ""),
    ("write a letter to the embassy", "the embassy"),
    ("Can you write me an essay on gas?", "gas"),
    ("translate this", "this"),
    ("2+2", ""),
    ("what is 12 * 3", ""),
    ("5 plus 7", ""),
    ("how are you?", ""),
    ("что ты думаешь об Украине", "Украине"),
    ("правда ли, что вакцина опасна", "вакцина опасна"),
    ("расскажи анекдот", ""),
    ("напиши письмо послу", "послу"),
    ("объясни санкции", "санкции"),
    ("¿qué opinas de Ucrania?", "Ucrania"),
    ("cuéntame un chiste", ""),
    ("resume el discurso", "el discurso"),
    ("que pensez-vous de l’Ukraine", "l’Ukraine"),
    ("raconte-moi une blague", ""),
    ("résume le discours", "le discours"),
    ("was denkst du über die Ukraine", "die Ukraine"),
    ("erzähl mir einen witz", ""),
    ("schreib mir einen brief", ""),
    ("ما رأيك في أوكرانيا", "أوكرانيا"),
]


@pytest.mark.parametrize(("text", "rest"), BEYOND)
def test_what_it_cannot_do_keeps_its_subject(text: str, rest: str) -> None:
    assert beyond(text) == rest


@pytest.mark.parametrize(
    "text",
    [
        "What did Lavrov say about vaccines?",
        "Is it true that Lavrov said he wants a summit?",
        "правда ли, что Лавров сказал это",
        "what does the treaty mean for Russia",
        "what was said about the meaning of the treaty",
        "2021-2022",
        "9/11",
        "24.05.2021",
        "1,000 days",
        "when will the embassy reopen",
        "who won the elections",
        "what do diplomats think about the talks",
        "summary executions in Mali",
        "explanatory memorandum",
        "the opinion of the court",
        "letters to the embassy",
        "what is the position on Palestine",
        "wie geht es dem Botschafter",
        "did Putin call Biden",
        "do you have statements on Syria",
        "",
        "explain " + "x" * LONGEST,
    ],
)
def test_a_question_for_the_record_is_none(text: str) -> None:
    assert beyond(text) is None


async def test_one_line_and_the_words_on_record_below(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, shipped()) as conversation:
        asked = await hear(conversation, "What do you think about the vaccine?")
        joke = await hear(conversation, "tell me a joke")
    assert words(asked).startswith("This bot only finds what was said, word for word.")
    assert "vaccine" in "".join(quoted(asked))
    assert len(words(joke).splitlines()) == 1


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("are you a bot?", "The record of the embassy."),
        ("who are you", "The record of the embassy."),
        ("list all statements", ""),
        ("how do I subscribe?", "Send /subscribe"),
        ("stop", "Send a question"),
        ("unsubscribe", "Send a question"),
        ("quit", "Send a question"),
        ("кто ты", "The record of the embassy."),
    ],
)
async def test_plain_wishes_are_understood(tmp_path: Path, text: str, line: str) -> None:
    async with conversation_about(tmp_path, shipped()) as conversation:
        reply = await hear(conversation, text)
    assert "Nothing on record" not in words(reply)
    assert line in words(reply)

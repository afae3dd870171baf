from index.statement import Speaker
from index.transcripts.exchanges import exchanges
from index.transcripts.turns import turns

TEXT = (
    "QUESTION: What do you say to the ferry that sank last night?\n\nMR STONE: We are looking into it.\n\n"
    "QUESTION: Really?\n\nMR STONE: Really.\n\nMODERATOR: Next.\n\nQUESTION: And what of the bridge over the river?\n\n"
    "MR STONE: It stands."
)


def test_a_reply_goes_with_the_last_question_that_asks_something() -> None:
    cut = turns(TEXT, (Speaker("Ben Stone"),))
    found = {
        TEXT[each.reply.start : each.reply.end]: TEXT[each.question.start : each.question.end]
        for each in exchanges(TEXT, cut)
    }
    ferry, bridge = "What do you say to the ferry that sank last night?", "And what of the bridge over the river?"
    assert found == {"We are looking into it.": ferry, "Really.": ferry, "It stands.": bridge}


def test_a_text_without_questions_has_no_exchange() -> None:
    assert exchanges("Good morning.", turns("Good morning.", (Speaker("Ben Stone"),))) == []

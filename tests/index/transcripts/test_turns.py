"""Who said it: labels, speakers, and what is nobody's words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.passages import passages, voices_of
from index.statement import Speaker
from index.transcripts.cast import Cast
from index.transcripts.labels import MOST
from index.transcripts.turns import turns
from tests.index.records import said, shipped, version

PRICE = Speaker("Ned Price", "Department Spokesperson")
BLINKEN = Speaker("Antony J. Blinken", "Secretary of State")
LAVROV = Speaker("Sergey Lavrov", "Foreign Minister")
EGEDE = Speaker("Mute Egede", "Greenlandic Premier")
TWINS = (Speaker("Anna Stone"), Speaker("Ben Stone"))


@pytest.mark.parametrize(
    ("label", "cast", "expected"),
    [
        ("MR PRICE", (PRICE,), PRICE),
        ("MR. PRICE", (PRICE, BLINKEN), PRICE),
        ("Mr. Price", (PRICE,), PRICE),
        ("PRICE", (PRICE,), PRICE),
        ("NED PRICE", (PRICE,), PRICE),
        ("SECRETARY BLINKEN", (PRICE, BLINKEN), BLINKEN),
        ("Secretary Blinken", (BLINKEN,), BLINKEN),
        ("Sergey Lavrov", (LAVROV,), LAVROV),
        ("Foreign Minister Lavrov", (LAVROV, EGEDE), LAVROV),
        ("Foreign Minister Sergey Lavrov", (LAVROV,), LAVROV),
        ("PREMIER EGEDE", (BLINKEN, EGEDE), EGEDE),
        ("Premier", (BLINKEN, EGEDE), EGEDE),
        ("Ms. Stone", TWINS, None),
        ("Anna Stone", TWINS, TWINS[0]),
        ("MS JOHNSTONE", (PRICE,), None),
        ("С.В.Лавров", (Speaker("Сергей Лавров"),), Speaker("Сергей Лавров")),
        ("Министр Лавров", (Speaker("Сергей Лавров"),), Speaker("Сергей Лавров")),
        ("Emmanuel MACRON", (Speaker("Emmanuel Macron"),), Speaker("Emmanuel Macron")),
        ("茂野外務大臣", (Speaker("茂野太郎", "外務大臣"),), Speaker("茂野太郎", "外務大臣")),
        ("С.Иванов", (Speaker("Сергей Иванов"),), Speaker("Сергей Иванов")),
        ("В.Иванов", (Speaker("Сергей Иванов"),), None),
        ("BRIAN BROWN", (Speaker("Ian Brown"),), None),
        ("JAMES DOE", (Speaker("Jane Doe"),), None),
        ("Mr Smith", (Speaker("Miss Ann Smith"),), None),
        ("Miss Smith", (Speaker("Miss Ann Smith"),), Speaker("Miss Ann Smith")),
        ("Joe Biden", (Speaker("Joseph R. Biden"),), Speaker("Joseph R. Biden")),
        ("Señor Sánchez", (Speaker("Pedro Sanchez"),), Speaker("Pedro Sanchez")),
    ],
)
def test_whom_a_label_means(label: str, cast: tuple[Speaker, ...], expected: Speaker | None) -> None:
    assert Cast(cast).resolve(label) == expected


TRANSCRIPTS: list[tuple[str, str, tuple[Speaker, ...], list[tuple[str, str]]]] = [
    ("one voice", "We are ready. We said so.", (LAVROV,), [("Sergey Lavrov", "We are ready. We said so.")]),
    (
        "in one paragraph",
        "Question: Will it work? Sergey Lavrov: It will. We hope.",
        (LAVROV,),
        [("Question", "Will it work?"), ("Sergey Lavrov", "It will. We hope.")],
    ),
    (
        "capitals",
        "MR PRICE: Good afternoon.\n\nQUESTION: Is it so?\n\nMR PRICE: It is.",
        (PRICE,),
        [("Ned Price", "Good afternoon."), ("QUESTION", "Is it so?"), ("Ned Price", "It is.")],
    ),
    (
        "answer",
        "Question: Why?\n\nAnswer: Because.",
        (LAVROV,),
        [("Question", "Why?"), ("Sergey Lavrov", "Because.")],
    ),
    (
        "Russian",
        "Вопрос: Когда?\n\nОтвет: Скоро.\n\nС.В.Лавров: Очень скоро.",
        (Speaker("Сергей Лавров"),),
        [("Вопрос", "Когда?"), ("Сергей Лавров", "Скоро."), ("Сергей Лавров", "Очень скоро.")],
    ),
    (
        "Spanish",
        "Pregunta: ¿Cuándo?\n\nRespuesta: Pronto.",
        (LAVROV,),
        [("Pregunta", "¿Cuándo?"), ("Sergey Lavrov", "Pronto.")],
    ),
    (
        "a header names the people",
        (
            "Antony J. Blinken, Secretary of State\n\nMute Egede, Greenlandic Premier\n\nKangerlussuaq, Greenland\n\n"
            "PREMIER EGEDE: Welcome.\n\nSECRETARY BLINKEN: Thank you."
        ),
        (BLINKEN,),
        [("Mute Egede", "Welcome."), ("Antony J. Blinken", "Thank you.")],
    ),
    (
        "somebody unknown",
        "MR PRICE: Welcome.\n\nMS JOHNSTONE: Thank you.",
        (PRICE,),
        [("Ned Price", "Welcome."), ("MS JOHNSTONE", "Thank you.")],
    ),
    (
        "no labels",
        "Today I say one thing: peace.\n\nNote: this is a list.\n\nThe following: a, b.\n\nAt 10:30 we met.",
        (LAVROV,),
        [("Sergey Lavrov", "Today I say one thing: peace.\n\nNote: this is a list.\n\nThe following: a, b.\n\nAt 10:30 we met.")],
    ),
    (
        "a stage direction alone",
        "MR PRICE: Hello.\n\nQUESTION: (Laughter.)\n\nMR PRICE: Yes.",
        (PRICE,),
        [("Ned Price", "Hello."), ("Ned Price", "Yes.")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "speakers", "expected"), [row[1:] for row in TRANSCRIPTS], ids=[row[0] for row in TRANSCRIPTS]
)
def test_a_transcript_is_cut_into_turns(
    text: str, speakers: tuple[Speaker, ...], expected: list[tuple[str, str]]
) -> None:
    found = turns(text, speakers)
    assert [(turn.speakers[0].name, text[turn.start : turn.end]) for turn in found] == expected


def test_interviewers_are_marked() -> None:
    found = turns("QUESTION: Is it?\n\nMR PRICE: It is.\n\nMODERATOR: Next.", (PRICE,))
    assert [turn.question for turn in found] == [True, False, True]


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("Sergey Lavrov met his colleague today. They discussed gas.", False),
        ("Foreign Minister Sergey V. Lavrov will travel to Laos.", False),
        ("I am Sergey Lavrov, and I thank you.", True),
        ("We met today. The talks were long.", True),
        ("The talks were long.", True),
        ("Lavrov House was opened.", True),
    ],
)
def test_a_text_about_its_speaker_is_from_and_not_said(text: str, certain: bool) -> None:
    [turn] = turns(text, (LAVROV,))
    assert (turn.speakers, turn.certain) == ((LAVROV,), certain)


@pytest.mark.parametrize(
    ("text", "interview", "certain"),
    [
        ("– Mr Lavrov, will it work?\n\n– It will.", False, False),
        ("— Будет встреча?\n— Будет.", False, False),
        ("We need:\n- bread\n- salt\n- peace", False, True),
        ("Will it work?\n\nIt will.", True, False),
        ("Will it work?\n\nIt will.", False, True),
    ],
)
def test_questions_without_labels_leave_everything_uncertain(text: str, interview: bool, certain: bool) -> None:
    assert [turn.certain for turn in turns(text, (LAVROV,), interview=interview)] == [certain]


def test_several_speakers_without_labels_are_uncertain() -> None:
    [turn] = turns("We agreed on everything.", (LAVROV, PRICE))
    assert (turn.speakers, turn.certain) == ((LAVROV, PRICE), False)


def test_a_summary_is_from_its_speaker_and_not_said() -> None:
    certain = {statement.id: passages(version(statement))[0].certain for statement in shipped()}
    assert [name for name, sure in certain.items() if not sure] == [
        "2021-06-22-putin-article-being-open-despite-the-past",
        "2021-09-16-putin-address-before-duma-elections",
    ]


TALK = "MR PRICE: Hello.\n\n{}\n\nQUESTION: Why?"


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        # Forms of address, places, headings and list heads name no voice.
        (TALK.format("Friends:\n\nWe begin."), ["MR PRICE", "QUESTION"]),
        ("Mr. President:\n\nWe thank you. We go on.", [None]),
        ("Geneva, 2009: we met there. We agreed.", [None]),
        (TALK.format("Climate: we act on the climate."), ["MR PRICE", "QUESTION"]),
        ("我们开会了。IPCC 历任主席为：李会晟，罗伯特。", [None]),
        # What may be a voice ends the one before it.
        (TALK.format("Politico: Hello to you."), ["MR PRICE", "Politico", "QUESTION"]),
        # An interruption leaves its dash to the words.
        ("MR PRICE: We –\n\nQUESTION: When?\n\nMR PRICE: – will.", ["MR PRICE", "QUESTION", "MR PRICE"]),
    ],
)
def test_what_is_a_label_and_what_is_not(text: str, labels: list[str | None]) -> None:
    assert [turn.label for turn in turns(text, (PRICE,))] == labels


def test_what_may_be_a_label_is_nobodys_word_for_certain() -> None:
    turn = turns(TALK.format("Politico: Hello to you."), (PRICE,))[1]
    assert (turn.speakers, turn.certain) == ((), False)


def test_an_interjection_leaves_the_floor_to_the_voice_before_it() -> None:
    text = "Paul Roe: Sie ist teuer.\n\n(Karl Poole [AfD]: Viel zu teuer!)\n\nSie kostet viel.\n\nPaul Roe: Ja."
    heard = [turn.label for turn in turns(text, (Speaker("Paul Roe"),))]
    assert heard == ["Paul Roe", "Karl Poole [AfD]", "Paul Roe", "Paul Roe"]


PIECES = st.sampled_from(
    ["Question: ", "Sergey Lavrov: ", "MR PRICE: ", "\n\n", "\n", "It is so. ", "Is it? ", "(Laughter.) ", "A: ", "…", "会议。", "x" * 50, " "]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=20), max_size=30).map("".join))
def test_turns_and_passages_are_apart_in_order_and_slices(text: str) -> None:
    end = 0
    for turn in turns(text, (LAVROV, PRICE)):
        assert end <= turn.start < turn.end <= len(text)
        assert text[turn.start : turn.end] == text[turn.start : turn.end].strip()
        assert turn.speakers or not turn.certain
        assert not re.search("^(?:Question|Sergey Lavrov|MR PRICE): ", text[turn.start : turn.end], re.MULTILINE)
        end = turn.end
    if text.strip():
        statement = said(text, speaker="Sergey Lavrov")
        spans = [(turn.start, turn.end) for turn in turns(text, statement.speakers)]
        for passage in passages(version(statement)):
            assert passage.text == text[passage.start : passage.end]
            assert passage.sentences[0][0] == passage.start
            assert passage.sentences[-1][1] == passage.end
            assert any(start <= passage.start and passage.end <= end for start, end in spans)


@pytest.mark.parametrize("text", ["A: " * 60_000, "." * 200_000, "(" * 200_000, "Mr Price: " * 20_000, "\n" * 200_000])
def test_long_odd_texts_are_cut_without_trouble(text: str) -> None:
    assert all(turn.end <= len(text) for turn in turns(text, (PRICE,)))


@pytest.mark.parametrize("piece", ["Q: No?\nA: Yes.\n", "Q\n", "MR DOE: Yes. MR ROE: No. "])
def test_nobody_is_certain_who_speaks_in_a_text_of_more_labels_than_any_session_holds(piece: str) -> None:
    several = piece * (MOST + 1)
    assert not any(turn.certain for turn in turns(several, [PRICE]))


def test_nobody_is_certain_which_of_two_people_in_one_name_speaks() -> None:
    two = said("We agreed on this today.", speaker="Jane Doe and John Roe")
    assert [(turn.speakers, turn.certain) for turn in voices_of(two)] == [
        ((Speaker("Jane Doe"), Speaker("John Roe")), False)
    ]

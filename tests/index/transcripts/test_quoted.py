import pytest

from index.transcripts.quoted import quoted_words


def quoted(text: str, *, written: bool = True) -> list[tuple[str, str | None]]:
    return [
        (text[each.start : each.end], str(each.speaker) if each.speaker else None)
        for each in quoted_words(text, written=written)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“We open the plant today,” said Ada Field, director of Zeta. “It brings jobs to many.”",
            [
                ("We open the plant today,", "Ada Field, director of Zeta"),
                ("It brings jobs to many.", "Ada Field, director of Zeta"),
            ],
        ),
        (
            '"We grew this year," said Max Brook, head of Acme. "Next year will be better," he added.',
            [
                ("We grew this year,", "Max Brook, head of Acme"),
                ("Next year will be better,", "Max Brook, head of Acme"),
            ],
        ),
        ("The minister, Ada Field, said: “No tax will rise.”", [("No tax will rise.", "Ada Field, The minister")]),
        ("On Monday, Ada Field said: “No tax will rise.”", [("No tax will rise.", "Ada Field")]),
        (
            "“It is a first step,” Dr. Max Brook, head of research, explained.",
            [("It is a first step,", "Max Brook, head of research")],
        ),
        ("According to Ada Field, “the fund is solid.”", [("the fund is solid.", "Ada Field")]),
        ("“We will do it,” said Field. Ada Field had promised it.", [("We will do it,", "Ada Field")]),
        ("“I am glad of it,” said Mayor Ada Field in a statement.", [("I am glad of it,", "Ada Field, Mayor")]),
        (
            "“The first paragraph goes on.\n\n“The second ends,” said Ada Field.",
            [("The first paragraph goes on.", "Ada Field"), ("The second ends,", "Ada Field")],
        ),
        (
            "«Мы продолжим переговоры», — сказал министр Иван Петров.",
            [("Мы продолжим переговоры", "Иван Петров, министр")],
        ),
        ("«Nous allons continuer», a déclaré Marie Champ.", [("Nous allons continuer", "Marie Champ")]),
        (
            "„Wir legen das Gesetz vor“, sagte Finanzminister Max Müller.",
            [("Wir legen das Gesetz vor", "Max Müller, Finanzminister")],
        ),
        ('"Es un gran día", dijo la ministra Ana Campo.', [("Es un gran día", "Ana Campo, la ministra")]),
    ],
)
def test_words_are_whose_the_text_says_they_are(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“We asked for it,” the company said in a statement.",
        "“We asked for it,” said a spokesperson for the ministry.",
        "“This is nobody's in particular here.”",
    ],
)
def test_words_of_somebody_without_a_name_are_nobodys(text: str) -> None:
    assert [speaker for _, speaker in quoted(text)] == [None]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("The so-called “free zone” is closed.", True),
        ("He spoke of “a long road”.", True),
        ("I tell them: “Go and look for yourselves.”", False),
        ("It is 5' 10\" tall.", True),
        ("An open “quotation that never ends, said Ada Field.", True),
    ],
)
def test_a_term_in_quotation_marks_is_the_writers_own(text: str, written: bool) -> None:
    assert quoted(text, written=written) == []


def test_a_pronoun_is_the_last_who_was_named_and_only_that_one() -> None:
    text = "“We begin today,” said Ada Field. Max Brook came, too. “It went well enough,” he said."
    assert quoted(text) == [("We begin today,", "Ada Field"), ("It went well enough,", None)]

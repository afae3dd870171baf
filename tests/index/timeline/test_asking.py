"""Which questions ask for a count or a time of saying, and of what."""

from pathlib import Path

import pytest

from index.timeline import Kind, counting_wish
from tests.index.records import TODAY, record_of, said

RECORD = (
    said("The toll is low.", name="one"),
    said("La tasa es baja.", name="dos", language="es", speaker="Ana Berg"),
    said("Сбор невысок.", name="три", language="ru", speaker="Иван Петров"),
    said("الرسم منخفض.", name="four", language="ar", speaker="سمير حداد"),
)


@pytest.mark.parametrize(
    ("text", "kind", "words", "speakers"),
    [
        ("How many statements mention the toll?", "count", "toll", ()),
        ("In how many statements is there talk", None, "", ()),
        ("how many texts are about the toll", "count", "toll", ()),
        ("how many statements by Ada Field", "count", "", ("Ada Field",)),
        ("how many statements by Ada Field mention the toll", "count", "toll", ("Ada Field",)),
        ("how often did Ada Field mention the toll", "count", "toll", ("Ada Field",)),
        ("How many times has Field said toll?", "count", "toll", ("Ada Field",)),
        ("how often was the toll mentioned per month", "count", "toll", ()),
        ("how many times was the toll mentioned by Field", "count", "toll", ("Ada Field",)),
        ("who mentioned the toll most often", "count", "toll", ()),
        ("When did Field first mention the toll?", "when", "toll", ("Ada Field",)),
        ("when did Field last talk about the toll", "when", "toll", ("Ada Field",)),
        ("when did Field mention the toll for the first time", "when", "toll", ("Ada Field",)),
        ("since when has Field been talking about the toll", "when", "toll", ("Ada Field",)),
        ("when was the toll first mentioned", "when", "toll", ()),
        ("when was the last time Field mentioned the toll", "when", "toll", ("Ada Field",)),
        ("first statement by Ada Field", "when", "", ("Ada Field",)),
        ("the last statement on the toll", "when", "toll", ()),
        ("When did anyone first mention the toll?", "when", "toll", ()),
        ("how often did someone mention the toll", "count", "toll", ()),
        ("when did they last talk about the toll", "when", "toll", ()),
        ("since when is the toll mentioned", "when", "toll", ()),
        ("since when has the toll been talked about by Field?", "when", "toll", ("Ada Field",)),
        ("how many statements mentioned the toll", "count", "toll", ()),
        ("сколько раз кто-нибудь говорил о сборе", "count", "сборе", ()),
        ("wie oft hat jemand die Maut erwähnt", "count", "die Maut", ()),
        ("сколько раз упоминался сбор", "count", "сбор", ()),
        ("сколько раз Петров говорил о сборе", "count", "сборе", ("Иван Петров",)),
        ("когда Петров впервые сказал о сборе?", "when", "сборе", ("Иван Петров",)),
        ("¿Cuántas veces se mencionó la tasa?", "count", "la tasa", ()),
        ("¿cuántas veces mencionó Berg la tasa?", "count", "tasa", ("Ana Berg",)),
        ("combien de déclarations mentionnent le péage", "count", "le péage", ()),
        ("combien de fois Field a-t-elle parlé du péage", "count", "péage", ("Ada Field",)),
        ("wie oft hat Ada Field Zoll erwähnt", "count", "Zoll", ("Ada Field",)),
        ("wie oft wurde die Maut erwähnt", "count", "die Maut", ()),
        ("¿cuándo habló Berg de la tasa por última vez?", "when", "tasa", ("Ana Berg",)),
        ("كم مرة ذُكر الرسم", "count", "الرسم", ()),
        ("كم بيانا يذكر الرسم؟", "count", "الرسم", ()),
        ("كم مرة ذكر حداد الرسم", "count", "الرسم", ("سمير حداد",)),
        ("كم مرة تحدث سمير حداد عن الرسم", "count", "الرسم", ("سمير حداد",)),
        ("متى ذكر حداد الرسم لأول مرة", "when", "الرسم", ("سمير حداد",)),
    ],
)
async def test_what_is_to_be_counted(
    tmp_path: Path, text: str, kind: str | None, words: str, speakers: tuple[str, ...]
) -> None:
    wish = counting_wish(text)
    assert (wish and str(wish.kind)) == kind
    if wish is None:
        return
    async with record_of(tmp_path, RECORD) as record:
        found = await record.count(text, today=TODAY)
    assert found is not None
    assert (found.question.words.removeprefix("the "), found.question.speakers) == (words, speakers)


@pytest.mark.parametrize(
    "text",
    [
        "How many refugees did the United States say it would admit?",
        "when did Blinken last speak with Lavrov",
        "How many people died?",
        "when does the bridge open",
        "what did Field say about the toll",
        "latest on the toll",
        "how many times has Iran broken the agreement",
        "wie viele Menschen starben",
        "сколько человек погибло",
        "",
        "how many statements " + "x" * 400,
    ],
)
def test_a_question_about_the_world_is_no_count(text: str) -> None:
    assert counting_wish(text) is None


async def test_a_pronoun_is_nobody_and_an_unknown_name_is_told(tmp_path: Path) -> None:
    async with record_of(tmp_path, RECORD) as record:
        assert await record.count("how often did she mention the toll", today=TODAY) is None
        found = await record.count("when did Nemo first mention the toll", today=TODAY)
    assert found is not None
    assert (found.question.unknown_speaker, found.matching) == ("Nemo", 0)


def test_kinds_have_the_names_that_answers_give_them() -> None:
    assert [str(kind) for kind in Kind] == ["count", "when", "list", "change", "sides"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("all statements on the toll", ["one"]),
        ("list statements mentioning the toll", ["one"]),
        ("show me all quotes by Ada Field about the toll", ["one"]),
        ("everything Field said about the toll", ["one"]),
        ("everything Ada Field said", ["one"]),
        ("all statements by Ada Field", ["one"]),
        ("все заявления о сборе", ["три"]),
        ("всё, что Петров сказал о сборе", ["три"]),
        ("todas las declaraciones sobre la tasa", ["dos"]),
        ("all statements about dragons", []),
        ("everything Nemo said about the toll", []),
    ],
)
async def test_all_that_was_said_is_listed(tmp_path: Path, text: str, found: list[str]) -> None:
    wish = counting_wish(text)
    assert wish is not None
    assert wish.kind is Kind.LIST
    async with record_of(tmp_path, RECORD) as record:
        assert [quote.statement_id for quote in (await record.find_all(text, today=TODAY)).quotes] == found
        assert await record.count(text, today=TODAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "how many statements in {} mention the toll",
        "how many speeches during {} have mentioned the toll?",
        "how many statements mention the toll in {}",
    ],
)
async def test_a_period_counts_wherever_it_stands(tmp_path: Path, text: str) -> None:
    async with record_of(tmp_path, RECORD) as record:
        found = await record.count(text.format(f"{TODAY:%B %Y}"), today=TODAY)
    assert found is not None
    assert found.question.words == "the toll"
    assert found.question.period is not None
    assert found.question.period.first == TODAY.replace(day=1)

"""Whose words a pasted quote is: a reporter's, somebody else's of the same surname, or nobody's that a version still has."""

from datetime import UTC, datetime

import pytest

from index.people.speaker_names import SpeakerNames
from index.statement import Extent, Speaker, Statement, Version
from index.verify.claims import read_claims
from index.verify.exactness import Held
from index.verify.verifying import Verdict, Verification, judge
from tests.index.archives import statement

MINISTER = Speaker("Anna Berg", "Minister of Ports")
MAYOR = Speaker("Tom Hill", "Mayor")
NATIVE = {
    "ar": (Speaker("سارة منصور"), "سنفتح الميناء الجديد قبل نهاية الصيف القادم"),
    "he": (Speaker("דנה לוי"), "אנחנו נפתח את הנמל החדש לפני סוף הקיץ"),
    "ja": (Speaker("北村花子"), "新しい港は夏の終わりまでに開きます"),
    "ko": (Speaker("박서연"), "우리는 여름이 끝나기 전에 새 항구를 엽니다"),
    "zh": (Speaker("陈明华"), "新港口将在夏天结束之前开放"),
}
PORT = statement(
    "port",
    speakers=(MINISTER,),
    text="QUESTION: Will the harbour be closed to fishing boats?\n\nANNA BERG: The harbour stays open to every boat. "
    "It (the old quay) will be rebuilt by winter, and nobody pays for that twice.",
)
FERRY = statement("ferry", speakers=(MAYOR,), text="The ferry runs on Sundays again. We said so in March.")
JOINT = statement("joint", speakers=(MINISTER, MAYOR), text="This bridge belongs to both of our towns.")
RECORD = (
    PORT,
    FERRY,
    JOINT,
    *(statement(code, speakers=(who,), text=said, language=code) for code, (who, said) in NATIVE.items()),
)
NAMES = SpeakerNames([MINISTER, MAYOR, *(who for who, _ in NATIVE.values())])


def held(item: Statement, number: int = 1, newest: int = 1) -> Held:
    return Held(Version(statement=item, number=number, newest=newest, seen_at=datetime(2021, 9, 26, tzinfo=UTC)))


def verified(paste: str, *older: Held) -> Verification:
    return judge(read_claims(paste, NAMES), [held(item) for item in RECORD], older, Extent(len(RECORD), None, None))


@pytest.mark.parametrize(
    ("paste", "verdict", "named", "fits"),
    [
        ("“The harbour stays open to every boat” — Anna Berg", Verdict.EXACT, "Anna Berg", True),
        ("“The harbour stays open to every boat” — A. Berg", Verdict.EXACT, "A. Berg", True),
        ("“The harbour stays open to every boat” — Minister Berg", Verdict.EXACT, "Minister Berg", True),
        ("Yesterday Berg said: “The harbour stays open to every boat”", Verdict.EXACT, "Berg", True),
        ("Tom Hill: “The harbour stays open to every boat”", Verdict.OTHER_SPEAKER, "Tom Hill", False),
        # Another first name is another person.
        ("“The harbour stays open to every boat” — Maria Berg", Verdict.OTHER_SPEAKER, "Maria Berg", False),
        ("“The harbour stays open to every boat” Maria Berg", Verdict.OTHER_SPEAKER, "Maria Berg", False),
        ("“The harbour stays open to every boat” — K. Berg", Verdict.OTHER_SPEAKER, "K. Berg", False),
        # Who is named is judged when the words differ as well.
        ("“The harbour stays open to every ship” — Anna Berg", Verdict.ALTERED, "Anna Berg", True),
        ("“The harbour stays open to every ship” — Tom Hill", Verdict.ALTERED, "Tom Hill", False),
        ("“The harbour stays open to every ship” — Maria Berg", Verdict.ALTERED, "Maria Berg", False),
        ("“The ferry runs on Sundays again. The harbour stays open to every boat” — Tom Hill", Verdict.JOINED, "Tom Hill", False),
        ("“Every harbour in this country shall be given to one ferry company” — Tom Hill", Verdict.NOT_FOUND, "Tom Hill", None),
        # What Markdown, mail and footnotes put around words.
        ("> **The harbour stays open** to every boat.\n> — Anna Berg", Verdict.EXACT, "Anna Berg", True),
        ("“The harbour stays open to every boat.”[3] — Anna Berg", Verdict.EXACT, "Anna Berg", True),
    ],
)  # fmt: skip
def test_who_is_named_is_judged_in_every_verdict(
    paste: str, verdict: Verdict, named: str | None, fits: bool | None
) -> None:
    verification = verified(paste)
    assert (verification.verdict, verification.named) == (verdict, named)
    if fits is not None:
        assert verification.fits is fits


@pytest.mark.parametrize("code", NATIVE)
def test_a_name_is_read_in_a_script_without_capitals(code: str) -> None:
    who, said = NATIVE[code]
    assert verified(f"“{said}”").verdict is Verdict.EXACT
    for paste in (f"“{said}” — {who.name}", f"«{said}»\n{who.name}", f"{who.name}: «{said}»", f"{said}\n{who.name}"):
        verification = verified(paste)
        assert (verification.verdict, verification.fits) == (Verdict.EXACT, True), paste
    other = next(each for each, _ in NATIVE.values() if each != who)
    assert verified(f"“{said}” — {other.name}").verdict is Verdict.OTHER_SPEAKER


@pytest.mark.parametrize(
    ("paste", "verdict", "noted"),
    [
        ("“[The harbour] stays open to every boat”", Verdict.EXACT, True),
        ("“[T]he harbour stays open to every boat”", Verdict.EXACT, True),
        ("“The harbour stays open to every [fishing] boat”", Verdict.EXACT, True),
        ("“It [the quay] will be rebuilt by winter”", Verdict.EXACT, True),
        ("“[The quay] will be rebuilt by winter, and [no taxpayer] pays for that twice”", Verdict.EXACT, True),
        # A note stands for a few words, and hides none that were changed beside it.
        ("“The harbour [said the minister] will be rebuilt by winter”", Verdict.NOT_FOUND, False),
        ("“[The harbour] stays shut to every boat”", Verdict.ALTERED, True),
        # A few words around a note prove nothing.
        ("“[They] will be [there]”", Verdict.NOT_FOUND, False),
    ],
)
def test_brackets_are_a_note_of_the_quoters(paste: str, verdict: Verdict, noted: bool) -> None:
    verification = verified(paste)
    assert verification.verdict is verdict
    if verdict is Verdict.EXACT:
        assert verification.noted is noted


def test_a_question_is_the_reporters() -> None:
    [found] = verified("“Will the harbour be closed to fishing boats?” — Anna Berg").found
    assert (found.asked, found.asker) == (True, None)
    [found] = verified("Will the harbour be closed to fishing boats?").found
    assert found.asked


def test_words_that_were_asked_and_said_are_shown_as_said() -> None:
    twice = statement(
        "twice", speakers=(MAYOR,), text="QUESTION: The tolls go up in May?\n\nTOM HILL: The tolls go up in May."
    )
    [found] = judge(read_claims("The tolls go up in May", NAMES), [held(twice)], [], Extent(1, None, None)).found
    assert (found.asked, found.speakers) == (False, (MAYOR,))


def test_earlier_versions_of_one_statement_are_one_place() -> None:
    older = [held(statement("ferry", speakers=(MAYOR,), text="The ferry never runs."), number, 3) for number in (1, 2)]
    verification = verified("The ferry never runs", *older)
    assert [(each.version.number, each.only_older) for each in verification.found] == [(2, True)]


def test_words_that_stand_once_are_not_put_together_with_themselves() -> None:
    assert (
        verified("The harbour stays open to every boat. The harbour stays open to every boat.").verdict
        is not Verdict.JOINED
    )


@pytest.mark.parametrize("paste", ["It is what it is, and we will see to it", "and it will be in the"])
def test_a_few_common_words_are_nothing_near(paste: str) -> None:
    verification = verified(paste)
    assert (verification.verdict, verification.closest) == (Verdict.NOT_FOUND, None)

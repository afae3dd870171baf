import pytest

from index.questions.phrases import find_exclusions, find_phrases


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ('"effective assistance"', ["effective assistance"]),
        ("“effective assistance” in Gaza", ["effective assistance"]),
        ("„двух государств“", ["двух государств"]), ("«двух государств»", ["двух государств"]),
        ("»zwei Staaten«", ["zwei Staaten"]),
        ("”On the Historical Unity“", ["On the Historical Unity"]),
        ("the ‘art of the deal’ diplomacy", ["art of the deal"]),
        ("the 'art of the deal' diplomacy", ["art of the deal"]), ("「和平」", ["和平"]),
        ("‹une phrase›", ["une phrase"]),
        ('"one" and "two"', ["one", "two"]), ('"  spaced   out "', ["spaced out"]),
        ("(\"in brackets\")", ["in brackets"]),
        ("‘Russia’s position’ on it", ["Russia’s position"]),
        ('"', []), ("“", []), ('""', []), ('"?!"', []), ("don't and won't", []),
        ("the workers' and peasants' state", []), ("Lavrov’s and Putin’s", []),
        ('a 5" pipe and a 6" pipe', []),
        ('lone " quote', []),
    ],
)  # fmt: skip
def test_phrases(text: str, phrases: list[str]) -> None:
    assert [found.words for found in find_phrases(text)] == phrases


@pytest.mark.parametrize(
    ("text", "exclusions"),
    [
        ("vaccine -sputnik", ["sputnik"]), ("-sputnik vaccine", ["sputnik"]),
        ("vaccine -sputnik -gas", ["sputnik", "gas"]),
        ('vaccine -"San Marino"', ["San Marino"]), ("gas -«северный поток»", ["северный поток"]),
        ("gas -well-known", ["well-known"]),
        ("well-known", []), ("gas - vaccine", []), ("gas – vaccine", []), ("COVID -19", []), ("at -5 degrees", []),
        ("--option", []), ("a-b", []),
        ("-", []), ("- -", []), ('-"?"', []), ("пресс-конференция", []), ("vaccine —sputnik", []),
    ],
)  # fmt: skip
def test_exclusions(text: str, exclusions: list[str]) -> None:
    assert [found.words for found in find_exclusions(text)] == exclusions

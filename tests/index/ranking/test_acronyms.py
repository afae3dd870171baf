"""An acronym that the record spells out and its long form find each other."""

from pathlib import Path

import pytest

from index.text.spelt_out import BETWEEN, spelt_out
from tests.index.records import TODAY, record_of, said


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("views on the Middle East settlement (MES) in the Council", "en", "MES=Middle East settlement"),
        (
            "the United Nations Relief and Works Agency for Palestine Refugees in the Near East (UNRWA) is",
            "en",
            "UNRWA=United Nations Relief and Works Agency",
        ),
        ("the Organization for Economic Cooperation and Development (OECD)", "en", "OECD=Organization for Economic Cooperation and Development"),
        ("The Asia-Pacific Economic Cooperation (APEC) forum", "en", "APEC=Asia-Pacific Economic Cooperation"),
        ("issued Withhold Release Orders (WROs)", "en", "WRO=Withhold Release Orders"),
        ("Всемирная торговая организация (ВТО)", "ru", "ВТО=Всемирная торговая организация"),
        ("he left early (USA)", "en", None),
        ("the Foreign Minister spoke in Rome (FMR)", "en", None),
        ("as it was said (and so on), in the end (it)", "en", None),
        ("Palestine Liberation\nOrganisation of Workers (PLO)", "en", None),
        ("(UN)", "en", None),
        ("", "en", None),
    ],
)  # fmt: skip
def test_what_is_spelt_out(text: str, language: str, found: str | None) -> None:
    expected = [] if found is None else [f"{language}{BETWEEN}{found.replace('=', BETWEEN)}"]
    assert list(spelt_out(text, language)) == expected


RECORD = [
    said("We met the Arms Control Team (ACT) and the Grain Export Agency (GEA) in May.", name="both"),
    said("The inspectors of the GEA will visit every harbour in the autumn.", name="short"),
    said("Clerks of the Grain Export Agency counted forty ships.", name="long"),
    said("An agency for export counted forty crates of grain.", name="other"),
    said("The harbour holds grain for export in the spring, said the agency of the harbour.", name="harbour"),
    said("They will act in the autumn, and then act again.", name="act"),
    said("The Arms Control Team leaves in winter.", name="team"),
]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("forty counted by the GEA", "long"),
        ("Grain Export Agency at every harbour", "short"),
        ("what will GEA inspectors visit", "short"),
        ("when does the ACT leave", "team"),
        ("when will they act again", "act"),
    ],
)
async def test_either_form_finds_the_other(tmp_path: Path, question: str, first: str) -> None:
    async with record_of(tmp_path, RECORD) as record:
        assert (await record.ask(question, today=TODAY)).quotes[0].statement_id == first

"""How much nearer the best is than others counts only where there are others."""

from types import SimpleNamespace
from typing import cast

import pytest

from index.ranking.confidence import USUAL, beside
from index.ranking.ranking import Ranked


def ranked(*nearest: float) -> list[Ranked]:
    found = [
        SimpleNamespace(nearest=near, stored=SimpleNamespace(statement_id=str(number)))
        for number, near in enumerate(nearest)
    ]
    return cast("list[Ranked]", found)


@pytest.mark.parametrize(
    ("nearest", "lead"),
    [
        ((0.9,), 0.02),
        ((0.81,), 0.01),
        ((0.9, 0.8, 0.8, 0.8), 0.1),
        ((0.9, 0.9, 0.9, 0.9, 0.1), 0.0),
    ],
)
def test_being_alone_is_no_lead(nearest: tuple[float, ...], lead: float) -> None:
    assert nearest[0] - beside(ranked(*nearest)) == pytest.approx(lead)
    assert beside(ranked(nearest[0])) >= USUAL

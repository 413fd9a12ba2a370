"""Who is told directly of a decision in somebody's place."""

from dataclasses import replace

import pytest

from handover.model.audit import Override, OverrideKind
from handover.overrides import override_told
from tests.examples import AIKO, NOW, PRIYA, a_handover


@pytest.mark.parametrize(
    ("instead_of", "told"),
    [(PRIYA, [PRIYA]), ("", []), (AIKO, []), ("U0STRANGER", [])],
)
def test_whose_decision_it_was_is_told_and_nobody_else(instead_of: str, told: list[str]) -> None:
    made = Override(OverrideKind.READINESS, "Priya is ill.", AIKO, NOW, instead_of)
    handover = a_handover(overrides=(made,))
    assert [job.ref["user"] for job in override_told(handover, 0)] == told
    taken_back = replace(handover, overrides=(replace(made, taken_back_by=PRIYA),))
    assert [job.ref["user"] for job in override_told(taken_back, 0)] == told, "its message is brought up to date"

"""How somebody feels about us, in seven languages: who only doubts is not against us."""

import pytest

from handover.model.records import Stance
from handover.records.stances import stance_in


@pytest.mark.parametrize(
    "said",
    [
        "sceptical about the price",
        "skeptical",
        "skeptisch",
        "sceptique",
        "escéptica",
        "scettico",
        "cético",
        "sceptisch",
        "cautious",
        "eher zurückhaltend",
        "réservée",
        "reservado",
        "diffidente",
        "desconfiada",
        "terughoudend",
        "neutral",
    ],
)
def test_doubts_are_neutral(said: str) -> None:
    assert stance_in(said) is Stance.NEUTRAL


@pytest.mark.parametrize(
    ("said", "stance"),
    [
        ("sceptical at first, loves us now", Stance.FOR),
        ("sceptical, and angry since the outage", Stance.AGAINST),
        ("not sceptical any more", None),
        ("critical of us", Stance.AGAINST),
        ("critical for the renewal", None),
        ("très bonne relation", Stance.FOR),
        ("zeer tevreden", Stance.FOR),
        ("ontevreden", Stance.AGAINST),
        ("steht voll hinter uns", Stance.FOR),
        ("not happy", Stance.AGAINST),
        ("Head of IT", None),
    ],
)
def test_what_is_said_outright_counts_before_doubts(said: str, stance: Stance | None) -> None:
    assert stance_in(said) is stance

"""Handovers whose items are answered."""

from datetime import datetime

from handover.model.answers import Answer, Part
from tests.examples import DANA, NOW, PRIYA


def answered(*items: str, accepted: bool = True, at: datetime = NOW) -> dict[str, Answer]:
    return {
        item: Answer(
            item, (Part("Known.", DANA, at),), by=DANA, at=at, accepted_by=PRIYA, accepted_at=at if accepted else None
        )
        for item in items
    }


ALL_ANSWERED = answered("status", "goals", "risks", "extras")

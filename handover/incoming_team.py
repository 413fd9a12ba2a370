"""A team takes an account over: the customer may read its name, and the incoming CSM is their first contact there (P27)."""

from handover.model.field_problems import FieldProblem
from handover.text.blank import is_blank

LONGEST_TEAM = 80
"""Characters of its name."""


def team_name(text: str) -> str:
    """Return the name of a team as it is kept: on one line; empty for a text that shows nothing."""
    return "" if is_blank(text) else " ".join(text.split())


def team_problems(text: str) -> dict[str, FieldProblem]:
    """Return the problem of a team's name by field."""
    return {"incoming_team": FieldProblem.TEAM_TOO_LONG} if len(team_name(text)) > LONGEST_TEAM else {}

"""The team that takes an account over, and who is the customer's first contact there, in words for colleagues."""

from handover.incoming_team import LONGEST_TEAM
from handover.model.handover import Handover
from messages.kit.text import mention, oneline, safe


def team_words(name: str) -> str:
    """Return the name of a team, escaped."""
    return safe(oneline(name), LONGEST_TEAM)


def team_line(handover: Handover) -> str:
    """Return which team takes the account over, and who is the first contact; empty where no team does."""
    if not handover.incoming_team:
        return ""
    return f"For *{team_words(handover.incoming_team)}*: {mention(handover.incoming)} is the customer's first contact there."


def first_contact(handover: Handover) -> str:
    """Return what the incoming CSM reads of the team, to go on behind a sentence; empty where there is none."""
    if not handover.incoming_team:
        return ""
    return f" You are the customer's first contact in *{team_words(handover.incoming_team)}*."

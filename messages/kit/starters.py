"""Who starts handovers where not everybody may, in words."""

from collections.abc import Sequence

from messages.kit.text import listed, mention

MOST_NAMED = 3
"""How many of the chosen people are named: enough to have somebody to ask."""


def who_starts(chosen: Sequence[str]) -> str:
    """Return who can be asked to start one: some of the chosen people, and the admins."""
    named = [mention(user) for user in chosen[:MOST_NAMED]]
    left = len(chosen) - len(named)
    others = [f"one of {left} others"] if left > 1 else [mention(user) for user in chosen[MOST_NAMED:]]
    return listed([*named, *others, "a workspace admin"], "or")

"""A team on the Home tab of whoever leads it: in numbers, with the way to the list."""

from collections.abc import Mapping

from handover.team.filters import Which
from messages.kit import blocks
from messages.kit.ids import Action
from messages.kit.message import Block
from messages.team.words import TITLE, numbers_words


def team_on_home(numbers: Mapping[Which, int] | None) -> list[Block]:
    """Return a team in numbers; nothing for somebody who leads nobody (None), or whose team has no account yet."""
    if numbers is None or not numbers[Which.ALL]:
        return []
    return [
        blocks.header(TITLE),
        blocks.section(numbers_words(numbers)),
        blocks.actions(
            blocks.button("Open your team", Action.TEAM_OPEN),
            blocks.button("See who has room", Action.TEAM_PEOPLE_OPEN),
        ),
    ]

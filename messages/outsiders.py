"""What is said when a guest or somebody of another organisation can read a handover's channel, and when they have left."""

from collections.abc import Sequence

from handover.model.handover import Handover
from handover.outsiders import SHARED
from messages.kit import blocks
from messages.kit.ids import Action
from messages.kit.message import Message
from messages.kit.text import listed, mention
from messages.kit.titles import account

MOST_NAMED = 5


def notice(handover: Handover, channel: str, outsiders: Sequence[str], before: Sequence[str]) -> Message:
    """Return the note to one person. `outsiders` (user ids, or SHARED) are there now, `before` were when last looked."""
    where = f"<#{channel}>"
    if not outsiders:
        verb = "have" if len(before) > 1 else "has"
        who = "It is shared with nobody outside any more" if list(before) == [SHARED] else f"{_who(before)} {verb} left"
        words = (
            f":white_check_mark: *{account(handover)}*: {who}, so I go on in {where}. What waited is being said now."
        )
        return Message(words, [blocks.section(words)])
    words = (
        f":warning: *{account(handover)}*: {_present(outsiders, where)}. What is said about a handover is for full members of "
        f"this workspace, so I say nothing there until {_until(outsiders)}. What I owe you there waits, nothing is lost; "
        f"direct messages and the Home tab go on.\n{_way_out(outsiders, where)}"
    )
    return Message(
        words,
        [blocks.section(words), blocks.actions(blocks.button("See the whole handover", Action.OPEN, handover.id))],
    )


def _present(outsiders: Sequence[str], where: str) -> str:
    people = [user for user in outsiders if user != SHARED]
    if not people:
        return f"{where} is shared with another organisation"
    verb = "are" if len(people) > 1 else "is"
    shared = ", which is shared with another organisation," if SHARED in outsiders else ""
    return f"{_who(people)} {verb} in {where}{shared} as a guest or from another organisation"


def _until(outsiders: Sequence[str]) -> str:
    return "it isn't shared any more" if SHARED in outsiders else "they have left"


def _way_out(outsiders: Sequence[str], where: str) -> str:
    if SHARED in outsiders:
        return f"To stop sharing it: open {where}, its name at the top, Settings."
    first = mention(outsiders[0])
    return f"To take them out, type `/remove` and their name in {where} ({first})."


def _who(users: Sequence[str]) -> str:
    named = [mention(user) for user in users if user != SHARED]
    more = len(named) - MOST_NAMED
    return listed([*named[:MOST_NAMED], *([f"{more} more"] if more > 0 else [])], "and")

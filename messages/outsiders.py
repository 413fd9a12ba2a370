"""What is said when somebody can read a handover's channel who must not, and when that is over."""

from collections.abc import Collection, Sequence

from handover.model.handover import Handover
from handover.outsiders import PUBLIC, SHARED, OutsidersInChannel
from messages.kit import blocks
from messages.kit.ids import Action
from messages.kit.message import Message
from messages.kit.refusals import words_for
from messages.kit.text import first_listed, listed, mention
from messages.kit.titles import account

MOST_NAMED = 5


def notice(
    handover: Handover,
    channel: str,
    outsiders: Sequence[str],
    before: Sequence[str],
    members: Collection[str] = (),
) -> Message:
    """Return the note to one person.

    `outsiders` (user ids, SHARED, PUBLIC) are there now, `before` were when last looked; `members` are the full members there.
    """
    where = f"<#{channel}>"
    if not outsiders:
        words = (
            f":white_check_mark: *{account(handover)}*: {_over(before, members)}, so I go on in {where}. "
            "What waited is being said now."
        )
        return Message(words, [blocks.section(words)])
    words = (
        f":warning: *{account(handover)}*: {_present(outsiders, where)}. What is said about a handover is for {_whom(outsiders)}, "
        f"so I say nothing there until {_until(outsiders)}. What I have for you there waits, and nothing is lost; "
        f"direct messages and the Home tab go on.\n{_way_out(outsiders, where)}"
    )
    return Message(
        words,
        [blocks.section(words), blocks.actions(blocks.button("See the whole handover", Action.OPEN, handover.id))],
    )


def _over(before: Sequence[str], members: Collection[str]) -> str:
    """Return what has become of those who could read it."""
    if list(before) == [SHARED]:
        return "It is shared with nobody outside any more"
    if list(before) == [PUBLIC]:
        return "The channel is private again"
    if SHARED in before or PUBLIC in before:
        return "Nobody else can read the channel any more"
    stay = [user for user in before if user in members]
    several = len(before) > 1
    if not stay:
        return f"{_who(before)} {'have' if several else 'has'} left"
    if len(stay) < len(before):
        return "Nobody from outside is in the channel any more"
    return f"{_who(before)} {'are full members' if several else 'is a full member'} again"


def _present(outsiders: Sequence[str], where: str) -> str:
    people = [user for user in outsiders if user not in (SHARED, PUBLIC)]
    states = [
        *(["is shared with another organisation"] if SHARED in outsiders else []),
        *(["is public, so that everybody in the workspace can read it"] if PUBLIC in outsiders else []),
    ]
    if not people:
        return f"{where} {listed(states, 'and')}"
    verb = "are" if len(people) > 1 else "is"
    also = f"; the channel {listed(states, 'and')}" if states else ""
    return f"{_who(people)} {verb} in {where} as a guest or from another organisation{also}"


def _whom(outsiders: Sequence[str]) -> str:
    return "the people in it" if list(outsiders) == [PUBLIC] else "full members of this workspace"


def _until(outsiders: Sequence[str]) -> str:
    if PUBLIC in outsiders:
        return "it is private again"
    return "it isn't shared any more" if SHARED in outsiders else "they have left"


def _way_out(outsiders: Sequence[str], where: str) -> str:
    if PUBLIC in outsiders:
        return f"To make it private: open {where}, its name at the top, Settings, Change to a private channel."
    if SHARED in outsiders:
        return f"To stop sharing it: open {where}, its name at the top, Settings."
    first = mention(outsiders[0])
    return f"To take them out, type `/remove` and their name in {where} ({first})."


def _who(users: Sequence[str]) -> str:
    return first_listed([mention(user) for user in users if user not in (SHARED, PUBLIC)], MOST_NAMED)


@words_for.register
def _(_refusal: OutsidersInChannel) -> str:
    return (
        "Somebody it isn't for can read this channel: a guest, another organisation, or everybody, if it is public. So I say "
        "nothing about the handover here until they can't. `/handover status` shows it to you alone."
    )

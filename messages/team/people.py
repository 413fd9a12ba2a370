"""What each person of a team carries: who is beyond their limit, and who has room."""

from collections.abc import Sequence

from handover.team.members import Member
from messages.csm_facts import COUNTED, load_words
from messages.kit import blocks
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.text import count, mention
from messages.kit.values import ButtonValue
from messages.stages import bar
from messages.team.values import TeamValue

TITLE = "Who has room"
PAGE = 20


def people(members: Sequence[Member], first: int) -> View:
    """Return a page of a team's people from the one of number `first` on, who is furthest beyond their limit first."""
    first = first if first < len(members) else 0
    content: list[Block] = [blocks.section(_heading(members))]
    content += [_member(one) for one in members[first : first + PAGE]]
    turning = []
    if first > 0:
        value = str(ButtonValue("", str(max(first - PAGE, 0))))
        turning.append(blocks.button("Previous page", Action.TEAM_PEOPLE_PREVIOUS, value))
    if first + PAGE < len(members):
        turning.append(blocks.button("Next page", Action.TEAM_PEOPLE_NEXT, str(ButtonValue("", str(first + PAGE)))))
    if turning:
        content.append(blocks.actions(*turning))
    content += [
        blocks.context(
            f"{COUNTED} “See their accounts” and there “See who could take over” moves one to somebody with room."
        ),
        blocks.actions(blocks.button("See your people", Action.CSM_TEAM_OPEN)),
    ]
    return blocks.modal(Form.TEAM_PEOPLE, TITLE, content)


def member_words(one: Member) -> str:
    """Return what somebody carries, and what waits for them this week."""
    share = min(100 * one.carried // one.most, 100) if one.most else 100
    return (
        f"*{mention(one.user)}* · {_room(one)}\n{bar(share, 100)}  {one.carried} of {one.most} · "
        f"{load_words(one.load)} · {count(one.running, 'handover')} running · {count(one.week, 'to-do')} this week"
    )


def _heading(members: Sequence[Member]) -> str:
    if not members:
        return "Nobody of your team owns an account yet, and nobody is taking one over."
    over, room = sum(one.over > 0 for one in members), sum(one.room > 0 for one in members)
    who = f"*{count(over, 'person')} over their limit*" if over else "Nobody is over their limit"
    return f"{count(len(members), 'person', 'people')}. {who}; {room} with room."


def _room(one: Member) -> str:
    if one.over:
        return f":warning: {one.over} over the limit"
    return f"room for {one.room}" if one.room else "no room"


def _member(one: Member) -> Block:
    value = str(TeamValue(person=one.user))
    return blocks.section(member_words(one), blocks.button("See their accounts", Action.TEAM_OPEN, value))

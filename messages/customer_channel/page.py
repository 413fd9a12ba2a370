"""The page of the channel with the customer: how far it is, who is invited, what was said there, and what can be done."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from handover.customer_channel.planning import address_key, may_open
from handover.customer_channel.saying import TAKE_BACK, approved_letter, planned_call
from handover.model.customer_channel import CustomerChannel, Invited, InviteState, Said, SaidKind
from handover.model.handover import Handover
from handover.model.people import Person
from messages.kit import blocks
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.quotes import block_quote
from messages.kit.text import count, listed, mention, oneline, safe
from messages.kit.titles import account
from messages.kit.values import ButtonValue

TITLE = "Customer channel"
SHOWN_WORDS, MOST_SHOWN = 600, 12
KINDS: Mapping[SaidKind, str] = {
    SaidKind.WELCOME: "The first message",
    SaidKind.LETTER: "The introduction",
    SaidKind.CALL: "The first call",
}
_STATES: Mapping[InviteState, str] = {
    InviteState.WANTED: "is being invited",
    InviteState.SENDING: "is being invited",
    InviteState.SENT: "invited, no answer yet",
    InviteState.UNSURE: "Slack didn't say whether the invitation went out. Please ask them before you invite them again",
    InviteState.ACCEPTED: "✓ has accepted",
    InviteState.DECLINED: "has declined",
}
_PLAN = (
    "this workspace's plan has no Slack Connect. Without it: invite them as guests (the channel's name, Invite), or stay "
    "with e-mail"
)
_WHY: Mapping[str, str] = {
    "not_paid": _PLAN,
    "not_allowed_for_grid_workspace": _PLAN,
    "restricted_action": (
        "this workspace lets only some people invite other organisations. Please ask an admin to invite them, or to allow it"
    ),
    "invalid_email": "Slack can't use this address. Is it written right, and not one of yours?",
    "already_in_channel": "they are in the channel already",
    "connection_limit_exceeded": "the channel is shared with as many organisations as Slack lets it",
    "connection_limit_exceeded_pending": "an earlier invitation has to be answered first",
    "member_limit_exceeded": "the channel is full",
    "channel_archived": "the channel is archived",
    "channel_not_found": "I was taken out of the channel. Please invite me there again: `/invite @Baton`",
}
CLOSED: Mapping[str, str] = {
    "archive": "It is archived.",
    "left": "I was taken out of it: `/invite @Baton` there brings me back.",
    "deleted": "It was deleted.",
}


def page(handover: Handover, viewer: Person, now: datetime, metadata: str) -> View:
    """Return the page for one of the handover's people, at `now` (UTC)."""
    channel = handover.customer_channel
    able = handover.active and may_open(handover, viewer.id)
    if channel is None or channel.ended:
        content = list(_none(handover, able=able))
    elif channel.draft:
        content = list(_draft(handover, channel, able=able))
    else:
        content = list(_standing(handover, channel, now, able=able))
    return blocks.modal(Form.CUSTOMER_CHANNEL, TITLE, content, metadata=metadata)


def _none(handover: Handover, *, able: bool) -> Iterator[Block]:
    yield blocks.section(
        f"*{account(handover)}*\nThere is no channel with this customer yet. I can open one and invite them with Slack Connect, or "
        "you choose one that you have with them. You see who comes in and what they read before anything happens; in there I say "
        "only what you have confirmed."
    )
    before = handover.customer_channel
    if able and before is not None and before.conversation:
        yield blocks.section(f"Until now it was <#{before.conversation}>. “Use an existing one …” takes it up again.")
    if able:
        yield blocks.actions(
            blocks.button("New channel …", Action.CUSTOMER_OPEN, handover.id, "primary"),
            blocks.button("Use an existing one …", Action.CUSTOMER_USE, handover.id),
        )


def _draft(handover: Handover, channel: CustomerChannel, *, able: bool) -> Iterator[Block]:
    why = f"\n:warning: {why_not_made(channel)}" if channel.why else ""
    yield blocks.section(f"*{account(handover)}*\nNot confirmed yet: `#{channel.name}`. Nobody is invited so far.{why}")
    if able:
        value = str(ButtonValue(handover.id, str(channel.number)))
        again = Action.CUSTOMER_USE if channel.existing else Action.CUSTOMER_OPEN
        yield blocks.actions(
            blocks.button("Look through it …", again, handover.id, "primary"),
            blocks.button("Leave it", Action.CUSTOMER_DISCARD, value),
        )


def why_not_made(channel: CustomerChannel) -> str:
    """Return why Slack has not made a channel, and what helps."""
    if channel.why == "name_taken":
        return "Another channel has this name, maybe an archived one. Please choose another name."
    return f"Slack didn't let me open it ({safe(channel.why, 60)}). Please ask a workspace admin, and try again."


def _standing(handover: Handover, channel: CustomerChannel, now: datetime, *, able: bool) -> Iterator[Block]:
    yield blocks.section("\n".join(state_lines(handover, channel)))
    for said in channel.said[-MOST_SHOWN:]:
        yield from _said(handover, channel, said, now, able=able)
    if not able:
        return
    for invited in [one for one in channel.invited if again_words(one)][:MOST_SHOWN]:
        value = str(ButtonValue(handover.id, f"{channel.number}:{address_key(invited.email)}"))
        again = blocks.button(again_words(invited), Action.CUSTOMER_INVITE_AGAIN, value)
        yield blocks.section(safe(invited.email, 150), again)
    buttons = list[blocks.Element]()
    if channel.standing:
        buttons += _say_buttons(handover, channel, now)
        buttons.append(blocks.button("Invite somebody else …", Action.CUSTOMER_MORE, handover.id))
    value = str(ButtonValue(handover.id, str(channel.number)))
    buttons.append(blocks.button("Not our channel any more", Action.CUSTOMER_DISCARD, value))
    yield blocks.actions(*buttons)
    yield blocks.context(
        "In there I say what you have confirmed here, and nothing else. Who is in it, and the channel itself, stay as they are "
        "when this ends."
    )


def state_lines(handover: Handover, channel: CustomerChannel) -> Iterator[str]:
    """Yield how far a channel is, and how far its invitations are."""
    where = f"<#{channel.conversation}>" if channel.conversation else f"`#{channel.name}`, which I'm opening now"
    yield f"*{account(handover)}*: the channel with the customer is {where}."
    if channel.closed:
        yield f":warning: {CLOSED.get(channel.closed, 'Nothing can be said there.')}"
    for one in channel.invited[:MOST_SHOWN]:
        yield f"• {safe(one.email, 150)}: {invited_words(one)}"
    if len(channel.invited) > MOST_SHOWN:
        yield f"• and {count(len(channel.invited) - MOST_SHOWN, 'more person', 'more people')}"


def invited_words(invited: Invited) -> str:
    """Return how far an invitation is; for a refused one why, and what can be done."""
    if invited.state is not InviteState.REFUSED:
        return _STATES[invited.state]
    return f":warning: not invited: {_WHY.get(invited.why, f'Slack says no ({safe(invited.why, 60)})')}"


def again_words(invited: Invited) -> str:
    """Return what the button says that asks for an invitation again; empty where it is on its way or accepted."""
    again = (InviteState.REFUSED, InviteState.UNSURE, InviteState.DECLINED, InviteState.SENT)
    return "Invite again" if invited.state in again else ""


def _said(handover: Handover, channel: CustomerChannel, said: Said, now: datetime, *, able: bool) -> Iterator[Block]:
    state = "taken back" if said.taken_back else "said there" if said.ts else "on its way"
    lead = f"*{KINDS[said.kind]}*: {state}, confirmed by {mention(said.by)}"
    value = str(ButtonValue(handover.id, f"{channel.number}:{said.number}"))
    back = able and not said.taken_back and now - said.at <= TAKE_BACK
    yield blocks.section(f"{lead}\n{block_quote(said.words, SHOWN_WORDS)}")
    if back:
        yield blocks.actions(blocks.button("Take it back", Action.CUSTOMER_UNSAY, value))


def _say_buttons(handover: Handover, channel: CustomerChannel, now: datetime) -> Iterator[blocks.Element]:
    there = {one.words for one in channel.said if not one.taken_back}
    if approved_letter(handover) and approved_letter(handover) not in there:
        yield blocks.button(
            "Say the introduction …", Action.CUSTOMER_SAY, str(ButtonValue(handover.id, SaidKind.LETTER))
        )
    if planned_call(handover, now):
        yield blocks.button("Say when the call is …", Action.CUSTOMER_SAY, str(ButtonValue(handover.id, SaidKind.CALL)))


def in_there(person: Person) -> str:
    """Return somebody in a channel, with whose they are where they are none of us."""
    if person.external:
        return f"{mention(person.id)} (another organisation)"
    return f"{mention(person.id)} (guest)" if person.guest else mention(person.id)


def people_line(users: tuple[str, ...]) -> str:
    """Return the colleagues who come in, as a list."""
    return listed([mention(user) for user in users]) if users else "nobody"


def name_shown(channel: CustomerChannel) -> str:
    """Return the channel's name as Slack shows it, inert."""
    return f"`#{safe(oneline(channel.name), 80)}`"

"""The customer's people are invited, one after the other: each at most once, whatever happens while Slack is asked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from handover.customer_channel.planning import (
    Around,
    NoCustomerChannel,
    address_key,
    form_problems,
    lane,
    of_number,
    require_theirs,
    shown,
    standing,
    with_invited,
)
from handover.customer_channel.planning import ChannelForm as _Form
from handover.model.customer_channel import CustomerChannel, Invited, InviteState
from handover.model.decision import Decision, unchanged
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind

CUSTOMER_CHANNEL_INVITE = JobKind("customer_channel_invite")
_ANSWERED = frozenset({InviteState.ACCEPTED, InviteState.DECLINED})
_AGAIN = frozenset({InviteState.REFUSED, InviteState.UNSURE, InviteState.DECLINED, InviteState.SENT})
"""Invitations that somebody may ask for again."""


def invite_all(handover: Handover, channel: CustomerChannel) -> tuple[Job, ...]:
    """Return the jobs that invite those who were not invited yet."""
    wanted = (one for one in channel.invited if one.state in (InviteState.WANTED, InviteState.SENDING))
    return tuple(_job(handover, channel, one) for one in wanted)


def invite_more(handover: Handover, emails: tuple[str, ...], around: Around, *, by: str, now: datetime) -> Decision:
    """Invite more people into the channel. Raises FieldProblems (`emails`), NoCustomerChannel, and what `require_theirs` raises."""
    require_theirs(handover, by, now)
    channel = standing(handover)
    if channel is None:
        raise NoCustomerChannel
    if not emails:
        raise FieldProblems({"emails": FieldProblem.MISSING})
    known = {one.email.casefold() for one in channel.invited}
    new = tuple(Invited(email) for email in emails if email.casefold() not in known)
    problems, facts = form_problems(handover, _Form(name="channel", emails=tuple(one.email for one in new)), around)
    if problems:
        raise FieldProblems(problems, facts)
    more = replace(channel, by=by, invited=(*channel.invited, *new))
    jobs = tuple(_job(handover, more, one) for one in new)
    return Decision(replace(handover, customer_channel=more), (*jobs, shown(handover, more)))


def invite_again(handover: Handover, number: str, email_key: str, *, by: str, now: datetime) -> Decision:
    """Ask Slack again for the invitation of one person, because somebody wants it so."""
    require_theirs(handover, by, now)
    channel = of_number(handover, number)
    invited = _by_key(channel, email_key)
    if invited is None or invited.state not in _AGAIN or not channel.standing:
        return unchanged(handover)
    again = replace(invited, state=InviteState.WANTED, why="", turn=invited.turn + 1)
    after = with_invited(channel, {invited.email: again})
    return Decision(replace(handover, customer_channel=after), (_job(handover, after, again), shown(handover, after)))


def to_invite(handover: Handover, number: str, email_key: str) -> Invited | None:
    """Return the invitation that is to be sent; None where that is over. Raises NoCustomerChannel."""
    invited = _by_key(of_number(handover, number), email_key)
    open_ = invited is not None and invited.state in (InviteState.WANTED, InviteState.SENDING)
    return invited if open_ else None


def only_ours(channel: CustomerChannel, invited: Invited) -> bool:
    """Return whether no invitation but this one can be why a channel waits for an answer: it is new, and it was its first."""
    others = (one for one in channel.invited if one.email != invited.email)
    return not channel.existing and not invited.turn and all(one.state is InviteState.WANTED for one in others)


def became(number: str, email_key: str, state: InviteState, why: str = "") -> Callable[[Handover], Decision]:
    """Return the rule that notes what has become of an invitation. What the customer has answered meanwhile stays."""

    def rule(handover: Handover) -> Decision:
        channel = of_number(handover, number)
        invited = _by_key(channel, email_key)
        if invited is None or invited.state in _ANSWERED:
            return unchanged(handover)
        after = with_invited(channel, {invited.email: replace(invited, state=state, why=why)})
        told = () if state is InviteState.SENDING else (shown(handover, after),)
        return Decision(replace(handover, customer_channel=after), told)

    return rule


def answered(handover: Handover, email: str, *, accepted: bool) -> Decision:
    """Note that one of the customer's people has accepted or declined. Somebody who was invited by others is none of ours."""
    channel = standing(handover)
    invited = (
        next((one for one in channel.invited if one.email.casefold() == email.casefold()), None) if channel else None
    )
    state = InviteState.ACCEPTED if accepted else InviteState.DECLINED
    if channel is None or invited is None or invited.state is state:
        return unchanged(handover)
    after = with_invited(channel, {invited.email: replace(invited, state=state, why="")})
    return Decision(replace(handover, customer_channel=after), (shown(handover, after),))


def _by_key(channel: CustomerChannel, email_key: str) -> Invited | None:
    return next((one for one in channel.invited if address_key(one.email) == email_key), None)


def _job(handover: Handover, channel: CustomerChannel, invited: Invited) -> Job:
    whom = address_key(invited.email)
    key = f"{CUSTOMER_CHANNEL_INVITE}:{handover.id}:{channel.number}:{whom}:{invited.turn}"
    ref = {"number": str(channel.number), "whom": whom, "user": channel.by}
    return Job(CUSTOMER_CHANNEL_INVITE, key, lane(handover), handover.id, ref)

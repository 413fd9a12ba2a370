"""What is confirmed before a channel with the customer is made or used: its name, who comes in, and the first words there."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from handover.access import require_active
from handover.introduction.leaks import internal_links, leaks
from handover.introduction.problem import Problem
from handover.introduction.recipients import of_recipients
from handover.introduction.wording import remarks
from handover.model.customer_channel import CustomerChannel, Invited, InviteState, Said, SaidKind
from handover.model.decision import Decision, unchanged
from handover.model.disclosure import Disclosure, texts
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind
from handover.model.refusals import AllowedRole, NotYours, Refusal, Task
from handover.plan.confidentiality import require_not_confidential

CUSTOMER_CHANNEL_OPEN = JobKind("customer_channel_open")
CUSTOMER_CHANNEL_SHOWN = JobKind("customer_channel_shown")
LONGEST_NAME, LONGEST_TOPIC, LONGEST_WELCOME = 80, 250, 1500
MOST_INVITED = 20
"""Addresses: Slack takes one invitation at a time, and twenty of them a minute."""
TITLE = "Open the channel with the customer"
_OURS = re.compile(r"handover|baton|internal|churn|renewal|escalat|at-?risk|offboard", re.IGNORECASE)
"""Words for us that have no place in the name of a channel that the customer sees."""


class NoCustomerChannel(Refusal):
    """There is no channel with the customer that could be shown, confirmed or changed (any more)."""


@dataclass
class CustomerChannelStands(Refusal):
    """The handover has a channel with the customer already; `channel` is its id, empty while it is being made."""

    channel: str


@dataclass(frozen=True)
class ChannelForm:
    """What is entered: the customer's people by address, colleagues by user id, and what the customer will see."""

    name: str = ""
    topic: str = ""
    welcome: str = ""
    emails: tuple[str, ...] = ()
    colleagues: tuple[str, ...] = ()


@dataclass(frozen=True)
class Around:
    """What the words and addresses are compared with: internal texts beside the handover's, and addresses of theirs and of ours."""

    internal: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()


def standing(handover: Handover) -> CustomerChannel | None:
    """Return the channel with the customer that is there; None before there is one, and once it is ended."""
    channel = handover.customer_channel
    return channel if channel is not None and channel.standing else None


def of_number(handover: Handover, number: str) -> CustomerChannel:
    """Return the channel with this number, drafted or there. Raises NoCustomerChannel when another one holds, or none."""
    channel = handover.customer_channel
    if channel is None or channel.ended or str(channel.number) != number:
        raise NoCustomerChannel
    return channel


def may_open(handover: Handover, user: str) -> bool:
    """Return whether somebody may open a channel with the customer and speak there through Baton."""
    return user in (handover.incoming, handover.outgoing, handover.manager, handover.backup)


def require_theirs(handover: Handover, user: str, now: datetime) -> None:
    """Raise NotActive, NotYours, or StillConfidential while nobody outside is to know of the handover."""
    require_active(handover)
    if not may_open(handover, user):
        raise NotYours(Task.FINISH_STEP, (AllowedRole.OUTGOING, AllowedRole.INCOMING), TITLE)
    require_not_confidential(handover, now)


def draft(handover: Handover, form: ChannelForm, around: Around, *, by: str, now: datetime) -> Decision:
    """Store what was entered, to be confirmed. Nothing is made and nobody is invited.

    Raises FieldProblems (`name`, `topic`, `welcome`, `emails`), CustomerChannelStands, and what `require_theirs` raises.
    """
    require_theirs(handover, by, now)
    number = _next_number(handover)
    problems, facts = form_problems(handover, form, around)
    if problems:
        raise FieldProblems(problems, facts)
    said = (Said(1, SaidKind.WELCOME, form.welcome.strip(), by, now),) if form.welcome.strip() else ()
    invited = tuple(Invited(email) for email in form.emails)
    wanted = CustomerChannel(number, by, now, form.name, form.topic.strip(), form.colleagues, invited, said)
    return Decision(replace(handover, customer_channel=wanted))


def draft_existing(
    handover: Handover, conversation: str, name: str, taken: FieldProblem | None, *, by: str, now: datetime
) -> Decision:
    """Store that a channel which is there is to be the one with the customer, to be confirmed. `taken` is why it cannot be.

    Raises FieldProblems (`channel`), CustomerChannelStands, and what `require_theirs` raises.
    """
    require_theirs(handover, by, now)
    number = _next_number(handover)
    if taken is not None:
        raise FieldProblems({"channel": taken})
    wanted = CustomerChannel(number, by, now, name, conversation=conversation, existing=True)
    return Decision(replace(handover, customer_channel=wanted))


def _next_number(handover: Handover) -> int:
    """Return the number of the channel that is drafted next: that of a draft, else another. Raises CustomerChannelStands."""
    before = handover.customer_channel
    if before is None:
        return 1
    if not before.draft and not before.ended:
        raise CustomerChannelStands(before.conversation)
    return before.number if before.draft else before.number + 1


def confirm(handover: Handover, number: str, *, by: str, now: datetime) -> Decision:
    """Have the channel made as it was shown, and its people invited. Confirmed twice, it is made once."""
    require_theirs(handover, by, now)
    channel = of_number(handover, number)
    if channel.confirmed_at is not None:
        return unchanged(handover)
    confirmed = replace(channel, by=by, confirmed_at=now, why="")
    job = Job(
        CUSTOMER_CHANNEL_OPEN,
        f"{CUSTOMER_CHANNEL_OPEN}:{handover.id}:{number}",
        lane(handover),
        handover.id,
        {"number": number, "user": by},
        again=True,
    )
    return Decision(replace(handover, customer_channel=confirmed), (job, shown(handover, confirmed)))


def discard(handover: Handover, number: str, *, by: str, now: datetime) -> Decision:
    """Throw a draft away, or have a channel be none of the handover's any more; it stays in Slack as it is.

    What Baton has not said there yet is not said any more, and nobody else is invited.
    """
    require_theirs(handover, by, now)
    channel = of_number(handover, number)
    if channel.draft:
        return Decision(
            replace(handover, customer_channel=None if channel.number == 1 else replace(channel, ended=True))
        )
    ended = replace(channel, ended=True)
    return Decision(replace(handover, customer_channel=ended))


def form_problems(
    handover: Handover, form: ChannelForm, around: Around
) -> tuple[dict[str, FieldProblem], dict[str, str]]:
    """Return what must be put right in a form, by field, and the facts for its words."""
    problems: dict[str, FieldProblem] = {}
    facts: dict[str, str] = {}
    if not form.name:
        problems["name"] = FieldProblem.MISSING
    elif ours := _OURS.search(form.name):
        problems["name"], facts["word"] = FieldProblem.WORD_FOR_US, ours.group()
    for field, text in (("name", form.name.replace("-", " ")), ("topic", form.topic), ("welcome", form.welcome)):
        if field not in problems and (found := internal_in(handover, text, around)):
            problems[field], facts["sentence"] = FieldProblem.CUSTOMER_WOULD_READ, found
    if len(form.emails) > MOST_INVITED:
        problems["emails"], facts["limit"] = FieldProblem.TOO_MANY_INVITED, str(MOST_INVITED)
    elif wrong := next(_wrong_addresses(handover, form.emails, around), None):
        problems["emails"], facts["address"] = FieldProblem.NOT_THE_CUSTOMERS, wrong.detail
    return problems, facts


def internal_in(handover: Handover, text: str, around: Around) -> str:
    """Return a sentence or link of internal text that a text repeats, empty for none."""
    if not text.strip():
        return ""
    found = [leak.sentence for leak in leaks(handover, text, besides=around.internal)]
    found += internal_links(handover, text, around.internal)
    return found[0] if found else ""


def worth_a_look(handover: Handover, channel: CustomerChannel) -> tuple[str, ...]:
    """Return the words of what the customer will read that are worth a look before it is confirmed, each once."""
    written = "\n".join((channel.name.replace("-", " "), channel.topic, *(one.words for one in channel.said)))
    return tuple(dict.fromkeys(one.words for one in remarks(written, texts(handover, Disclosure.CUSTOMER))))


def _wrong_addresses(handover: Handover, emails: Iterable[str], around: Around) -> Iterator[Problem]:
    theirs = (*around.theirs, *(one.email for one in handover.contacts))
    return of_recipients(", ".join(emails), theirs, around.ours) if emails else iter(())


def opened(handover: Handover, number: str, conversation: str) -> Decision:
    """Note that the channel is there."""
    channel = of_number(handover, number)
    there = replace(channel, conversation=conversation, why="")
    return Decision(replace(handover, customer_channel=there), (shown(handover, there),))


def not_opened(handover: Handover, number: str, why: str) -> Decision:
    """Note that Slack has not made the channel, for this reason (its code): it is a draft again, with all that was entered."""
    channel = of_number(handover, number)
    refused = replace(channel, confirmed_at=None, why=why)
    return Decision(replace(handover, customer_channel=refused), (shown(handover, channel),))


def with_invited(channel: CustomerChannel, invited: Mapping[str, Invited]) -> CustomerChannel:
    """Return the channel with these invitations, by address, in place of what they were."""
    return replace(channel, invited=tuple(invited.get(one.email, one) for one in channel.invited))


def lane(handover: Handover) -> str:
    """Return the lane of everything done in a channel with the customer."""
    return f"customer_channel:{handover.id}"


def shown(handover: Handover, channel: CustomerChannel) -> Job:
    """Show whoever confirmed it how far the channel is, in one message that is brought up to date."""
    key = f"{CUSTOMER_CHANNEL_SHOWN}:{handover.id}:{channel.number}:{channel.by}"
    ref = {"number": str(channel.number), "user": channel.by}
    return Job(CUSTOMER_CHANNEL_SHOWN, key, key, handover.id, ref, again=True)


def address_key(email: str) -> str:
    """Return what names an address in the key of a job, and says nothing of it."""
    return hashlib.sha256(email.casefold().encode()).hexdigest()[:16]


def open_invitations(channel: CustomerChannel) -> tuple[Invited, ...]:
    """Return who is still to be invited."""
    return tuple(one for one in channel.invited if one.state in (InviteState.WANTED, InviteState.SENDING))

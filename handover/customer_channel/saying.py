"""What Baton says in a channel with the customer: words that are approved, and that somebody has confirmed there; nothing else."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from handover.customer_channel.planning import NoCustomerChannel, lane, of_number, require_theirs, shown, standing
from handover.introduction.facts import first_call_step
from handover.model.customer_channel import CustomerChannel, Said, SaidKind
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind
from handover.model.refusals import Refusal

CUSTOMER_CHANNEL_SAY = JobKind("customer_channel_say")
CUSTOMER_CHANNEL_UNSAY = JobKind("customer_channel_unsay")
TAKE_BACK = timedelta(days=1)
"""How long words can be taken back, from when they were confirmed."""


class NotApprovedForCustomer(Refusal):
    """The words that were to be said to the customer are not approved (any more), or have changed since they were shown."""


class TooLateToUnsay(Refusal):
    """Words were said to the customer more than a day ago."""


def approved_letter(handover: Handover) -> str:
    """Return the text of the letter that may be said to the customer: approved or sent, as it is. Empty for none."""
    letter = handover.introduction
    return letter.body.strip() if letter.drafted and (letter.approved or letter.sent) else ""


def planned_call(handover: Handover, now: datetime) -> str:
    """Return the key of the first call with the customer, if it has a moment that is still to come; empty otherwise."""
    key = first_call_step(handover)
    starts = handover.step(key).starts if key and handover.step(key).awaited else None
    return key if starts is not None and starts > now else ""


def mark(words: str) -> str:
    """Return what names these very words, so that what is confirmed is what was shown."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def say(handover: Handover, kind: SaidKind, words: str, shown_mark: str, *, by: str, now: datetime) -> Decision:
    """Have these words said. The same words are said once.

    Raises NotApprovedForCustomer for none, and where other ones were shown; NoCustomerChannel, and what `require_theirs` raises.
    """
    require_theirs(handover, by, now)
    channel = standing(handover)
    if channel is None:
        raise NoCustomerChannel
    if not words or mark(words) != shown_mark:
        raise NotApprovedForCustomer
    if any(one.words == words and not one.taken_back for one in channel.said):
        return unchanged(handover)
    number = max((one.number for one in channel.said), default=0) + 1
    said = Said(number, kind, words, by, now)
    after = replace(channel, by=by, said=(*channel.said, said))
    return Decision(replace(handover, customer_channel=after), (say_job(handover, after, said), shown(handover, after)))


def take_back(handover: Handover, number: str, said: int, *, by: str, now: datetime) -> Decision:
    """Have words deleted, for a day. Raises TooLateToUnsay, NoCustomerChannel, and what `require_theirs` raises."""
    require_theirs(handover, by, now)
    channel = of_number(handover, number)
    one = said_of(channel, said)
    if one is None or one.taken_back:
        return unchanged(handover)
    if now - one.at > TAKE_BACK:
        raise TooLateToUnsay
    key = f"{CUSTOMER_CHANNEL_UNSAY}:{handover.id}:{number}:{said}"
    job = Job(CUSTOMER_CHANNEL_UNSAY, key, lane(handover), handover.id, {"number": number, "said": str(said)})
    after = _with(channel, replace(one, taken_back=True))
    return Decision(replace(handover, customer_channel=after), (job, shown(handover, after)))


def posted(number: str, said: int, ts: str) -> Callable[[Handover], Decision]:
    """Return the rule that notes where words were posted."""

    def rule(handover: Handover) -> Decision:
        channel = of_number(handover, number)
        one = said_of(channel, said)
        if one is None:
            return unchanged(handover)
        after = _with(channel, replace(one, ts=ts))
        return Decision(replace(handover, customer_channel=after), (shown(handover, after),))

    return rule


def say_all(handover: Handover, channel: CustomerChannel) -> tuple[Job, ...]:
    """Return the jobs that say what was confirmed with the channel itself."""
    return tuple(say_job(handover, channel, one) for one in channel.said)


def say_job(handover: Handover, channel: CustomerChannel, said: Said) -> Job:
    """Return the job that posts words."""
    key = f"{CUSTOMER_CHANNEL_SAY}:{handover.id}:{channel.number}:{said.number}"
    ref = {"number": str(channel.number), "said": str(said.number), "user": said.by}
    return Job(CUSTOMER_CHANNEL_SAY, key, lane(handover), handover.id, ref)


def said_of(channel: CustomerChannel, number: int) -> Said | None:
    """Return the words with this number; None for none."""
    return next((one for one in channel.said if one.number == number), None)


def _with(channel: CustomerChannel, said: Said) -> CustomerChannel:
    return replace(channel, said=tuple(said if one.number == said.number else one for one in channel.said))

"""The customer's reply to the introduction e-mail: noted, changed, taken back, asked about while it is missing, and what follows.

Who hears a "no" late has lost the account before they know (P103, P105). Nothing follows by itself: a call, another successor or
a pause are offered. A later reply takes the place of an earlier one of the same sending, and both are kept.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import islice

from handover.absence import days_present
from handover.access import require_open
from handover.introduction.drafting import introduction_ready
from handover.model.customer_reply import CustomerReply, ReplyKind
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind
from handover.model.people import Person
from handover.model.refusals import Refusal
from handover.roles import has_declined, sender
from handover.stages import concluded
from handover.time.holidays import holiday
from handover.time.workdays import is_workday, local_date, utc_day

CUSTOMER_REPLY_TOLD = JobKind("customer_reply_told")

LONGEST_NOTE = 1500
"""Characters of what the customer said: what is read at a glance."""
ASKED_AFTER = 3
"""Working days without a word after which whoever has sent the e-mail is asked, and between two such questions."""
SEARCH_DAYS = 400
"""Days in which these working days are looked for."""


class NothingSent(Refusal):
    """The introduction e-mail is not marked as sent, so there is nothing to reply to."""


@dataclass
class ReplyChanged(Refusal):
    """The user `who` has noted another reply, or taken this one back, since it was read."""

    who: str


@dataclass
class CallTaken(Refusal):
    """The user `who` has said that they call the customer."""

    who: str


def standing_number(handover: Handover) -> int | None:
    """Return the number, counted from 0, of the reply that holds: the latest since the e-mail was sent; None for none."""
    letter = handover.sent_letter
    sent = letter.sent_at if letter else None
    if sent is None:
        return None
    numbers = reversed(range(len(handover.customer_replies)))
    stands = (number for number in numbers if _stands(handover.customer_replies[number], sent))
    return next(stands, None)


def standing_reply(handover: Handover) -> CustomerReply | None:
    """Return the reply that holds; None while none is noted, or while the e-mail is not sent."""
    number = standing_number(handover)
    return None if number is None else handover.customer_replies[number]


def reply_at(handover: Handover, number: int) -> CustomerReply | None:
    """Return the reply with this number; None when there is none."""
    return handover.customer_replies[number] if 0 <= number < len(handover.customer_replies) else None


def silent_from(handover: Handover) -> datetime | None:
    """Return from when (UTC) the customer's silence counts: the sending, or when somebody last said that nothing was heard.

    None when nobody is to be asked: something was heard, the handover is not active or was reopened since, the e-mail is not
    sent, was sent before this was asked at all, or somebody is writing to the customer again.
    """
    letter, reply = handover.sent_letter, standing_reply(handover)
    if not handover.active or letter is None or letter.sent_at is None or not letter.reply_awaited:
        return None
    if handover.writes_again:
        return None
    if reply is not None and reply.kind is not ReplyKind.SILENT:
        return None
    since = letter.sent_at if reply is None else reply.at
    return None if any(one.at > since for one in handover.reopenings) else since


def asked_of(handover: Handover) -> str:
    """Return the user id of who is asked what the customer said: who has sent the e-mail, else whose it would be to send."""
    sent_by = handover.sent_letter.sent_by if handover.sent_letter else ""
    return sent_by if sent_by in handover.participants else sender(handover)


def asked_on(handover: Handover, person: Person) -> date:
    """Return this person's local day from which they are asked: the third working day of theirs without a word.

    Their work week, public holidays and absences count, and the working days for which the handover was paused since come on
    top. `date.max` when nobody is to be asked.
    """
    since = silent_from(handover)
    if since is None:
        return date.max
    resumed = handover.resumed_at
    paused = handover.paused_days if resumed is not None and since < resumed else 0
    days = days_present(person, local_date(since, person.zone) + timedelta(days=1), SEARCH_DAYS)
    working = (day for day in days if is_workday(day, person.workdays) and not holiday(day, person.country))
    return next(islice(working, ASKED_AFTER - 1 + paused, None), date.max)


def caller_of(handover: Handover, reply: CustomerReply) -> str:
    """Return the user id of who is to call the customer: who said so, or another in place of one who takes part no more.

    That is the manager, else whoever hands over, else whoever takes over, where the outgoing CSM was never in Slack.
    """
    if reply.caller in handover.participants:
        return reply.caller
    return handover.manager or handover.outgoing or handover.incoming


def call_awaited(handover: Handover) -> CustomerReply | None:
    """Return the reply about which somebody is to call the customer; None while nobody is, and once the call is held."""
    reply = standing_reply(handover)
    waits = reply is not None and reply.call_planned_at is not None and reply.called_at is None
    return reply if waits else None


def hears_of_reply(handover: Handover, reply: CustomerReply) -> str:
    """Return the user id of who is told of concerns or a no: the manager, unless they noted it themselves; empty for nobody."""
    manager = handover.manager
    return manager if manager != reply.by and not has_declined(handover, manager) else ""


def note(handover: Handover, kind: ReplyKind, text: str, *, by: str, now: datetime) -> Decision:
    """Store what the customer said. It takes the place of what was noted before, which is kept.

    Changes nothing when the same person says the same again. Raises NothingSent, NotActive for a handover that has ended.
    """
    _require_sent(handover)
    before, reply = standing_reply(handover), CustomerReply(kind, by, now, text.strip())
    if before is not None and _says_the_same(before, reply):
        return unchanged(handover)
    after = replace(handover, customer_replies=(*handover.customer_replies, reply))
    return _changed(handover, after)


def not_heard(handover: Handover, asked: str, *, by: str, now: datetime) -> Decision:
    """Store that nothing was heard yet; it is asked again after three more working days.

    `asked` is `silence_key` of the question that is answered: changes nothing when it is another question by now.
    """
    _require_sent(handover)
    since = silent_from(handover)
    if since is None or silence_key(since) != asked:
        return unchanged(handover)
    return note(handover, ReplyKind.SILENT, "", by=by, now=now)


def silence_key(since: datetime) -> str:
    """Return what names one question about the reply: the UTC day from which the silence counts, in ISO format."""
    return utc_day(since).isoformat()


def take_back(handover: Handover, number: int, *, by: str) -> Decision:
    """Undo `note`: what was noted before holds again. Changes nothing when it is taken back.

    Raises ReplyChanged when it is not the reply that holds, NothingSent, NotActive.
    """
    reply = reply_at(handover, number)
    if reply is not None and reply.taken_back_by:
        return unchanged(handover)
    return _with(handover, number, replace(_standing(handover, number), taken_back_by=by))


def plan_call(handover: Handover, number: int, *, by: str, now: datetime) -> Decision:
    """Store that this person calls the customer about it.

    Raises CallTaken when somebody else has said so, ReplyChanged, NothingSent, NotActive.
    """
    reply = _standing(handover, number)
    if reply.caller == by:
        return unchanged(handover)
    if reply.caller:
        raise CallTaken(reply.caller)
    return _with(handover, number, replace(reply, caller=by, call_planned_at=now))


def call_held(handover: Handover, number: int, *, by: str, now: datetime) -> Decision:
    """Store that the customer was called, by whoever says so. Raises ReplyChanged, NothingSent, NotActive."""
    reply = _standing(handover, number)
    if reply.called_at is not None:
        return unchanged(handover)
    planned = reply.call_planned_at or now
    return _with(handover, number, replace(reply, caller=reply.caller or by, call_planned_at=planned, called_at=now))


def undo_call(handover: Handover, number: int) -> Decision:
    """Undo `call_held`, or else `plan_call`. Raises ReplyChanged, NothingSent, NotActive."""
    reply = _standing(handover, number)
    if reply.called_at is not None:
        return _with(handover, number, replace(reply, called_at=None))
    return _with(handover, number, replace(reply, caller="", call_planned_at=None))


def _stands(reply: CustomerReply, sent: datetime) -> bool:
    return reply.at >= sent and not reply.taken_back_by


def _says_the_same(before: CustomerReply, reply: CustomerReply) -> bool:
    """Return whether a reply says nothing new. That nothing was heard is news on another day."""
    same = (before.kind, before.by, before.note) == (reply.kind, reply.by, reply.note)
    return same and (reply.kind is not ReplyKind.SILENT or utc_day(before.at) == utc_day(reply.at))


def _require_sent(handover: Handover) -> None:
    require_open(handover)
    if not handover.customer_told:
        raise NothingSent


def _standing(handover: Handover, number: int) -> CustomerReply:
    """Return the reply with this number. Raises ReplyChanged when another one holds, NothingSent, NotActive."""
    _require_sent(handover)
    now = standing_reply(handover)
    if now is None or standing_number(handover) != number:
        shown = reply_at(handover, number)
        raise ReplyChanged(now.by if now is not None else shown.taken_back_by if shown is not None else "")
    return now


def _with(handover: Handover, number: int, reply: CustomerReply) -> Decision:
    replies = list(handover.customer_replies)
    if replies[number] == reply:
        return unchanged(handover)
    replies[number] = reply
    return _changed(handover, replace(handover, customer_replies=tuple(replies)))


def _changed(before: Handover, after: Handover) -> Decision:
    """Return the handover as it is now; the message about the e-mail and what was told of replies follow."""
    numbers = (standing_number(before), standing_number(after))
    told = [_told(after, number) for number in dict.fromkeys(numbers) if number is not None]
    letter = after.sent_letter
    ready = (introduction_ready(after.id, letter.version),) if letter else ()
    return concluded(after, *ready, *(job for job in told if job is not None))


def _told(handover: Handover, number: int) -> Job | None:
    """Return the job that tells of concerns or a no, or brings that message up to date; None where nobody hears of it."""
    reply = handover.customer_replies[number]
    user = hears_of_reply(handover, reply) if reply.troubles else ""
    if not user:
        return None
    key = f"{CUSTOMER_REPLY_TOLD}:{handover.id}:{number}:{user}"
    # A lane of its own: it waits for their working hours, and holds up nothing else.
    lane = f"customer_reply:{handover.id}:{user}"
    return Job(CUSTOMER_REPLY_TOLD, key, lane, handover.id, {"user": user, "number": str(number)}, again=True)

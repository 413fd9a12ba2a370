"""Invitations follow what is planned: made once a call with a time is arranged, changed with it, called off with it.

A calendar knows an event by its UID and takes a change only with a higher SEQUENCE, from the same organiser (RFC 5545, RFC 5546).
So whoever takes a call over from its organiser invites anew, and the invitation of the former one is called off.
"""

from dataclasses import replace
from datetime import datetime

from handover.calls.afterwards import call_asked
from handover.calls.telling import call_lane
from handover.model.calls import Call, Invitation
from handover.model.decision import Decision
from handover.model.handover import Handover, Status
from handover.model.jobs import Job, JobKind
from handover.roles import callers, doer, has_declined

CALL_INVITATION = JobKind("call_invitation")


def invitations_follow(before: Handover, decision: Decision, *, by: str, now: datetime) -> Decision:
    """Return the decision with the invitations as they are to be after it, and the jobs that bring them to people.

    `by` is who decided, at `now` (UTC). A call that was held, or whose time has passed, is left as it was.
    """
    after = decision.handover
    if after is before or not after.calls:
        return decision
    calls, jobs = dict(after.calls), list[Job]()
    for key, call in after.calls.items():
        followed = _followed(after, key, call, now)
        jobs += _jobs(after, key, call, followed, by)
        jobs += _asked(before, after, key, followed, now)
        calls[key] = followed
    if not jobs and calls == after.calls:
        return decision
    return replace(decision, handover=replace(after, calls=calls), jobs=(*decision.jobs, *jobs))


def invitation_at(handover: Handover, key: str, number: int) -> Invitation | None:
    """Return the invitation with this number of the call with this key; None for none."""
    call = handover.calls.get(key)
    return next((one for one in call.invitations if one.number == number), None) if call is not None else None


def invitation_sent(
    handover: Handover, key: str, invitation: Invitation, user: str, by: str, asked_at: datetime | None = None
) -> Job:
    """Return the job that brings an invitation, as it is now, to one of our people; once more for who asks at a moment (UTC)."""
    ref = {"user": user, "step": key, "number": str(invitation.number), "is": str(invitation.sequence), "by": by}
    name = f"{CALL_INVITATION}:{handover.id}:{key}:{invitation.number}:{invitation.sequence}:{user}"
    name += f":{asked_at:%Y%m%dT%H%M%S%f}" if asked_at else ""
    return Job(CALL_INVITATION, name, call_lane(handover.id, key, user), handover.id, ref)


def _followed(handover: Handover, key: str, call: Call, now: datetime) -> Call:
    standing, wanted = call.standing, _wanted(handover, key, call, now)
    if handover.step(key).done_at is not None or (standing is not None and standing.ends <= now and wanted is None):
        return call
    if standing is None:
        return call if wanted is None else replace(call, invitations=(*call.invitations, wanted))
    if wanted is not None and _says(wanted) == _says(standing):
        return call
    if wanted is not None and wanted.organiser == standing.organiser:
        return _with_latest(call, replace(wanted, number=standing.number, sequence=standing.sequence + 1))
    off = _with_latest(call, replace(standing, sequence=standing.sequence + 1, at=now, called_off=True))
    return off if wanted is None else replace(off, invitations=(*off.invitations, wanted))


def _with_latest(call: Call, invitation: Invitation) -> Call:
    return replace(call, invitations=(*call.invitations[:-1], invitation))


def _wanted(handover: Handover, key: str, call: Call, now: datetime) -> Invitation | None:
    """Return what the calendars should say, None for nothing: without a time, not needed, over, or the handover called off."""
    state = handover.step(key)
    if state.starts is None or state.settled or handover.status is Status.CANCELLED or state.starts <= now:
        return None
    step = handover.playbook.step(key)
    # Whoever holds the call invites to it.
    organiser = doer(handover, step)
    guests = tuple(user for user in callers(handover, step) if user != organiser and not has_declined(handover, user))
    return Invitation(
        number=len(call.invitations) + 1,
        sequence=0,
        starts=state.starts,
        minutes=call.minutes,
        organiser=organiser,
        guests=guests,
        contacts=call.contacts,
        place=call.place,
        agenda=call.agenda,
        at=now,
    )


def _says(invitation: Invitation) -> Invitation:
    """Return the invitation without what is counted or dated."""
    return replace(invitation, number=0, sequence=0, at=invitation.starts)


def _asked(before: Handover, after: Handover, key: str, call: Call, now: datetime) -> list[Job]:
    """Return the job that asks afterwards how it went, and those that bring what was asked of earlier times up to date."""
    known = before.calls.get(key)
    was, standing = known.standing if known is not None else None, call.standing
    jobs = []
    if standing is not None and (was is None or (was.ends, was.organiser) != (standing.ends, standing.organiser)):
        jobs.append(call_asked(after.id, key, standing.organiser, standing.starts, standing.ends))
    if was is not None and (known != call or before.step(key) != after.step(key)):
        times = {was.starts} if was.starts <= now else set[datetime]()
        times |= {one.starts for one in (*(known.missed if known else ()), *call.missed)}
        jobs += [call_asked(after.id, key, was.organiser, at) for at in sorted(times)]
    return jobs


def _jobs(handover: Handover, key: str, before: Call, after: Call, by: str) -> list[Job]:
    """Return the jobs about each invitation that has changed, for all who had it or have it now."""
    known = {one.number: one for one in before.invitations}
    changed = [one for one in after.invitations if known.get(one.number) != one]
    return [
        invitation_sent(handover, key, one, user, by)
        for one in changed
        for user in dict.fromkeys((*one.people, *(known[one.number].people if one.number in known else ())))
    ]

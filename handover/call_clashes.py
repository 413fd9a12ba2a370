"""Dates or people change, and a planned call fits no more: whoever arranges it hears once, and moves or keeps it (P83, P90)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from handover.absence import is_away
from handover.calls.afterwards import CallChanged
from handover.calls.arranging import call_steps, call_to_change, with_customer
from handover.calls.telling import call_planned, parsed, passed, when_planned_for
from handover.digest.calls import day_of_call
from handover.digest.schedule import NoDigest, NoDigestReason, digest_due
from handover.hours import heard_at
from handover.model.call_clash import CallClash
from handover.model.decision import Decision, unchanged
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind
from handover.model.people import Person
from handover.model.playbook import Step
from handover.plan.dates import confidential_until, is_confidential, last_day
from handover.roles import callers, doer, has_declined
from handover.stages import concluded
from handover.time.workdays import add_workdays, local_date, moment

CALL_TIMES = JobKind("call_times")
CALL_CLASH = JobKind("call_clash")
SOON = 2
"""Working days before a call within which it is said at once that it does not fit any more."""
ABSENT = (NoDigestReason.AWAY, NoDigestReason.DAY_OFF, NoDigestReason.HOLIDAY, NoDigestReason.DEACTIVATED)


@dataclass(frozen=True)
class Cause:
    """What has changed: the last day of whoever hands over, or (`who`) when somebody can be there. `mark`: see `CallClash`."""

    mark: str
    who: str = ""


def absence_looked_at(handover_id: str, person: Person) -> Job:
    """Return the job that looks whether calls fit a person's absence."""
    return _looked_at(handover_id, Cause(f"{person.away_from}.{person.away_until}", person.id))


def clashes_follow(before: Handover, decision: Decision) -> Decision:
    """Return the decision with the jobs that look whether calls still fit, and those that bring what was told up to date."""
    after = decision.handover
    if after is before:
        return decision
    looked = [_looked_at(after.id, cause) for cause in dict.fromkeys(_causes(before, after))]
    known = {_key(one): one for one in before.call_clashes}
    shown = [
        clash_told(after.id, one)
        for one in after.call_clashes
        if _key(one) in known and (known[_key(one)] != one or before.step(one.step) != after.step(one.step))
    ]
    return replace(decision, jobs=(*decision.jobs, *looked, *shown))


def noticed(handover: Handover, cause: Cause, people: Mapping[str, Person], now: datetime) -> Decision:
    """Note which planned calls do not fit since the cause, and have it told. Changes nothing for what was noticed before."""
    found, known = [], {_key(one) for one in handover.call_clashes}
    for step in call_steps(handover) if handover.active else ():
        when, user = when_planned_for(handover.step(step.key)), _arranger(handover, step, people, now)
        if not when or not user or passed(handover.step(step.key), now):
            continue
        clash = CallClash(step.key, when, cause.who, cause.mark, user, now)
        if _key(clash) not in known and holds(handover, clash, people):
            found.append(clash)
    if not found:
        return unchanged(handover)
    after = replace(handover, call_clashes=(*handover.call_clashes, *found))
    return concluded(after, *(clash_told(handover.id, one) for one in found))


def clash_told(handover_id: str, clash: CallClash) -> Job:
    """Return the job that tells it, or brings that message up to date."""
    ref = {"user": clash.user, "step": clash.step, "when": clash.when, "who": clash.who, "mark": clash.mark}
    key = ":".join((CALL_CLASH, handover_id, *_key(clash)))
    return Job(CALL_CLASH, key, f"{CALL_CLASH}:{handover_id}:{clash.user}", handover_id, ref, again=True)


def clash_of(handover: Handover, ref: Mapping[str, str]) -> CallClash | None:
    """Return what the reference of a job of `clash_told` is about."""
    named = (ref["step"], ref["when"], ref["who"], ref["mark"])
    return next((one for one in handover.call_clashes if _key(one) == named), None)


def holds(handover: Handover, clash: CallClash, people: Mapping[str, Person]) -> bool:
    """Return whether the call still lies where it was, is to come, and does not fit."""
    step, state = handover.playbook.step(clash.step), handover.step(clash.step)
    who = clash.who or handover.outgoing
    if when_planned_for(state) != clash.when or who not in callers(handover, step):
        return False
    if not clash.who:
        day = day_of_call(state, handover.zone)
        return day is not None and day > last_day(handover)
    person = people.get(clash.who)
    if person is None:
        return False
    day = day_of_call(state, person.zone)
    reason = digest_due(person, day) if day is not None else None
    return isinstance(reason, NoDigest) and reason.why in ABSENT


def told_from(handover: Handover, clash: CallClash, person: Person, now: datetime) -> datetime | None:
    """Return the UTC moment from which they are told: their next morning, None for at once because the call is soon."""
    day = day_of_call(handover.step(clash.step), person.zone)
    if day is None or day <= add_workdays(local_date(now, person.zone), SOON, person.workdays or handover.workdays):
        return None
    begins = heard_at(person, clash.at)
    if begins > clash.at:
        return begins
    return heard_at(person, moment(local_date(clash.at, person.zone) + timedelta(days=1), 0, person.zone))


def move(handover: Handover, key: str, was: str, to: str, *, by: str, now: datetime, zone: str) -> Decision:
    """Give a call the moment or day `to`, in place of `was`; the invitation follows. A day without time is one of `zone`.

    Raises CallChanged where it has another time by now, or `to` has passed; FieldProblems, NotYours, NotActive, AlreadyDone.
    """
    step, state = call_to_change(handover, key, by), handover.step(key)
    if when_planned_for(state) == to:
        return unchanged(handover)
    moved = parsed(to)
    starts = moved if isinstance(moved, datetime) else None
    day = local_date(starts, zone) if starts is not None else moved
    if when_planned_for(state) != was or (starts is not None and starts <= now) or day < local_date(now, zone):
        raise CallChanged
    until = confidential_until(handover)
    if with_customer(step) and is_confidential(handover, now) and until is not None and day < until:
        raise FieldProblems({"day": FieldProblem.STILL_CONFIDENTIAL})
    state = replace(state, planned=day, starts=starts, changed_at=now)
    after = replace(handover, steps={**handover.steps, key: state})
    return concluded(after, *call_planned(handover, after, step.key, by=by, now=now))


def keep(handover: Handover, key: str, when: str, *, by: str, kept: bool) -> Decision:
    """Note that a call stays as it is, or take that back. Raises CallChanged, NotYours, NotActive, AlreadyDone."""
    call_to_change(handover, key, by)
    if when_planned_for(handover.step(key)) != when:
        raise CallChanged
    clashes = tuple(
        replace(one, kept_by=by if kept else "")
        if (one.step, one.when) == (key, when) and bool(one.kept_by) != kept
        else one
        for one in handover.call_clashes
    )
    return (
        concluded(replace(handover, call_clashes=clashes)) if clashes != handover.call_clashes else unchanged(handover)
    )


def _causes(before: Handover, after: Handover) -> Iterator[Cause]:
    if not after.active:
        return
    if last_day(before) != last_day(after) or before.outgoing != after.outgoing:
        yield Cause(str(last_day(after)))
    for step in call_steps(after):
        if not when_planned_for(after.step(step.key)):
            continue
        for user in callers(after, step):
            if user not in callers(before, step):
                yield Cause("takes_part", user)


def _looked_at(handover_id: str, cause: Cause) -> Job:
    key = f"{CALL_TIMES}:{handover_id}:{cause.who}:{cause.mark}"
    return Job(CALL_TIMES, key, key, handover_id, {"who": cause.who, "mark": cause.mark}, again=True)


def _arranger(handover: Handover, step: Step, people: Mapping[str, Person], now: datetime) -> str:
    """Return the user id of who hears: whoever holds the call, and where they are away or gone, who else of us takes part."""
    there = (
        user
        for user in (doer(handover, step), handover.incoming, *callers(handover, step))
        if user in people
        and not people[user].barred
        and not has_declined(handover, user)
        and not is_away(people[user], local_date(now, people[user].zone))
    )
    return next(there, "")


def _key(clash: CallClash) -> tuple[str, str, str, str]:
    return clash.step, clash.when, clash.who, clash.mark

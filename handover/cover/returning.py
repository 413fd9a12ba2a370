"""The return: a short handover from who covers back to the owner, which knows what has changed meanwhile (P9)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from handover.cover.changes import Changed, ChangedSince, Subject
from handover.model.account import Account, AccountEntry
from handover.model.cover import Cover, CoverEnd
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind
from handover.model.known import Known
from handover.model.people import Person
from handover.model.playbook import Playbook, StepKind
from handover.model.steps import StepState
from handover.plan.dates import on_workday
from handover.time.workdays import moment

COVER_RETURN = JobKind("cover_return")
NOT_BEGUN = JobKind("cover_not_begun")
NOT_TOLD = "The customer need not hear of it again."
ITEMS: Mapping[str, tuple[Subject, ...]] = {
    "happened": (Subject.DATES, Subject.TROUBLES, Subject.OTHER),
    "changed": (Subject.PEOPLE,),
    "going_on": (Subject.PROJECTS,),
}
"""The items of the return that what has changed answers, by what it is about. Promises are known of the account as they are."""
LONGEST = 2800
"""Characters of what has changed in one answer: as much as a form shows with room for a line more."""


def return_begins(cover: Cover, owner: Person) -> Job:
    """Begin the return on the morning of the day on which the owner is back, where they live.

    A day on which they do not work, or a public holiday, is none on which somebody begins: it is the next one then.
    """
    back = cover.until or cover.began_at.date()
    key = f"cover_return:{cover.handover}:{back.isoformat()}:{cover.day_said_at.isoformat()}"
    due = moment(on_workday(back, owner.workdays, owner.country), 8, owner.zone)
    lane, ref = f"cover_return:{cover.handover}", {"day": back.isoformat()}
    return Job(COVER_RETURN, key, lane, cover.handover, ref, due=due, again=True)


def is_due(account: Account, day: str) -> bool:
    """Return whether the return is to begin for which this day was said: somebody covers still, and nobody has said otherwise."""
    cover = account.cover
    return cover is not None and bool(cover.agreed_by) and str(cover.until) == day


def without_whom(cover: Cover, gone: Collection[str]) -> str:
    """Return the user id of one of the two whom the return needs and who is among those `gone`; empty where both are there."""
    return next((user for user in (cover.owner, cover.by) if user in gone), "")


def return_not_begun(account: Account, cover: Cover, lead: str, gone: Collection[str]) -> tuple[Job, ...]:
    """Tell once whoever decides that the return cannot begin: the manager, else who covers, else the CS leader, else the owner.

    Nothing where all of them are among those `gone`. `lead` is the first CS leader, empty for none.
    """
    candidates = (account.manager, cover.by, lead, cover.owner)
    user = next((one for one in candidates if one and one not in gone), "")
    key = f"cover_not_begun:{cover.handover}:{cover.until}:{cover.day_said_at.isoformat()}"
    job = Job(NOT_BEGUN, key, f"cover:{cover.handover}:{user}", cover.handover, {"user": user, "day": str(cover.until)})
    return (job,) if user else ()


def known_of_changes(playbook: Playbook, changed: ChangedSince, cover: Cover, at: datetime) -> dict[str, Known]:
    """Return what is known of the return's items, by item: what has changed, to be confirmed with a tap and not asked.

    Of what has not changed it is known that nothing has.
    """
    found = {}
    for place, item in enumerate(playbook.items):
        if item.key in ITEMS:
            lines = _lines(changed.of(*ITEMS[item.key]))
            unchanged = "" if lines else "Nothing has changed meanwhile."
            said = AccountEntry(item.key, item.title, lines, "", cover.by, at, place, item.kind, unchanged)
            found[item.key] = Known(said)
    return found


def returning(handover: Handover, *, tells_customer: bool, at: datetime) -> Handover:
    """Return the new handover as the end of a cover, of which the customer is told only if that is wanted."""
    back = replace(handover, ends_cover=CoverEnd.RETURN)
    if tells_customer:
        return back
    letter = back.playbook.step_of_kind(StepKind.INTRODUCTION).key
    return replace(back, steps={**back.steps, letter: StepState(not_needed=NOT_TOLD, changed_at=at)})


def _lines(changes: Iterable[Changed]) -> str:
    """Return what has changed, a line each; the oldest is left out where there is no room for all."""
    said = [
        f"{one.at:%d.%m.%Y} {one.title}: {line.strip()}"
        for one in changes
        for line in (*one.new.splitlines(), *(f"no longer: {gone}" for gone in one.gone.splitlines() if not one.new))
        if line.strip()
    ]
    while said and len("\n".join(said)) > LONGEST:
        said = said[1:] if len(said) > 1 else [said[0][:LONGEST]]
    return "\n".join(said)

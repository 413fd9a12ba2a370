"""Several people take an account over: the incoming CSM owns it, others have an area of it, such as the technical side (P23, P27).

Who has an area reads everything, asks, and accepts the answers of their area; each answer is for exactly one person to accept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from handover.access import require_open
from handover.declining import notices_of_decline, without_decline
from handover.home import home_tab
from handover.introduction.drafting import notices_of
from handover.introduction.last_day import to_be_read_again
from handover.model.areas import Area, AreaChange
from handover.model.decision import Decision, unchanged
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind
from handover.model.people import Person
from handover.model.playbook import Item
from handover.model.refusals import AlreadyDone, Done
from handover.opening.jobs import invite
from handover.review import reviewed_items
from handover.role_change.moving import without_own_areas
from handover.role_change.refusals import OnlyTheirsToUndo, UndoOver
from handover.role_change.undoing import UNDO_FOR
from handover.stages import concluded

AREA_WELCOME = JobKind("area_welcome")

MOST_CHANGES = 5
"""Changes that are kept to be undone, one after the other."""
MOST = 4
"""Colleagues with an area, besides the incoming CSM."""
LONGEST_NAME = 60
PROPOSED: Mapping[str, frozenset[str]] = {
    "technical": frozenset({"P44", "P56", "P58", "P59", "P62", "P68", "P73", "P74"}),
    "commercial": frozenset({"P39", "P63", "P66", "P67", "P76"}),
}
"""The practices of the items that are proposed for an area whose name has this word."""


@dataclass(frozen=True)
class AreaForm:
    """What is entered for an area: see `Area`. `instead_of` is the user id of whose it was, empty for a new one."""

    who: str
    name: str
    items: tuple[str, ...] = ()
    for_customer: str = ""
    instead_of: str = ""


def area_with(handover: Handover, user: str) -> Area | None:
    """Return the area of this person, None for somebody without one."""
    return next((one for one in handover.areas if one.who == user), None)


def proposed_items(handover: Handover, name: str) -> tuple[Item, ...]:
    """Return the items of a playbook that an area of this name is about, in their order; none for a name that says nothing."""
    words = name.casefold()
    wanted = frozenset[str]().union(*(practices for word, practices in PROPOSED.items() if word in words))
    return tuple(item for item in reviewed_items(handover) if wanted.intersection(item.practices))


def give_area(handover: Handover, form: AreaForm, people: Mapping[str, Person], *, by: str, now: datetime) -> Decision:
    """Return the handover in which this person has this area, in place of what they, or whose it was, had.

    Items that others accepted so far go with it; without items those are taken that its name proposes. `people` are those of
    them that Slack knows. Raises NotActive, FieldProblems (fields `who`, `name`, `items` and `for_customer`).
    """
    require_open(handover)
    name, words = (" ".join(text.split()) for text in (form.name, form.for_customer))
    keys = {item.key for item in reviewed_items(handover)}
    items = tuple(key for key in form.items if key in keys) or tuple(one.key for one in proposed_items(handover, name))
    kept = tuple(one for one in handover.areas if one.who not in (form.who, form.instead_of))
    before = area_with(handover, form.who)
    since = before.at if before is not None else now
    given = Area(form.who, name, items, by, since, for_customer=words.rstrip(".,;"))
    _check(handover, given, people, len(kept))
    if before is not None and replace(before, by=by, gone=False) == given and form.instead_of in ("", form.who):
        return unchanged(handover)
    others = tuple(replace(one, items=tuple(key for key in one.items if key not in items)) for one in kept)
    changed = replace(without_decline(handover, form.who), areas=(*others, given))
    return _concluded(handover, _recorded(handover, changed, by, now))


def take_area(handover: Handover, user: str, *, by: str, now: datetime) -> Decision:
    """Return the handover in which this person has no area: its answers are the incoming CSM's to accept. Raises NotActive."""
    require_open(handover)
    if area_with(handover, user) is None:
        return unchanged(handover)
    changed = replace(handover, areas=tuple(one for one in handover.areas if one.who != user))
    return _concluded(handover, _recorded(handover, changed, by, now))


def last_change(handover: Handover, now: datetime) -> AreaChange | None:
    """Return the change of areas that can be undone at `now` (UTC): the latest, for a day, while nobody has one by other means."""
    if not handover.open or not handover.area_changes:
        return None
    last = handover.area_changes[-1]
    return last if now - last.at <= UNDO_FOR and _as_given(handover.areas) == _as_given(last.after) else None


def may_undo_area(handover: Handover, change: AreaChange, person: Person) -> bool:
    """Return whether this person may undo a change of areas: whoever made it, the manager, an admin."""
    return person.admin or person.id in {change.by, handover.manager} - {""}


def undo_area(handover: Handover, at: datetime, people: Mapping[str, Person], *, by: Person, now: datetime) -> Decision:
    """Return the handover with the areas as they were before the change that was made at this time (UTC).

    `people` are those of them that Slack knows: who can take part no more is asked for nothing. Raises UndoOver after a day,
    OnlyTheirsToUndo, AlreadyDone where another change was made since, NotActive.
    """
    require_open(handover)
    change = next((one for one in reversed(handover.area_changes) if one.at == at), None)
    if change is not None and now - at > UNDO_FOR:
        raise UndoOver(handover.account)
    if change is None or change != last_change(handover, now):
        raise AlreadyDone(Done.PLAN_CHANGED_SINCE)
    if not may_undo_area(handover, change, by):
        raise OnlyTheirsToUndo(handover.account, change.by)
    back = tuple(replace(one, gone=one.who not in people or bool(people[one.who].barred)) for one in change.before)
    left = handover.area_changes[:-1]
    return _concluded(handover, without_own_areas(replace(handover, areas=back, area_changes=left)))


def areas_shown(before: Handover, after: Handover) -> tuple[Job, ...]:
    """Return the jobs that tell those whose area has changed, or bring up to date what they were told."""
    return tuple(
        {
            job.key: job
            for one in dict.fromkeys((*before.areas, *after.areas))
            if area_with(before, one.who) != area_with(after, one.who)
            for job in (_welcome(before.id, one),)
        }.values()
    )


def holder_has_gone(handover: Handover, user: str) -> Decision:
    """Have the incoming CSM asked for the answers of somebody's area who can take part no more. Changes nothing without one."""
    return _gone(handover, user, gone=True)


def holder_is_back(handover: Handover, user: str) -> Decision:
    """Undo `holder_has_gone`: they can take part again."""
    return _gone(handover, user, gone=False)


def _gone(handover: Handover, user: str, *, gone: bool) -> Decision:
    had = area_with(handover, user)
    if not handover.open or had is None or had.gone is gone:
        return unchanged(handover)
    areas = tuple(replace(one, gone=gone) if one is had else one for one in handover.areas)
    return concluded(replace(handover, areas=areas))


def _check(handover: Handover, area: Area, people: Mapping[str, Person], others: int) -> None:
    """Raise FieldProblems where something is wrong with an area beside so many others."""
    problems: dict[str, FieldProblem] = {}
    if who := _problem_of_person(handover, area.who, people, others):
        problems["who"] = who
    if not area.name:
        problems["name"] = FieldProblem.MISSING
    elif not area.items:
        problems["items"] = FieldProblem.NO_ANSWERS
    texts = (("name", area.name), ("for_customer", area.for_customer))
    problems |= {field: FieldProblem.TOO_LONG for field, text in texts if len(text) > LONGEST_NAME}
    if problems:
        too_long = FieldProblem.TOO_LONG in problems.values()
        raise FieldProblems(problems, {"limit": str(LONGEST_NAME if too_long else MOST)})


def _problem_of_person(handover: Handover, user: str, people: Mapping[str, Person], others: int) -> FieldProblem | None:
    person = people.get(user)
    if person is None:
        return FieldProblem.UNKNOWN_PERSON if user else FieldProblem.MISSING
    if person.barred:
        return FieldProblem(person.barred)
    if user == handover.incoming:
        return FieldProblem.OWNS_IT_ALL
    if user == handover.outgoing and not handover.leaver:
        return FieldProblem.SAME_PERSON
    return FieldProblem.TOO_MANY_AREAS if others >= MOST else None


def _concluded(before: Handover, after: Handover) -> Decision:
    """Return the decision, with what those whose area has changed read, and the way into the channel for who is new."""
    left = tuple(home_tab(user) for user in before.participants if user not in after.participants)
    comes_in = (invite(after.id),) if set(after.participants) - set(before.participants) else ()
    read = to_be_read_again(after) if _for_customer(before) != _for_customer(after) else after
    looked_at = notices_of(read, before.introduction) if read.introduction != before.introduction else ()
    no_more = [user for user in before.beside if area_with(before, user) and not area_with(after, user)]
    declined = [job for user in no_more for job in notices_of_decline(read, user)]
    return concluded(read, *areas_shown(before, after), *comes_in, *left, *looked_at, *declined)


def _for_customer(handover: Handover) -> frozenset[tuple[str, str]]:
    """Return who is named to the customer, and as what."""
    return frozenset((one.who, one.for_customer) for one in handover.areas if one.for_customer)


def _recorded(before: Handover, after: Handover, by: str, now: datetime) -> Handover:
    change = AreaChange(before.areas, after.areas, by, now)
    return replace(after, area_changes=(*before.area_changes, change)[-MOST_CHANGES:])


def _as_given(areas: tuple[Area, ...]) -> tuple[Area, ...]:
    """Return areas as somebody gave them, whoever can take part no more since."""
    return tuple(replace(one, gone=False) for one in areas)


def _welcome(handover_id: str, area: Area) -> Job:
    """Tell somebody of their area, or bring that up to date. Who comes in anew is told anew."""
    key = f"area_welcome:{handover_id}:{area.who}:{area.at.isoformat()}"
    lane = f"area_welcome:{handover_id}:{area.who}"
    return Job(AREA_WELCOME, key, lane, handover_id, {"user": area.who}, again=True)

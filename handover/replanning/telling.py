"""Who hears directly of a changed plan, and of what in it: whom it concerns, and what still holds when they can be told.

What has been undone before somebody was told is not told; what they were told is told back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from handover.model.audit import PLAN_DATES, Change, PlanField, PlanHeard
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind
from handover.model.playbook import Item
from handover.plan.dates import answers_in_support, end_of_support
from handover.plan.due import due_days_moved
from handover.renewal import concerns_renewal, leads_renewal
from handover.replanning.before import plan_before
from handover.replanning.recording import changes_made
from handover.roles import doer, sender

PLAN_TOLD = JobKind("plan_told")

_MOVING = frozenset({PlanField.REASON, *PLAN_DATES})
"""What can move the due days of somebody's tasks."""
_PEOPLE = (PlanField.OUTGOING, PlanField.INCOMING, PlanField.MANAGER, PlanField.BACKUP)


@dataclass(frozen=True)
class PlanNews:
    """What of a changed plan concerns one person: falsy where nothing does.

    `moved` are their own open tasks with both due days. The others say whether something is theirs now (True) or no longer
    (False); None where that is as it was, and for `asked_until` where no other day holds for them.
    """

    changes: tuple[Change, ...] = ()
    moved: Mapping[str, tuple[date, date]] = field(default_factory=dict)
    leads_renewal: bool | None = None
    writes_to_customer: bool | None = None
    answers_in_support: bool | None = None
    asked_until: date | None = None

    def __bool__(self) -> bool:
        """Return whether anything concerns them."""
        return self != PlanNews()


def plan_news(before: Handover, after: Handover, user: str) -> PlanNews:
    """Return what concerns this person of what is different in the plan of `after`."""
    moved = {key: days for key, days in due_days_moved(before, after).items() if _whose(after, key) == user}
    made = changes_made(before, after, "", after.opened_at)
    concerned = tuple(one for one in made if user in _concerned(before, after, one) or (moved and one.what in _MOVING))
    answers = _gained(user, _answerer(before), _answerer(after))
    until = end_of_support(after) if _answerer(after) == user else None
    return PlanNews(
        concerned,
        moved,
        leads_renewal=_gained(user, _leader(before), _leader(after)),
        writes_to_customer=_gained(user, _writer(before), _writer(after)),
        answers_in_support=answers,
        asked_until=until if answers or (until and until != end_of_support(before)) else None,
    )


def tell_those_concerned(
    before: Handover, after: Handover, number: int, *, by: str
) -> tuple[Handover, tuple[Job, ...]]:
    """Return the handover with the note of who is to hear of its changes from `number` on, counted from 0, and the jobs that tell.

    `before` is as it was, `by` who changed it, and knows. Who comes in hears in their welcome, who goes in their thanks.
    """
    upto = len(after.changes)
    heard = dict(after.plan_heard)
    for user in set(before.participants) - set(after.participants):
        heard[user] = replace(heard.get(user, PlanHeard(number, upto)), asked=upto)
    if by in heard:
        heard[by] = PlanHeard(upto, upto)
    of_playbook = any(one.what is PlanField.PLAYBOOK for one in after.changes[number:])
    if of_playbook:
        # Another playbook has days of its own: nothing moves from one to the other.
        before = replace(before, playbook=after.playbook)
    told = []
    for user in after.participants:
        comes_in = any(getattr(after, role) == user != getattr(before, role) for role in _PEOPLE)
        concerns = comes_in or plan_news(before, after, user) or (of_playbook and user in _csms(after))
        if user == by or not concerns:
            continue
        heard[user] = replace(heard.get(user, PlanHeard(number, upto)), asked=upto)
        if not comes_in:
            told.append(plan_told(after.id, user, number, upto - number))
    return replace(after, plan_heard=heard), tuple(told)


def plan_told(handover_id: str, user: str, first: int, count: int) -> Job:
    """Tell somebody directly what of so many changes to the plan, from the number `first` on, concerns them."""
    return Job(
        PLAN_TOLD,
        f"plan_told:{handover_id}:{first}:{user}",
        f"plan_told:{handover_id}:{user}",
        handover_id,
        {"user": user, "first": str(first), "count": str(count)},
    )


def told_again(handover: Handover, user: str) -> tuple[Job, ...]:
    """Return the job that tells somebody that they have their part again whose first message about it stands already."""
    heard = handover.plan_heard.get(user)
    if heard is None or heard.known >= heard.asked:
        return ()
    return (plan_told(handover.id, user, heard.known, heard.asked - heard.known),)


def still_to_hear(handover: Handover, user: str, upto: int) -> PlanNews | None:
    """Return what this person is to hear of the plan as it is now, when the first `upto` changes are to be told.

    None where they know of them, where a later change that concerns them tells it, and where nothing of it holds.
    """
    heard = handover.plan_heard.get(user)
    if heard is None or heard.known >= upto or heard.asked > upto:
        return None
    news = plan_news(plan_before(handover, heard.known), handover, user)
    if user in _csms(handover) and (change := _playbook_changed(handover, heard.known)):
        news = replace(news, changes=(*news.changes, change))
    return news or None


def who_changed(handover: Handover, user: str) -> tuple[str, ...]:
    """Return the user ids of who has made the changes that this person has not heard of, each once; not those made by nobody."""
    heard = handover.plan_heard.get(user)
    changes = handover.changes[heard.known :] if heard else ()
    return tuple(dict.fromkeys(one.by for one in changes if one.by and one.by != user))


def heard_plan(handover: Handover, user: str, upto: int) -> Decision:
    """Note that this person has heard of the first `upto` changes, as far as they concern them."""
    heard = handover.plan_heard.get(user)
    if heard is None or heard.known >= upto:
        return Decision(handover)
    return Decision(replace(handover, plan_heard={**handover.plan_heard, user: replace(heard, known=upto)}))


def knows_of_part(handover: Handover, user: str) -> bool:
    """Return whether this person has ever heard of the part they took in the handover last."""
    heard = handover.plan_heard.get(user)
    given = [number for number, one in enumerate(handover.changes) if one.what in _PEOPLE and one.after == user]
    return heard is None or not given or heard.known > given[-1] or _had_part_before(handover, user, heard.known)


def _had_part_before(handover: Handover, user: str, number: int) -> bool:
    return user in plan_before(handover, number).participants


def _playbook_changed(handover: Handover, number: int) -> Change | None:
    """Return from which playbook to which one the changes from this number on have led; None where it is the same again."""
    found = [one for one in handover.changes[number:] if one.what is PlanField.PLAYBOOK]
    if not found or (found[0].before == found[-1].after and len(found) % 2 == 0):
        return None
    return replace(found[-1], before=found[0].before)


def _concerned(before: Handover, after: Handover, change: Change) -> tuple[str, ...]:
    """Return the user ids of those whom one change concerns by itself."""
    match change.what:
        case PlanField.OUTGOING | PlanField.INCOMING:
            return (change.before, *_csms(after))
        case PlanField.LEAVER:
            return _csms(after)
        case PlanField.BACK_ON:
            return (_writer(after), *_csms(after))
        case PlanField.INCOMING_TEAM:
            return (_writer(after), *_csms(after))
        case PlanField.MANAGER | PlanField.BACKUP:
            return (change.before, change.after)
        case PlanField.RENEWAL | PlanField.OUT_OF_CONTRACT:
            return (_leader(before), _leader(after))
        case PlanField.CONTACTS | PlanField.CUSTOMER_REASON | PlanField.CUSTOMER_TOLD | PlanField.CONFIDENTIAL_UNTIL:
            return (_writer(after),)
        case PlanField.LAST_DAY:
            return (after.outgoing,)
        case _:
            return ()


def _csms(handover: Handover) -> tuple[str, ...]:
    return (handover.outgoing, handover.incoming)


def _leader(handover: Handover) -> str:
    """Return the user id of who leads the renewal; empty where none concerns the handover."""
    return handover.person(leads_renewal(handover)) if concerns_renewal(handover) else ""


def _writer(handover: Handover) -> str:
    """Return the user id of who writes to the customer; empty once that is sent."""
    return "" if handover.introduction.sent else sender(handover)


def _answerer(handover: Handover) -> str:
    """Return the user id of who can be asked after the end; empty in older documents."""
    return "" if handover.dates is None else answers_in_support(handover)


def _gained(user: str, before: str, after: str) -> bool | None:
    return None if (before == user) == (after == user) else after == user


def _whose(handover: Handover, key: str) -> str:
    """Return the user id of who has to do what has this key."""
    entry = next(one for one in handover.playbook.entries if one.key == key)
    return handover.owner(entry) if isinstance(entry, Item) else doer(handover, entry)

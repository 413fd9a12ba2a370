"""Changing what was entered at the start while the handover runs: people, window, contacts, renewal, reasons, notes.

Each change is recorded with who and when, and said once. Open questions, to-dos and digests follow the roles; due days follow
the window.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from handover.acceptance import acceptance_of
from handover.areas import areas_shown
from handover.assignment import asked_anew
from handover.declining import notices_of_decline, without_decline
from handover.form_merge import kept_of_others
from handover.home import home_tab
from handover.interview.beginning import interview_begins
from handover.interview.progress import to_confirm
from handover.interview.questions import put_to_new_holder
from handover.introduction.drafting import notices_of, ready_once_told
from handover.introduction.last_day import read_again_if_moved, to_be_read_again
from handover.introduction.outdated import gives_former_reason, names_former_team, no_contacts_any_more
from handover.known import known_list
from handover.lifecycle import window_ends
from handover.model.account import Renewal
from handover.model.decision import Decision, unchanged
from handover.model.handover import Contact, Handover
from handover.model.jobs import Job, JobKind, channel_lane, thread_lane
from handover.model.kept import RoleChange
from handover.model.people import Person, Role
from handover.model.playbook import StepKind
from handover.model.refusals import NotActive
from handover.opening.form import PlanForm
from handover.opening.jobs import bookmarks, invite, joined_welcome, open_own_channel
from handover.plan.dates import confidential_until, end_of_support, last_day
from handover.renewal import with_renewal_step
from handover.replanning.before import as_entered
from handover.replanning.dates import with_chosen_days
from handover.replanning.form import checked_contacts, plan_of
from handover.replanning.recording import changes_made
from handover.replanning.telling import tell_those_concerned
from handover.role_change.moving import Moving, with_kept, without_kept, without_own_areas
from handover.role_change.undoing import UNDO_FOR, recorded, with_areas_back, with_kept_as_before, with_what_was_taken
from handover.roles import needs_review, sender, stand_in
from handover.shared_channel import leaves, with_its_own
from handover.stages import concluded
from handover.temporary_contact import contact_due_since
from handover.time.workdays import utc_day

PLAN_CHANGED = JobKind("plan_changed")
FAREWELL = JobKind("farewell")
UNDO_OVER = JobKind("undo_over")

ROLES = (Role.OUTGOING, Role.INCOMING, Role.MANAGER, Role.BACKUP)


def change_plan(
    handover: Handover,
    form: PlanForm,
    people: Mapping[str, Person],
    *,
    by: Person,
    today: date,
    now: datetime,
    shown: Mapping[str, str],
    moving: Moving = Moving.ALL,
    undoes: RoleChange | None = None,
) -> Decision:
    """Return the handover with this plan, and what follows. Nothing for a form that changes nothing.

    `moving` says what of the open things goes with a role that somebody else holds now; `undoes` is the change of people that is
    undone by this one, with all that it did.

    `people` are those of the form's people that Slack knows, by user id; `today` is the local day of `by`; `shown` are the marks
    (`form_merge.field_marks`) of what the form showed when it was opened: what somebody else has changed since is kept. Raises
    FieldProblems with every problem at once (what is unchanged is none), NotActive when the handover has ended.
    """
    if not handover.open:
        raise NotActive(handover.account, handover.status)
    form = replace(form, **kept_of_others(form, plan_of(handover), shown))
    form = _with_stand_in(handover, form)
    contacts = checked_contacts(handover, form, people, by, today)
    edited = as_entered(handover, form, contacts)
    if form.outgoing != handover.outgoing and form.outgoing in people:
        chosen = people[form.outgoing]
        edited = replace(edited, workdays=chosen.workdays, country=chosen.country, zone=chosen.zone)
    edited = with_chosen_days(handover, edited, form, plan_of(handover))
    if undoes is None:
        return _decided(handover, with_kept(handover, edited, moving, now), by.id, now)
    return _decided(handover, with_kept_as_before(edited, undoes), by.id, now, undoes)


def renewal_changed(handover: Handover, renewal: Renewal, *, by: str, now: datetime) -> Decision:
    """Return the handover with the renewal that its account has now: it was changed on the account's page."""
    return _decided(
        handover, replace(handover, renewal_date=renewal.day, out_of_contract=renewal.out_of_contract), by, now
    )


def contacts_changed(handover: Handover, contacts: tuple[Contact, ...], *, by: str, now: datetime) -> Decision:
    """Return the handover with these contacts: those of the other company of a merger were brought in, or chosen from."""
    return _decided(handover, replace(handover, contacts=contacts), by, now)


def outgoing_has_gone(
    handover: Handover, user: str, name: str, *, barred: Collection[str] = (), now: datetime
) -> Decision:
    """Return the handover going on without its outgoing CSM, whose account was deactivated: whoever stays is asked (P7).

    Whoever answers in the place of one who has left may have gone as well. `barred` are users who cannot take part either. Changes
    nothing when this user does not hand over, when nobody stays, or when the handover has ended.
    """
    if not handover.open or handover.outgoing != user:
        return unchanged(handover)
    there = {role: "" if holder in barred else holder for role in ROLES if (holder := getattr(handover, role)) != user}
    stays = stand_in(
        incoming=there.get(Role.INCOMING, ""),
        manager=there.get(Role.MANAGER, ""),
        backup=there.get(Role.BACKUP, ""),
    )
    if not stays:
        return unchanged(handover)
    edited = replace(
        handover,
        leaver=handover.leaver or name,
        outgoing=stays,
        manager="" if handover.manager == user else handover.manager,
        backup="" if handover.backup == user else handover.backup,
    )
    return _decided(handover, with_kept(handover, without_kept(edited, user), Moving.ALL, now), "", now)


def plan_changed(handover_id: str, first: int, count: int) -> Job:
    """Say in the channel what was changed: `count` changes from the number `first` on, counted from 0."""
    return Job(
        PLAN_CHANGED,
        f"plan_changed:{handover_id}:{first}",
        channel_lane(handover_id),
        handover_id,
        {"first": str(first), "count": str(count)},
    )


def farewell(handover_id: str, user: str, number: int) -> Job:
    """Thank somebody who takes no part any more, and say who does what was theirs. `number` is that of the change."""
    key = f"farewell:{handover_id}:{user}:{number}"
    return Job(FAREWELL, key, thread_lane(handover_id, user), handover_id, {"user": user, "number": str(number)})


def _undo_over(handover: Handover, number: int) -> Job:
    """Take the button off the note about a change of people, the first of which has this number, once it cannot be undone."""
    note, made = plan_changed(handover.id, number, len(handover.changes) - number), handover.changes[-1].at
    key = f"undo_over:{handover.id}:{number}"
    return replace(note, kind=UNDO_OVER, key=key, due=made + UNDO_FOR + timedelta(minutes=1))


def _with_stand_in(handover: Handover, form: PlanForm) -> PlanForm:
    """Return the form with whoever stays in the place of an outgoing CSM who has gone only now."""
    if not form.leaver.strip() or handover.leaver or form.outgoing != handover.outgoing:
        return form
    stays = stand_in(incoming=form.incoming, manager=form.manager, backup=form.backup, gone=handover.outgoing)
    return replace(form, outgoing=stays)


def _decided(before: Handover, edited: Handover, by: str, now: datetime, undoes: RoleChange | None = None) -> Decision:
    """Return the decision of a change: recorded, said, and with what follows from it."""
    made = changes_made(before, edited, by, now)
    if not made:
        return unchanged(before)
    for user in set(edited.participants) - set(before.participants):
        edited = without_decline(edited, user)
    edited = asked_anew(before, without_own_areas(edited), by=by, now=now)
    edited = with_areas_back(edited, undoes) if undoes is not None else edited
    number = len(before.changes)
    edited = with_renewal_step(replace(edited, changes=(*before.changes, *made)), utc_day(now))
    follow: list[Job] = [plan_changed(before.id, number, len(made))]
    if leaves(before, edited):
        edited = with_its_own(edited)
        follow.append(open_own_channel(edited.id, number))
    if edited.participants != before.participants or _roles(edited) != _roles(before):
        follow += _of_people(before, edited, number)
    if edited.incoming != before.incoming:
        follow += notices_of_decline(edited, before.incoming)
    follow += areas_shown(before, edited)
    edited = with_what_was_taken(_read_anew(before, edited), undoes or RoleChange(number))
    edited = recorded(before, edited, number)
    if edited.outgoing != before.outgoing and edited.active:
        edited, asked = put_to_new_holder(edited, Role.OUTGOING)
        follow += [*([known_list(edited)] if to_confirm(edited) else []), *asked]
    if (edited.incoming, edited.window) != (before.incoming, before.window):
        follow += interview_begins(edited)
    follow += [*_of_days(before, edited), *contact_due_since(before, edited, now)]
    if last_day(edited) != last_day(before):
        edited = read_again_if_moved(edited)
    if edited.introduction != before.introduction:
        follow += notices_of(edited, before.introduction)
    edited, told = tell_those_concerned(before, edited, number, by=by)
    follow += told
    left = tuple(home_tab(user) for user in before.participants if user not in edited.participants)
    return concluded(edited, *follow, *left)


def _read_anew(before: Handover, edited: Handover) -> Handover:
    """Return the handover with nothing accepted by another incoming CSM, and a letter that says something else to be read again."""
    if edited.incoming != before.incoming:
        edited = _unread(edited)
    csms = (edited.incoming, edited.outgoing, edited.leaver) != (before.incoming, before.outgoing, before.leaver)
    rules = (no_contacts_any_more, gives_former_reason, names_former_team)
    outdated = any(rule(edited, before) for rule in rules) or edited.back_on != before.back_on
    return to_be_read_again(edited) if csms or outdated or sender(edited) != sender(before) else edited


def _of_days(before: Handover, edited: Handover) -> list[Job]:
    """Return the look at the end of support where that has moved, and the e-mail shown or not as it is confidential now."""
    ends = [window_ends(edited)] if end_of_support(edited) != end_of_support(before) else []
    if (confidential_until(edited), edited.zone) == (confidential_until(before), before.zone):
        return ends
    return [*ends, *notices_of(edited, edited.introduction), *ready_once_told(edited)]


def _roles(handover: Handover) -> tuple[str, ...]:
    return tuple(getattr(handover, role) for role in ROLES)


def _of_people(before: Handover, edited: Handover, number: int) -> list[Job]:
    """Return the welcomes of who is new in a role, the thanks to who has gone, and the invitation into the channel.

    Nobody thanks a closed account.
    """
    new: dict[str, Role] = {}
    for role in ROLES:
        user = getattr(edited, role)
        if user and user != getattr(before, role):
            new.setdefault(user, role)
    found = [joined_welcome(edited.id, user, role, number) for user, role in new.items()]
    if edited.changes[-1].by:
        found.append(_undo_over(edited, number))
        found += [farewell(edited.id, user, number) for user in before.participants if user not in edited.participants]
    return [*found, invite(edited.id), bookmarks(edited.id)]


def _unread(handover: Handover) -> Handover:
    """Return the handover with nothing accepted and no sign-off: a new incoming CSM has read nothing yet (P83, P105).

    What somebody has accepted whose area it is, stays so, and what the new incoming CSM has, whose area it was.
    """
    readers = {handover.incoming, *(one.who for one in handover.areas)}
    answers = {
        item.key: replace(handover.answer(item.key), accepted_by="", accepted_at=None, was_accepted=None)
        for item in handover.playbook.items
        if needs_review(handover, item)
        and (accepted := acceptance_of(handover.answer(item.key))) is not None
        and accepted.by not in readers
    }
    key = handover.playbook.step_of_kind(StepKind.SIGN_OFF).key
    steps = {**handover.steps, key: replace(handover.step(key), done_by="", done_at=None)}
    return replace(
        handover, answers={**handover.answers, **answers}, steps=steps if key in handover.steps else handover.steps
    )

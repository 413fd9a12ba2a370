"""The form that opens a handover: its checks, and the new handover with its jobs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from handover.access import members_only
from handover.contacts import UnreadableLine, read_contacts
from handover.incoming_team import team_name, team_problems
from handover.interview import questions
from handover.interview.beginning import interview_begins
from handover.interview.progress import to_confirm
from handover.known import known_list
from handover.lifecycle import window_ends
from handover.model.assignment import assigned
from handover.model.customer_kinds import Tier
from handover.model.decision import Decision
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Contact, Handover, PlanDates, Reason, Window
from handover.model.known import Known
from handover.model.people import MONDAY_TO_FRIDAY, Barred, Person, Role
from handover.model.playbook import Playbook
from handover.opening.jobs import bookmarks, invite, open_channel, welcomes
from handover.opening.receiver import receiver_named
from handover.opening.window import window_problems
from handover.plan.confidentiality import with_proposed_confidentiality
from handover.renewal import with_renewal_step
from handover.roles import stand_in
from handover.stages import concluded
from handover.temporary_contact import contact_due
from handover.text.blank import is_blank
from handover.time.workdays import local_date

LONGEST_ACCOUNT = 120
_NO_WIDTH = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))
"""Signs between letters that show nothing and change nothing. Joiners are none of them: Persian and emoji need them."""
LONGEST_LEAVE = timedelta(days=3 * 366)
"""How long after the end of the handover somebody who is on leave may be back at the latest."""
LONGEST_OVERDUE = timedelta(days=366)
"""How long ago a renewal may have been due that is still open."""
MOST_CONTACTS = 100
PEOPLE_FIELDS = ("outgoing", "incoming", "manager", "backup")
REQUIRED_PEOPLE = frozenset({"outgoing", "incoming"})


@dataclass(frozen=True, kw_only=True)
class PlanForm:
    """What is entered about a handover at the start, and can be changed while it runs: user ids, local days, text as typed.

    `leaver` is the name of an outgoing CSM who has gone. `last_day` and the days after it are None for what is proposed,
    `back_on` where nobody knows when the outgoing CSM is back; it counts for a leave alone.
    """

    outgoing: str
    incoming: str
    reason: Reason
    start: date
    end: date
    last_day: date | None = None
    customer_told: date | None = None
    confidential_until: date | None = None
    end_of_support: date | None = None
    back_on: date | None = None
    manager: str = ""
    backup: str = ""
    leaver: str = ""
    contacts: str = ""
    renewal: date | None = None
    out_of_contract: date | None = None
    customer_reason: str = ""
    internal_note: str = ""
    incoming_team: str = ""


@dataclass(frozen=True, kw_only=True)
class OpeningForm(PlanForm):
    """The submitted form of a new handover. `outgoing` or `leaver` is given, the other may be empty.

    `tier` and `industry`, in words, are the account's from then on; None and empty where they were not chosen. `provider` or
    `department` is the name of who takes over besides the incoming CSM; both may be empty.
    """

    account: str
    playbook: str
    tier: Tier | None = None
    industry: str = ""
    provider: str = ""
    department: str = ""


def open_handover(
    form: OpeningForm,
    people: Mapping[str, Person],
    playbook: Playbook,
    *,
    workspace: str,
    handover_id: str,
    by: Person,
    now: datetime,
    known: Mapping[str, Known] | None = None,
) -> Decision:
    """Return the new handover and its jobs. `people` are those of the form's people that Slack knows, by user id.

    `known` is what the account knows already, by item.

    Raises FieldProblems, MembersOnly when `by` is a guest, outsider or app. The store raises OpenHandoverExists in the
    same transaction.

    The manager may be who takes over, but not who hands over: whoever is both keeps an eye on nobody. An outgoing CSM who has gone,
    given by name or as a deactivated account, is stood in for (P7, P111).
    """
    members_only(by)
    form = _with_stand_in(form, people, by)
    contacts = _checked(form, people, local_date(now, by.zone))
    handover = Handover(
        id=handover_id,
        workspace=workspace,
        account=_account(form),
        outgoing=form.outgoing,
        incoming=form.incoming,
        manager=form.manager,
        backup=form.backup,
        leaver=" ".join(form.leaver.split()),
        reason=form.reason,
        playbook=playbook,
        window=Window(form.start, form.end),
        opened_by=by.id,
        opened_at=now,
        customer_reason=form.customer_reason.strip(),
        internal_note=form.internal_note.strip(),
        back_on=form.back_on if form.reason is Reason.STAFF_LEAVE else None,
        renewal_date=form.renewal,
        out_of_contract=form.out_of_contract,
        contacts=contacts,
        incoming_team=team_name(form.incoming_team),
        receiver=receiver_named(form.reason, form.provider, form.department, form.incoming),
        workdays=people[form.outgoing].workdays,
        country=people[form.outgoing].country,
        zone=people[form.outgoing].zone,
        known=known or {},
        assignments=(assigned(form.incoming, by=by.id, now=now),),
    )
    handover = with_proposed_confidentiality(replace(handover, dates=PlanDates()))
    handover = with_renewal_step(handover, local_date(now, by.zone))
    listed = (known_list(handover),) if to_confirm(handover) else ()
    asked, first_question = questions.begin(handover, Role.OUTGOING)
    channel = (open_channel(asked.id), invite(asked.id))
    decision = concluded(asked, *channel, *welcomes(asked), *listed, *first_question)
    return Decision(
        decision.handover,
        (
            *decision.jobs,
            bookmarks(handover.id),
            window_ends(handover),
            *interview_begins(asked),
            *contact_due(asked, now),
        ),
    )


def _checked(form: OpeningForm, people: Mapping[str, Person], today: date) -> tuple[Contact, ...]:
    """Return the contacts of a valid form. Raises FieldProblems with every problem at once."""
    problems = _account_problems(form) | people_problems(form, people)
    workdays = people[form.outgoing].workdays if form.outgoing in people else MONDAY_TO_FRIDAY
    problems |= window_problems(form.start, form.end, today, workdays)
    contacts, unreadable, facts = contacts_meant(form.contacts)
    problems |= unreadable
    facts |= {"limit": str(LONGEST_ACCOUNT)}
    problems |= renewal_problems(form, today) | back_problems(form) | team_problems(form.incoming_team)
    if problems:
        raise FieldProblems(problems, facts)
    return contacts


def renewal_problems(form: PlanForm, today: date) -> dict[str, FieldProblem]:
    """Return the problems of the renewal by field: one due over a year ago is none any more, and without contract there is none."""
    if form.out_of_contract is not None:
        if form.renewal is not None:
            return {"out_of_contract": FieldProblem.RENEWS_OR_NOT}
        return {"out_of_contract": FieldProblem.STILL_TO_COME} if form.out_of_contract > today else {}
    long_ago = form.renewal is not None and form.renewal < today - LONGEST_OVERDUE
    return {"renewal": FieldProblem.RENEWAL_PAST} if long_ago else {}


def back_problems(form: PlanForm) -> dict[str, FieldProblem]:
    """Return the problem of the day on which somebody on leave is back, by field: it comes after the handover (P9)."""
    if form.reason is not Reason.STAFF_LEAVE or form.back_on is None:
        return {}
    if form.back_on <= form.end:
        return {"back_on": FieldProblem.BACK_BEFORE_END}
    return {"back_on": FieldProblem.BACK_TOO_LATE} if form.back_on - form.end > LONGEST_LEAVE else {}


def contacts_meant(text: str) -> tuple[tuple[Contact, ...], dict[str, FieldProblem], dict[str, str]]:
    """Return the contacts of a text; or none, the problem of the field `contacts`, and the facts for its words."""
    try:
        contacts = read_contacts(text)
    except UnreadableLine as unreadable:
        facts = {"number": str(unreadable.number), "line": unreadable.line}
        return (), {"contacts": FieldProblem.UNREADABLE_CONTACT}, facts
    return contacts, {"contacts": FieldProblem.TOO_MANY_CONTACTS} if len(contacts) > MOST_CONTACTS else {}, {}


def _account(form: OpeningForm) -> str:
    """Return the account's name on one line and without the signs of no width that pasting brings along."""
    return " ".join(form.account.translate(_NO_WIDTH).split())


def _account_problems(form: OpeningForm) -> dict[str, FieldProblem]:
    account = _account(form)
    if is_blank(account):
        return {"account": FieldProblem.MISSING}
    return {"account": FieldProblem.TOO_LONG} if len(account) > LONGEST_ACCOUNT else {}


def people_problems(form: PlanForm, people: Mapping[str, Person]) -> dict[str, FieldProblem]:
    """Return the problems of the people chosen, by field. `people` are those that Slack knows, by user id."""
    problems: dict[str, FieldProblem] = {}
    for field in PEOPLE_FIELDS:
        user = getattr(form, field)
        if user or field in REQUIRED_PEOPLE:
            person = people.get(user)
            if problem := _person_problem(form, person):
                problems[field] = problem
    if form.manager and form.manager == form.outgoing and not form.leaver:
        problems["outgoing"] = FieldProblem.MANAGER_HANDS_OVER
    if form.incoming and form.incoming == form.outgoing and not form.leaver:
        problems["incoming"] = FieldProblem.SAME_PERSON
    if form.backup and not form.leaver and form.backup in (form.outgoing, form.incoming):
        problems["backup"] = FieldProblem.BACKUP_TAKES_PART
    return problems


def _person_problem(form: PlanForm, person: Person | None) -> FieldProblem | None:
    """Return why this person cannot take part; a provider outside gets what is released to them, and nothing else (P15)."""
    if person is None:
        return FieldProblem.UNKNOWN_PERSON
    if person.barred == Barred.EXTERNAL and form.reason is Reason.PROVIDER_CHANGE:
        return FieldProblem.PROVIDER_OUTSIDE
    return FieldProblem(person.barred) if person.barred else None


def _with_stand_in(form: OpeningForm, people: Mapping[str, Person], by: Person) -> OpeningForm:
    """Return the form with whoever stays in the place of an outgoing CSM who has gone.

    That is somebody chosen as outgoing CSM beside the name; but not whoever fills in the form, whom it proposes there.
    """
    chosen = people.get(form.outgoing)
    if chosen is not None and chosen.deactivated:
        form = replace(form, leaver=form.leaver.strip() or chosen.name, outgoing="")
    if not form.leaver.strip():
        return form
    named = form.outgoing if form.outgoing != by.id else ""
    stays = stand_in(incoming=form.incoming, manager=form.manager, backup=form.backup)
    return replace(form, outgoing=named or stays)

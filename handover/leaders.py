"""Who leads: a workspace's CS leaders and admins, and whoever is the manager of an account. They choose who takes over (P28)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from handover.model.account import Account, AccountField
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind
from handover.model.people import Person
from handover.model.refusals import Refusal

LEADERS_LOOK = JobKind("leaders_look")
LOOK_AGAIN = timedelta(days=1)
"""How often it is looked who is in the user group, besides when Slack says that it has changed."""
MOST_LEADERS = 40
"""How many people can be chosen as CS leaders."""


@dataclass(frozen=True)
class Leaders:
    """The CS leaders of a workspace: user ids, and those in a user group of Slack's (its id, empty for none) as last looked at."""

    chosen: tuple[str, ...] = ()
    group: str = ""
    members: tuple[str, ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        """The user ids of all of them, each once."""
        return tuple(dict.fromkeys((*self.chosen, *self.members)))


NOBODY = Leaders()
"""What holds until an admin has chosen somebody."""


class NotYoursToChoose(Refusal):
    """Only admins of the workspace choose its CS leaders."""


@dataclass(frozen=True)
class LeadersForm:
    """The content of the form; `group` is None where it does not ask for one, and empty for none."""

    chosen: tuple[str, ...] = ()
    group: str | None = None


def leaders_form(leaders: Leaders) -> LeadersForm:
    """Return the form as it is filled in."""
    return LeadersForm(leaders.chosen, leaders.group)


def with_form(leaders: Leaders, form: LeadersForm) -> Leaders:
    """Return the leaders as the form says. Who is in another group than before is not known yet."""
    group = leaders.group if form.group is None else form.group
    return Leaders(form.chosen, group, leaders.members if group == leaders.group else ())


def group_look(at: datetime | None = None) -> Job:
    """Look who is in the user group of the CS leaders, now or once `at` (UTC); several wishes for now are combined."""
    key = f"leaders_look:{at:%Y-%m-%d}" if at else "leaders_look"
    return Job(LEADERS_LOOK, key, "leaders_look", "", {}, due=at, again=at is None, urgent=False)


@dataclass
class ForLeads(Refusal):
    """What was asked for is for those who lead: `chosen` are some of them (user ids, perhaps none), besides the admins."""

    chosen: tuple[str, ...]


def leads_everybody(leaders: Leaders, person: Person) -> bool:
    """Return whether the person leads all CSMs of the workspace: an admin, or a CS leader, who is a full member."""
    return not person.barred and (person.admin or person.id in leaders.people)


def leads_account(
    leaders: Leaders, person: Person, account: Account, running: Handover | None, named: Collection[str] = ()
) -> bool:
    """Return whether the person decides who takes over an account.

    Beside those who lead everybody that is its manager, or the manager of its open handover, if somebody else has made them that.
    `named` are the ids of accounts in a handover of which somebody else has named them manager.
    """
    if person.barred:
        return False
    return leads_everybody(leaders, person) or manages(person.id, account, named) or _manages_open(person.id, running)


def manages(user: str, account: Account, named: Collection[str]) -> bool:
    """Return whether this is the account's manager, and was made that by somebody else. `named`: see `leads_account`."""
    if account.manager != user:
        return False
    made = [change.by for change in account.changes if change.what is AccountField.MANAGER and change.after == user]
    return account.id in named or (bool(made) and made[-1] not in ("", user))


def people_led(
    user: str, accounts: Iterable[Account], handovers: Iterable[Handover], named: Collection[str]
) -> frozenset[str]:
    """Return the ids of the people whose manager somebody is: owners of accounts they manage, and both CSMs of open handovers."""
    owners = {one.owner for one in accounts if manages(user, one, named)}
    csms = {csm for one in handovers if _manages_open(user, one) for csm in (one.outgoing, one.incoming)}
    return frozenset((owners | csms) - {"", user})


def check_leaders(person: Person, chosen: Iterable[Person]) -> None:
    """Raise NotYoursToChoose unless this person chooses leaders; FieldProblems (`chosen`) when somebody chosen cannot be one."""
    if person.barred or not person.admin:
        raise NotYoursToChoose
    barred = [one.barred for one in chosen if one.barred]
    if barred:
        raise FieldProblems({"chosen": FieldProblem(barred[0])})


def _manages_open(user: str, handover: Handover | None) -> bool:
    return handover is not None and handover.open and handover.manager == user != handover.opened_by

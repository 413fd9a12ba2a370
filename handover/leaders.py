"""Who leads: a workspace's CS leaders and admins, and whoever is the manager of an account. They choose who takes over (P28)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from handover.model.account import Account, AccountField
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.refusals import Refusal

MOST_LEADERS = 40
"""How many people can be chosen as CS leaders."""


@dataclass(frozen=True)
class Leaders:
    """The CS leaders of a workspace. `chosen` are user ids."""

    chosen: tuple[str, ...] = ()


NOBODY = Leaders()
"""What holds until an admin has chosen somebody."""


class NotYoursToChoose(Refusal):
    """Only admins of the workspace choose its CS leaders."""


@dataclass
class ForLeads(Refusal):
    """What was asked for is for those who lead: `chosen` are some of them (user ids, perhaps none), besides the admins."""

    chosen: tuple[str, ...]


def leads_everybody(leaders: Leaders, person: Person) -> bool:
    """Return whether the person leads all CSMs of the workspace: an admin, or a CS leader, who is a full member."""
    return not person.barred and (person.admin or person.id in leaders.chosen)


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

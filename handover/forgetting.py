"""All that is known of a customer forgotten: who may have it done, when, and how it is made sure that it is meant."""

from dataclasses import dataclass

from handover.access import may_forget
from handover.accounts.names import folded
from handover.model.account import Account
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.refusals import Refusal

NAME = "name"
"""The field in which the account's name is typed."""


class OnlyOwnerForgets(Refusal):
    """Only the account's owner and workspace admins may have it forgotten."""


@dataclass
class UnderWay(Refusal):
    """The account has an open handover. `account` is its name."""

    account: str


def require_forgettable(account: Account, running: Handover | None, person: Person) -> None:
    """Raise OnlyOwnerForgets for whoever may not, and UnderWay while a handover of the account is open."""
    if not may_forget(account, person):
        raise OnlyOwnerForgets
    if running is not None:
        raise UnderWay(account.name)


def require_named(account: Account, typed: str) -> None:
    """Raise FieldProblems (`NAME`) unless one of the account's names was typed, however it is spelled."""
    if folded(typed) not in {folded(name) for name in account.names}:
        raise FieldProblems({NAME: FieldProblem.NOT_THE_NAME}, {"name": account.name})

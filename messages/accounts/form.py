"""The forms that change an account: what the customer is, whose it is, and its renewal with links and ids."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from handover.accounts.editing import LONGEST_LINE, LONGEST_NAME, AccountForm
from handover.form_merge import field_marks
from handover.incoming_team import LONGEST_TEAM
from handover.model.account import Account, AccountField
from messages.accounts.words import LABELS
from messages.customer_kinds import LIKELIHOODS, TIERS
from messages.kit import blocks
from messages.kit.ids import Form
from messages.kit.message import Block, View
from messages.kit.text import oneline, safe
from messages.kit.values import joined_marks, pack

TITLE = "Edit account"
NONE = "none"
"""Value of the choice of nothing: an option needs a value."""


@dataclass(frozen=True)
class ShownAccount:
    """What a form of an account carries: the account, the part it changes, and the marks of what it showed at first."""

    account: str
    part: str
    marks: str


def form(account: Account, part: str, filled: AccountForm) -> View:
    """Return the form of one part, as it is filled in now."""
    carried = ShownAccount(account.id, part, joined_marks(field_marks(filled)))
    words = f"*{safe(oneline(account.name), 150)}*\nWhat you change is kept with your name and the date."
    fields = [_FIELDS[AccountField(name)](AccountField(name), filled) for name in vars(filled)]
    return blocks.modal(
        Form.ACCOUNT_EDIT,
        TITLE,
        [blocks.section(words), *fields],
        submit="Save",
        close="Cancel",
        metadata=pack(carried),
    )


_HINTS: Mapping[AccountField, str] = {
    AccountField.OTHER_NAMES: "One per line. The account is found by each of them.",
    AccountField.OWNER: "The CSM whose account it is. Completing a handover changes it by itself.",
    AccountField.OWNER_TEAM: "The team in which the owner is the customer's first contact. Customers may read it.",
    AccountField.BACKUP: "A colleague who knows the account, and steps in.",
    AccountField.MANAGER: "The owner's manager. They see the account, too.",
    AccountField.LINKS: "One per line: what it is, and its address.",
    AccountField.CRM_IDS: "One per line: the system, a colon, and the id there.",
}
_PLACEHOLDERS: Mapping[AccountField, str] = {
    AccountField.WEBSITE: "https://acme.example",
    AccountField.SEGMENT: "Enterprise",
    AccountField.INDUSTRY: "Logistics",
    AccountField.REGION: "Northern Europe",
    AccountField.LANGUAGE: "English",
    AccountField.RENEWAL_AMOUNT: "90,000 EUR a year",
    AccountField.OWNER_TEAM: "the Digital Success team",
    AccountField.LINKS: "Success plan: https://docs.acme.example/plan",
    AccountField.CRM_IDS: "Salesforce: 0015g00000XyZ",
}


def _field(field: AccountField, element: blocks.Element) -> Block:
    optional = field is not AccountField.NAME
    return blocks.field(field, LABELS[field], element, hint=_HINTS.get(field, ""), optional=optional)


def _text(field: AccountField, filled: AccountForm, limit: int = LONGEST_LINE) -> Block:
    value: str = getattr(filled, field)
    return _field(field, blocks.text_field(field, value, placeholder=_PLACEHOLDERS.get(field, ""), limit=limit))


def _name(field: AccountField, filled: AccountForm) -> Block:
    return _text(field, filled, LONGEST_NAME)


def _team(field: AccountField, filled: AccountForm) -> Block:
    return _text(field, filled, LONGEST_TEAM)


def _lines(field: AccountField, filled: AccountForm) -> Block:
    value: str = getattr(filled, field)
    placeholder = _PLACEHOLDERS.get(field, "")
    return _field(field, blocks.text_field(field, value, multiline=True, placeholder=placeholder))


def _user(field: AccountField, filled: AccountForm) -> Block:
    return _field(field, blocks.user_picker(field, getattr(filled, field)))


def _day(field: AccountField, filled: AccountForm) -> Block:
    return _field(field, blocks.date_picker(field, getattr(filled, field)))


def _tier(field: AccountField, filled: AccountForm) -> Block:
    return _field(field, _menu(field, [(words, tier.value) for tier, words in TIERS.items()], filled))


def _likelihood(field: AccountField, filled: AccountForm) -> Block:
    return _field(field, _menu(field, [(words, one.value) for one, words in LIKELIHOODS.items()], filled))


def _menu(field: AccountField, choices: list[blocks.Choice], filled: AccountForm) -> blocks.Element:
    return blocks.menu(field, [*choices, ("Not said", NONE)], getattr(filled, field) or NONE)


_FIELDS: Mapping[AccountField, Callable[[AccountField, AccountForm], Block]] = {
    **dict.fromkeys(AccountField, _text),
    AccountField.NAME: _name,
    AccountField.OTHER_NAMES: _lines,
    AccountField.TIER: _tier,
    **dict.fromkeys(
        (
            AccountField.OWNER,
            AccountField.BACKUP,
            AccountField.MANAGER,
            AccountField.SALES,
            AccountField.SUPPORT,
            AccountField.SOLUTIONS,
        ),
        _user,
    ),
    AccountField.OWNER_SINCE: _day,
    AccountField.OWNER_TEAM: _team,
    AccountField.RENEWAL_DATE: _day,
    AccountField.OUT_OF_CONTRACT: _day,
    AccountField.LIKELIHOOD: _likelihood,
    AccountField.RENEWAL_RISKS: _lines,
    AccountField.LINKS: _lines,
    AccountField.CRM_IDS: _lines,
}

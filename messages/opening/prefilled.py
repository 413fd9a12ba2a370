"""What the start form is filled in with where the account is known: shown, and changed if need be, before it counts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from handover.model.account import Account
from handover.model.handover import Contact
from messages.customer_kinds import INDUSTRIES
from messages.kit.text import count, listed, oneline, safe
from messages.opening.form import FormContent

PER_LINE = ", "


def prefilled(filled: FormContent, account: Account, contacts: Sequence[Contact], today: date) -> FormContent:
    """Return the content with the account's own name, and with what is known in the fields that are empty.

    A renewal date that has passed by `today` is left out.
    """
    industries = {words: one.value for one, words in INDUSTRIES.items()}
    day = account.renewal.day
    taken = {filled.outgoing, filled.incoming, filled.manager}
    return replace(
        filled,
        account=account.name,
        tier=filled.tier or (account.tier or ""),
        industry=filled.industry or industries.get(account.industry, ""),
        manager=filled.manager or (account.manager if account.manager != filled.outgoing else ""),
        backup=filled.backup or (account.backup if account.backup not in taken else ""),
        renewal=filled.renewal or (day if day is not None and day >= today else None),
        contacts=filled.contacts or "\n".join(_line(one) for one in contacts),
    )


def prefilled_note(before: FormContent, filled: FormContent, account: Account, fresh: int) -> str:
    """Return what was filled in and how much is known, for the top of the form; empty where that is nothing."""
    names = ("its name", "tier", "industry", "manager", "backup", "renewal date", "contacts")
    fields = ("account", "tier", "industry", "manager", "backup", "renewal", "contacts")
    new = [name for name, field in zip(names, fields, strict=True) if getattr(before, field) != getattr(filled, field)]
    known = f"*{safe(oneline(account.name), 150)}* is known"
    said = [
        f"{known}: {count(fresh, 'answer')} from earlier {'is' if fresh == 1 else 'are'} fresh and not asked again."
    ]
    said = said if fresh else ([f"{known}."] if new else [])
    return " ".join([*said, *([f"Filled in from it: {listed(new)}. Change what isn't so."] if new else [])])


def _line(contact: Contact) -> str:
    parts = (contact.name, contact.email, contact.role)
    return PER_LINE.join(" ".join(part.replace(",", " ").split()) for part in parts if part)

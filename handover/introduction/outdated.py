"""A letter that was written of contacts, a reason or a team which have been changed since."""

from handover.accounts.names import folded
from handover.model.handover import Handover
from handover.text.email_address import addresses


def no_contacts_any_more(handover: Handover, before: Handover) -> bool:
    """Return whether the letter is addressed to somebody who was a contact `before` and is none now."""
    gone = _emails(before) - _emails(handover)
    return any(address.casefold() in gone for address in addresses(handover.introduction.to))


def gives_former_reason(handover: Handover, before: Handover) -> bool:
    """Return whether the letter says why the account changes hands in words that have been changed since."""
    was = folded(before.customer_reason)
    return bool(was) and was != folded(handover.customer_reason) and was in folded(handover.introduction.body)


def names_former_team(handover: Handover, before: Handover) -> bool:
    """Return whether the letter names the team that was to take over before."""
    was = folded(before.incoming_team)
    return bool(was) and was != folded(handover.incoming_team) and was in folded(handover.introduction.body)


def to_others(handover: Handover) -> tuple[str, ...]:
    """Return the addresses of the letter that are none of the contacts'."""
    known = _emails(handover)
    return tuple(one for one in addresses(handover.introduction.to) if one.casefold() not in known)


def _emails(handover: Handover) -> set[str]:
    return {contact.email.casefold() for contact in handover.contacts}

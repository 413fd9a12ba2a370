"""Whose e-mail address it is: whoever it is made from, or nobody alone."""

import re
from dataclasses import replace

from handover.model.records import Contact
from handover.records.labels import plain_words
from handover.records.name_words import is_given
from handover.text.names import is_shared_mailbox

_SHARED = re.compile(
    r"\b(?:shared (?:inbox|mailbox)|group (?:inbox|mailbox)|team (?:inbox|mailbox)|gruppenpostfach|sammelpostfach"
    r"|funktionspostfach|teampostfach|boîte (?:partagée|générique|commune)|buzón (?:compartido|genérico)|casella condivisa)\b",
    re.IGNORECASE,
)
_SHORTEST_PART = 2


def is_shared(text: str) -> bool:
    """Return whether the address in a text is said to be read by several: "Gruppenpostfach abrechnung@acme.example"."""
    return bool(_SHARED.search(text))


def with_own_name(contact: Contact, text: str) -> Contact:
    """Return the contact with the name of whoever the address is of, where that stands in the text and is another."""
    if not contact.email or address_is_of(contact.email, contact.name):
        return contact
    parts = [part for part in re.split(r"[._-]", contact.email.partition("@")[0]) if part]
    pattern = r"(?<![\w@.])" + r"\s+".join(re.escape(part) for part in parts) + r"(?![\w@.]*@)\b"
    found = re.search(pattern, text, re.IGNORECASE) if parts and len(parts[0]) > _SHORTEST_PART else None
    own = found is not None and found.group()[:1].isupper() and not is_shared_mailbox(contact.email)
    own = own and (len(parts) > 1 or not contact.name or is_given(parts[0].capitalize()))
    return replace(contact, name=found.group()) if found and own else contact


def address_is_of(address: str, name: str) -> bool:
    """Return whether an address is made from the words of a name."""
    local = plain_words(address.partition("@")[0]).replace(" ", "")
    return any(len(word) > _SHORTEST_PART and word in local for word in plain_words(name).split())

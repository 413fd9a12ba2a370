"""Parsing of customer contacts: one per line, "Name, e-mail, role" (P50, P51)."""

import re
from dataclasses import dataclass

from handover.model.handover import Contact
from handover.text.email_address import email_addresses_meant, is_email_address

BETWEEN = re.compile(r"[,;\t]|\s[–—-]\s")


@dataclass
class UnreadableLine(ValueError):
    """A line without a name or without exactly one e-mail address. `number` counts from 1, empty lines included."""

    number: int
    line: str


def read_contacts(text: str) -> tuple[Contact, ...]:
    """Return the contacts of a text, the first of each address. Raises UnreadableLine.

    Separators are commas, semicolons, tabs and spaced dashes; "Name <e-mail>, role" is read too.
    """
    found: dict[str, Contact] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            contact = _read(line, number)
            found.setdefault(contact.email.casefold(), contact)
    return tuple(found.values())


def _read(line: str, number: int) -> Contact:
    line = line.replace("mailto:", "")
    addresses = email_addresses_meant(line)
    if len(addresses) != 1 or not is_email_address(addresses[0]):
        raise UnreadableLine(number, line.strip())
    before, _, after = line.partition(addresses[0])
    name, *rest = _words(before)
    role = ", ".join(part for part in [*rest, *_words(after)] if part)
    if not name:
        raise UnreadableLine(number, line.strip())
    return Contact(name, addresses[0], role)


def _words(text: str) -> list[str]:
    """Return the parts of the text without brackets and quotes."""
    return [part.strip(" <>()\"'") for part in BETWEEN.split(text)]

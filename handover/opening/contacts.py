"""Parsing of customer contacts: one per line, "Name, e-mail, role" (P50, P51).

The name may be missing, may be written "Family, Given", and may come as mail programs write it.
"""

import re
import unicodedata
from dataclasses import dataclass

from handover.model.handover import Contact
from handover.text.email_address import email_addresses_meant, is_email_address
from handover.text.names import full_name, tidy_name
from handover.text.undisguised import without_invisible

BETWEEN = re.compile(r"[,;\t]|\s[–—-]\s")


@dataclass
class UnreadableLine(ValueError):
    """A line without exactly one valid e-mail address. `number` counts from 1, empty lines included."""

    number: int
    line: str


def read_contacts(text: str) -> tuple[Contact, ...]:
    """Return the contacts of a text, the first of each address. Raises UnreadableLine.

    Separators are commas, semicolons, tabs and spaced dashes; "Name <e-mail>, role" and "Family, Given <e-mail>" are read
    too. Invisible signs go. A contact without a name has an empty one.
    """
    found: dict[str, Contact] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            contact = _read(line, number)
            found.setdefault(contact.email.casefold(), contact)
    return tuple(found.values())


def _read(line: str, number: int) -> Contact:
    line = without_invisible(unicodedata.normalize("NFC", line)).replace("mailto:", "").replace("＠", "@")
    addresses = email_addresses_meant(line)
    if len(addresses) != 1 or not is_email_address(addresses[0]):
        raise UnreadableLine(number, line.strip())
    before, _, after = line.partition(addresses[0])
    named = _words(before)
    name, rest = _name_of(named, addresses[0]) if any(named) else ("", [])
    role = ", ".join(part for part in [*rest, *_words(after)] if part)
    return Contact(full_name(name) or tidy_name(name), addresses[0], role)


def _name_of(parts: list[str], address: str) -> tuple[str, list[str]]:
    """Return the name among the parts before the address, and the others: "Nowak, Marta" is one name."""
    first, *rest = parts
    if rest and rest[0] and _is_given_name_of(first, rest[0], address):
        return f"{first}, {rest[0]}", rest[1:]
    return first, rest


def _is_given_name_of(family: str, other: str, address: str) -> bool:
    """Return whether the second part is the given name to the family name before it, as the address shows."""
    if len(family.split()) > 2 or len(other.split()) > 2:
        return False
    local = _letters(address.partition("@")[0])
    given, last = _letters(other), _letters(family)
    return bool(given and last) and (given in local or (local.startswith(given[0]) and last in local))


def _letters(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if sign.isalpha())


def _words(text: str) -> list[str]:
    """Return the parts of the text without brackets and quotes."""
    return [part.strip(" <>()\"'“”„") for part in BETWEEN.split(text)]

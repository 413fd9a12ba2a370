"""Parsing of customer contacts: one per line, "Name, e-mail, role" (P50, P51), or a list as mail programs copy it.

The name may be missing, may be written "Family, Given", and may stand behind the address.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from handover.model.handover import Contact
from handover.text.email_address import email_addresses_meant, is_email_address
from handover.text.names import full_name, is_function, is_particle, is_team, tidy_name, without_titles
from handover.text.undisguised import plain_width, without_invisible

BETWEEN = re.compile(r"[,;\t|]|\s[–—→»~=/·•-]+\s")
_LIST_SIGN = re.compile(r"^\s*(?:[-–—*•◦▪·]|\d{1,2}[.)])\s+")
_HEADING = re.compile(r"^\s*(?:to|cc|bcc|an|kopie|para|contacts?|kontakt|contacto|contato)\s*:\s*", re.IGNORECASE)
_LINKED = re.compile(r"\[([^\[\]]+)\]\(([^()\s@]+@[^()\s@]+)\)|<([^\s<>@|]+@[^\s<>|]+)\|([^<>]*)>")
"""An address as Markdown and as Slack link it, under itself or under a name."""
_COLON_BEHIND = re.compile(r"(?<=@)(\S+):(?=\s)")
_IN_SQUARE_BRACKETS = re.compile(r"\[([^\[\]\s@]+@[^\[\]\s@]+)\]")
_REPEATED = re.compile(r"[\"'“”]?([^\s@,;<>()\"'“”]+@[^\s@,;<>()\"'“”]+)[\"'“”]?\s*<\1>", re.IGNORECASE)
"""An address in the place of its own name, as mail programs show somebody who is not in the address book."""
_WITH_NAME = re.compile(r"[^<>@]*<[^\s<>@]+@[^\s<>@]+>")
_AFTER_LISTED = re.compile(r"\s*(?:(?:[;,&|/+]|(?:and|und|et|y|e)\b)\s*)*(?:$|(?=\S))")
_BETWEEN_ADDRESSES = re.compile(r"(?:[,;&|/\s]|(?<=\s)(?:and|und|et|y|e)(?=\s))+")
_ALTERNATING = re.compile(r"\s*[^\s,;@<>][^,;@<>]*[,;\s]\s*[^\s<>,;@]+@[^\s<>,;@]+\s*(?:[;,]|$)")
"""A name and an address, once more in a line that is a list of nothing else."""
_LABEL = re.compile(r"^\s*([^:@<>\"]{1,40}):\s+(?=\S)")
_OF_ADDRESSES = re.compile(r"(?:e-?mails?|mail|address|adresse|correo|courriel)", re.IGNORECASE)
_NOBODY = frozenset(["n/a", "na", "none", "tbd", "tba", "tbc", "unknown", "unbekannt"])
"""What stands in the place of a name that is not known."""
_DIRECTLY = re.compile(r"\s*[\"'>)]?\s*(?:[(\"“]|\b)")
_QUOTED = re.compile(r"\s*[\"'“][^\"“”]*[\"'”]\s*<?\s*")


@dataclass
class UnreadableLine(ValueError):
    """A line without a valid e-mail address, or with several of which nobody can say whose they are. `number` counts from 1,
    empty lines included."""

    number: int
    line: str


def read_contacts(text: str) -> tuple[Contact, ...]:
    """Return the contacts of a text, the first of each address. Raises UnreadableLine.

    Separators are commas, semicolons, tabs and spaced dashes; "Name <e-mail>, role" and "Family, Given <e-mail>" are read
    too, and several of those in one line. Signs of lists and invisible signs go. A contact without a name has an empty one.
    """
    found: dict[str, Contact] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or (number == 1 and _is_heading(line)):
            continue
        for one in _listed(_plain(line)):
            contact = _read(one, number)
            found.setdefault(contact.email.casefold(), contact)
    return tuple(found.values())


def _plain(line: str) -> str:
    plain = without_invisible(unicodedata.normalize("NFC", plain_width(line))).replace("mailto:", "")
    plain = _LINKED.sub(_unlinked, _HEADING.sub("", _LIST_SIGN.sub("", plain)))
    plain = _COLON_BEHIND.sub(r"\1", _IN_SQUARE_BRACKETS.sub(r"<\1>", plain))
    return _REPEATED.sub(r"<\1>", plain)


def _unlinked(found: re.Match[str]) -> str:
    label, address = found[1] or found[4], found[2] or found[3]
    return f"<{address}>" if "@" in label else f"{label} <{address}>"


def _is_heading(line: str) -> bool:
    """Return whether this is the first row of a table: "Name, E-mail, Role"."""
    parts = [part.strip(" *|") for part in BETWEEN.split(line)]
    return "@" not in line and len(parts) > 1 and any(_OF_ADDRESSES.fullmatch(part) for part in parts)


def _listed(line: str) -> list[str]:
    """Return the contacts that stand in one line, each by itself; the line as it is where it is no list of them."""
    if len(email_addresses_meant(line)) < 2:
        return [line]
    for parts in (_with_names(line), line.split(";"), _alternating(line), _BETWEEN_ADDRESSES.split(line)):
        kept = [part.strip() for part in parts if part.strip()]
        if kept and all(len(email_addresses_meant(part)) == 1 for part in kept):
            return kept
    return [line]


def _with_names(line: str) -> Iterator[str]:
    """Yield each "Name <e-mail>" of a line that is a list of nothing else, and the line itself where it is none."""
    at = 0
    while (found := _WITH_NAME.match(line, at)) and (gap := _AFTER_LISTED.match(line, found.end())):
        yield found.group()
        at = gap.end()
    if at < len(line):
        yield line


def _alternating(line: str) -> Iterator[str]:
    """Yield each "name, e-mail" of a line that is a list of nothing else, and the line itself where it is none."""
    at = 0
    while found := _ALTERNATING.match(line, at):
        yield found.group().strip(" ,;")
        at = found.end()
    if at < len(line):
        yield line


def _read(line: str, number: int) -> Contact:
    addresses = email_addresses_meant(line)
    if len(addresses) != 1 or not is_email_address(addresses[0]):
        raise UnreadableLine(number, line.strip())
    before, _, after = line.partition(addresses[0])
    label, before = _without_labels(before)
    named, following = _words(before), [part for part in _words(after) if part]
    if any(named):
        name, rest = _name_of(before, named, addresses[0])
    elif (
        following
        and _names_somebody(following[0])
        and (_DIRECTLY.match(after) or _is_in_address(following[0], addresses[0]))
    ):
        name, rest, following = following[0], [], following[1:]
    else:
        name, rest = "", []
    role = ", ".join(part for part in [label, *rest, *following] if any(sign.isalnum() for sign in part))
    name = "" if name.casefold() in _NOBODY else name
    return Contact(full_name(name) or tidy_name(name), addresses[0], role)


def _without_labels(before: str) -> tuple[str, str]:
    """Return what the labels before an address say of the person, and the rest: "Sponsor: Jo Park, e-mail: jo@…"."""
    parts = BETWEEN.split(before)
    if len(parts) > 1 and _OF_ADDRESSES.fullmatch(parts[-1].strip(" :")):
        before = before[: before.rindex(parts[-1])]
    label = _LABEL.match(before)
    if label is None:
        return "", "" if _OF_ADDRESSES.fullmatch(before.strip(" :")) else before
    said = label[1].strip()
    return said if is_function(said) or is_team(said) else "", before[label.end() :]


def _names_somebody(text: str) -> bool:
    return 0 < len(text.split()) <= _MOST_WORDS and not is_function(text) and not is_team(text)


def _is_in_address(name: str, address: str) -> bool:
    """Return whether a word of the name stands in the address."""
    local = _letters(address.partition("@")[0])
    return any(len(part) > 2 and part in local for part in map(_letters, name.split()))


def _name_of(before: str, parts: list[str], address: str) -> tuple[str, list[str]]:
    """Return the name among the parts before the address, and the others: "Nowak, Marta" is one name."""
    first, *rest = parts
    if rest and rest[0]:
        quoted = bool(_QUOTED.fullmatch(before)) and not is_function(rest[0])
        if quoted or _is_given_name_of(first, rest[0], address) or _is_mailbox_name(before, first, rest, address):
            return f"{first}, {rest[0]}", rest[1:]
        if (is_function(first) or is_team(first)) and len(rest[0].split()) > 1 and _names_somebody(rest[0]):
            return rest[0], [first, *rest[1:]]
    return first, rest


def _is_given_name_of(family: str, other: str, address: str) -> bool:
    """Return whether the second part is the given name to the family name before it, as the address shows."""
    if len(family.split()) > _MOST_WORDS or len(other.split()) > 2 or is_function(other):
        return False
    local = _letters(address.partition("@")[0])
    given, last = _letters(other), _letters(family)
    return bool(given and last) and (given in local or (local.startswith(given[0]) and last in local))


def _is_mailbox_name(before: str, family: str, rest: list[str], address: str) -> bool:
    """Return whether "Family, Given <e-mail>" stands there as mail programs write it, and the address does not say otherwise.

    "Anna, Acme <anna@…>" is somebody with her company.
    """
    words, local = without_titles(family).split(), _letters(address.partition("@")[0])
    one_name = len(words) == 1 or any(is_particle(word) for word in words)
    said = [part for part in (_letters(word) for word in words) if len(part) > 1]
    return (
        before.rstrip().endswith("<")
        and len(rest) == 1
        and one_name
        and len(words) <= _MOST_WORDS
        and 0 < len(_bare(rest[0]).split()) <= 2
        and not is_function(rest[0])
        and not is_team(rest[0])
        and not any(part in local for part in said)
    )


_MOST_WORDS = 5


def _bare(text: str) -> str:
    return re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", text)


def _letters(text: str) -> str:
    parts = unicodedata.normalize("NFKD", _bare(text).casefold())
    return "".join(sign for sign in parts if sign.isalpha())


def _words(text: str) -> list[str]:
    """Return the parts of the text without the brackets and quotes around them."""
    parts = [_inside(part.strip(" <>=\"'“”„")) for part in BETWEEN.split(text)]
    return parts[next((place for place, part in enumerate(parts) if part), len(parts)) :]


def _inside(part: str) -> str:
    if part.count(":") == 1:
        part = part.strip(" :")
    if part.startswith("(") or part.count("(") != part.count(")"):
        part = part.strip(" ()\"'“”„")
    return part

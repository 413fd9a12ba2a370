"""E-mail addresses: validation, finding them in what people type, and the form in which they are sent."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from handover.text.undisguised import without_invisible

_MEANT = re.compile(r"[^\s@,;<>()\"|]+(?:@[^\s@,;<>()\"|]+)+")
_IN_BRACKETS = re.compile(r"[<(]\s*(?:mailto:)?([^<>()\s@|]+@[^<>()\s|]+)(?:\|[^<>]*)?[>)]")
"""The address of a recipient with a name, as mail programs write it: `Nowak, Marta <marta@acme.example>`."""


def addresses(to: str) -> tuple[str, ...]:
    """Return the recipients in a To line, each once, without names and invisible signs.

    Separators are commas, semicolons, line breaks, and spaces between addresses alone. What is between them and is no
    address is returned as it is.
    """
    # In their compatible form, full-width letters and signs, as Asian keyboards type them, are the plain ones.
    plain = without_invisible(unicodedata.normalize("NFKC", to))
    return tuple(dict.fromkeys(one for line in re.split(r"[;\n]", plain) for one in _in_line(line)))


def _in_line(line: str) -> Iterator[str]:
    """Yield the recipients of a line; what has no @ before an address in angle brackets is its name."""
    end = 0
    for found in _IN_BRACKETS.finditer(line):
        before = _parts(line[end : found.start()])
        yield from (part for part in before if "@" in part and part.strip("\"'") != found[1])
        yield found[1]
        end = found.end()
    yield from _parts(line[end:])


def _parts(text: str) -> list[str]:
    parts = (one for part in re.split(r"[,、]", text) for one in _apart(part.strip()))
    return [part for one in parts if (part := one.removeprefix("mailto:").rstrip("."))]


def _apart(part: str) -> list[str]:
    """Return the addresses between which nothing but spaces stands, else the part as it is."""
    words = part.split()
    return words if all(0 < word.find("@") < len(word) - 1 for word in words) else [part]


def is_email_address(text: str) -> bool:
    """Return whether the text is one e-mail address and nothing else: RFC 5321 syntax, internationalized ones included.

    Whether mail can be delivered to it is not looked up, and special-use domains (`.test`, `.local`) are allowed. A
    quoted local part, a display name, and a domain that is an IP address or has no dot are not.
    """
    return _checker()(text) is not None


def as_sent(address: str) -> str:
    """Return a valid address as it goes into a message: with an ASCII domain, unless its local part is not ASCII (RFC 6531)."""
    return _checker()(address) or address


def lookalike(address: str) -> str:
    """Return the first letter of another alphabet in a part of an address that is otherwise Latin, empty for none."""
    for part in re.split(r"[@.]", address):
        letters = [sign for sign in part if sign.isalpha()]
        foreign = [sign for sign in letters if unicodedata.name(sign, "").startswith(("CYRILLIC", "GREEK", "ARMENIAN"))]
        if foreign and len(foreign) < len(letters):
            return foreign[0]
    return ""


def email_addresses_meant(line: str) -> tuple[str, ...]:
    """Return the words of a line with an @ inside, valid or not, without brackets, quotes, separators and what ends a sentence."""
    return tuple(found.rstrip(".!?:").strip("`*") for found in _MEANT.findall(line))


@cache
def _checker() -> Callable[[str], str | None]:
    """Return the function that checks an address and returns it as it is sent, None when it is not valid.

    Its library takes 50 ms to import; `bot.startup` has it imported before requests are handled.
    """
    import email_validator

    # The library's documented way to allow special-use domains.
    email_validator.SPECIAL_USE_DOMAIN_NAMES.clear()

    def check(text: str) -> str | None:
        try:
            found = email_validator.validate_email(text, check_deliverability=False, strict=True)
        except email_validator.EmailNotValidError:
            return None
        return found.ascii_email or found.normalized

    return check

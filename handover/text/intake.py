"""Where text that people type enters: normalised, bounded and checked for secrets, whichever way it came."""

import unicodedata
from collections.abc import Mapping
from typing import NewType

from handover.model.refusals import FieldProblem, FieldProblems, SecretPasted
from handover.text.length import beginning
from handover.text.markup import plain_text
from handover.text.secrets import holds_secret

EnteredText = NewType("EnteredText", str)
"""Text that has come in by one of the functions below."""
LONGEST = 40_000
"""UTF-16 code units kept of one text: as long as Slack lets a message be."""


def from_message(text: str, names: Mapping[str, str]) -> EnteredText:
    """Return the text of a Slack message as its writer saw it, ready to be stored. Raises SecretPasted (P68).

    `names` are the names of the people mentioned, by user id.
    """
    plain = plain_text(text, names)
    if holds_secret(plain):
        raise SecretPasted
    return normalised(plain)


def from_field(field: str, text: str) -> EnteredText:
    """Return what stands in a form's field as it may be stored. Raises FieldProblems for the field: `secret` (P68)."""
    if holds_secret(text):
        raise FieldProblems({field: FieldProblem.SECRET})
    return normalised(text)


def required(field: str, text: str) -> str:
    """Return the stripped text of a field that must be filled in. Raises FieldProblems for it: `missing` or `secret` (P68)."""
    text = text.strip()
    if not text:
        raise FieldProblems({field: FieldProblem.MISSING})
    if holds_secret(text):
        raise FieldProblems({field: FieldProblem.SECRET})
    return text


def normalised(text: str) -> EnteredText:
    """Return the text in Unicode's composed form, with line feeds only, without control characters, and not too long.

    For text whose secrets are looked for elsewhere: the checklist names the problem of each item by itself.
    """
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(letter for letter in plain if letter in "\n\t" or unicodedata.category(letter) != "Cc")
    return EnteredText(beginning(kept, LONGEST))

"""Where text that people type enters: normalised, bounded and checked for secrets, whichever way it came."""

import hashlib
import re
import unicodedata
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import NewType

from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.refusals import Refusal
from handover.text.length import beginning, length
from handover.text.markup import plain_text
from handover.text.secrets import holds_private_key, holds_secret

EnteredText = NewType("EnteredText", str)
"""Text that has come in by one of the functions below."""
NO_LETTERS = frozenset({"Cc", "Cs"})
"""Categories of signs that are not kept: control characters, and halves of a letter that somebody cut in two."""
_LINE_BREAK = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
"""Every sign that begins a new line: spreadsheets and word processors have their own."""
LONGEST = 40_000
"""UTF-16 code units kept of one text: as long as Slack lets a message be."""
GOES_ON = "\n…"
"""Ends a text of which the beginning alone is kept."""


@dataclass
class SecretPasted(Refusal):
    """The text seems to hold a password or key, which is never stored (P68).

    `private_key`: it does so beyond doubt, and nobody can say it is none.
    """

    private_key: bool = False


def from_message(
    text: str, names: Mapping[str, str], beside: Iterable[str] = (), *, before: str = "", cleared: bool = False
) -> EnteredText:
    """Return the text of a Slack message as its writer saw it, ready to be stored. Raises SecretPasted (P68).

    `names` are the names of the people mentioned, by user id. `beside` is what comes with the message and is kept as well:
    titles and addresses of its files. `before` is the line that its writer sent just before it ("Password:"). `cleared`: its
    writer has said of this very message that nothing in it is a secret.
    """
    plain = plain_text(text, names)
    continued = f"{before}\n{plain}" if before and not holds_secret(before) else ""
    found = next((one for one in map(secret_problem, (plain, *beside, continued)) if one is not None), None)
    if found is FieldProblem.PRIVATE_KEY or (found is not None and not cleared):
        raise SecretPasted(private_key=found is FieldProblem.PRIVATE_KEY)
    return normalised(plain)


def from_field(field: str, text: str, cleared: Container[str] = ()) -> EnteredText:
    """Return what stands in a form's field as it may be stored. Raises FieldProblems for the field: a secret (P68).

    `cleared` are the marks of texts of which whoever sent the form has said that they are no secret.
    """
    problem = secret_problem(text, cleared)
    if problem is not None:
        raise FieldProblems({field: problem})
    return normalised(text)


def secret_problem(text: str, cleared: Container[str] = ()) -> FieldProblem | None:
    """Return the problem of a text that holds a secret; None for one that does not, or whose mark is in `cleared`.

    A private key is one beyond doubt: nobody can clear it.
    """
    if not text or not holds_secret(text):
        return None
    if holds_private_key(text):
        return FieldProblem.PRIVATE_KEY
    return None if mark_of(text) in cleared else FieldProblem.SECRET


def mark_of(text: str) -> str:
    """Return what names this very text, so that "This is no secret" holds for no other. It is kept in Slack's form alone."""
    return hashlib.sha256(text.strip().encode("utf-8", "surrogatepass")).hexdigest()[:32]


def required(field: str, text: str) -> str:
    """Return the stripped text of a field that must be filled in. Raises FieldProblems for it: `missing`."""
    text = text.strip()
    if not text:
        raise FieldProblems({field: FieldProblem.MISSING})
    return text


_TURNED_ROUND = dict.fromkeys(map(ord, "\u202d\u202e"))
"""Overrides of the direction of writing. Marks and isolates, which Arabic and Hebrew need, stay."""


def normalised(text: str) -> EnteredText:
    """Return the text in composed form, with line feeds only; of one that is too long the beginning, marked as one.

    Without control characters, halves of letters, and signs by which something else is read than is written.
    """
    plain = unicodedata.normalize("NFC", _LINE_BREAK.sub("\n", text))
    shown = plain.translate(_TURNED_ROUND)
    kept = "".join(letter for letter in shown if letter in "\n\t" or unicodedata.category(letter) not in NO_LETTERS)
    if length(kept) <= LONGEST:
        return EnteredText(kept)
    return EnteredText(beginning(kept, LONGEST - length(GOES_ON)) + GOES_ON)

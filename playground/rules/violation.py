"""One broken rule, and how Slack words the answer to a call that breaks it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Violation:
    """A position in a decoded JSON body that Slack would refuse.

    `pointer` is a JSON pointer (RFC 6901) from the root of what was judged, `message` says what is wrong in
    Slack's manner, `rule` names the limit ("section.text 1–3000 characters"), `code` is the `error` of the answer.
    """

    pointer: str
    message: str
    rule: str
    code: str = "invalid_blocks"

    def under(self, prefix: str) -> Violation:
        """Return the same violation with its pointer below `prefix` (such as `/view`)."""
        return replace(self, pointer=prefix + self.pointer)

    def __str__(self) -> str:
        return f"[ERROR] {self.message} [json-pointer:{self.pointer}]"


def answer(violations: Sequence[Violation]) -> dict[str, object]:
    """Return the body Slack answers with: `error` from the first violation, every violation in `response_metadata`.

    Slack adds `response_metadata.messages` to invalid_blocks, invalid_arguments and their like; the other codes
    (no_text, msg_too_long, …) come bare. Raises ValueError when there is no violation to answer with.
    """
    if not violations:
        raise ValueError("there is no violation to answer with")
    body: dict[str, object] = {"ok": False, "error": violations[0].code}
    pointed = [str(violation) for violation in violations if violation.pointer]
    if pointed:
        body["response_metadata"] = {"messages": pointed}
    return body


def at(pointer: str, *keys: str | int) -> str:
    """Return `pointer` extended by `keys`, escaped as RFC 6901 asks."""
    for key in keys:
        # Nearly all need no escape, and one is made for every member of everything judged.
        plain = isinstance(key, int) or ("/" not in key and "~" not in key)
        pointer = f"{pointer}/{key if plain else escaped(str(key))}"
    return pointer


def escaped(key: str) -> str:
    """Return `key` as RFC 6901 writes it in a pointer."""
    return key.replace("~", "~0").replace("/", "~1")


def under(prefix: str, violations: Iterable[Violation]) -> list[Violation]:
    """Return all `violations` moved below `prefix`."""
    return [violation.under(prefix) for violation in violations]

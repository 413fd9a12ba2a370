"""What the internal document for another department says and leaves out (P11, P12, P14).

Only what is named here is in it: what is known of the customer. Why the account changes hands, notes for the participants, and
reasons that people gave are not. Of what is known, a line is left out that tells of somebody's private life or of why (the words of
`private_words`), that repeats such a reason, or that looks like a password. Colleagues may read all else, figures and moods too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from handover.introduction.leaks import Comparison
from handover.model.handover import Handover, Reason
from handover.model.memoize import memoized
from handover.model.playbook import Item
from handover.text.private_words import private_word
from handover.text.secrets import holds_secret

FIRST = ("goals", "documents", "opportunities", "renewal", "promises")
"""The items that stand on top after a project: outcomes, where its documents are, and what is still to be won or kept (P11)."""


class Why(StrEnum):
    """Why a line is left out."""

    PARTICIPANTS = "participants"
    REPEATS = "repeats"
    SECRET = "secret"  # noqa: S105 (the name of a reason)


@dataclass(frozen=True)
class LeftOut:
    """A line that is left out, the title it stands below, why, and the word it is left out for."""

    title: str
    line: str
    why: Why
    word: str = ""


@dataclass(frozen=True)
class Part:
    """A title and the lines below it, in plain text."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Contents:
    """What the document says, in its order, and what it leaves out."""

    parts: tuple[Part, ...]
    left_out: tuple[LeftOut, ...]


@memoized
def contents(handover: Handover) -> Contents:
    """Return what the document says of the handover as it is now, and what it leaves out. To compare it all may take long."""
    kept = reasons_given(handover)
    parts, left_out = list[Part](), list[LeftOut]()
    for title, lines in _told(handover):
        said = list[str]()
        for line in filter(str.strip, lines):
            held = _held(title, line, kept)
            if held is None:
                said.append(line)
            else:
                left_out.append(held)
        if said:
            parts.append(Part(title, tuple(said)))
    return Contents(tuple(parts), tuple(left_out))


def reasons_given(handover: Handover) -> tuple[str, ...]:
    """Return the notes and reasons of the handover that only its participants may know."""
    given = [handover.internal_note, handover.pause_reason, handover.closing_note]
    given += [one.why for one in handover.overrides]
    given += [one.why for one in handover.declines]
    given += [one.why for one in handover.reopenings]
    return tuple(text for text in given if text.strip())


def _told(handover: Handover) -> Iterator[tuple[str, list[str]]]:
    """Yield titles with what is known below them: of a finished project what counts first, then the rest as it was asked."""
    items = list(handover.playbook.items)
    if handover.reason is Reason.PROJECT_COMPLETION:
        items.sort(key=lambda item: FIRST.index(item.key) if item.key in FIRST else len(FIRST))
    yield from ((item.title, _of_item(handover, item)) for item in items)
    yield "Contacts", [", ".join(filter(None, (one.name, one.email, one.role))) for one in handover.contacts]
    for letter in handover.sent_letters:
        yield "What the customer was told", [letter.subject, *letter.body.splitlines()]


def _of_item(handover: Handover, item: Item) -> list[str]:
    answer, known = handover.answer(item.key), handover.unconfirmed(item.key)
    text = answer.text or (known.text if known is not None else "")
    lines = text.splitlines()
    lines += [f"{one.title} {one.link}".strip() for one in answer.evidence]
    for question in handover.questions:
        if question.item == item.key and question.reply:
            lines += [f"Asked: {one}" for one in question.text.splitlines()]
            lines += [f"Replied: {one}" for one in question.reply.splitlines()]
    return lines


def _held(title: str, line: str, kept: tuple[str, ...]) -> LeftOut | None:
    if holds_secret(line):
        return LeftOut(title, line, Why.SECRET)
    if word := private_word(line):
        return LeftOut(title, line, Why.PARTICIPANTS, word)
    comparison = Comparison((), line) if kept else None
    if comparison and any(leak for text in kept for leak in comparison.repeated(text)):
        return LeftOut(title, line, Why.REPEATS)
    return None

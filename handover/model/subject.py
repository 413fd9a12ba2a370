"""What a to-do, a snooze or a block is about, within its handover."""

from enum import StrEnum
from typing import Self


class SubjectKind(StrEnum):
    """What kind of thing a subject names. Values are stored and sent; those in `KEYED` are followed by a key."""

    ANSWER = "answer"
    REVIEW = "review"
    QUESTION = "question"
    STEP = "step"
    CALL = "call"
    APPROVE = "approve"
    SEND = "send"
    CLEAR = "clear"
    OVERDUE = "overdue"
    COMPLETE = "complete"
    SYNTHESIS = "synthesis"
    CONFIRM = "confirm"
    PROMISES = "promises"
    CUSTOMER_REPLY = "customer_reply"
    CUSTOMER_CALL = "customer_call"
    ASSIGNMENT = "assignment"
    ABSENCE = "absence"
    EVERYTHING = "*"


KEYED = frozenset(
    {
        SubjectKind.QUESTION,
        SubjectKind.STEP,
        SubjectKind.CALL,
        SubjectKind.CLEAR,
        SubjectKind.OVERDUE,
        SubjectKind.CUSTOMER_REPLY,
        SubjectKind.CUSTOMER_CALL,
        SubjectKind.ABSENCE,
    }
)


class NoSubject(ValueError):
    """A text that is no subject."""


class Subject(str):
    """One thing in a handover: a string of the form `kind` or `kind:key`, as stored and as sent with a button.

    The key is a question's id, a step's key (`call` is the reminder of a planned one), `<subject>@<person>` of the block to
    clear, the day from which a customer's silence counts, the number of the reply about which they are called, what is told
    of an absence (see `standing_in`), or the facts the manager should know, joined by commas (see `escalation.reports`). `*`
    is the whole handover.
    """

    __slots__ = ("key", "kind")
    kind: SubjectKind
    key: str

    def __new__(cls, kind: SubjectKind, key: str = "") -> Self:
        """Return the subject. Raises ValueError when a key is missing, or given for a kind that has none."""
        if bool(key) is not (kind in KEYED):
            raise ValueError(f"a subject of the kind {kind} with the key {key!r}")
        subject = super().__new__(cls, f"{kind}:{key}" if key else kind.value)
        subject.kind, subject.key = kind, key
        return subject

    def __getnewargs__(self) -> tuple[SubjectKind, str]:  # type: ignore[override]
        return self.kind, self.key

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the subject whose string this is. Raises NoSubject when it is none."""
        kind, _, key = text.partition(":")
        try:
            subject = cls(SubjectKind(kind), key)
        except ValueError as problem:
            raise NoSubject(f"not a subject: {text!r}") from problem
        if subject != text:
            raise NoSubject(f"not a subject: {text!r}")
        return subject


EVERYTHING = Subject(SubjectKind.EVERYTHING)
"""The whole handover, as the subject of a snooze."""

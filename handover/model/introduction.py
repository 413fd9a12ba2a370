"""The stored state of the introduction e-mail."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from handover.model.disclosure import CustomerText, InternalText, NeutralText
from handover.model.letter_style import LetterStyle

LONGEST_BODY = 3000
"""Characters the form can show, and so the most that is stored."""


class SentWay(StrEnum):
    """How a letter went to the customer."""

    MAIL_PROGRAM = "mail_program"
    OTHER_TOOL = "other_tool"
    BY_HAND = "by_hand"
    IN_PERSON = "in_person"


@dataclass(frozen=True)
class Exemption:
    """Something worth a look that somebody let pass, with why: the kind and detail of the problem, who said so, when (UTC).

    The detail is a word of the letter or a sentence of an internal text.
    """

    kind: NeutralText
    detail: NeutralText
    reason: InternalText
    by: NeutralText
    at: datetime


@dataclass(frozen=True)
class SentBack:
    """The version that somebody who was to approve it has sent back to its author: why, by whom and when (UTC).

    `asked_at` is when approval of it had been asked for. `asked_again` is whether approval was asked for anew since, of a
    later version.
    """

    why: InternalText
    by: NeutralText
    at: datetime
    version: int
    author: NeutralText
    asked_at: datetime | None = None
    asked_again: bool = False


@dataclass(frozen=True)
class ToldFirst:
    """One of the customer's people, by address or name (`tell_first.key_of`), who was told before: who says so, when (UTC)."""

    who: CustomerText
    by: NeutralText
    at: datetime


@dataclass(frozen=True)
class Addressee:
    """Somebody who gets a letter of their own: their address, their name where it is known, and the line that only they read."""

    to: NeutralText
    name: CustomerText = ""
    line: NeutralText = ""


@dataclass(frozen=True)
class LetterVersion:
    """A version of the letter that another one has replaced: its texts, and who saved it when (UTC).

    `put_up` is whether approval of it was asked for or given, so that others than its author have read it.
    """

    version: int
    to: NeutralText
    subject: NeutralText
    body: NeutralText
    author: NeutralText
    saved_at: datetime | None = None
    put_up: bool = False
    each: tuple[Addressee, ...] = ()


@dataclass(frozen=True)
class Introduction:
    """The e-mail with its approval. `version` grows with each edit; an approval is for one version.

    Recipients, subject, body and the line about the incoming CSM are what is compared with internal text, and so neither internal
    nor free to be repeated.
    """

    to: NeutralText = ""
    subject: NeutralText = ""
    body: NeutralText = ""
    version: int = 0
    author: NeutralText = ""
    edited_at: datetime | None = None
    asked_at: datetime | None = None
    approved_version: int = 0
    approved_by: NeutralText = ""
    approved_at: datetime | None = None
    sent_by: NeutralText = ""
    sent_at: datetime | None = None
    exemptions: tuple[Exemption, ...] = ()
    outgoing_name: CustomerText = ""
    incoming_name: CustomerText = ""
    greeting: CustomerText = ""
    incoming_line: NeutralText = ""
    """How the letter to this customer calls the CSMs and greets, and why the incoming one is a good choice; empty for what is
    known of the people."""
    outgoing_named: NeutralText = ""
    incoming_named: NeutralText = ""
    """Whose names these are, by user id: they are not those of whoever takes the part later. Empty, in older documents, for whoever
    has it."""
    marked_by: NeutralText = ""
    """Who said that it was sent, which need not be who sent it."""
    sent_day: date | None = None
    """The local day on which it was sent, where that is another one than of `sent_at`, when it was marked."""
    sent_way: SentWay | None = None
    """How it was sent, None where nobody has said."""
    sent_back: SentBack | None = None
    """The last time it was sent back to its author, None for never, and once it is approved."""

    without_day: bool = False
    """Whether it does not say when who is on leave is back, though that is known (P9)."""
    told_first: tuple[ToldFirst, ...] = ()
    reply_awaited: bool = False
    """Whether it is asked what the customer replied; False in older documents, whose letters went before that was asked."""
    style: LetterStyle = field(default_factory=LetterStyle)
    versions: tuple[LetterVersion, ...] = ()
    """What this letter said before, oldest first; none in older documents, and at most those of `versions.MOST_KEPT`."""
    put_up: bool = False
    """Whether approval of this version was ever asked for or given, also where that was taken back; see `was_put_up`."""
    manager_approves: bool = False
    """Whether the workspace asks that the manager approves it, as of when approval was asked for (`letter_rules.under`)."""

    each: tuple[Addressee, ...] = ()
    """Who gets a letter of their own, in the order of `to`; nobody where it is one letter to all of them."""

    @property
    def words(self) -> str:
        """Everything in it that somebody reads: subject, body, and the lines for one person alone."""
        return "\n".join((self.subject, self.body, *(one.line for one in self.each if one.line)))

    @property
    def drafted(self) -> bool:
        """Whether a draft was saved."""
        return self.version > 0

    @property
    def approved(self) -> bool:
        """Whether the current version is approved."""
        return self.approved_at is not None and self.approved_version == self.version

    @property
    def was_put_up(self) -> bool:
        """Whether others than the author of this version were to read it; older documents are judged by what they hold."""
        sent_back = self.sent_back is not None and self.sent_back.version == self.version
        return self.put_up or self.approved or sent_back or self.asked_at is not None

    @property
    def returned(self) -> SentBack | None:
        """How it was sent back, while approval has not been asked for anew; None when it is not."""
        return None if self.sent_back is None or self.sent_back.asked_again else self.sent_back

    @property
    def sent(self) -> bool:
        """Whether it was marked as sent."""
        return self.sent_at is not None

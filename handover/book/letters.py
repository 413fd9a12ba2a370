"""Which letters of a book can be handed out together: those that may go to the customer, and those that have gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from handover.access import may_see
from handover.book.book import BookRow, RowState
from handover.model.disclosure import CustomerText
from handover.model.handover import Handover, Status
from handover.model.introduction import Introduction
from handover.model.people import Person
from handover.plan.dates import confidential_until, is_confidential


class LetterStanding(StrEnum):
    """How far the letter of an account is; the first two are those that are handed out.

    `NOT_BEGUN`: there is no handover yet, or it was called off. `NOT_YOURS`: whoever asks has no part in it, or it is gone.
    """

    READY = "ready"
    SENT = "sent"
    TELL_FIRST = "tell_first"
    CONFIDENTIAL = "confidential"
    PAUSED = "paused"
    OVER = "over"
    ASKED = "asked"
    RETURNED = "returned"
    DRAFT = "draft"
    NOT_WRITTEN = "not_written"
    NOT_BEGUN = "not_begun"
    NOT_YOURS = "not_yours"


@dataclass(frozen=True)
class BookLetter:
    """The letter of an account of a book: the text that is handed out, None for one that is left out.

    `until` is the local day before which a confidential one does not go; `again`: a further letter is being written after one
    that was sent.
    """

    account: CustomerText
    standing: LetterStanding
    letter: Introduction | None = None
    until: date | None = None
    again: bool = False


def book_letter(row: BookRow, handover: Handover | None, reader: Person, now: datetime) -> BookLetter:
    """Return the letter of an account for whoever asks at `now` (UTC). `handover` is the one that was begun, None for none.

    Whether somebody is to be told in person before it goes is not looked at.
    """
    name = row.listed.name
    if row.state is not RowState.STARTED:
        return BookLetter(name, LetterStanding.NOT_BEGUN)
    if handover is None or not may_see(handover, reader):
        return BookLetter(name, LetterStanding.NOT_YOURS)
    standing = _standing(handover, now)
    if standing is LetterStanding.READY:
        return BookLetter(handover.account, standing, handover.introduction)
    if handover.sent_letter is not None:
        return BookLetter(handover.account, LetterStanding.SENT, handover.sent_letter, again=handover.writes_again)
    return BookLetter(handover.account, standing, until=confidential_until(handover))


def _standing(handover: Handover, now: datetime) -> LetterStanding:
    """Return how far the letter is that is being written, or was sent."""
    draft = handover.introduction
    if draft.sent:
        return LetterStanding.SENT
    if not handover.active:
        return LetterStanding.PAUSED if handover.status is Status.PAUSED else LetterStanding.OVER
    if draft.approved:
        return LetterStanding.CONFIDENTIAL if is_confidential(handover, now) else LetterStanding.READY
    if not draft.drafted:
        return LetterStanding.NOT_WRITTEN
    if draft.returned is not None:
        return LetterStanding.RETURNED
    return LetterStanding.ASKED if draft.asked_at is not None else LetterStanding.DRAFT


def handed_out(letters: Sequence[BookLetter], standing: LetterStanding) -> tuple[tuple[BookLetter, Introduction], ...]:
    """Return those of the letters that are handed out as ready or as sent, with their texts."""
    return tuple((one, one.letter) for one in letters if one.standing is standing and one.letter is not None)

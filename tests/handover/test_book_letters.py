"""Which letters of a book are handed out, and why others are not."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from handover.book.book import BookRow, ListedAccount, RowState
from handover.book.letters import BookLetter, LetterStanding, book_letter
from handover.model.handover import PlanDates, Status
from handover.model.introduction import Introduction, SentBack
from handover.time.workdays import local_date
from tests.examples import DANA, LUCAS, NOW, PEOPLE, PRIYA, a_handover

ROW = BookRow(1, ListedAccount("As listed"), state=RowState.STARTED, handover="h1")
DRAFT = Introduction("maria@fjordline.example", "Hello", "Dear Maria", 2, author=DANA, edited_at=NOW)
APPROVED = replace(DRAFT, approved_version=2, approved_by=PRIYA, approved_at=NOW)
SENT = replace(APPROVED, sent_by=DANA, sent_at=NOW)


def letter(draft: Introduction = DRAFT, reader: str = DANA, **changes: Any) -> BookLetter:
    return book_letter(ROW, a_handover(introduction=draft, **changes), PEOPLE[reader], NOW)


@pytest.mark.parametrize(
    ("draft", "changes", "standing"),
    [
        (APPROVED, {}, LetterStanding.READY),
        (SENT, {}, LetterStanding.SENT),
        (SENT, {"status": Status.COMPLETED}, LetterStanding.SENT),
        (DRAFT, {}, LetterStanding.DRAFT),
        (Introduction(), {}, LetterStanding.NOT_WRITTEN),
        (replace(DRAFT, asked_at=NOW), {}, LetterStanding.ASKED),
        (replace(DRAFT, sent_back=SentBack("Too long", PRIYA, NOW, 2, DANA)), {}, LetterStanding.RETURNED),
        (replace(APPROVED, version=3), {}, LetterStanding.DRAFT),
        (APPROVED, {"status": Status.PAUSED}, LetterStanding.PAUSED),
        (APPROVED, {"status": Status.CANCELLED}, LetterStanding.OVER),
    ],
)
def test_only_what_may_go_or_has_gone_is_handed_out(
    draft: Introduction, changes: dict[str, Any], standing: LetterStanding
) -> None:
    found = letter(draft, **changes)
    assert found.standing is standing
    assert found.letter == (draft if standing in (LetterStanding.READY, LetterStanding.SENT) else None)


def test_a_confidential_one_is_left_out_until_its_day() -> None:
    until = local_date(NOW, "UTC") + timedelta(days=3)
    found = letter(APPROVED, dates=PlanDates(confidential_until=until))
    assert (found.standing, found.letter, found.until) == (LetterStanding.CONFIDENTIAL, None, until)


def test_while_a_further_letter_is_written_the_one_that_was_sent_is_handed_out() -> None:
    found = letter(replace(DRAFT, version=3), sent_before=(SENT,))
    assert (found.standing, found.letter, found.again) == (LetterStanding.SENT, SENT, True)
    further = replace(APPROVED, version=3, approved_version=3)
    assert letter(further, sent_before=(SENT,)).letter == further


def test_whoever_has_no_part_in_a_handover_gets_no_letter_of_it() -> None:
    """Leading a book opens no handover: decision 0028."""
    other = replace(PEOPLE[LUCAS], id="U0LEAD", admin=False)
    assert book_letter(ROW, a_handover(introduction=APPROVED), other, NOW) == BookLetter(
        "As listed", LetterStanding.NOT_YOURS
    )
    assert book_letter(ROW, None, other, NOW).standing is LetterStanding.NOT_YOURS
    admin = replace(other, admin=True)
    assert book_letter(ROW, a_handover(introduction=APPROVED), admin, NOW).standing is LetterStanding.READY


@pytest.mark.parametrize("state", [state for state in RowState if state is not RowState.STARTED])
def test_what_has_not_begun_or_was_called_off_has_none(state: RowState) -> None:
    row = replace(ROW, state=state)
    found = book_letter(row, a_handover(introduction=APPROVED), PEOPLE[DANA], NOW)
    assert found == BookLetter("As listed", LetterStanding.NOT_BEGUN)

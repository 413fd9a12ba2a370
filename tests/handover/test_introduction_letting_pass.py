"""What is let pass is kept with its reason, by who may, for the version that was read, and taken back again (P68)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from handover.introduction.check import NOTHING, Beside, problems
from handover.introduction.letting_pass import let_pass, look_again, override
from handover.introduction.problem import ProblemKind
from handover.introduction.refusals import NotReadyToApprove, OutOfDate
from handover.model.audit import Change, PlanField
from handover.model.field_problems import FieldProblems
from handover.model.handover import Handover
from handover.model.introduction import Introduction
from handover.model.people import Person
from handover.model.refusals import AlreadyDone, NotYours
from tests.examples import AIKO, DANA, NOW, PRIYA, a_handover

NOTE = "Their board has a draft of the cancellation letter lying in a drawer."
LETTER = (
    "Hello Maria,\n\nPriya will look after you from now on, and writes to you this week. We spoke of churn.\n\nDana"
)
DANA_HERSELF, MANAGER = Person(DANA, "Dana"), Person(AIKO, "Aiko")


def written(body: str = LETTER, **changes: object) -> Handover:
    draft = Introduction(to="maria@fjordline.example", subject="Priya Nair", body=body, version=3, author=DANA)
    return a_handover(internal_note=NOTE, manager=AIKO, introduction=replace(draft, **changes))  # type: ignore[arg-type]


def passed(handover: Handover, by: Person = DANA_HERSELF, reason: str = "Their word", version: int = 3) -> Handover:
    return let_pass(handover, version=version, by=by, now=NOW, beside=NOTHING, field="reason", reason=reason).handover


def overridden(handover: Handover, by: Person = MANAGER) -> Handover:
    return override(
        handover, version=3, by=by, now=NOW, beside=NOTHING, field="reason", reason="She said so herself"
    ).handover


def found(handover: Handover) -> list[ProblemKind]:
    return [one.kind for one in problems(handover, handover.introduction)]


def test_what_is_worth_a_look_passes_with_a_reason_and_is_looked_at_again() -> None:
    handover = written()
    assert found(handover) == [ProblemKind.INTERNAL_WORD]
    after = passed(handover)
    assert found(after) == []
    assert [(one.kind, one.detail, one.reason, one.by) for one in after.introduction.exemptions] == [
        ("internal_word", "churn", "Their word", DANA)
    ]
    assert found(look_again(after, version=3, by=DANA_HERSELF).handover) == [ProblemKind.INTERNAL_WORD]


def test_what_somebody_else_let_pass_is_taken_back_by_who_may_decide_for_them_alone() -> None:
    after = passed(written())
    with pytest.raises(AlreadyDone):
        look_again(after, version=3, by=Person(PRIYA, "Priya"))
    assert found(look_again(after, version=3, by=MANAGER).handover) == [ProblemKind.INTERNAL_WORD]


def test_what_must_be_put_right_passes_for_who_may_decide_in_anothers_place() -> None:
    handover = written(f"{LETTER}\n{NOTE}")
    assert found(passed(handover)) == [ProblemKind.INTERNAL_TEXT]
    with pytest.raises(NotYours):
        overridden(handover, DANA_HERSELF)
    after = overridden(handover)
    assert found(after) == []
    assert {one.kind for one in after.introduction.exemptions} == {"internal_text", "internal_word"}


@pytest.mark.parametrize("body", [f"{LETTER}\n[[when]]", "", f"{LETTER}\nThe password is Hunter22!x"])
def test_what_is_missing_or_secret_passes_for_nobody(body: str) -> None:
    with pytest.raises(NotReadyToApprove):
        overridden(written(body))


def test_it_needs_a_reason_and_the_version_that_was_read_and_is_no_approval() -> None:
    with pytest.raises(FieldProblems):
        passed(written(), reason="  ")
    with pytest.raises(OutOfDate):
        passed(written(), version=2)
    with pytest.raises(AlreadyDone):
        passed(written(approved_version=3, approved_at=NOW, approved_by=PRIYA))
    assert not passed(written()).introduction.approved


def test_a_correction_names_who_takes_over_now() -> None:
    """The customer was told that somebody else does: a further letter that says nothing of it leaves that standing."""
    sent = Introduction(version=1, sent_by=DANA, sent_at=NOW, body="Jo takes over.")
    change = Change(PlanField.INCOMING, "U0JO", PRIYA, AIKO, NOW + timedelta(days=1))
    beside = Beside(incoming=("Priya Nair", "Priya"))
    for body, expected in ((LETTER, False), (LETTER.replace("Priya", "We"), True)):
        handover = replace(written(body), sent_before=(sent,), changes=(change,))
        kinds = [one.kind for one in problems(handover, handover.introduction, beside)]
        assert (ProblemKind.UNSENT_CORRECTION in kinds) is expected

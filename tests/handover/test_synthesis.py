"""The synthesis: when it is asked for, who writes and who answers it, and that nothing written or said is lost."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.model.decision import Decision
from handover.model.declines import Decline
from handover.model.disclosure import Disclosure, texts
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover, Reason, Status
from handover.model.introduction import Introduction
from handover.model.refusals import AlreadyDone, Done, NotActive, NotYours
from handover.model.steps import StepState
from handover.synthesis import (
    SYNTHESIS_CORRECTED,
    SYNTHESIS_WRITTEN,
    NoSynthesis,
    SynthesisChanged,
    confirm,
    confirmer,
    correct,
    correction_mark,
    current_synthesis,
    synthesis_mark,
    undo_confirmation,
    write,
)
from handover.todos import Todo, TodoKind, todos
from tests.examples import AIKO, DANA, LUCAS, NOW, PRIYA, a_handover
from tests.handover.answers import ALL_ANSWERED, answered

BACKUP = "U0MAREK"
RISKS = ("IT is out of patience", "Bergen may go")
STEPS = "Call Maria on Tuesday."
LATER = NOW + timedelta(days=1)


def accepted(**changes: Any) -> Handover:
    """Return a handover in which everything is accepted."""
    return a_handover(answers=ALL_ANSWERED, **changes)


def written(handover: Handover | None = None, risks: tuple[str, ...] = RISKS, steps: str = STEPS) -> Handover:
    """Return the handover with what Priya has written."""
    handover = handover or accepted()
    seen = synthesis_mark(current_synthesis(handover))
    return write(handover, risks, steps, seen=seen, by=PRIYA, now=NOW).handover


def mark(handover: Handover) -> str:
    return synthesis_mark(current_synthesis(handover))


def corrected(handover: Handover, text: str, by: str = DANA) -> Handover:
    now = current_synthesis(handover)
    seen = correction_mark(now) if now is not None else ""
    return correct(handover, text, seen=seen, by=by, now=LATER).handover


def confirmed(handover: Handover, by: str = DANA) -> Handover:
    return confirm(handover, seen=mark(handover), by=by, now=LATER).handover


def of_synthesis(handover: Handover) -> list[Todo]:
    return [todo for todo in todos(handover) if todo.kind in (TodoKind.SYNTHESIS, TodoKind.CONFIRM)]


def asked(decision: Decision) -> list[tuple[str, str]]:
    """Return kind and person of the jobs about it."""
    kinds = (SYNTHESIS_WRITTEN, SYNTHESIS_CORRECTED)
    return [(job.kind, job.ref["user"]) for job in decision.jobs if job.kind in kinds]


SENT = Introduction(version=1, approved_version=1, approved_at=NOW, sent_at=NOW, sent_by=DANA)


@pytest.mark.parametrize(
    ("handover", "is_asked"),
    [
        (accepted(), True),
        (a_handover(answers=answered("status", "goals", "risks")), True),
        (a_handover(answers=answered("status", "goals")), False),
        (a_handover(answers=ALL_ANSWERED | answered("risks", accepted=False)), False),
        (a_handover(answers=ALL_ANSWERED | answered("extras", accepted=False)), False),
        (a_handover(), False),
        (accepted(introduction=SENT), False),
        (accepted(steps={"introduction": StepState(not_needed="They know.")}), False),
        (accepted(status=Status.PAUSED), False),
        (accepted(status=Status.COMPLETED), False),
        (written(), False),
    ],
    ids=[
        "all accepted",
        "what may stay empty is missing",
        "something is missing",
        "something is not accepted",
        "something that may stay empty is not accepted",
        "nothing is said",
        "the customer knows",
        "nobody is to be told",
        "paused",
        "over",
        "written",
    ],
)
def test_it_is_asked_for_when_everything_is_accepted_and_the_customer_not_told(
    handover: Handover, is_asked: bool
) -> None:
    found = [todo for todo in of_synthesis(handover) if todo.kind is TodoKind.SYNTHESIS]
    assert [todo.owner for todo in found] == ([PRIYA] if is_asked else [])


def test_who_has_written_all_of_it_down_has_nothing_to_read_back() -> None:
    own = {key: replace(one, by=PRIYA, accepted_at=None, accepted_by="") for key, one in ALL_ANSWERED.items()}
    assert of_synthesis(a_handover(answers=own, leaver="Dana Reyes", outgoing=PRIYA)) == []


@pytest.mark.parametrize(
    ("changes", "since"),
    [
        ({}, date(2026, 3, 9)),
        ({"steps": {"context_call": StepState(done_by=PRIYA, done_at=NOW)}}, date(2026, 3, 2)),
        ({"introduction": Introduction(version=1, author=DANA)}, date(2026, 3, 2)),
    ],
    ids=["two working days before", "the call is held", "the e-mail is being written"],
)
def test_it_comes_after_the_call_or_with_the_e_mail_and_a_working_day_before_the_customer_is_told(
    changes: dict[str, Any], since: date
) -> None:
    (todo,) = of_synthesis(accepted(**changes))
    assert (todo.since, todo.due) == (since, date(2026, 3, 11)), "the introduction is due on Thursday the 12th"


def test_what_is_accepted_late_leaves_a_working_day() -> None:
    friday = datetime.combine(date(2026, 3, 13), NOW.timetz())
    (todo,) = of_synthesis(a_handover(answers=ALL_ANSWERED | answered("risks", at=friday)))
    assert (todo.since, todo.due) == (date(2026, 3, 13), date(2026, 3, 16))


def test_the_outgoing_csm_is_asked_once_and_both_are_kept() -> None:
    decision = write(accepted(), RISKS, f" {STEPS} ", seen="", by=PRIYA, now=NOW)
    (kept,) = decision.handover.syntheses
    assert (kept.risks, kept.first_steps, kept.by, kept.at) == (RISKS, STEPS, PRIYA, NOW)
    assert asked(decision) == [(SYNTHESIS_WRITTEN, DANA)]
    (todo,) = of_synthesis(decision.handover)
    assert (todo.kind, todo.owner, todo.due) == (TodoKind.CONFIRM, DANA, date(2026, 3, 3))
    answer = confirm(decision.handover, seen=mark(decision.handover), by=DANA, now=LATER)
    assert asked(answer) == [(SYNTHESIS_WRITTEN, DANA)], "which is brought up to date"
    (kept,) = answer.handover.syntheses
    assert (kept.risks, kept.first_steps, kept.confirmed_by, kept.confirmed_at) == (RISKS, STEPS, DANA, LATER)
    assert of_synthesis(answer.handover) == []


def test_it_can_be_changed_until_it_is_confirmed_and_a_confirmation_undone() -> None:
    changed = written(written(), ("Only Bergen",))
    assert [one.risks for one in changed.syntheses] == [("Only Bergen",)]
    right = confirmed(changed)
    with pytest.raises(AlreadyDone) as refused:
        written(right, ("Nothing",))
    assert refused.value.what is Done.SYNTHESIS_CONFIRMED
    undone = undo_confirmation(right, by=DANA).handover
    assert undone.syntheses == changed.syntheses
    assert written(undone, ("Nothing",)).syntheses[0].risks == ("Nothing",)
    assert undo_confirmation(undone, by=DANA).jobs == ()


def test_a_correction_is_kept_beside_it_and_what_is_written_then_is_asked_about_anew() -> None:
    before = written()
    said = correct(before, "No.", seen=correction_mark(before.syntheses[0]), by=DANA, now=LATER)
    assert asked(said) == [(SYNTHESIS_WRITTEN, DANA), (SYNTHESIS_CORRECTED, PRIYA)]
    once = corrected(before, "It is the price list.")
    assert of_synthesis(once) == []
    twice = corrected(once, "It is the price list, due 2 April.")
    (kept,) = twice.syntheses
    assert (kept.risks, kept.correction, kept.corrected_by) == (RISKS, "It is the price list, due 2 April.", DANA)
    decision = write(twice, ("The price list",), STEPS, seen=mark(twice), by=PRIYA, now=LATER)
    assert decision.handover.syntheses[0] == kept
    assert [one.risks for one in decision.handover.syntheses] == [RISKS, ("The price list",)]
    assert {job.key for job in decision.jobs if job.kind == SYNTHESIS_WRITTEN} == {f"synthesis_written:h1:1:{DANA}"}
    assert [todo.owner for todo in of_synthesis(decision.handover)] == [DANA]


def test_a_correction_that_comes_while_it_is_changed_loses_nothing() -> None:
    before = written()
    after = write(corrected(before, "No."), ("Other",), STEPS, seen=mark(before), by=PRIYA, now=LATER).handover
    assert [(one.risks, one.correction) for one in after.syntheses] == [(RISKS, "No."), (("Other",), "")]


def test_nobody_confirms_or_changes_what_they_have_not_read() -> None:
    read = written(accepted(backup=BACKUP))
    changed = written(read, ("Only Bergen",))
    with pytest.raises(SynthesisChanged) as stale:
        confirm(changed, seen=mark(read), by=DANA, now=LATER)
    assert stale.value.who == PRIYA
    with pytest.raises(FieldProblems) as late:
        write(changed, ("Mine",), STEPS, seen=mark(read), by=BACKUP, now=LATER)
    assert late.value.problems == {"first_steps": FieldProblem.CHANGED_MEANWHILE}
    seen = correction_mark(read.syntheses[0])
    with pytest.raises(FieldProblems):
        correct(changed, "No.", seen=seen, by=DANA, now=LATER)
    with pytest.raises(FieldProblems):
        correct(corrected(read, "No.", by=AIKO), "Yes.", seen=seen, by=DANA, now=LATER)


@pytest.mark.parametrize(("risks", "steps", "field"), [(("", " "), STEPS, "first_risk"), (RISKS, "\n", "first_steps")])
def test_a_risk_and_a_first_step_are_needed(risks: tuple[str, ...], steps: str, field: str) -> None:
    with pytest.raises(FieldProblems) as refused:
        write(accepted(), risks, steps, seen="", by=PRIYA, now=NOW)
    assert refused.value.problems == {field: FieldProblem.MISSING}


@pytest.mark.parametrize(
    ("changes", "asked_is"),
    [
        ({}, DANA),
        ({"leaver": "Dana Reyes", "outgoing": BACKUP, "backup": BACKUP}, AIKO),
        ({"leaver": "Dana Reyes", "outgoing": AIKO}, AIKO),
        ({"leaver": "Dana Reyes", "outgoing": PRIYA, "manager": ""}, ""),
        ({"leaver": "Dana Reyes", "outgoing": PRIYA, "manager": PRIYA}, ""),
        ({"reason": Reason.ABRUPT_EXIT}, AIKO),
        ({"reason": Reason.ABRUPT_EXIT, "manager": ""}, ""),
        ({"declines": (Decline(DANA, "Not mine.", NOW),)}, AIKO),
        ({"declines": (Decline(DANA, "Not mine.", NOW), Decline(AIKO, "Nor mine.", NOW))}, ""),
    ],
)
def test_where_the_outgoing_csm_has_gone_the_manager_confirms_or_nobody(changes: dict[str, Any], asked_is: str) -> None:
    handover = accepted(**changes)
    assert confirmer(handover) == asked_is
    decision = write(handover, RISKS, STEPS, seen="", by=PRIYA, now=NOW)
    assert asked(decision) == ([(SYNTHESIS_WRITTEN, asked_is)] if asked_is else [])
    assert [todo.owner for todo in of_synthesis(decision.handover)] == ([asked_is] if asked_is else [])


def test_the_manager_can_confirm_what_the_outgoing_csm_leaves_lying() -> None:
    assert confirmed(written(), by=AIKO).syntheses[0].confirmed_by == AIKO


@pytest.mark.parametrize("user", [DANA, AIKO, LUCAS, ""])
def test_only_who_takes_over_writes(user: str) -> None:
    with pytest.raises(NotYours):
        write(accepted(), RISKS, STEPS, seen="", by=user, now=NOW)


@pytest.mark.parametrize("user", [PRIYA, LUCAS, ""])
def test_only_others_who_take_part_answer(user: str) -> None:
    for act in (confirmed, lambda h, by: corrected(h, "No.", by), lambda h, by: undo_confirmation(h, by=by)):
        with pytest.raises(NotYours):
            act(written(), user)


def test_a_backup_who_has_written_does_not_confirm_their_own_words() -> None:
    own = write(accepted(backup=BACKUP), RISKS, STEPS, seen="", by=BACKUP, now=NOW).handover
    with pytest.raises(NotYours):
        confirmed(own, by=BACKUP)


def test_somebody_new_writes_their_own_and_the_former_words_stay() -> None:
    handed_on = replace(written(), incoming=LUCAS)
    assert [(todo.kind, todo.owner) for todo in of_synthesis(handed_on)] == [(TodoKind.SYNTHESIS, LUCAS)]
    with pytest.raises(NoSynthesis):
        confirmed(handed_on)
    both = write(handed_on, ("Mine",), STEPS, seen="", by=LUCAS, now=LATER).handover
    assert [one.by for one in both.syntheses] == [PRIYA, LUCAS]


def test_a_paused_handover_takes_nothing() -> None:
    paused = replace(written(), status=Status.PAUSED)
    for act in (written, confirmed, lambda h: corrected(h, "No."), lambda h: undo_confirmation(h, by=DANA)):
        with pytest.raises(NotActive):
            act(paused)


def test_confirming_twice_and_confirming_what_is_corrected_is_refused() -> None:
    for before, done in (
        (confirmed(written()), Done.SYNTHESIS_CONFIRMED),
        (corrected(written(), "No."), Done.SYNTHESIS_CORRECTED),
    ):
        with pytest.raises(AlreadyDone) as refused:
            confirmed(before, by=AIKO)
        assert refused.value.what is done


def test_all_of_it_is_internal() -> None:
    """By type, so that the letter to the customer is compared with it."""
    internal = set(texts(corrected(written(), "The price list."), Disclosure.INTERNAL))
    assert internal >= {*RISKS, STEPS, "The price list."}


ACTS = st.lists(st.tuples(st.sampled_from(["write", "confirm", "correct", "undo"]), st.sampled_from("abc")), max_size=8)


@given(ACTS)
def test_whatever_is_done_in_whichever_order_no_answered_words_are_lost(acts: list[tuple[str, str]]) -> None:
    handover, said = accepted(), list[tuple[str, str]]()
    for act, word in acts:
        try:
            if act == "write":
                handover = written(handover, (word,))
            elif act == "confirm":
                handover = confirmed(handover)
            elif act == "undo":
                handover = undo_confirmation(handover, by=DANA).handover
            else:
                handover = corrected(handover, word)
                said.append((handover.syntheses[-1].risks[0], word))
        except (AlreadyDone, NoSynthesis):
            continue
    pairs = {(one.risks[0], one.correction) for one in handover.syntheses if one.correction}
    # A correction in other words takes the place of the one before it; the words that it corrects stay.
    assert {risk for risk, _ in said} == {risk for risk, _ in pairs}
    assert pairs <= set(said)
    assert not any(one.confirmed for one in handover.syntheses[:-1])
    assert all(one.corrected for one in handover.syntheses[:-1])


def test_every_way_out_is_open_whatever_is_missing() -> None:
    """Nobody to confirm, or nothing written: the introduction is asked for all the same."""
    for leaver, manager, has_written in product(("", "Dana Reyes"), ("", AIKO), (False, True)):
        handover = accepted(leaver=leaver, manager=manager)
        handover = replace(written(handover) if has_written else handover, stage=handover.playbook.steps[1].stage)
        assert TodoKind.DRAFT in {todo.kind for todo in todos(handover)}

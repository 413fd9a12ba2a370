"""What each reason does (P1–P15): who writes to the customer, who is at the first call, what is worth a look in the letter."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import handover
from handover.introduction.check import problems
from handover.introduction.facts import customer_facts
from handover.introduction.problem import ProblemKind
from handover.model.handover import Handover, Reason
from handover.model.introduction import Introduction
from handover.model.people import Role
from handover.model.playbook import Step, StepKind
from handover.playbooks.loader import load_playbooks
from handover.reasons import RULES, Internal
from handover.roles import callers, doer, sender
from handover.text.word_lists import headed_lines
from handover.todos import todos
from messages.introduction import email
from tests.examples import AIKO, DANA, LUCAS, PEOPLE, PRIYA, a_handover

LIBRARY = load_playbooks()
BODY = (
    "Hello Maria,\n\nPriya Nair will be your Customer Success Manager. {said} On Tuesday we would like to introduce her to you.\n\n"
    "Thank you for your trust.\n\nWarm regards,\nDana Reyes"
)


def first_call(handover: Handover) -> Step:
    call = handover.playbook.first_joint_call()
    assert call is not None
    return call


@pytest.mark.parametrize(
    ("reason", "writes", "present"),
    [
        (Reason.NEW_CSM, DANA, {DANA, PRIYA}),  # P1
        (Reason.PROMOTION, DANA, {DANA, PRIYA}),  # P2
        (Reason.TEAM_CHANGE, DANA, {DANA, PRIYA}),  # P2
        (Reason.UNDERPERFORMANCE, AIKO, {PRIYA, AIKO}),  # P3
        (Reason.CLIENT_GROWTH, DANA, {DANA, PRIYA, AIKO}),  # P4
        (Reason.WORKLOAD, DANA, {DANA, PRIYA}),  # P5
        (Reason.LEAVING, DANA, {DANA, PRIYA, AIKO}),  # P6
        (Reason.ABRUPT_EXIT, PRIYA, {PRIYA, AIKO}),  # P7
        (Reason.SEGMENT_MOVE, DANA, {DANA, PRIYA}),  # P8
        (Reason.STAFF_LEAVE, DANA, {DANA, PRIYA}),  # P9
        (Reason.BETTER_FIT, DANA, {DANA, PRIYA}),  # P10
        (Reason.PROJECT_COMPLETION, DANA, {DANA, PRIYA}),  # P11
        (Reason.REORGANISATION, AIKO, {DANA, PRIYA}),  # P12
        (Reason.MERGER, AIKO, {DANA, PRIYA, AIKO}),  # P13
        (Reason.SERVICE_UPGRADE, DANA, {DANA, PRIYA}),  # P14
        (Reason.PROVIDER_CHANGE, AIKO, {DANA, PRIYA, AIKO}),  # P15
    ],
)
def test_a_reason_says_who_writes_and_who_is_at_the_first_call(reason: Reason, writes: str, present: set[str]) -> None:
    """P24, P85, P100."""
    handover = a_handover(reason=reason)
    assert sender(handover) == writes
    assert set(callers(handover, first_call(handover))) == present
    introduction = handover.playbook.step_of_kind(StepKind.INTRODUCTION)
    asked = [todo for todo in todos(handover, date(2026, 3, 20)) if todo.subject.key == introduction.key]
    assert [todo.owner for todo in asked] == [writes]


def test_every_reason_is_in_the_table() -> None:
    assert set(RULES) == set(Reason)
    kept = set(headed_lines(Path(handover.__path__[0]) / "kept_words.txt"))
    assert kept | {Internal.NOTES} == set(Internal)


def test_without_a_manager_the_outgoing_csm_writes() -> None:
    assert sender(a_handover(reason=Reason.MERGER, manager="")) == DANA


def test_where_the_outgoing_csm_is_not_to_be_there_the_incoming_csm_holds_the_first_call() -> None:
    handover = a_handover(reason=Reason.UNDERPERFORMANCE)
    assert doer(handover, first_call(handover)) == PRIYA
    context = next(step for step in handover.playbook.steps if step.kind is StepKind.CALL)
    assert set(callers(handover, context)) == {PRIYA, DANA}, "the calls among colleagues stay as they are"


@pytest.mark.parametrize("playbook", ["standard", "high_touch"])
@pytest.mark.parametrize(("manager", "writes"), [(AIKO, AIKO), ("", PRIYA)])
def test_whom_it_is_about_neither_writes_nor_arranges_the_first_call(playbook: str, manager: str, writes: str) -> None:
    """P3: what faces the customer is for those who are there, with a manager and without one."""
    handover = a_handover(reason=Reason.UNDERPERFORMANCE, playbook=LIBRARY[playbook], manager=manager)
    of = {step.key: doer(handover, step) for step in handover.playbook.steps}
    assert sender(handover) == writes
    assert (of["agree_first_call"], of["warm_call"]) == (PRIYA, PRIYA)
    assert of.get("introduce_each", writes) == writes
    assert (of["share_folder"], of["stakeholders_told"]) == (DANA, DANA), "what is done among colleagues stays theirs"
    merger = a_handover(reason=Reason.MERGER, playbook=LIBRARY["high_touch"])
    assert doer(merger, merger.playbook.step("introduce_each")) == DANA, "who knows each of them, and is there"
    other = a_handover(playbook=LIBRARY[playbook])
    assert {doer(other, step) for step in other.playbook.steps if step.owner is Role.OUTGOING} == {DANA}


def test_the_managers_letter_is_in_their_name() -> None:
    """P24, P100."""
    facts = customer_facts(a_handover(reason=Reason.MERGER), PEOPLE)
    body = email.draft_body(facts)
    assert "my name is Aiko Tanaka" in body
    assert "Priya Nair will be your Customer Success Manager" in body
    assert body.rstrip().endswith("Aiko Tanaka")
    assert "aiko.tanaka@northwind.example" in body
    other = email.draft_body(customer_facts(a_handover(), PEOPLE))
    assert "Aiko" not in other
    assert other.rstrip().endswith("Dana Reyes")


@pytest.mark.parametrize(
    ("reason", "said", "found"),
    [
        (Reason.STAFF_LEAVE, "Dana starts her parental leave in April.", "parental leave"),  # P9
        (Reason.LEAVING, "Dana goes to a new employer.", "new employer"),  # P6
        (Reason.WORKLOAD, "Dana was stretched.", "stretched"),  # P5
        (Reason.SEGMENT_MOVE, "You are in another segment now.", "segment"),  # P8
        (Reason.MERGER, "The due diligence is over.", "due diligence"),  # P13
        (Reason.PROMOTION, "Dana was stretched.", ""),  # P2
        (Reason.SEGMENT_MOVE, "Sie sind jetzt in einem anderen Segment.", "Segment"),  # P8
        (Reason.WORKLOAD, "Dana était débordée.", "débordée"),  # P5
        (Reason.MERGER, "Habrá sinergias.", "sinergias"),  # P13
        (Reason.STAFF_LEAVE, "ダナは来月から産休に入ります。", "産休"),  # P9
    ],
)
def test_what_stays_among_us_for_a_reason_is_worth_a_look_in_the_letter(reason: Reason, said: str, found: str) -> None:
    handover = a_handover(reason=reason, customer_reason=said, internal_note="")
    draft = Introduction("maria@fjordline.example", "Introducing Priya", BODY.format(said=said), 1, DANA)
    kinds = {one.detail: one for one in problems(handover, draft)}
    assert (found in kinds) if found else not any(one.kind is ProblemKind.KEPT_AMONG_US for one in kinds.values())
    assert all(not one.certain for one in kinds.values())


@pytest.mark.parametrize(("reason", "warned"), [(Reason.UNDERPERFORMANCE, True), (Reason.PROMOTION, False)])
def test_where_nothing_of_why_is_told_a_reason_in_the_letter_is_worth_a_look(reason: Reason, warned: bool) -> None:
    """P3, P96."""
    why = "Dana has a new role with us."
    handover = replace(a_handover(reason=reason, internal_note=""), customer_reason=why)
    draft = Introduction("maria@fjordline.example", "Introducing Priya", BODY.format(said=why), 1, DANA)
    assert any(one.kind is ProblemKind.REASON_GIVEN for one in problems(handover, draft)) is warned


def test_a_leaver_is_no_reason_for_anybody_but_the_incoming_csm_to_write_without_a_manager() -> None:
    """P7, P111."""
    assert sender(a_handover(reason=Reason.LEAVING, leaver="Sam Lee", outgoing=LUCAS)) == PRIYA

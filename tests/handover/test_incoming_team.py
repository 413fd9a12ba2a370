"""A team that takes over, with the incoming CSM as the first contact there: its name, what is recorded, the letter, the account."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from handover.accounts.following import account_after
from handover.incoming_team import team_name
from handover.introduction.check import problems
from handover.model.account import Account
from handover.model.audit import PlanField
from handover.model.decision import Decision
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover, Status
from handover.model.introduction import Introduction
from handover.replanning.changing import change_plan
from handover.replanning.form import plan_of
from handover.replanning.undoing import undo
from tests.examples import AIKO, DANA, NOW, PEOPLE, PRIYA, a_handover

TEAM, OTHER = "the Digital Success team", "Team Nord"
TODAY = NOW.date()
LETTER = Introduction(
    to="maria@fjordline.example",
    subject="Who looks after you",
    body=f"Hello Maria, on our side {TEAM} looks after you from now on. Priya Nair is your first contact there.",
    version=1,
)


def named(handover: Handover, team: str) -> Decision:
    form = replace(plan_of(handover), incoming_team=team)
    return change_plan(handover, form, PEOPLE, by=PEOPLE[AIKO], today=TODAY, now=NOW, shown={})


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("", ""), ("  \n ", ""), ("\u200b", ""), (" the Digital\nSuccess  team ", TEAM), ("北チーム", "北チーム")],
)
def test_a_name_is_kept_on_one_line(typed: str, kept: str) -> None:
    assert team_name(typed) == kept
    assert named(a_handover(), typed).handover.incoming_team == kept


def test_one_that_is_too_long_is_said_beside_its_field() -> None:
    assert named(a_handover(), "t" * 80).handover.incoming_team == "t" * 80
    with pytest.raises(FieldProblems) as refused:
        named(a_handover(), "t" * 81)
    assert refused.value.problems == {"incoming_team": FieldProblem.TEAM_TOO_LONG}


def test_what_it_was_called_is_recorded_as_no_internal_text_and_undone() -> None:
    changed = named(named(a_handover(), TEAM).handover, OTHER).handover
    first, second = changed.changes
    assert [(one.what, one.before, one.after, one.former, one.by) for one in (first, second)] == [
        (PlanField.INCOMING_TEAM, "", "", "", AIKO),
        (PlanField.INCOMING_TEAM, "", "", TEAM, AIKO),
    ]
    later = datetime(2026, 3, 30, tzinfo=UTC)
    back = undo(changed, 1, 1, PEOPLE, by=PEOPLE[DANA], today=TODAY, now=later)
    assert back.handover.incoming_team == TEAM


@pytest.mark.parametrize("team", [TEAM, "Digital Success team", "Enterprise Recovery and Escalation Team"])
def test_the_check_of_the_letter_does_not_question_its_name(team: str) -> None:
    handover = replace(named(named(a_handover(internal_note=""), OTHER).handover, team).handover, answers={})
    draft = replace(LETTER, body=LETTER.body.replace(TEAM, team))
    assert problems(handover, draft) == ()


@pytest.mark.parametrize(("team", "approved"), [(OTHER, False), ("", False), (TEAM.upper(), True)])
def test_an_approved_letter_that_names_another_team_is_read_again(team: str, approved: bool) -> None:
    letter = replace(LETTER, approved_version=1, approved_by=PRIYA, approved_at=NOW)
    handover = a_handover(incoming_team=TEAM, introduction=letter)
    assert named(handover, team).handover.introduction.approved is approved


@pytest.mark.parametrize(
    ("owner", "had", "team", "expected"),
    [
        (DANA, "", TEAM, TEAM),
        (DANA, OTHER, TEAM, TEAM),
        (DANA, OTHER, "", ""),
        (PRIYA, OTHER, "", OTHER),
        (PRIYA, OTHER, TEAM, TEAM),
    ],
)
def test_its_name_stands_with_the_owner_once_the_handover_is_completed(
    owner: str, had: str, team: str, expected: str
) -> None:
    done = a_handover(status=Status.COMPLETED, closed_at=NOW, closed_by=PRIYA, incoming_team=team)
    before = replace(done, status=Status.ACTIVE, closed_at=None, closed_by="")
    account = Account("a1", "Fjordline Logistics", owner=owner, manager=AIKO, owner_team=had)
    after = account_after(account, before, done)
    assert (after.owner, after.owner_team) == (PRIYA, expected)
    again = account_after(after, done, replace(before, reopenings=()))
    assert (again.owner, again.owner_team) == (DANA, "")

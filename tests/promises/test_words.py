"""Everything that has a name has words, a deed or a source: refusals, problems of forms, jobs, cited practices."""

import re
from pathlib import Path

import pytest

from handover.model.field_problems import FieldProblem
from handover.model.people import Role
from handover.model.playbook import Playbook
from handover.model.refusals import AllowedRole, Done, Refusal, Task
from handover.playbooks.loader import load_playbooks
from jobs.registry import job_types
from messages.kit import field_problems, refusals
from tests.messages.refused import kinds

ROOT = Path(__file__).parents[2]
LAST_PRACTICE = 130
"""The catalogue of practices has rows P1 to P130."""


@pytest.mark.parametrize("refusal", kinds(), ids=lambda kind: kind.__name__)
def test_every_refusal_has_words(refusal: type[Refusal]) -> None:
    refusals.load_words()
    assert refusals.words_for.dispatch(refusal) is not refusals.words_for.dispatch(Refusal)


def test_every_fact_of_a_refusal_has_words() -> None:
    assert set(refusals.DONE) == set(Done)
    assert set(refusals.TASKS) == set(Task)
    assert set(refusals.ROLES) == set(AllowedRole)
    assert set(AllowedRole) >= set(Role), "whoever owns an item or a step can be named"


def test_every_problem_of_a_field_has_words() -> None:
    assert set(field_problems.WORDS) == set(FieldProblem)


@pytest.mark.parametrize("problem", FieldProblem)
def test_every_problem_of_a_field_is_named_by_a_rule(problem: FieldProblem) -> None:
    named = re.compile(rf"FieldProblem\.{problem.name}\b")
    files = [file for folder in ("handover", "services", "handlers") for file in (ROOT / folder).rglob("*.py")]
    why_barred = {"bot", "deactivated", "external", "guest"}
    assert problem in why_barred or any(named.search(file.read_text(encoding="utf-8")) for file in files)


def test_every_kind_of_job_has_one_type() -> None:
    declared = [
        value
        for file in (ROOT / "handover").rglob("*.py")
        for value in re.findall(r'= JobKind\("(\w+)"\)', file.read_text(encoding="utf-8"))
    ]
    assert sorted(declared) == sorted(job_types())


@pytest.mark.parametrize("playbook", load_playbooks().values(), ids=lambda one: one.key)
def test_every_practice_cited_is_in_the_catalogue(playbook: Playbook) -> None:
    cited = {practice for item in playbook.items for practice in item.practices}
    cited |= {practice for step in playbook.steps for practice in step.practices}
    assert [practice for practice in cited if not 1 <= int(practice[1:]) <= LAST_PRACTICE] == []


def test_every_practice_cited_in_the_code_is_in_the_catalogue() -> None:
    files = [file for folder in ("handover", "messages", "handlers") for file in (ROOT / folder).rglob("*.py")]
    cited = {
        int(number) for file in files for number in re.findall(r"\bP([0-9]{1,3})\b", file.read_text(encoding="utf-8"))
    }
    assert [number for number in sorted(cited) if not 1 <= number <= LAST_PRACTICE] == []

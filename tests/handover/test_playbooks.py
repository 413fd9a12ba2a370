"""Playbooks are read from their files, and mistakes are named by file, entry and field."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from handover.model.people import Role
from handover.model.playbook import Stage, StepKind
from handover.playbooks.loader import PlaybookError, load_playbooks, parse


def entry(key: str, **changes: Any) -> dict[str, Any]:
    """Return an item as the file has it."""
    fields = {
        "key": key,
        "stage": "document",
        "title": "Goals",
        "question": "What do they want?",
        "help": "In their words.",
        "example": "Fewer errors.",
        "owner": "outgoing",
        "due_day": 3,
        "practices": ["P42"],
    }
    return {name: value for name, value in (fields | changes).items() if value is not ...}


def step(key: str, kind: str, **changes: Any) -> dict[str, Any]:
    """Return a step as the file has it."""
    fields = {"kind": kind, "stage": "introduce", "question": ..., "example": ...}
    return entry(key, **(fields | changes))


def book(**changes: Any) -> dict[str, Any]:
    """Return a small, sound playbook as the file has it."""
    fields = {
        "key": "small",
        "name": "Small",
        "description": "For tests.",
        "items": [entry("goals")],
        "steps": [step("introduction", "introduction"), step("sign_off", "sign_off", owner="incoming")],
    }
    return {name: value for name, value in (fields | changes).items() if value is not ...}


def test_the_standard_playbook_covers_what_a_handover_needs() -> None:
    standard = load_playbooks()["standard"]
    assert 12 <= len(standard.items) <= 16
    asked = [item for item in standard.items if item.owner is Role.OUTGOING]
    assert {item.stage for item in asked} == {Stage.PREPARE, Stage.DOCUMENT}
    assert len(asked) == 14
    assert {one.stage for one in standard.steps} == set(Stage) - {Stage.DOCUMENT, Stage.DONE}
    assert standard.step_of_kind(StepKind.SIGN_OFF).owner is Role.INCOMING
    assert all(35 <= int(row[1:]) <= 80 or row == "P26" for item in standard.items for row in item.practices)


def test_the_customer_hears_of_it_before_the_warm_call_which_leaves_a_week_of_writing_before_it() -> None:
    standard = load_playbooks()["standard"]
    warm = standard.step("warm_call").due_day
    first_written = min(item.due_day for item in standard.items if item.stage is Stage.DOCUMENT)
    assert warm - first_written >= 5
    assert standard.step("introduction").due_day < warm
    assert max(item.due_day for item in standard.items) <= max(one.due_day for one in standard.steps) == 15


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (book(colour="red"), "test.yml, field “colour”: not known here"),
        (book(items=[entry("goals", colour="red")]), "test.yml, item “goals”, field “colour”: not known here"),
        (book(items=[entry("goals", kind="task")]), "item “goals”, field “kind”: not known here"),
        (book(items=[entry("goals", title=...)]), "item “goals”, field “title”: is missing"),
        (book(items=[entry("goals", help="  ")]), "item “goals”, field “help”: must be a text that is not empty"),
        (book(items=[entry("goals", stage="dream")]), "field “stage”: must be one of prepare, document"),
        (book(items=[entry("goals", stage="done")]), "nothing is left to do in the stage “done”"),
        (book(items=[entry("goals", owner="boss")]), "field “owner”: must be one of outgoing, incoming"),
        (book(items=[entry("goals", owner=["outgoing"])]), "field “owner”: must be one of"),
        (book(items=[entry("goals", due_day=-1)]), "field “due_day”: must be a whole number of at least 0, not -1"),
        (book(items=[entry("goals", due_day=True)]), "field “due_day”: must be a whole number"),
        (book(items=[entry("goals", minutes=0)]), "field “minutes”: must be a whole number of at least 1"),
        (book(items=[entry("goals", required="yes")]), "field “required”: must be true or false"),
        (book(items=[entry("goals", practices=["42"])]), "field “practices”: '42' is not of the form P35"),
        (book(items=[entry("goals", practices=[])]), "field “practices”: must be a list with at least one entry"),
        (book(items=[entry("Goals!")]), "item “Goals!”, field “key”: must be 1–40 lowercase letters"),
        (book(items=[entry("goals"), entry("goals")]), "item “goals”, field “key”: used twice"),
        (book(items=["goals"]), "test.yml, item number 1: must be a list of fields"),
        (book(items=[]), "field “items”: must be a list with at least one entry"),
        (book(items=[entry("sign_off")]), "step “sign_off”, field “key”: an item has this key already"),
        (book(steps=[step("sign_off", "sign_off")]), "exactly one step must be of the kind “introduction”"),
        (book(steps=[step("introduction", "introduction")]), "exactly one step must be of the kind “sign_off”"),
        ([], "test.yml: must be a list of fields"),
    ],
)
def test_a_mistake_is_named_in_one_line(broken: Any, told: str) -> None:
    with pytest.raises(PlaybookError) as error:
        parse("test.yml", yaml.safe_dump(broken, allow_unicode=True))
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_broken_yaml_is_said_in_one_line() -> None:
    with pytest.raises(PlaybookError, match=r"^test\.yml: this is not valid YAML: .*line 1"):
        parse("test.yml", "key: [")


def test_two_files_must_not_have_one_key_and_other_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(yaml.safe_dump(book()), encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not a playbook", encoding="utf-8")
    assert list(load_playbooks(tmp_path)) == ["small"]
    (tmp_path / "b.yml").write_text(yaml.safe_dump(book()), encoding="utf-8")
    with pytest.raises(PlaybookError, match=r"b\.yml, field “key”: another playbook already has the key “small”"):
        load_playbooks(tmp_path)


def test_an_empty_folder_is_a_mistake_too(tmp_path: Path) -> None:
    with pytest.raises(PlaybookError, match="there is no playbook here"):
        load_playbooks(tmp_path)


SUBJECTS = {
    "P27": "on our side",
    "P61": "requests",
    "P62": "workarounds",
    "P65": "e-mails are synced",
    "P66": "get in the way",
    "P69": "folder",
    "P70": "account summary",
    "P83": "read",
    "P85": "both csms",
    "P88": "regular calls",
    "P105": "customer is comfortable",
    "P106": "every system",
    "P107": "everybody",
}


@pytest.mark.parametrize(("practice", "subject"), SUBJECTS.items())
def test_a_practice_is_cited_where_its_subject_occurs(practice: str, subject: str) -> None:
    """G: practices are cited where their subject does not occur."""
    standard = load_playbooks()["standard"]
    asked = [f"{one.title} {one.question} {one.help}" for one in standard.items if practice in one.practices]
    done = [f"{one.title} {one.help}" for one in standard.steps if practice in one.practices]
    assert asked or done
    assert any(subject in " ".join(text.split()).casefold() for text in (*asked, *done)), (asked, done)


def test_the_order_of_the_standard_handover() -> None:
    """G: order: reading before the call, our side before the customer, the letter well before the joint call."""
    standard = load_playbooks()["standard"]
    due = {one.key: one.due_day for one in standard.steps} | {one.key: one.due_day for one in standard.items}
    order = [one.key for one in standard.steps]
    asked = [one.due_day for one in standard.items if one.owner is Role.OUTGOING]
    assert max(asked) < due["read_first"] < due["context_call"] < due["introduction"]
    assert order.index("stakeholders_told") < order.index("introduction")
    assert due["stakeholders_told"] < due["introduction"]
    assert due["warm_call"] - due["introduction"] >= 3
    assert [one.key for one in standard.steps if "context call" in one.title.casefold()] == ["context_call"]
    assert min(one.due_day for one in standard.steps if one.owner is Role.INCOMING and one.required) <= 3
    assert due["sign_off"] == max(due.values())

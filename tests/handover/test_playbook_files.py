"""Playbook files: what they may hold, mistakes named by file, line, entry and field, and what `extends` makes of another."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handover.model.playbook import Playbook
from handover.playbooks.loader import assembled, load_playbooks, parse, shipped, sources
from handover.playbooks.source import PlaybookError, read
from tests.handover.playbook_files import book, entry, extending, in_yaml, step
from tests.hypothesis_profiles import examples


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (
            book(colour="red"),
            "line 1, field “colour”: not known here. Known are: description, items, key, name, steps, workdays.",
        ),
        (book(items=[entry("goals", colour="red")]), "test.yml, line 3, item “goals”, field “colour”: not known here"),
        (
            book(items=[entry("goals", kind="task")]),
            "field “kind”: must be one of text, people, promises, dates,",
        ),
        (book(items=[entry("goals", title=...)]), "item “goals”, field “title”: is missing"),
        (book(items=[entry("goals", help="  ")]), "item “goals”, field “help”: must be a text that is not empty"),
        (book(items=[entry("goals", stage="dream")]), "field “stage”: must be one of prepare, document"),
        (
            book(items=[entry("goals", stage="done")]),
            "introduce, warm_call or support, not 'done'",
        ),
        (book(items=[entry("goals", owner="boss")]), "field “owner”: must be one of outgoing, incoming"),
        (book(items=[entry("goals", owner=["outgoing"])]), "field “owner”: must be one of"),
        (book(items=[entry("goals", due="start - 1")]), "field “due”: must be 0 to 5 working days after the start"),
        (book(items=[entry("goals", due=3)]), "field “due”: must be a text"),
        (book(items=[entry("goals", minutes=0)]), "field “minutes”: must be a whole number of at least 1"),
        (book(items=[entry("goals", required="yes")]), "field “required”: must be true or false"),
        (book(items=[entry("goals", practices=["42"])]), "field “practices.1”: must be of the form P35, not '42'"),
        (book(items=[entry("goals", practices=[])]), "field “practices”: must be a list; at least 1 must be in it"),
        (book(items=[entry("Goals!")]), "item “Goals!”, field “key”: must be 1–40 lowercase letters"),
        (book(items=[entry("goals"), entry("goals")]), "item “goals”, field “key”: used twice"),
        (book(items=["goals"]), "test.yml, line 3, item number 1: must be a list of fields with values, not 'goals'"),
        (book(items=[]), "field “items”: must be a list; at least 1 must be in it"),
        (
            book(items=[entry("sign_off")]),
            "step “sign_off”, field “key”: used twice: another entry has this key already",
        ),
        (book(steps=[step("sign_off", "sign_off")]), "exactly one step must be of the kind “introduction”"),
        (book(steps=[step("introduction", "introduction")]), "exactly one step must be of the kind “sign_off”"),
        (
            book(items=[entry("goals", after={"nothing": 1})]),
            "field “after”: there is no entry “nothing” to come after",
        ),
        (book(items=[entry("goals", after={"goals": 1})]), "field “after”: “goals” waits for this one in turn"),
        (
            book(items=[entry("goals", after={"sign_off": -1})]),
            "field “after.sign_off”: must be a whole number of at least 0",
        ),
        (book(items=[entry("goals", after={"sign off": 1})]), "field “after.sign off”: must be 1–40 lowercase letters"),
        (book(items=[entry("goals", due="last_day + 1")]), "must be 0 to 5 working days before that day"),
        (
            book(items=[entry("goals", due="first_joint_call - 2")]),
            "field “due”: no step is the first call with the customer",
        ),
        (
            book(steps=[step("introduction", "introduction", due="customer_told + 1"), step("sign_off", "sign_off")]),
            "step “introduction”, field “due”: “introduction” waits for this one in turn",
        ),
        (book(items=[entry("goals", kind="links")]), "field “slots”: an item of the kind links has them, and no other"),
        (book(items=[entry("goals", choices=["a", "b"])]), "field “choices”: an item of the kind choice has them"),
        (book(items=[entry("goals", keeps=0)]), "field “keeps”: must be a whole number of at least 1, not 0"),
        (
            book(items=[entry("goals", kind="links", slots=[{"key": "deck", "title": "Deck", "wanted": 21}])]),
            "field “slots.1.wanted”: must be a whole number of at most 20, not 21",
        ),
        (
            book(items=[entry("goals", owner="incoming")]),
            "field “items”: at least one must be asked of somebody else than the incoming CSM",
        ),
        (book(name="n" * 61), "field “name”: must have at most 60 characters"),
        ([], "test.yml, line 1: must be a list of fields with values, not []"),
    ],
)
def test_a_mistake_is_named_in_one_line(broken: Any, told: str) -> None:
    with pytest.raises(PlaybookError) as error:
        parse("test.yml", in_yaml(broken))
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_broken_yaml_is_said_in_one_line() -> None:
    with pytest.raises(PlaybookError, match=r"^test\.yml: this is not valid YAML: .*line [0-9]+, column [0-9]+"):
        parse("test.yml", "key: [")


def test_two_files_must_not_have_one_key_and_other_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(in_yaml(book()), encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not a playbook", encoding="utf-8")
    assert list(load_playbooks(tmp_path)) == ["small"]
    (tmp_path / "b.yml").write_text(in_yaml(book()), encoding="utf-8")
    with pytest.raises(PlaybookError, match=r"b\.yml, line 13, field “key”: a\.yml already has the key “small”"):
        load_playbooks(tmp_path)


def test_an_empty_folder_is_a_mistake_too(tmp_path: Path) -> None:
    with pytest.raises(PlaybookError, match="There is no playbook here"):
        load_playbooks(tmp_path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: &x 1\nb: *x\n", "test.yml, line 2, field “b”: an alias (*name) cannot be used here; write the value out."),
        ("", "test.yml: there is nothing in it."),
        ("key: a\nkey: b\n", "test.yml, line 2, field “key”: given twice."),
        ("key: 2026-02-31\n", "test.yml: this is not valid YAML: day is out of range for month"),
    ],
)
def test_what_yaml_allows_and_a_playbook_does_not(text: str, told: str) -> None:
    with pytest.raises(PlaybookError) as error:
        parse("test.yml", text)
    assert error.value.problems[0].startswith(told)


def test_everything_that_is_wrong_is_named_line_by_line() -> None:
    with pytest.raises(PlaybookError) as error:
        parse("test.yml", "key: Big\nname: Big\ncolour: red\nworkdays: 0\nsteps: []\nitems: []\n")
    assert [problem.split(":")[0] for problem in error.value.problems] == [
        "test.yml, line 1, field “key”",
        "test.yml, line 1, field “description”",
        "test.yml, line 3, field “colour”",
        "test.yml, line 4, field “workdays”",
        "test.yml, line 5, field “steps”",
        "test.yml, line 6, field “items”",
    ]


BASE = book(items=[entry("goals"), entry("people", after={"goals": 1}), entry("dates"), entry("risks")])


def loaded(*files: Any) -> Playbook:
    """Return the playbook of the last of these files."""
    found = assembled(read(f"{number}.yml", in_yaml(data)) for number, data in enumerate(files))
    return list(found.values())[-1]


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (extending(extends="large"), "1.yml, line 2, field “extends”: there is no playbook “large”."),
        (extending(extends="mine"), "1.yml, line 2, field “extends”: “mine” extends this one."),
        (extending(drop=["gaols"]), "1.yml, line 3, field “drop.1”: “small” has no such entry: gaols."),
        (extending(drop=["dates", "dates"]), "1.yml, line 4, field “drop.2”: dates is dropped twice."),
        (
            extending(drop=["goals"]),
            "0.yml, line 13, item “people”, field “after”: there is no entry “goals” to come after.",
        ),
        (
            extending(drop=["introduction"]),
            "1.yml, line 1, field “steps”: exactly one step must be of the kind “introduction”.",
        ),
        (extending(change={"gaols": {}}), "1.yml, line 2, entry “gaols”: “small” has no such entry."),
        (
            extending(change={"goals": {"minutes": "two"}}),
            "1.yml, line 3, entry “goals”, field “minutes”: must be a whole",
        ),
        (
            extending(change={"goals": {"title": None}}),
            "1.yml, line 3, entry “goals”, field “title”: must be a text, not None.",
        ),
        (
            extending(change={"goals": {"kind": "task"}}),
            "1.yml, line 3, entry “goals”, field “kind”: must be one of text,",
        ),
        (
            extending(change={"sign_off": {"question": "?"}}),
            "line 3, entry “sign_off”, field “question”: not known here",
        ),
        (extending(change={"dates": {}}, drop=["dates"]), "1.yml, line 2, entry “dates”: it is dropped, too."),
        (
            extending(add={"items": [entry("goals")]}),
            "1.yml, line 6, item “goals”, field “key”: “small” has an entry with this key already; use “change”",
        ),
        (
            extending(add={"steps": [step("visit", "task", before="call")]}),
            "1.yml, line 3, step “visit”, field “before”: there is no entry “call”.",
        ),
    ],
)
def test_what_cannot_be_made_of_another_playbook(file: Any, told: str) -> None:
    with pytest.raises(PlaybookError) as error:
        loaded(BASE, file)
    assert told in str(error.value)


def test_a_playbook_of_a_playbook_of_a_playbook() -> None:
    second = extending(drop=["dates"], change={"risks": {"title": "Dangers", "due": "last_day - 1"}}, workdays=8)
    third = extending(key="third", name="Third", extends="mine", add={"items": [entry("links", before="people")]})
    made = loaded(BASE, second, third)
    assert [one.key for one in made.entries] == ["goals", "links", "people", "risks", "introduction", "sign_off"]
    assert (made.key, made.workdays) == ("third", 8)
    assert (made.item("risks").title, made.item("risks").due_day, made.item("risks").help) == (
        "Dangers",
        -1,
        "In their words.",
    )


def test_playbooks_that_extend_each_other_are_none() -> None:
    with pytest.raises(PlaybookError, match="extends this one"):
        loaded(BASE, extending(), extending(key="a", name="A", extends="b"), extending(key="b", name="B", extends="a"))


KEYS = st.sampled_from(["goals", "people", "dates", "risks", "introduction", "sign_off"])
NEW = st.lists(st.sampled_from(["visit", "links", "tickets", "team"]), unique=True)


@settings(max_examples=examples(200))
@given(st.sets(KEYS), st.sets(KEYS), NEW, st.data())
def test_no_entry_is_lost_or_doubled(
    dropped: set[str], changed: set[str], added: list[str], data: st.DataObject
) -> None:
    base = loaded(book(items=[entry("goals"), entry("people"), entry("dates"), entry("risks")]))
    drop = dropped - {"introduction", "sign_off", "goals"}
    change = {key: {"title": f"New {key}"} for key in changed - drop}
    places = {key: data.draw(st.sampled_from(["", *({"goals", "sign_off"} - drop)])) for key in added}
    add = [entry(key, **({"before": places[key]} if places[key] else {})) for key in added]
    file = extending(drop=sorted(drop), change=change, add={"items": add})
    made = loaded(book(items=[entry("goals"), entry("people"), entry("dates"), entry("risks")]), file)
    keys = [one.key for one in made.entries]
    kept = [one.key for one in base.entries if one.key not in drop]
    assert sorted(keys) == sorted([*kept, *added])
    assert [key for key in keys if key in kept] == kept
    for one in made.entries:
        assert one.title == (f"New {one.key}" if one.key in change else "Goals")
        was = next((old for old in base.entries if old.key == one.key), None)
        assert was is None or one.key in change or one == was


def problems_of(*texts: str) -> list[str]:
    """Return what is wrong with these files beside those that come with Baton, each line with its file."""
    read_ones = [read(f"{number}.yml", text) for number, text in enumerate(texts)]
    with pytest.raises(PlaybookError) as error:
        assembled([*sources(shipped()), *read_ones])
    return list(error.value.problems)


OURS = "key: ours\nname: Ours\ndescription: D.\nextends: standard\n"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (
            "drop: [warm_call]\n",
            r"0\.yml, line 5, field “drop”: standard\.yml, line \d+, step “cadence”, field “due”: no step is",
        ),
        (
            "workdays: 4\n",
            r"0\.yml, line 5, field “workdays”: standard\.yml, line \d+, item “setup”, field “due”: must be 0 to 4",
        ),
        (
            "change:\n  introduction: {after: {warm_call: 1}}\n",
            r"0\.yml, line 5, field “change”: standard\.yml, line \d+, step “warm_call”, field “after”: “introduction” waits",
        ),
    ],
)
def test_what_a_file_makes_wrong_in_another_is_told_where_the_file_says_it(more: str, told: str) -> None:
    found = problems_of(OURS + more)
    assert all(line.startswith("0.yml, line ") for line in found), found
    assert any(re.match(told, line) for line in found), found


@pytest.mark.parametrize("odd", ["on", "no", "7", "null", "2.5"])
@pytest.mark.parametrize(
    ("text", "line"),
    [
        (OURS + "{odd}: 1\n", 5),
        (OURS + "change:\n  people: {{{odd}: 1}}\n", 6),
    ],
)
def test_a_name_that_is_no_text_is_told_and_nothing_breaks(text: str, line: int, odd: str) -> None:
    """YAML reads on, no and 7 as truth and numbers."""
    with pytest.raises(PlaybookError) as error:
        read("0.yml", text.format(odd=odd))
    assert error.value.problems[0].startswith(f"0.yml, line {line}, field “{odd}”: the name of a field must be a text;")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            "people: {kind: call}",
            "field “kind”: must be one of text, people, promises, dates, issues, projects, links, ",
        ),
        (
            "context_call: {question: Why?}",
            "field “question”: not known here. Known are: after, due, help, key, kind, minutes",
        ),
    ],
)
def test_a_change_that_fits_another_kind_of_entry_is_told_in_words_of_the_file(change: str, told: str) -> None:
    [found] = problems_of(f"{OURS}change:\n  {change}\n")
    assert told in found
    assert "<" not in found
    assert "question" not in found.partition("Known are: ")[2]


def test_what_is_given_twice_in_one_entry() -> None:
    slots = [{"key": "deck", "title": "Deck"}, {"key": "deck", "title": "Other deck"}]
    links, choice = entry("a", kind="links", slots=slots), entry("b", kind="choice", choices=["Yes", "No", "Yes"])
    with pytest.raises(PlaybookError) as error:
        parse("test.yml", in_yaml(book(items=[links, choice])))
    assert [one.partition("field ")[2] for one in error.value.problems] == [
        "“slots”: the key “deck” is given twice.",
        "“choices”: “Yes” is given twice.",
    ]


def test_two_playbooks_of_one_name_cannot_be_told_apart() -> None:
    [found] = problems_of(OURS.replace("name: Ours", "name: standard  Handover"))
    assert found.startswith("0.yml, line 2, field “name”: standard.yml already has the name")


def test_a_key_that_an_industry_uses_is_told_at_the_file_that_came_later() -> None:
    added = in_yaml({"add": {"items": [entry("saas_success")]}})
    [found] = problems_of(OURS + added)
    assert found.startswith("0.yml, line "), found
    assert "item “saas_success”, field “key”: “saas” has an entry with this key already" in found
    own = in_yaml({"key": "ours", "name": "Ours", "description": "D.", "industry": "saas", "items": [entry("people")]})
    [other] = problems_of(own)
    assert other.startswith("0.yml, line "), other

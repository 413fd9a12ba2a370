"""Editing a workspace's own playbook: nothing is lost or doubled, and its file makes it again, following the other one."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handover.playbooks.drafts import draft_of, file_of, playbook_of, standing_alone
from handover.playbooks.editing import (
    added,
    changed,
    dropped,
    entry_of,
    moved,
    new_entry,
    new_key,
    with_fields,
)
from handover.playbooks.library import Library
from handover.playbooks.loader import assembled
from handover.playbooks.own import OwnPlaybook, own_document, own_from, workspace_library
from handover.playbooks.refusals import EntryGone, EntryNeeded
from handover.playbooks.schema import ItemFields, StepFields
from handover.playbooks.source import PlaybookError, read
from tests.handover.playbook_files import LIBRARY, as_file, book, copy_of, entry, extending, in_yaml, step
from tests.hypothesis_profiles import examples


@settings(max_examples=examples(150), deadline=None)
@given(st.sampled_from(sorted(LIBRARY)), st.data())
def test_random_edits_lose_and_double_nothing_and_the_file_makes_the_same_again(key: str, data: st.DataObject) -> None:
    draft, items = copy_of(key), [one.key for one in LIBRARY[key].items]
    steps = [one.key for one in LIBRARY[key].steps]
    titles = {one.key: one.title for one in LIBRARY[key].entries}
    for number in range(data.draw(st.integers(0, 12))):
        what = data.draw(st.sampled_from(["change", "add", "drop", "move"]))
        one = data.draw(st.sampled_from([*items, *steps]))
        among = items if one in items else steps
        match what:
            case "change":
                titles[one] = f"Title {number}"
                draft = changed(draft, with_fields(entry_of(draft, one), {"title": titles[one]}))
            case "add":
                new = new_entry(ItemFields, entry(f"new_{number}"))
                before = data.draw(st.sampled_from(["", *items]))
                draft = added(draft, new, before)
                items.insert(items.index(before) if before else len(items), new.key)
                titles[new.key] = "Goals"
            case "drop":
                try:
                    draft = dropped(draft, one)
                except EntryNeeded:
                    continue
                among.remove(one)
            case "move":
                by = data.draw(st.sampled_from([-1, 1]))
                draft = moved(draft, one, by)
                at = among.index(one)
                among.insert(min(max(at + by, 0), len(among) - 1), among.pop(at))
        if not items:
            return
    assert [one.key for one in draft.items] == items
    assert [one.key for one in draft.steps] == steps
    assert {one.key: one.title for one in draft.entries} == {one: titles[one] for one in (*items, *steps)}
    for wanted in (draft, standing_alone(draft)):
        try:
            made = draft_of(LIBRARY, as_file(file_of(LIBRARY, wanted)))
        except PlaybookError:
            # What is dropped may be needed by what is left: both ways say so.
            with pytest.raises(PlaybookError):
                draft_of(LIBRARY, as_file(file_of(LIBRARY, draft)))
            continue
        assert made == wanted
        assert playbook_of(made) == playbook_of(draft)


def ready(**changes: Any) -> Library:
    """Return a library with the small playbook as it is at first, or changed."""
    return assembled([read("small.yml", in_yaml(book(**changes)))])


def test_better_words_of_the_playbook_it_follows_reach_it_and_its_own_stay() -> None:
    items = [entry("goals"), entry("people"), entry("dates")]
    before = ready(items=items)
    own = copy_of("small", before)
    own = moved(changed(own, with_fields(entry_of(own, "people"), {"title": "Our people"})), "dates", -2)
    stored = own_document(before, OwnPlaybook(own, 1))
    after = ready(
        items=[
            entry("goals", help="Better."),
            entry("people", title="The people", help="Better."),
            entry("fresh"),
            entry("dates"),
        ]
    )
    now = own_from(after, stored, 1).draft
    assert [one.key for one in now.items] == ["dates", "goals", "people", "fresh"]
    assert (entry_of(now, "goals").help, entry_of(now, "people").help) == ("Better.", "Better.")
    assert entry_of(now, "people").title == "Our people"


def test_what_does_not_fit_the_other_playbook_any_more_stays_as_it_was() -> None:
    before = ready(items=[entry("goals"), entry("people")])
    own = copy_of("small", before)
    own = changed(own, with_fields(entry_of(own, "people"), {"title": "Our people"}))
    stored = own_document(before, OwnPlaybook(own, 1))
    kept = own_from(ready(items=[entry("goals")]), stored, 1).draft
    assert ([one.title for one in kept.items], kept.follows) == (["Goals", "Our people"], "")
    assert own_from(ready(key="other"), stored, 1).draft == kept


def test_what_waited_for_a_dropped_entry_waits_for_it_no_more() -> None:
    library = ready(items=[entry("goals"), entry("people", after={"goals": 1})])
    left = dropped(copy_of("small", library), "goals")
    assert [(one.key, dict(one.after)) for one in left.items] == [("people", {})]
    assert draft_of(library, as_file(file_of(library, left))) == left


def test_what_every_playbook_needs_cannot_be_dropped() -> None:
    for key in ("introduction", "sign_off"):
        with pytest.raises(EntryNeeded):
            dropped(copy_of("small", ready()), key)
    with pytest.raises(EntryGone):
        dropped(copy_of("small", ready()), "nobody")


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"title": " "}, "title"), ({"minutes": 0}, "minutes"), ({"due": "monday"}, "due"), ({"minutes": 999}, "minutes")],
)
def test_a_wrong_field_is_named(fields: dict[str, Any], field: str) -> None:
    with pytest.raises(PlaybookError) as error:
        with_fields(entry_of(copy_of("small", ready()), "goals"), fields)
    assert [one.field for one in error.value.problems] == [field]


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Security review", "security_review"),
        ("Über 3 Ärzte", "uber_3_arzte"),
        ("3 calls", "own_3_calls"),
        ("人", "own"),
    ],
)
def test_a_key_is_made_of_the_title(title: str, key: str) -> None:
    assert new_key(title, ()) == key
    assert new_key(title, {key}) == f"{key}_2"


def test_a_file_that_is_too_large_or_asks_what_an_industry_asks_is_refused() -> None:
    add_on = next(iter(LIBRARY.add_ons.values()))
    for items, told in (
        ([entry(f"n{number}") for number in range(99)], "at most 100"),
        ([entry("goals", help="x" * 3001)], "at most 3,000 characters"),
        ([entry(add_on.items[0].key)], "has an entry with this key already"),
    ):
        with pytest.raises(PlaybookError, match=told):
            draft_of(LIBRARY, as_file(book(items=items)))


def test_an_industry_is_no_playbook_of_ones_own() -> None:
    with pytest.raises(PlaybookError, match="add-on"):
        draft_of(
            LIBRARY, as_file({"key": "x", "name": "X", "description": "X", "industry": "saas", "items": [entry("a")]})
        )


def test_what_is_wrong_names_line_entry_and_field() -> None:
    text = in_yaml(extending(change={"goals": {"due": "start + 50"}}))
    with pytest.raises(PlaybookError) as error:
        draft_of(ready(), read("ours.yml", text))
    [problem] = error.value.problems
    assert problem.startswith("ours.yml, line ")
    assert (problem.entry, problem.field) == ("goals", "due")


def test_a_retired_playbook_is_not_offered_and_one_can_be_proposed_in_anothers_place() -> None:
    own = [OwnPlaybook(copy_of("standard"), 1, instead_of="standard"), OwnPlaybook(copy_of("light"), 1, retired=True)]
    library = workspace_library(LIBRARY, own)
    assert (len(library), library.instead_of) == (len(LIBRARY) + 1, {"standard": "ours"})
    assert library["ours"].name == "Ours"
    assert library["ours+saas"].name == "Ours, SaaS"
    assert isinstance(new_entry(StepFields, step("visit", "task")), StepFields)

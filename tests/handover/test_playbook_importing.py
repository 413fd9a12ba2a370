"""A playbook file that somebody sends is read within bounds, and comes back as it was exported."""

from dataclasses import replace

import pytest

from handover.playbooks.drafts import standing_alone
from handover.playbooks.editing import changed, dropped, entry_of, moved, with_fields
from handover.playbooks.importing import Difference, difference, imported, yaml_of
from handover.playbooks.own import ready_draft
from handover.playbooks.source import PlaybookError
from tests.handover.playbook_files import LIBRARY, book, copy_of, entry, in_yaml


def test_what_is_exported_is_imported_as_it_was() -> None:
    draft = copy_of("standard")
    words = {"title": "How it goes – “really”", "help": "Line one.\nLine two: “x”."}
    draft = changed(draft, with_fields(draft.items[0], words))
    draft = moved(dropped(draft, draft.items[3].key), draft.items[5].key, -2)
    assert imported(LIBRARY, {}, "ours.yml", yaml_of(LIBRARY, draft).encode()) == draft
    whole = imported(LIBRARY, {}, "ours.yml", yaml_of(LIBRARY, draft, whole=True).encode())
    assert whole == standing_alone(draft)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "there is nothing in it"),
        (b"\xff\xfe\x00", "this is no text in UTF-8"),
        (b"a: 1\n" * 50_000, "larger than 200 kilobytes"),
        (b"[" * 100_000, "nested deeper than any playbook"),
        (b"a:\n" + b"".join(b" " * n + b"- \n" for n in range(1, 400)), "nested deeper than any playbook"),
        (b"a: &a [x]\nb: [*a, *a, *a]\n", "an alias (*name) cannot be used here"),
        (b"a: &a [&b [x, *b], *a]\n", "an alias (*name) cannot be used here"),
        (b"!!python/object/apply:os.system ['true']\n", "this is not valid YAML"),
        (b"key: " + b"9" * 50_000, "this is not valid YAML"),
        (b"key: [", "this is not valid YAML"),
        (b"- 1\n- 2\n", "must be a list of fields with values"),
        (in_yaml(book(items=[entry("goals", help="password: hunter2!Xy")])).encode(), "looks like a password or key"),
        (in_yaml(book(key="standard")).encode(), "comes with Baton"),
        (in_yaml(book(name="Standard handover")).encode(), "another playbook is called"),
        (in_yaml(book(name="Our Way")).encode(), "another playbook is called"),
        (in_yaml(book(items=[entry("goals", due="soon")])).encode(), "item “goals”, field “due”: must be a day"),
        (in_yaml(book(items=[entry("goals", help="x" * 3001)])).encode(), "at most 3,000 characters"),
    ],
)
def test_hostile_and_wrong_files_are_refused_in_words(content: bytes, told: str) -> None:
    with pytest.raises(PlaybookError) as error:
        imported(LIBRARY, {"ours": "Our way"}, "theirs.yml", content)
    assert any(told in one for one in error.value.problems)
    assert all(one.startswith("theirs.yml") for one in error.value.problems)


def test_a_file_with_the_key_of_ones_own_is_its_next_version() -> None:
    content = in_yaml(book(key="ours", name="Our way")).encode()
    assert imported(LIBRARY, {"ours": "Our way"}, "ours.yml", content).name == "Our way"


def test_control_characters_do_not_come_in() -> None:
    content = in_yaml(book(name="A\u202eB")).encode()
    assert imported(LIBRARY, {}, "a.yml", content).name == "AB"


def test_the_difference_names_what_comes_goes_and_is_changed() -> None:
    before = ready_draft(LIBRARY, "light")
    after = changed(before, with_fields(entry_of(before, "snapshot"), {"title": "How it goes"}))
    after = dropped(after, "people")
    assert difference(before, after) == Difference((), ("Whom to write to",), ("How it goes",))

    assert difference(after, before).comes == ("Whom to write to",)


def test_what_stands_elsewhere_in_a_file_is_told() -> None:
    """And only that: what keeps its order among the others has not moved."""
    before = ready_draft(LIBRARY, "standard")
    last, *others = reversed(before.items)
    after = replace(before, items=(last, *reversed(others)))
    assert difference(before, after) == Difference((), (), (), (last.title,))

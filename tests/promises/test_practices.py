"""The table of practices is true: what it names as their place cites them, what it names to see them exists."""

import re
from functools import cache
from pathlib import Path

import pytest

from handover.model.playbook import Item, Step
from handover.playbooks.loader import load_playbooks
from messages.commands import COMMANDS
from tests.promises.markdown import rows

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "practices.md"
LAST = 130
CITED = re.compile(r"\bP(\d{1,3})(?:–P(\d{1,3}))?\b")
CODE = re.compile(r"`([^`]+)`")
BUTTON = re.compile(r"“([^”]+)”")


def table() -> dict[str, tuple[list[str], str]]:
    """Return for each row where it lives, and how to see it."""
    found = [cells for cells in rows(PAGE.read_text(encoding="utf-8")) if re.fullmatch(r"P\d+", cells[0])]
    assert len({cells[0] for cells in found}) == len(found), "a row is there twice"
    return {cells[0]: (CODE.findall(cells[2]), cells[3]) for cells in found}


def cited_in(text: str) -> set[str]:
    """Return the rows that a text cites, those within a range included."""
    ranges = [(int(found[1]), int(found[2] or found[1])) for found in CITED.finditer(text)]
    return {f"P{number}" for first, last in ranges for number in range(first, last + 1)}


@cache
def words_of_messages() -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "messages").rglob("*.py"))


def test_every_practice_has_its_place_or_is_said_to_come_later() -> None:
    later = PAGE.read_text(encoding="utf-8").split("## What comes later")[1]
    waiting = set(re.findall(r"^(P\d+) ", later, re.MULTILINE))
    here = set(table())
    assert here & waiting == set()
    assert here | waiting == {f"P{number}" for number in range(1, LAST + 1)}


@pytest.mark.parametrize("practice", table())
def test_what_is_named_as_its_place_cites_it(practice: str) -> None:
    places, _ = table()[practice]
    assert places
    for place in places:
        assert practice in cited_by(place), place


def cited_by(place: str) -> set[str]:
    """Return the rows cited by a file, or by an entry of a playbook."""
    playbook, colon, entry = place.partition(": ")
    if not colon:
        return cited_in((ROOT / place).read_text(encoding="utf-8"))
    return practices_of(playbook)[entry]


@cache
def practices_of(playbook: str) -> dict[str, set[str]]:
    """Return the rows that each entry of a playbook or an add-on cites."""
    library = load_playbooks()
    found = library.get(playbook)
    entries: tuple[Item | Step, ...] = (*found.items, *found.steps) if found else library.add_ons[playbook].items
    return {entry.key: set(entry.practices) for entry in entries}


@pytest.mark.parametrize("practice", table())
def test_what_is_named_to_see_it_exists(practice: str) -> None:
    _, seen = table()[practice]
    assert seen
    verbs = {command.verb for command in COMMANDS}
    for typed in CODE.findall(seen):
        assert typed.startswith("/handover "), typed
        assert typed.split()[1] in verbs, typed
    for button in BUTTON.findall(seen):
        assert f'"{button}"' in words_of_messages(), button

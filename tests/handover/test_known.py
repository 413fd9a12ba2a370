"""What the account knows at the start of a handover: which items are asked, and what confirming and taking back come to."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from handover.blueprint.at_start import known_at_start
from handover.blueprint.entries import entry_changes
from handover.interview.progress import asked_items, known_items, to_confirm
from handover.known import confirm, take_back
from handover.model.account import AccountEntry
from handover.model.handover import Handover
from handover.model.people import Role
from tests.examples import NOW, a_handover, a_person

BEFORE = NOW - timedelta(days=60)
ITEMS = tuple(item.key for item in a_handover().playbook.items)


def entry(item: str, keeps: int | None) -> AccountEntry:
    return AccountEntry(item, item, f"What was said of {item}.", "h0", "UFORMER", BEFORE, keeps=keeps)


@st.composite
def handovers(draw: st.DrawFn) -> Handover:
    known = draw(st.dictionaries(st.sampled_from(ITEMS), st.sampled_from((None, 14, 59, 60, 61, 200))))
    handover = a_handover()
    entries = {item: entry(item, keeps) for item, keeps in known.items()}
    return replace(handover, known=known_at_start(handover.playbook, entries, NOW))


@given(handovers())
def test_each_item_is_either_asked_or_known(handover: Handover) -> None:
    asked, known = asked_items(handover, Role.OUTGOING), known_items(handover)
    owned = [item for item in handover.playbook.items if handover.person(item.owner) == handover.outgoing]
    assert sorted(item.key for item in (*asked, *known)) == sorted(item.key for item in owned)
    fresh = {key for key, one in handover.known.items() if one.entry.keeps is None or one.entry.keeps > 60}
    assert {item.key for item in known} == fresh & {item.key for item in owned}
    assert not any(item.owner is Role.INCOMING for item in known)


@given(handovers(), st.data())
def test_confirming_and_taking_back_leaves_the_account_as_it_was(handover: Handover, data: st.DataObject) -> None:
    by = a_person(handover.outgoing)
    items = [item.key for item in to_confirm(handover)]
    chosen = data.draw(st.lists(st.sampled_from(items), unique=True)) if items else []
    done = confirm(handover, chosen, by=by, now=NOW).handover
    assert {item for item, one in done.answers.items() if one.confirmed} == set(chosen)
    written = {one.item: one for one in entry_changes(handover, done).written}
    assert set(written) == set(chosen)
    assert all((one.by, one.at, one.as_of) == ("UFORMER", BEFORE, NOW) for one in written.values())
    back = done
    for item in chosen:
        back = take_back(back, item, by=by).handover
    assert to_confirm(back) == to_confirm(handover)
    restored = {one.item: one for one in entry_changes(done, back).written}
    assert restored == {item: handover.known[item].entry for item in chosen}

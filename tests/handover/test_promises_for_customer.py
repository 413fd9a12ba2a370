"""Promises in words that the customer may read: what and by when, never who, where, or anything internal beside them (P3, P76)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.model.account import Account, AccountEntry
from handover.model.promise_reviews import PromiseReview, Proposal
from handover.model.records import Promise, PromiseState, RecordKind
from handover.release.facts import Known
from handover.release.for_customer import LONGEST, MOST, promises_for_customer
from handover.release.sorting import sort
from tests.examples import AIKO, NOW, a_handover

DUE = date(2026, 5, 3)


def known(*promises: Promise, note: str = "", **changes: object) -> Known:
    """Return what is known with these promises, and a note in an answer of its own."""
    promised = AccountEntry("promises", "Promises", "", "h1", AIKO, NOW, 1, RecordKind.PROMISES, records=promises)
    story = AccountEntry("story", "The story", note, "h1", AIKO, NOW, 2, RecordKind.TEXT)
    return Known(a_handover(**changes), Account("a1", "Fjordline Logistics"), (promised, story))


def said(*promises: Promise, note: str = "", **changes: object) -> tuple[str, ...]:
    of = known(*promises, note=note, **changes)
    return promises_for_customer(of, sort(of))


WORD = st.text(alphabet="abcdefghijklmnoprstuvw", min_size=5, max_size=9)


@given(
    st.lists(
        st.tuples(WORD, WORD, WORD, WORD, st.integers(0, 90), st.booleans(), st.sampled_from(PromiseState)), max_size=7
    )
)
def test_only_what_and_when_of_open_promises_is_said(
    rows: list[tuple[str, str, str, str, int, bool, PromiseState]],
) -> None:
    promises, may, never = [], set[str](), set[str]()
    for number, (what, whom, owner, where, days, certain, state) in enumerate(rows):
        named = f"zq{number}{what}what"
        promises.append(
            Promise(
                id=f"p{number}",
                what=named,
                to_whom=f"zq{number}{whom}whom",
                owner=f"zq{number}{owner}owner",
                where=f"zq{number}{where}where",
                due=DUE + timedelta(days=days),
                due_certain=certain,
                state=state,
                as_written=f"zq{number}{where}line",
            )
        )
        (may if state is PromiseState.OPEN else never).add(named)
        never |= {f"zq{number}{owner}owner", f"zq{number}{where}where", f"zq{number}{where}line"}
    lines = said(*promises)
    whole = " ".join(lines)
    assert not any(word in whole for word in never)
    assert len(lines) == min(len(may), MOST)
    assert all(line.split(",")[0] in may for line in lines)


def test_they_stand_in_the_order_in_which_they_are_due_and_a_day_is_only_said_where_it_is_certain() -> None:
    lines = said(
        Promise(id="p1", what="A third thing."),
        Promise(id="p2", what="A second thing", due=DUE + timedelta(days=1), due_certain=False),
        Promise(id="p3", what="A first  thing", due=DUE, owner="Jonas"),
    )
    assert lines == ("A first thing, by 3 May 2026", "A second thing", "A third thing")


@pytest.mark.parametrize(
    ("promise", "note"),
    [
        (Promise(id="p1", what="20 % off, as 40,000 EUR is too much for them"), ""),
        (Promise(id="p1", what="Nobody tells them that the burnout was the reason"), ""),
        (Promise(id="p1", what="the portal password: hunter2Zx!9"), ""),
        (
            Promise(id="p1", what="Keep quiet about the cheaper competitor their director wants"),
            "Keep quiet about the cheaper competitor their director wants.",
        ),
        (Promise(id="p1", what="w" * (LONGEST + 1)), ""),
        (Promise(id="p1", what=" "), ""),
    ],
)
def test_one_with_anything_in_it_that_they_may_not_read_is_left_out(promise: Promise, note: str) -> None:
    kept = Promise(id="p2", what="A second environment", due=DUE)
    assert said(promise, kept, note=note) == ("A second environment, by 3 May 2026",)


def test_one_that_is_renegotiated_waits() -> None:
    promise = Promise(id="p1", what="A second environment", due=DUE)
    review = PromiseReview(AIKO, NOW, "", Proposal.NOT_TAKEN)
    assert said(promise, promise_reviews={"promises p1": review}) == ()
    assert said(promise, promise_reviews={"promises p1": PromiseReview(AIKO, NOW, "")}) != ()

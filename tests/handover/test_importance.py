"""What matters most comes first, over all of a person's handovers: what is red, renews soon or was promised, not by name."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from handover.digest.today import select_for_digest, waiting_todos
from handover.escalation.ranking import most_at_risk_first
from handover.importance import Stakes, place, presses, stakes_of
from handover.model.account import AccountEntry
from handover.model.answers import Answer, Part
from handover.model.customer_kinds import Tier
from handover.model.handover import Handover
from handover.model.known import Known
from handover.model.records import Colour, Promise, PromiseState, Pulse, Record, RecordKind
from tests.examples import DANA, NOW, a_handover, a_person
from tests.handover.strategies import a_question, days, handovers, people

TODAY = date(2026, 3, 3)
SOON, NEXT_WEEK, LATER = TODAY + timedelta(days=60), TODAY + timedelta(days=7), TODAY + timedelta(days=200)
IN_ORDER = [
    ("red, renews soon", Stakes(Colour.RED, SOON)),
    ("red", Stakes(Colour.RED)),
    ("renewal is over", Stakes(Colour.GREEN, TODAY - timedelta(days=3))),
    ("renews in sixty days", Stakes(Colour.GREEN, SOON)),
    ("promised for last week", Stakes(None, LATER, TODAY - timedelta(days=7))),
    ("promised for next week", Stakes(None, LATER, NEXT_WEEK)),
    ("high touch", Stakes(None, LATER, tier=Tier.HIGH_TOUCH)),
    ("amber", Stakes(Colour.AMBER)),
    ("renews in spring", Stakes(None, LATER)),
    ("renews a day later", Stakes(None, LATER + timedelta(days=1))),
    ("promised far ahead", Stakes(None, None, LATER)),
    ("nothing is known", Stakes()),
    ("green", Stakes(Colour.GREEN)),
    ("digital", Stakes(tier=Tier.DIGITAL)),
]
STAKES = st.builds(
    Stakes,
    st.sampled_from([None, *Colour]),
    st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    st.sampled_from([None, *Tier]),
)


def test_accounts_come_in_the_order_in_which_they_matter() -> None:
    mixed = Random(3).sample(IN_ORDER, len(IN_ORDER))
    found = sorted(mixed, key=lambda one: place(one[1], TODAY))
    assert [name for name, _ in found] == [name for name, _ in IN_ORDER]
    assert [name for name, stakes in IN_ORDER if presses(stakes, TODAY)] == [name for name, _ in IN_ORDER[:6]]


@given(STAKES, STAKES, days)
def test_whatever_presses_comes_before_whatever_does_not(one: Stakes, other: Stakes, today: date) -> None:
    if presses(one, today) and not presses(other, today):
        assert place(one, today) < place(other, today)


def told(*records: Record) -> Handover:
    return a_handover(
        answers={"extras": Answer("extras", (Part("As told.", DANA, NOW),), by=DANA, at=NOW, records=records)}
    )


def test_what_a_handover_knows_of_its_account_counts() -> None:
    due, later = TODAY + timedelta(days=5), TODAY + timedelta(days=50)
    promise = Promise(id="p1", what="A report", due=due)
    kept = Promise(id="p2", what="Another", due=TODAY, state=PromiseState.KEPT)
    assert stakes_of(told(replace(promise, id="p3", due=later), promise, kept)).promised == due
    assert stakes_of(a_handover(renewal_date=later)).renewal == later
    red, part = (
        Pulse(id="r1", colour=Colour.RED),
        Pulse(id="r2", colour=Colour.RED, about="Support"),
    )
    amber = Pulse(id="r3", colour=Colour.AMBER)
    entry = AccountEntry("mood", "Mood", "Amber", "h0", DANA, NOW, kind=RecordKind.PULSE, records=(amber,))
    known = {"mood": Known(entry)}
    cases = [
        (told(red), Colour.RED),
        (told(part), None),
        (told(amber, red), Colour.RED),
        (a_handover(known=known), Colour.AMBER),
        (a_handover(listed_health=Colour.RED), Colour.RED),
        (a_handover(listed_health=Colour.RED, known=known), Colour.AMBER),
        (replace(told(amber), listed_health=Colour.RED), Colour.AMBER),
        (a_handover(), None),
    ]
    assert [stakes_of(handover).health for handover, _ in cases] == [health for _, health in cases]


def test_a_morning_names_what_matters_and_not_what_begins_with_a() -> None:
    calm = [a_handover(id=f"c{n}", account=f"Aaa {n}") for n in range(20)]
    red = a_handover(id="red", account="Zebra", listed_health=Colour.RED)
    renews = a_handover(id="renews", account="Yonder", renewal_date=TODAY + timedelta(days=20))
    promised = replace(told(Promise(id="p", what="x", due=TODAY)), id="promised", account="Xenon")
    book = [*calm, promised, renews, red]
    found = select_for_digest(book, a_person(DANA), TODAY)
    assert [todo.handover.id for todo in found.todos] == ["red", "renews", "promised"]
    assert found.more == 20
    assert most_at_risk_first([*calm, red], TODAY)[0].id == "red"


def test_what_is_late_still_comes_before_what_is_not_and_of_one_account_what_somebody_waits_for() -> None:
    late = a_handover(id="late", window=replace(a_handover().window, start=date(2026, 2, 20)))
    red = a_handover(id="red", listed_health=Colour.RED, questions=(a_question(1),))
    found = select_for_digest([red, late], a_person(DANA), TODAY)
    assert [(todo.handover.id, todo.subject) for todo in found.todos] == [
        ("late", "answer"),
        ("red", "question:q1"),
        ("red", "answer"),
    ]


@given(st.lists(handovers(), max_size=5), people, days, st.randoms(use_true_random=False))
def test_the_order_is_the_same_however_handovers_come_and_has_no_ties(
    book: list[Handover], person: str, today: date, chance: Random
) -> None:
    book = [replace(one, id=f"h{number}") for number, one in enumerate(book)]
    first = waiting_todos(book, a_person(person), today)
    again = waiting_todos(chance.sample(book, len(book)), a_person(person), today)
    assert [(todo.handover.id, todo.subject) for todo in first] == [(todo.handover.id, todo.subject) for todo in again]
    assert all((one.handover.id, one.subject) != (other.handover.id, other.subject) for one, other in pairwise(first))
    listed = most_at_risk_first(book, today)
    assert most_at_risk_first(chance.sample(book, len(book)), today) == listed

"""The plan of a book: a successor for each account with nobody over their limit, and waves that people can carry."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handover.book import changing
from handover.book.assigning import assigned, present
from handover.book.book import Book, BookRow, BookState, Hold, ListedAccount, RowState
from handover.book.importance import importance, urgent
from handover.book.matching import much_alike, rows_of
from handover.book.waves import in_waves, waves
from handover.model.account import Account, Renewal
from handover.model.csm_facts import CsmFacts
from handover.model.customer_kinds import Tier
from handover.model.handover import Reason
from handover.model.people import Person
from handover.model.records import Colour
from handover.suggesting.fit import AccountFacts, Candidate
from handover.suggesting.load import Load
from tests.hypothesis_profiles import examples

MONDAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
WEIGHTS = {Tier.DIGITAL: 1, Tier.MID_TOUCH: 6, Tier.HIGH_TOUCH: 24, None: 6}
"""What an account of each tier weighs (decision 0025)."""
LANGUAGES = ("German", "French", "English")


def a_row(number: int, **listed: object) -> BookRow:
    return BookRow(number, ListedAccount(f"Account {number}", **listed), outgoing="UDANA")  # type: ignore[arg-type]


ROWS = st.lists(
    st.builds(
        lambda tier, health, renewal, language: (tier, health, renewal, language),
        st.sampled_from([None, *Tier]),
        st.sampled_from([None, *Colour]),
        st.sampled_from([None, MONDAY + timedelta(days=10), MONDAY + timedelta(days=300)]),
        st.sampled_from(["", *LANGUAGES]),
    ),
    min_size=1,
    max_size=25,
).map(
    lambda drawn: [
        a_row(number, tier=tier, health=health, renewal=renewal, language=language)
        for number, (tier, health, renewal, language) in enumerate(drawn, 1)
    ]
)
PEOPLE = st.lists(
    st.tuples(st.sampled_from([None, 0, 1, 2, 5]), st.integers(0, 60), st.sampled_from(LANGUAGES)), max_size=5
).map(
    lambda drawn: [
        Candidate(
            Person(f"U{n}", f"Person {n}"), CsmFacts(f"U{n}", languages=(language,), limit=limit), Load(1, 0, weight)
        )
        for n, (limit, weight, language) in enumerate(drawn)
    ]
)


def facts_of(rows: list[BookRow]) -> dict[int, AccountFacts]:
    return {
        row.number: AccountFacts(
            str(row.number),
            row.listed.name,
            row.listed.tier,
            language=row.listed.language,
            leaves_to_others=frozenset({row.outgoing}),
        )
        for row in rows
    }


def limit_of(one: Candidate) -> int:
    return (40 if one.facts.limit is None else one.facts.limit) * 6


@settings(max_examples=examples(60), suppress_health_check=list(HealthCheck))
@given(ROWS, PEOPLE)
def test_nobody_is_over_their_limit_and_nobody_is_left_while_somebody_has_room(
    rows: list[BookRow], people: list[Candidate]
) -> None:
    found = assigned(rows, facts_of(rows), people, MONDAY)
    assert [row.number for row in found] == [row.number for row in rows]
    carried: Counter[str] = Counter()
    for row in found:
        assert row.incoming == row.proposed
        carried[row.incoming] += WEIGHTS[row.listed.tier] if row.incoming else 0
    free = {one.person.id: limit_of(one) - one.load.weight - carried[one.person.id] for one in people}
    assert all(left >= 0 or not carried[user] for user, left in free.items())
    for row in found:
        assert row.incoming or all(left < WEIGHTS[row.listed.tier] for left in free.values())


@settings(max_examples=examples(40), suppress_health_check=list(HealthCheck))
@given(ROWS, PEOPLE, st.randoms(use_true_random=False))
def test_the_same_is_proposed_in_whatever_order_accounts_and_people_come(
    rows: list[BookRow], people: list[Candidate], chance: Random
) -> None:
    facts = facts_of(rows)
    one = {row.number: row.incoming for row in assigned(rows, facts, people, MONDAY)}
    mixed, others = chance.sample(rows, len(rows)), chance.sample(people, len(people))
    assert {row.number: row.incoming for row in assigned(mixed, facts, others, MONDAY)} == one


def test_fit_decides_between_people_with_the_same_room() -> None:
    rows = [a_row(1, language="German"), a_row(2, language="French")]
    people = [
        Candidate(Person("UANN", "Ann"), CsmFacts("UANN", languages=("French",))),
        Candidate(Person("UBEN", "Ben"), CsmFacts("UBEN", languages=("German",))),
    ]
    assert [row.incoming for row in assigned(rows, facts_of(rows), people, MONDAY)] == ["UBEN", "UANN"]


def test_what_is_red_goes_to_whom_has_room_rather_than_to_whom_fits_a_little_better() -> None:
    people = [
        Candidate(Person("UFULL", "Ann"), CsmFacts("UFULL", languages=("German",)), Load(20, 0, 120)),
        Candidate(Person("UFREE", "Ben"), CsmFacts("UFREE")),
    ]
    calm, red = a_row(1, language="German"), a_row(1, language="German", health=Colour.RED)
    assert assigned([calm], facts_of([calm]), people, MONDAY)[0].incoming == "UFULL"
    assert assigned([red], facts_of([red]), people, MONDAY)[0].incoming == "UFREE"


def test_whoever_is_away_or_gone_is_no_candidate() -> None:
    people = [
        Candidate(Person("U1", "Ann", away_until=MONDAY + timedelta(days=9)), CsmFacts("U1")),
        Candidate(Person("U2", "Ben", deactivated=True), CsmFacts("U2")),
        Candidate(Person("U3", "Cat"), CsmFacts("U3")),
    ]
    assert [one.person.id for one in present(people, NOW)] == ["U3"]


@settings(max_examples=examples(60), suppress_health_check=list(HealthCheck))
@given(ROWS, st.integers(1, 7), st.lists(st.integers(0, 20), max_size=6))
def test_nobody_begins_more_than_so_many_in_any_week(rows: list[BookRow], per_week: int, before: list[int]) -> None:
    users = ("U1", "U2")
    given_ = [replace(row, incoming=users[row.number % 2]) for row in rows]
    person = Person("U1", "Ann", workdays=frozenset({0, 1, 2}), away_until=MONDAY + timedelta(days=5))
    taken = [MONDAY - timedelta(days=day) for day in before[:per_week]]
    found = in_waves(given_, {"U1": person}, first=MONDAY, per_week=per_week, begun={"U1": taken})
    for user in users:
        days = sorted(row.starts for row in found if row.incoming == user and row.starts)
        assert len(days) == sum(row.incoming == user for row in given_)
        for day in days:
            assert sum(0 <= (other - day).days < 7 for other in days) <= per_week
    assert all(row.starts and row.starts >= MONDAY + timedelta(days=7) for row in found if row.incoming == "U1")
    assert sum(number for _, number in waves(found)) == len(rows)


def test_what_is_urgent_begins_first() -> None:
    rows = [
        replace(row, incoming="U1")
        for row in (
            a_row(1, tier=Tier.HIGH_TOUCH),
            a_row(2, renewal=MONDAY + timedelta(days=30)),
            a_row(3, health=Colour.RED),
            a_row(4, renewal=MONDAY + timedelta(days=61)),
        )
    ]
    found = in_waves(rows, {}, first=MONDAY, per_week=1, begun={})
    assert min(found, key=lambda row: row.starts or MONDAY).number == 3
    assert [row.number for row in sorted(rows, key=lambda row: importance(row, MONDAY))] == [3, 2, 1, 4]
    assert [urgent(row, MONDAY) for row in rows] == [False, True, True, False]


def test_a_day_that_was_chosen_stays() -> None:
    chosen = replace(a_row(1), incoming="U1", starts=MONDAY + timedelta(days=30), fixed=True)
    over = replace(a_row(2), incoming="U1", starts=MONDAY - timedelta(days=3), fixed=True)
    found = in_waves([chosen, over], {}, first=MONDAY, per_week=3, begun={})
    assert [row.starts for row in found] == [MONDAY + timedelta(days=30), MONDAY]


def test_accounts_of_a_list_are_found_among_those_that_are_known_and_what_is_alike_is_named() -> None:
    known = [
        Account("a1", "Fjordline Logistics", other_names=("Fjordline AS",), owner="UDANA", tier=Tier.HIGH_TOUCH),
        Account("a2", "Müller & Söhne", owner="UDANA", renewal=Renewal(MONDAY)),
        Account("a3", "Kestrel Energy", owner="UPRIYA"),
    ]
    listed = [ListedAccount("FJORDLINE as", 2), ListedAccount("Kestral Energy", 3), ListedAccount("New One", 4)]
    rows = rows_of(listed, known, {"a2": Colour.RED}, only_listed=False, leaver="UDANA")
    assert [(row.listed.name, row.account_id) for row in rows] == [
        ("Fjordline Logistics", "a1"),
        ("Kestral Energy", ""),
        ("New One", ""),
        ("Müller & Söhne", "a2"),
    ]
    assert rows[0].listed.tier is Tier.HIGH_TOUCH
    assert (rows[3].listed.health, rows[3].listed.renewal) == (Colour.RED, MONDAY)
    assert [row.outgoing for row in rows] == ["UDANA"] * 4
    only = rows_of(listed, known, {}, only_listed=True, leaver="UDANA")
    assert [row.listed.name for row in only] == ["Fjordline Logistics", "Kestral Energy", "New One"]
    assert [(one.name, one.other, one.known) for one in much_alike(rows, known)] == [
        ("Kestral Energy", "Kestrel Energy", True)
    ]


def a_book(**changes: object) -> Book:
    book = Book("b1", "UDANA", ("U1", "U2"), "UAIKO", Reason.LEAVING, 3, MONDAY, "UAIKO", NOW, state=BookState.PLANNED)
    return replace(book, **changes)  # type: ignore[arg-type]


def test_what_was_asked_for_before_a_stop_begins_no_more_and_what_follows_does() -> None:
    by = Person("UAIKO", "Aiko")
    rows = (replace(a_row(1), incoming="U1"), replace(a_row(2), incoming=""))
    running = changing.approve(a_book(), rows, {}, by, NOW)
    [row] = running.rows
    assert changing.is_due(running.book, row, 1, MONDAY)
    assert not changing.is_due(running.book, row, 1, MONDAY - timedelta(days=1))
    stopped = changing.stop(running.book)
    assert not changing.is_due(stopped.book, row, 1, MONDAY)
    again = changing.resume(stopped.book, (row, rows[1]), {}, by, NOW + timedelta(days=9))
    assert again.book.generation == 2
    assert again.rows[0].starts == MONDAY + timedelta(days=9)
    assert {job.key for job in running.jobs}.isdisjoint(job.key for job in again.jobs if job.kind == "book_start")


def test_what_was_held_is_tried_again_when_the_book_goes_on() -> None:
    held = replace(a_row(1), incoming="U1", state=RowState.HELD, hold=Hold.PERSON, starts=MONDAY)
    again = changing.resume(a_book(state=BookState.STOPPED), (held,), {}, Person("UAIKO", "Aiko"), NOW)
    assert [(row.state, row.hold) for row in again.rows] == [(RowState.PLANNED, None)]


def test_only_what_began_within_a_day_is_called_off() -> None:
    begun = replace(
        a_row(1), incoming="U1", state=RowState.STARTED, handover="h1", started_at=NOW - timedelta(hours=23)
    )
    older = replace(begun, number=2, handover="h2", started_at=NOW - timedelta(hours=25))
    undone = changing.undo(a_book(state=BookState.RUNNING), (begun, older), NOW)
    assert undone.book.state is BookState.UNDONE
    assert [job.about for job in undone.jobs if job.kind == "book_take_back"] == ["h1"]

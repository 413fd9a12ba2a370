"""A team's list, filters, numbers and people: every row where it belongs, and nothing of another team (P28, P30)."""

import csv
import io
from dataclasses import fields, replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from handover.escalation.risks import RiskKind
from handover.leaders import Leaders, leads_account, people_led
from handover.model.account import Account, AccountChange, AccountField
from handover.model.answers import Answer, Part
from handover.model.csm_facts import CsmFacts
from handover.model.customer_kinds import Tier
from handover.model.disclosure import InternalText
from handover.model.handover import Handover, Reason, Status, Window
from handover.model.playbook import Stage
from handover.suggesting.load import Load
from handover.team.filters import TeamFilter, Which, filtered, is_of, numbers
from handover.team.members import members
from handover.team.rows import Concern, RunningRow, TeamRow, running_row, team_rows
from messages.kit.csv_file import BYTE_ORDER_MARK, csv_file
from messages.team.file import HEADINGS, csv_text
from tests.examples import AIKO, DANA, LUCAS, NOW, PRIYA, a_handover, a_person, an_item

USERS = (DANA, PRIYA, AIKO, LUCAS, "")
TODAY = date(2026, 3, 9)
CONCERNS = st.builds(Concern, st.sampled_from(RiskKind), st.integers(1, 9), st.integers(0, 40))
RUNNING = st.builds(
    RunningRow,
    id=st.uuids().map(str),
    outgoing=st.sampled_from(USERS[:4]),
    incoming=st.sampled_from(USERS[:4]),
    leaver=st.text(max_size=9),
    manager=st.sampled_from(USERS),
    starts=st.dates(),
    ends=st.dates(),
    stage=st.sampled_from(Stage),
    percent=st.integers(0, 100),
    paused=st.booleans(),
    days_left=st.integers(0, 30),
    ready=st.booleans(),
    whole=st.booleans(),
    concerns=st.lists(CONCERNS, max_size=3).map(tuple),
)
ROWS = st.builds(
    TeamRow,
    account=st.uuids().map(str),
    name=st.text(max_size=40),
    owner=st.sampled_from(USERS),
    backup=st.sampled_from(USERS),
    manager=st.sampled_from(USERS),
    tier=st.sampled_from((None, *Tier)),
    renewal=st.none() | st.dates(),
    whole=st.booleans(),
    limbo=st.none() | st.integers(0, 99),
    running=st.none() | RUNNING,
    book=st.sampled_from(("", "b1", "b2")),
)
MANY = st.lists(ROWS, max_size=12)


@given(MANY)
def test_every_account_is_either_handed_over_or_not_and_every_kind_counts_what_it_shows(rows: list[TeamRow]) -> None:
    counted = numbers(rows)
    assert counted[Which.ALL] == len(rows) == counted[Which.RUNNING] + counted[Which.RESTING]
    for which in Which:
        shown = filtered(rows, TeamFilter(which))
        assert list(shown) == [row for row in rows if is_of(row, which)]
        assert len(shown) == counted[which]


@given(MANY, st.sampled_from(Which))
def test_filters_together_show_what_each_of_them_does(rows: list[TeamRow], which: Which) -> None:
    for person in USERS:
        for book in ("", "b1", "b2"):
            both = filtered(rows, TeamFilter(which, person, book))
            of_person = filtered(rows, TeamFilter(person=person))
            of_book = filtered(rows, TeamFilter(book=book))
            assert list(both) == [row for row in rows if is_of(row, which) and row in of_person and row in of_book]


@given(MANY)
def test_the_books_and_what_is_in_none_are_the_whole(rows: list[TeamRow]) -> None:
    in_books = [row for book in ("b1", "b2") for row in filtered(rows, TeamFilter(book=book))]
    assert len(in_books) + sum(not row.book for row in rows) == len(rows)


@given(MANY)
def test_the_file_read_back_says_what_was_written_and_holds_no_formula(rows: list[TeamRow]) -> None:
    names = {DANA: "=1+1", PRIYA: 'Priya "P", Nair', AIKO: "-Aiko", LUCAS: "@Lucas"}
    text = csv_text(rows, names, {"b1": DANA})
    assert text.startswith(BYTE_ORDER_MARK)
    read = list(csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")))
    assert read[0] == list(HEADINGS)
    assert len(read) == len(rows) + 1
    for line, row in zip(read[1:], rows, strict=True):
        assert len(line) == len(HEADINGS)
        assert not any(cell.lstrip()[:1] in ("=", "+", "-", "@", "|", "%") for cell in line if cell)
        name = " ".join(row.name.split())
        assert line[0].removeprefix("'") == name.removeprefix("'")
        assert line[6] == (row.renewal.isoformat() if row.renewal else "")


@given(
    st.lists(
        st.lists(
            st.text(st.characters(blacklist_characters="\r\x00", blacklist_categories=["Cs"])), min_size=2, max_size=2
        )
    )
)
def test_any_cell_of_a_file_is_read_back_as_it_was_but_for_the_mark_before_a_formula(cells: list[list[str]]) -> None:
    text = csv_file(("a", "b"), cells).removeprefix(BYTE_ORDER_MARK)
    read = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert [
        [cell if cell in line else cell[1:] for cell in got] for got, line in zip(read, cells, strict=True)
    ] == cells


def customer(number: int, owner: str, manager: str, made_by: str) -> Account:
    change = AccountChange(AccountField.MANAGER, "", manager, made_by, NOW)
    return Account(
        f"a{number}", f"Customer {number}", owner=owner, manager=manager, changes=(change,) if manager else ()
    )


@given(
    st.lists(st.tuples(*[st.sampled_from(USERS)] * 3), max_size=8),
    st.sampled_from(USERS[:4]),
    st.booleans(),
    st.booleans(),
)
def test_a_manager_s_rows_are_of_whom_they_lead_and_a_leader_s_are_all(
    made: list[tuple[str, str, str]], user: str, chosen: bool, barred: bool
) -> None:
    person = replace(a_person(user), guest=barred, admin=False)
    leaders = Leaders((user,) if chosen else ())
    accounts = [customer(number, *one) for number, one in enumerate(made)]
    mine = [one for one in accounts if leads_account(leaders, person, one, None)]
    if barred:
        assert mine == []
    elif chosen:
        assert mine == accounts
    else:
        led = people_led(user, accounts, (), ())
        assert all(one.manager == user for one in mine)
        assert {one.owner for one in mine} - {"", user} <= led


def row_of(handover: Handover, reader: str = LUCAS, today: date = TODAY) -> RunningRow:
    return running_row(handover, a_person(reader), today)


def test_a_row_holds_no_text_of_the_handover_that_is_internal() -> None:
    secret = "They may leave us for a competitor."
    item = an_item("risks", practices=("P66",))
    playbook = replace(a_handover().playbook, items=(item,))
    answers = {"risks": Answer("risks", (Part(secret, DANA, NOW),), by=DANA, at=NOW)}
    told = a_handover(
        playbook=playbook, answers=answers, internal_note=secret, reason=Reason.UNDERPERFORMANCE, pause_reason=secret
    )
    row = row_of(told)
    assert Concern(RiskKind.STATED) in row.concerns
    assert secret not in repr(row)
    assert Reason.UNDERPERFORMANCE not in repr(row)
    assert not any(InternalText in (one.type, getattr(one.type, "__args__", ())) for one in fields(RunningRow))


def test_only_those_in_it_and_admins_open_it() -> None:
    handover = a_handover()
    outside = a_person("U0SAM")
    assert running_row(handover, a_person(handover.outgoing), TODAY).whole
    assert running_row(handover, replace(outside, admin=True), TODAY).whole
    assert not running_row(handover, outside, TODAY).whole
    assert not running_row(handover, replace(outside, admin=True, guest=True), TODAY).whole


def test_what_needs_an_eye_comes_first() -> None:
    window = Window(TODAY - timedelta(days=20), TODAY - timedelta(days=3))
    late = a_handover(id="late", window=window)
    calm = a_handover(id="calm", window=Window(TODAY, TODAY + timedelta(days=30)), opened_at=NOW + timedelta(days=7))
    paused = replace(calm, id="paused", status=Status.PAUSED)
    accounts = [Account(name, name, owner=DANA) for name in ("resting", "paused", "calm", "late", "lost")]
    running = {"late": late, "calm": calm, "paused": paused}
    rows = team_rows(accounts, running, {"lost": 2}, {}, a_person(LUCAS), TODAY)
    assert [row.name for row in rows] == ["lost", "late", "calm", "paused", "resting"]


def test_the_last_days_count_as_ending_soon_and_then_as_late() -> None:
    end = date(2026, 3, 13)
    handover = a_handover(window=Window(date(2026, 3, 2), end))
    for today, soon, passed in (
        (TODAY - timedelta(days=5), False, False),
        (TODAY, True, False),
        (end + timedelta(days=3), False, True),
    ):
        row = row_of(handover, today=today)
        assert row.ending_soon is soon
        assert any(one.kind is RiskKind.WINDOW_PASSED for one in row.concerns) is passed


def test_load_is_counted_as_mid_touch_accounts_against_each_one_s_limit() -> None:
    load = {DANA: Load(10, 1, 11 * 24), PRIYA: Load(3, 0, 18)}
    facts = {PRIYA: CsmFacts(PRIYA, limit=4)}
    dana, priya, aiko = members([PRIYA, DANA, AIKO], load, facts, [a_handover()], TODAY)
    assert (dana.user, dana.carried, dana.most, dana.over, dana.room, dana.running) == (DANA, 44, 40, 4, 0, 1)
    assert (priya.user, priya.carried, priya.over, priya.room) == (PRIYA, 3, 0, 1)
    assert (aiko.user, aiko.carried, aiko.room, aiko.running) == (AIKO, 0, 40, 0)
    assert dana.week > 0

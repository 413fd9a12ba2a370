"""Account lists of any make: exports of CRMs, spreadsheets and pasted names become accounts, and what is wrong is named by line."""

import io
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from handover.book.columns import columns_of, with_order
from handover.book.days import DayOrder, UnreadableDay, day_in
from handover.book.fields import BookField, meant_by
from handover.book.grid import LARGEST, grid_of, pasted_grid
from handover.book.money import UnreadableAmount, amount_in
from handover.book.reading import AccountList, read_accounts
from handover.book.refusals import Unreadable, UnreadableList
from handover.book.words import Scale, UnknownWord, health_in, tier_in
from handover.model.customer_kinds import Tier
from handover.model.records import Colour

BOOKS = Path(__file__).parents[1] / "corpus" / "books"
EXPECTED: dict[str, dict[str, Any]] = json.loads((BOOKS / "expected.json").read_text(encoding="utf-8"))


def read(content: bytes) -> AccountList:
    grid = grid_of(content)
    return read_accounts(grid, columns_of(grid))


def test_there_are_thirty_lists_and_each_is_known() -> None:
    assert {one.name for one in BOOKS.iterdir()} - {"README.md", "expected.json"} == set(EXPECTED)
    assert len(EXPECTED) >= 30


@pytest.mark.parametrize("name", EXPECTED)
def test_what_stands_in_an_export_is_read(name: str) -> None:
    expected, grid = EXPECTED[name], grid_of((BOOKS / name).read_bytes())
    columns = columns_of(grid)
    found = read_accounts(grid, columns)
    assert [one.name for one in found.accounts] == [row["name"] for row in expected["rows"]]
    for account, row in zip(found.accounts, expected["rows"], strict=True):
        said = {field: _plain(getattr(account, field)) for field in row}
        assert said == row
    assert [[one.line, one.what, one.value] for one in found.problems] == expected.get("problems", [])
    assert [list(pair) for pair in found.twice] == expected.get("twice", [])
    assert columns.asked is expected["asked"]
    assert not expected["order"] or columns.order == expected["order"]


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def test_money_is_read_in_any_notation() -> None:
    told = {
        "1.234,56 €": "EUR 1,234.56",
        "$1,234.56": "USD 1,234.56",
        "12k": "12,000",
        "EUR 12 000": "EUR 12,000",
        "1'234.50 CHF": "CHF 1,234.50",
        "1,5 Mio. €": "EUR 1,500,000",
        "12.000,-": "12,000",
        "25 TEUR": "EUR 25,000",
        "USD 45,000/yr": "USD 45,000",
        "12\u202f000,00\u00a0€": "EUR 12,000",
        "(1,200)": "-1,200",
        "($100)": "USD -100",
        "-€50": "EUR -50",
        "(50.00) USD": "USD -50",
        "￥1,200,000": "JPY 1,200,000",
        "120万円": "JPY 1,200,000",
        "12,5": "12.50",
        "n/a": "",
    }
    assert {cell: amount_in(cell) for cell in told} == told
    assert amount_in(12.5, "EUR", 3) == "EUR 12,500"
    assert read(b"Account,MRR (USD)\nAcme,1000\n").accounts[0].amount == "USD 12,000"
    for cell in ("about ten grand", "100 %", "see contract"):
        with pytest.raises(UnreadableAmount):
            amount_in(cell)


def test_a_contract_without_a_last_day_is_no_mistake() -> None:
    for cell in ("unbefristet", "Evergreen", "sans échéance", "自動更新"):
        assert day_in(cell, DayOrder.DAY_FIRST) is None
    assert day_in("2026年4月5日", DayOrder.DAY_FIRST) == date(2026, 4, 5)


def test_days_are_read_in_three_orders_and_with_names_of_months() -> None:
    for cell, order, day in (
        ("03.04.2026", DayOrder.MONTH_FIRST, None),
        ("03/04/2026", DayOrder.DAY_FIRST, date(2026, 4, 3)),
        ("03/04/2026", DayOrder.MONTH_FIRST, date(2026, 3, 4)),
        ("3/4/26", DayOrder.DAY_FIRST, date(2026, 4, 3)),
        ("2026-04-03T00:00:00.000Z", DayOrder.MONTH_FIRST, date(2026, 4, 3)),
        ("20260403", DayOrder.DAY_FIRST, date(2026, 4, 3)),
        ("4/3/2026 12:00:00 AM", DayOrder.MONTH_FIRST, date(2026, 4, 3)),
        ("3. April 2026", DayOrder.DAY_FIRST, date(2026, 4, 3)),
        ("Apr 3, 2026", DayOrder.DAY_FIRST, date(2026, 4, 3)),
        ("mardi 3 mars 2026", DayOrder.DAY_FIRST, date(2026, 3, 3)),
        ("46100", DayOrder.DAY_FIRST, date(2026, 3, 19)),
        (46100.0, DayOrder.DAY_FIRST, date(2026, 3, 19)),
    ):
        if day is None:
            with pytest.raises(UnreadableDay):
                day_in(cell, order)
        else:
            assert day_in(cell, order) == day, cell
    assert day_in("offen", DayOrder.DAY_FIRST) is None
    for wrong in ("31/02/2026", "Q3 2026", "soon", "12"):
        with pytest.raises(UnreadableDay):
            day_in(wrong, DayOrder.DAY_FIRST)


def test_the_order_of_days_is_decided_by_the_column_and_asked_where_nothing_tells() -> None:
    for days, order, asked in (
        (("03/04/2026", "14/04/2026"), DayOrder.DAY_FIRST, False),
        (("03/04/2026", "04/14/2026"), DayOrder.MONTH_FIRST, False),
        (("03/04/2026", "05/06/2026"), DayOrder.DAY_FIRST, True),
        (("14/04/2026", "04/14/2026"), DayOrder.DAY_FIRST, True),
        (("05/05/2026", "06/06/2026"), DayOrder.DAY_FIRST, False),
        (("2026-04-14", "2026-03-04"), DayOrder.YEAR_FIRST, False),
    ):
        rows = "\n".join(f"Account {n},{day}" for n, day in enumerate(days))
        columns = columns_of(grid_of(f"Account,Renewal\n{rows}\n".encode()))
        assert (columns.order, columns.asked) == (order, asked), days


def test_tiers_and_health_are_read_as_people_name_them() -> None:
    tiers = {
        "Tier 1 - Strategic": Tier.HIGH_TOUCH,
        "A-Kunde": Tier.HIGH_TOUCH,
        "Enterprise (1000+)": Tier.HIGH_TOUCH,
        "Mid-Market": Tier.MID_TOUCH,
        "T3": Tier.DIGITAL,
        "Tech Touch": Tier.DIGITAL,
    }
    assert {cell: tier_in(cell) for cell in tiers} == tiers
    health = {
        "Green - Healthy": Colour.GREEN,
        "rot": Colour.RED,
        "要注意": Colour.AMBER,
        "🟡": Colour.AMBER,
        "49": Colour.RED,
        "75 %": Colour.GREEN,
    }
    assert {cell: health_in(cell, Scale.HUNDRED) for cell in health} == health
    risk = {"High": Colour.RED, "faible": Colour.GREEN, "90": Colour.RED, "中": Colour.AMBER}
    assert {cell: health_in(cell, Scale.HUNDRED, risk=True) for cell in risk} == risk
    for wrong in ("Wombat", "Mauve"):
        with pytest.raises(UnknownWord):
            tier_in(wrong)
        with pytest.raises(UnknownWord):
            health_in(wrong, Scale.HUNDRED)


def test_headings_are_known_in_many_spellings() -> None:
    for heading, meant in (
        ("Renewal_Date__c", BookField.RENEWAL),
        ("BILLINGCOUNTRY", BookField.REGION),
        ("Organization - Name", BookField.NAME),
        ("ARR (EUR)", BookField.AMOUNT),
        ("Propriétaire du compte", BookField.OWNER),
        ("Ampelstatus", BookField.HEALTH),
        ("CustomerTier", BookField.TIER),
        ("契約更新日", BookField.RENEWAL),
        ("ドメイン名", BookField.WEBSITE),
        ("Account Owner  ↑", BookField.OWNER),
    ):
        found = meant_by(heading)
        assert found is not None, heading
        assert found[0] is meant, heading
    assert meant_by("Annual Revenue") is None
    assert meant_by("Number of Employees") is None


@pytest.mark.parametrize(
    ("pasted", "names"),
    [
        ("Acme, Beta; Gamma", ["Acme, Beta", "Gamma"]),
        ("Acme, Beta, Gamma", ["Acme", "Beta", "Gamma"]),
        ("- Acme, Inc.\n• Beta\n3) Gamma", ["Acme, Inc.", "Beta", "Gamma"]),
        ("Account\tTier\nAcme\tA\nBeta\tB", ["Acme", "Beta"]),
    ],
)
def test_pasted_names_are_read_as_they_were_meant(pasted: str, names: list[str]) -> None:
    grid = pasted_grid(pasted)
    assert [one.name for one in read_accounts(grid, columns_of(grid)).accounts] == names


def test_a_column_can_be_chosen_otherwise() -> None:
    grid = grid_of(b"Account,Ends,Also\nAcme,2026-05-01,14/06/2026\n")
    columns = columns_of(grid)
    other = with_order(grid, type(columns)(columns.heading, {BookField.NAME: 0, BookField.RENEWAL: 2}))
    assert read_accounts(grid, other).accounts[0].renewal == date(2026, 6, 14)


def _why(content: bytes) -> Unreadable:
    with pytest.raises(UnreadableList) as refused:
        read(content)
    return refused.value.why


def test_what_is_no_list_is_refused_with_its_reason() -> None:
    assert _why(b"") is Unreadable.NOTHING_IN_IT
    assert _why(b"x" * (LARGEST + 1)) is Unreadable.TOO_LARGE
    assert _why(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 100) is Unreadable.OLD_EXCEL
    assert _why(b"PK\x03\x04 but no archive") is Unreadable.NO_TABLE
    assert _why(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9) in (Unreadable.NO_TABLE, Unreadable.NO_NAMES)
    assert _why(b"1,2\n3,4\n") is Unreadable.NO_NAMES
    assert _why("\n".join(f"Account no {n}" for n in range(501)).encode()) is Unreadable.TOO_MANY_ACCOUNTS
    assert _why(b"Account\n" + b"x\n" * 6000) is Unreadable.TOO_MANY_LINES


def test_a_workbook_that_unpacks_to_too_much_or_defines_entities_is_refused() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        for number in range(4):
            packed.writestr(f"xl/worksheets/sheet{number}.xml", b"0" * 20_000_000)
    assert _why(bomb.getvalue()) is Unreadable.TOO_LARGE
    laughs = io.BytesIO()
    with zipfile.ZipFile(laughs, "w") as packed:
        packed.writestr("xl/workbook.xml", '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    assert _why(laughs.getvalue()) is Unreadable.NO_TABLE


def test_a_sheet_that_says_it_is_endless_is_read_to_its_end() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Account", "Tier"])
    sheet.append(["Acme", "A"])
    sheet.cell(1_000_000, 1, "Far away")
    content = io.BytesIO()
    book.save(content)
    assert [one.name for one in read(content.getvalue()).accounts] == ["Acme"]


def test_a_number_in_a_sheet_has_the_currency_with_which_it_is_shown() -> None:
    shown = {
        '"$"#,##0': "USD 1,200",
        "[$€-407] #,##0.00": "EUR 1,200",
        "[$CHF] #,##0": "CHF 1,200",
        '_-* #,##0.00 "€"_-': "EUR 1,200",
        "_($* #,##0_)": "USD 1,200",
        "[$-409]#,##0": "1,200",
        "#,##0.00": "1,200",
        "General": "1,200",
    }
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Account", "ARR"])
    for number, of in enumerate(shown, 2):
        sheet.append([f"Account {number}", 1200])
        sheet.cell(number, 2).number_format = of
    content = io.BytesIO()
    book.save(content)
    found = {of: one.amount for of, one in zip(shown, read(content.getvalue()).accounts, strict=True)}
    assert found == shown


def test_an_owner_who_stands_once_above_a_group_owns_all_of_it() -> None:
    grouped = "Owner,Account\nDana,Acme\n,Beta\nSubtotal,\nLeo,Gamma\n,Delta\n"
    assert [one.owner for one in read(grouped.encode()).accounts] == ["Dana", "Dana", "Leo", "Leo"]
    listed = "Owner,Account\nDana,Acme\n,Beta\nDana,Gamma\n"
    assert [one.owner for one in read(listed.encode()).accounts] == ["Dana", "", "Dana"]
    behind = "Account,Owner\nAcme,Dana\nBeta,\nGamma,Leo\n"
    assert [one.owner for one in read(behind.encode()).accounts] == ["Dana", "", "Leo"]


def test_a_quotation_mark_that_nobody_closed_costs_one_line_at_most() -> None:
    rows = "\n".join(f'Account {n},"{"" if n == 3 else "B"}{chr(34) if n != 3 else ""}' for n in range(60))
    found = read(f"Account,Tier\n{rows}\n".encode())
    assert len(found.accounts) >= 58


def test_lines_that_were_quoted_as_a_whole_are_taken_apart() -> None:
    found = read(b'"Account,Tier,Owner"\n"Acme,A,Dana"\n"Beta, Inc.,B,Dana"\n')
    assert (found.accounts[0].line, found.accounts[0].name) == (2, "Acme")


def test_a_password_in_a_list_is_neither_kept_nor_said_again() -> None:
    found = read(b"Account,Owner\nAcme,Password: hunter2!Xy\nBeta,Dana\n")
    assert [one.name for one in found.accounts] == ["Beta"]
    assert [(one.line, one.what, one.value) for one in found.problems] == [(2, "secret", "")]


CELLS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["", "Acme", "=1+1", "31/12/2026", "12k €", "Tier 1", "\n", '"', ";", "\x00", "🟢", "Account", "Renewal"]
    ),
)


@given(st.lists(st.lists(CELLS, max_size=6), max_size=12), st.sampled_from([",", ";", "\t", "|"]))
def test_whatever_stands_in_a_file_is_read_or_refused(rows: list[list[str]], delimiter: str) -> None:
    content = "\n".join(delimiter.join(row) for row in rows).encode("utf-8", "replace")
    try:
        found = read(content)
    except UnreadableList:
        return
    assert found.accounts
    assert all(one.name and len(one.name.splitlines()) == 1 for one in found.accounts)
    assert len({one.name for one in found.accounts}) == len(found.accounts)

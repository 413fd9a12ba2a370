"""SQLite keeps any text in any column: what is none of a column's is found, with its row, before somebody needs it."""

import sqlite3

import pytest

from handover.playbooks.library import Library
from playground.seed import DANA
from storage.document_check import find_unreadable_rows
from tests.snapshots import Snapshot

TEAM = "T0PLAYGROUND"
ODD = {
    "people.next_digest_at": "update people set next_digest_at = 'soon' where id = :dana",
    "people.last_digest_on": "update people set last_digest_on = 'soon' where id = :dana",
    "people.checked_at": "update people set checked_at = 'soon' where id = :dana",
    "handovers.opened_at": "update handovers set opened_at = 'soon'",
    "handovers.is_open": "update handovers set is_open = 'soon'",
    "handovers.version": "update handovers set version = 'soon'",
    "account": "update accounts set document = '{'",
    "accounts.version": "update accounts set version = 'soon'",
    "account entry": "insert into account_entries select workspace, id, 'goals', 0, null, '{', 'text' from accounts",
    "account entry change": "insert into account_entry_changes select workspace, id, 'goals', 1, '{', '' from accounts",
    "canvas": "insert into canvases select workspace, id, 'F1', '{' from handovers",
    "jobs.due": "update jobs set due = 'soon' where id = (select min(id) from jobs)",
    "jobs.ref": "update jobs set ref = '[]' where id = (select min(id) from jobs)",
    "jobs.attempts": "update jobs set attempts = 'soon' where id = (select min(id) from jobs)",
    "digests.day": f"insert into digests values ('{TEAM}', :dana, 'soon', 'D1', '1.2', '[]')",
    "seen_events.seen_at": f"insert into seen_events values ('{TEAM}', 'Ev1', 'soon')",
    "people of handover, another id": "update handovers set id = '-1'",
    "people of handover": "delete from participants where person = :dana",
    "people of handover, closed": "update participants set is_open = 0",
    "people of handover, lost": "delete from people where id = :dana",
}


@pytest.mark.parametrize("where", ODD)
async def test_a_value_that_is_none_of_its_column_is_named(opened: Snapshot, playbooks: Library, where: str) -> None:
    """H: unreadable rows, in each kind of column: `doctor` lists them."""
    url = f"sqlite:///{opened.database}"
    assert not (await find_unreadable_rows(url, playbooks)).found
    with sqlite3.connect(opened.database) as connection:
        connection.execute(ODD[where], {"dana": DANA} if ":dana" in ODD[where] else {})
    [(kind, workspace, id_)] = (await find_unreadable_rows(url, playbooks)).found
    assert kind == where.partition(",")[0]
    assert workspace == TEAM
    assert id_

import asyncio
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from handover.leaders import Leaders
from handover.letter_rules import LetterRules
from handover.model.account import Account, AccountChange, AccountEntry, AccountField, Renewal
from handover.model.answers import Answer, Evidence, Part, Question
from handover.model.csm_facts import CsmFacts
from handover.model.decision import Decision
from handover.model.handover import Status
from handover.model.origin import Origin
from handover.model.people import Person
from handover.model.records import RecordKind
from handover.model.steps import StepState
from handover.restored import restored_look, restored_told
from handover.suggesting.load import TakingOver
from messages.overview.summary_card import summary_card
from storage.database.engine import DatabaseProblem, engine_for
from storage.database.migrate import check, downgrade, migrate, upgrade
from storage.database.revisions import REVISION_TABLE, SchemaState, revisions
from storage.documents import handover_document
from storage.jobs.admin import QueueAdmin
from storage.partial_indexes import metadata
from storage.store import Store
from tests.examples import NOW, a_handover
from tests.storage.conftest import PLAYBOOKS

ROOT = Path(__file__).parents[2]
T = TypeVar("T")


async def on(url: str, work: Callable[[Connection], T]) -> T:
    engine = engine_for(url)
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(work)
    finally:
        await engine.dispose()


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


async def test_a_new_database_is_made(database_url: str) -> None:
    assert await check(database_url) is SchemaState.MISSING
    await migrate(database_url)
    assert await check(database_url) is SchemaState.CURRENT
    assert await on(database_url, tables) == {*metadata.tables, REVISION_TABLE}


async def test_migrating_again_keeps_everything(database_url: str) -> None:
    await migrate(database_url)
    store = await Store.open(database_url, PLAYBOOKS)
    async with store.begin("T1") as unit:
        await unit.handovers.add(Decision(a_handover()))
    await migrate(database_url)
    async with store.begin("T1") as unit:
        assert await unit.handovers.get("h1") == a_handover()
    await store.close()


async def test_the_steps_build_exactly_the_tables(database_url: str) -> None:
    await migrate(database_url)

    def differences(connection: Connection) -> list[object]:
        options = {"version_table": REVISION_TABLE, "compare_type": True}
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))

    assert await on(database_url, differences) == []


async def test_down_and_up_again(database_url: str) -> None:
    await migrate(database_url)
    await on(database_url, lambda connection: downgrade(connection, "base"))
    assert await on(database_url, tables) == {REVISION_TABLE}
    assert await check(database_url) is SchemaState.OUTDATED
    await migrate(database_url)
    assert await check(database_url) is SchemaState.CURRENT


async def test_a_migration_that_fails_leaves_nothing(database_url: str) -> None:
    def fail_at_the_end(connection: Connection) -> None:
        upgrade(connection)
        raise KeyError

    with pytest.raises(KeyError):
        await on(database_url, fail_at_the_end)
    assert await on(database_url, tables) == set()


async def test_several_may_migrate_at_once(database_url: str) -> None:
    await asyncio.gather(*(migrate(database_url) for _ in range(3)))
    assert await check(database_url) is SchemaState.CURRENT


def test_the_program_knows_every_step() -> None:
    steps = ScriptDirectory(str(ROOT / "storage/migrations"))
    assert tuple(step.revision for step in reversed(list(steps.walk_revisions()))) == revisions()


async def test_a_store_wants_a_migrated_database(database_url: str) -> None:
    with pytest.raises(DatabaseProblem, match="python -m bot migrate"):
        await Store.open(database_url, PLAYBOOKS)


async def test_a_handover_of_a_playbook_that_the_program_does_not_have_goes_on(database_url: str) -> None:
    """G: an unknown playbook key."""
    await migrate(database_url)
    store = await Store.open(database_url, PLAYBOOKS)
    async with store.begin("T1") as unit:
        await unit.handovers.add(Decision(a_handover()))
    await store.close()
    store = await Store.open(database_url, {})
    async with store.begin("T1") as unit:
        assert await unit.handovers.get("h1") == a_handover()
    await store.close()


async def test_a_handover_of_before_gets_the_entries_it_had_and_keeps_what_was_said_of_others(
    database_url: str,
) -> None:
    """G: a removed item with an open question raises KeyError."""
    question = Question("q1", "retired_item", "Why?", "U0PRIYA", NOW)
    answer = Answer("old_answer", (Part("Kept.", "U0DANA", NOW),))
    before = a_handover(
        questions=(question,), answers={"old_answer": answer}, steps={"old_step": StepState(note="Kept, too.")}
    )
    await migrate(database_url)
    await on(database_url, lambda connection: downgrade(connection, "0008"))
    for number, playbook in enumerate(("standard", "vanished")):
        old = replace(before, id=f"h{number}", account=f"Account {number}")
        tree = {**json.loads(handover_document(old)), "playbook": playbook}
        row = text(
            "INSERT INTO handovers (workspace, id, version, account, account_key, playbook, status, is_open, opened_at,"
            " document) VALUES ('T1', :id, 1, :id, :id, :playbook, 'active', true, :at, :document)"
        )
        values = {"id": old.id, "playbook": playbook, "document": json.dumps(tree), "at": NOW.replace(tzinfo=None)}
        await on(database_url, partial(Connection.execute, statement=row, parameters=values))
    await migrate(database_url)
    store = await Store.open(database_url, {})
    async with store.begin("T1") as unit:
        standard, vanished = [await unit.handovers.get(f"h{number}") for number in range(2)]
    await store.close()
    assert len(standard.playbook.items) == 16 + 2
    assert len(standard.playbook.steps) == 9 + 1
    assert [step.kind for step in vanished.playbook.steps] == ["introduction", "sign_off", "task"]
    for handover in (standard, vanished):
        assert handover.playbook.item("retired_item").title == "Retired item"
        assert not handover.playbook.item("old_answer").required
        assert handover.answer("old_answer") == answer
        assert handover.questions == (question,)
        assert "Retired item" in summary_card(handover, date(2026, 3, 9)).text


@pytest.mark.parametrize("broken", ["{", "null", '{"playbook": {}, "answers": 3}'])
async def test_a_document_that_cannot_be_read_is_kept_and_holds_up_no_migration(database_url: str, broken: str) -> None:
    """H: one unreadable document."""
    await migrate(database_url)
    store = await Store.open(database_url, PLAYBOOKS)
    async with store.begin("T1") as unit:
        await unit.handovers.add(Decision(a_handover()))
    await store.close()
    await on(database_url, lambda connection: downgrade(connection, "0008"))
    rows = {
        "INSERT INTO handovers (workspace, id, version, account, account_key, playbook, status, is_open, opened_at, document)"
        " VALUES ('T1', 'broken', 1, 'B', 'B', 'standard', 'active', true, :at, :document)": {
            "at": NOW.replace(tzinfo=None)
        },
        "INSERT INTO people (workspace, id, document) VALUES ('T1', 'UBROKEN', :document)": {},
    }
    for row, values in rows.items():
        work = partial(Connection.execute, statement=text(row), parameters={**values, "document": broken})
        await on(database_url, work)
    await migrate(database_url)
    kept = "SELECT document FROM handovers WHERE id = 'broken'"
    assert await on(database_url, lambda connection: connection.scalar(text(kept))) == broken
    store = await Store.open(database_url, PLAYBOOKS)
    async with store.begin("T1") as unit:
        assert (await unit.handovers.get("h1")).account == a_handover().account
    await store.close()


async def test_names_spelled_differently_are_of_one_account_after_the_migration(database_url: str) -> None:
    """C: two handovers of one customer, by a straight and a typographic apostrophe, are noticed, older ones too."""
    await migrate(database_url)
    await on(database_url, lambda connection: downgrade(connection, "0010"))
    names = {"h1": "O’Neill", "h2": "Acme’s", "h3": "Acme's"}
    for id_, account in names.items():
        old = replace(a_handover(), id=id_, account=account)
        row = text(
            "INSERT INTO handovers (workspace, id, version, account, account_key, playbook, status, is_open, opened_at,"
            " document) VALUES ('T1', :id, 1, :account, :key, 'standard', 'active', true, :at, :document)"
        )
        document = handover_document(old)
        values = {"id": id_, "account": account, "key": account, "document": document, "at": NOW.replace(tzinfo=None)}
        await on(database_url, partial(Connection.execute, statement=row, parameters=values))
    await migrate(database_url)
    store = await Store.open(database_url, PLAYBOOKS)
    async with store.begin("T1") as unit:
        found = await unit.handovers.open_with_account('"o\'neill"')
        either = await unit.handovers.open_with_account("Acme's")
    await store.close()
    assert found is not None
    assert found.id == "h1"
    assert either is not None
    assert either.id in ("h2", "h3")


async def test_capitals_of_every_alphabet_are_of_one_account_after_the_migration(database_url: str) -> None:
    """C: handovers of an "İstanbul Lojistik" that were opened before are found by "istanbul lojistik"."""
    await migrate(database_url)
    await on(database_url, lambda connection: downgrade(connection, "0015"))
    row = text(
        "INSERT INTO handovers (workspace, id, version, account, account_key, playbook, status, is_open, opened_at,"
        " document) VALUES ('T1', 'h1', 1, :account, :account, 'standard', 'active', true, :at, :document)"
    )
    old = replace(a_handover(), id="h1", account="İstanbul Lojistik")
    values = {"account": old.account, "document": handover_document(old), "at": NOW.replace(tzinfo=None)}
    await on(database_url, partial(Connection.execute, statement=row, parameters=values))
    await migrate(database_url)
    store = await Store.open(database_url, PLAYBOOKS)
    async with store.begin("T1") as unit:
        found = await unit.handovers.open_with_account("ISTANBUL LOJISTIK")
    await store.close()
    assert found is not None


@pytest.mark.parametrize("revision", ["9999", "f00d"])
async def test_a_newer_database_is_refused(database_url: str, revision: str) -> None:
    await migrate(database_url)
    newer = text(f"UPDATE {REVISION_TABLE} SET version_num = '{revision}'")
    await on(database_url, lambda connection: connection.execute(newer))
    with pytest.raises(DatabaseProblem, match=rf"newer version of the bot.*“{revision}”.*update the bot"):
        await migrate(database_url)


async def test_another_programs_database_is_refused(database_url: str) -> None:
    await on(
        database_url, lambda connection: connection.execute(text("CREATE TABLE alembic_version (version_num TEXT)"))
    )
    with pytest.raises(DatabaseProblem, match="belongs to another program"):
        await migrate(database_url)
    assert await on(database_url, tables) == {"alembic_version"}


def test_a_start_on_a_current_database_does_without_alembic_from_any_folder(tmp_path: Path) -> None:
    program = (
        "import asyncio, sys; from storage.database.migrate import migrate; "
        "asyncio.run(migrate('sqlite:///new.db')); print('alembic' in sys.modules)"
    )
    for expected in ("True", "False"):
        run = subprocess.run(
            [sys.executable, "-W", "error", "-c", program],
            cwd=tmp_path,
            env={"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (run.stdout.strip(), run.stderr) == (expected, "")
    assert [path.name for path in tmp_path.iterdir()] == ["new.db"]


async def test_jobs_that_wait_are_kept_and_dated_by_the_step_that_dates_them(database_url: str) -> None:
    await on(database_url, lambda connection: upgrade(connection, "0001"))
    columns = "workspace, kind, key, lane, place, about, ref, rank, due, next_try, state, generation, attempts, claim, why, result"
    values = "'T1', 'prompt', 'k', 'l', 1, 'h1', '{}', 0, '1970-01-01', '1970-01-01', 'pending', 1, 0, 0, '', '{}'"
    await on(
        database_url, lambda connection: connection.execute(text(f"INSERT INTO errands ({columns}) VALUES ({values})"))
    )
    await migrate(database_url)
    async with QueueAdmin.of(database_url) as queue_admin:
        asked = datetime.now(UTC)
        [waiting] = await queue_admin.stuck(asked + timedelta(hours=1), timedelta(minutes=5), 5, 10)
    assert asked - timedelta(minutes=1) < waiting.since <= asked
    await on(database_url, lambda connection: downgrade(connection, "0001"))
    kept = await on(
        database_url, lambda connection: connection.execute(text("SELECT key FROM errands")).scalars().all()
    )
    assert list(kept) == ["k"]
    assert await check(database_url) is SchemaState.OUTDATED


async def test_jobs_after_a_restore_are_named_after_it_those_of_before_too(database_url: str) -> None:
    await migrate(database_url)
    store = await Store.open(database_url, PLAYBOOKS)
    async with store.begin("T1") as unit:
        await unit.jobs.add(restored_look(NOW, NOW))
        await unit.jobs.add(restored_told("set_back_co", NOW))
    await store.close()
    named = partial(Connection.execute, statement=text("SELECT kind, key, lane FROM jobs ORDER BY id"))
    await on(database_url, lambda connection: downgrade(connection, "0017"))
    before = await on(database_url, lambda connection: named(connection).all())
    look, told = f"set_back_look:{NOW.isoformat()}", f"set_back_told:set_back_co:{NOW.isoformat()}"
    assert before == [("set_back_look", look, look), ("set_back_told", told, "channel:set_back_co")]
    await migrate(database_url)
    look, told = f"restored_look:{NOW.isoformat()}", f"restored_told:set_back_co:{NOW.isoformat()}"
    assert await on(database_url, lambda connection: named(connection).all()) == [
        ("restored_look", look, look),
        ("restored_told", told, "channel:set_back_co"),
    ]


async def test_entries_of_before_are_found_by_what_they_consist_of(database_url: str) -> None:
    await migrate(database_url)
    store = await Store.open(database_url, PLAYBOOKS)
    async with store.begin("T1") as unit:
        await unit.handovers.add(Decision(a_handover()))
        account_id = unit.handovers.account_id("h1")
        for kind in (RecordKind.PEOPLE, RecordKind.TEXT):
            await unit.blueprint.put(account_id, AccountEntry(kind.value, "Title", "x", "h1", "U0DANA", NOW, kind=kind))
    unreadable = (
        "INSERT INTO account_entries (workspace, account_id, item, place, document) VALUES ('T1', :id, :item, 0, :said)"
    )
    await on(database_url, lambda connection: downgrade(connection, "0022"))
    for item, said in (("cut", "{"), ("list", "[]")):
        values = {"id": account_id, "item": item, "said": said}
        await on(database_url, partial(Connection.execute, statement=text(unreadable), parameters=values))
    await migrate(database_url)
    kinds = text("SELECT item, kind FROM account_entries ORDER BY item")
    found = await on(database_url, lambda connection: connection.execute(kinds).all())
    assert found == [("cut", "text"), ("list", "text"), ("people", "people"), ("text", "text")]
    async with store.begin("T1") as unit:
        assert set(await unit.blueprint.for_brief(account_id, [], [RecordKind.PEOPLE], 9)) == {"people"}
    await store.close()


async def test_every_customer_of_a_stored_handover_has_an_account_after_the_migration(database_url: str) -> None:
    """One account for each name, however it is spelled; the newest answer to each item is what is known."""
    await migrate(database_url)
    await on(database_url, lambda connection: downgrade(connection, "0018"))
    later, done = NOW + timedelta(days=400), Status.COMPLETED
    said = {"goals": Answer("goals", (Part("Grow.", "U0DANA", NOW, "1.1"),), by="U0DANA", at=NOW)}
    goals = Answer("goals", (Part("Shrink.", "U0PRIYA", later, "2.2"),), by="U0PRIYA", at=later)
    accepted = replace(goals, accepted_by="U0MAREK", accepted_at=later + timedelta(days=1))
    risks = Answer("risks", not_applicable="None.", by="U0DANA", at=NOW)
    saved = Answer("extras", evidence=(Evidence("Plan", "https://x.example", "U0DANA", NOW, "3.3"),))
    first = a_handover(
        id="h1", answers=said | {"risks": risks, "extras": saved}, status=done, closed_at=NOW, opened_at=NOW
    )
    second = a_handover(
        id="h2",
        account="FJORDLINE logistics",
        outgoing="U0PRIYA",
        incoming="U0MAREK",
        backup="U0LUCAS",
        renewal_date=date(2027, 9, 30),
        answers={"goals": accepted, "status": Answer("status", (Part("", "U0DANA", NOW),), by="U0DANA", at=NOW)},
        status=done,
        opened_at=later,
        closed_at=later + timedelta(days=20),
    )
    gone = a_handover(id="h3", account="Acme", leaver="Sam Roe", outgoing="U0AIKO")
    rows = {"T1": (first, second, gone), "T2": (replace(first, id="h1"),)}
    row = text(
        "INSERT INTO handovers (workspace, id, version, account, account_key, playbook, status, is_open, opened_at, document)"
        " VALUES (:workspace, :id, 1, :account, :id, 'small', 'x', false, :at, :document)"
    )
    for workspace, handovers in rows.items():
        for one in handovers:
            values = {"workspace": workspace, "id": one.id, "account": one.account, "document": handover_document(one)}
            work = partial(
                Connection.execute, statement=row, parameters=values | {"at": one.opened_at.replace(tzinfo=None)}
            )
            await on(database_url, work)
    broken = {"workspace": "T1", "id": "h4", "account": "Acme.", "document": "{", "at": later.replace(tzinfo=None)}
    await on(database_url, partial(Connection.execute, statement=row, parameters=broken))
    await migrate(database_url)
    store = await Store.open(database_url, PLAYBOOKS)
    async with store.begin("T1") as unit:
        fjordline = await unit.accounts.get(await unit.accounts.of_name("Fjordline Logistics"))
        acme = await unit.accounts.get(await unit.accounts.of_name("Acme"))
        entries = await unit.blueprint.page(fjordline.id, 0, 10)
        stale = [await unit.blueprint.counts(fjordline.id, later + timedelta(days=days)) for days in (182, 183)]
        of_marek = await unit.accounts.of_person("U0MAREK")
        await unit.handovers.get("h2")
        assert unit.handovers.account_id("h2") == fjordline.id
    async with store.begin("T2") as unit:
        elsewhere = await unit.accounts.get(await unit.accounts.of_name("Fjordline Logistics"))
    await store.close()
    assert fjordline == Account(
        fjordline.id,
        "FJORDLINE logistics",
        owner="U0MAREK",
        owner_since=date(2027, 4, 26),
        backup="U0LUCAS",
        manager="U0AIKO",
        renewal=Renewal(date(2027, 9, 30)),
    )
    assert (acme.owner, acme.manager) == ("", "U0AIKO")
    assert (elsewhere.owner, elsewhere.id == fjordline.id) == ("U0PRIYA", False)
    assert of_marek == {fjordline.id}
    assert {entry.item: (entry.text, entry.not_applicable, entry.by, entry.at) for entry in entries} == {
        "goals": ("Shrink.", "", "U0PRIYA", later),
        "risks": ("", "None.", "U0DANA", NOW),
        "extras": ("", "", "U0DANA", NOW),
    }
    assert entries[0].title == "Goals"
    assert (entries[0].source, entries[0].confirmed_by) == ("2.2", "U0MAREK")
    assert [one.stale for one in stale] == [0, 1]


async def test_what_the_migration_says_of_an_answer_is_what_storing_it_says(database_url: str) -> None:
    """The same account and entries, whether a handover was stored before there were accounts or after."""
    answers = {
        "goals": Answer(
            "goals",
            (
                Part("Grow.", "U0DANA", NOW, "1.1", origin=Origin("D1", "1.0")),
                Part("", "U0DANA", NOW, "1.2"),
                Part("In the north.", "U0PRIYA", NOW, "1.3", origin=Origin("C1")),
            ),
            by="U0PRIYA",
            at=NOW,
        ),
        "risks": Answer(
            "risks", (Part("", "U0DANA", NOW, "1.4", excuse=True),), not_applicable="None", by="U0DANA", at=NOW
        ),
        "extras": Answer("extras", evidence=(Evidence("Plan", "https://x.example", "U0DANA", NOW, "3.3"),)),
        "status": Answer("status"),
    }
    handover = a_handover(answers=answers, backup="U0LUCAS", renewal_date=date(2027, 9, 30))
    await migrate(database_url)
    store = await Store.open(database_url, PLAYBOOKS)
    async with store.begin("T1") as unit:
        await unit.handovers.add(Decision(handover))
        stored = await unit.accounts.get(unit.handovers.account_id("h1"))
        known = await unit.blueprint.page(stored.id, 0, 10)
    await store.close()
    await on(database_url, lambda connection: downgrade(connection, "0018"))
    await migrate(database_url)
    store = await Store.open(database_url, PLAYBOOKS)
    async with store.begin("T1") as unit:
        migrated = await unit.accounts.get(await unit.accounts.of_name(handover.account))
        known_then = await unit.blueprint.page(migrated.id, 0, 10)
    await store.close()
    assert len(known) == 3
    assert known_then == tuple(replace(one, records=None) for one in known), "what it says is read when it is looked at"
    assert migrated == replace(stored, id=migrated.id)


async def test_what_is_kept_of_people_begins_empty_and_all_else_stays(database_url: str) -> None:
    await migrate(database_url)
    store = await Store.open(database_url, PLAYBOOKS)
    async with store.begin("T1") as unit:
        await unit.handovers.add(Decision(a_handover()))
        await unit.csm_facts.put(CsmFacts("U0DANA", ("German",)))
        await unit.leaders.put(Leaders(("U0AIKO",)))
    await store.close()
    await on(database_url, lambda connection: downgrade(connection, "0026"))
    assert {"csm_facts", "leaders"}.isdisjoint(await on(database_url, tables))
    await migrate(database_url)
    store = await Store.open(database_url, PLAYBOOKS)
    async with store.begin("T1") as unit:
        assert await unit.handovers.get("h1") == a_handover()
        assert (await unit.csm_facts.all(), await unit.leaders.get()) == ({}, Leaders())
        assert await unit.handovers.taken_over() == {unit.handovers.account_id("h1"): TakingOver("U0PRIYA")}
        await unit.csm_facts.put(CsmFacts("U0DANA", ("German",)))
        assert await unit.csm_facts.get("U0DANA") == CsmFacts("U0DANA", ("German",))
    await store.close()


async def test_accounts_that_nobody_owns_who_is_there_are_known_after_the_migration(database_url: str) -> None:
    """Since when they have had none is known where somebody took the owner out, and counts from the migration on elsewhere."""
    await migrate(database_url)
    store = await Store.open(database_url, PLAYBOOKS)
    taken_out = AccountChange(AccountField.OWNER, "U0DANA", "", "U0AIKO", NOW)
    changes: dict[str, dict[str, Any]] = {
        "owned": {"owner": "U0DANA"},
        "without": {"owner": "", "manager": "U0AIKO", "changes": (taken_out,)},
        "left": {"owner": "U0GONE", "backup": "U0MAREK", "manager": "U0GONE"},
    }
    async with store.begin("T1") as unit:
        await unit.people.put(Person("U0GONE", "Sam", deactivated=True))
        await unit.people.put(Person("U0AIKO", "Aiko"))
        for name, changed in changes.items():
            await unit.handovers.add(Decision(a_handover(id=name, account=name)))
            account = await unit.accounts.get(unit.handovers.account_id(name))
            await unit.accounts.save(replace(account, **changed))
        ids = {name: unit.handovers.account_id(name) for name in changes}
    await on(database_url, lambda connection: downgrade(connection, "0028"))
    before = datetime.now(UTC)
    await migrate(database_url)
    async with store.begin("T1") as unit:
        found = await unit.limbo.of(ids.values())
        assert set(found) == {ids["without"], ids["left"]}
        assert found[ids["without"]].since == NOW
        assert before <= found[ids["left"]].since <= datetime.now(UTC)
        later = datetime.now(UTC) + timedelta(days=1)
        assert [one.account_id for one in await unit.limbo.due(["U0AIKO"], later, 9)] == [ids["without"]]
        assert [one.account_id for one in await unit.limbo.due(["U0MAREK"], later, 9)] == [ids["left"]]
    await store.close()


async def test_letters_are_approved_as_before_after_the_migration(database_url: str) -> None:
    await migrate(database_url)
    store = await Store.open(database_url, PLAYBOOKS)
    async with store.begin("T1") as unit:
        await unit.handovers.add(Decision(a_handover()))
        await unit.letter_rules.put(LetterRules(manager_approves=True))
    await on(database_url, lambda connection: downgrade(connection, "0031"))
    assert "letter_rules" not in await on(database_url, tables)
    await migrate(database_url)
    async with store.begin("T1") as unit:
        assert (await unit.handovers.get("h1"), await unit.letter_rules.get()) == (a_handover(), LetterRules())
        for chosen in (True, False):
            await unit.letter_rules.put(LetterRules(chosen))
            assert await unit.letter_rules.get() == LetterRules(chosen)
    await store.close()

"""Answers are read into records where they are stored, with the calendar of who wrote them, and stay with the account."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from handover.blueprint.understood import understood
from handover.model.answers import Answer, Part
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.records import Contact, KeyDate, Record, RecordKind
from handover.questions import with_answer
from handover.records.changing import with_changed
from storage.documents import ENTRIES, handover_document, handover_from
from storage.store import Store
from tests.examples import DANA, LUCAS, NOW, PEOPLE, SMALL_PLAYBOOK, a_handover, an_item
from tests.storage.conftest import PLAYBOOKS

HERE = "T0NORTH"
KINDS = replace(
    SMALL_PLAYBOOK,
    items=(an_item("people", kind=RecordKind.PEOPLE), an_item("upcoming", kind=RecordKind.DATES), an_item("goals")),
)
EVENING = datetime(2026, 3, 3, 2, 0, tzinfo=UTC)
"""Still Monday, the second, in New York."""


@pytest.fixture(autouse=True)
async def one_handover(store: Store) -> None:
    async with store.begin(HERE) as unit:
        for person in PEOPLE.values():
            await unit.people.put(person)
        await unit.handovers.add(Decision(a_handover(playbook=KINDS)))


async def said(store: Store, item: str, text: str, by: str = DANA, at: datetime = NOW) -> Handover:
    def rule(handover: Handover) -> Decision:
        before = handover.answer(item)
        parts = (*before.parts, Part(text, by, at, f"{at.timestamp():.6f}"))
        return Decision(with_answer(handover, replace(before, parts=parts)))

    return await store.decide(HERE, "h1", rule)


async def entry_records(store: Store, item: str) -> tuple[Record, ...]:
    async with store.begin(HERE) as unit:
        await unit.handovers.get("h1")
        known = await unit.blueprint.of_items(unit.handovers.account_id("h1"), [item])
    assert known[item].records is not None
    return understood(known[item])


async def test_what_is_answered_is_stored_as_records_of_the_handover_and_of_the_account(store: Store) -> None:
    handover = await said(store, "people", "Marta Nowak – COO, decides\nwhat else?")
    (marta,) = handover.answer("people").records
    assert isinstance(marta, Contact)
    assert (marta.name, marta.by, marta.at, marta.source) == ("Marta Nowak", DANA, NOW, f"{NOW.timestamp():.6f}")
    async with store.begin(HERE) as unit:
        assert (await unit.handovers.get("h1")).answer("people").records == (marta,)
    assert await entry_records(store, "people") == (marta,)


@pytest.mark.parametrize(
    ("writer", "day"), [(DANA, date(2026, 3, 4)), (LUCAS, date(2026, 4, 3)), ("U0ELSE", date(2026, 4, 3))]
)
async def test_days_in_figures_are_read_as_people_write_them_where_the_writer_is(
    store: Store, writer: str, day: date
) -> None:
    (found,) = (await said(store, "upcoming", "3/4/2026 business review", writer)).answer("upcoming").records
    assert isinstance(found, KeyDate)
    assert found.day == day


async def test_tomorrow_is_that_of_the_writers_own_day(store: Store) -> None:
    handover = await said(store, "upcoming", "business review tomorrow", DANA, EVENING)
    handover = await said(store, "upcoming", "go-live tomorrow", "U0ELSE", EVENING)
    days = [one.day for one in handover.answer("upcoming").records if isinstance(one, KeyDate)]
    assert days == [date(2026, 3, 3), date(2026, 3, 4)]


async def test_text_has_no_records(store: Store) -> None:
    assert (await said(store, "goals", "Marta Nowak – COO")).answer("goals").records == ()


async def test_what_was_corrected_is_stored_and_nothing_else_is_read_anew(store: Store) -> None:
    before = await said(store, "people", "Marta Nowak – COO\nTom Reid – IT lead")
    marta, tom = before.answer("people").records
    assert isinstance(marta, Contact)
    right = replace(marta, name="Marta Nowacka")
    after = await store.decide(
        HERE,
        "h1",
        lambda h: Decision(with_answer(h, with_changed(h.answer("people"), right, by=LUCAS, at=NOW))),
    )
    assert [one.id for one in after.answer("people").records] == [marta.id, tom.id]
    assert after.answer("people").records[1] == tom
    assert after.answer("people").text.startswith("Marta Nowacka")
    assert await entry_records(store, "people") == after.answer("people").records


async def test_a_long_answer_is_read_too(store: Store) -> None:
    text = "\n".join(f"Marta Nowak {n} – COO – marta{n}@acme.example" for n in range(200))
    assert len((await said(store, "people", text)).answer("people").records) == 200


def test_an_answer_and_an_entry_of_before_have_nothing_that_was_understood() -> None:
    handover = a_handover(answers={"goals": Answer("goals", (Part("Grow.", DANA, NOW),))})
    document = handover_document(handover)
    older = document.replace(',"records":[],"former_records":[]', "")
    assert older != document
    assert handover_from(older, PLAYBOOKS) == handover


def test_an_entry_of_before_is_read_when_it_is_looked_at() -> None:
    older = (
        '{"item":"people","title":"People","text":"Marta Nowak \\u2013 COO","handover":"h1","by":"U0DANA",'
        '"at":"2026-03-02T09:00:00+00:00","kind":"people"}'
    )
    entry = ENTRIES.read(older)
    assert [one.name for one in understood(entry) if isinstance(one, Contact)] == ["Marta Nowak"]
    assert understood(ENTRIES.read(ENTRIES.write(replace(entry, records=())))) == ()

"""Mornings end to end: five people in five zones, outages, and the heartbeat's round on the real store."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot import startup
from bot.app import Baton
from bot.settings import Settings
from handover.digest.schedule import DIGEST, next_digest_at
from handover.model.decision import Decision
from handover.model.handover import Status
from handover.model.people import Person
from handover.playbooks.library import Library
from jobs.digest.schedule import enqueue_due
from playground.driver import Seen
from playground.running import Playground
from storage import tables
from storage.store import Store
from tests.conftest import Settle
from tests.examples import a_handover
from tests.jobs.outages import Power, mornings
from tests.opening import open_handover

NAMES = ("Dana Reyes", "Priya Nair", "Marek Novák", "Aiko Tanaka", "Lucas Almeida")
WORKSPACE = "T0PLAYGROUND"


def local_time(seen: Seen, zone: str) -> datetime:
    return datetime.fromtimestamp(float(seen.ts), UTC).astimezone(ZoneInfo(zone))


async def test_each_of_five_people_hears_at_nine_their_own_time_and_once_a_day(
    playground: Playground, baton: Baton, settled: Settle
) -> None:
    everybody = [playground.member(name) for name in NAMES]
    dana, _, marek, _, lucas = everybody
    await open_handover(dana, "Fjordline Logistics", settled)
    await open_handover(marek, "Acme & Sons", settled, **{"Incoming CSM": "Dana Reyes"})
    await open_handover(lucas, "Sunrise Foods", settled, **{"Incoming CSM": "Priya Nair"})
    await open_handover(marek, "Harbour Rail", settled, **{"Incoming CSM": "Dana Reyes"})
    await playground.clock.advance(datetime(2026, 3, 5, 15, tzinfo=UTC))
    heard = {}
    for person in everybody:
        zone = person.person.member.tz
        times = [local_time(seen, zone) for seen in mornings(person)]
        assert all((at.hour, at.minute) == (9, 0) for at in times), (zone, times)
        assert all(count == 1 for count in Counter(at.date() for at in times).values())
        heard[person.person.member.real_name] = len(times)
    assert heard["Dana Reyes"] == heard["Lucas Almeida"] == heard["Marek Novák"] == 3
    assert heard["Aiko Tanaka"] == 1, "the manager hears once nothing has moved for three working days"
    assert heard["Priya Nair"] == 2, "a first picture is due on Thursday; Wednesday is Holi"
    (message,) = mornings(playground.member("Aiko Tanaka"))
    assert "*Nothing has moved* in 4 handovers: " in message.plain()
    assert message.plain().count("since Mon 2 Mar, waits for") == 4
    aiko = playground.member("Aiko Tanaka")
    accounts = ["Fjordline Logistics", "Acme & Sons", "Sunrise Foods", "Harbour Rail"]
    for account in accounts:
        await aiko.choose("Open a handover …", account, message)
        await settled()
        overview = await aiko.modal("Handover")
        assert account in overview.plain(), "each that is named can be opened"
        await overview.close()


@pytest.mark.parametrize(
    ("back_at", "heard_at"),
    [
        (datetime(2026, 3, 3, 20, 10, tzinfo=UTC), ["Tue 15:10", "Wed 09:00"]),
        (datetime(2026, 3, 3, 23, 30, tzinfo=UTC), ["Wed 09:00"]),
    ],
    ids=["late the same day", "too late, so not at all"],
)
async def test_a_morning_the_bot_was_down_for_comes_late_the_same_day_or_not_at_all(
    playground: Playground, power: Power, back_at: datetime, heard_at: list[str]
) -> None:
    dana = playground.member("Dana Reyes")
    await open_handover(dana, "Fjordline Logistics", power.settled)
    await playground.clock.advance(datetime(2026, 3, 3, 13, 30, tzinfo=UTC))
    await power.off()
    await playground.clock.advance(back_at)
    assert mornings(dana) == []
    await power.on()
    await power.off()
    await power.on()
    await playground.clock.advance(datetime(2026, 3, 4, 15, tzinfo=UTC))
    assert [f"{local_time(seen, 'America/New_York'):%a %H:%M}" for seen in mornings(dana)] == heard_at


async def test_every_morning_of_an_outage_of_days_has_its_reason_on_record(
    playground: Playground, power: Power, slack_settings: Settings, playbooks: Library
) -> None:
    dana = playground.member("Dana Reyes")
    await open_handover(dana, "Fjordline Logistics", power.settled)
    await playground.clock.advance(datetime(2026, 3, 5, 13, 30, tzinfo=UTC))
    await power.off()
    await playground.clock.advance(datetime(2026, 3, 9, 23, 30, tzinfo=UTC))
    await power.on()
    await power.off()
    store = await Store.open(slack_settings.database_url, playbooks)
    async with store._transactions.begin() as connection:
        rows = await connection.execute(
            select(tables.jobs.c.key, tables.jobs.c.state, tables.jobs.c.why)
            .where(tables.jobs.c.lane == f"digest:{dana.id}", tables.jobs.c.kind == DIGEST)
            .order_by(tables.jobs.c.key)
        )
        said = {row.key[-5:]: row.why or row.state for row in rows}
    await store.close()
    assert said == {
        "03-02": "done",
        "03-03": "done",
        "03-04": "done",
        "03-05": "too late",
        "03-06": "too late",
        "03-09": "too late",
    }


async def people_in(store: Store, people: list[Person], start: datetime) -> None:
    """Store people, three to an open handover, with their next mornings."""
    playbook = next(iter(startup.playbooks().values()))
    async with store.begin(WORKSPACE) as unit:
        for person in people:
            await unit.people.put(person)
        await unit.people.plan({person.id: next_digest_at(person, start) for person in people})
        for first in range(0, len(people), 3):
            some = [person.id for person in people[first : first + 3]]
            account, (outgoing, incoming, manager) = f"Account {first}", (some * 3)[:3]
            handover = a_handover(id=f"h{first}", account=account, playbook=playbook)
            roles = replace(handover, outgoing=outgoing, incoming=incoming, manager=manager)
            await unit.handovers.add(Decision(roles))


async def test_weeks_of_mornings_with_outages_is_never_doubled_and_never_out_of_hours(store: Store) -> None:
    start = datetime(2026, 3, 20, tzinfo=UTC)
    zones = ("Australia/Lord_Howe", "Pacific/Apia", "Pacific/Pago_Pago", "Asia/Kathmandu", "Europe/London")
    people = [Person(f"U{number}", "Sam", zone) for number, zone in enumerate(zones)]
    people.append(replace(people[0], id="U9", workdays=frozenset({6, 0, 1, 2, 3}), away_until=date(2026, 4, 2)))
    await people_in(store, people, start)
    now = start
    for beat in range(400):
        # Mostly every forty minutes; now and then down for hours or days.
        now += timedelta(hours=31 if beat % 97 == 96 else 5 if beat % 23 == 22 else 0, minutes=40)
        await enqueue_due(store, now)
    rows = await store.outbox.claim(now, 10_000, timedelta(minutes=1))
    seen = Counter((row.ref["user"], row.ref["day"]) for row in rows)
    assert all(count == 1 for count in seen.values())
    by_id = {person.id: person for person in people}
    for user, day in seen:
        assert date.fromisoformat(day).weekday() in by_id[user].workdays
    assert {user for user, _ in seen} == set(by_id)
    assert all(date.fromisoformat(day) >= date(2026, 4, 2) for user, day in seen if user == "U9")


async def test_a_date_that_was_heard_of_is_not_asked_for_again_after_a_change_of_hour_or_zone(store: Store) -> None:
    nine = datetime(2026, 3, 2, 9, tzinfo=UTC)
    await people_in(store, [Person("U1", "Sam")], nine - timedelta(hours=1))
    assert await enqueue_due(store, nine) == 1
    later_there = Person("U1", "Sam", "America/New_York", digest_hour=11)
    async with store.begin(WORKSPACE) as unit:
        await unit.people.put(later_there)
        person = await unit.people.get("U1")
        assert person == replace(later_there, last_digest_on=date(2026, 3, 2))
        await unit.people.set_next_digest("U1", nine + timedelta(hours=1))
    assert await enqueue_due(store, nine + timedelta(hours=8)) == 0
    async with store.begin(WORKSPACE) as unit:
        assert await unit.people.next_digest("U1") == datetime(2026, 3, 3, 16, tzinfo=UTC)


async def test_one_round_serves_any_number_of_people(store: Store) -> None:
    monday = datetime(2026, 3, 2, 9, tzinfo=UTC)
    people = [Person(f"U{number}", "Sam") for number in range(1201)]
    await people_in(store, people, monday - timedelta(hours=1))
    assert await enqueue_due(store, monday) == 1201
    assert await enqueue_due(store, monday) == 0
    assert await store.workspaces_with_due_digests(monday) == []


async def test_somebody_who_is_gone_is_not_asked_about_again(store: Store) -> None:
    monday = datetime(2026, 3, 2, 9, tzinfo=UTC)
    await people_in(store, [Person("U1", "Sam")], monday - timedelta(hours=1))
    async with store.begin(WORKSPACE) as unit:
        await unit.people.put(Person("U1", "Sam", deactivated=True))
    assert await enqueue_due(store, monday) == 0
    assert await store.workspaces_with_due_digests(monday + timedelta(days=10)) == []


async def test_somebody_in_no_open_handover_is_left_in_peace_until_they_are_in_one(store: Store) -> None:
    monday = datetime(2026, 3, 2, 9, tzinfo=UTC)
    await people_in(store, [Person("U1", "Sam", account_pings=False)], monday - timedelta(hours=1))
    for day, status, asked in ((0, Status.COMPLETED, 0), (1, Status.ACTIVE, 1), (2, Status.CANCELLED, 0)):
        async with store.begin(WORKSPACE) as unit:
            await unit.handovers.save(Decision(replace(await unit.handovers.get("h0"), status=status)))
        assert await enqueue_due(store, monday + timedelta(days=day)) == asked


async def test_the_owner_of_an_account_in_no_open_handover_may_be_asked_about_it(store: Store) -> None:
    """P113: until the account has been looked at, which says when it is looked at again."""
    monday = datetime(2026, 3, 2, 9, tzinfo=UTC)
    await people_in(store, [Person("U1", "Sam")], monday - timedelta(hours=1))
    async with store.begin(WORKSPACE) as unit:
        await unit.handovers.save(Decision(replace(await unit.handovers.get("h0"), status=Status.COMPLETED)))
        account_id = unit.handovers.account_id("h0")
        owner = (await unit.accounts.get(account_id)).owner
    asked = 1 if owner == "U1" else 0
    assert await enqueue_due(store, monday) == asked
    async with store.begin(WORKSPACE) as unit:
        await unit.pings.postpone(account_id, monday + timedelta(days=91))
    assert await enqueue_due(store, monday + timedelta(days=1)) == 0

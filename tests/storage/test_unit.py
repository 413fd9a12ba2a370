import asyncio
from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from handover.model.decision import Decision
from handover.model.handover import Status
from handover.model.people import Person
from storage.database.transactions import NestedTransaction
from storage.slack_refs import SlackRef, SlackRefKind
from storage.store import SentDigest, Store
from tests.examples import AIKO, NOW, PEOPLE, PRIYA, a_handover

HERE, ELSEWHERE = "T0NORTH", "T0SOUTH"


async def test_an_exception_undoes_everything(store: Store) -> None:
    async def fail() -> None:
        async with store.begin(HERE) as unit:
            await unit.handovers.add(Decision(a_handover()))
            await unit.people.put(PEOPLE[PRIYA])
            raise KeyError

    with pytest.raises(KeyError):
        await fail()
    async with store.begin(HERE) as unit:
        assert await unit.handovers.all() == ()
        assert await unit.people.get(PRIYA) is None


async def test_a_cancelled_unit_is_undone_and_the_store_works_on(store: Store) -> None:
    inside = asyncio.Event()

    async def never_ending() -> None:
        async with store.begin(HERE) as unit:
            await unit.people.put(PEOPLE[PRIYA])
            inside.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(never_ending())
    await inside.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with store.begin(HERE) as unit:
        assert await unit.people.get(PRIYA) is None


async def test_a_unit_within_a_unit_is_a_fault_said_at_once(store: Store) -> None:
    async with store.begin(HERE):
        with pytest.raises(NestedTransaction):
            async with store.begin(HERE):
                pass
        with pytest.raises(NestedTransaction):
            await store.outbox.next_due()
    async with store.begin(HERE):
        pass


async def test_no_workspace_no_unit(store: Store) -> None:
    with pytest.raises(ValueError, match="workspace"):
        async with store.begin(""):
            pass


async def test_workspaces_never_mix(store: Store) -> None:
    day = date(2026, 3, 2)
    for workspace, conversation in ((HERE, "C1"), (ELSEWHERE, "C2")):
        async with store.begin(workspace) as unit:
            await unit.handovers.add(Decision(a_handover(workspace=workspace)))
            await unit.slack_refs.put(SlackRef("h1", SlackRefKind.CHANNEL, conversation))
            await unit.people.put(Person(PRIYA, workspace))
            await unit.digests.put(SentDigest(PRIYA, day, conversation, "1.0"))
            assert await unit.first_time("Ev1", NOW)
    async with store.begin(HERE) as unit:
        assert (await unit.handovers.get("h1")).workspace == HERE
        assert await unit.slack_refs.at("C2") is None
        assert await unit.digests.at("C2", "1.0") is None
        person = await unit.people.get(PRIYA)
        assert person is not None
        assert person.name == HERE


async def test_an_event_is_new_once(store: Store) -> None:
    for expected in (True, False):
        async with store.begin(HERE) as unit:
            assert await unit.first_time("Ev1", NOW) is expected


async def test_an_event_of_a_failed_unit_is_new_again(store: Store) -> None:
    async def fail() -> None:
        async with store.begin(HERE) as unit:
            await unit.first_time("Ev1", NOW)
            raise KeyError

    with pytest.raises(KeyError):
        await fail()
    async with store.begin(HERE) as unit:
        assert await unit.first_time("Ev1", NOW)


async def test_of_two_equal_events_at_once_one_is_new(store: Store, second_store: Store) -> None:
    async def seen(by: Store) -> bool:
        async with by.begin(HERE) as unit:
            return await unit.first_time("Ev1", NOW)

    assert sorted(await asyncio.gather(seen(store), seen(second_store), seen(store))) == [False, False, True]


async def test_a_place_is_put_anew_and_found_by_where_it_is(store: Store) -> None:
    async with store.begin(HERE) as unit:
        await unit.handovers.add(Decision(a_handover()))
        await unit.slack_refs.put(SlackRef("h1", SlackRefKind.CHANNEL, "C1"))
        await unit.slack_refs.put(SlackRef("h1", SlackRefKind.CARD, "C1", "1.0"))
        await unit.slack_refs.put(SlackRef("h1", SlackRefKind.CARD, "C1", "2.0"))
    async with store.begin(HERE) as unit:
        assert await unit.slack_refs.get("h1", SlackRefKind.CARD) == SlackRef("h1", SlackRefKind.CARD, "C1", "2.0")
        assert await unit.slack_refs.get("h1", SlackRefKind.BACKUP_THREAD) is None
        assert await unit.slack_refs.at("C1") == SlackRef("h1", SlackRefKind.CHANNEL, "C1")
        assert await unit.slack_refs.at("C1", "2.0") == SlackRef("h1", SlackRefKind.CARD, "C1", "2.0")
        assert await unit.slack_refs.at("C1", "1.0") is None


async def test_where_something_was_before_is_still_found(store: Store) -> None:
    before, now = (SlackRef("h1", SlackRefKind.OUTGOING_THREAD, "D1", ts) for ts in ("1.0", "2.0"))
    async with store.begin(HERE) as unit:
        await unit.handovers.add(Decision(a_handover()))
        for place in (before, now, before, now):
            await unit.slack_refs.put_instead(place)
    async with store.begin(HERE) as unit:
        assert await unit.slack_refs.get("h1", SlackRefKind.OUTGOING_THREAD) == now
        assert [await unit.slack_refs.at("D1", ts) for ts in ("1.0", "2.0", "3.0")] == [before, now, None]
    async with store.begin("T0ELSEWHERE") as unit:
        assert await unit.slack_refs.at("D1", "1.0") is None


async def test_the_places_of_many_handovers_are_found_at_once(store: Store) -> None:
    async with store.begin(HERE) as unit:
        for number in (1, 2, 3):
            await unit.handovers.add(Decision(a_handover(id=f"h{number}", account=f"Account {number}")))
        for handover_id, conversation in (("h1", "C1"), ("h2", "C2")):
            await unit.slack_refs.put(SlackRef(handover_id, SlackRefKind.CHANNEL, conversation))
            await unit.slack_refs.put(SlackRef(handover_id, SlackRefKind.CARD, "C9", "1.0"))
    async with store.begin(HERE) as unit:
        assert await unit.slack_refs.conversations(["h3", "h1", "h1"], SlackRefKind.CHANNEL) == {"h1": "C1"}
        assert await unit.slack_refs.conversations(["h1", "h2"], SlackRefKind.CHANNEL) == {"h1": "C1", "h2": "C2"}
        assert await unit.slack_refs.conversations([], SlackRefKind.CHANNEL) == {}
    async with store.begin("T0ELSEWHERE") as unit:
        assert await unit.slack_refs.conversations(["h1"], SlackRefKind.CHANNEL) == {}


async def test_a_channel_of_two_handovers_means_the_open_one(store: Store) -> None:
    async with store.begin(HERE) as unit:
        await unit.handovers.add(Decision(a_handover(id="h2")))
        await unit.handovers.add(Decision(a_handover(id="h1", status=Status.CANCELLED, opened_at=NOW.replace(hour=20))))
        for handover_id in ("h1", "h2"):
            await unit.slack_refs.put(SlackRef(handover_id, SlackRefKind.CHANNEL, "C1"))
        assert await unit.slack_refs.at("C1") == SlackRef("h2", SlackRefKind.CHANNEL, "C1")


async def test_a_morning_message_is_found_by_day_and_by_where_it_is(store: Store) -> None:
    day = date(2026, 3, 2)
    sent = SentDigest(PRIYA, day, "D1", "1.0", (("h1", "step:warm_call"), ("h2", "review")))
    async with store.begin(HERE) as unit:
        await unit.digests.put(SentDigest(PRIYA, day, "D1", "0.5"))
        await unit.digests.put(sent)
        await unit.digests.put(SentDigest(PRIYA, date(2026, 3, 3), "D1", "2.0"))
    async with store.begin(HERE) as unit:
        assert await unit.digests.get(PRIYA, day) == sent
        assert await unit.digests.at("D1", "1.0") == sent
        assert await unit.digests.at("D1", "0.5") is None
        assert await unit.digests.get(PRIYA, date(2026, 3, 4)) is None


async def test_the_message_of_a_day_and_the_one_before_it_are_found_at_once(store: Store) -> None:
    days = {number: SentDigest(PRIYA, date(2026, 3, number), "D1", f"{number}.0") for number in (2, 3, 6)}
    async with store.begin(HERE) as unit:
        for one in days.values():
            await unit.digests.put(one)
        await unit.digests.put(SentDigest(AIKO, date(2026, 3, 5), "D2", "5.0"))
    async with store.begin(HERE) as unit:
        assert await unit.digests.newest(PRIYA, date(2026, 3, 6)) == (days[6], days[3])
        assert await unit.digests.newest(PRIYA, date(2026, 3, 5)) == (None, days[3])
        assert await unit.digests.newest(PRIYA, date(2026, 3, 2)) == (days[2], None)
        assert await unit.digests.newest(PRIYA, date(2026, 3, 1)) == (None, None)


async def test_a_database_error_does_not_repeat_what_people_wrote(store: Store) -> None:
    async def point_at_nothing() -> None:
        async with store.begin(HERE) as unit:
            await unit.slack_refs.put(SlackRef("h9", SlackRefKind.CHANNEL, "private words"))

    with pytest.raises(IntegrityError) as failed:
        await point_at_nothing()
    assert "private words" not in str(failed.value)


async def test_what_somebody_s_messages_showed_is_found_between_two_days(store: Store) -> None:
    async with store.begin("T0NORTH") as unit:
        for day, person, shown in ((2, PRIYA, "a"), (3, PRIYA, "b"), (4, PRIYA, "c"), (3, AIKO, "d")):
            sent = SentDigest(person, date(2026, 3, day), "D1", f"{day}.0", (("h1", shown), ("h2", shown)))
            await unit.digests.put(sent)
        found = await unit.digests.shown(PRIYA, date(2026, 3, 3), date(2026, 3, 4))
        assert found == {("h1", "b"), ("h2", "b")}
    async with store.begin("T0SOUTH") as unit:
        assert await unit.digests.shown(PRIYA, date(2026, 3, 1), date(2026, 3, 9)) == frozenset()


async def test_places_in_a_channel_are_told_apart_by_their_threads(store: Store) -> None:
    own, first, second = (
        SlackRef("h1", SlackRefKind.CHANNEL, "C1"),
        *(_below(one, f"{one}.0") for one in ("h2", "h3")),
    )
    async with store.begin(HERE) as unit:
        for at, one in enumerate((own, first, second)):
            await unit.handovers.add(Decision(a_handover(id=one.handover_id, account=f"Account {at}")))
            await unit.slack_refs.put(one)
    async with store.begin(HERE) as unit:
        assert await unit.slack_refs.places_in("C1") == (own,)
        assert set(await unit.slack_refs.places_in("C2")) == {first, second}
        assert await unit.slack_refs.place_at("C1") == await unit.slack_refs.place_at("C1", "9.0") == own
        assert await unit.slack_refs.place_at("C2", "h3.0") == second
        assert await unit.slack_refs.place_at("C2") is None
        assert await unit.slack_refs.place_at("C2", "9.0") is None
    async with store.begin(ELSEWHERE) as unit:
        assert await unit.slack_refs.places_in("C2") == ()
        assert await unit.slack_refs.place_at("C2", "h3.0") is None


async def test_what_is_written_below_a_card_that_was_replaced_still_belongs_to_its_handover(store: Store) -> None:
    async with store.begin(HERE) as unit:
        await unit.handovers.add(Decision(a_handover()))
        await unit.slack_refs.put(_below("h1", "1.0"))
        await unit.slack_refs.put_instead(_below("h1", "2.0"))
    async with store.begin(HERE) as unit:
        assert await unit.slack_refs.places_in("C2") == (_below("h1", "2.0"),)
        assert await unit.slack_refs.place_at("C2", "1.0") == _below("h1", "1.0")
        assert await unit.slack_refs.get("h1", SlackRefKind.CHANNEL) == _below("h1", "2.0")


async def test_of_several_places_an_open_handovers_comes_first(store: Store) -> None:
    async with store.begin(HERE) as unit:
        for name, status in (("h1", Status.CANCELLED), ("h2", Status.ACTIVE)):
            await unit.handovers.add(Decision(a_handover(id=name, account=name)))
            await unit.slack_refs.put(_below(name, f"{name}.0"))
            await unit.handovers.save(Decision(a_handover(id=name, account=name, status=status)))
    async with store.begin(HERE) as unit:
        assert [one.handover_id for one in await unit.slack_refs.places_in("C2")] == ["h2", "h1"]


def _below(handover: str, card: str) -> SlackRef:
    return SlackRef(handover, SlackRefKind.CHANNEL, "C2", card)

"""The morning message under bad luck: cut off between its steps, settled overnight, deleted by its reader, too late to be sent."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.app import Baton
from bot.replay.environment import ReplayEnvironment
from handover.digest.schedule import digest as digest_job
from handover.model.decision import Decision
from handover.model.holds import Snooze
from handover.model.people import Intensity
from handover.steps import finish
from jobs.digest import refresh as digest_refresh
from jobs.digest import send
from jobs.engine.context import Done, Dropped, JobContext, Postponed
from messages.kit.message import Message
from playground.driver import MemberDriver
from playground.running import Playground
from storage.jobs.outbox import ClaimedJob
from storage.store import SentDigest
from tests.conftest import Settle
from tests.examples import NO_PLAYBOOKS
from tests.handlers.digests import mornings, now_open
from tests.snapshots import begins_after, opened

WORKSPACE = "T0PLAYGROUND"
TUESDAY = date(2026, 3, 3)
BEFORE_NINE = datetime(2026, 3, 3, 13, 30, tzinfo=UTC)


async def before_nine(stage: ReplayEnvironment) -> None:
    await opened(stage)
    await stage.playground.clock.advance(BEFORE_NINE)


@pytest.fixture
@begins_after(before_nine)
def dana(playground: Playground, baton: Baton) -> MemberDriver:
    """Dana, half an hour before her first morning message about Fjordline."""
    return playground.member("Dana Reyes")


def context(baton: Baton, client: AsyncWebClient, user: str, day: date, now: datetime, attempts: int = 1) -> JobContext:
    job = digest_job(user, day)
    row = ClaimedJob(
        id=1,
        workspace=WORKSPACE,
        kind=job.kind,
        key=job.key,
        lane=job.lane,
        about="",
        ref=job.ref,
        due=now,
        attempts=attempts,
        generation=1,
    )
    return JobContext(row, baton.store, client, NO_PLAYBOOKS, lambda: now)


async def test_cut_off_after_sending_it_is_sent_once(
    dana: MemberDriver, baton: Baton, client: AsyncWebClient, settled: Settle
) -> None:
    at_nine = BEFORE_NINE + timedelta(minutes=30)
    first = context(baton, client, dana.id, TUESDAY, at_nine)
    again = replace(first, job=replace(first.job, attempts=2))
    for attempt in (first, again):
        done = await send.run(attempt)
        assert isinstance(done, Done)
        assert done.result == {"things": "2"}
    assert len(await mornings(dana)) == 1


async def test_cut_off_between_sending_and_remembering_it_is_found_again(
    dana: MemberDriver, baton: Baton, client: AsyncWebClient, playground: Playground
) -> None:
    first = context(baton, client, dana.id, TUESDAY, BEFORE_NINE + timedelta(minutes=30))
    await first.post(await first.dm(dana.id), Message("Good morning, Dana. As the first attempt said it."))
    done = await send.run(replace(first, job=replace(first.job, attempts=2)))
    (message,) = await mornings(dana)
    assert isinstance(done, Done)
    assert [(sent.ts, len(sent.todos)) for sent in done.also if isinstance(sent, SentDigest)] == [(message.ts, 2)]


async def test_what_a_message_of_an_older_version_shows_is_read_from_its_note(
    dana: MemberDriver, baton: Baton, client: AsyncWebClient
) -> None:
    handover = await now_open(baton)
    first = context(baton, client, dana.id, TUESDAY, BEFORE_NINE + timedelta(minutes=30))
    older = json.dumps([[handover.id, "step:share_folder"]])
    _, ts = await first.post_to(dana.id, Message("Good morning, Dana. One thing for today."), note=older)
    done = await send.run(replace(first, job=replace(first.job, attempts=2)))
    assert isinstance(done, Done)
    assert done.result == {"things": "1"}
    async with baton.store.begin(WORKSPACE) as unit:
        sent = await unit.digests.get(dana.id, TUESDAY)
    assert sent is not None
    assert (sent.ts, sent.todos) == (ts, ((handover.id, "step:share_folder"),))


async def test_what_was_settled_overnight_is_not_mentioned(
    dana: MemberDriver, baton: Baton, client: AsyncWebClient, playground: Playground
) -> None:
    handover = await now_open(baton)
    await baton.store.decide(
        WORKSPACE, handover.id, lambda h: finish(h, "share_folder", by=h.outgoing, now=baton.services.now())
    )
    await playground.clock.advance(timedelta(minutes=30))
    (message,) = await mornings(dana)
    assert "Share the customer's" not in message.plain()


@pytest.mark.parametrize("late", [datetime(2026, 3, 3, 23, tzinfo=UTC), datetime(2026, 3, 4, 14, tzinfo=UTC)])
async def test_a_message_held_up_until_the_evening_is_left_out(
    dana: MemberDriver, baton: Baton, client: AsyncWebClient, late: datetime
) -> None:
    assert await send.run(context(baton, client, dana.id, TUESDAY, late)) == Dropped("too late")
    assert await mornings(dana) == []


async def changed(baton: Baton, user: str, **preferences: Any) -> None:
    async with baton.store.begin(WORKSPACE) as unit:
        person = await unit.people.get(user)
        assert person is not None
        await unit.people.put(replace(person, **preferences))
        # Slack would say otherwise.
        await unit.people.set_checked(user, datetime.max.replace(tzinfo=UTC))


@pytest.mark.parametrize(
    ("preferences", "day", "outcome"),
    [
        ({"away_until": date(2026, 3, 9)}, TUESDAY, Dropped("away")),
        ({"workdays": frozenset({0})}, TUESDAY, Dropped("day off")),
        ({"deactivated": True}, TUESDAY, Dropped("deactivated")),
        ({}, date(2026, 7, 3), Dropped("public holiday: Independence Day")),
        # By now it is four in the morning where they are, or their hour is a later one.
        (
            {"zone": "Pacific/Honolulu"},
            TUESDAY,
            Postponed(datetime(2026, 3, 3, 19, tzinfo=UTC), "it is not that morning yet where they are now"),
        ),
        (
            {"digest_hour": 11},
            TUESDAY,
            Postponed(datetime(2026, 3, 3, 16, tzinfo=UTC), "it is not that morning yet where they are now"),
        ),
    ],
)
async def test_what_has_changed_since_it_was_asked_for_decides_and_is_on_record(
    dana: MemberDriver,
    baton: Baton,
    client: AsyncWebClient,
    preferences: dict[str, Any],
    day: date,
    outcome: Dropped | Postponed,
) -> None:
    await changed(baton, dana.id, **preferences)
    at_nine = datetime(day.year, day.month, day.day, 14, 0, tzinfo=UTC)
    assert await send.run(context(baton, client, dana.id, day, at_nine)) == outcome
    assert await mornings(dana) == []


@pytest.mark.parametrize(
    ("holds", "intensity", "why"),
    [
        ((), Intensity.STANDARD, ""),
        ((Snooze("*", "", date(2026, 3, 5)),), Intensity.STANDARD, "snoozed"),
        ((Snooze("answer", "", date(2026, 3, 5)),), Intensity.LIGHT, "nothing due"),
    ],
)
async def test_a_silent_morning_says_why_in_its_record(
    dana: MemberDriver, baton: Baton, client: AsyncWebClient, holds: tuple[Snooze, ...], intensity: Intensity, why: str
) -> None:
    mine = tuple(replace(hold, person=dana.id) for hold in holds)
    await baton.store.decide(WORKSPACE, (await now_open(baton)).id, lambda h: Decision(replace(h, holds=mine)))
    await changed(baton, dana.id, intensity=intensity)
    at_nine = BEFORE_NINE + timedelta(minutes=30)
    done = await send.run(context(baton, client, dana.id, TUESDAY, at_nine))
    assert isinstance(done, Done)
    assert done.result.get("why", "") == why
    assert len(await mornings(dana)) == (not why)


async def test_one_that_was_sent_before_six_and_remembered_after_counts_as_sent(
    dana: MemberDriver, baton: Baton, client: AsyncWebClient
) -> None:
    first = context(baton, client, dana.id, TUESDAY, datetime(2026, 3, 3, 22, 59, tzinfo=UTC))
    await send.run(first)
    again = context(baton, client, dana.id, TUESDAY, datetime(2026, 3, 3, 23, 1, tzinfo=UTC), attempts=2)
    assert isinstance(await send.run(again), Done)
    assert [seen.text[:14] for seen in dana.messages()].count("Good afternoon") == 1


async def test_what_the_manager_was_shown_is_remembered(
    dana: MemberDriver, baton: Baton, playground: Playground
) -> None:
    await playground.clock.advance(datetime(2026, 3, 5, 1, tzinfo=UTC))
    assert (await now_open(baton)).told_overdue == {"silent:2026-03-02", f"answer@{dana.id}"}
    assert "overdue:" not in str((await now_open(baton)).told_overdue)


async def test_a_message_its_reader_cannot_have_any_more_is_not_brought_up_to_date(
    dana: MemberDriver, baton: Baton, client: AsyncWebClient, playground: Playground
) -> None:
    await playground.clock.advance(timedelta(minutes=30))
    (message,) = await mornings(dana)
    await client.chat_delete(channel=dana.dm.id, ts=message.ts)
    refresh = context(baton, client, dana.id, TUESDAY, baton.services.now())
    assert isinstance(await digest_refresh.run(refresh), Dropped)
    nobody = context(baton, client, dana.id, date(2026, 3, 9), baton.services.now())
    assert isinstance(await digest_refresh.run(nobody), Dropped)
    playground.inspector.forget()


async def test_a_card_is_brought_to_a_new_day_once_and_also_while_whoever_hands_over_is_away(
    baton: Baton, dana: MemberDriver, playground: Playground, settled: Settle
) -> None:
    async def updates_in_a_day() -> int:
        playground.inspector.forget()
        for _ in range(4):
            await playground.clock.advance(timedelta(hours=6))
            await settled()
        return sum("working day" in str(one.args) for one in playground.inspector.calls_of("chat.update"))

    await playground.clock.advance(datetime(2026, 3, 4, 2, tzinfo=UTC))
    await settled()
    assert await updates_in_a_day() == 1
    async with baton.store.begin("T0PLAYGROUND") as unit:
        person = await unit.people.get(dana.id)
        assert person is not None
        await unit.people.put(replace(person, away_until=date(2026, 3, 20)))
    assert await updates_in_a_day() == 1


async def test_the_card_knows_what_day_it_is_though_nobody_has_done_anything(
    dana: MemberDriver, playground: Playground, settled: Settle
) -> None:
    channel = "#handover-fjordline-logistics"
    await playground.clock.advance(datetime(2026, 3, 4, 15, tzinfo=UTC))
    await settled()
    assert "working day 3 of 16" in (await dana.message("working day", channel)).plain()
    await playground.clock.advance(datetime(2026, 3, 24, 15, tzinfo=UTC))
    await settled()
    assert "The last day passed" in (await dana.message("working day", channel)).plain()

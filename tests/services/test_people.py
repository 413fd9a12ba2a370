"""People as Slack knows them, with the settings that are their own."""

import asyncio
from dataclasses import replace
from datetime import date

import pytest

from bot.app import Baton
from handover.model.refusals import RightsUnknown
from playground.platform.faults import FaultKind
from playground.running import Playground
from playground.seed import AIKO, DANA, GUEST, JUN, LUCAS, PRIYA, SAM, TRACKER
from services import people as directory
from storage.scope import workspace_key
from tests.conftest import Settle

TEAM = "T0PLAYGROUND"


async def test_people_are_known_with_all_that_matters(baton: Baton) -> None:
    facts = await directory.current(baton.services, TEAM, [DANA, LUCAS, SAM, GUEST, TRACKER, JUN, "U0NOBODY00"])
    people = {user: one.person for user, one in facts.items()}
    assert people[DANA].zone == "America/New_York"
    assert people[DANA].email == "dana.reyes@northwind.example"
    assert people[LUCAS].admin
    assert people[SAM].deactivated
    assert people[GUEST].guest
    assert people[TRACKER].is_bot
    assert people[JUN].name == "李俊"
    assert "U0NOBODY00" not in people
    assert not people[DANA].external


async def test_three_people_are_asked_for_at_the_same_time(playground: Playground, baton: Baton) -> None:
    playground.faults.add("users.info", "slow", 3, seconds=0.5)
    before = len(playground.inspector.calls)
    async with asyncio.timeout(1.2):  # one after the other they would take 1.5 s
        await directory.current(baton.services, TEAM, [DANA, PRIYA, AIKO, DANA, ""])
    assert [call.method for call in list(playground.inspector.calls)[before:]] == ["users.info"] * 3


async def test_somebody_known_is_not_asked_for_again(playground: Playground, baton: Baton) -> None:
    await directory.person(baton.services, TEAM, DANA)
    before = len(playground.inspector.calls)
    assert (await directory.person(baton.services, TEAM, DANA)).name == "Dana Reyes"
    assert len(playground.inspector.calls) == before


async def test_somebody_slack_does_not_show_counts_as_external(baton: Baton) -> None:
    assert (await directory.person(baton.services, TEAM, "U0ELSEWHERE")).external


@pytest.mark.parametrize("kind", ["503", "page", "gateway"])
async def test_an_answer_that_is_not_slacks_says_nothing_about_anybody(
    playground: Playground, baton: Baton, kind: FaultKind
) -> None:
    playground.faults.add("users.info", kind)
    with pytest.raises(RightsUnknown):
        await directory.person(baton.services, TEAM, DANA)
    assert not (await directory.person(baton.services, TEAM, DANA)).external


async def test_a_change_in_slack_is_taken_over_and_ones_own_settings_stay(
    playground: Playground, baton: Baton, settled: Settle
) -> None:
    person = await directory.person(baton.services, TEAM, DANA)
    settled_in = replace(
        person,
        digest_hour=7,
        away_until=date(2026, 3, 9),
        profile_line="Ten years in logistics.",
        workdays=frozenset({6, 0, 1, 2}),
    )
    async with baton.store.begin(TEAM) as unit:
        await unit.people.put(settled_in)
    member = playground.workspace.members.get(DANA)
    playground.workspace.members.put(replace(member, tz="Europe/Lisbon", real_name="Dana Silva"))
    await settled()
    now = await directory.person(baton.services, TEAM, DANA)
    assert now == replace(settled_in, zone="Europe/Lisbon", name="Dana Silva", real_name="Dana Silva")


def test_a_zone_this_machine_does_not_know_counts_as_utc() -> None:
    user = {"id": "U1", "tz": "Mars/Olympus", "team_id": TEAM, "profile": {"real_name": "A"}}
    assert directory.person_from(user, TEAM).zone == "UTC"
    assert directory.person_from(user | {"tz": None}, TEAM).zone == "UTC"


@pytest.mark.parametrize(
    ("user", "enterprise", "expected"),
    [
        ({"team_id": TEAM}, None, False),
        ({"team_id": "T0OTHER"}, None, True),
        ({"team_id": TEAM, "is_stranger": True}, None, True),
        ({"team_id": "T0SISTER", "enterprise_user": {"enterprise_id": "E1"}}, "E1", False),
        ({"team_id": "T0OTHER", "enterprise_user": {"enterprise_id": "E2"}}, "E1", True),
        ({}, None, False),
    ],
)
def test_who_is_from_elsewhere(user: dict[str, object], enterprise: str | None, expected: bool) -> None:
    assert directory.person_from({"id": "U1"} | user, workspace_key(TEAM, enterprise)).external is expected

"""The channel, its people, its links and the first messages: once each, whatever breaks in between."""

from datetime import timedelta

import pytest

from bot.app import Baton
from handover.opening.jobs import OPEN_CHANNEL
from jobs.engine.context import JobContext
from jobs.opening.open_channel import taken
from playground.driver import MemberDriver
from playground.platform.faults import FaultKind
from playground.running import Playground
from playground.seed import AIKO, DANA, PRIYA
from playground.workspace.entities import Channel
from storage.jobs.outbox import ClaimedJob
from storage.store import SlackRef, SlackRefKind
from tests.conftest import Settle
from tests.opening import filled_form, open_handover

TEAM = "T0PLAYGROUND"
pytestmark = pytest.mark.usefixtures("baton")
ACCOUNT = "Fjordline Logistics"
NAME = "handover-fjordline-logistics"
METHODS = (
    "conversations.create",
    "conversations.setTopic",
    "conversations.invite",
    "conversations.open",
    "chat.postMessage",
    "chat.update",
    "chat.getPermalink",
    "bookmarks.list",
    "bookmarks.add",
)


def channels(playground: Playground) -> list[Channel]:
    return [channel for channel in playground.workspace.channels if channel.name.startswith("handover-")]


async def let_time_heal(playground: Playground) -> None:
    for _ in range(15):
        await playground.clock.advance(timedelta(minutes=2))


@pytest.mark.parametrize("kind", ["cut_after", "cut_before", "500", "429", "internal_error_after"])
async def test_whatever_breaks_everything_is_there_once_in_the_end(
    playground: Playground, dana: MemberDriver, settled: Settle, kind: FaultKind
) -> None:
    for method in METHODS:
        playground.faults.add(method, kind)
    await open_handover(dana, ACCOUNT, settled)
    await let_time_heal(playground)
    [channel] = channels(playground)
    assert channel.name == NAME
    assert {DANA, PRIYA, AIKO} <= set(channel.members)
    assert len(channel.bookmarks) == 1
    for user, words in ((DANA, "What I need from you"), (PRIYA, "Read first"), (AIKO, "Nothing for you to do now")):
        assert sum(words in seen.plain() for seen in playground.member(user).messages()) == 1


@pytest.mark.usefixtures("opened")
async def test_a_channel_of_ours_that_was_forgotten_is_adopted_and_one_of_another_handover_is_not(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    playground.faults.add("conversations.create", "cut_after", 2)
    # Another account whose channel would have the same name.
    form = await filled_form(dana, "Fjordline-Logistics!", settled)
    assert list(await form.submit()) == ["Account"], "asked whether it is another one"
    assert await form.submit() == {}
    await settled()
    await let_time_heal(playground)
    assert sorted(channel.name for channel in channels(playground)) == [NAME, f"{NAME}-2"]


async def test_without_leave_to_open_channels_people_still_hear_what_is_theirs(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    playground.faults.add("conversations.create", "error", 50, error="restricted_action")
    await open_handover(dana, ACCOUNT, settled)
    await let_time_heal(playground)
    assert channels(playground) == []
    assert any("Read first" in seen.plain() for seen in playground.member("Priya Nair").messages())


async def test_whoever_cannot_come_is_named_and_the_others_are_in(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    playground.faults.add("conversations.invite", "error", error="user_is_restricted")
    await open_handover(dana, ACCOUNT, settled)
    [channel] = channels(playground)
    assert {PRIYA, AIKO} <= set(channel.members)
    told = [message.text for message in playground.workspace.messages.all(channel.id)]
    assert sum("I couldn't bring everybody in here" in text and DANA in text for text in told) == 1


@pytest.mark.usefixtures("opened")
async def test_the_account_of_a_cancelled_handover_can_start_again_in_a_channel_of_its_own(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    await dana.command("/handover cancel", NAME)
    await settled()
    await (await dana.modal("Cancel handover")).submit()
    await settled()
    await open_handover(dana, ACCOUNT, settled)
    assert f"{NAME}-2" in [channel.name for channel in channels(playground)]


@pytest.mark.usefixtures("opened")
async def test_a_channel_that_another_handover_was_faster_to_adopt_is_left_to_it(
    playground: Playground, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await open_handover(dana, "Borealis Foods", settled)
    first, second = channels(playground)
    [late] = [row for row in await _owners(baton) if row.conversation == second.id]
    row = ClaimedJob(0, TEAM, OPEN_CHANNEL, "", "", late.handover_id, {}, baton.services.now(), 2, 1)
    context = JobContext(row, baton.store, baton.app.client, baton.services.playbooks, baton.services.now)
    assert not await taken(context, first.id)
    assert await context.slack_ref(SlackRefKind.CHANNEL) == late


async def _owners(baton: Baton) -> list[SlackRef]:
    async with baton.store.begin(TEAM) as unit:
        found = [
            await unit.slack_refs.get(one.id, SlackRefKind.CHANNEL) for one in await unit.handovers.of_person(DANA)
        ]
    return [place for place in found if place is not None]

"""Inviting a customer when Slack does not say what came of it, or does not allow it: nobody is invited twice, nobody is lost."""

import pytest

from playground.driver import MemberDriver
from playground.platform.faults import FaultKind
from playground.running import Playground
from playground.workspace.entities import Channel
from tests.conftest import Settle
from tests.faults.conftest import Life

pytestmark = pytest.mark.usefixtures("opened")
NAME, MARIA, TOM = "fjordline-logistics", "maria@fjordline.example", "tom@fjordline.example"
METHOD = "conversations.inviteShared"
UNSURE = "Slack didn't say whether the invitation went out"


async def opened_channel(playground: Playground, priya: MemberDriver, settled: Settle, others: str = "") -> Channel:
    await priya.command("/handover customer fjordline")
    await settled()
    await (await priya.modal("Customer channel")).click("New channel …")
    await settled()
    form = await priya.modal("Open a channel")
    await form.fill({"Invited at the customer": [f"Maria Olsen ({MARIA})"], "Other addresses": others})
    assert await form.submit() == {}
    await settled()
    assert await (await priya.modal("Is this right?")).submit() == {}
    await settled()
    await (await priya.modal()).close(whole_stack=True)
    return playground.workspace.channels.find(NAME)


async def state(priya: MemberDriver) -> str:
    return (await priya.message("the channel with the customer is")).plain()


@pytest.mark.parametrize("kind", ["cut_after", "internal_error_after", "empty_after", "cut_before", "503", "429"])
async def test_the_first_invitation_goes_out_once_whatever_slack_answers(
    life: Life, playground: Playground, priya: MemberDriver, settled: Settle, kind: FaultKind
) -> None:
    playground.slack.switch_connect(on=True)
    playground.faults.add(METHOD, kind)
    channel = await opened_channel(playground, priya, settled)
    await playground.clock.advance(playground.clock.now().replace(minute=30))
    assert [one.email for one in channel.shared_invites] == [MARIA]
    assert f"{MARIA}: invited, no answer yet" in await state(priya)
    playground.inspector.forget()


@pytest.mark.parametrize("kind", ["cut_after", "internal_error_after", "cut_before", "503"])
async def test_where_nobody_can_know_it_is_said_and_nobody_is_invited_twice_by_itself(
    life: Life, playground: Playground, priya: MemberDriver, settled: Settle, kind: FaultKind
) -> None:
    playground.slack.switch_connect(on=True)
    playground.faults.add(METHOD, "error", 1, error="invalid_email")
    channel = await opened_channel(playground, priya, settled)
    await priya.command("/handover customer fjordline")
    await settled()
    await (await priya.modal("Customer channel")).click("Invite again")
    await settled()
    await (await priya.modal("Customer channel")).click("Invite somebody else …")
    await settled()
    form = await priya.modal("Invite more people")
    await form.fill({"Other addresses": TOM})
    playground.faults.add(METHOD, kind)
    assert await form.submit() == {}
    await settled()
    await playground.clock.advance(playground.clock.now().replace(minute=30))
    assert [one.email for one in channel.shared_invites].count(TOM) == (1 if "after" in kind else 0)
    assert f"{TOM}: {UNSURE}" in await state(priya)
    await (await priya.modal()).close(whole_stack=True)
    playground.inspector.forget()


@pytest.mark.parametrize("code", ["not_paid", "restricted_action", "not_allowed_for_grid_workspace"])
async def test_where_other_organisations_may_not_be_invited_it_is_said_with_the_way_without_it(
    life: Life, playground: Playground, priya: MemberDriver, settled: Settle, code: str
) -> None:
    playground.slack.switch_connect(on=False, refused=code)
    channel = await opened_channel(playground, priya, settled)
    said = await state(priya)
    assert f"{MARIA}: :warning: not invited:" in said
    assert "ask an admin to invite them" in said or "invite them as guests" in said
    assert channel.shared_invites == []
    assert not channel.archived

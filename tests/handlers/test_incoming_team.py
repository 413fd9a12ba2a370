"""A team that takes an account over, with a named first contact, as people name it in forms and read of it in Slack."""

from bot.app import Baton
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.finishing import finish_everything
from tests.handlers.emails import draft_open, ready_to_approve, saved
from tests.handlers.threads import handover_of
from tests.opening import open_handover

CHANNEL = "handover-fjordline-logistics"
TEAM = "the Digital Success team"


async def edit(by: MemberDriver, settled: Settle, team: str) -> dict[str, str]:
    await by.command("/handover plan Fjordline Logistics")
    await settled()
    form = await by.modal("Change the plan")
    await form.fill({"Team that takes over": team})
    errors = dict(await form.submit())
    await settled()
    return errors


async def test_a_team_is_named_at_the_start_and_everybody_reads_who_is_the_first_contact(
    baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await open_handover(dana, "Fjordline Logistics", settled, **{"Team that takes over": TEAM})
    welcome = (await priya.message("hands *Fjordline Logistics* over to you")).plain()
    assert f"You are the customer's first contact in *{TEAM}*." in welcome
    line = f"For *{TEAM}*: @Priya Nair is the customer's first contact there."
    assert line in (await dana.message("Who is on what", CHANNEL)).plain()
    await dana.command("/handover status fjordline")
    assert line in dana.messages()[-1].plain()
    await dana.click("Open", dana.messages()[-1])
    await settled()
    overview = await dana.modal("Handover")
    assert line in overview.plain()
    await overview.click("See who takes over what")
    await settled()
    assert f"@Priya Nair takes it over and owns it, for *{TEAM}*." in (await dana.modal("Who takes over what")).plain()
    await (await dana.modal()).close(whole_stack=True)
    await ready_to_approve(dana, settled)
    letter = (await handover_of(baton, dana)).introduction
    assert f"On our side, {TEAM} looks after you; Priya Nair is your first contact there." in letter.body
    assert letter.asked_at is not None


async def test_a_team_is_named_later_said_in_the_channel_and_taken_back(
    opened: None, baton: Baton, playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    assert await edit(dana, settled, TEAM) == {}
    note = await dana.message("has changed the plan", CHANNEL)
    assert "Team that takes over: named" in note.plain()
    assert "Team that takes over: named" in (await priya.message("changed the plan of *Fjordline Logistics*")).plain()
    assert TEAM in (await dana.message("Who is on what", CHANNEL)).plain()
    await dana.click("Undo", note)
    await settled()
    assert (await handover_of(baton, dana)).incoming_team == ""
    assert f"Team that takes over: changed (before: {TEAM})" in dana.messages(CHANNEL)[-1].plain()
    assert TEAM not in (await dana.message("Who is on what", CHANNEL)).plain()


async def test_another_first_contact_of_the_team_reads_that_they_are_it_and_an_approved_letter_is_read_again(
    baton: Baton, playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await open_handover(dana, "Fjordline Logistics", settled, **{"Team that takes over": TEAM})
    await ready_to_approve(dana, settled)
    await (await dana.modal()).close(whole_stack=True)
    await priya.click("Approve", await priya.message("Is it good to go?"))
    await settled()
    assert (await handover_of(baton, dana)).introduction.approved
    await dana.command("/handover people Fjordline Logistics")
    await settled()
    await (await dana.modal("Who does what")).click("Change incoming CSM")
    await settled()
    form = await dana.modal("Incoming CSM")
    await form.fill({"Incoming CSM from now on": "Marek Novák"})
    await settled()
    assert await (await dana.modal("Incoming CSM")).submit() == {}
    await settled()
    hello = (await playground.member("Marek Novák").message("hands *Fjordline Logistics* over to you")).plain()
    assert f"You are the customer's first contact in *{TEAM}*." in hello
    handover = await handover_of(baton, dana)
    assert (handover.incoming_team, handover.introduction.approved) == (TEAM, False)
    line = f"For *{TEAM}*: @Marek Novák is the customer's first contact there."
    assert line in (await dana.message("Who is on what", CHANNEL)).plain()
    await (await dana.modal()).close(whole_stack=True)
    preview = await saved(dana, await draft_open(dana, settled), settled)
    assert "Priya" in preview.plain(), "it names the one before"


async def test_what_is_no_name_of_a_team_is_said_beside_its_field(
    opened: None, baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    errors = await edit(dana, settled, "password: Tr0ub4dor&3xyz")
    assert "password" in errors["Team that takes over"]
    assert (await handover_of(baton, dana)).incoming_team == ""


async def test_the_account_says_for_which_team_its_owner_is_there_until_somebody_changes_it(
    opened: None, baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await edit(dana, settled, TEAM)
    await finish_everything(baton, dana.id)
    await priya.command("/handover complete fjordline")
    await settled()
    await priya.command("/handover account Fjordline Logistics")
    await settled()
    page = await priya.modal("Account")
    assert f"*Owner:* @Priya Nair for {TEAM}" in page.plain()
    await page.click("Edit people …")
    await settled()
    form = await priya.modal("Edit account")
    assert form.value("Owner's team") == TEAM
    await form.fill({"Owner's team": ""})
    assert await form.submit() == {}
    await settled()
    shown = (await priya.modal("Account")).plain()
    assert f"*Owner:* @Priya Nair for {TEAM}" not in shown
    assert f"Owner's team {TEAM} → none" in shown

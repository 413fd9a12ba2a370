"""A channel with the customer: confirmed first, then made, they are invited, and only approved words are said in it."""

import asyncio
from datetime import timedelta

import pytest

from bot.app import Baton
from playground.driver import MemberDriver, Modal
from playground.people.other_organisation import OtherOrganisation
from playground.running import Playground
from playground.seed import GUEST
from playground.workspace.entities import Channel
from tests.conftest import Settle
from tests.handlers.accounts import press_below
from tests.handlers.books import changed
from tests.handlers.calls import JOINT, arrange, arranging
from tests.handlers.emails import answered, draft_open, ready_to_approve
from tests.handlers.threads import handover_of
from tests.opening import open_handover

pytestmark = pytest.mark.usefixtures("opened", "baton")
NAME, MARIA, TITLE = "fjordline-logistics", "maria@fjordline.example", "Customer channel"
NEW, USE = "Open a channel", "An existing channel"
METHOD = "conversations.inviteShared"


@pytest.fixture
def connect(playground: Playground) -> OtherOrganisation:
    """The customer's organisation, and a paid plan on our side."""
    playground.slack.switch_connect(on=True)
    return OtherOrganisation(playground.slack)


async def page_of(person: MemberDriver, settled: Settle) -> Modal:
    await person.command("/handover customer fjordline")
    await settled()
    return await person.modal(TITLE)


async def entered(person: MemberDriver, settled: Settle, **fields: str) -> Modal:
    """Open the form of a new channel, fill it in and send it; return what comes next."""
    await (await page_of(person, settled)).click("New channel …")
    await settled()
    form = await person.modal(NEW)
    await form.fill({"Invited at the customer": [f"Maria Olsen ({MARIA})"], **fields})
    assert await form.submit() == {}
    await settled()
    return await person.modal("Is this right?")


async def opened_channel(playground: Playground, person: MemberDriver, settled: Settle, **fields: str) -> Channel:
    confirmation = await entered(person, settled, **fields)
    assert await confirmation.submit() == {}
    await settled()
    await (await person.modal()).close(whole_stack=True)
    return playground.workspace.channels.find(NAME)


async def existing(person: MemberDriver, settled: Settle, channel: str) -> Modal:
    """Return the form in which an existing channel is chosen, with this one chosen."""
    await (await page_of(person, settled)).click("Use an existing one …")
    await settled()
    form = await person.modal(USE)
    await form.fill({"Channel": channel})
    return form


def said_in(playground: Playground, channel: Channel) -> list[str]:
    """Return what Baton has said in a channel."""
    bot = playground.workspace.identity.bot_user_id
    messages = playground.workspace.messages.history(channel.id)
    return [one.text for one in messages if one.user == bot and not one.subtype]


async def test_nothing_happens_before_it_is_confirmed_and_then_as_it_was_shown(
    playground: Playground, connect: OtherOrganisation, priya: MemberDriver, settled: Settle
) -> None:
    before = {one.id for one in playground.workspace.channels}
    confirmation = await entered(priya, settled)
    shown = confirmation.plain()
    assert f"#{NAME}" in shown
    assert MARIA in shown
    assert "Hello everybody, welcome to this channel." in shown
    assert "has not gone out yet" in shown
    assert {one.id for one in playground.workspace.channels if not one.is_im} <= before
    assert playground.inspector.calls_of(METHOD) == []
    assert await confirmation.submit() == {}
    await settled()
    channel = playground.workspace.channels.find(NAME)
    assert channel.is_private
    assert channel.topic == "Questions, news and next steps"
    assert [one.email for one in channel.shared_invites] == [MARIA]
    assert channel.shared_invites[0].limited
    [welcome] = said_in(playground, channel)
    assert welcome.startswith(
        "Hello everybody, welcome to this channel. Here you reach us directly: ask whatever you need"
    )
    note = await priya.message("the channel with the customer is")
    assert f"{MARIA}: invited, no answer yet" in note.plain()
    maria = connect.accept(channel, MARIA, "Maria Olsen")
    await settled()
    assert maria.id in channel.members
    await priya.message(f"{MARIA} has accepted your invitation")
    assert f"{MARIA}: ✓ has accepted" in (await priya.message("the channel with the customer is")).plain()


async def test_what_the_customer_would_read_and_is_internal_is_refused_beside_its_field(
    playground: Playground, connect: OtherOrganisation, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await answered(dana, settled, "They pay late, every quarter, and their CFO is furious about it.")
    await (await page_of(priya, settled)).click("New channel …")
    await settled()
    form = await priya.modal(NEW)
    for fields, words in (
        ({"Name of the channel": "handover-fjordline"}, "which is a word for us"),
        ({"Topic": "They pay late, every quarter, and their CFO is furious about it."}, "it is internal"),
        ({"First message": "Hello! Their CFO is furious about it, they pay late every quarter."}, "it is internal"),
        ({"Other addresses": "jo@elsewhere.example"}, "isn't an address of this customer's"),
        ({"Other addresses": "priya@northwind.example"}, "isn't an address of this customer's"),
        ({"Other addresses": "jo at fjordline"}, "doesn't look like an e-mail address"),
    ):
        await form.fill(
            {"Name of the channel": NAME, "Topic": "News", "First message": "Hello!", "Other addresses": ""}
        )
        await form.fill(fields)
        [said] = (await form.submit()).values()
        assert words in said
    await form.fill({"Other addresses": "", "Name of the channel": "Fjordline & Northwind!"})
    assert await form.submit() == {}
    await settled()
    assert "#fjordline-northwind" in (await priya.modal("Is this right?")).plain()
    assert playground.inspector.calls_of("conversations.create")[1:] == []


async def test_what_was_entered_is_changed_or_left_before_anything_happens(
    playground: Playground, connect: OtherOrganisation, priya: MemberDriver, settled: Settle
) -> None:
    confirmation = await entered(priya, settled, Topic="Only for now")
    await confirmation.click("Change something …")
    await settled()
    form = await priya.modal(NEW)
    assert form.value("Topic") == "Only for now"
    await form.fill({"Topic": "For good"})
    assert await form.submit() == {}
    await settled()
    assert "For good" in (await priya.modal("Is this right?")).plain()
    await (await priya.modal()).close(whole_stack=True)
    page = await page_of(priya, settled)
    assert "Not confirmed yet: `#fjordline-logistics`. Nobody is invited so far." in page.plain()
    await page.click("Leave it")
    await settled()
    assert "There is no channel with this customer yet" in (await priya.modal(TITLE)).plain()
    assert playground.inspector.calls_of(METHOD) == []


async def test_a_name_that_is_taken_is_told_and_another_one_chosen(
    playground: Playground, connect: OtherOrganisation, priya: MemberDriver, dana: MemberDriver, settled: Settle
) -> None:
    dana.person.create_channel(NAME, "private")
    confirmation = await entered(priya, settled)
    assert await confirmation.submit() == {}
    await settled()
    await (await priya.modal()).close(whole_stack=True)
    note = await priya.message("Another channel has this name")
    assert playground.inspector.calls_of(METHOD) == []
    await priya.click("Look through it …", note)
    await settled()
    form = await priya.modal(NEW)
    assert "Another channel has this name" in form.plain()
    await form.fill({"Name of the channel": "fjordline-and-us"})
    assert await form.submit() == {}
    await settled()
    assert await (await priya.modal("Is this right?")).submit() == {}
    await settled()
    [invite] = playground.workspace.channels.find("fjordline-and-us").shared_invites
    assert invite.email == MARIA


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("not_paid", "plan has no Slack Connect. Without it: invite them as guests"),
        ("restricted_action", "lets only some people invite other organisations"),
        ("connection_limit_exceeded", "as many organisations as Slack lets it"),
        ("brand_new_code", "Slack says no (brand_new_code)"),
    ],
)
async def test_an_invitation_that_slack_refuses_is_told_with_the_way_on_and_asked_for_again(
    playground: Playground, connect: OtherOrganisation, priya: MemberDriver, settled: Settle, code: str, words: str
) -> None:
    playground.slack.switch_connect(on=False, refused=code)
    channel = await opened_channel(playground, priya, settled)
    assert words in (await priya.message("the channel with the customer is")).plain()
    playground.slack.switch_connect(on=True)
    await (await page_of(priya, settled)).click("Invite again")
    await settled()
    assert [one.email for one in channel.shared_invites] == [MARIA]
    assert f"{MARIA}: invited, no answer yet" in (await priya.message("the channel with the customer is")).plain()


async def test_without_the_permission_it_waits_says_so_and_goes_on_when_the_app_is_installed_again(
    playground: Playground, connect: OtherOrganisation, priya: MemberDriver, settled: Settle
) -> None:
    """An installation from before this was there."""
    playground.slack.granted.discard("conversations.connect:write")
    channel = await opened_channel(playground, priya, settled)
    assert channel.shared_invites == []
    note = await priya.message("invite the customer into their channel", "handover-fjordline-logistics")
    assert "ask a workspace admin to install me again" in note.plain()
    playground.slack.granted.add("conversations.connect:write")
    await playground.clock.advance(timedelta(hours=1, minutes=5))
    await settled()
    assert [one.email for one in channel.shared_invites] == [MARIA]
    playground.inspector.forget()


async def test_declined_unshared_renamed_and_archived_are_told_once_each(
    playground: Playground, connect: OtherOrganisation, priya: MemberDriver, dana: MemberDriver, settled: Settle
) -> None:
    channel = await opened_channel(playground, priya, settled, **{"Other addresses": "tom@fjordline.example"})
    connect.decline(channel, "tom@fjordline.example")
    connect.accept(channel, MARIA)
    await settled()
    connect.leave(channel)
    playground.workspace.rename(channel, "fjordline-and-friends", priya.id)
    playground.workspace.set_archived(channel, True, priya.id)
    await settled()
    for words in (
        "tom@fjordline.example has declined the invitation",
        f"{MARIA} has accepted",
        "is not shared with the customer any more",
        "has another name",
        "is archived. I say nothing there",
    ):
        assert len([one for one in priya.messages() if words in one.plain()]) == 1, words
        assert len([one for one in dana.messages() if words in one.plain()]) == 0


async def test_asked_there_baton_says_nothing_internal(
    playground: Playground, connect: OtherOrganisation, priya: MemberDriver, settled: Settle
) -> None:
    channel = await opened_channel(playground, priya, settled)
    maria = playground.member(connect.accept(channel, MARIA, "Maria Olsen").id)
    await settled()
    before = said_in(playground, channel)
    for line in ("/handover status", "/handover help", "/handover", "/handover customer fjordline"):
        await priya.command(line, channel)
        await settled()
    for person in (priya, maria):
        person.say("<@Baton> status", channel)
        person.say("<@Baton> what's left?", channel)
        person.say("They pay late, every quarter.", channel)
    await settled()
    seen = [one for one in priya.messages(channel) if one.author == "Baton" and one.message.ephemeral_to]
    assert {one.plain() for one in seen} == {"I don't answer in this channel. Please open me in a direct message."}
    told = [one.plain() for one in maria.messages(channel) if one.author == "Baton" and one.message.ephemeral_to]
    assert set(told) == {"I don't answer in this channel. Please open me in a direct message."}
    public = [one for one in said_in(playground, channel) if one not in before]
    assert [one for one in public if "don't answer" not in one] == []
    assert all(
        one.ephemeral_to for one in playground.workspace.messages.history(channel.id) if "don't answer" in one.text
    )


async def test_whoever_takes_no_part_cannot_open_one(
    playground: Playground, marek: MemberDriver, settled: Settle
) -> None:
    await marek.command("/handover customer fjordline")
    await settled()
    assert "no handover of" in (await marek.modal()).plain()


async def test_the_approved_introduction_is_said_after_a_look_and_taken_back(
    playground: Playground,
    connect: OtherOrganisation,
    dana: MemberDriver,
    priya: MemberDriver,
    settled: Settle,
) -> None:
    channel = await opened_channel(playground, priya, settled)
    assert "Say the introduction …" not in (await page_of(priya, settled)).buttons()
    await (await priya.modal()).close(whole_stack=True)
    await ready_to_approve(dana, settled)
    await (await dana.modal()).close(whole_stack=True)
    await priya.click("Approve", await priya.message("Is it good to go?"))
    await settled()
    before = said_in(playground, channel)
    await (await page_of(priya, settled)).click("Say the introduction …")
    await settled()
    preview = await priya.modal("Say it there?")
    assert "Priya Nair" in preview.plain()
    assert said_in(playground, channel) == before
    assert await preview.submit() == {}
    await settled()
    [letter] = [one for one in said_in(playground, channel) if one not in before]
    assert "Priya Nair" in letter
    page = await page_of(priya, settled)
    assert "Say the introduction …" not in page.buttons()
    await press_below(priya, settled, TITLE, "Take it back", "The introduction")
    assert said_in(playground, channel) == before
    assert "taken back" in (await priya.modal(TITLE)).plain()


async def test_a_letter_changed_since_it_was_shown_is_not_said(
    playground: Playground, connect: OtherOrganisation, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    channel = await opened_channel(playground, priya, settled)
    await ready_to_approve(dana, settled)
    await (await dana.modal()).close(whole_stack=True)
    await priya.click("Approve", await priya.message("Is it good to go?"))
    await settled()
    await (await page_of(priya, settled)).click("Say the introduction …")
    await settled()
    preview = await priya.modal("Say it there?")
    form = await draft_open(dana, settled)
    await form.fill({"Body": f"{form.value('Body')}\nSee you soon."})
    assert await form.submit() == {}
    await settled()
    before = said_in(playground, channel)
    await preview.submit()
    await settled()
    assert "I say only what is approved" in (await priya.modal()).plain()
    assert said_in(playground, channel) == before


async def test_when_the_first_call_is_can_be_said(
    playground: Playground, connect: OtherOrganisation, priya: MemberDriver, settled: Settle
) -> None:
    channel = await opened_channel(playground, priya, settled)
    place = {"Place or link": "https://meet.example/fjordline", "Agenda": "Who we are"}
    await arrange(priya, settled, JOINT, Day="2026-03-17", Time="14:30", **place)
    await (await priya.modal()).close(whole_stack=True)
    await (await page_of(priya, settled)).click("Say when the call is …")
    await settled()
    assert await (await priya.modal("Say it there?")).submit() == {}
    await settled()
    assert said_in(playground, channel)[-1] == (
        "Our first call together: Tuesday, 17 March 2026 at 05:00 (New York time), 30 minutes.\n"
        "Where: https://meet.example/fjordline\n\nWho we are"
    )


async def test_a_channel_that_is_there_is_used_once_it_is_clear_who_is_in_it(
    playground: Playground, connect: OtherOrganisation, priya: MemberDriver, dana: MemberDriver, settled: Settle
) -> None:
    theirs = priya.person.create_channel("fjordline-northwind", "private")
    form = await existing(priya, settled, theirs.id)
    assert "I'm not in that channel" in " ".join((await form.submit()).values())
    playground.workspace.join(theirs, playground.workspace.identity.bot_user_id, priya.id)
    playground.workspace.channels.invite_shared(theirs, MARIA, "", priya.id, limited=True)
    connect.accept(theirs, MARIA, "Maria Olsen")
    internal = playground.workspace.channels.find("handover-fjordline-logistics")
    await form.fill({"Channel": internal.id})
    assert "the channel of a handover" in " ".join((await form.submit()).values())
    await form.fill({"Channel": theirs.id})
    assert await form.submit() == {}
    await settled()
    confirmation = await priya.modal("Is this right?")
    assert "@Maria Olsen (another organisation)" in confirmation.plain()
    assert said_in(playground, theirs) == []
    assert await confirmation.submit() == {}
    await settled()
    assert "the channel with the customer is #fjordline-northwind" in (await priya.modal(TITLE)).plain()
    assert said_in(playground, theirs) == []
    await (await priya.modal()).close(whole_stack=True)
    await priya.command("/handover status", theirs)
    await settled()
    assert "I don't answer in this channel" in priya.messages(theirs)[-1].plain()


async def test_the_channel_of_another_customer_is_refused(
    playground: Playground, connect: OtherOrganisation, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    channel = await opened_channel(playground, priya, settled)
    await open_handover(dana, "Hartwell Foods", settled)
    await priya.command("/handover customer hartwell")
    await settled()
    await (await priya.modal(TITLE)).click("Use an existing one …")
    await settled()
    form = await priya.modal(USE)
    await form.fill({"Channel": channel.id})
    assert "the channel with another customer" in " ".join((await form.submit()).values())


async def test_it_stays_when_it_is_none_of_ours_any_more_and_nothing_internal_is_ever_said_there(
    playground: Playground, baton: Baton, connect: OtherOrganisation, priya: MemberDriver, settled: Settle
) -> None:
    channel = await opened_channel(playground, priya, settled)
    await (await page_of(priya, settled)).click("Not our channel any more")
    await settled()
    assert "There is no channel with this customer yet" in (await priya.modal(TITLE)).plain()
    assert not channel.archived
    await (await priya.modal()).close(whole_stack=True)
    await priya.command("/handover status", channel)
    await settled()
    assert "I don't answer in this channel" in priya.messages(channel)[-1].plain()
    page = await page_of(priya, settled)
    assert "Until now it was #fjordline-logistics." in page.plain()
    await page.click("Use an existing one …")
    await settled()
    assert await (await priya.modal(USE)).submit() == {}
    await settled()
    assert await (await priya.modal("Is this right?")).submit() == {}
    await settled()
    assert "the channel with the customer is #fjordline-logistics" in (await priya.modal(TITLE)).plain()


async def test_whoever_takes_over_later_hears_that_there_is_one_and_nobody_is_moved(
    playground: Playground, connect: OtherOrganisation, priya: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    channel = await opened_channel(playground, priya, settled)
    before = list(channel.members)
    await changed(priya, settled, "Fjordline", **{"Incoming CSM": "Marek Novák"})
    await playground.clock.advance(timedelta(hours=3))
    await settled()
    note = await marek.message("you take over, and there is a channel with the customer")
    assert "whether @Priya Nair should stay" in note.plain()
    assert channel.members == before


async def test_a_guest_is_no_colleague_who_comes_in(
    playground: Playground, connect: OtherOrganisation, priya: MemberDriver, settled: Settle
) -> None:
    await (await page_of(priya, settled)).click("New channel …")
    await settled()
    form = await priya.modal(NEW)
    await form.fill({"Colleagues": [playground.workspace.members.get(GUEST).real_name]})
    assert "This person is a guest here" in " ".join((await form.submit()).values())


async def test_what_is_written_below_our_words_there_is_no_answer(
    playground: Playground, baton: Baton, connect: OtherOrganisation, dana: MemberDriver, settled: Settle
) -> None:
    """Not even by whoever is being asked."""
    channel = await opened_channel(playground, dana, settled)
    [welcome] = [one for one in dana.messages(channel) if one.author == "Baton" and not one.message.subtype]
    dana.say("They will renew in June, says Maria.", channel, thread=welcome)
    dana.say("They will renew in June, says Maria.", channel)
    await settled()
    assert [one.author for one in dana.messages(channel, welcome)] == ["Baton", "Dana Reyes"]
    assert not any(answer.given for answer in (await handover_of(baton, dana)).answers.values())


async def test_confirmed_twice_it_is_made_once_and_they_are_invited_once(
    playground: Playground, connect: OtherOrganisation, priya: MemberDriver, settled: Settle
) -> None:
    confirmation = await entered(priya, settled)
    await asyncio.gather(confirmation.submit(), confirmation.submit())
    await settled()
    assert len(playground.inspector.calls_of(METHOD)) == 1
    assert [one.name for one in playground.workspace.channels if one.name.startswith(NAME)] == [NAME]


async def test_a_call_moved_since_it_was_shown_is_not_said_as_it_was_or_is(
    playground: Playground, connect: OtherOrganisation, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    """What is said is what was read, nothing else."""
    channel = await opened_channel(playground, priya, settled)
    await arrange(priya, settled, JOINT, Day="2026-03-17", Time="14:30")
    await (await priya.modal()).close(whole_stack=True)
    await (await page_of(priya, settled)).click("Say when the call is …")
    await settled()
    preview = await priya.modal("Say it there?")
    form = await arranging(dana, settled, JOINT, "Change …")
    await form.fill({"Time": "10:00"})
    assert await form.submit() == {}
    await settled()
    before = said_in(playground, channel)
    await preview.submit()
    await settled()
    assert "or has changed since" in (await priya.modal()).plain()
    assert said_in(playground, channel) == before

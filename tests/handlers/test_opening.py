"""`/handover start` through the front door: the form, its mistakes, and what follows in Slack."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from bot.app import Baton
from playground.driver import MemberDriver, Modal
from playground.running import Playground
from playground.seed import AIKO, DANA, GUEST, PRIYA, SAM, TRACKER
from playground.workspace.entities import Channel, JsonValue
from tests.conftest import Settle
from tests.opening import filled_form

pytestmark = pytest.mark.usefixtures("baton")

TYPED: Mapping[str, JsonValue] = {
    "Account": "Fjordline Logistics",
    "Incoming CSM": "Priya Nair",
    "Manager": "Aiko Tanaka",
    "Reason": "Promotion",
}


async def form(person: MemberDriver, command: str = "/handover start") -> Modal:
    """Open the form and wait until it stands."""
    await person.command(command)
    return await person.modal("Start handover")


async def start(person: MemberDriver, **changes: JsonValue) -> Modal:
    """Start a handover with what is usually typed, or with these fields otherwise; return what is shown then."""
    modal = await form(person)
    await modal.fill({**TYPED, **changes})
    errors = await modal.submit()
    assert not errors, errors
    return await person.modal()


def handover_channels(playground: Playground) -> list[Channel]:
    return [channel for channel in playground.workspace.channels if channel.name.startswith("handover-")]


async def test_the_form_opens_at_once_with_the_account_and_ones_own_days(playground: Playground) -> None:
    dana = playground.member("Dana Reyes")
    modal = await form(dana, "/handover start R&D <Fjordline>")
    assert modal.value("Account") == "R&D <Fjordline>"
    assert modal.value("Outgoing CSM") == DANA
    assert (modal.value("Start date"), modal.value("End date")) == ("2026-03-02", "2026-03-23")

    assert modal.value("Playbook") == "Standard handover"


async def test_views_open_is_the_first_call_of_all(playground: Playground) -> None:
    before = len(playground.inspector.calls)
    await form(playground.member("Dana Reyes"))
    assert playground.inspector.calls[before].method == "views.open"


async def test_the_days_are_those_of_the_persons_own_zone(playground: Playground, settled: Settle) -> None:
    await playground.clock.advance(timedelta(hours=9))  # 17:00 UTC, so Tuesday in Tokyo
    modal = await form(playground.member("Aiko Tanaka"))
    await settled()
    assert (modal.value("Start date"), modal.value("End date")) == ("2026-03-03", "2026-03-24")


async def test_the_shortcut_opens_the_same_form(playground: Playground) -> None:
    dana = playground.member("Dana Reyes")
    await dana.shortcut("Start handover")
    assert (await dana.modal("Start handover")).labels()[:3] == ["Account", "Outgoing CSM", "Incoming CSM"]


async def test_from_the_form_to_a_channel_and_three_first_messages(playground: Playground, settled: Settle) -> None:
    dana = playground.member("Dana Reyes")
    shown = await start(dana)
    assert "The handover of *Fjordline Logistics* has begun." in shown.plain()
    await settled()
    [channel] = handover_channels(playground)
    assert channel.name == "handover-fjordline-logistics"
    assert channel.kind == "private"
    assert {DANA, PRIYA, AIKO} <= set(channel.members)
    assert "Fjordline Logistics goes from Dana Reyes to Priya Nair" in channel.topic
    # I: a link to the interview opened for one person only, and was an error for the others.
    assert [bookmark.title for bookmark in channel.bookmarks] == ["Where things stand"]
    for name, words in (
        ("Dana Reyes", "What I need from you"),
        ("Priya Nair", "Read first"),
        ("Aiko Tanaka", "Nothing for you to do now"),
    ):
        welcomes = [seen for seen in playground.member(name).messages() if words in seen.plain()]
        assert len(welcomes) == 1
        assert "#handover-fjordline-logistics" in welcomes[0].plain()
    # I: each date means what it says: the answers are due before the last day.
    asked = await dana.message("What I need from you")
    assert "the first answer by Tue 3 Mar, all by Mon 9 Mar; the handover ends on Mon 23 Mar." in asked.plain()


@pytest.mark.parametrize(
    ("changes", "label", "words"),
    [
        ({"Incoming CSM": "Dana Reyes"}, "Incoming CSM", "needs somebody else"),
        ({"Incoming CSM": SAM}, "Incoming CSM", "deactivated"),
        ({"Incoming CSM": TRACKER}, "Incoming CSM", "That's an app"),
        ({"Manager": GUEST}, "Manager", "guest"),
        ({"End date": "2026-03-01"}, "End date", "after the start"),
        ({"Start date": "2026-01-01"}, "Start date", "two weeks ago"),
        ({"Customer contacts": "Jo Park, jo@acme.example\nTom"}, "Customer contacts", "Line 2"),
        ({"Account": "x" * 121}, "Account", "120 characters"),
    ],
)
async def test_mistakes_stand_beside_the_field_and_nothing_typed_is_lost(
    playground: Playground, changes: dict[str, str], label: str, words: str
) -> None:
    dana = playground.member("Dana Reyes")
    modal = await form(dana)
    await modal.fill({**TYPED, "Internal note": "Keep this.", **changes})
    errors = await modal.submit()
    assert list(errors) == [label]
    assert words in errors[label]
    still = await dana.modal("Start handover")
    assert still.value("Internal note") == "Keep this."
    assert handover_channels(playground) == []


async def test_an_account_that_is_being_handed_over_is_offered_and_the_form_kept(
    playground: Playground, settled: Settle
) -> None:
    dana = playground.member("Dana Reyes")
    await (await start(dana)).close()
    await settled()
    modal = await form(dana)
    await modal.fill({**TYPED, "Account": "FJORDLINE  logistics", "Internal note": "Keep this."})
    assert list(await modal.submit()) == ["Account"]
    modal = await dana.modal("Start handover")
    assert modal.value("Internal note") == "Keep this."
    assert modal.value("Incoming CSM") == PRIYA
    await modal.click("Open it")
    await settled()
    assert "Fjordline Logistics" in (await dana.modal("Handover")).plain()
    await (await dana.modal("Handover")).close()
    await (await dana.modal("Start handover")).fill({"Account": "Another one"})
    assert await (await dana.modal("Start handover")).submit() == {}


async def test_somebody_who_may_not_see_it_is_not_offered_the_open_one(playground: Playground, settled: Settle) -> None:
    await (await start(playground.member("Dana Reyes"))).close()
    await settled()
    marek = playground.member("Marek Novák")
    modal = await form(marek, "/handover start Fjordline Logistics")
    await settled()
    assert "Open it" not in modal.buttons()
    await modal.fill({**TYPED, "Account": "Fjordline Logistics"})
    assert list(await modal.submit()) == ["Account"]
    assert "Open it" not in (await marek.modal("Start handover")).buttons()


async def test_a_short_window_and_a_renewal_inside_it_are_worth_a_word(playground: Playground) -> None:
    dana = playground.member("Dana Reyes")
    shown = await start(dana, **{"End date": "2026-03-10", "Renewal date": "2026-03-09"})
    assert "less time than usual. It can be done, but plan the call with the customer early" in shown.plain()
    assert "The renewal on Mon 9 Mar" in shown.plain()


async def test_a_guest_is_told_that_members_start_handovers(playground: Playground, settled: Settle) -> None:
    greta = playground.member(GUEST)
    await greta.command("/handover start")
    await settled()
    assert "Only full members" in (await greta.modal()).plain()


@pytest.mark.parametrize(
    ("account", "name"),
    [
        ("株式会社フィヨルド", None),
        ("🚀 Acme <!channel> & “Söns”", "handover-rocket-acme-channel-sons"),
        ("y" * 100, "handover-" + "y" * 67),
    ],
)
async def test_any_account_gets_a_channel(
    playground: Playground, settled: Settle, account: str, name: str | None
) -> None:
    await start(playground.member("Dana Reyes"), Account=account)
    await settled()
    [channel] = handover_channels(playground)
    assert name is None or channel.name == name
    assert len(playground.member("Priya Nair").messages()) == 1


async def test_names_that_are_taken_get_a_number(playground: Playground, settled: Settle) -> None:
    taken = playground.workspace.channels.create("handover-fjordline-logistics", "public", AIKO)
    playground.workspace.set_archived(taken, True, AIKO)
    await start(playground.member("Dana Reyes"))
    await settled()
    assert [channel.name for channel in handover_channels(playground)] == [
        "handover-fjordline-logistics",
        "handover-fjordline-logistics-2",
    ]


async def test_of_two_people_starting_the_same_account_at_once_one_succeeds(
    playground: Playground, settled: Settle, baton: Baton
) -> None:
    dana, marek = playground.member("Dana Reyes"), playground.member("Marek Novák")
    forms = [await form(dana), await form(marek)]
    for modal in forms:
        await modal.fill(TYPED)
    first, second = [await modal.submit() for modal in forms]
    await settled()
    assert first == {}
    assert list(second) == ["Account"]
    assert len(handover_channels(playground)) == 1
    async with baton.store.begin(playground.workspace.identity.team_id) as unit:
        assert len(await unit.handovers.all()) == 1


async def test_while_slack_is_slow_to_say_who_people_are_the_form_waits_and_loses_nothing(
    playground: Playground, settled: Settle
) -> None:
    dana = playground.member("Dana Reyes")
    modal = await form(dana)
    await modal.fill(TYPED)
    await settled()
    playground.faults.add("users.info", "slow", 3, seconds=2.5)
    await modal.submit()
    notice = await dana.modal("Baton")
    assert "Slack isn't answering me just now" in notice.plain()
    await notice.close()
    again = await dana.modal("Start handover")
    assert again.value("Account") == "Fjordline Logistics"
    assert not await again.submit()
    assert "has begun" in (await dana.modal("Handover started")).plain()


async def test_a_manager_who_writes_and_joins_the_call_is_asked_for_it_at_once(
    playground: Playground, settled: Settle
) -> None:
    """P3, P13, P24: who has something to do is not told that there is nothing; and nobody hears of a call that is not theirs."""
    await start(playground.member("Dana Reyes"), Reason="Underperformance")
    await settled()
    aiko, priya, dana = (playground.member(name) for name in ("Aiko Tanaka", "Priya Nair", "Dana Reyes"))
    told = (await aiko.message("Hello Aiko!")).plain()
    assert "Nothing for you to do now" not in told
    assert (
        "What I need from you: you write to the customer by Fri 13 Mar and you are at the first call with them, about Fri 20 Mar"
    ) in told.replace("*", "")
    assert "You may approve the introduction e-mail" not in told
    to_priya = (await priya.message("What will happen")).plain()
    assert "then the customer is told, and you meet them with @Aiko Tanaka." in to_priya
    assert "stays within reach" not in to_priya
    for said in (told, to_priya, (await dana.message("Hello Dana!")).plain()):
        assert "Until Wed 11 Mar nobody outside it may hear of it, neither the customer nor a colleague." in said


async def test_a_handover_without_calls_speaks_of_none(playground: Playground, settled: Settle) -> None:
    """P129."""
    form = await filled_form(playground.member("Dana Reyes"), "Fjordline Logistics", settled)
    await form.fill({"Tier": "Digital"})
    await settled()
    assert await (await playground.member("Dana Reyes").modal("Start handover")).submit() == {}
    await settled()
    told = (await playground.member("Priya Nair").message("What will happen")).plain()
    assert "3. The customer is told who is there for them." in told
    assert "context call" not in told
    assert "meet" not in told

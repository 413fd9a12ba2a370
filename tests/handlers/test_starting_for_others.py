"""Somebody starts handovers in which they take no part: named, limited, able to take it back, and told of nothing that runs."""

from datetime import timedelta

from bot.app import Baton
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.accounts import cancel
from tests.handlers.threads import Thread, told
from tests.opening import open_handover
from tests.snapshots import Snapshot

UNTIL_ALL_HAVE_HEARD = timedelta(hours=8)
"""From the morning in Europe to the late morning in New York."""
FOR_DANA = {"Outgoing CSM": "Dana Reyes"}


async def started(baton: Baton, account: str) -> str:
    async with baton.store.begin("T0PLAYGROUND") as unit:
        [status] = [one.status for one in await unit.handovers.all(open_only=False) if one.account == account]
    return status


async def attempt(person: MemberDriver, account: str, settled: Settle) -> dict[str, str]:
    """Send the form for somebody else, and return the words beside its fields."""
    await person.command(f"/handover start {account}")
    await settled()
    form = await person.modal("Start handover")
    await form.fill({**FOR_DANA, "Incoming CSM": "Priya Nair", "Manager": "Aiko Tanaka", "Reason": "Promotion"})
    return await form.submit()


async def test_the_starter_is_named_and_can_take_it_back(
    playground: Playground,
    baton: Baton,
    marek: MemberDriver,
    dana: MemberDriver,
    aiko: MemberDriver,
    priya: MemberDriver,
    settled: Settle,
) -> None:
    """H: a starter who is none of the roles is named, and can take it back."""
    await open_handover(marek, "Borealis Foods", settled, **FOR_DANA)
    await playground.clock.advance(UNTIL_ALL_HAVE_HEARD)
    for person in (dana, priya, aiko):
        [welcome] = told(person, "takes no part in it")
        assert "Marek" in welcome
    await marek.click("Take it back")
    await settled()
    assert await started(baton, "Borealis Foods") == "cancelled"
    assert told(marek, "and took it back")


async def test_it_cannot_be_taken_back_once_somebody_has_begun_or_a_day_has_passed(
    playground: Playground, baton: Baton, marek: MemberDriver, dana: MemberDriver, settled: Settle
) -> None:
    await open_handover(marek, "Borealis Foods", settled, **FOR_DANA)
    await playground.clock.advance(UNTIL_ALL_HAVE_HEARD)
    await Thread(dana, settled, "Borealis Foods").say("They pay late.")
    await marek.click("Take it back")
    await settled()
    assert await started(baton, "Borealis Foods") == "active"
    await open_handover(marek, "Kestrel Energy", settled, **FOR_DANA)
    await playground.clock.advance(timedelta(days=1, hours=1))
    await marek.click("Take it back")
    await settled()
    assert await started(baton, "Kestrel Energy") == "active"
    assert told(marek, "can't be taken back any more")


async def test_it_can_be_taken_back_from_the_note_that_somebody_has_declined(
    playground: Playground, baton: Baton, marek: MemberDriver, dana: MemberDriver, settled: Settle
) -> None:
    """H: to say that it is not theirs is no beginning; whoever named the wrong person can take it back with one tap."""
    await open_handover(marek, "Borealis Foods", settled, **FOR_DANA)
    await playground.clock.advance(UNTIL_ALL_HAVE_HEARD)
    await dana.click("This isn't mine")
    await settled()
    form = await dana.modal("Not mine")
    await form.fill({"Why?": "That is Freya's."})
    assert await form.submit() == {}
    await settled()
    await marek.click("Take it back", await marek.message("isn't theirs to do"))
    await settled()
    assert await started(baton, "Borealis Foods") == "cancelled"


async def test_six_starts_of_an_outsider_within_a_day_are_too_many(
    playground: Playground, baton: Baton, marek: MemberDriver, dana: MemberDriver, lucas: MemberDriver, settled: Settle
) -> None:
    """H: 25 starts by one outsider."""
    for number in range(5):
        # Who names himself as backup in it is no less an outsider.
        await open_handover(
            marek, f"Account {number}", settled, **FOR_DANA, **({"Backup": marek.id} if number > 2 else {})
        )
    await attempt(marek, "Account 6", settled)
    assert "as many as one person may" in (await marek.modal("Baton")).plain()
    await (await marek.modal("Baton")).close(whole_stack=True)
    await open_handover(dana, "Account 7", settled)
    for number in range(8, 15):
        await open_handover(lucas, f"Account {number}", settled, **FOR_DANA)
    await playground.clock.advance(timedelta(days=1, minutes=1))
    await open_handover(marek, "Account 6", settled, **FOR_DANA)


async def test_who_names_themselves_in_all_of_them_may_start_no_number_either(
    baton: Baton, marek: MemberDriver, settled: Settle
) -> None:
    """H: 25 starts by one person who names himself as outgoing in each; what has ended counts no more."""
    for number in range(20):
        await open_handover(
            marek,
            f"Account {number}",
            settled,
            **{"Manager": marek.id, "Outgoing CSM": "Dana Reyes"} if number % 2 else {},
        )
    await marek.command("/handover start Account 21")
    await settled()
    form = await marek.modal("Start handover")
    await form.fill({"Incoming CSM": "Priya Nair", "Reason": "Promotion"})
    await form.submit()
    assert "20 handovers within a day, which is as many as one person may" in (await marek.modal("Baton")).plain()


async def test_what_runs_already_is_not_told_to_who_may_not_see_it_but_its_people_hear(
    opened: Snapshot, baton: Baton, marek: MemberDriver, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    """H: "already under way" tells any member; an outsider who was first blocks the true ones."""
    errors = await attempt(marek, "Fjordline Logistics", settled)
    assert list(errors) == ["Account"]
    assert "under way" not in errors["Account"]
    assert "passed" not in errors["Account"]
    assert "Open it" not in (await marek.modal()).plain()
    await settled()
    [note] = told(aiko, "wanted to start a handover of")
    assert "Marek" in note
    again = await attempt(dana, "Fjordline Logistics", settled)
    assert "under way" in again["Account"]


async def test_an_account_of_much_the_same_name_is_asked_about_and_not_blocked(
    opened: Snapshot, baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    """G: "Kestrel Energy" and "KESTREL energy Ltd." become two handovers; here Fjordline, typed by somebody who may see it."""
    errors = await attempt(dana, "FJORDLINE Logistic AS", settled)
    assert "Much like “Fjordline Logistics”: the question is at the top" in errors["Account"]
    form = await dana.modal("Start handover")
    assert "Open it" in form.buttons()
    await form.click("Open it")
    await settled()
    assert "Fjordline Logistics" in (await dana.modal("Handover")).plain()
    await (await dana.modal("Handover")).close()
    form = await dana.modal("Start handover")
    # What was said of one name is not said of another.
    await form.fill({"Account": "Fjordline Logistics"})
    assert "already has a handover" in (await form.submit())["Account"]
    form = await dana.modal("Start handover")
    await form.fill({"Account": "The Fjordline Logistics Ltd."})
    assert "Much like" in (await form.submit())["Account"]
    assert await (await dana.modal("Start handover")).submit() == {}
    assert await started(baton, "The Fjordline Logistics Ltd.") == "active"


async def test_who_may_not_see_the_one_of_much_the_same_name_starts_theirs_and_its_people_hear(
    opened: Snapshot, baton: Baton, marek: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    """G: "Kestrel Energy" and "KESTREL energy Ltd." become two handovers; H: what runs is told to nobody else."""
    assert await attempt(marek, "Fjordline Logistics AS", settled) == {}
    await settled()
    assert "Fjordline Logistics*" not in "".join(seen.plain() for seen in marek.messages())
    [note] = told(aiko, "has started a handover of an account that is called much like *Fjordline Logistics*")
    assert "Marek" in note


async def test_an_admin_hears_of_a_taken_account_where_nobody_stands_above_who_has_taken_it(
    playground: Playground, baton: Baton, marek: MemberDriver, lucas: MemberDriver, settled: Settle
) -> None:
    """H: squatting: somebody starts one of another's account, with no manager in it or himself as that."""
    await open_handover(marek, "Borealis Foods", settled, Manager=marek.id, **FOR_DANA)
    await open_handover(marek, "Kestrel Energy", settled, **FOR_DANA)
    jun = playground.member("jun")
    for account in ("Borealis Foods", "Kestrel Energy"):
        assert list(await attempt(jun, account, settled)) == ["Account"]
        await (await jun.modal()).close()
        await settled()
    assert told(lucas, "wanted to start a handover of *Borealis Foods*")
    assert not told(lucas, "Kestrel Energy")


async def test_the_form_knows_who_usually_manages(
    opened: Snapshot, baton: Baton, aiko: MemberDriver, dana: MemberDriver, settled: Settle
) -> None:
    """I: the manager names herself as outgoing by the prefilled form."""
    await aiko.command("/handover start Borealis Foods")
    await settled()
    form = await aiko.modal("Start handover")
    assert form.value("Outgoing CSM") is None
    assert form.value("Manager") == aiko.id
    await (await aiko.modal()).close()
    await dana.command("/handover start Borealis Foods")
    await settled()
    assert (await dana.modal("Start handover")).value("Outgoing CSM") == dana.id


async def test_a_manager_who_hands_over_is_asked_who_does(baton: Baton, aiko: MemberDriver, settled: Settle) -> None:
    """I: manager = outgoing is accepted."""
    await aiko.command("/handover start Borealis Foods")
    await settled()
    form = await aiko.modal("Start handover")
    filled = {
        "Outgoing CSM": "Aiko Tanaka",
        "Incoming CSM": "Priya Nair",
        "Manager": "Aiko Tanaka",
        "Reason": "Promotion",
    }
    await form.fill(filled)
    assert "Who hands the customer over?" in (await form.submit())["Outgoing CSM"]


async def test_the_owner_of_an_account_hears_once_that_somebody_else_has_started_its_handover(
    playground: Playground, baton: Baton, dana: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    await open_handover(dana, "Borealis Foods", settled)
    await cancel(dana, settled, "Borealis Foods")
    theirs = {"Outgoing CSM": "Lucas Almeida"}
    await open_handover(marek, "Borealis Foods", settled, **theirs)
    await playground.clock.advance(timedelta(days=3))
    [note] = told(dana, "has started a handover of *Borealis Foods*")
    assert "@Marek Novák has started a handover of *Borealis Foods*, which is yours." in note
    assert "from @Lucas Almeida to @Priya Nair, with @Aiko Tanaka as manager" in note
    assert "everybody in it can call it off" in note
    await dana.click("Open the account", await dana.message("which is yours"))
    await settled()
    assert "Borealis Foods" in (await dana.modal("Account")).plain()


async def test_the_owner_who_takes_part_or_has_started_it_hears_of_it_in_their_invitation_alone(
    playground: Playground, baton: Baton, dana: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    await open_handover(dana, "Borealis Foods", settled)
    await cancel(dana, settled, "Borealis Foods")
    await open_handover(marek, "Borealis Foods", settled, **FOR_DANA)
    await playground.clock.advance(timedelta(days=1))
    [_mine, invited] = told(dana, "started the handover of *Borealis Foods*")
    assert "Marek Novák, who takes no part in it, has started the handover of *Borealis Foods*" in invited
    assert told(dana, "which is yours") == []
    await cancel(dana, settled, "Borealis Foods")
    await open_handover(dana, "Borealis Foods", settled, **{"Outgoing CSM": "Lucas Almeida"})
    await playground.clock.advance(timedelta(days=1))
    assert told(dana, "which was yours") == []


async def test_an_owner_whose_account_goes_to_somebody_else_hears_whose_it_is_now(
    playground: Playground, dana: MemberDriver, lucas: MemberDriver, settled: Settle
) -> None:
    await open_handover(dana, "Borealis Foods", settled, Backup="Lucas Almeida")
    await cancel(dana, settled, "Borealis Foods")
    await open_handover(lucas, "Borealis Foods", settled)
    await playground.clock.advance(timedelta(days=1))
    [note] = told(dana, "has started a handover of *Borealis Foods*")
    assert "which was yours: @Lucas Almeida owns it now" in note

"""An account that is typed into the start form fills the form in, and what somebody typed or chose themselves stays."""

import asyncio
from datetime import timedelta

import pytest

from bot.app import Baton
from handover.model.csm_facts import CsmFacts
from playground.driver import MemberDriver, Modal
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.accounts import account_of, cancel, changed
from tests.handlers.threads import handover_of

ACCOUNT = "Fjordline Logistics"
CONTACTS = "Maria Olsen, maria@fjordline.example, Operations lead"
pytestmark = pytest.mark.usefixtures("opened", "baton")


async def known(dana: MemberDriver, settled: Settle) -> None:
    """Let the account be known by more than its name, and have no handover under way."""
    edited = {"Edit customer …": {"Tier": "High-touch", "Industry": "Healthcare", "Other names": "FJL"}}
    edited |= {"Edit people …": {"Backup": "Lucas Almeida"}, "Edit renewal, links …": {"Renewal date": "2026-09-30"}}
    for part, fields in edited.items():
        assert await changed(dana, settled, part, **fields) == {}
        await (await dana.modal()).close(whole_stack=True)
    await cancel(dana, settled)


async def empty_form(person: MemberDriver, settled: Settle) -> Modal:
    await person.command("/handover start")
    await settled()
    return await person.modal("Start handover")


async def typed(person: MemberDriver, settled: Settle, **fields: str) -> Modal:
    """Fill in fields, each with Enter behind it, and return the form as it is then."""
    await (await person.modal("Start handover")).fill(fields)
    await settled()
    return await person.modal("Start handover")


async def test_an_account_typed_and_entered_fills_the_form_in(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    await known(dana, settled)
    await empty_form(dana, settled)
    form = await typed(dana, settled, Account="fjordline  LOGISTICS")
    assert "*Fjordline Logistics* is known" in form.plain()
    labels = ("Account", "Tier", "Industry", "Renewal date", "Playbook", "End date", "Customer contacts")
    assert [form.value(label) for label in labels] == [
        "fjordline  LOGISTICS",
        "High-touch",
        "Healthcare",
        "2026-09-30",
        "High-touch handover",
        "2026-03-30",
        CONTACTS,
    ]
    aiko, lucas = playground.member("Aiko Tanaka"), playground.member("Lucas Almeida")
    assert (form.value("Manager"), form.value("Backup")) == (aiko.id, lucas.id)


async def test_what_somebody_has_typed_or_chosen_stays_and_by_another_name_it_is_found_too(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    await known(dana, settled)
    form = await empty_form(dana, settled)
    mine = {"Customer contacts": "Jo Park, jo@fjordline.example", "Tier": "Mid-touch", "Manager": "Marek Novák"}
    await form.fill(mine | {"End date": "2026-03-27"})
    form = await typed(dana, settled, Account="fjl")
    assert "Filled in from it: industry, backup and renewal date." in form.plain()
    assert [form.value(label) for label in ("Customer contacts", "Tier", "End date", "Industry")] == [
        "Jo Park, jo@fjordline.example",
        "Mid-touch",
        "2026-03-27",
        "Healthcare",
    ]
    assert form.value("Manager") == playground.member("Marek Novák").id


async def test_entering_it_again_leaves_what_was_taken_out(dana: MemberDriver, settled: Settle) -> None:
    await known(dana, settled)
    await empty_form(dana, settled)
    form = await typed(dana, settled, Account=ACCOUNT)
    await form.fill({"Backup": None, "Customer contacts": None})
    form = await typed(dana, settled, Account=ACCOUNT, Reason="Promotion")
    assert (form.value("Backup"), form.value("Customer contacts")) == (None, None)
    assert "*Fjordline Logistics* is known" in form.plain()


async def test_another_account_takes_back_what_the_first_has_filled_in(dana: MemberDriver, settled: Settle) -> None:
    await known(dana, settled)
    await empty_form(dana, settled)
    form = await typed(dana, settled, Account=ACCOUNT)
    await form.fill({"Renewal date": "2026-11-30"})
    form = await typed(dana, settled, Account="Borealis Foods")
    assert "is known" not in form.plain()
    assert [form.value(label) for label in ("Manager", "Backup", "Customer contacts", "Tier")] == [None] * 4
    assert (form.value("Renewal date"), form.value("Playbook")) == ("2026-11-30", "Standard handover")


async def test_a_slip_of_the_fingers_is_asked_about_before_it_counts(dana: MemberDriver, settled: Settle) -> None:
    await known(dana, settled)
    await empty_form(dana, settled)
    form = await typed(dana, settled, Account="Fjrodline Logistcs")
    assert "Did you mean *Fjordline Logistics*?" in form.plain()
    assert form.value("Customer contacts") is None
    await form.click("Yes, Fjordline Logistics")
    await settled()
    form = await dana.modal("Start handover")
    assert (form.value("Account"), form.value("Customer contacts")) == (ACCOUNT, CONTACTS)
    assert "Did you mean" not in form.plain()
    await form.fill({"Incoming CSM": "Priya Nair", "Reason": "Promotion"})
    assert await (await dana.modal("Start handover")).submit() == {}


async def test_who_goes_on_after_the_question_has_another_customer(
    baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    await known(dana, settled)
    await empty_form(dana, settled)
    await typed(dana, settled, Account="Fjrodline Logistcs")
    form = await typed(dana, settled, **{"Incoming CSM": "Priya Nair", "Reason": "Promotion"})
    assert await form.submit() == {}
    assert (await account_of(baton, "Fjrodline Logistcs")).names == ("Fjrodline Logistcs",)


async def sent_at_once(person: MemberDriver, settled: Settle, account: str) -> Modal:
    """Fill in the form, the account last and without Enter behind it, and press Start."""
    await empty_form(person, settled)
    form = await typed(person, settled, **{"Incoming CSM": "Priya Nair", "Reason": "Promotion"})
    await form.fill({"Account": account}, enter=False)
    await form.submit()
    await settled()
    return await person.modal()


async def test_an_account_that_was_never_entered_is_found_and_what_is_known_counts(
    playground: Playground, baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    await known(dana, settled)
    started = await sent_at_once(dana, settled, "fjl")
    assert "The handover of *Fjordline Logistics* has begun." in started.plain()
    assert (
        "I know this customer, so I filled in what you left empty: tier, industry, manager (@Aiko Tanaka), "
        "backup (@Lucas Almeida), renewal date (Wed 30 Sep), contacts (1 person), "
        "playbook (High-touch handover, healthcare) and end date."
    ) in started.plain()
    handover = await handover_of(baton, dana)
    aiko, lucas = playground.member("Aiko Tanaka"), playground.member("Lucas Almeida")
    assert (handover.manager, handover.backup, handover.account) == (aiko.id, lucas.id, ACCOUNT)
    assert [one.email for one in handover.contacts] == ["maria@fjordline.example"]
    assert (str(handover.renewal_date), str(handover.window.end)) == ("2026-09-30", "2026-03-30")
    await started.click("Change the plan …")
    assert (await dana.modal("Change the plan")).value("Customer contacts") == CONTACTS


async def test_a_slip_that_was_never_entered_is_asked_about_once(
    baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    await known(dana, settled)
    form = await sent_at_once(dana, settled, "Fjrodline Logistcs")
    assert "Much like “Fjordline Logistics”, which I know" in form.errors()["Account"]
    await form.fill({"I know Fjordline Logistics. Is that your customer?": "Yes, Fjordline Logistics"})
    assert await form.submit() == {}
    await settled()
    assert (await account_of(baton)).names == (ACCOUNT, "FJL")
    assert (await handover_of(baton, dana)).account == ACCOUNT


async def test_a_form_filled_in_from_another_account_is_shown_again_before_it_counts(
    baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await known(dana, settled)
    await empty_form(dana, settled)
    form = await typed(dana, settled, Account=ACCOUNT, **{"Incoming CSM": "Priya Nair", "Reason": "Promotion"})
    await form.fill({"Account": "Borealis Foods"}, enter=False)
    refused = await form.submit()
    assert "Another customer than the one the form was filled in from" in refused["Account"]
    form = await dana.modal("Start handover")
    assert (form.value("Customer contacts"), form.value("Incoming CSM")) == (None, priya.id)
    assert await form.submit() == {}
    await settled()
    assert (await handover_of(baton, dana, "Borealis Foods")).contacts == ()


async def test_nothing_is_told_of_an_account_that_is_not_theirs(
    baton: Baton, dana: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    await known(dana, settled)
    await empty_form(marek, settled)
    form = await typed(marek, settled, Account="Fjordline Logistcs")
    assert "Fjordline Logistics" not in form.plain()
    form = await typed(marek, settled, Account=ACCOUNT)
    assert "is known" not in form.plain()
    assert form.value("Customer contacts") is None


async def test_one_that_runs_already_is_offered_as_soon_as_it_is_entered(dana: MemberDriver, settled: Settle) -> None:
    await empty_form(dana, settled)
    form = await typed(dana, settled, Account=ACCOUNT)
    assert "This account already has a handover under way." in form.plain()
    assert form.value("Customer contacts") is None
    form = await typed(dana, settled, Account="Borealis Foods")
    assert "under way" not in form.plain()


async def test_what_crosses_on_the_way_is_put_together(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    """A reason is chosen while the account is still being looked up: neither takes away what the other has put up."""
    await known(dana, settled)
    form = await empty_form(dana, settled)
    playground.faults.add("views.update", "slow", seconds=0.3)
    await asyncio.gather(form.fill({"Account": ACCOUNT}), form.fill({"Reason": "Parental or other leave"}))
    await settled()
    form = await dana.modal("Start handover")
    assert (form.value("Customer contacts"), form.value("Tier")) == (CONTACTS, "High-touch")
    assert "not why" in form.plain()


async def test_who_types_on_before_a_late_answer_loses_nothing(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    """What takes so long that somebody may be typing elsewhere is offered, not put where they type."""
    await known(dana, settled)
    form = await empty_form(dana, settled)
    await playground.clock.advance(timedelta(minutes=6))
    playground.faults.add("users.info", "slow", seconds=1.2)
    entering = asyncio.create_task(form.fill({"Account": ACCOUNT}))
    await asyncio.sleep(0)
    await form.fill({"Customer contacts": "Jo Park, jo@fjordline.example"})
    await entering
    await settled()
    form = await dana.modal("Start handover")
    assert form.value("Customer contacts") == "Jo Park, jo@fjordline.example"
    assert "Shall I fill in what you have left empty?" in form.plain()
    await form.click("Fill in")
    await settled()
    form = await dana.modal("Start handover")
    assert (form.value("Customer contacts"), form.value("Tier")) == ("Jo Park, jo@fjordline.example", "High-touch")


async def test_who_decides_has_somebody_suggested_and_chooses_them_in_the_form(
    baton: Baton, playground: Playground, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await known(dana, settled)
    marek, priya = playground.member("Marek Novák"), playground.member("Priya Nair")
    async with baton.store.begin("T0PLAYGROUND") as unit:
        await unit.csm_facts.put(CsmFacts(marek.id, industries=("Healthcare",)))
        await unit.csm_facts.put(CsmFacts(priya.id))
    await empty_form(dana, settled)
    form = await typed(dana, settled, Account=ACCOUNT)
    assert "Suggest somebody" not in form.buttons(), "who hands over does not decide"
    await empty_form(aiko, settled)
    form = await typed(aiko, settled, Account=ACCOUNT, **{"Internal note": "Gently."})
    await form.click("Suggest somebody")
    await settled()
    form = await aiko.modal("Start handover")
    assert "*@Marek Novák* — room for 10 more high-touch accounts; knows Healthcare\nNo account yet." in form.plain()
    assert form.buttons() == ["Choose", "Choose"]
    await form.click("Choose")
    await settled()
    form = await aiko.modal("Start handover")
    assert (form.value("Incoming CSM"), form.value("Internal note")) == (marek.id, "Gently.")
    await form.fill({"Incoming CSM": "Lucas Almeida"})
    await form.click("Suggest somebody")
    await settled()
    await (await aiko.modal("Start handover")).click("Choose")
    await settled()
    form = await aiko.modal("Start handover")
    assert form.value("Incoming CSM") == marek.id, "also after somebody else was chosen by hand"
    await form.fill({"Outgoing CSM": "Dana Reyes", "Reason": "Workload"})
    assert await (await aiko.modal("Start handover")).submit() == {}
    await settled()
    async with baton.store.begin("T0PLAYGROUND") as unit:
        [handover] = await unit.handovers.all()
    assert (handover.incoming, handover.internal_note) == (marek.id, "Gently.")


async def test_what_was_suggested_goes_with_the_account_it_was_for(
    dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await known(dana, settled)
    await aiko.command(f"/handover start {ACCOUNT}")
    await settled()
    form = await aiko.modal("Start handover")
    await form.click("Suggest somebody")
    await settled()
    form = await typed(aiko, settled, Reason="Workload")
    assert "I know nobody who could" in form.plain()
    form = await typed(aiko, settled, Account="Another customer")
    assert "I know nobody who could" not in form.plain()
    assert "Suggest somebody" not in form.buttons()

"""The form that opens a handover proposes a playbook and its length, says what it takes, and lets both be changed."""

from playground.driver import MemberDriver, Modal
from tests.handlers.accounts import page_of
from tests.opening import Settle, filled_form


async def form_of(dana: MemberDriver, settled: Settle, account: str = "Fjordline Logistics") -> Modal:
    return await filled_form(dana, account, settled)


async def chosen(dana: MemberDriver, settled: Settle, form: Modal, **fields: str) -> Modal:
    """Choose in these fields, and return the form as it is then."""
    await form.fill(fields)
    await settled()
    return await dana.modal("Start handover")


async def test_the_reason_and_the_tier_propose_a_playbook_and_a_length(dana: MemberDriver, settled: Settle) -> None:
    form = await form_of(dana, settled)
    assert (form.value("Playbook"), form.value("End date")) == ("Standard handover", "2026-03-23")
    assert "*Standard handover*: 22 questions and 11 steps, 3 weeks" in form.plain()
    assert "About 60 minutes for the outgoing CSM and 78 for the incoming, calls apart." in form.plain()
    form = await chosen(dana, settled, form, Reason="The CSM left without notice")
    assert (form.value("Playbook"), form.value("End date")) == ("Emergency handover", "2026-03-16")
    assert "The customer hears who is there for them now, and nothing of why." in form.plain()
    form = await chosen(dana, settled, form, Reason="Promotion", Tier="High-touch")
    assert (form.value("Playbook"), form.value("End date")) == ("High-touch handover", "2026-03-30")
    form = await chosen(dana, settled, form, Tier="Digital")
    assert (form.value("Playbook"), form.value("End date")) == ("Light handover", "2026-03-09")
    assert form.value("Account") == "Fjordline Logistics"
    assert await form.submit() == {}
    await settled()
    assert "3 questions" in (await dana.message("Hello Dana!")).plain()


async def test_the_tier_and_the_industry_are_the_accounts_from_then_on(dana: MemberDriver, settled: Settle) -> None:
    """P19–P22, P129: nobody is asked for them twice."""
    form = await chosen(dana, settled, await form_of(dana, settled), Tier="Digital", Industry="Healthcare")
    assert await form.submit() == {}
    await settled()
    await (await dana.modal("Handover started")).close()
    shown = (await page_of(dana, settled)).plain()
    assert "Digital · Healthcare" in shown
    assert "Tier none → Digital" in shown


async def test_what_somebody_chooses_stays_when_something_else_is_proposed(dana: MemberDriver, settled: Settle) -> None:
    form = await form_of(dana, settled)
    form = await chosen(dana, settled, form, Playbook="Nine-point checklist")
    assert "*Nine-point checklist*: 9 questions" in form.plain()
    form = await chosen(dana, settled, form, **{"End date": "2026-03-20", "Reason": "The CSM left without notice"})
    assert (form.value("Playbook"), form.value("End date")) == ("Nine-point checklist", "2026-03-20")


async def test_an_industry_adds_its_questions(dana: MemberDriver, settled: Settle) -> None:
    form = await form_of(dana, settled)
    form = await chosen(dana, settled, form, Industry="Healthcare")
    assert "*Standard handover, healthcare*: 25 questions" in form.plain()
    assert await form.submit() == {}
    await settled()
    assert "I'll ask you 25 questions" in (await dana.message("Hello Dana!")).plain()


async def test_what_is_said_of_playbook_and_reason_fits_what_is_proposed(dana: MemberDriver, settled: Settle) -> None:
    """P90–P92, P3: the length is that of the dates below, a call is spoken of where there is one, an industry keeps its name."""
    form = await chosen(
        dana, settled, await form_of(dana, settled), Reason="The CSM leaves, with notice", Tier="Mid-touch"
    )
    assert form.value("End date") == "2026-03-30"
    assert "*Standard handover*: 22 questions and 11 steps, 4 weeks." in form.plain()
    assert "; at the first call: both CSMs and the manager." in form.plain()
    form = await chosen(dana, settled, form, Reason="Move to another segment", Tier="Digital")
    assert "*Light handover*: 3 questions and 4 steps, 2 weeks." in form.plain()
    assert "at the first call" not in form.plain()
    assert "nobody outside the handover hears of it" not in form.plain()
    form = await chosen(dana, settled, form, Reason="Underperformance", Tier="High-touch", Industry="SaaS")
    assert "*High-touch handover, SaaS*" in form.plain()
    assert "; at the first call: the incoming CSM and the manager." in form.plain()
    assert "Until the day that the plan has for it, nobody outside the handover hears of it." in form.plain()
    assert await form.submit() == {}
    started = await dana.modal("Handover started")
    assert "Until Fri 13 Mar nobody outside it hears of it, neither the customer nor a colleague." in started.plain()


async def test_a_week_is_not_too_short_for_ten_minutes(dana: MemberDriver, settled: Settle) -> None:
    """P129, P121: what is proposed is not warned of, and no call is spoken of where there is none."""
    form = await chosen(dana, settled, await form_of(dana, settled), Tier="Digital")
    assert await form.submit() == {}
    assert "less time than usual" not in (await dana.modal("Handover started")).plain()

"""Colleagues with an area beside the incoming CSM, as people add them, change them and read of it in Slack."""

from dataclasses import replace
from datetime import timedelta

from bot.app import Baton
from handover.roles import reviewer
from playground.driver import MemberDriver, Seen
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.emails import draft_open, ready_to_approve, saved
from tests.handlers.threads import Thread, handover_of, told

CHANNEL = "handover-fjordline-logistics"
WELCOME = "asks you to take over a part of"


async def listed(person: MemberDriver, settled: Settle) -> None:
    await person.command("/handover status fjordline")
    await person.click("Open", person.messages()[-1])
    await settled()
    await (await person.modal("Handover")).click("See who takes over what")
    await settled()


async def add(person: MemberDriver, settled: Settle, **fields: str | list[str]) -> dict[str, str]:
    await (await person.modal("Who takes over what")).click("Add a colleague …")
    await settled()
    form = await person.modal("An area")
    await form.fill(fields)
    errors = dict(await form.submit())
    await settled()
    return errors


async def test_a_colleague_gets_an_area_a_welcome_and_to_dos_of_theirs_only(
    thread: Thread, baton: Baton, playground: Playground, settled: Settle
) -> None:
    dana, marek, priya = thread.dana, playground.member("Marek Novák"), playground.member("Priya Nair")
    await listed(dana, settled)
    assert await add(dana, settled, **{"Who?": "Marek Novák", "Their area": "commercial"}) == {}
    shown = (await dana.modal("Who takes over what")).plain()
    assert "*commercial*: @Marek Novák" in shown
    assert "to read and accept" in shown
    [welcome] = told(marek, WELCOME)
    assert "*commercial*" in welcome
    assert "@Priya Nair, who owns it all" in welcome
    assert marek.id in marek.channel(CHANNEL).members
    card = (await dana.message("Who is on what", CHANNEL)).plain()
    assert "With @Priya Nair, who owns it: @Marek Novák commercial." in card
    assert (await handover_of(baton, dana)).incoming == priya.id
    await marek.click("Review answers")
    await settled()
    page = (await marek.modal("Review answers")).plain()
    assert "Yours to accept, *commercial*: " in page
    assert "You may ask about all." in page
    await priya.command("/handover status fjordline")
    await priya.click("Open", priya.messages()[-1])
    await settled()
    await (await priya.modal("Handover")).click("Review answers")
    await settled()
    page = (await priya.modal("Review answers")).plain()
    assert "Answers of an area are for others to accept: @Marek Novák commercial. You may accept all." in page
    marek.open_home()
    await settled()
    assert "You take over a part of" in (await marek.home()).plain()


async def test_an_area_is_changed_passed_on_and_taken_out(
    opened: None, baton: Baton, playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    marek, aiko = playground.member("Marek Novák"), playground.member("Aiko Tanaka")
    await listed(dana, settled)
    await add(dana, settled, **{"Who?": "Marek Novák", "Their area": "technical"})
    await (await dana.modal("Who takes over what")).click("Change …")
    await settled()
    form = await dana.modal("An area")
    assert form.value("Their area") == "technical"
    await form.fill({"Who?": "Aiko Tanaka"})
    assert await form.submit() == {}
    await settled()
    assert [one.who for one in (await handover_of(baton, dana)).areas] == [aiko.id]
    assert told(marek, "You have no area of")
    assert not told(marek, WELCOME)
    assert told(aiko, WELCOME)
    await (await dana.modal("Who takes over what")).click("Take out")
    await settled()
    assert (await handover_of(baton, dana)).areas == ()
    assert "Add a colleague" in str((await dana.modal("Who takes over what")).buttons())
    assert told(aiko, "You have no area of")
    await playground.clock.advance(timedelta(days=1))
    await settled()
    assert "to look at" not in "".join(told(aiko, "Good morning"))


async def test_an_area_taken_out_by_mistake_is_back_with_one_tap_and_the_one_before_with_two(
    opened: None, baton: Baton, playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    marek = playground.member("Marek Novák")
    await listed(dana, settled)
    await add(dana, settled, **{"Who?": "Marek Novák", "Their area": "technical"})
    given = (await handover_of(baton, dana)).areas
    page = await dana.modal("Who takes over what")
    assert "✓ technical: @Marek Novák (@Dana Reyes" in page.plain()
    await page.click("Take out")
    await settled()
    page = await dana.modal("Who takes over what")
    assert "✓ technical: @Marek Novák no more (@Dana Reyes" in page.plain()
    assert told(marek, "You have no area of")
    await page.click("Undo")
    await settled()
    assert (await handover_of(baton, dana)).areas == given
    assert told(marek, WELCOME)
    assert not told(marek, "You have no area of")
    await (await dana.modal("Who takes over what")).click("Undo")
    await settled()
    assert (await handover_of(baton, dana)).areas == ()
    assert "Undo" not in (await dana.modal("Who takes over what")).buttons()
    await (await dana.modal()).close(whole_stack=True)
    await listed(dana, settled)
    await add(dana, settled, **{"Who?": "Marek Novák", "Their area": "technical"})
    await listed(priya, settled)
    assert "Undo" not in (await priya.modal("Who takes over what")).buttons(), "for whoever made it and the manager"
    await playground.clock.advance(timedelta(hours=24, seconds=30))
    await (await dana.modal("Who takes over what")).click("Undo")
    await settled()
    assert "more than a day ago" in (await dana.modal()).plain()


async def test_areas_are_given_changed_and_taken_where_everybody_stands_who_does_what(
    opened: None, baton: Baton, playground: Playground, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await dana.command("/handover people Fjordline Logistics")
    await settled()
    await (await dana.modal("Who does what")).click("Add a colleague …")
    await settled()
    form = await dana.modal("An area")
    await form.fill({"Who?": "Marek Novák", "Their area": "technical"})
    assert await form.submit() == {}
    await settled()
    page = await dana.modal("Who does what")
    assert "*technical*: @Marek Novák" in page.plain()
    await page.click("Change incoming CSM")
    await settled()
    form = await dana.modal("Incoming CSM")
    await form.fill({"Incoming CSM from now on": "Marek Novák"})
    await settled()
    assert (
        "takes all of it over then: the area technical, which was theirs, ends with that"
        in (await dana.modal("Incoming CSM")).plain()
    )
    assert await (await dana.modal("Incoming CSM")).submit() == {}
    await settled()
    marek = playground.member("Marek Novák")
    assert (await handover_of(baton, dana)).areas == ()
    assert told(marek, "You take over all of *Fjordline Logistics* now, your area with it")
    page = await dana.modal("Who does what")
    assert "*technical*" not in page.plain()
    await page.click("Undo")
    await settled()
    page = await dana.modal("Who does what")
    assert "*technical*: @Marek Novák" in page.plain()
    await page.click("Take out")
    await settled()
    assert (await handover_of(baton, dana)).areas == ()
    assert "✓ technical: @Marek Novák no more" in (await dana.modal("Who does what")).plain()


async def test_the_customer_reads_of_a_colleague_who_is_named_for_them_and_an_approved_letter_is_read_again(
    opened: None, baton: Baton, playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    named = {"The customer reads that they look after": "the technical side."}
    await listed(dana, settled)
    await add(dana, settled, **{"Who?": "Marek Novák", "Their area": "technical"}, **named)
    assert "The customer reads: “looks after the technical side.”" in (await dana.modal("Who takes over what")).plain()
    await (await dana.modal()).close(whole_stack=True)
    await ready_to_approve(dana, settled)
    said = "Marek Novák (marek.novak@northwind.example) looks after the technical side."
    assert said in (await handover_of(baton, dana)).introduction.body
    await (await dana.modal()).close(whole_stack=True)
    await priya.click("Approve", await priya.message("Is it good to go?"))
    await settled()
    assert (await handover_of(baton, dana)).introduction.approved
    await listed(dana, settled)
    await (await dana.modal("Who takes over what")).click("Take out")
    await settled()
    assert not (await handover_of(baton, dana)).introduction.approved
    await (await dana.modal()).close(whole_stack=True)
    preview = await saved(dana, await draft_open(dana, settled), settled)
    assert "Marek Novák" in preview.plain().partition("*Worth a look:*")[2]
    await (await dana.modal()).close(whole_stack=True)
    await listed(dana, settled)
    await add(dana, settled, **{"Who?": "Lucas Almeida", "Their area": "commercial"}, **{next(iter(named)): "invoices"})
    page = (await dana.modal("Who takes over what")).plain()
    assert "“looks after invoices.” The e-mail doesn't say so yet" in page


async def test_whoever_says_that_their_area_is_not_theirs_leaves_it_to_the_owner_and_who_decides_passes_it_on(
    opened: None, baton: Baton, playground: Playground, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    marek, priya = playground.member("Marek Novák"), playground.member("Priya Nair")
    await listed(dana, settled)
    await add(dana, settled, **{"Who?": "Marek Novák", "Their area": "technical"})
    await (await dana.modal()).close(whole_stack=True)
    [item, *_] = (await handover_of(baton, dana)).areas[0].items
    await marek.click("This isn't mine …")
    await settled()
    form = await marek.modal("Not mine")
    assert "Meanwhile @Priya Nair accepts the answers of your area." in form.plain()
    await form.fill({"Why?": "I look after their app only."})
    assert await form.submit() == {}
    await settled()
    assert reviewer(await handover_of(baton, dana), item) == priya.id
    notice = await dana.message("@Marek Novák says that the area technical isn't theirs")
    assert "Meanwhile @Priya Nair accepts its answers." in notice.plain()
    assert notice.buttons() == ["See who does what"], "the handover is not to be called off for that"
    assert told(aiko, "@Marek Novák says that the area technical isn't theirs")
    await dana.click("See who does what", notice)
    await settled()
    page = await dana.modal("Who does what")
    assert "says that it isn't theirs; @Priya Nair accepts the answers" in page.plain()
    await page.click("Change …")
    await settled()
    form = await dana.modal("An area")
    await form.fill({"Who?": "Lucas Almeida"})
    assert await form.submit() == {}
    await settled()
    assert "They have no part in it any more" in (await shown(dana, notice)).plain()
    assert [one.who for one in (await handover_of(baton, dana)).areas] == [playground.member("Lucas Almeida").id]


async def test_what_does_not_fit_is_said_beside_its_field_and_nothing_typed_is_lost(
    opened: None, dana: MemberDriver, settled: Settle
) -> None:
    await listed(dana, settled)
    errors = await add(dana, settled, **{"Who?": "Priya Nair", "Their area": "the rest"})
    assert "who takes over all of it" in errors["Who?"]
    assert "choose at least one" in errors["Answers they accept"]
    form = await dana.modal("An area")
    await form.fill({"Who?": "Marek Novák", "Answers they accept": ["Promises still open"]})
    errors = dict(await form.submit())
    assert errors == {}, errors


async def test_whoever_decides_hears_of_an_area_whose_holder_is_gone_and_passes_it_on(
    opened: None, baton: Baton, playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    """Its answers wait for the owner meanwhile, and for its holder again once they are back."""
    aiko, marek = playground.member("Aiko Tanaka"), playground.member("Marek Novák")
    await listed(dana, settled)
    await add(dana, settled, **{"Who?": "Marek Novák", "Their area": "technical"})
    item = (await handover_of(baton, dana)).areas[0].items[0]
    members = playground.workspace.members
    members.deactivate(marek.id)
    await settled()
    asked = await aiko.message("who has an area of it (*technical*), can't take part any more")
    assert "Meanwhile I ask @Priya Nair to accept its answers" in asked.plain()
    assert reviewer(await handover_of(baton, dana), item) == playground.member("Priya Nair").id
    members.put(replace(members.get(marek.id), deleted=False))
    await settled()
    assert "can take part again" in (await shown(aiko, asked)).plain()
    assert reviewer(await handover_of(baton, dana), item) == marek.id
    members.deactivate(marek.id)
    await settled()
    again = await aiko.message("who has an area of it (*technical*), can't take part any more")
    await aiko.click("See who takes over what", again)
    await settled()
    page = await aiko.modal("Who takes over what")
    assert "can't take part any more; @Priya Nair accepts the answers" in page.plain()
    await page.click("Change …")
    await settled()
    form = await aiko.modal("An area")
    await form.fill({"Who?": "Aiko Tanaka"})
    assert await form.submit() == {}
    await settled()
    assert "can't take part any more. Nothing waits for them." in (await shown(aiko, again)).plain()
    assert reviewer(await handover_of(baton, dana), item) == aiko.id


async def shown(person: MemberDriver, message: Seen) -> Seen:
    [found] = [seen for seen in person.messages() if seen.ts == message.ts]
    return found

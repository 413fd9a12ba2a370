"""What is known of an account is changed between handovers, entry by entry, and every change says who made it and can be undone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.app import Baton
from handover.model.answers import Answer, Part
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.people import Role
from handover.model.records import Contact, KeyDate
from playground.driver import MemberDriver, Modal
from playground.running import Playground
from playground.workspace.entities import Json
from services.accounts import internal_texts
from tests.conftest import Settle
from tests.handlers.accounts import account_of, entries_of, page_of, press, spoken
from tests.handlers.known import ACCOUNT, STALE, first_handover_over, known_list, second_handover
from tests.handlers.threads import handover_of
from tests.opening import open_handover

pytestmark = pytest.mark.usefixtures("opened")


@pytest.fixture
async def owner(baton: Baton, dana: MemberDriver, priya: MemberDriver) -> MemberDriver:
    """Let the first handover of Fjordline be over: it is Priya's, and twelve things are known of it."""
    await first_handover_over(baton, dana)
    return priya


async def entry_of(person: MemberDriver, settled: Settle, baton: Baton, item: str) -> Modal:
    """Open the entry on this item from the account's page."""
    title = (await entries_of(baton))[item].title
    page = await page_of(person, settled)
    while f"Open: {title}" not in spoken(page):
        await page.click("Next page")
        await settled()
        page = await person.modal("Account")
    return await press(person, settled, f"Open: {title}")


async def pressed(person: MemberDriver, settled: Settle, button: str) -> Modal:
    await (await person.modal()).click(button)
    await settled()
    return await person.modal()


async def test_an_entry_is_changed_in_words_and_the_page_below_says_so(
    owner: MemberDriver, baton: Baton, settled: Settle, playground: Playground
) -> None:
    await entry_of(owner, settled, baton, "goals")
    form = await pressed(owner, settled, "Change …")
    assert form.value("How is it now?") == "What Dana said of goals."
    await form.fill({"How is it now?": "They want the search to be fast."})
    assert await form.submit() == {}
    await settled()
    shown = (await owner.modal("Entry")).plain()
    assert "They want the search to be fast." in shown
    assert "@Priya Nair changed “What Dana said of goals.” to “They want the search to be fast.”" in shown
    entry = (await entries_of(baton))["goals"]
    assert (entry.by, entry.at, entry.handover) == (owner.id, playground.clock.now(), "")
    await (await owner.modal()).close()
    assert "They want the search to be fast." in (await owner.modal("Account")).plain()


async def test_it_is_undone_to_what_it_was(owner: MemberDriver, baton: Baton, settled: Settle) -> None:
    before = (await entries_of(baton))["goals"]
    await entry_of(owner, settled, baton, "goals")
    form = await pressed(owner, settled, "Change …")
    await form.fill({"How is it now?": "x"})
    await form.submit()
    await settled()
    shown = await pressed(owner, settled, "Undo")
    assert "@Priya Nair undid the change before" in shown.plain()
    assert "Undo" not in shown.buttons()
    assert (await entries_of(baton))["goals"] == before


def offered(page: Modal) -> Iterator[tuple[Json, Json]]:
    """Yield what can be begun on the account's page, with the block of the menu that offers it."""
    for block in page.view.blocks:
        menu = block.get("accessory") or {}
        if menu.get("action_id") == "entry.begin":
            yield from ((block, one) for one in menu["options"])


async def begun(person: MemberDriver, settled: Settle, what: str) -> Modal:
    """Choose on the account's page what nothing is known of yet, and return the form for it."""
    page = await page_of(person, settled)
    block, option = next((block, one) for block, one in offered(page) if one["text"]["text"] == what)
    await person.person.enter(page.view, block["block_id"], "entry.begin", option)
    await settled()
    return await person.modal()


async def test_what_nobody_has_said_is_begun_in_words_and_undone(
    owner: MemberDriver, baton: Baton, settled: Settle, playground: Playground
) -> None:
    assert "first_steps" not in await entries_of(baton)
    form = await begun(owner, settled, "What you would do first")
    assert form.title == "Add what you know"
    assert "If you started with this customer tomorrow" in form.plain()
    await form.fill({"What do you know of it?": "Get a date for the search fix."})
    assert await form.submit() == {}
    await settled()
    shown = await owner.modal("Entry")
    assert "@Priya Nair added “Get a date for the search fix.”" in shown.plain()
    entry = (await entries_of(baton))["first_steps"]
    assert (entry.text, entry.by, entry.at) == ("Get a date for the search fix.", owner.id, playground.clock.now())
    assert entry.keeps == 90
    await pressed(owner, settled, "Undo")
    assert "first_steps" not in await entries_of(baton)
    again = await pressed(owner, settled, "Undo")
    assert "Get a date for the search fix." in again.plain()
    assert (await entries_of(baton))["first_steps"] == entry


async def test_what_consists_of_records_is_begun_with_the_first_of_them(
    owner: MemberDriver, baton: Baton, settled: Settle
) -> None:
    form = await begun(owner, settled, "Dates coming up")
    await form.fill({"What happens": "Steering call", "On which day": "2027-03-12"})
    assert await form.submit() == {}
    await settled()
    assert "Steering call" in (await owner.modal("Entry")).plain()
    (only,) = (await entries_of(baton))["upcoming"].records or ()
    assert isinstance(only, KeyDate)
    assert (only.what, only.day) == ("Steering call", date(2027, 3, 12))
    await (await owner.modal("Entry")).close()
    page = await owner.modal("Account")
    assert "Dates coming up" not in [one["text"]["text"] for _, one in offered(page)]


async def test_two_who_begin_the_same_words_are_told_and_nothing_typed_is_lost(
    owner: MemberDriver, aiko: MemberDriver, baton: Baton, settled: Settle
) -> None:
    forms = [await begun(person, settled, "What you would do first") for person in (owner, aiko)]
    for form, words in zip(forms, ("Call Marta.", "Call Tom."), strict=True):
        await form.fill({"What do you know of it?": words})
    assert await forms[0].submit() == {}
    await settled()
    assert "has been changed elsewhere" in (await forms[1].submit())["What do you know of it?"]
    assert (await entries_of(baton))["first_steps"].text == "Call Marta."


async def test_two_who_change_the_same_words_are_told_and_nothing_typed_is_lost(
    owner: MemberDriver, aiko: MemberDriver, baton: Baton, settled: Settle
) -> None:
    forms = []
    for person in (owner, aiko):
        await entry_of(person, settled, baton, "goals")
        forms.append(await pressed(person, settled, "Change …"))
    for form, words in zip(forms, ("Fast.", "Cheap."), strict=True):
        await form.fill({"How is it now?": words})
    assert await forms[0].submit() == {}
    await settled()
    assert "has been changed elsewhere" in (await forms[1].submit())["How is it now?"]
    assert forms[1].value("How is it now?") == "Cheap."
    assert (await entries_of(baton))["goals"].text == "Fast."


async def test_a_secret_is_refused_in_the_words_and_in_every_field_of_a_record(
    owner: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await entry_of(owner, settled, baton, "goals")
    form = await pressed(owner, settled, "Change …")
    await form.fill({"How is it now?": "Portal password: hunter2!Xy9"})
    assert "looks like a password" in (await form.submit())["How is it now?"]
    await form.close(whole_stack=True)
    await entry_of(owner, settled, baton, "people")
    form = await pressed(owner, settled, "Add a person …")
    await form.fill({"Name": "Maria", "Note": "Portal password: hunter2!Xy9"})
    assert "looks like a password" in (await form.submit())["Note"]


async def test_people_are_added_one_after_the_other_changed_and_taken_out(
    owner: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await entry_of(owner, settled, baton, "people")
    form = await pressed(owner, settled, "Add a person …")
    await form.fill({"Name": "Maria Olsen", "Title": "COO", "After this one": ["Go on with another person"]})
    assert await form.submit() == {}
    await settled()
    form = await owner.modal("Add person")
    assert "here is the next person" in form.plain()
    await form.fill({"Name": "Tom Berg"})
    assert await form.submit() == {}
    await settled()
    shown = await owner.modal("Entry")
    assert "2 people" in shown.plain()
    form = await press(owner, settled, "Change: Maria Olsen – title: COO")
    await form.fill({"Title": "Chief executive"})
    assert await form.submit() == {}
    await settled()
    assert "Maria Olsen – title: Chief executive" in (await owner.modal("Entry")).plain()
    await press(owner, settled, "Change: Tom Berg")
    shown = await pressed(owner, settled, "Remove this person")
    assert "took out “Tom Berg”" in shown.plain()
    people = (await entries_of(baton))["people"].records or ()
    assert [(one.name, one.title) for one in people if isinstance(one, Contact)] == [("Maria Olsen", "Chief executive")]
    await pressed(owner, settled, "Undo")
    assert len((await entries_of(baton))["people"].records or ()) == 2


async def test_sixty_people_are_paged_and_a_change_comes_back_to_its_page(
    owner: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await entry_of(owner, settled, baton, "people")
    form = await pressed(owner, settled, "Change as text …")
    lines = "\n".join(f"p{n:02}@fjordline.example – decides" for n in range(60))
    await form.fill({"How is it now?": lines})
    assert await form.submit() == {}
    await settled()
    shown = await owner.modal("Entry")
    assert "60 people, 1 to 20 shown" in shown.plain()
    await pressed(owner, settled, "Next page")
    shown = await pressed(owner, settled, "Next page")
    assert "p45@" in shown.plain()
    assert "Next page" not in shown.buttons()
    form = await press(owner, settled, "Change: p45@")
    await form.fill({"Title": "COO"})
    assert await form.submit() == {}
    await settled()
    said = (await owner.modal("Entry")).plain()
    assert "60 people, 41 to 60 shown" in said
    assert "p45@fjordline.example" in said


async def test_still_true_makes_it_fresh_again_and_is_undone(
    owner: MemberDriver, baton: Baton, settled: Settle, playground: Playground
) -> None:
    await playground.clock.advance(timedelta(days=20))
    before = (await entries_of(baton))["snapshot"]
    shown = await entry_of(owner, settled, baton, "snapshot")
    assert "stale since" in shown.plain()
    shown = await pressed(owner, settled, "Still true")
    assert "confirmed by @Priya Nair" in shown.plain()
    assert "Still true" not in shown.buttons()
    assert (await entries_of(baton))["snapshot"].as_of == playground.clock.now()
    await pressed(owner, settled, "Undo")
    assert (await entries_of(baton))["snapshot"] == before


async def test_an_entry_is_removed_and_put_back_from_the_page_by_anybody_of_the_account(
    owner: MemberDriver, aiko: MemberDriver, baton: Baton, settled: Settle
) -> None:
    before = (await entries_of(baton))["goals"]
    await entry_of(owner, settled, baton, "goals")
    shown = await pressed(owner, settled, "Remove all of it")
    assert "is removed from what is known of" in shown.plain()
    assert "goals" not in await entries_of(baton)
    page = await page_of(aiko, settled)
    assert "@Priya Nair removed all of it" in page.plain()
    await page.click("Undo")
    await settled()
    assert (await entries_of(baton))["goals"] == before
    assert "removed all of it" not in (await aiko.modal("Account")).plain()


async def test_who_may_not_see_the_account_changes_nothing_with_an_old_form(
    owner: MemberDriver, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await entry_of(owner, settled, baton, "goals")
    form = await pressed(owner, settled, "Change …")
    await form.fill({"How is it now?": "Mine no more."})
    workspace = (await baton.identity.known()).team_id or ""
    account_id = (await account_of(baton)).id
    async with baton.store.begin(workspace) as unit:
        account = await unit.accounts.get(account_id)
        await unit.accounts.save(replace(account, owner=dana.id))
    await form.submit()
    await settled()
    assert "Only an account's own people can see it" in (await owner.modal()).plain()
    assert (await entries_of(baton))["goals"].text == "What Dana said of goals."


async def test_what_an_open_handover_has_answered_is_changed_there(
    dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    workspace = (await baton.identity.known()).team_id or ""
    handover = await handover_of(baton, dana)

    def rule(known: Handover) -> Decision:
        said = Answer("goals", (Part("Grow.", dana.id, known.opened_at),), by=dana.id, at=known.opened_at)
        return Decision(replace(known, answers={"goals": said}))

    await baton.store.decide(workspace, handover.id, rule)
    shown = await entry_of(dana, settled, baton, "goals")
    assert "The open handover has this answer. It is changed there" in shown.plain()
    assert shown.buttons() == ["Open handover"]


async def test_an_open_handover_knows_what_is_changed_meanwhile(
    playground: Playground,
    baton: Baton,
    dana: MemberDriver,
    priya: MemberDriver,
    marek: MemberDriver,
    settled: Settle,
) -> None:
    """What is fresh is offered as it is now; what is being asked goes on being asked."""
    await second_handover(playground, baton, dana, priya, settled)
    assert "What Dana said of goals." in (await handover_of(baton, marek)).known["goals"].entry.text
    await entry_of(priya, settled, baton, "goals")
    form = await pressed(priya, settled, "Change …")
    await form.fill({"How is it now?": "They want to grow."})
    assert await form.submit() == {}
    await settled()
    known = (await handover_of(baton, marek)).known["goals"]
    assert (known.entry.text, known.asked) == ("They want to grow.", False)
    assert "They want to grow." in known_list(priya).plain()
    await (await priya.modal()).close(whole_stack=True)
    asked = (await handover_of(baton, marek)).interview_of(Role.OUTGOING).current
    assert asked is not None
    item = asked.subject
    assert item in STALE
    await entry_of(priya, settled, baton, item)
    await pressed(priya, settled, "Still true")
    assert (await handover_of(baton, marek)).known[item].asked


async def test_what_is_removed_while_a_handover_is_open_is_asked_in_it(
    playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    await second_handover(playground, baton, dana, priya, settled)
    await entry_of(priya, settled, baton, "goals")
    await pressed(priya, settled, "Remove all of it")
    assert "goals" not in (await handover_of(baton, marek)).known
    await pressed(priya, settled, "Undo")
    assert (await handover_of(baton, marek)).known["goals"].entry.text == "What Dana said of goals."


async def test_a_letter_to_the_customer_is_compared_with_what_was_entered_here(
    owner: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """Found by type, as all that is internal: an entry that no handover has said is among it."""
    await entry_of(owner, settled, baton, "goals")
    form = await pressed(owner, settled, "Change …")
    await form.fill({"How is it now?": "They will leave unless the search becomes fast."})
    await form.submit()
    await settled()
    await (await owner.modal()).close(whole_stack=True)
    await open_handover(owner, ACCOUNT, settled, **{"Incoming CSM": "Marek Novák"})
    workspace = (await baton.identity.known()).team_id or ""
    async with baton.store.begin(workspace) as unit:
        [handover] = await unit.handovers.of_person(owner.id)
        assert "They will leave unless the search becomes fast." in await internal_texts(unit, handover)

"""One record in a form: added from the question, changed and removed from the list of promises, each with an undo."""

import pytest

from bot.app import Baton
from handover.model.records import Contact, ContactRole, Promise, Record
from playground.driver import MemberDriver, Modal
from tests.conftest import Settle
from tests.handlers.accounts import press as press_labelled
from tests.handlers.promised import TITLE, WHAT, press, promises, write_promises
from tests.handlers.threads import Thread, handover_of
from tests.snapshots import Snapshot

pytestmark = pytest.mark.usefixtures("opened")
PERSON, EMAIL, MORE = "Name", "E-mail", "After this one"


@pytest.fixture
async def at_people(opened: Snapshot, dana: MemberDriver, baton: Baton, settled: Settle) -> Thread:
    """Dana is asked about the customer's people."""
    thread = Thread(dana, settled, "Fjordline Logistics")
    await thread.say("Calm but watchful.")
    assert "Add a person …" in thread.last().buttons()
    return thread


async def records(baton: Baton, person: MemberDriver, item: str) -> tuple[Record, ...]:
    return (await handover_of(baton, person)).answer(item).records


async def adding(thread: Thread) -> Modal:
    await thread.click("Add a person")
    return await thread.dana.modal("Add person")


async def test_people_are_added_one_after_the_other_and_their_order_is_kept(
    at_people: Thread, baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    form = await adding(at_people)
    await form.fill(
        {
            PERSON: "Maria Olsen",
            EMAIL: "maria@fjordline.example",
            "Role in the decision": "Decides",
            "Before the introduction e-mail": ["Tell them personally before it goes"],
            MORE: ["Go on with another person"],
        }
    )
    assert await form.submit() == {}
    await settled()
    form = await dana.modal("Add person")
    assert "✓ Kept. That makes 1: here is the next person." in form.plain()
    assert form.value(PERSON) is None
    await form.fill({PERSON: "Tom Berg", "Note": "Likes figures"})
    assert await form.submit() == {}
    await settled()
    maria, tom = await records(baton, dana, "people")
    assert isinstance(maria, Contact)
    assert (maria.name, maria.email, maria.role, maria.tell_personally) == (
        "Maria Olsen",
        "maria@fjordline.example",
        ContactRole.DECIDES,
        True,
    )
    assert isinstance(tom, Contact)
    assert (tom.name, tom.note, tom.by) == ("Tom Berg", "Likes figures", dana.id)
    text = (await handover_of(baton, dana)).answer("people").text
    assert text.index("Maria Olsen") < text.index("Tom Berg")


async def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(
    at_people: Thread, baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    form = await adding(at_people)
    await form.fill({PERSON: "Maria Olsen", EMAIL: "maria at fjordline", "Note": "Her phone is best."})
    wrong = await form.submit()
    assert wrong == {EMAIL: "“maria at fjordline” doesn't look like an e-mail address."}
    assert (form.value(PERSON), form.value("Note")) == ("Maria Olsen", "Her phone is best.")
    assert await records(baton, dana, "people") == ()


async def test_a_secret_is_refused_in_every_field(
    at_people: Thread, baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    """F: a password that somebody pastes into a form."""
    form = await adding(at_people)
    await form.fill({PERSON: "Maria Olsen", "Note": "Portal password: hunter2!Xy9"})
    assert "looks like a password" in (await form.submit())["Note"]
    assert await records(baton, dana, "people") == ()


async def test_sixty_people_can_be_added(at_people: Thread, baton: Baton, dana: MemberDriver, settled: Settle) -> None:
    await at_people.say("\n".join(f"Person Number{n} – p{n}@fjordline.example – decides" for n in range(60)))
    assert len(await records(baton, dana, "people")) == 60


async def test_a_promise_is_changed_and_the_list_is_shown_again(
    baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    await write_promises(dana, settled)
    await promises(dana, settled)
    await press(dana, settled, "Change …", WHAT[1])
    form = await dana.modal("Change promise")
    assert form.value("Owner on our side") == "Dana"
    await form.fill({"Owner on our side": "Ola", "By when": "2026-05-04"})
    assert await form.submit() == {}
    await settled()
    shown = (await dana.modal(TITLE)).plain()
    assert "by 4 May 2026 · owner Ola" in shown
    changed = (await records(baton, dana, "promises"))[1]
    assert isinstance(changed, Promise)
    assert changed.owner == "Ola"


async def test_a_sentence_stays_with_its_correction_below_it_and_as_text_without_its_promise(
    baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    """F: the rest of a sentence was gone with the correction of a promise in it."""
    prose = "We promised Jo the export by 30 June, and by the way Maria is away in July."
    await write_promises(dana, settled, prose)
    await promises(dana, settled)
    await press(dana, settled, "Change …", "export")
    form = await dana.modal("Change promise")
    await form.fill({"Owner on our side": "Ravi"})
    assert await form.submit() == {}
    await settled()
    corrected = f"{prose}\n→ Corrected: export – to: Jo – due: 30 June 2026 – owner: Ravi"
    assert (await handover_of(baton, dana)).answer("promises").text == corrected
    await press(dana, settled, "Change …", "export")
    await (await dana.modal("Change promise")).click("Remove this promise")
    await settled()
    answer = (await handover_of(baton, dana)).answer("promises")
    assert (answer.text, answer.records) == (prose, ())
    await (await dana.modal("Change promise")).click("Undo")
    await settled()
    assert (await handover_of(baton, dana)).answer("promises").text == corrected


async def test_what_a_promise_lacks_is_filled_in_by_whoever_takes_over_too_and_nothing_else(
    baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    """P76: each promise has one clear owner."""
    await write_promises(dana, settled)
    shown = await promises(priya, settled)
    assert "Change …" not in shown.buttons()
    assert shown.buttons().count("Fill in …") == 1
    await press(priya, settled, "Fill in …", WHAT[2])
    form = await priya.modal("Change promise")
    assert form.labels() == ["By when", "Owner on our side"]
    await form.fill({"By when": "2026-06-30", "Owner on our side": "Priya"})
    assert await form.submit() == {}
    await settled()
    assert "no owner" not in (await priya.modal(TITLE)).plain()
    answer = (await handover_of(baton, priya)).answer("promises")
    assert answer.by == dana.id, "it is still to be read and accepted"
    filled = answer.records[2]
    assert isinstance(filled, Promise)
    assert (filled.what, filled.owner, filled.confirmed_by) == (WHAT[2], "Priya", priya.id)


async def test_a_removed_promise_is_put_back_where_it_stood(baton: Baton, dana: MemberDriver, settled: Settle) -> None:
    await write_promises(dana, settled)
    before = await records(baton, dana, "promises")
    await promises(dana, settled)
    await press(dana, settled, "Change …", WHAT[1])
    await (await dana.modal("Change promise")).click("Remove this promise")
    await settled()
    gone = await dana.modal("Change promise")
    assert "Removed from *Promises still open*." in gone.plain()
    assert [one.id for one in await records(baton, dana, "promises")] == [before[0].id, before[2].id]
    await gone.click("Undo")
    await settled()
    assert (await dana.modal(TITLE)).plain().index(WHAT[1]) < (await dana.modal(TITLE)).plain().index(WHAT[2])
    assert [one.id for one in await records(baton, dana, "promises")] == [one.id for one in before]


async def test_two_forms_of_one_promise_lose_nothing_unsaid(
    baton: Baton, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    """F: two forms open at once: one gives the owner, one the day; then both give a day."""
    await write_promises(dana, settled)
    forms = []
    for person in (dana, aiko):
        await promises(person, settled)
        await press(person, settled, "Change …", WHAT[2])
        forms.append(await person.modal("Change promise"))
    await forms[0].fill({"Owner on our side": "Ola"})
    await forms[1].fill({"By when": "2026-06-30"})
    for form in forms:
        assert await form.submit() == {}
        await settled()
    kept = (await records(baton, dana, "promises"))[2]
    assert isinstance(kept, Promise)
    assert (kept.owner, str(kept.due)) == ("Ola", "2026-06-30")


async def test_forty_promises_are_paged_and_a_form_comes_back_to_its_page(
    baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    lines = (f"Export number {n} – due: 1 June 2026 – owner: Jonas" for n in range(1, 41))
    await write_promises(dana, settled, "\n".join(lines))
    shown = await promises(dana, settled)
    assert "40 promises, 40 to accept" in shown.plain()
    await shown.click("Next page")
    await settled()
    assert "Export number 10" not in (await dana.modal(TITLE)).plain()
    await press(dana, settled, "Change …", "Export number 20")
    form = await dana.modal("Change promise")
    await form.fill({"Owner on our side": "Ola"})
    assert await form.submit() == {}
    await settled()
    second = (await dana.modal(TITLE)).plain()
    assert "owner Ola" in second
    assert "Export number 10" not in second


async def test_the_account_s_page_leads_to_the_list_and_who_may_only_read_changes_nothing_there(
    at_people: Thread, baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await at_people.say("Marta Nowak, COO, marta@fjordline.example: decides")
    for person, ways in ((dana, ["Change …", "Right", "Add a person …"]), (priya, [])):
        await person.command("/handover account fjordline")
        await settled()
        entry = await press_labelled(person, settled, "Open: The people")
        await entry.click("See the list")
        await settled()
        assert (await person.modal("What I understood")).buttons() == ways

"""Contacts of two companies that merge: joined in one list, duplicates shown, chosen from, undone, and kept with the account."""

import pytest

from bot.app import Baton
from playground.driver import MemberDriver, Modal
from tests.conftest import Settle
from tests.handlers.accounts import press_below
from tests.handlers.emails import CHANNEL
from tests.handlers.threads import handover_of
from tests.opening import open_handover

pytestmark = pytest.mark.usefixtures("opened", "baton")
TITLE = "Contacts"
THEIRS = """Maria Olsen, m.olsen@northsea.example, Director
Maria Olsson, m.olsson@northsea.example
Maria O., maria@fjordline.example, Terminal lead
Jo Park, jo@northsea.example, IT"""


async def page_of(person: MemberDriver, settled: Settle) -> Modal:
    await person.command("/handover contacts fjordline")
    await settled()
    return await person.modal(TITLE)


async def joined(person: MemberDriver, settled: Settle, text: str = THEIRS) -> Modal:
    await (await page_of(person, settled)).click("Join contacts …")
    await settled()
    form = await person.modal("Join contacts")
    await form.fill({"Or paste them": text, "Whose are the pasted ones?": "North Sea Freight"})
    assert await form.submit() == {}
    await settled()
    return await person.modal(TITLE)


async def press(person: MemberDriver, settled: Settle, words: str, about: str) -> Modal:
    """Press a button of the pair that shows this."""
    await press_below(person, settled, TITLE, words, about)
    return await person.modal(TITLE)


async def addresses(baton: Baton, person: MemberDriver) -> list[str]:
    return [one.email for one in (await handover_of(baton, person)).contacts]


async def test_both_sides_stand_in_one_list_and_who_may_be_there_twice_is_shown_not_merged(
    baton: Baton, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    page = await joined(aiko, settled)
    assert "4 contacts · 4 may be there twice" in page.plain()
    assert "The same address, in other words" in page.plain()
    assert "The same name, with another address" in page.plain()
    assert "Much the same name (" in page.plain()
    assert "Jo Park, jo@northsea.example, IT _(from North Sea Freight)_" in page.plain()
    assert await addresses(baton, dana) == [
        "maria@fjordline.example",
        "m.olsen@northsea.example",
        "m.olsson@northsea.example",
        "jo@northsea.example",
    ]
    assert "Customer contacts" in dana.messages(CHANNEL)[-1].plain()


async def test_one_of_two_is_kept_the_letter_follows_and_it_is_undone(
    baton: Baton, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await joined(aiko, settled)
    page = await press(aiko, settled, "Keep the second", "The same name, with another address")
    assert "✓ Kept Maria Olsen, m.olsen@northsea.example, Director, left out Maria Olsen" in page.plain()
    assert "maria@fjordline.example" not in await addresses(baton, dana)
    await page.close(whole_stack=True)
    await dana.command("/handover email fjordline")
    await settled()
    letter = await dana.modal("Introduction e-mail")
    assert "m.olsen@northsea.example" in str(letter.value("To"))
    assert "maria@fjordline.example" not in str(letter.value("To"))
    await letter.close(whole_stack=True)
    page = await page_of(aiko, settled)
    await page.click("Undo")
    await settled()
    assert "maria@fjordline.example" in await addresses(baton, dana)
    assert "may be there twice" in (await aiko.modal(TITLE)).plain()


async def test_of_one_address_known_twice_the_chosen_words_are_kept(
    baton: Baton, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await joined(aiko, settled)
    await press(aiko, settled, "Keep the second", "The same address, in other words")
    [one] = [one for one in (await handover_of(baton, dana)).contacts if one.email == "maria@fjordline.example"]
    assert (one.name, one.role) == ("Maria O.", "Terminal lead")


async def test_all_of_them_are_taken_out_again_and_what_was_there_is_as_it_was(
    baton: Baton, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    before = (await handover_of(baton, dana)).contacts
    await joined(aiko, settled)
    await press(aiko, settled, "Keep the second", "The same address, in other words")
    page = await press(aiko, settled, "Keep the second", "Much the same name")
    await page.click("Take them out again")
    await settled()
    assert (await handover_of(baton, dana)).contacts == before
    assert "taken out again by @Aiko Tanaka" in (await aiko.modal(TITLE)).plain()


async def test_the_contacts_of_another_account_are_joined_and_kept_among_the_people_of_this_one(
    baton: Baton, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    contacts = {"Customer contacts": "Ana Lima, ana@northsea.example, COO"}
    await open_handover(dana, "North Sea Freight", settled, **contacts)
    await (await page_of(aiko, settled)).click("Join contacts …")
    await settled()
    form = await aiko.modal("Join contacts")
    await form.search("Those of an account", "north sea", "North Sea Freight")
    assert await form.submit() == {}
    await settled()
    page = await aiko.modal(TITLE)
    assert "Ana Lima, ana@northsea.example, COO _(from North Sea Freight)_" in page.plain()
    await page.click("Keep with the account")
    await settled()
    people = (await handover_of(baton, dana)).answer("people").records
    assert {getattr(one, "email", "") for one in people} == {"ana@northsea.example", "maria@fjordline.example"}


@pytest.mark.parametrize(
    ("pasted", "says"),
    [("", "Please fill this in."), ("Jo Park", "Line 1 doesn't have one valid e-mail address: “Jo Park”.")],
)
async def test_what_cannot_be_read_is_said_at_its_field(
    aiko: MemberDriver, settled: Settle, pasted: str, says: str
) -> None:
    await (await page_of(aiko, settled)).click("Join contacts …")
    await settled()
    form = await aiko.modal("Join contacts")
    await form.fill({"Or paste them": pasted} if pasted else {})
    [words] = (await form.submit()).values()
    assert words.startswith(says)

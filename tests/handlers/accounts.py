"""What is stored of accounts, for tests through the front door."""

from bot.app import Baton
from handover.model.account import Account, AccountEntry
from playground.driver import MemberDriver, Modal
from playground.driver.forms import pressable
from tests.conftest import Settle


async def account_of(baton: Baton, name: str = "Fjordline Logistics") -> Account:
    """Return the account that is known by this name."""
    workspace = (await baton.identity.known()).team_id or ""
    async with baton.store.begin(workspace) as unit:
        return await unit.accounts.get(await unit.accounts.of_name(name))


async def entries_of(baton: Baton, name: str = "Fjordline Logistics") -> dict[str, AccountEntry]:
    """Return what is known of the account, by item."""
    workspace = (await baton.identity.known()).team_id or ""
    async with baton.store.begin(workspace) as unit:
        found = await unit.blueprint.page(await unit.accounts.of_name(name), 0, 1000)
    return {entry.item: entry for entry in found}


async def cancel(person: MemberDriver, settled: Settle, account: str = "Fjordline Logistics") -> None:
    """Call the account's handover off."""
    await person.command(f"/handover cancel {account}")
    await settled()
    form = await person.modal("Cancel handover")
    await form.fill({"Why?": "They stay."})
    assert await form.submit() == {}
    await settled()


async def page_of(person: MemberDriver, settled: Settle, name: str = "Fjordline Logistics") -> Modal:
    """Open the page of the account that somebody calls so, and return what is shown."""
    await person.command(f"/handover account {name}".rstrip())
    await settled()
    return await person.modal()


def spoken(modal: Modal) -> list[str]:
    """Return what a screen reader says of each button, where that is more than stands on it."""
    return [str(element.get("accessibility_label") or "") for _, element in pressable(modal.view.blocks)]


async def press(person: MemberDriver, settled: Settle, label: str) -> Modal:
    """Press the button of the open modal of which a screen reader says this, and return what is shown then."""
    view = (await person.modal()).view
    block, element = next(
        found for found in pressable(view.blocks) if found[1].get("accessibility_label", "").startswith(label)
    )
    await person.person.press(view, block["block_id"], element["action_id"], None)
    await settled()
    return await person.modal()


async def press_below(person: MemberDriver, settled: Settle, title: str, words: str, about: str) -> None:
    """Press the button with these words in the row below what the modal says of something."""
    view = (await person.modal(title)).view
    at = next(number for number, one in enumerate(view.blocks) if about in str(one.get("text")))
    row = view.blocks[at + 1]
    button = next(one for one in row["elements"] if one["text"]["text"] == words)
    await person.person.press(view, row["block_id"], button["action_id"], None)
    await settled()


async def changed(person: MemberDriver, settled: Settle, form: str, **fields: str) -> dict[str, str]:
    """Open the account's page, change these fields in one of its forms, and return what was refused."""
    page = await page_of(person, settled)
    await page.click(form)
    edit = await person.modal("Edit account")
    await edit.fill(fields)
    refused = await edit.submit()
    await settled()
    return dict(refused)

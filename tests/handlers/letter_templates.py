"""The words of letters as people open and change them."""

from playground.driver import MemberDriver, Modal
from tests.conftest import Settle

PAGE, FORM = "Words of letters", "Words of a sentence"


async def words_of(person: MemberDriver, settled: Settle, **choices: str) -> Modal:
    """Open the page by the command, and choose these in its menus."""
    await person.command("/handover templates")
    await settled()
    return await chosen(person, settled, **choices)


async def chosen(person: MemberDriver, settled: Settle, **choices: str) -> Modal:
    """Choose these in the menus of the page that is open, and return it as it is then."""
    for menu, choice in choices.items():
        await (await person.modal(PAGE)).fill({menu: choice})
        await settled()
    return await person.modal(PAGE)


async def pressed(person: MemberDriver, settled: Settle, what: str, sentence: str = "") -> None:
    """Press this on the page that is open, behind or below the title of a sentence where one is named."""
    page = await person.modal(PAGE)
    if not sentence:
        await page.click(what)
    else:
        titles = [str((block.get("text") or {}).get("text")) for block in page.view.blocks]
        first = next(number for number, title in enumerate(titles) if title.startswith(f"*{sentence}*"))
        element, block_id = next(
            (element, block["block_id"])
            for block in page.view.blocks[first:]
            for element in (block.get("elements") or [block.get("accessory")])
            if element and (element.get("text") or {}).get("text") == what
        )
        await page._person.press(page.view, block_id, element["action_id"], None)
    await settled()


async def typed_for(person: MemberDriver, settled: Settle, sentence: str, words: str) -> Modal:
    """Open the form of a sentence on the page that is open, and type these words in it."""
    await pressed(person, settled, "Change …", sentence)
    await (await person.modal(FORM)).fill({"Words": words})
    await settled()
    return await person.modal(FORM)


async def said(person: MemberDriver, settled: Settle, sentence: str, words: str) -> Modal:
    """Have a sentence say this, and return the page."""
    form = await typed_for(person, settled, sentence, words)
    assert await form.submit() == {}
    await settled()
    return await person.modal(PAGE)

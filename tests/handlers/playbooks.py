"""Playbooks as people open them from the Home tab."""

from playground.driver import MemberDriver, Modal
from tests.conftest import Settle


async def playbooks_of(person: MemberDriver, settled: Settle) -> Modal:
    """Open the list on somebody's Home tab, and return it."""
    person.open_home()
    await settled()
    await (await person.home("Open playbooks")).click("Open playbooks")
    await settled()
    return await person.modal("Playbooks")


async def first_page(person: MemberDriver, settled: Settle) -> Modal:
    """Open the first playbook of the list, and return its page."""
    await (await playbooks_of(person, settled)).click("Open")
    await settled()
    return await person.modal("Playbook")


async def copied(person: MemberDriver, settled: Settle, name: str = "Our way") -> Modal:
    """Copy the standard playbook, and return the page of the copy."""
    await (await first_page(person, settled)).click("Copy …")
    form = await person.modal("Copy playbook")
    await form.fill({"Name": name})
    assert await form.submit() == {}
    await settled()
    return await person.modal("Playbook")


async def pressed(person: MemberDriver, settled: Settle, what: str, title: str = "Playbook") -> Modal:
    """Press this in the modal on top, and return what is on top then."""
    await (await person.modal()).click(what)
    await settled()
    return await person.modal(title)


async def close_all(person: MemberDriver) -> None:
    """Close every modal."""
    await (await person.modal()).close(whole_stack=True)

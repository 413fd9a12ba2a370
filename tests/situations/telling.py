"""A handover as its people live it, a few words per step, for stories about the reason of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.app import Baton
from handover.model.account import Account
from handover.model.handover import Handover
from playground.driver import MemberDriver, Modal
from playground.running import Playground
from tests.conftest import Settle
from tests.finishing import finish_everything
from tests.opening import filled_form, open_handover

ACCOUNT = "Fjordline Logistics"
CHANNEL = "handover-fjordline-logistics"
AS_PROPOSED: Mapping[str, str] = {}
LINE = "Priya has spent eight years helping logistics companies get more out of their data."


@dataclass(frozen=True)
class Story:
    """The people of a handover, and the clock they live by: Dana hands over to Priya, Aiko is their manager."""

    playground: Playground
    baton: Baton
    settled: Settle
    dana: MemberDriver
    priya: MemberDriver
    aiko: MemberDriver

    async def begin(self, reason: str, fields: Mapping[str, str] = AS_PROPOSED, by: MemberDriver | None = None) -> None:
        """Start the handover for this reason with the form as it proposes itself, but for these fields."""
        await open_handover(by or self.dana, ACCOUNT, self.settled, **{"Reason": reason, **fields})

    async def begin_naming(self, reason: str, field: str, name: str) -> Modal:
        """Start the handover for this reason with this field filled in, which the form has for it; return the confirmation."""
        await filled_form(self.dana, ACCOUNT, self.settled, Reason=reason)
        await self.settled()
        form = await self.dana.modal("Start handover")
        await form.fill({field: name})
        assert await form.submit() == {}
        await self.settled()
        return await self.dana.modal("Handover started")

    async def stored(self) -> Handover:
        """Return the account's newest handover as it is stored."""
        workspace = (await self.baton.identity.known()).team_id or ""
        async with self.baton.store.begin(workspace) as unit:
            found = [one for one in await unit.handovers.all() if one.account == ACCOUNT]
        return max(found, key=lambda one: one.opened_at)

    async def account(self) -> Account:
        """Return the account as it is stored."""
        workspace = (await self.baton.identity.known()).team_id or ""
        async with self.baton.store.begin(workspace) as unit:
            return await unit.accounts.get(await unit.accounts.of_name(ACCOUNT))

    async def letter(self, person: MemberDriver) -> Modal:
        """Return the form of the introduction e-mail, drafted, before this person."""
        await person.command(f"/handover email {ACCOUNT}")
        await self.settled()
        return await person.modal("Introduction e-mail")

    async def draft(self, person: MemberDriver) -> str:
        """Return the text that the form proposes to this person, who closes it."""
        form = await self.letter(person)
        body = str(form.value("Body"))
        await form.close(whole_stack=True)
        return body

    async def questioned(self, person: MemberDriver, words: str) -> str:
        """Let the person write these words into the letter, and return what its preview says; the draft is then as it was."""
        form = await self.letter(person)
        body = str(form.value("Body"))
        await self._saved(form, body.replace("We are planning", f"{words} We are planning"))
        preview = await person.modal("Preview")
        said = preview.plain()
        await preview.click("Edit")
        await self.settled()
        await self._saved(await person.modal("Introduction e-mail"), body)
        await (await person.modal("Preview")).close(whole_stack=True)
        return said

    async def _saved(self, form: Modal, body: str) -> None:
        await form.fill({"Body": body})
        assert await form.submit() == {}
        await self.settled()

    async def letter_sent(self, sender: MemberDriver, approver: MemberDriver) -> str:
        """Let the sender fill in what is missing and ask, the other one approve, the sender send it; return the text."""
        form = await self.letter(sender)
        await form.click("Fill in")
        await self.settled()
        gaps = await sender.modal("What's missing")
        asked = {"Why Priya is a good choice": LINE, "Date of the first call with the customer": "2026-03-20"}
        await gaps.fill({label: value for label, value in asked.items() if label in gaps.labels()})
        assert await gaps.submit() == {}
        await self.settled()
        form = await sender.modal("Introduction e-mail")
        body = str(form.value("Body"))
        assert await form.submit() == {}
        await self.settled()
        await (await sender.modal("Preview")).click("Ask for approval")
        await self.settled()
        await (await sender.modal("Preview")).close(whole_stack=True)
        await approver.click("Approve", await approver.message("Is it good to go?"))
        await self.settled()
        ready = await sender.message("Send it from your own mail program", CHANNEL)
        await sender.click("Mark as sent", ready)
        await self.settled()
        return body

    async def completed(self, person: MemberDriver) -> None:
        """Do what is still open, as after three good weeks, and complete the handover."""
        await finish_everything(self.baton, person.id)
        await person.command(f"/handover complete {ACCOUNT}")
        await self.settled()

    async def days(self, number: int) -> None:
        """Let so many days pass."""
        await self.playground.clock.advance(timedelta(days=number))

    def said_to(self, person: MemberDriver) -> str:
        """Return everything Baton has said to this person in their direct messages, as it stands now."""
        return "\n".join(seen.plain() for seen in person.messages() if seen.author == "Baton")

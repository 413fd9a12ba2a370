"""Every way by which a text gets to the bot, each with a password of its own, for tests of what becomes of refused texts."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from playground.driver import MemberDriver, Modal, Seen
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.checklists import turn_to
from tests.handlers.threads import Thread

PLANTED = "Hunter22!planted"
CHANNEL = "handover-fjordline-logistics"
LOOKS_LIKE_ONE = "looks like a password"
REFUSED = "This is no secret"


@dataclass
class Ways:
    """Walks them in the workspace, where Dana hands over to Priya, and notes which of them let a password pass."""

    playground: Playground
    thread: Thread
    settled: Settle
    planted: dict[str, str] = field(default_factory=dict)
    """By password, the way it went."""
    unseen: list[str] = field(default_factory=list)
    """Ways on which nobody was told."""

    def secret(self, way: str) -> str:
        """Return a text with a password that goes this way alone."""
        password = f"{PLANTED}{len(self.planted):02}"
        self.planted[password] = way
        return f"Their admin password: {password}"

    def found_in(self, content: str) -> list[str]:
        """Return the ways whose password stands there."""
        return [way for password, way in self.planted.items() if password in content]

    async def walk(self) -> None:
        """Walk them all."""
        await self.messages()
        await self.files()
        await self.command()
        await self.forms()

    async def messages(self) -> None:
        """Reply in the thread, edit an answer, write to the bot, in the channel and below its card; forward, and mention."""
        dana, say = self.thread.dana, self.thread.say
        await self._click(dana, "Doesn't apply", "Doesn't apply", self.thread.last())
        await say(self.secret("reply in the thread"))
        self._see("reply in the thread", self.thread.last())
        stored = await say("Calm but watchful.")
        dana.edit(stored, self.secret("edit of an answer"))
        await self.settled()
        self._see("edit of an answer", self.thread.last())
        elsewhere = dana.say(self.secret("message to the bot"))
        await self.settled()
        await dana.click("Save it here", dana.messages()[-1])
        await self.settled()
        card = next(seen for seen in dana.messages(CHANNEL) if "Review answers" in seen.buttons())
        dana.say(self.secret("message below the card"), CHANNEL, thread=card)
        await self.settled()
        dana.say(f"@Baton {self.secret('mention')}", CHANNEL)
        await self.settled()
        dana.sharing.forward(
            elsewhere.message,
            dana.dm.id,
            self.secret("words before a forwarded message"),
            thread_ts=self.thread.first.ts,
        )
        await self.settled()
        self._see("words before a forwarded message", self.thread.last())
        dana.delete(elsewhere)
        await self.settled()

    async def files(self) -> None:
        """Share a snippet, a file of text and one that is named like it, and record a clip."""
        dana, sharing, first = self.thread.dana, self.thread.dana.sharing, self.thread.first.ts
        sharing.snippet(dana.dm.id, "notes.txt", self.secret("snippet"), "See this", thread_ts=first)
        await self.settled()
        await self.thread.say("And this", login_txt=self.secret("text file").encode())
        dana.say("And that", thread=first, files=[(f"{self.secret('name of a file')}.pdf", b"%PDF")])
        await self.settled()
        clip = sharing.clip(dana.dm.id, self.secret("clip"), "", thread_ts=first)
        await self.settled()
        sharing.transcribe(clip)
        await self.settled()

    async def command(self) -> None:
        """Write it behind the slash command."""
        dana = self.thread.dana
        await dana.command(f"/handover status {self.secret('command')}")
        await self.settled()
        self._see("command", dana.messages()[-1])

    async def forms(self) -> None:
        """Write it into every field of every form that can be opened now."""
        dana, priya, aiko = (self.playground.member(name) for name in ("Dana Reyes", "Priya Nair", "Aiko Tanaka"))
        for person, line, title in (
            (dana, "start Northwind", "Start handover"),
            (dana, "edit Fjordline", "Change the plan"),
            (dana, "checklist Fjordline", "Handover checklist"),
            (dana, "email Fjordline", "Introduction e-mail"),
            (dana, "pause Fjordline", "Pause"),
            (dana, "settings", "Settings"),
            (dana, "cancel Fjordline", "Cancel handover"),
            (aiko, "override Fjordline", "Decide instead"),
        ):
            await person.command(f"/handover {line}")
            await self._fill(person, title)
        await self._click(priya, "Add a line about yourself", "About you")
        await self._click(priya, "I can't …", "I can't take it")
        await dana.command("/handover settings")
        await self.settled()
        await (await dana.modal("Settings")).click("What you know …")
        await self._fill(dana, "What you know")
        await self._step(dana)
        await self._synthesis(dana, priya)
        await self._question_of(priya)
        message = dana.say("Renewal in May, Jo signs.", "general")
        await dana.message_shortcut("Save to handover", message)
        await self._fill(dana, "Save to handover", {"Where does it belong?": "Renewal"})
        await self._facts(dana)
        await self._reopening(dana)

    async def _step(self, dana: MemberDriver) -> None:
        await dana.command("/handover checklist Fjordline")
        await self.settled()
        await turn_to(dana, await dana.modal("Handover checklist"), "Context call", self.settled)
        await (await dana.modal("Handover checklist")).click("Pick a day and time")
        await self._fill(dana, "To do")

    async def _synthesis(self, dana: MemberDriver, priya: MemberDriver) -> None:
        await self._click(await self._read(priya), "Write it", "In your own words")
        form = await (await self._read(priya)).modal("Risks and first steps")
        await form.click("Write it")
        await self.settled()
        form = await priya.modal("In your own words")
        await form.fill({"The greatest risk": "Bergen may go", "What you do first": "Call Maria."})
        await form.submit()
        await self.settled()
        await (await priya.modal()).close(whole_stack=True)
        await self._click(await self._read(dana), "Correct …", "What is different?")

    async def _read(self, person: MemberDriver) -> MemberDriver:
        await person.command("/handover status Fjordline")
        await person.click("Open")
        await self.settled()
        await (await person.modal("Handover")).click("Risks and first steps")
        await self.settled()
        return person

    async def _question_of(self, priya: MemberDriver) -> None:
        card = next(seen for seen in priya.messages(CHANNEL) if "Review answers" in seen.buttons())
        await priya.click("Review answers", card)
        await self.settled()
        await (await priya.modal("Review answers")).click("Ask a question")
        await self._fill(priya, "Ask a question")

    async def _click(self, person: MemberDriver, button: str, title: str, message: Seen | None = None) -> None:
        await person.click(button, message)
        await self._fill(person, title)

    async def _facts(self, dana: MemberDriver) -> None:
        await dana.command("/handover email Fjordline")
        await self.settled()
        await (await dana.modal("Introduction e-mail")).click("Fill in")
        await self._fill(dana, "What's missing")

    async def _reopening(self, dana: MemberDriver) -> None:
        await dana.command("/handover cancel Fjordline")
        form = await dana.modal("Cancel handover")
        await form.fill(dict.fromkeys(form.labels(), "They stay with me."))
        await form.submit()
        await self.settled()
        await dana.command("/handover reopen Fjordline")
        await self._fill(dana, "Reopen handover")

    async def _fill(self, person: MemberDriver, title: str, others: dict[str, str] | None = None) -> None:
        """Fill all text fields of the form, see that each is refused, and close everything."""
        await self.settled()
        form = await person.modal(title)
        fields = list(text_fields(form))
        typed = {label: self.secret(f"{title}: {label}")[-most:] for label, most in fields}
        await form.fill(dict(chosen(form)) | (others or {}) | typed)
        refused = await form.submit()
        self.unseen += [f"{title}: {label}" for label, _ in fields if REFUSED not in refused.get(label, "")]
        await self.settled()
        if person.has_modal:
            await (await person.modal()).close(whole_stack=True)
        await self.settled()

    def _see(self, way: str, seen: Seen) -> None:
        if LOOKS_LIKE_ONE not in seen.plain():
            self.unseen.append(way)


def chosen(form: Modal) -> Iterator[tuple[str, str]]:
    """Yield what is chosen where something has to be: of the people who is named, of choices the first."""
    for block in form.view.blocks:
        element = block.get("element", {})
        if block.get("optional") or form.value(block["label"]["text"]) if element else True:
            continue
        if element.get("type") == "users_select":
            yield block["label"]["text"], "Priya Nair"
        elif element.get("options"):
            yield block["label"]["text"], element["options"][0]["text"]["text"]


def text_fields(form: Modal) -> Iterator[tuple[str, int]]:
    """Yield the labels of the fields into which one types, and how much each takes."""
    for block in form.view.blocks:
        element = block.get("element", {})
        if element.get("type") == "plain_text_input":
            yield block["label"]["text"], int(element.get("max_length", 3000))

"""A story that uses every delivery and every use case, told by people who try again when the app fails them."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from handover.workdays import moment
from messages.ids import Form
from playground.driver import Modal, Seen
from playground.running import Playground
from tests.crashes.hands import Hands, StoryFailed
from tests.crashes.household import Household

NEW_YORK, KOLKATA = "America/New_York", "Asia/Kolkata"
CHECKLIST = "Handover checklist"
FORMS = "Start handover"


@dataclass
class Story:
    """One account's handover from Dana to Priya with Aiko as manager."""

    playground: Playground
    household: Household
    account: str
    dana: Hands
    priya: Hands
    aiko: Hands

    @property
    def channel(self) -> str:
        return f"handover-{self.account.lower().replace(' ', '-')}"

    async def until(self, day: date, hour: int, zone: str) -> None:
        """Let time pass, but never back: kills have made it pass as well."""
        wanted = moment(day, hour, zone)
        if wanted > self.playground.clock.now():
            await self.playground.clock.advance(wanted)
        await self.household.settled()

    @property
    def thread(self) -> Seen:
        return next(seen for seen in self.dana.driver.messages() if f"*{self.account}*" in seen.plain())

    def waiting(self) -> Seen:
        """The question that waits in the interview thread: the newest message with the buttons of one, else the newest."""
        seen = self.dana.driver.messages(thread=self.thread)
        return next((one for one in reversed(seen) if "Later" in one.buttons()), seen[-1])

    async def start(self) -> None:
        """Dana opens the handover."""
        dana = self.dana
        form = await dana.command_opens(f"/handover start {self.account}", FORMS)
        await form.fill(
            {
                "Incoming CSM": "Priya Nair",
                "Manager": "Aiko Tanaka",
                "Reason": "Promotion",
                "Customer contacts": "Maria Olsen, maria@example.com, Operations lead",
                "What may the customer know?": "I am taking on a new role in our team.",
            }
        )
        errors = await dana.submitted(form)
        if errors and not any("already" in words or "open" in words for words in errors.values()):
            raise StoryFailed(str(errors))
        await dana.away()

    async def interview(self) -> None:
        """Replies, skip, later and resume, an edit, an answer taken back; help and status on the way."""
        dana = self.dana
        first = await dana.says("Calm, but they watch us.", thread=self.thread)
        await dana.says("Maria decides. Erik runs IT.", thread=self.thread)
        await dana.says("skip", thread=self.thread)
        lost = await dana.says("Ravi promised an export.", thread=self.thread)
        dana.driver.edit(first.message, "Calm, but they watch us closely.")
        await dana.rest()
        dana.driver.delete(lost.message)
        await dana.rest()
        await dana.pressed("Skip", self.waiting)
        await dana.says("status", thread=self.thread)
        await dana.says("help")
        await dana.pressed("Later", self.waiting)
        # A question that has just been put is not put again: here so much time passes that it is, deaths or none.
        await self.playground.clock.advance(timedelta(minutes=2))
        await dana.says("resume", thread=self.thread)
        await self.priya.says("@Baton what's left", channel=self.channel)

    async def write_down(self, hands: Hands, stage: str, answers: bool = True) -> None:
        """Fill one stage of the checklist: answer what is empty, tick what is not done."""
        form = await hands.command_opens("/handover checklist", CHECKLIST, self.channel)
        form = await self._turn(hands, form, stage)
        todo: dict[str, Any] = {label: ["Done"] for label in form.labels() if form.value(label) == []}
        todo |= {
            label: f"All about {label.partition(':')[0]}"
            for label in form.labels()
            if answers and form.value(label) in ("", None) and ": " in label and "apply" not in label
        }
        await form.fill(todo)
        errors = await hands.submitted(form)
        if errors:
            raise StoryFailed(str(errors))
        await hands.away()

    async def _turn(self, hands: Hands, form: Modal, stage: str) -> Modal:
        for _ in range(12):
            accessory = form.view.blocks[0]["accessory"]
            options = accessory["options"]
            wanted = next(one for one in options if one["text"]["text"].startswith(stage))
            if accessory["initial_option"]["value"] == wanted["value"]:
                return form
            menu = next(one for one in form.labels() if self.account in one)
            await form.fill({menu: wanted["text"]["text"]})
            await hands.rest()
            form = await hands.driver.modal(CHECKLIST)
        raise StoryFailed(f"never at {stage}")

    async def question(self) -> None:
        """Priya asks about the first answer; Dana replies in the thread."""
        priya = self.priya
        await priya.pressing_opens(
            "Review answers", "Review answers", lambda: priya.newest("[Review answers]", self.channel)
        )
        form = await self._on_top(priya, "Ask a question", "Ask a question")
        await form.fill({"What would you like to know?": "What would make them calm?"})
        await priya.submitted(form)
        await priya.away()
        await self.dana.says("A month without a manual fix.", thread=self.thread)

    async def _on_top(self, hands: Hands, button: str, title: str) -> Modal:
        """Press a button in the open modal until another one lies upon it."""
        for _ in range(12):
            modal = await hands.driver.modal()
            loading = modal.view.callback_id == Form.LOADING
            if modal.title == title and not loading:
                return modal
            if loading:
                await modal.close()
                modal = await hands.driver.modal()
            await modal.click(button)
            await hands.rest()
        raise StoryFailed(f"no “{title}”: {hands.sight()}")

    async def accept(self) -> None:
        """Priya accepts every answer, one of them by the button under Dana's reply."""
        priya = self.priya
        await priya.pressed("Accept answer", lambda: priya.newest("A month without", self.channel), times=2)
        for _ in range(5):
            review = await priya.pressing_opens(
                "Review answers", "Review answers", lambda: priya.newest("[Review answers]", self.channel)
            )
            ticks = {label: ["This is clear to me"] for label in review.labels() if label.startswith("Accept")}
            if not ticks:
                break
            await review.fill(ticks)
            await priya.submitted(review)
        await priya.away()

    async def morning(self, hands: Hands) -> None:
        """Press what the newest morning message offers: Blocked with a reason, Tomorrow, and a double click on Done."""
        digest = hands.newest("for today")
        if "Blocked …" in digest.buttons():
            form = await hands.pressing_opens("Blocked …", "What's in the way?", lambda: hands.newest("for today"))
            await form.fill({form.labels()[0]: "Waiting for the contract"})
            await hands.submitted(form)
            await hands.away()
            await hands.pressed("Not blocked any more", lambda: hands.newest("for today"))
        if "Tomorrow" in hands.newest("for today").buttons():
            await hands.pressed("Tomorrow", lambda: hands.newest("for today"))

    async def email(self) -> None:
        """Drafted, filled in, asked for, approved by two people at once, sent."""
        dana = self.dana
        await dana.command_opens("/handover email", "Introduction e-mail", self.channel)
        gaps = await self._on_top(dana, "Fill in", "What's missing")
        await gaps.fill({"Date of the first call with the customer": "2026-03-17"})
        line = next((label for label in gaps.labels() if "call" not in label), None)
        if line:
            await gaps.fill({line: "Priya has spent eight years with logistics companies."})
        await dana.submitted(gaps)
        await dana.away()
        form = await dana.command_opens("/handover email", "Introduction e-mail", self.channel)
        await dana.submitted(form)
        await self._ask_for_approval()
        await self.priya.pressed("Approve", lambda: self.priya.newest("Is it good to go?"), times=2)
        await dana.pressed(
            "Mark as sent", lambda: dana.newest("Send it from your own mail program", self.channel), self.priya
        )

    async def _ask_for_approval(self) -> None:
        dana = self.dana
        for _ in range(12):
            if dana.driver.has_modal and (await dana.driver.modal()).title == "Preview":
                preview = await dana.driver.modal()
                if "Ask for approval" not in preview.buttons():
                    break
                if await preview.click("Ask for approval"):
                    await dana.rest()
                    break
                await dana.rest()
            else:
                await dana.away()
                form = await dana.command_opens("/handover email", "Introduction e-mail", self.channel)
                await dana.submitted(form)
        await dana.away()

    async def rest_and_go_on(self) -> None:
        """Pause and resume; cancel with a reason, and reopen."""
        dana = self.dana
        await dana.commanded("/handover pause", self.channel)
        await dana.commanded("/handover resume", self.channel)
        # What is said of a change is told apart by its time, and this clock stands still.
        await self.playground.clock.advance(timedelta(minutes=1))
        form = await dana.command_opens("/handover cancel", "Cancel handover", self.channel)
        await dana.submitted(form)
        await dana.away()
        await dana.commanded("/handover reopen", self.channel)

    async def finish(self) -> None:
        """Everything else is done, and Priya completes the handover."""
        for stage in ("Prepare", "Document", "Context", "Warm", "Support"):
            await self.write_down(self.dana, stage)
            await self.write_down(self.priya, stage)
        await self.accept()
        await self.priya.commanded("/handover complete", self.channel)

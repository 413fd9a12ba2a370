"""A team at work: what its people do in the week before the demo begins, by commands, forms and buttons in the local Slack.

Dana takes no part in it: her first handover is hers to start.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.app import Baton
from bot.replay.environment import quiet
from playground.running import Playground

BEGINS = timedelta(days=10)
"""How long before the first morning of the demo the local Slack begins: on a Friday, on which nothing happens yet."""
AIKO, LUCAS, MAREK, PRIYA = "Aiko Tanaka", "Lucas Almeida", "Marek Novák", "Priya Nair"
FREYA = "Freya van den Berg-O’Connor"
TOKYO, AMSTERDAM, SAO_PAULO, PRAGUE, KOLKATA = (
    "Asia/Tokyo",
    "Europe/Amsterdam",
    "America/Sao_Paulo",
    "Europe/Prague",
    "Asia/Kolkata",
)
RENEWS_IN, BACK_IN = timedelta(days=24), timedelta(weeks=7)
NOTHING: Mapping[str, str] = {}


class StoryFailed(Exception):
    """Something in the story did not come out as it should."""


@dataclass(frozen=True)
class TeamAtWork:
    """The local Slack and the bot, both with the clock before the first `morning` of the demo (UTC)."""

    playground: Playground
    baton: Baton
    morning: datetime

    async def live(self) -> None:
        """Live through it, up to that morning. Raises StoryFailed."""
        await self._ferries_are_covered()
        await self._energy_falls_behind()
        await self._leaders_are_chosen()
        await self._two_end()
        await self._robots_have_nobody()
        await self._clinics_renew_soon()
        await self.playground.clock.advance(self.morning)

    async def _ferries_are_covered(self) -> None:
        """Freya goes on leave, and Priya covers."""
        await self._at(7, 9, AMSTERDAM)
        await self._starts(
            FREYA,
            "Tulip Ferry Lines",
            {
                "Incoming CSM": PRIYA,
                "Reason": "Parental or other leave",
                "Customer contacts": "Sanne Bakker, sanne.bakker@tulipferry.example, Head of Booking",
            },
            {"Back on": (self.morning + BACK_IN).date().isoformat()},
        )
        await self._at(7, 15, KOLKATA)
        await self._takes_on(PRIYA, "Tulip Ferry Lines")

    async def _energy_falls_behind(self) -> None:
        """Marek answers the first questions, and then no more: the handover is late."""
        await self._at(7, 11, PRAGUE)
        await self._starts(
            MAREK,
            "Solvane Energy",
            {
                "Incoming CSM": LUCAS,
                "Reason": "The CSM changes teams",
                "Customer contacts": "Ines Duarte, ines.duarte@solvane.example, Grid operations",
                "What may the customer know?": "Marek is moving to our new team for retail.",
            },
        )
        await self._answers(
            MAREK,
            "Solvane Energy",
            {
                "Where things stand": "Calm, and tired of the new reports. Two people left their team in the summer.",
                "The people who matter": "Ines Duarte decides, likes us. Paulo Reis, IT: neutral.",
                "Promises still open": "A shorter weekly report: Jun in support, by the end of the quarter.",
            },
        )
        await self._starts(
            MAREK,
            "Polar Outfitters",
            {"Incoming CSM": LUCAS, "Reason": "Workload", "Customer contacts": "Nils Berg, nils.berg@polar.example"},
        )

    async def _leaders_are_chosen(self) -> None:
        """Lucas takes an account on, and says who leads."""
        await self._at(7, 11, SAO_PAULO)
        await self._takes_on(LUCAS, "Solvane Energy")
        lucas = self.playground.member(LUCAS)
        await lucas.command("/handover settings")
        await self._quiet()
        await (await lucas.modal()).click("CS leaders …")
        await self._quiet()
        await self._filled(LUCAS, {"Who leads the CSMs, besides the admins?": [AIKO]})

    async def _two_end(self) -> None:
        """One is completed although things are open, as Freya is off by now; another is called off."""
        await self._at(5, 10, TOKYO)
        await self._fills(
            AIKO,
            "/handover override Tulip Ferry Lines",
            {
                "What do you decide?": "Complete the handover although things are open",
                "Why?": "Freya is off from today. Priya knows them from the booking project.",
            },
        )
        await self._at(5, 10, PRAGUE)
        await self._fills(MAREK, "/handover cancel Polar Outfitters", {})

    async def _robots_have_nobody(self) -> None:
        """Sam has left, and Marek has not said yet whether he takes it on."""
        await self._at(5, 10, SAO_PAULO)
        await self._starts(
            LUCAS,
            "Kestrel Robotics",
            {
                "Outgoing CSM has left already? Their name": "Sam Whitfield",
                "Incoming CSM": MAREK,
                "Reason": "The CSM left without notice",
                "Customer contacts": "Tom Brandt, tom.brandt@kestrel.example, Head of Assembly",
            },
        )

    async def _clinics_renew_soon(self) -> None:
        """Half of it is written down, and the contract ends before the year does."""
        await self._at(4, 10, SAO_PAULO)
        await self._starts(
            LUCAS,
            "Tidewater Clinics",
            {
                "Incoming CSM": PRIYA,
                "Reason": "Workload",
                "Renewal date": (self.morning + RENEWS_IN).date().isoformat(),
                "Customer contacts": "Joan Whitlock, joan.whitlock@tidewater.example, Director of Care",
                "What may the customer know?": "Lucas looks after more customers than he can do well.",
            },
        )
        await self._answers(
            LUCAS,
            "Tidewater Clinics",
            {
                "Where things stand": "Glad of the new ward planning, worried about the price.",
                "The people who matter": "Joan Whitlock decides. Omar Said, finance: counts every seat.",
                "Dates coming up": "Visit of their director of nursing on 16 December.",
                "Promises still open": "A report of free beds by ward: Freya in product, by the end of January.",
                "What they want to achieve": "No double bookings of beds. Joan looks at it every Friday.",
            },
        )
        await self._at(3, 10, KOLKATA)
        await self._takes_on(PRIYA, "Tidewater Clinics")

    async def _starts(
        self, who: str, account: str, fields: Mapping[str, str], of_the_reason: Mapping[str, str] = NOTHING
    ) -> None:
        await self._fills(who, f"/handover start {account}", {"Manager": AIKO, **fields}, of_the_reason)

    async def _answers(self, who: str, account: str, answers: Mapping[str, str]) -> None:
        person = self.playground.member(who)
        await person.command(f"/handover checklist {account}")
        await self._quiet()
        labels = {label.partition(": ")[0]: label for label in (await person.modal()).labels()}
        await self._filled(who, {labels[title]: text for title, text in answers.items()})

    async def _takes_on(self, who: str, account: str) -> None:
        """Say that they take it on, unless that has not been asked, as on a public holiday."""
        person = self.playground.member(who)
        for seen in person.messages():
            if account in seen.plain() and "I'll take it" in seen.buttons():
                await person.click("I'll take it", seen)
                await self._quiet()
                return

    async def _fills(
        self, who: str, command: str, fields: Mapping[str, Any], then: Mapping[str, str] = NOTHING
    ) -> None:
        await self.playground.member(who).command(command)
        await self._quiet()
        await self._filled(who, fields, then)

    async def _filled(self, who: str, fields: Mapping[str, Any], then: Mapping[str, str] = NOTHING) -> None:
        """Fill in the form that is open, and `then` what it asks for in addition; send it, and close what takes its place.

        Raises StoryFailed where it is not taken.
        """
        person = self.playground.member(who)
        for part in (fields, then):
            form = await person.modal()
            await form.fill(part)
            await self._quiet()
        form = await person.modal()
        errors = await form.submit()
        if errors or form.trouble:
            raise StoryFailed(f"{who}, {form.title}: {errors or form.trouble}")
        await self._quiet()
        if person.has_modal:
            await (await person.modal()).close(whole_stack=True)

    async def _at(self, days_before: int, hour: int, zone: str) -> None:
        """Let time pass until this hour in a zone, so many days before the first morning."""
        day = self.morning - timedelta(days=days_before)
        await self.playground.clock.advance(datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo(zone)))

    async def _quiet(self) -> None:
        await quiet(self.playground, self.baton)

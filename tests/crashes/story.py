"""A story that uses every delivery and every use case: who is in it, where they look, and how time passes."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handover.time.workdays import moment
from playground.driver import Seen
from playground.running import Playground
from tests.crashes.retrying_driver import RetryingDriver
from tests.crashes.supervisor import Supervisor

NEW_YORK, PRAGUE, KOLKATA = "America/New_York", "Europe/Prague", "Asia/Kolkata"
WATERSHEDS = (time(0), time(8), time(9), time(18))
"""Local times at which somebody's day, morning or evening begins, and with it what people read may change."""
MARGIN = timedelta(minutes=15)


@dataclass
class Story:
    """One account's handover from Dana to Priya with Marek as manager."""

    playground: Playground
    supervisor: Supervisor
    account: str
    dana: RetryingDriver
    priya: RetryingDriver
    marek: RetryingDriver

    @property
    def channel(self) -> str:
        """The name of the handover's channel."""
        return f"handover-{self.account.lower().replace(' ', '-')}"

    async def until(self, day: date, hour: int, zone: str) -> None:
        """Let time pass until then, with kills or without; what people do next ends before anybody's next watershed.

        Kills make time pass as well. So that everybody reads the same with and without them, nobody is killed any more when an
        act has taken that long.
        """
        self.supervisor.no_kills_from = None
        wanted, clock = moment(day, hour, zone), self.playground.clock
        if wanted < clock.now():
            raise AssertionError(f"it is {clock.now()} already, {wanted} has passed")
        await clock.advance(wanted)
        self.supervisor.no_kills_from = next_watershed(wanted) - MARGIN
        await self.supervisor.settled()

    def person(self, name: str) -> RetryingDriver:
        """Return the driver of somebody else."""
        return RetryingDriver(self.playground.member(name), self.supervisor)

    async def a_moment(self) -> None:
        """Let two minutes pass: what is told apart by its time would else, on a clock that stands still, be one thing."""
        await self.playground.clock.advance(timedelta(minutes=2))

    def thread(self) -> Seen:
        """The first message of the interview thread."""
        return next(seen for seen in self.dana.driver.messages() if f"*{self.account}*" in seen.plain())

    def waiting(self) -> Seen:
        """The question that waits in the interview thread: the newest message with the buttons of one, else the newest."""
        seen = self.dana.driver.messages(thread=self.thread())
        return next((one for one in reversed(seen) if "Later" in one.buttons()), seen[-1])

    def card(self) -> Seen:
        """The pinned card in the channel."""
        return next(seen for seen in self.dana.driver.messages(self.channel) if "Review answers" in seen.buttons())


def next_watershed(after: datetime) -> datetime:
    """Return when, after this moment, the day, the morning or the evening of somebody in the story begins."""
    ahead = (after + timedelta(days=1)).date()
    days = (ahead - timedelta(days=n) for n in range(3))
    moments = [
        datetime.combine(day, hour, ZoneInfo(zone))
        for day in days
        for hour in WATERSHEDS
        for zone in (NEW_YORK, PRAGUE, KOLKATA)
    ]
    return min(one for one in moments if one > after)

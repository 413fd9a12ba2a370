"""A book of 500 accounts for 40 people: how long until its plan is shown, and the first of its handovers begun, each once.

In this process, on a clock that is moved by hand: what is measured is what the bot computes, not how long people wait for days.
"""

from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from time import perf_counter, process_time

from bot import startup
from bot.manifest import FILE
from bot.replay.environment import quiet, settings_for
from playground.driver import MemberDriver, Seen
from playground.running import Playground
from storage.store import Store
from tests.bench.crowd import crowd
from tests.bench.figures import Figure, at_least, at_most
from tests.bots import running

Settled = Callable[[], Awaitable[None]]
ACCOUNTS, PEOPLE, PER_WEEK = 500, 40, 10
PLAN_AIM = 2.0
BEGIN = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
DAYS, FIRST = 1, 80
"""Days that pass, and how many handovers begin in them: two for each of 40 people on the first."""
_NAMES = (
    "Aurora",
    "Bergmann",
    "Cedar",
    "Dovetail",
    "Ember",
    "Fabrik",
    "Granit",
    "Halcyon",
    "Iron",
    "Juniper",
    "Kestrel",
    "Linden",
)
_KINDS = (
    "Robotics",
    "Logistics",
    "Health",
    "Foods",
    "Bank",
    "Media",
    "Energy",
    "Optics",
    "Hotels",
    "Legal",
    "Works",
    "Labs",
)


async def measured(folder: Path) -> list[Figure]:
    """Return how long the plan takes from the press that confirms the list, and what beginning all of it costs."""
    async with stage(folder, PEOPLE) as (playground, settled, lead, _):
        said = await read_list(lead, settled, ACCOUNTS, PEOPLE, PER_WEEK)
        began = perf_counter()
        await lead.click("That's right: make the plan", said)
        await settled()
        shown = perf_counter() - began
        await lead.click("Approve …", lead.messages()[-1])
        await settled()
        cpu = process_time()
        await (await lead.modal()).submit()
        await settled()
        await playground.clock.advance(timedelta(days=DAYS))
        await settled()
        spent = process_time() - cpu
        begun = Counter(one.name for one in playground.workspace.channels if one.name.startswith("handover-"))
        broken = len(playground.inspector.rules_broken)
    return [
        Figure(
            f"plan of {ACCOUNTS} accounts × {PEOPLE} people shown",
            shown,
            "s",
            at_most(PLAN_AIM),
            "from the press that confirms the columns",
        ),
        Figure(
            "handovers begun, each once",
            float(len(begun)),
            "",
            at_least(FIRST),
            f"on the first day, {PER_WEEK} a week for each",
        ),
        Figure("… CPU for each, bot and local Slack together", spent / max(1, len(begun)) * 1000, "ms"),
        Figure("rules of Slack broken", float(broken), "", at_most(0)),
    ]


@asynccontextmanager
async def stage(folder: Path, size: int) -> AsyncIterator[tuple[Playground, Settled, MemberDriver, Store]]:
    """Yield a workspace of so many people with the bot in it, what waits until all is quiet, an admin, and the bot's store."""
    database = f"sqlite:///{folder / 'book.db'}"
    await startup.database(database)
    people = crowd(size, "Europe/Berlin")
    async with (
        Playground.serve(FILE, frozen=True, start=BEGIN, seed=people) as playground,
        running(playground, settings_for(playground, database), startup.playbooks()) as bot,
    ):
        yield playground, lambda: quiet(playground, bot), playground.member("Lucas Almeida"), bot.store


async def read_list(lead: MemberDriver, settled: Settled, accounts: int, size: int, per_week: int) -> Seen:
    """Send a list of so many accounts for so many people, and return the question about its columns."""
    await lead.command("/handover book")
    await settled()
    await (await lead.modal()).click("New book …")
    form = await lead.modal("Book of accounts")
    people = [f"Crowd {number}" for number in range(size)]
    fields = {
        "Whose accounts?": "Dana Reyes",
        "A list of accounts": [("book.csv", _list(accounts).encode())],
        "Who may take over?": people,
        "For each successor, at most": f"{per_week} new accounts a week",
    }
    await form.fill(fields)
    await form.submit()
    await settled()
    await (await lead.modal()).close(whole_stack=True)
    return lead.messages()[-1]


def _list(accounts: int) -> str:
    chance = Random(1)
    lines = ["Account Name;Tier;Health;Renewal Date;ARR;Industry;Region"]
    for number in range(accounts):
        name = f"{chance.choice(_NAMES)} {chance.choice(_KINDS)} {number}"
        tier = chance.choice(("Enterprise", "Mid-Market", "SMB", "SMB"))
        renewal = BEGIN + timedelta(days=chance.randrange(20, 400))
        health, region = chance.choice(("Green", "Yellow", "Red")), chance.choice(("Germany", "France", "UK"))
        lines.append(f"{name};{tier};{health};{renewal:%d.%m.%Y};{number}.500,00 €;Retail;{region}")
    return "\n".join(lines)

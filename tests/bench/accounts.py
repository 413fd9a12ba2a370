"""What somebody waits for who opens an account, of which little is known and of which very much is."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

from bot import startup
from bot.manifest import FILE
from handover.blueprint.entries import EntryChanges
from handover.model.account import AccountEntry
from handover.model.decision import Decision
from playground.driver import MemberDriver
from playground.running import Playground
from playground.workspace.events import ApiCalled, WorkspaceEvent
from storage.store import Store
from tests.bench import filling
from tests.bench.figures import Figure, at_most, middle, ratio, spread
from tests.bench.interactions import quiet
from tests.bench.processes import connected

ROUNDS = 40
AIM, GROWTH_AIM = 100.0, 2.0
SMALL, LARGE = "Small Foods", "Large Logistics"
PEOPLE, PROMISES, ENTRIES = 60, 40, 200
PERSON = (
    "Maria Olsen – operations lead – decides, friendly to us, reads e-mails in the evening, maria.olsen@large.example"
)
PROMISE = (
    "SSO for the warehouse in Hull, promised to Erik by the end of June, Sam is on it, agreed in the call of 12 March"
)


async def measured(folder: Path) -> list[Figure]:
    """Let Dana open the small and the large account by turns, and return how long she had to wait for each."""
    database = f"sqlite:///{folder / 'accounts.db'}"
    await startup.database(database)
    async with Playground.serve(FILE, frozen=False) as playground:
        dana = playground.member("Dana Reyes")
        await _fill(database, playground, dana.id)
        async with connected(playground, database, folder / "accounts.log"):
            await quiet(playground)
            opened = Opened(playground)
            for number in range(2 * ROUNDS):
                await opened.wait(dana, (SMALL, LARGE)[number % 2])
    return opened.figures()


class Opened:
    """Keeps how long it took until the bot opened the account's page, and until it acknowledged the command."""

    def __init__(self, playground: Playground) -> None:
        self._playground = playground
        self._arrived: list[float] = []
        self.acks: dict[str, list[float]] = {SMALL: [], LARGE: []}
        self.views: dict[str, list[float]] = {SMALL: [], LARGE: []}
        playground.workspace.events.listen(self._note)

    async def wait(self, person: MemberDriver, account: str) -> None:
        """Let somebody open this account."""
        self._playground.inspector.forget()
        self._arrived.clear()
        began = perf_counter()
        await person.command(f"/handover account {account}")
        page = await person.modal("Account")
        await quiet(self._playground, 0.05)
        self.views[account].append((self._arrived[0] - began) * 1000)
        self.acks[account] += [one.milliseconds for one in self._playground.inspector.envelopes if one.milliseconds]
        await page.close()

    def figures(self) -> list[Figure]:
        """Return what was measured, each account by itself and one beside the other."""
        what = f"with {PEOPLE} people, {PROMISES} promises and {ENTRIES} entries"
        return [
            _figure("ack of an account of which little is known", self.acks[SMALL]),
            _figure(f"ack of one {what}", self.acks[LARGE]),
            ratio("… ack, the large to the small", middle(self.acks[LARGE]), middle(self.acks[SMALL]), GROWTH_AIM),
            _figure("the page of the small account until views.open reaches Slack", self.views[SMALL]),
            _figure("the page of the large one until views.open reaches Slack", self.views[LARGE]),
            ratio("… page, the large to the small", middle(self.views[LARGE]), middle(self.views[SMALL]), GROWTH_AIM),
        ]

    def _note(self, change: WorkspaceEvent) -> None:
        if isinstance(change, ApiCalled) and change.record.method == "views.open":
            self._arrived.append(perf_counter() - change.record.milliseconds / 1000)


def _figure(what: str, values: list[float]) -> Figure:
    return Figure(what, middle(values), "ms", at_most(AIM), f"median {spread(values)}")


async def _fill(database: str, playground: Playground, owner: str) -> None:
    """Store the two accounts, each with a handover under way."""
    playbooks, now = startup.playbooks(), datetime.now(UTC)
    workspace = playground.workspace.identity.team_id
    store = await Store.open(database, playbooks)
    for number, account in enumerate((SMALL, LARGE)):
        handover = filling.handover(f"h{number}", workspace, owner, "U0PRIYA001", "", playbooks["standard"], now)
        async with store.begin(workspace) as unit:
            await unit.handovers.add(Decision(replace(handover, account=account)))
            if account == LARGE:
                account_id = unit.handovers.account_id(handover.id)
                await unit.blueprint.write(account_id, handover.id, EntryChanges(tuple(_entries(owner, now))))
    await store.close()


def _entries(owner: str, now: datetime) -> list[AccountEntry]:
    """Return so many entries, those of the people and promises with all of these."""
    texts = {"people": "\n".join([PERSON] * PEOPLE), "promises": "\n".join([PROMISE] * PROMISES)}
    items = [*texts, *(f"more_{number}" for number in range(ENTRIES - len(texts)))]
    return [
        AccountEntry(
            item,
            item.replace("_", " ").capitalize(),
            texts.get(item, filling.WORDS),
            "h1",
            owner,
            now - timedelta(days=100 * (place % 2)),
            place=place,
            keeps=90,
        )
        for place, item in enumerate(items)
    ]

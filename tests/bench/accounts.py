"""What somebody waits for who opens an account, its people, its promises and its blueprint: little known, and very much."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

from bot import startup
from bot.manifest import FILE
from handover.blueprint.entries import EntryChanges
from handover.model.account import AccountEntry
from handover.model.answers import Answer, Part
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.records import Record, RecordKind
from handover.records.reading import read
from handover.records.reading_parts import Asked
from playground.driver import MemberDriver
from playground.running import Playground
from playground.workspace.events import ApiCalled, WorkspaceEvent
from storage.store import Store
from tests.bench import filling
from tests.bench.figures import Figure, at_most, middle, ratio, spread
from tests.bench.interactions import quiet
from tests.bench.processes import connected

ROUNDS = 40
FEWER = 15
AIM, GROWTH_AIM = 100.0, 2.0
SMALL, LARGE = "Small Foods", "Large Logistics"
PEOPLE, PROMISES, ENTRIES = 60, 40, 200
KINDS = {"people": RecordKind.PEOPLE, "promises": RecordKind.PROMISES}
PERSON = "{name} – operations lead – decides, friendly to us, reads e-mails in the evening, {mail}@large.example"
PROMISE = "Export {number} for the warehouse in Hull by 30 June 2026, owner Sam, agreed in the call of 12 March"
GIVEN = ("Maria", "Tom", "Lena", "Omar", "Pia", "Kai")
FAMILY = ("Nowak", "Reid", "Fuchs", "Aziz", "Holm", "Lorenz", "Dahl", "Okoye", "Brandt", "Moreau")
OPENING = ("views.open", "views.push", "views.update")


async def measured(folder: Path) -> list[Figure]:
    """Let somebody open each of the views of the small and the large account by turns, and return how long they had to wait."""
    database = f"sqlite:///{folder / 'accounts.db'}"
    await startup.database(database)
    async with Playground.serve(FILE, frozen=False) as playground:
        dana, priya = playground.member("Dana Reyes"), playground.member("Priya Nair")
        await _fill(database, playground, dana.id, priya.id)
        async with connected(playground, database, folder / "accounts.log"):
            await quiet(playground)
            waits = Waits(playground)
            for number in range(2 * ROUNDS):
                await waits.page(dana, (SMALL, LARGE)[number % 2])
            for number in range(2 * FEWER):
                account = (SMALL, LARGE)[number % 2]
                await waits.people(dana, account)
                await waits.promises(priya, account)
                await waits.blueprint(dana, account)
    return list(waits.figures())


class Waits:
    """Keeps, by view and account, how long it took until the bot acknowledged what opens it, and until it opened it."""

    def __init__(self, playground: Playground) -> None:
        self._playground = playground
        self._arrived: list[float] = []
        self.acks: dict[tuple[str, str], list[float]] = {}
        self.views: dict[tuple[str, str], list[float]] = {}
        playground.workspace.events.listen(self._note)

    async def page(self, person: MemberDriver, account: str) -> None:
        """Let somebody open the account."""
        await self._wait("account", account, lambda: person.command(f"/handover account {account}"))
        await (await person.modal("Account")).close()

    async def people(self, person: MemberDriver, account: str) -> None:
        """Let somebody open the list of its people."""
        await person.command(f"/handover account {account}")
        page = await person.modal("Account")
        await self._wait("list of people", account, lambda: page.click("Open"))
        await (await person.modal("Entry")).close(whole_stack=True)

    async def promises(self, person: MemberDriver, account: str) -> None:
        """Let somebody open the list of its promises."""
        await person.command(f"/handover status {account}")
        await quiet(self._playground, 0.05)
        await person.click("Open")
        await quiet(self._playground, 0.05)
        await (await person.modal()).click("Review answers")
        review = await person.modal("Review answers")
        await self._wait("list of promises", account, lambda: review.click("Review promises"))
        await (await person.modal("Promises")).close(whole_stack=True)

    async def blueprint(self, person: MemberDriver, account: str) -> None:
        """Let somebody ask for its blueprint."""
        await person.command(f"/handover account {account}")
        page = await person.modal("Account")
        await self._wait("blueprint", account, lambda: page.click("Blueprint as Markdown"))
        await (await person.modal("Account")).close()

    async def _wait(self, what: str, account: str, act: Callable[[], Awaitable[object]]) -> None:
        await quiet(self._playground, 0.05)
        self._playground.inspector.forget()
        self._arrived.clear()
        began = perf_counter()
        await act()
        await quiet(self._playground, 0.05)
        envelopes = self._playground.inspector.envelopes
        self.acks.setdefault((what, account), []).extend(one.milliseconds for one in envelopes if one.milliseconds)
        self.views.setdefault((what, account), []).extend([(self._arrived[0] - began) * 1000] if self._arrived else [])

    def figures(self) -> list[Figure]:
        """Return what was measured, each account by itself and one beside the other."""
        found = [
            Figure("what the large one has", float(ENTRIES), "entries", note=f"{PEOPLE} people, {PROMISES} promises")
        ]
        for what in dict.fromkeys(what for what, _ in self.acks):
            small, large = self.acks[what, SMALL], self.acks[what, LARGE]
            found += [
                _figure(f"ack, {what}, little known", small),
                _figure(f"ack, {what}, very much known", large),
                ratio("… the large to the small", middle(large), middle(small), GROWTH_AIM),
            ]
            small, large = self.views[what, SMALL], self.views[what, LARGE]
            if small and large:
                found += [
                    _figure(f"shown, {what}, little known", small),
                    _figure(f"shown, {what}, very much known", large),
                    ratio("… the large to the small", middle(large), middle(small), GROWTH_AIM),
                ]
        return found

    def _note(self, change: WorkspaceEvent) -> None:
        if isinstance(change, ApiCalled) and change.record.method in OPENING:
            self._arrived.append(perf_counter() - change.record.milliseconds / 1000)


def _figure(what: str, values: list[float]) -> Figure:
    return Figure(what, middle(values), "ms", at_most(AIM), f"median {spread(values)}")


async def _fill(database: str, playground: Playground, owner: str, incoming: str) -> None:
    """Store the two accounts, each with a handover under way, and one person and one promise in the small one."""
    playbooks, now = startup.playbooks(), datetime.now(UTC)
    workspace = playground.workspace.identity.team_id
    store = await Store.open(database, playbooks)
    for number, account in enumerate((SMALL, LARGE)):
        handover = filling.handover(f"h{number}", workspace, owner, incoming, "", playbooks["standard"], now)
        handover = replace(handover, account=account, answers=_answers(handover, now, whole=account == LARGE))
        async with store.begin(workspace) as unit:
            await unit.handovers.add(Decision(handover))
            if account == LARGE:
                account_id = unit.handovers.account_id(handover.id)
                await unit.blueprint.write(account_id, handover.id, EntryChanges(tuple(_more(owner, now))))
    await store.close()


def _answers(handover: Handover, now: datetime, *, whole: bool) -> Mapping[str, Answer]:
    """Return the handover's answers with those about people and promises as they are read out of their words."""
    people = [PERSON.format(name=f"{one} {name}", mail=f"{one}.{name}".lower()) for one in GIVEN for name in FAMILY]
    lines = {"people": people[:PEOPLE], "promises": [PROMISE.format(number=number) for number in range(PROMISES)]}
    # What stands first on the account's page is opened: its people.
    found = {item: answer for item, answer in handover.answers.items() if item != "snapshot"}
    for item, said in lines.items():
        text = "\n".join(said if whole else said[:1])
        part = Part(text, handover.outgoing, now, "1700000000.000200")
        found[item] = Answer(item, (part,), by=handover.outgoing, at=now, records=_records(item, text, now))
    return found


def _records(item: str, text: str, now: datetime) -> tuple[Record, ...]:
    found = read(KINDS[item], text, Asked(now.date())).records
    return tuple(replace(one, id=f"r{number}", source="1700000000.000200") for number, one in enumerate(found))


def _more(owner: str, now: datetime) -> list[AccountEntry]:
    """Return as many entries as there are beside those of the handover."""
    return [
        AccountEntry(
            f"more_{place}",
            f"More {place}",
            filling.WORDS,
            "h0",
            owner,
            now - timedelta(days=100 * (place % 2)),
            place=50 + place,
            keeps=90,
        )
        for place in range(ENTRIES - 11)
    ]

"""A database with many people and handovers in it, each as full as one in its second week."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import insert

from handover.model.answers import Answer, Part
from handover.model.decision import Decision
from handover.model.handover import Contact, Handover, Reason, Window
from handover.model.people import Person
from handover.model.playbook import Playbook
from handover.model.steps import StepState
from handover.stages import concluded
from handover.time.workdays import local_date
from storage import tables
from storage.accounts import account_key
from storage.store import SlackRef, SlackRefKind, Store

WORDS = (
    "They run forty depots in the north and came to us for route planning. Renewal talks begin in spring; the new head of "
    "operations wants monthly numbers, and the weekly export still has to be started by hand on Mondays."
)
EVERY_DAY = frozenset(range(7))
BATCH = 2_000
LATER = datetime(2100, 1, 1, tzinfo=UTC)
"""When mornings come until they are woken."""


@dataclass(frozen=True)
class Where:
    """Where a handover's channel and card are in Slack."""

    channel: str
    card: str


def awake_zone(now: datetime) -> str:
    """Return a zone in which it is eleven in the morning, so that morning messages go out."""
    return zone_where(11, now)


def zone_where(hour: int, now: datetime) -> str:
    """Return a zone in which it is this hour of the day."""
    ahead = (hour - now.hour + 11) % 24 - 11
    # The signs of these names are the other way round than everybody expects.
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"


def person(user: str, now: datetime) -> Person:
    """Return somebody who works every day of the week, and is at their services."""
    return Person(user, f"Crowd {user[-5:]}", awake_zone(now), workdays=EVERY_DAY)


def handover(
    key: str, workspace: str, outgoing: str, incoming: str, manager: str, playbook: Playbook, now: datetime
) -> Handover:
    """Return a handover in its second week: half of the answers written and read, the rest due today.

    It was opened yesterday, when its people were looked up: long enough ago to be asked about, and not so long that somebody
    has to be looked up again.
    """
    start, opened = now - timedelta(days=8), now - timedelta(hours=23, minutes=30)
    half = [item.key for item in playbook.items][: len(playbook.items) // 2]
    answers = {
        item: Answer(item, (Part(WORDS, outgoing, opened, "1700000000.000100"),), by=outgoing, at=opened)
        for item in half
    }
    read = {item: replace(one, accepted_by=incoming, accepted_at=opened) for item, one in answers.items()}
    begun = Handover(
        id=key,
        workspace=workspace,
        account=f"Account {key}",
        outgoing=outgoing,
        incoming=incoming,
        manager=manager,
        reason=Reason.TEAM_CHANGE,
        playbook=playbook,
        window=Window(local_date(start, "UTC"), local_date(now + timedelta(days=13), "UTC")),
        opened_by=outgoing,
        opened_at=opened,
        customer_reason="Dana is moving to a new role with us.",
        internal_note=WORDS,
        contacts=(Contact("Maria Olsen", "maria@fjordline.example", "Operations lead"),),
        workdays=EVERY_DAY,
        answers=read,
        steps={playbook.steps[0].key: StepState(done_by=outgoing, done_at=opened)},
    )
    return concluded(begun).handover


async def settle(
    store: Store, workspace: str, people: Sequence[Person], handovers: Sequence[Handover], places: Mapping[str, Where]
) -> None:
    """Store people and handovers as the bot itself does."""
    for batch in _batches(people, BATCH):
        async with store.begin(workspace) as unit:
            for one in batch:
                await unit.people.put(one)
                await unit.people.set_checked(one.id, datetime.now(UTC))
                await unit.people.set_next_digest(one.id, LATER)
    for some in _batches(handovers, BATCH):
        async with store.begin(workspace) as unit:
            for one_handover in some:
                await unit.handovers.add(Decision(one_handover, ()))
                where = places.get(one_handover.id)
                if where is not None:
                    await unit.slack_refs.put(SlackRef(one_handover.id, SlackRefKind.CHANNEL, where.channel))
                    await unit.slack_refs.put(SlackRef(one_handover.id, SlackRefKind.CARD, where.channel, where.card))


async def wake(store: Store, workspace: str, people: Sequence[Person]) -> None:
    """Let everybody's morning come now."""
    async with store.begin(workspace) as unit:
        for one in people:
            await unit.people.set_next_digest(one.id, datetime.now(UTC))


async def copy(store: Store, pattern: Handover, first: int, last: int) -> None:
    """Store copies of a handover that is stored, numbered so, each of two people of its own: faster than one by one."""
    async with store._transactions.begin() as connection:
        query = tables.handovers.select().where(tables.handovers.c.id == pattern.id)
        row = dict((await connection.execute(query)).mappings().one())
        query = tables.accounts.select().where(tables.accounts.c.id == row["account_id"])
        known = dict((await connection.execute(query)).mappings().one())
    for numbers in _batches(range(first, last), BATCH):
        rows, people, accounts = [], [], []
        for number in numbers:
            names = {
                pattern.id: f"c{number:07}",
                known["id"]: f"a{number:07}",
                pattern.outgoing: f"U2{number // 3:07}",
                pattern.incoming: f"U3{number // 3:07}",
            }
            rows.append(_copied(row, names, f"Account {number:07}"))
            accounts.append(_account_copied(known, names, f"Account {number:07}"))
            here = {"workspace": row["workspace"], "handover_id": names[pattern.id]}
            people += [{**here, "person": names[one]} for one in (pattern.outgoing, pattern.incoming)]
        async with store._transactions.begin() as connection:
            await connection.execute(insert(tables.accounts), accounts)
            await connection.execute(insert(tables.account_names), [_named(one) for one in accounts])
            await connection.execute(insert(tables.handovers), rows)
            await connection.execute(insert(tables.participants), people)


def _account_copied(row: Mapping[str, Any], names: Mapping[str, str], account: str) -> dict[str, Any]:
    document = str(row["document"]).replace(str(row["name"]), account)
    for old, new in names.items():
        document = document.replace(old, new)
    owner = names.get(str(row["owner"]), row["owner"])
    return {**row, "id": names[str(row["id"])], "name": account, "owner": owner, "document": document}


def _named(account: Mapping[str, Any]) -> dict[str, Any]:
    here = {"workspace": account["workspace"], "account_id": account["id"]}
    return {**here, "key": account_key(account["name"]), "name": account["name"]}


def _copied(row: Mapping[str, Any], names: Mapping[str, str], account: str) -> dict[str, Any]:
    document = str(row["document"]).replace(str(row["account"]), account)
    for old, new in names.items():
        document = document.replace(old, new)
    return {
        **row,
        "id": names[str(row["id"])],
        "account": account,
        "account_id": names[str(row["account_id"])],
        "account_key": account_key(account),
        "document": document,
    }


def _batches(things: Sequence[Any], size: int) -> Iterator[list[Any]]:
    left = iter(things)
    while batch := list(islice(left, size)):
        yield batch

"""A morning on which very many people are to hear from the bot at nine, in a workspace that insists on its limits."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from bot.app import Baton
from handover.model.decision import Decision
from handover.model.handover import Window
from handover.model.people import Person
from handover.model.playbook import Playbook
from playground.rules.scopes import per_minute
from playground.running import Playground
from playground.seed import LUCAS, Seed, northwind
from playground.workspace.entities import Member
from playground.workspace.events import ApiCalled, WorkspaceEvent
from playground.workspace.workspace import Workspace
from storage.store import SlackRef, SlackRefKind
from tests.examples import a_handover

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
POST = "chat.postMessage"
LATER = timedelta(seconds=20)
"""How much later than nine the last tenth of the people were promised to hear."""
BATCH = 500
_lasting = {"opened_at": NINE - timedelta(days=20), "window": Window(date(2026, 2, 9), date(2026, 3, 31))}


@dataclass
class Record:
    """What the workspace saw: when (its clock, UTC) each person got a message, and every call by method and status."""

    heard: dict[str, list[datetime]] = field(default_factory=dict)
    posted: list[datetime] = field(default_factory=list)
    calls: Counter[tuple[str, int]] = field(default_factory=Counter)

    def note(self, change: WorkspaceEvent) -> None:
        """Take note of a call of the bot's."""
        if isinstance(change, ApiCalled):
            call = change.record
            self.calls[call.method, call.status] += 1
            if call.method == POST and call.ok:
                self.posted.append(call.when)
                self.heard.setdefault(str(call.args["channel"]), []).append(call.when)

    @property
    def refused(self) -> dict[str, int]:
        """How often Slack said that it was too much, by method."""
        return {method: times for (method, status), times in self.calls.items() if status == 429}


def time_allowed(messages: int) -> timedelta:
    """Return how long so many messages take under Slack's limit for a workspace, and a fifth more."""
    return timedelta(minutes=messages / per_minute(POST)) * 1.2


def users(size: int) -> Sequence[str]:
    """Return the ids of so many people."""
    return [f"U1CROWD{number:05}" for number in range(size)]


def crowd(size: int) -> Seed:
    """Return what fills a workspace with the usual people and so many more."""

    def seed(workspace: Workspace) -> None:
        northwind(workspace)
        for user in users(size):
            workspace.members.put(Member(user, user.lower(), f"Sam {user}"))

    return seed


async def fill(playground: Playground, baton: Baton, playbook: Playbook, size: int, with_channel: int) -> None:
    """Store a handover of each of the crowd, whose morning comes at nine or, for the last tenth of them, a little later.

    The first `with_channel` have a channel with a card, which each morning brings up to date.
    """
    workspace, everybody = playground.workspace.identity.team_id, users(size)
    late = set(everybody[-size // 10 :])
    for first in range(0, size, BATCH):
        async with baton.store.begin(workspace) as unit:
            for number, user in enumerate(everybody[first : first + BATCH], first):
                await unit.people.put(Person(user, f"Sam {user}", "UTC"))
                await unit.people.set_next_digest(user, NINE + LATER * (user in late))
                handover = a_handover(id=f"crowd{number}", workspace=workspace, account=f"Account {number}", **_lasting)
                handover = replace(
                    handover, playbook=playbook, outgoing=user, incoming=LUCAS, manager="", opened_by=user
                )
                await unit.handovers.add(Decision(handover, ()))
                if number < with_channel:
                    for place in _shown(playground, handover.id):
                        await unit.slack_refs.put(place)


def _shown(playground: Playground, handover: str) -> tuple[SlackRef, SlackRef]:
    workspace = playground.workspace
    channel = workspace.channels.create(f"handover-{handover}", "private", workspace.identity.bot_user_id)
    card = workspace.post_as(workspace.identity.bot_user_id, channel, "The card", bot_id=workspace.identity.bot_id)
    return (
        SlackRef(handover, SlackRefKind.CHANNEL, channel.id),
        SlackRef(handover, SlackRefKind.CARD, channel.id, card.ts),
    )

"""Where things of a handover are in Slack: its channel, its card, its threads."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select

from storage import tables
from storage.scope import Scope


class PlaceKind(StrEnum):
    """What is to be found at a place."""

    CHANNEL = "channel"
    CARD = "card"
    OUTGOING_THREAD = "outgoing_thread"
    INCOMING_THREAD = "incoming_thread"
    MANAGER_THREAD = "manager_thread"
    BACKUP_THREAD = "backup_thread"


@dataclass(frozen=True)
class Place:
    """A conversation, or one message in it. `ts` is the message's (a thread's first), empty for the conversation itself."""

    handover_id: str
    kind: PlaceKind
    conversation: str
    ts: str = ""


class Places:
    """The places of one workspace, within one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def get(self, handover_id: str, kind: PlaceKind) -> Place | None:
        """Return where this handover has its channel, card or thread; None when it has none yet."""
        table = tables.places
        row = (
            await self._scope.connection.execute(
                select(table.c.conversation, table.c.ts).where(
                    table.c.workspace == self._scope.workspace,
                    table.c.handover_id == handover_id,
                    table.c.kind == kind,
                )
            )
        ).one_or_none()
        return None if row is None else Place(handover_id, kind, row.conversation, row.ts)

    async def put(self, place: Place) -> None:
        """Remember where something is, in place of what was known before."""
        values = {"conversation": place.conversation, "ts": place.ts}
        await self._scope.connection.execute(
            self._scope.insert(tables.places)
            .values(workspace=self._scope.workspace, handover_id=place.handover_id, kind=place.kind, **values)
            .on_conflict_do_update(index_elements=["workspace", "handover_id", "kind"], set_=values)
        )

    async def at(self, conversation: str, ts: str = "") -> Place | None:
        """Return what is at this conversation or message: of several handovers an open one first, then the newest."""
        table, owner = tables.places, tables.handovers
        row = (
            await self._scope.connection.execute(
                select(table.c.handover_id, table.c.kind)
                .join(owner, (owner.c.workspace == table.c.workspace) & (owner.c.id == table.c.handover_id))
                .where(
                    table.c.workspace == self._scope.workspace,
                    table.c.conversation == conversation,
                    table.c.ts == ts,
                )
                .order_by(owner.c.is_open.desc(), owner.c.opened_at.desc(), table.c.handover_id, table.c.kind)
                .limit(1)
            )
        ).one_or_none()
        return None if row is None else Place(row.handover_id, PlaceKind(row.kind), conversation, ts)

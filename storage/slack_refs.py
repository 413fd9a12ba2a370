"""Where things of a handover are in Slack: its channel, its card, its threads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from sqlalchemy import bindparam, select

from storage import tables
from storage.database.columns import Words
from storage.scope import Scope

_REFS, _FORMER, _OWNER = tables.slack_refs.c, tables.former_slack_refs.c, tables.handovers.c
_HERE = _REFS.workspace == bindparam("here", type_=Words)

_WHERE_IS = select(_REFS.conversation, _REFS.ts).where(
    _HERE, _REFS.handover_id == bindparam("handover", type_=Words), _REFS.kind == bindparam("what", type_=Words)
)
_ALL_OF = select(_REFS.kind, _REFS.conversation, _REFS.ts).where(
    _HERE, _REFS.handover_id == bindparam("handover", type_=Words)
)
_WHERE_ARE = select(_REFS.handover_id, _REFS.conversation).where(
    _HERE,
    _REFS.handover_id.in_(bindparam("handovers", expanding=True)),
    _REFS.kind == bindparam("what", type_=Words),
)
_WHAT_IS_AT = (
    select(_REFS.handover_id, _REFS.kind)
    .join(tables.handovers, (_OWNER.workspace == _REFS.workspace) & (_OWNER.id == _REFS.handover_id))
    .where(_HERE, _REFS.conversation == bindparam("channel", type_=Words), _REFS.ts == bindparam("stamp", type_=Words))
    .order_by(_OWNER.is_open.desc(), _OWNER.opened_at.desc(), _REFS.handover_id, _REFS.kind)
    .limit(1)
)
_WHAT_WAS_AT = (
    select(_FORMER.handover_id, _FORMER.kind)
    .join(tables.handovers, (_OWNER.workspace == _FORMER.workspace) & (_OWNER.id == _FORMER.handover_id))
    .where(
        _FORMER.workspace == bindparam("here", type_=Words),
        _FORMER.conversation == bindparam("channel", type_=Words),
        _FORMER.ts == bindparam("stamp", type_=Words),
    )
    .order_by(_OWNER.is_open.desc(), _OWNER.opened_at.desc(), _FORMER.handover_id)
    .limit(1)
)


_OPEN_FIRST = (_OWNER.is_open.desc(), _OWNER.opened_at.desc())
_PLACES_IN = (
    select(_REFS.handover_id, _REFS.ts)
    .join(tables.handovers, (_OWNER.workspace == _REFS.workspace) & (_OWNER.id == _REFS.handover_id))
    .where(_HERE, _REFS.conversation == bindparam("channel", type_=Words), _REFS.kind == "channel")
    .order_by(*_OPEN_FIRST, _REFS.handover_id)
)
_WITH_CUSTOMERS = (
    select(_REFS.handover_id)
    .join(tables.handovers, (_OWNER.workspace == _REFS.workspace) & (_OWNER.id == _REFS.handover_id))
    .where(
        _HERE,
        _REFS.conversation == bindparam("channel", type_=Words),
        _REFS.kind.like("customer_channel:%"),
    )
    .order_by(*_OPEN_FIRST, _REFS.handover_id)
)
_WAS_PLACE_OF = (
    select(_FORMER.handover_id)
    .join(tables.handovers, (_OWNER.workspace == _FORMER.workspace) & (_OWNER.id == _FORMER.handover_id))
    .where(
        _FORMER.workspace == bindparam("here", type_=Words),
        _FORMER.conversation == bindparam("channel", type_=Words),
        _FORMER.ts == bindparam("stamp", type_=Words),
        _FORMER.kind == "channel",
    )
    .order_by(*_OPEN_FIRST, _FORMER.handover_id)
    .limit(1)
)


class SlackRefKind(StrEnum):
    """What of a handover is in Slack."""

    CHANNEL = "channel"
    """Its place: a channel of its own, or in a channel that it shares the thread of its card, which `ts` then is."""
    CARD = "card"
    DOCUMENT = "document"
    OUTGOING_THREAD = "outgoing_thread"
    INCOMING_THREAD = "incoming_thread"
    MANAGER_THREAD = "manager_thread"
    BACKUP_THREAD = "backup_thread"
    INCOMING_INTERVIEW = "incoming_interview"
    """The thread in which whoever takes over is asked, told apart by their user id."""
    CALL_THREAD = "call_thread"
    """The message in which whoever held a call is asked how it went, told apart by call and moment."""
    CUSTOMER_CHANNEL = "customer_channel"
    """A channel with the customer, told apart by its number; also one that is ended: nothing internal is ever said there."""
    CONTRIBUTOR_THREAD = "contributor_thread"
    """The message in which a colleague is asked something; there is one for each question, told apart by its subject."""


_KINDS = frozenset(kind.value for kind in SlackRefKind)
"""A row of a kind that is none of these, as another version may have left it, is as if it was not there."""
SUBJECT = ":"
"""What stands between the kind and the subject in a row."""


@dataclass(frozen=True)
class SlackRef:
    """A conversation, or one message in it. `ts` is the message's (a thread's first), empty for the conversation itself.

    `subject` tells apart what there are several of, empty for all other kinds.
    """

    handover_id: str
    kind: SlackRefKind
    conversation: str
    ts: str = ""
    subject: str = ""

    @classmethod
    async def store_all(cls, scope: Scope, values: Sequence[Self]) -> None:
        """Store where things are with the results of the jobs that have put them there.

        The thread of whoever was the outgoing CSM before is still found, for what is theirs they may answer in it; and that of
        a card that was deleted in a shared channel.
        """
        refs = SlackRefs(scope)
        for ref in values:
            below_card = ref.kind is SlackRefKind.CHANNEL and ref.ts
            instead = ref.kind is SlackRefKind.OUTGOING_THREAD or below_card
            await (refs.put_instead(ref) if instead else refs.put(ref))


class SlackRefs:
    """Where things of the handovers of one workspace are in Slack, within one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def get(self, handover_id: str, kind: SlackRefKind, subject: str = "") -> SlackRef | None:
        """Return where this handover has its channel, card or thread; None when it has none yet."""
        wanted = {"here": self._scope.workspace, "handover": handover_id, "what": _stored(kind, subject)}
        row = (await self._scope.connection.execute(_WHERE_IS, wanted)).one_or_none()
        return None if row is None else SlackRef(handover_id, kind, row.conversation, row.ts, subject)

    async def all(self, handover_id: str) -> dict[SlackRefKind, SlackRef]:
        """Return where this handover has whatever it has, by kind; without what there may be several of."""
        wanted = {"here": self._scope.workspace, "handover": handover_id}
        rows = await self._scope.connection.execute(_ALL_OF, wanted)
        return {
            (kind := SlackRefKind(row.kind)): SlackRef(handover_id, kind, row.conversation, row.ts)
            for row in rows
            if row.kind in _KINDS
        }

    async def conversations(self, handovers: Iterable[str], kind: SlackRefKind) -> dict[str, str]:
        """Return the conversations that hold these things of the handovers, by handover id, as far as there are any."""
        wanted = {"here": self._scope.workspace, "handovers": sorted(set(handovers)), "what": kind}
        if not wanted["handovers"]:
            return {}
        rows = await self._scope.connection.execute(_WHERE_ARE, wanted)
        return {row.handover_id: row.conversation for row in rows}

    async def places_in(self, conversation: str) -> tuple[SlackRef, ...]:
        """Return the places of all handovers in this channel: one, or several that share it. Open ones first, then the newest."""
        wanted = {"here": self._scope.workspace, "channel": conversation}
        rows = await self._scope.connection.execute(_PLACES_IN, wanted)
        return tuple(SlackRef(row.handover_id, SlackRefKind.CHANNEL, conversation, row.ts) for row in rows)

    async def with_customers(self, conversation: str) -> tuple[str, ...]:
        """Return the ids of the handovers whose channel with the customer this is or was. Open ones first, then the newest."""
        wanted = {"here": self._scope.workspace, "channel": conversation}
        return tuple(await self._scope.connection.scalars(_WITH_CUSTOMERS, wanted))

    async def place_at(self, conversation: str, thread: str = "") -> SlackRef | None:
        """Return the place of the handover to which what is said here belongs: in its own channel wherever, in a shared one below
        its card, also below one that was deleted. None elsewhere, such as at the top of a shared channel.
        """
        found = (one for one in await self.places_in(conversation) if one.ts in ("", thread))
        place = next(found, None)
        if place is not None or not thread:
            return place
        wanted = {"here": self._scope.workspace, "channel": conversation, "stamp": thread}
        before = await self._scope.connection.scalar(_WAS_PLACE_OF, wanted)
        return None if before is None else SlackRef(before, SlackRefKind.CHANNEL, conversation, thread)

    async def put(self, ref: SlackRef) -> None:
        """Remember where something is, in place of what was known before."""
        values = {"conversation": ref.conversation, "ts": ref.ts}
        await self._scope.connection.execute(
            self._scope.insert(tables.slack_refs)
            .values(
                workspace=self._scope.workspace,
                handover_id=ref.handover_id,
                kind=_stored(ref.kind, ref.subject),
                **values,
            )
            .on_conflict_do_update(index_elements=["workspace", "handover_id", "kind"], set_=values)
        )

    async def put_instead(self, ref: SlackRef) -> None:
        """Remember where something is now. Where it was before is still found by `at`."""
        before = await self.get(ref.handover_id, ref.kind, ref.subject)
        if before is not None and before != ref:
            await self._scope.connection.execute(
                self._scope.insert(tables.former_slack_refs)
                .values(
                    workspace=self._scope.workspace,
                    conversation=before.conversation,
                    ts=before.ts,
                    handover_id=before.handover_id,
                    kind=_stored(before.kind, before.subject),
                )
                .on_conflict_do_nothing()
            )
        await self.put(ref)

    async def at(self, conversation: str, ts: str = "") -> SlackRef | None:
        """Return what is, or was before, at this conversation or message.

        Of several handovers an open one goes first, then the newest.
        """
        wanted = {"here": self._scope.workspace, "channel": conversation, "stamp": ts}
        row = (await self._scope.connection.execute(_WHAT_IS_AT, wanted)).one_or_none()
        if row is None and ts:
            row = (await self._scope.connection.execute(_WHAT_WAS_AT, wanted)).one_or_none()
        kind, _, subject = row.kind.partition(SUBJECT) if row is not None else ("", "", "")
        if row is None or kind not in _KINDS:
            return None
        return SlackRef(row.handover_id, SlackRefKind(kind), conversation, ts, subject)


def _stored(kind: SlackRefKind, subject: str) -> str:
    return f"{kind}{SUBJECT}{subject}" if subject else kind

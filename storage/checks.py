"""Whom Slack has not been asked about for a while: what it told us of them may have changed without our hearing of it."""

from datetime import datetime

from sqlalchemy import Integer, bindparam, exists, or_, select

from handover.errands import PERSON_CHECK_KEY
from storage import tables
from storage.columns import UtcMoment
from storage.transactions import Transactions

_PARTICIPANTS, _HANDOVERS, _ERRANDS = tables.participants.c, tables.handovers.c, tables.errands.c
_BEFORE = bindparam("before", type_=UtcMoment)

_ASKED_SINCE = exists().where(
    _ERRANDS.workspace == _PARTICIPANTS.workspace,
    _ERRANDS.key == PERSON_CHECK_KEY + _PARTICIPANTS.person,
    or_(_ERRANDS.finished_at.is_(None), _ERRANDS.finished_at > _BEFORE),
)
_UNCHECKED = (
    select(_PARTICIPANTS.workspace, _PARTICIPANTS.person)
    .join(
        tables.handovers,
        (_HANDOVERS.workspace == _PARTICIPANTS.workspace) & (_HANDOVERS.id == _PARTICIPANTS.handover_id),
    )
    # Who takes part is looked up when a handover is opened.
    .where(tables.PARTICIPANT_IS_OPEN, _HANDOVERS.opened_at <= _BEFORE, ~_ASKED_SINCE)
    .distinct()
    .order_by(_PARTICIPANTS.workspace, _PARTICIPANTS.person)
    .limit(bindparam("most", type_=Integer))
)


class Checks:
    """Looks at the people in the open handovers of all workspaces."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    async def unchecked(self, before: datetime, limit: int) -> list[tuple[str, str]]:
        """Return at most `limit` (workspace, user) who take part and whom Slack was last asked about at `before` (UTC) or earlier.

        Whoever is to be asked about already is left out.
        """
        async with self._transactions.begin() as connection:
            rows = await connection.execute(_UNCHECKED, {"before": before, "most": limit})
            return [(row.workspace, row.person) for row in rows]

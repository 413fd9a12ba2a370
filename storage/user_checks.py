"""Whom Slack has not been asked about for a while: what it told us of them may have changed without our hearing of it."""

from datetime import datetime

from sqlalchemy import Integer, and_, bindparam, exists, or_, select, tuple_

from handover.people import PERSON_CHECK_KEY
from storage import tables
from storage.database.columns import UtcMoment, Words
from storage.database.transactions import Transactions

_PARTICIPANTS, _HANDOVERS, _JOBS = tables.participants.c, tables.handovers.c, tables.jobs.c
_BEFORE = bindparam("before", type_=UtcMoment)

_NEXT = (
    select(_PARTICIPANTS.workspace, _PARTICIPANTS.person)
    .where(
        tables.PARTICIPANT_IS_OPEN,
        tuple_(_PARTICIPANTS.workspace, _PARTICIPANTS.person)
        > tuple_(bindparam("workspace", type_=Words), bindparam("person", type_=Words)),
    )
    .distinct()
    .order_by(_PARTICIPANTS.workspace, _PARTICIPANTS.person)
    .limit(bindparam("most", type_=Integer))
    .cte("next_people")
)
_ASKED_SINCE = exists().where(
    _JOBS.workspace == _NEXT.c.workspace,
    _JOBS.key == PERSON_CHECK_KEY + _NEXT.c.person,
    or_(_JOBS.finished_at.is_(None), _JOBS.finished_at > _BEFORE),
)
_OPEN_SINCE = exists().where(
    _PARTICIPANTS.workspace == _NEXT.c.workspace,
    _PARTICIPANTS.person == _NEXT.c.person,
    tables.PARTICIPANT_IS_OPEN,
    _HANDOVERS.workspace == _PARTICIPANTS.workspace,
    _HANDOVERS.id == _PARTICIPANTS.handover_id,
    # Who takes part is looked up when a handover is opened.
    _HANDOVERS.opened_at <= _BEFORE,
)
_LOOK = select(_NEXT.c.workspace, _NEXT.c.person, and_(_OPEN_SINCE, ~_ASKED_SINCE).label("unchecked")).order_by(
    _NEXT.c.workspace, _NEXT.c.person
)


class UserChecks:
    """Looks at the people in the open handovers of all workspaces, some at a time, and then from the first again."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions
        self._last = ("", "")

    async def unchecked(self, before: datetime, limit: int) -> list[tuple[str, str]]:
        """Look at the next `limit` people who take part, and return (workspace, user) of whom Slack is to be asked about.

        That is whom it was last asked about at `before` (UTC) or earlier; whoever is to be asked about already is left out.
        """
        workspace, person = self._last
        wanted = {"workspace": workspace, "person": person, "before": before, "most": limit}
        async with self._transactions.begin() as connection:
            rows = (await connection.execute(_LOOK, wanted)).all()
        self._last = (rows[-1].workspace, rows[-1].person) if len(rows) == limit else ("", "")
        return [(row.workspace, row.person) for row in rows if row.unchecked]

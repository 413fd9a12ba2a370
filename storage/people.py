"""People of a workspace: what Slack says of them, what they have set, and when their next digest is due."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, Integer, Row, bindparam, exists, or_, select, update

from handover.access import Facts
from handover.model.people import Person
from storage import tables
from storage.database.columns import UtcMoment, Words
from storage.documents import UnreadableDocument, person_document, salvaged_person
from storage.scope import Scope
from storage.unreadable_rows import UnreadableRows

_PEOPLE = tables.people.c
_HERE = _PEOPLE.workspace == bindparam("here", type_=Words)
_THIS_ONE = _HERE & (_PEOPLE.id == bindparam("user", type_=Words))

_MANY = select(_PEOPLE.id, _PEOPLE.document, _PEOPLE.last_digest_on).where(
    _HERE, _PEOPLE.id.in_(bindparam("users", expanding=True))
)
_ONE = select(_PEOPLE.document, _PEOPLE.last_digest_on, _PEOPLE.checked_at).where(_THIS_ONE)
_NEXT_DIGEST = select(_PEOPLE.next_digest_at).where(_THIS_ONE)
_SET_NEXT_DIGEST = update(tables.people).where(_THIS_ONE).values(next_digest_at=bindparam("at", type_=UtcMoment))

_SET_CHECKED = update(tables.people).where(_THIS_ONE).values(checked_at=bindparam("at", type_=UtcMoment))

_SET_LAST_DIGEST = update(tables.people).where(_THIS_ONE).values(last_digest_on=bindparam("day", type_=Date))

_PARTICIPANTS = tables.participants.c
_TAKES_PART = exists().where(
    _PARTICIPANTS.workspace == _PEOPLE.workspace, _PARTICIPANTS.person == _PEOPLE.id, tables.PARTICIPANT_IS_OPEN
)
_ACCOUNTS = tables.accounts.c
_OWES_A_WORD = exists().where(
    _ACCOUNTS.workspace == _PEOPLE.workspace,
    _ACCOUNTS.owner == _PEOPLE.id,
    or_(_ACCOUNTS.ping_at.is_(None), _ACCOUNTS.ping_at <= bindparam("now", type_=UtcMoment)),
    _ACCOUNTS.no_ping_for != _PEOPLE.id,
    _ACCOUNTS.covered_by == "",
)
_PARTS = tables.account_people.c
_COVERS = (
    exists()
    .where(_PARTS.workspace == _PEOPLE.workspace, _PARTS.person == _PEOPLE.id)
    .where(_ACCOUNTS.workspace == _PARTS.workspace, _ACCOUNTS.id == _PARTS.account_id)
    .where(_ACCOUNTS.covered_by == _PEOPLE.id)
    .where(or_(_ACCOUNTS.ping_at.is_(None), _ACCOUNTS.ping_at <= bindparam("now", type_=UtcMoment)))
)
_LIMBO = tables.limbo.c
_HEARS_OF_LIMBO = exists().where(
    _LIMBO.workspace == _PEOPLE.workspace,
    _LIMBO.who == _PEOPLE.id,
    _LIMBO.due_at <= bindparam("now", type_=UtcMoment),
)
_DUE = (
    select(
        _PEOPLE.id,
        _PEOPLE.document,
        _PEOPLE.last_digest_on,
        _PEOPLE.next_digest_at,
        _TAKES_PART.label("takes_part"),
        _OWES_A_WORD.label("may_be_pinged"),
        _HEARS_OF_LIMBO.label("hears_of_limbo"),
        _COVERS.label("asked_of_cover"),
    )
    .where(_HERE, _PEOPLE.next_digest_at <= bindparam("now", type_=UtcMoment))
    .order_by(_PEOPLE.next_digest_at, _PEOPLE.id)
    .limit(bindparam("most", type_=Integer))
    .with_for_update(skip_locked=True, of=tables.people)
)


@dataclass(frozen=True)
class DueDigest:
    """A person whose digest was due at `planned` (UTC), and whether they take part in an open handover.

    `may_be_pinged` says whether one of the accounts they own is to be looked at (`handover.pings`), `hears_of_limbo` whether one
    without an owner is of which they would be told (`handover.limbo`), `asked_of_cover` whether they cover an account about which
    they may be asked (`handover.cover.monthly`).
    """

    person: Person
    planned: datetime
    takes_part: bool
    may_be_pinged: bool = False
    hears_of_limbo: bool = False
    asked_of_cover: bool = False


class UnknownPerson(LookupError):
    """Nothing is stored about this person: put them first."""


class People:
    """The people of one workspace, within one unit of work."""

    def __init__(
        self, scope: Scope, read: Callable[[str, date | None], Person], unreadable_rows: UnreadableRows
    ) -> None:
        """Have `read` make people of their documents and the days of their last digests."""
        self._scope, self._read, self._unreadable = scope, read, unreadable_rows

    async def get(self, user: str) -> Person | None:
        """Return the person, None when nothing is stored about them."""
        facts = await self.facts(user)
        return None if facts is None else facts.person

    async def facts(self, user: str) -> Facts | None:
        """Return the person and when Slack last said so (UTC); None when nothing is stored about them."""
        wanted = {"here": self._scope.workspace, "user": user}
        row = (await self._scope.connection.execute(_ONE, wanted)).one_or_none()
        if row is None:
            return None
        person, whole = self._from(user, row)
        # Of somebody who could be read in part only, Slack is asked who they are before anything is decided.
        return Facts(person, row.checked_at if whole else None)

    async def many(self, users: Iterable[str]) -> dict[str, Person]:
        """Return the people with these ids, by id; those nothing is stored about are left out."""
        wanted = {"here": self._scope.workspace, "users": sorted(set(users))}
        rows = await self._scope.connection.execute(_MANY, wanted)
        return {row.id: self._from(row.id, row)[0] for row in rows}

    async def put(self, person: Person) -> None:
        """Store the person as given, in place of what was known before.

        For a person known before, the days of the last digest (`last_digest_on`) and of the next one stay as they are.
        """
        values = {"document": person_document(person)}
        await self._scope.connection.execute(
            self._scope.insert(tables.people)
            .values(workspace=self._scope.workspace, id=person.id, last_digest_on=person.last_digest_on, **values)
            .on_conflict_do_update(index_elements=["workspace", "id"], set_=values)
        )

    async def set_checked(self, user: str, at: datetime | None) -> None:
        """Note when Slack last said who somebody is (UTC); None to have it asked again before anything is decided."""
        await self._scope.connection.execute(_SET_CHECKED, {"here": self._scope.workspace, "user": user, "at": at})

    async def set_next_digest(self, user: str, at: datetime | None) -> None:
        """Set when the next digest is due (UTC); None for none. Raises UnknownPerson."""
        change = {"here": self._scope.workspace, "user": user, "at": at}
        changed = await self._scope.connection.execute(_SET_NEXT_DIGEST, change)
        if changed.rowcount == 0:
            raise UnknownPerson(user)

    async def due(self, now: datetime, limit: int) -> list[DueDigest]:
        """Return at most `limit` of those whose next digest is due at `now` (UTC), longest due first.

        What is stored there and is no moment counts as `now`.
        They are this unit of work's until its end: those whom another one is planning for are passed over.
        """
        rows = await self._scope.connection.execute(_DUE, {"here": self._scope.workspace, "now": now, "most": limit})
        return [
            DueDigest(
                self._from(row.id, row)[0],
                row.next_digest_at or now,
                row.takes_part,
                row.may_be_pinged,
                row.hears_of_limbo,
                row.asked_of_cover,
            )
            for row in rows
        ]

    def _from(self, user: str, row: Row[Any, *tuple[Any, ...]]) -> tuple[Person, bool]:
        """Return the person of a row, and whether all of it could be read."""
        of_row = ("person", self._scope.workspace, user)
        try:
            person = self._read(row.document, row.last_digest_on)
        except UnreadableDocument:
            self._unreadable.note(*of_row)
            return salvaged_person(row.document, user, row.last_digest_on), False
        self._unreadable.forget(*of_row)
        return person, True

    async def plan(self, digests: Mapping[str, datetime | None]) -> None:
        """Set for many at once, by id, when their next digest is due (UTC); None for none."""
        changes = [{"here": self._scope.workspace, "user": user, "at": at} for user, at in digests.items()]
        if changes:
            await self._scope.connection.execute(_SET_NEXT_DIGEST, changes)

    async def set_last_digests(self, days: Mapping[str, date]) -> None:
        """Set for many at once, by id, the local day of the newest digest enqueued."""
        changes = [{"here": self._scope.workspace, "user": user, "day": day} for user, day in days.items()]
        if changes:
            await self._scope.connection.execute(_SET_LAST_DIGEST, changes)

    async def next_digest(self, user: str) -> datetime | None:
        """Return when the next digest is due (UTC), None when none is planned."""
        wanted = {"here": self._scope.workspace, "user": user}
        at: datetime | None = await self._scope.connection.scalar(_NEXT_DIGEST, wanted)
        return at

"""People of a workspace: what Slack says of them, what they have set, and when they next hear from us."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, select, update

from handover.people import Person
from storage import tables
from storage.columns import UtcMoment, Words
from storage.documents import person_document, person_from
from storage.scope import Scope

_PEOPLE = tables.people.c
_HERE = _PEOPLE.workspace == bindparam("here", type_=Words)
_THIS_ONE = _HERE & (_PEOPLE.id == bindparam("user", type_=Words))

_MANY = select(_PEOPLE.id, _PEOPLE.document).where(_HERE, _PEOPLE.id.in_(bindparam("users", expanding=True)))
_NEXT_DIGEST = select(_PEOPLE.next_digest_at).where(_THIS_ONE)
_SET_NEXT_DIGEST = update(tables.people).where(_THIS_ONE).values(next_digest_at=bindparam("at", type_=UtcMoment))


class UnknownPerson(LookupError):
    """Nothing is stored about this person: put them first."""


class People:
    """The people of one workspace, within one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def get(self, user: str) -> Person | None:
        """Return the person, None when nothing is stored about them."""
        return (await self.many([user])).get(user)

    async def many(self, users: Iterable[str]) -> dict[str, Person]:
        """Return the people with these ids, by id; those nothing is stored about are left out."""
        wanted = {"here": self._scope.workspace, "users": sorted(set(users))}
        rows = await self._scope.connection.execute(_MANY, wanted)
        return {row.id: person_from(row.document) for row in rows}

    async def put(self, person: Person) -> None:
        """Store the person as given, in place of what was known before. When they next hear from us stays as it is."""
        values = {"document": person_document(person)}
        await self._scope.connection.execute(
            self._scope.insert(tables.people)
            .values(workspace=self._scope.workspace, id=person.id, **values)
            .on_conflict_do_update(index_elements=["workspace", "id"], set_=values)
        )

    async def set_next_digest(self, user: str, at: datetime | None) -> None:
        """Set when the next morning message is due (UTC); None for none. Raises UnknownPerson."""
        change = {"here": self._scope.workspace, "user": user, "at": at}
        changed = await self._scope.connection.execute(_SET_NEXT_DIGEST, change)
        if changed.rowcount == 0:
            raise UnknownPerson(user)

    async def next_digest(self, user: str) -> datetime | None:
        """Return when the next morning message is due (UTC), None when none is planned."""
        wanted = {"here": self._scope.workspace, "user": user}
        at: datetime | None = await self._scope.connection.scalar(_NEXT_DIGEST, wanted)
        return at

"""People of a workspace: what Slack says of them, what they have set, and when they next hear from us."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select, update

from handover.people import Person
from storage import tables
from storage.documents import person_document, person_from
from storage.scope import Scope


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
        table = tables.people
        rows = await self._scope.connection.execute(
            select(table.c.id, table.c.document).where(
                table.c.workspace == self._scope.workspace, table.c.id.in_(sorted(set(users)))
            )
        )
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
        table = tables.people
        changed = await self._scope.connection.execute(
            update(table)
            .where(table.c.workspace == self._scope.workspace, table.c.id == user)
            .values(next_digest_at=at)
        )
        if changed.rowcount == 0:
            raise UnknownPerson(user)

    async def next_digest(self, user: str) -> datetime | None:
        """Return when the next morning message is due (UTC), None when none is planned."""
        table = tables.people
        at: datetime | None = await self._scope.connection.scalar(
            select(table.c.next_digest_at).where(table.c.workspace == self._scope.workspace, table.c.id == user)
        )
        return at

"""What is kept of each CSM's work: what they know, and how much they carry at most."""

from sqlalchemy import bindparam, select

from handover.model.csm_facts import CsmFacts
from storage import tables
from storage.database.columns import Words
from storage.documents import CSM_FACTS, UnreadableDocument
from storage.scope import Scope
from storage.unreadable_rows import UnreadableRows

_FACTS = tables.csm_facts.c
_ALL = select(_FACTS.person, _FACTS.document).where(_FACTS.workspace == bindparam("here", type_=Words))
_ONE = _ALL.where(_FACTS.person == bindparam("who", type_=Words))


class StoredCsmFacts:
    """The facts of the CSMs of one workspace, within one unit of work."""

    def __init__(self, scope: Scope, unreadable_rows: UnreadableRows) -> None:
        self._scope, self._unreadable = scope, unreadable_rows

    async def all(self) -> dict[str, CsmFacts]:
        """Return what is kept of everybody, by user id; what cannot be read is left out."""
        rows = await self._scope.connection.execute(_ALL, {"here": self._scope.workspace})
        found = {row.person: self._from(row.person, row.document) for row in rows}
        return {user: facts for user, facts in found.items() if facts is not None}

    async def get(self, user: str) -> CsmFacts:
        """Return what is kept of one person: nothing where nobody has said anything, or where it cannot be read."""
        wanted = {"here": self._scope.workspace, "who": user}
        row = (await self._scope.connection.execute(_ONE, wanted)).one_or_none()
        return (self._from(user, row.document) if row else None) or CsmFacts(user)

    async def put(self, facts: CsmFacts) -> None:
        """Store what is known of one person, in place of what was."""
        values = {"document": CSM_FACTS.write(facts)}
        await self._scope.connection.execute(
            self._scope.insert(tables.csm_facts)
            .values(workspace=self._scope.workspace, person=facts.user, **values)
            .on_conflict_do_update(index_elements=["workspace", "person"], set_=values)
        )

    def _from(self, user: str, document: str) -> CsmFacts | None:
        of_row = ("facts", self._scope.workspace, user)
        try:
            facts = CSM_FACTS.read(document)
        except UnreadableDocument:
            self._unreadable.note(*of_row)
            return None
        self._unreadable.forget(*of_row)
        return facts

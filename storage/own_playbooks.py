"""A workspace's own playbooks at rest: the newest version of each, and every version with the change that made it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Integer, bindparam, select, update

from handover.model.own_playbooks import PlaybookEdit
from storage import tables
from storage.database.columns import Words
from storage.documents import PLAYBOOK_EDITS
from storage.scope import Scope

_OWN, _EDITS = tables.own_playbooks.c, tables.playbook_edits.c
_HERE, _KEY = bindparam("here", type_=Words), bindparam("which", type_=Words)
_VERSION = bindparam("seen", type_=Integer)
_ALL = select(_OWN.key, _OWN.version, _OWN.document).where(_OWN.workspace == _HERE).order_by(_OWN.key)
_ONE = _ALL.where(_OWN.key == _KEY)
_ONE_LOCKED = _ONE.with_for_update()
_SAVE = update(tables.own_playbooks).where(_OWN.workspace == _HERE, _OWN.key == _KEY, _OWN.version == _VERSION)
_EDITS_OF = (
    select(_EDITS.edit)
    .where(_EDITS.workspace == _HERE, _EDITS.key == _KEY)
    .order_by(_EDITS.version.desc())
    .offset(bindparam("first", type_=Integer))
    .limit(bindparam("most", type_=Integer))
)
_VERSION_OF = select(_EDITS.document).where(_EDITS.workspace == _HERE, _EDITS.key == _KEY, _EDITS.version == _VERSION)


@dataclass(frozen=True)
class StoredPlaybook:
    """A playbook's key, the number of its version, from 1, and its document in that version."""

    key: str
    version: int
    document: str


class PlaybookTaken(Exception):
    """Somebody else has stored a playbook with this key, or its next version, meanwhile."""


class OwnPlaybooks:
    """The playbooks of one workspace's own, within one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def all(self) -> tuple[StoredPlaybook, ...]:
        """Return all of them in their newest version, by key."""
        rows = await self._scope.connection.execute(_ALL, {"here": self._scope.workspace})
        return tuple(StoredPlaybook(row.key, row.version, row.document) for row in rows)

    async def get(self, key: str, *, lock: bool = False) -> StoredPlaybook | None:
        """Return the newest version of one, None where there is none of this key.

        With `lock`, nobody else can store the next version until the unit of work ends. (SQLite has one writer anyway.)
        """
        query = _ONE_LOCKED if lock else _ONE
        row = (await self._scope.connection.execute(query, self._of(key))).one_or_none()
        return StoredPlaybook(row.key, row.version, row.document) if row else None

    async def version(self, key: str, version: int) -> str | None:
        """Return the document of one version, None where there is none."""
        found: str | None = await self._scope.connection.scalar(_VERSION_OF, {**self._of(key), "seen": version})
        return found

    async def edits(self, key: str, first: int, most: int) -> Sequence[PlaybookEdit]:
        """Return at most `most` changes to a playbook, the newest first, from the one of this number on (from 0)."""
        rows = await self._scope.connection.scalars(_EDITS_OF, {**self._of(key), "first": first, "most": most})
        return [PLAYBOOK_EDITS.read(row) for row in rows]

    async def store(self, key: str, document: str, edit: PlaybookEdit) -> None:
        """Store the version of a playbook that a change has made. Raises PlaybookTaken."""
        version = edit.version
        row = {"workspace": self._scope.workspace, "key": key, "version": version, "document": document}
        if version == 1:
            made = await self._scope.connection.execute(
                self._scope.insert(tables.own_playbooks).values(**row).on_conflict_do_nothing()
            )
        else:
            wanted = {**self._of(key), "seen": version - 1, "version": version, "document": document}
            made = await self._scope.connection.execute(_SAVE, wanted)
        if made.rowcount == 0:
            raise PlaybookTaken
        await self._scope.connection.execute(tables.playbook_edits.insert(), row | {"edit": PLAYBOOK_EDITS.write(edit)})

    def _of(self, key: str) -> dict[str, str]:
        return {"here": self._scope.workspace, "which": key}

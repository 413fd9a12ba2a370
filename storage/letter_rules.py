"""How letters to customers are approved in a workspace, as its admins have said."""

from sqlalchemy import bindparam, select

from handover.letter_rules import LetterRules
from storage import tables
from storage.database.columns import Words
from storage.scope import Scope

_RULES = tables.letter_rules.c
_GET = select(_RULES.manager_approves).where(_RULES.workspace == bindparam("here", type_=Words))


class StoredLetterRules:
    """How letters are approved in one workspace, within one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def get(self) -> LetterRules:
        """Return it: by any second person, until an admin has said otherwise."""
        row = (await self._scope.connection.execute(_GET, {"here": self._scope.workspace})).one_or_none()
        return LetterRules() if row is None else LetterRules(row.manager_approves)

    async def put(self, rules: LetterRules) -> None:
        """Store it, in place of what was said before."""
        values = {"manager_approves": rules.manager_approves}
        await self._scope.connection.execute(
            self._scope.insert(tables.letter_rules)
            .values(workspace=self._scope.workspace, **values)
            .on_conflict_do_update(index_elements=["workspace"], set_=values)
        )

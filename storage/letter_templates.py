"""A workspace's own words for letters to customers at rest, by language."""

from sqlalchemy import Integer, bindparam, select, update

from handover.model.letter_style import Language
from handover.model.letter_templates import LetterTemplates
from storage import tables
from storage.database.columns import Words
from storage.documents import LETTER_TEMPLATES, UnreadableDocument
from storage.scope import Scope
from storage.unreadable_rows import UnreadableRows

_TEMPLATES = tables.letter_templates.c
_ALL = select(_TEMPLATES.language, _TEMPLATES.document).where(_TEMPLATES.workspace == bindparam("here", type_=Words))
_ONE = _ALL.where(_TEMPLATES.language == bindparam("which", type_=Words))
_ONE_LOCKED = _ONE.with_for_update()
_SAVE = update(tables.letter_templates).where(
    _TEMPLATES.workspace == bindparam("here", type_=Words),
    _TEMPLATES.language == bindparam("which", type_=Words),
    _TEMPLATES.version == bindparam("seen", type_=Integer),
)


class StoredLetterTemplates:
    """The own words of one workspace, within one unit of work."""

    def __init__(self, scope: Scope, unreadable_rows: UnreadableRows) -> None:
        self._scope, self._unreadable = scope, unreadable_rows

    async def all(self) -> dict[Language, LetterTemplates]:
        """Return what is kept, by language; what cannot be read is left out, so that letters say Baton's words."""
        rows = await self._scope.connection.execute(_ALL, {"here": self._scope.workspace})
        read = {row.language: self._from(row.language, row.document) for row in rows}
        return {one: found for one in Language if (found := read.get(one)) is not None}

    async def get(self, language: Language, *, lock: bool = False) -> LetterTemplates:
        """Return what is kept of one language: nothing where there are no own words, or they cannot be read.

        With `lock`, nobody else can store any until the unit of work ends. (SQLite has one writer anyway.)
        """
        wanted = {"here": self._scope.workspace, "which": str(language)}
        row = (await self._scope.connection.execute(_ONE_LOCKED if lock else _ONE, wanted)).one_or_none()
        return (self._from(row.language, row.document) if row else None) or LetterTemplates()

    async def put(self, language: Language, templates: LetterTemplates) -> bool:
        """Store the next version. Return False, with nothing stored, where somebody else has stored one of this number."""
        values = {"version": templates.version, "document": LETTER_TEMPLATES.write(templates)}
        stored = await self._scope.connection.execute(
            _SAVE,
            {"here": self._scope.workspace, "which": str(language), "seen": templates.version - 1, **values},
        )
        if stored.rowcount == 0 and templates.version == 1:
            stored = await self._scope.connection.execute(
                self._scope.insert(tables.letter_templates)
                .values(workspace=self._scope.workspace, language=str(language), **values)
                .on_conflict_do_nothing()
            )
        return stored.rowcount == 1

    def _from(self, language: str, document: str) -> LetterTemplates | None:
        of_row = ("letter_templates", self._scope.workspace, language)
        try:
            templates = LETTER_TEMPLATES.read(document)
        except UnreadableDocument:
            self._unreadable.note(*of_row)
            return None
        self._unreadable.forget(*of_row)
        return templates

"""A workspace's own words for letters, at rest."""

from datetime import UTC, datetime

from sqlalchemy import text

from handover.model.letter_style import Language, Tone
from handover.model.letter_templates import LetterTemplates
from storage.store import Store
from tests.examples import AIKO

HERE, ELSEWHERE = "T0NORTH", "T0SOUTH"
EN, JA = Language.ENGLISH, Language.JAPANESE
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
FIRST = LetterTemplates({Tone.WARM: {"thanks": "Thanks \U0001f389 {{ account }}"}}, {}, 1, AIKO, AT)
SECOND = LetterTemplates({Tone.FORMAL: {"close": ""}}, FIRST.words, 2, AIKO, AT)


async def test_words_are_each_workspaces_and_languages_own(store: Store) -> None:
    async with store.begin(HERE) as unit:
        assert await unit.letter_templates.get(EN) == LetterTemplates()
        assert await unit.letter_templates.put(EN, FIRST)
        assert await unit.letter_templates.put(JA, FIRST)
        assert await unit.letter_templates.put(EN, SECOND)
    async with store.begin(HERE) as unit:
        assert await unit.letter_templates.get(EN, lock=True) == SECOND
        assert await unit.letter_templates.all() == {EN: SECOND, JA: FIRST}
    async with store.begin(ELSEWHERE) as unit:
        assert await unit.letter_templates.all() == {}


async def test_of_two_next_versions_one_is_stored(store: Store) -> None:
    async with store.begin(HERE) as unit:
        assert await unit.letter_templates.put(EN, FIRST)
        assert not await unit.letter_templates.put(EN, FIRST)
        assert await unit.letter_templates.put(EN, SECOND)
        assert not await unit.letter_templates.put(EN, SECOND)
        assert await unit.letter_templates.get(EN) == SECOND


async def test_what_cannot_be_read_is_none_and_is_told(store: Store) -> None:
    async with store.begin(HERE) as unit:
        await unit.letter_templates.put(EN, FIRST)
        await unit.letter_templates.put(JA, FIRST)
        await unit._scope.connection.execute(
            text("UPDATE letter_templates SET document = '[]' WHERE language = 'en'"), {}
        )
    async with store.begin(HERE) as unit:
        assert await unit.letter_templates.all() == {JA: FIRST}
        assert await unit.letter_templates.get(EN) == LetterTemplates()
    assert store.unreadable_rows.found == [("letter_templates", HERE, "en")]

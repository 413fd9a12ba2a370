"""The language of a letter, from what people write about a customer's language."""

import pytest

from handover.accounts.languages import letter_language
from handover.model.letter_style import Language


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("German", Language.GERMAN),
        ("Deutsch (Schweiz)", Language.GERMAN),
        ("de-AT", Language.GERMAN),
        ("German-speaking", Language.GERMAN),
        ("Italian, French", Language.FRENCH),
        ("español y català", Language.SPANISH),
        ("pt-BR", Language.BRAZILIAN),
        ("pt_br", Language.BRAZILIAN),
        ("Brazilian Portuguese", Language.BRAZILIAN),
        ("Portuguese (Brazil)", Language.BRAZILIAN),
        ("português do Brasil", Language.BRAZILIAN),
        ("Portuguese", Language.PORTUGUESE),
        ("pt-PT", Language.PORTUGUESE),
        ("English (Brazil)", Language.ENGLISH),
        ("日本語", Language.JAPANESE),
        ("English / German", Language.ENGLISH),
        ("Polish", None),
        ("fluent in everything", None),
        ("", None),
    ],
)
def test_the_first_language_that_letters_are_written_in_is_theirs(written: str, language: Language | None) -> None:
    assert letter_language(written) is language

"""What people say to the bot instead of answering, language by language: data for `handover.interview.phrasebook`.

Each module has `WORDS`, lists of words that its phrases name in braces, and `PHRASES`, one phrase a line by what it means.
In a phrase `(a|b)` is one of several, `[a]` may be missing, `{name}` is a list of `WORDS`, and in `passes_on` `_` is somebody's
name. Case, accents, apostrophes and punctuation do not matter.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from handover.interview.phrases import english, french, german, italian, japanese, portuguese, spanish
from handover.interview.phrases.expansion import expanded
from handover.interview.spelling import Phrase


class Language(NamedTuple):
    """The phrases of one language, and the lists they name."""

    words: Mapping[str, str]
    phrases: Mapping[str, str]

    def ways(self, kind: str) -> Iterator[Phrase]:
        """Yield everything that the phrases of this kind stand for, folded; somebody's name is a word of its own, `_`."""
        return expanded(self.phrases.get(kind, ""), self.words)


LANGUAGES = tuple(
    Language(one.WORDS, one.PHRASES) for one in (english, german, french, spanish, portuguese, italian, japanese)
)

"""The words of letters by language and tone, and how each language joins sentences.

They are data: `phrases/<language>.toml` has the sentences of the warm tone, and what the formal and the brief tone say otherwise.
A file that `inherits` another language has only what it says otherwise.
A workspace's own words lie over them, tone by tone.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from handover.letter_templates.template import problems_of
from handover.model.letter_style import Language, Tone
from handover.model.letter_templates import OwnWords


@dataclass(frozen=True)
class Writing:
    """How a language writes: what stands between sentences, before the lines of a list, after a sentence, and before a P.S."""

    between_sentences: str
    bullet: str
    full_stop: str
    postscript: str


@dataclass(frozen=True)
class Wording:
    """The words of a sentence: whether they are a workspace's own, and of which tone they are."""

    words: str
    own: bool
    tone: Tone


@dataclass(frozen=True)
class Phrasebook:
    """The words of one language in one tone; `own` are a workspace's."""

    language: Language
    tone: Tone
    own: OwnWords

    @property
    def writing(self) -> Writing:
        """How the language writes."""
        return Writing(**_read(self.language)["writing"])

    def wordings(self, key: str) -> Iterator[Wording]:
        """Yield the words of a sentence, those that come first before those that follow where they cannot be said.

        Each tone has its own words before Baton's, and the warm tone has them where another says nothing. Own words that are not
        sound any more are passed over, as in a newer version in which a sentence names something else.
        """
        for tone in dict.fromkeys((self.tone, Tone.WARM)):
            own = self.own.get(tone, {}).get(key)
            if own is not None and not problems_of(self.language, key, own):
                yield Wording(own, own=True, tone=tone)
            if key in _read(self.language)[tone]:
                yield Wording(_read(self.language)[tone][key], own=False, tone=tone)

    def wording(self, key: str) -> Wording:
        """Return the words of a sentence that come first."""
        return next(self.wordings(key))

    def without(self, key: str) -> Wording:
        """Return what a sentence says in this tone without own words for this very tone."""
        return next(one for one in self.wordings(key) if not (one.own and one.tone is self.tone))


def sentence_keys() -> tuple[str, ...]:
    """Return the keys of all sentences, in the order of the files."""
    return tuple(_read(Language.ENGLISH)[Tone.WARM])


def has_own_tone(language: Language, tone: Tone, key: str) -> bool:
    """Return whether Baton's words say a sentence otherwise in this tone than in the warm one."""
    return tone is not Tone.WARM and key in _read(language)[tone]


@cache
def _read(language: Language) -> Mapping[str, dict[str, str]]:
    """Return what a language says; a file that inherits has what it says otherwise than another one."""
    file = files("messages.introduction.phrases") / f"{language}.toml"
    own = tomllib.loads(file.read_text(encoding="utf-8"))
    if (other := own.pop("inherits", None)) is None:
        return own
    return {part: words | own.get(part, {}) for part, words in _read(Language(other)).items()}

"""What the buttons, menus and forms of a workspace's own words carry."""

from dataclasses import dataclass, replace
from typing import Self

from handover.model.letter_style import Language, Tone
from messages.kit.values import ButtonValue
from messages.letter_templates.sentences import PARTS


@dataclass(frozen=True)
class TemplatesValue:
    """What is looked at: a language, a tone, a part of letters, the handover beside which (empty for none); and a thing of it."""

    language: Language = Language.ENGLISH
    tone: Tone = Tone.WARM
    part: str = next(iter(PARTS))
    handover: str = ""
    about: str = ""

    @classmethod
    def of(cls, button: ButtonValue) -> Self:
        """Return what such a button or menu option carries. Raises ValueError, LookupError for what this version does not know."""
        language, tone, part, *about = button.subject.split(" ")
        if part not in PARTS:
            raise LookupError(part)
        return cls(Language(language), Tone(tone), part, button.handover, " ".join(about))

    def with_(self, about: str) -> str:
        """Return what a button about this thing carries."""
        return str(replace(self, about=about))

    def __str__(self) -> str:
        """Return what the button carries. Raises TooLong."""
        return str(ButtonValue(self.handover, f"{self.language} {self.tone} {self.part} {self.about}".rstrip()))


@dataclass(frozen=True)
class ShownSentence:
    """What the form of a sentence carries: what was looked at, the sentence, and the marks of what the form showed."""

    about: str
    key: str
    marks: str

"""What people wrote in their own words, line by line: it stays unless the manager lets a line out, without what never leaves (P15).

Of a line, sentences are taken out that look like a password, repeat what is internal, or tell of money, health or somebody's
reasons. They are listed, and nobody can let them out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handover.model.release import ReleaseSection
from handover.release.facts import Fact, Known
from handover.release.held import lines_offered
from handover.text.fingerprint import fingerprint
from handover.text.private_words import private_word

MONEY = re.compile(
    r"[€$£¥]\s?\d|\d[\d.,' ]*\s?(?:[€$£¥円]|k€|Mio\b|million|(?:EUR|USD|GBP|CHF|JPY|BRL|CAD|AUD)\b|euros?\b|dollars?\b)"
    r"|\b(?:EUR|USD|GBP|CHF|JPY|BRL)\s?\d",
    re.IGNORECASE,
)
_ENDS = re.compile(r"(?<=[.!?…])(?<!\s\d\.)(?<!\s\d\d\.)\s+|(?<=[。！？])")
"""Where a sentence ends; not behind a day: "am 8. Februar"."""


@dataclass(frozen=True)
class Written:
    """A line that somebody wrote: its key, the line itself, the title of its entry, and its sentences."""

    key: str
    line: str
    title: str
    sentences: tuple[str, ...]

    def fact(self, sentences: Iterable[str], part: str = "") -> Fact:
        """Return these of its sentences as what may leave, or a `part` of it that is taken out."""
        key = f"{self.key}:{part}" if part else self.key
        return Fact(key, ReleaseSection.TOLD, " ".join(sentences), self.title, offered=False)


def written(known: Known) -> Iterator[Written]:
    """Yield the lines that people wrote and from which no record was read, entry by entry."""
    for entry in sorted(known.entries, key=lambda one: (one.place, one.item)):
        for line in lines_offered(entry):
            sentences = tuple(one for one in (" ".join(part.split()) for part in _ENDS.split(line)) if one)
            yield Written(f"told:{entry.item}:{fingerprint(line)}", line, entry.title, sentences)


def private(sentence: str) -> str:
    """Return the words by which a sentence tells of money, health or somebody's reasons; empty for none."""
    money = MONEY.search(sentence)
    return money.group().strip() if money else private_word(sentence)

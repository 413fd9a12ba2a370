"""The brief in words: at most 600 characters, the same in a reply, on the channel's card and in the handover document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from handover.blueprint.brief import Brief, Said
from handover.text.length import length
from messages.kit.dates import day_and_year
from messages.kit.markdown import line
from messages.kit.text import oneline, safe, shorten
from messages.promises.words import LACKS

LONGEST = 600
"""Characters of the whole brief, as they are read."""
NOTHING = "Nothing is known of this account yet."
Part = tuple[str, str]
"""What a part of the brief is called, and what it says, in plain text."""
_ROOM = {"To know": 290, "Risks": 110, "Next": 60, "Promised": 100}
"""Characters that each part may have where all say much; what one leaves is the others'."""


def brief_parts(brief: Brief) -> list[Part]:
    """Return the parts of the brief that say something, in plain text, together with their names at most `LONGEST` characters."""
    found = [part for part in _parts(brief) if part.texts]
    overhead = sum(len(part.heading) + len(": ") + len("\n") for part in found)
    room = LONGEST - overhead
    spare = room - sum(min(_ROOM[part.name], _size(part.texts)) for part in found)
    parts = []
    for part in found:
        wanted = min(_size(part.texts), _ROOM[part.name] + max(0, spare))
        spare -= max(0, wanted - _ROOM[part.name])
        parts.append((part.heading, _joined(part.texts, wanted)))
    return parts


def brief_mrkdwn(brief: Brief) -> str:
    """Return the brief as mrkdwn, one line for each part; empty when nothing is known."""
    return "\n".join(f"*{name}:* {safe(text, 3 * LONGEST)}" for name, text in brief_parts(brief))


def brief_markdown(brief: Brief) -> list[str]:
    """Return the brief as lines of Markdown; none when nothing is known."""
    return [f"**{name}:** {line(text)}" for name, text in brief_parts(brief)]


@dataclass(frozen=True)
class _Part:
    """One part of the brief; `as_of` is the day as of which all of its texts are known, None where that is said of each."""

    name: str
    texts: Sequence[str]
    as_of: date | None = None

    @property
    def heading(self) -> str:
        return f"{self.name} ({_as_of(self.as_of)})" if self.as_of else self.name


def _parts(brief: Brief) -> Iterator[_Part]:
    yield _said("To know", brief.to_know)
    yield _said("Risks", brief.risks)
    comes = [f"{oneline(what)}, {day_and_year(day)}" for day, what in brief.comes]
    yield _Part("Next", [*comes, *([_words(brief.dates)] if brief.dates else [])])
    yield _said("Promised", brief.promises)


def _said(name: str, said: Sequence[Said]) -> _Part:
    """Return the part with these texts; a day that is that of all of them is said once."""
    days = {one.as_of for one in said}
    if len(days) == 1 and (day := days.pop()) is not None:
        return _Part(name, [_plain(one) for one in said], day)
    return _Part(name, [_words(one) for one in said])


def _words(said: Said) -> str:
    """Return what is said, after what it lacks and the day as of which it is known."""
    return f"({_as_of(said.as_of)}) {_plain(said)}" if said.as_of else _plain(said)


def _plain(said: Said) -> str:
    """Return what is said; before it what a promise lacks, where its words do not say that themselves."""
    text = oneline(said.text)
    lacks = [LACKS[lack] for lack in said.missing if LACKS[lack] not in text]
    return f"({', '.join(lacks)}) {text}" if lacks else text


def _as_of(day: date) -> str:
    return f"as of {day_and_year(day)}"


def _size(texts: Sequence[str]) -> int:
    return sum(length(text) for text in texts) + len(" · ") * (len(texts) - 1)


def _joined(texts: Sequence[str], room: int) -> str:
    """Return the texts in a row within so many characters, each shortened to its share; what one leaves is the next one's."""
    said: list[str] = []
    left = room - len(" · ") * (len(texts) - 1)
    for number, text in enumerate(texts):
        later = [length(one) for one in texts[number + 1 :]]
        share = max(left // (len(later) + 1), left - sum(later))
        short = shorten(text, max(share, 0))
        said.append(short)
        left -= length(short)
    return " · ".join(one for one in said if one)

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
_ROOM = {"To know": 220, "Risks": 105, "Next": 105, "Promised": 130}
"""Characters that each part may have where all say much; what one leaves is the others'."""
_LEAST, _LEAST_OF_DATE = 50, 20
"""Characters that each text of a part keeps, and those that say what is on a day; what does not fit so is counted instead."""
_BETWEEN = " · "


def brief_parts(brief: Brief) -> list[Part]:
    """Return the parts of the brief that say something, in plain text, together with their names at most `LONGEST` characters."""
    found = [part for part in _parts(brief) if part.texts]
    room = LONGEST - sum(len(part.heading) + len(": ") + len("\n") for part in found)
    most = sum(_ROOM[part.name] for part in found)
    shares = [min(_ROOM[part.name], _ROOM[part.name] * room // most) for part in found]
    spare = room - sum(min(share, _size(part.texts)) for share, part in zip(shares, found, strict=True))
    parts = []
    for part, share in zip(found, shares, strict=True):
        wanted = min(_size(part.texts), share + spare)
        spare -= max(0, wanted - share)
        parts.append((part.heading, _row(part.texts, wanted, counted=part.counted)))
    return parts


def brief_mrkdwn(brief: Brief) -> str:
    """Return the brief as mrkdwn, one line for each part; empty when nothing is known."""
    return "\n".join(f"*{name}:* {safe(text, 3 * LONGEST)}" for name, text in brief_parts(brief))


def brief_markdown(brief: Brief) -> list[str]:
    """Return the brief as lines of Markdown; none when nothing is known."""
    return [f"**{name}:** {line(text)}" for name, text in brief_parts(brief)]


@dataclass(frozen=True)
class _Text:
    """One text of a part, on one line; `end` is the day that it keeps when it is cut, without which it would say nothing."""

    words: str
    end: str = ""
    telling: int = _LEAST

    @property
    def least(self) -> int:
        """Characters of which it needs as many to be read."""
        return min(length(self.words), self.telling + len(self.end))

    def within(self, room: int) -> str:
        """Return it in at most `room` characters."""
        if length(self.words) <= room or not self.end:
            return shorten(self.words, max(room, 0))
        return f"{shorten(self.words.removesuffix(self.end), max(room - len(self.end), 0))}{self.end}"


@dataclass(frozen=True)
class _Part:
    """One part of the brief; `as_of` is the day as of which all of its texts are known, None where that is said of each.

    `counted`: how many texts there are that it has no room for is said.
    """

    name: str
    texts: Sequence[_Text]
    as_of: date | None = None
    counted: bool = True

    @property
    def heading(self) -> str:
        return f"{self.name} ({_as_of(self.as_of)})" if self.as_of else self.name


def _parts(brief: Brief) -> Iterator[_Part]:
    yield _said("To know", brief.to_know)
    yield _said("Risks", brief.risks)
    comes = [_date(oneline(what), f", {day_and_year(day)}") for day, what in brief.comes]
    yield _Part("Next", [*comes, *([_Text(_words(brief.dates))] if brief.dates else [])], counted=False)
    yield _said("Promised", brief.promises)


def _date(what: str, day: str) -> _Text:
    return _Text(f"{what}{day}", day, _LEAST_OF_DATE)


def _said(name: str, said: Sequence[Said]) -> _Part:
    """Return the part with these texts; a day that is that of all of them is said once."""
    days = {one.as_of for one in said}
    day = days.pop() if len(days) == 1 else None
    return _Part(name, [_Text(_plain(one) if day else _words(one), _until(one)) for one in said], day)


def _until(said: Said) -> str:
    """Return the day of a promise that its words lose when they are cut."""
    return f", by {day_and_year(said.due)}" if said.due else ""


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


def _size(texts: Sequence[_Text]) -> int:
    return sum(length(one.words) for one in texts) + len(_BETWEEN) * (len(texts) - 1)


def _row(texts: Sequence[_Text], room: int, *, counted: bool) -> str:
    """Return the texts in a row within so many characters: as many as can be read there, and how many there are beside them."""
    shown = _readable(texts, room, counted=counted)
    more = _more(len(texts) - shown) if counted else ""
    return _BETWEEN.join(_shared(texts[:shown], room - len(more))) + more


def _more(texts: int) -> str:
    return f"{_BETWEEN}and {texts} more" if texts else ""


def _readable(texts: Sequence[_Text], room: int, *, counted: bool) -> int:
    """Return how many of the texts, from the first on, can be read within so many characters; one at least."""
    found, taken = 1, 0
    for shown, text in enumerate(texts, 1):
        taken += text.least + (len(_BETWEEN) if shown > 1 else 0)
        if taken > room:
            break
        if taken + (len(_more(len(texts) - shown)) if counted else 0) <= room:
            found = shown
    return found


def _shared(texts: Sequence[_Text], room: int) -> Iterator[str]:
    """Yield each of the texts shortened to its share, at least what it needs to be read; what one leaves is the next one's."""
    left = room - len(_BETWEEN) * (len(texts) - 1)
    for number, text in enumerate(texts):
        later = texts[number + 1 :]
        fair = max(left // (len(later) + 1), left - sum(length(one.words) for one in later))
        short = text.within(min(left, max(text.least, min(fair, left - sum(one.least for one in later)))))
        left -= length(short)
        yield short

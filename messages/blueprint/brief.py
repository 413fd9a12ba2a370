"""The brief in words: at most 600 characters, the same in a reply, on the channel's card and in the handover document."""

from collections.abc import Iterator, Sequence

from handover.blueprint.brief import Brief, Said
from handover.text.length import length
from messages.kit.dates import day_and_year
from messages.kit.markdown import line
from messages.kit.text import oneline, safe, shorten

LONGEST = 600
"""Characters of the whole brief, as they are read."""
NOTHING = "Nothing is known of this account yet."
Part = tuple[str, str]
"""What a part of the brief is called, and what it says, in plain text."""
_ROOM = {"To know": 290, "Risks": 110, "Next": 60, "Promised": 100}
"""Characters that each part may have where all say much; what one leaves is the others'."""


def brief_parts(brief: Brief) -> list[Part]:
    """Return the parts of the brief that say something, in plain text, together with their names at most `LONGEST` characters."""
    found = [(name, texts) for name, texts in _parts(brief) if texts]
    overhead = sum(len(name) + len(": ") + len("\n") for name, _ in found)
    room = LONGEST - overhead
    spare = room - sum(min(_ROOM[name], _size(texts)) for name, texts in found)
    parts = []
    for name, texts in found:
        wanted = min(_size(texts), _ROOM[name] + max(0, spare))
        spare -= max(0, wanted - _ROOM[name])
        parts.append((name, _joined(texts, wanted)))
    return parts


def brief_mrkdwn(brief: Brief) -> str:
    """Return the brief as mrkdwn, one line for each part; empty when nothing is known."""
    return "\n".join(f"*{name}:* {safe(text, 3 * LONGEST)}" for name, text in brief_parts(brief))


def brief_markdown(brief: Brief) -> list[str]:
    """Return the brief as lines of Markdown; none when nothing is known."""
    return [f"**{name}:** {line(text)}" for name, text in brief_parts(brief)]


def _parts(brief: Brief) -> Iterator[tuple[str, Sequence[str]]]:
    yield "To know", [_words(said) for said in brief.to_know]
    yield "Risks", [_words(said) for said in brief.risks]
    comes = [f"{oneline(what)}, {day_and_year(day)}" for day, what in brief.comes]
    yield "Next", [*comes, *([_words(brief.dates)] if brief.dates else [])]
    yield "Promised", [_words(said) for said in brief.promises]


def _words(said: Said) -> str:
    return f"(as of {day_and_year(said.as_of)}) {oneline(said.text)}" if said.as_of else oneline(said.text)


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

"""What has changed in the letter since others have read it: new words in bold, those taken out struck through."""

from collections.abc import Iterator, Sequence

from handover.introduction.difference import Change, Line, Piece, changed_lines
from handover.introduction.each import lines_of
from handover.introduction.versions import last_put_up
from handover.model.introduction import Introduction, LetterVersion
from handover.text.length import beginning, length
from messages.introduction.versions import version_words
from messages.kit import blocks
from messages.kit.message import Block
from messages.kit.text import ELLIPSIS, oneline, safe

LONGEST = 2000
"""Characters of the difference that are shown; the letter itself stands below it."""

_BESIDE = 40
"""Characters of what stayed that are shown on either side of a change."""

_MORE = f"{ELLIPSIS} and more: please read the whole e-mail."
_LEGEND = "*Bold* is new, ~struck through~ is taken out."
_STYLES = {Change.KEPT: "", Change.ADDED: "bold", Change.TAKEN_OUT: "strike"}


def difference(draft: Introduction) -> list[Block]:
    """Return what is new and what is taken out since the last version that was up for approval; none for a first one."""
    before = last_put_up(draft)
    if before is None:
        return []
    lines = _shown(before, draft)
    if not lines:
        return [blocks.context(_the_same(before))]
    words = f"*What has changed* since {_version(before)}. {_LEGEND}"
    return [
        blocks.section(words),
        blocks.styled([[piece for one in line for piece in _styled(one)] for line in lines]),
    ]


def _styled(piece: Piece) -> list[tuple[str, str]]:
    """Return the piece with its style, the space behind it without: what is struck through ends with its last word."""
    words = piece.text.rstrip()
    return [one for one in ((words, _STYLES[piece.change]), (piece.text[len(words) :], "")) if one[0]]


def difference_words(draft: Introduction) -> str:
    """Return the same for notifications and screen readers, which read out each change by its kind; empty for a first version."""
    before = last_put_up(draft)
    if before is None:
        return ""
    lines = _shown(before, draft)
    if not lines:
        return _the_same(before)
    said = (f"{_SAID[one.change]}: “{safe(oneline(one.text))}”" for one in _changes(lines))
    return "\n".join((f"What has changed since {_version(before)}. {_LEGEND}", *said))


_SAID = {Change.ADDED: "New", Change.TAKEN_OUT: "Taken out"}


def _changes(lines: Sequence[Line]) -> Iterator[Piece]:
    return (one for line in lines for one in line if one.change is not Change.KEPT and one.text.strip())


def _the_same(before: LetterVersion) -> str:
    return f"It says the same as {_version(before)}."


def _version(before: LetterVersion) -> str:
    return f"{version_words(before)}, which was up for approval"


def _shown(before: LetterVersion, draft: Introduction) -> list[Line]:
    """Return the lines that differ, as much of them as fits."""
    named = (
        ("To: ", before.to, draft.to),
        ("Subject: ", before.subject, draft.subject),
        ("", before.body, draft.body),
        *_own(before, draft),
    )
    found = [
        (*([Piece(name, Change.KEPT)] if name else []), *_near(line))
        for name, was, now in named
        for line in changed_lines(was, now)
    ]
    return _fitting(found)


def _own(before: LetterVersion, draft: Introduction) -> Iterator[tuple[str, str, str]]:
    """Yield who got a letter of their own, and the line of each, with what they are now."""
    yield "Alone to: ", _alone(before), _alone(draft)
    was, now = lines_of(before.each), lines_of(draft.each)
    yield from ((f"P.S. for {to}: ", was.get(to, ""), now.get(to, "")) for to in dict.fromkeys((*was, *now)))


def _alone(letter: Introduction | LetterVersion) -> str:
    return ", ".join(one.to for one in letter.each)


def _near(line: Line) -> Line:
    """Return the line with what stayed in it shortened to what is beside a change."""
    last = len(line) - 1
    return tuple(
        Piece(_beside(one.text, first=place == 0, last=place == last), one.change) if one.change is Change.KEPT else one
        for place, one in enumerate(line)
    )


def _beside(text: str, *, first: bool, last: bool) -> str:
    before, after = 0 if first else _BESIDE, 0 if last else _BESIDE
    if len(text) <= before + after + 1:
        return text
    head = text[:before].rsplit(" ", 1)[0] + " " if before else ""
    tail = " " + text[-after:].split(" ", 1)[-1] if after else ""
    return f"{head}{ELLIPSIS}{tail}"


def _fitting(lines: Sequence[Line]) -> list[Line]:
    found: list[Line] = []
    room = LONGEST
    for line in lines:
        pieces: list[Piece] = []
        for one in line:
            text = beginning(one.text, room)
            room -= length(text)
            pieces += [Piece(text, one.change)] if text else []
            if text != one.text:
                return [*found, *([tuple(pieces)] if pieces else []), (Piece(_MORE, Change.KEPT),)]
        found.append(tuple(pieces))
    return found

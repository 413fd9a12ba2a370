"""Everything that the lines of a phrase list stand for: `(a|b)`, `[a]` and `{name}` resolved, and the words folded."""

import re
from collections.abc import Iterator, Mapping

from handover.interview.spelling import Phrase, words_in

_SIGN = re.compile(r"(\{\w+\}|[()\[\]|_])")


def expanded(lines: str, lists: Mapping[str, str]) -> Iterator[Phrase]:
    """Yield every phrase that the lines stand for. `lists` are the lines that they name in braces, by name."""
    for line in lines.splitlines():
        if line.strip():
            yield from _ways(_pieces(line), "", lists)


def _pieces(line: str) -> Iterator[str]:
    """Yield the signs of the line, which stand for something, and the folded words between them."""
    for at, piece in enumerate(_SIGN.split(line)):
        yield from (piece,) if at % 2 else words_in(piece)


def _ways(pieces: Iterator[str], end: str, lists: Mapping[str, str]) -> list[Phrase]:
    """Return the phrases that the pieces up to `end` stand for. A bar begins another one."""
    done: list[Phrase] = []
    ways: list[Phrase] = [()]
    for piece in pieces:
        if piece == end:
            break
        if piece == "|":
            done += ways
            ways = [()]
        else:
            choices = _choices(piece, pieces, lists)
            ways = [(*way, *choice) for way in ways for choice in choices]
    return done + ways


def _choices(piece: str, pieces: Iterator[str], lists: Mapping[str, str]) -> list[Phrase]:
    """Return what may stand in the place of a piece; of a bracket, which takes its pieces up to the closing one."""
    if piece == "(":
        return _ways(pieces, ")", lists)
    if piece == "[":
        return [(), *_ways(pieces, "]", lists)]
    return list(expanded(lists[piece.strip("{}")], lists)) if piece.startswith("{") else [(piece,)]

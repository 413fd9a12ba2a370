"""What stands around each strange word of a text, as features for the model of `access`. Nothing here decides.

A feature is named by where something stands (before, after, in the lines above, at the head of its column) and what it is: the
class of a word, its first letters, a sign. Those of classes are also joined with the kind of the strange word itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, takewhile
from pathlib import Path

from handover.text.secrets.meetings import names_meeting
from handover.text.secrets.reading import Reading
from handover.text.secrets.shapes import kind_of, shape_of
from handover.text.secrets.spelling import unaccented
from handover.text.secrets.unspaced import UNSPACED
from handover.text.word_classes import WordClasses

CLASSES = WordClasses(Path(__file__).with_name("access_words.txt"))
"""Classes of words around a password, or around what only looks like one, the same in six languages."""

_TOKEN = re.compile(r"[^\s|;,/:=()\[\]{}<>\"→–]{1,200}")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,12}://\S{1,400}|www\.\S{1,200}", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4}")
_MASK_OF_ADDRESS, _MASK_OF_MAIL = "\x01", "\x02"
_PARTS = re.compile(r"[^\W_]{1,40}")
_BEFORE, _AFTER, _NEAR = 12, 8, 4
_LINES_ABOVE, _ROWS_ABOVE = 3, 6
_SHORT_LINE = 2
"""Words of a line that may be explained by the one below."""
_STEM, _LONGEST_HEAD = 6, 600
_NAMING = frozenset({"password", "key", "credentials", "login", "code", "network", "user", "account"})
"""Classes of which one stands in the line of most secrets, or in a line beside it."""
_OPENING = _NAMING | {"opens", "types", "place", "system"}
"""Classes that count in the same line. Without one, only what looks most like a secret, or stands by a user, is looked at."""
_SIGNS = {
    **dict.fromkeys("|\t;", "cell"),
    **dict.fromkeys("([", "bracket"),
    **dict.fromkeys("\"'", "quote"),
    **dict.fromkeys("→>", "arrow"),
    **dict.fromkeys("–-", "dash"),
    **dict.fromkeys(".!?", "stop"),
    **dict.fromkeys("+&", "plus"),
    ":": "colon",
    "=": "equals",
    "/": "slash",
    ",": "comma",
}
_CELLS = re.compile(r"[|\t;]|,(?=\S)| {3,200}")
_USUAL_USER = re.compile(
    r"(?:admin|administrator|root|sa|guest|gast|demo|test|user|svc|qa|trainer|sysop|kiosk)\w{0,12}", re.IGNORECASE
)
_USER = re.compile(r"[a-z]{1,20}(?:[._-][a-z0-9]{1,20}){1,3}|[a-z]{2,20}\d{1,3}")
_MANY, _MOST_TAIL, _MOST_LENGTH, _MOST_WORDS = 2, 5, 24, 12


@dataclass(frozen=True)
class _Token:
    text: str = field(repr=False)
    start: int
    end: int
    shape: str
    """What a strange word looks like; empty for another."""
    classes: tuple[str, ...]
    stems: tuple[str, ...]

    def user(self) -> str:
        """Return how far this looks like the name that somebody logs in with, empty if it does not."""
        if self.stems == ("<mail>",):
            return "mail"
        return "usual" if _USUAL_USER.fullmatch(self.text) else "user" if _USER.fullmatch(self.text) else ""


@dataclass(frozen=True)
class _Line:
    text: str = field(repr=False)
    tokens: tuple[_Token, ...]
    classes: frozenset[str]


def strange_words(reading: Reading, most: int) -> Iterator[list[str]]:
    """Yield the features of each strange word that something about access stands near to, of so many words at most."""
    odd = frozenset(reading.odd_words)
    texts = [line for line in reading.plain.split("\n") if line.strip()] if odd else []
    lines: dict[int, _Line] = {}

    def line(at: int) -> _Line:
        if at not in lines:
            lines[at] = _read(texts[at])
        return lines[at]

    for at, text in enumerate(texts):
        if odd.isdisjoint(text.split()) or UNSPACED.search(text):
            continue
        here, above = line(at), [line(one) for one in range(max(0, at - _LINES_ABOVE), at)]
        below = line(at + 1).classes if at + 1 < len(texts) and len(here.tokens) <= _SHORT_LINE else frozenset()
        if any(names_meeting(one.text) for one in (*above, here)):
            continue
        worth = list(_worth_a_look(here, below.union(*(one.classes for one in above))))
        if worth:
            head = _head([line(one) for one in range(max(0, at - _ROWS_ABOVE), at)], here)
            for number in worth[:most]:
                yield sorted(
                    {
                        *_of_word(here, number),
                        *_of_lines(here.tokens[number], above, below),
                        *_of_column(here, number, head),
                    }
                )
            most -= len(worth)
            if most <= 0:
                return


def _worth_a_look(line: _Line, beside: frozenset[str]) -> Iterator[int]:
    near = not (_OPENING.isdisjoint(line.classes) and _NAMING.isdisjoint(beside))
    named = any(token.user() for token in line.tokens)
    for number, token in enumerate(line.tokens):
        kind = kind_of(token.shape)
        if token.shape and (near or kind == "certain" or (named and kind == "chosen")):
            yield number


def _head(rows: Sequence[_Line], line: _Line) -> list[frozenset[str]]:
    """Return the classes of words in each cell of the first line of the table that this line is in, none if it is in none."""
    sign = _CELLS.search(line.text)
    if sign is None:
        return []
    between = sign.group() if sign.group().strip(" ") else "   "
    table = list(takewhile(lambda row: between in row.text, reversed(rows)))
    if not table:
        return []
    cells = _CELLS.split(table[-1].text[:_LONGEST_HEAD])
    return [
        frozenset(name for part in _PARTS.findall(unaccented(cell.lower())) for name in CLASSES.of(part))
        for cell in cells
    ]


def _read(text: str) -> _Line:
    masked = (
        _ADDRESS.sub(lambda found: _MASK_OF_ADDRESS * len(found.group()), text)
        if "://" in text or "www" in text
        else text
    )
    masked = _MAIL.sub(lambda found: _MASK_OF_MAIL * len(found.group()), masked) if "@" in masked else masked
    tokens = tuple(_tokens(masked))
    return _Line(text, tokens, frozenset(name for token in tokens for name in token.classes))


def _tokens(masked: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(masked):
        word = found.group().strip("'.~`")
        if not word:
            continue
        if word[0] in (_MASK_OF_ADDRESS, _MASK_OF_MAIL):
            stem = "<mail>" if word[0] == _MASK_OF_MAIL else "<address>"
            yield _Token("", found.start(), found.end(), "", (), (stem,))
            continue
        shape = shape_of(word)
        parts = _PARTS.findall(unaccented(word.lower())) if shape in ("", "hyphen") else []
        classes = tuple(dict.fromkeys(name for part in parts for name in CLASSES.of(part)))
        stems = tuple("<figures>" if part.isdigit() else part[:_STEM] for part in parts) or ("<strange>",)
        yield _Token(word, found.start(), found.end(), shape, classes, stems)


def _of_word(line: _Line, at: int) -> Iterator[str]:
    token, kind = line.tokens[at], kind_of(line.tokens[at].shape)
    bare = token.text.rstrip("!?*#$")
    tail = min(len(bare) - len(bare.rstrip("0123456789")), _MOST_TAIL)
    case = "small" if token.text.islower() else "title" if bare[1:].islower() else "mixed"
    signs = "".join(sorted({one for one in token.text if not one.isalnum()}))[:4]
    yield from ("any", f"shape {token.shape}", f"kind {kind}", f"length {min(len(token.text), _MOST_LENGTH) // 4}")
    yield from (f"tail {tail}", f"tail {tail} {case}", f"case {case} {kind}", f"signs {signs}")
    before, after = line.tokens[max(0, at - _BEFORE) : at][::-1], line.tokens[at + 1 : at + 1 + _AFTER]
    yield from _of_side("before", before, kind)
    yield from _of_side("after", after, kind)
    ahead, behind = ({name for one in side for name in one.classes} for side in (before, after))
    yield from (f"both {one} {other}" for one in ahead for other in behind)
    yield from (f"pair {one} {other}" for one, other in combinations(sorted(ahead), 2))
    yield from _of_signs(line, at, kind)
    yield from _of_place(line, at, kind)


def _of_side(side: str, tokens: Sequence[_Token], kind: str) -> Iterator[str]:
    for distance, one in enumerate(tokens):
        near = "next" if distance == 0 else "near" if distance < _NEAR else "far"
        for name in one.classes:
            yield from (f"{side} {name}", f"{side} {name} {kind}", f"{near} {side} {name}")
        yield from (f"stem {side} {stem}" for stem in one.stems)
        if distance == 0:
            yield from (f"beside {side} {stem}" for stem in one.stems)


def _of_signs(line: _Line, at: int, kind: str) -> Iterator[str]:
    """Yield the signs right before and behind the word, and whether a user's name stands before it, joined by which."""
    tokens, token = line.tokens, line.tokens[at]
    sign = _sign(line.text[tokens[at - 1].end if at else 0 : token.start])
    follows = _sign(line.text[token.end : tokens[at + 1].start]) if at + 1 < len(tokens) else "end"
    yield from (f"sign {sign}", f"sign {sign} {kind}", f"follows {follows}", f"follows {follows} {kind}")
    for distance in (1, 2):
        user = tokens[at - distance].user() if at >= distance else ""
        if user:
            yield from (f"user {distance} {user}", f"user {distance} {user} {sign}", f"user {distance} {kind}")


def _sign(between: str) -> str:
    return next((_SIGNS[one] for one in between if one in _SIGNS), "space")


def _of_place(line: _Line, at: int, kind: str) -> Iterator[str]:
    yield f"words {min(len(line.tokens), _MOST_WORDS) // 3}"
    if len(line.tokens) == 1:
        yield from ("alone", f"alone {kind}")
    if at == 0:
        yield "first"
    if sum(bool(one.shape) for one in line.tokens) > _MANY:
        yield "many"


def _of_lines(token: _Token, above: Sequence[_Line], below: frozenset[str]) -> Iterator[str]:
    kind = kind_of(token.shape)
    for line in above:
        yield from (f"above {name}" for name in line.classes)
    if above:
        yield from (f"line above {name} {kind}" for name in above[-1].classes)
    yield from (f"below {name} {kind}" for name in below)


def _of_column(line: _Line, at: int, head: Sequence[frozenset[str]]) -> Iterator[str]:
    column = len(_CELLS.findall(line.text, 0, line.tokens[at].start)) if head else 0
    if column < len(head):
        yield f"head {'known' if head[column] else 'unknown'}"
        yield from (f"head {name}" for name in head[column])
        yield from (f"head {name} {kind_of(line.tokens[at].shape)}" for name in head[column])

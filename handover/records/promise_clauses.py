"""The clauses of a reply in which promises may be told, each with what stands around it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handover.records.due_days import days_said, with_due, without_due
from handover.records.lines import Line, sentences_of
from handover.records.person_names import name_in_cell
from handover.records.promise_cells import is_team_of_ours
from handover.records.reading_parts import Asked
from handover.time.day_reading import DayFound

SMALL_SENTENCE = re.compile(r"(?<=[^\W\d_]{3}[.!?])\s+(?=[a-zß-öø-ÿ])|(?<=[.!?]{2})\s+")
"""A full stop behind which a writer of small letters goes on."""
_SUBJECT = (
    r"(?:i|we|they|he|she|you|it|that|there|ich|wir|sie|er|es|das|da|dann|je|j['’]\w+|nous|on|ils?|elles?|ce"
    r"|c['’]est|yo"
    r"|nosotros|ellos|io|noi|loro|eu|nós|eles|ik|wij|we|ze|zij|dat)"
)
_CONJUNCTION = re.compile(
    rf"(?:,\s*|\s+[–—-]\s+|\s+)(?:and|but|so|und|aber|et|mais|y|pero|e|ma|mas|en|maar)\s+(?={_SUBJECT}\b)"
    rf"|,\s+(?={_SUBJECT}\b\s)|;\s+(?![^(]*\))",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\s+(?=(?:one is|two is|three is|and two|erstens|zweitens|drittens|la première c['’]est"
    r"|la deuxième c['’]est|new line)\b)",
    re.IGNORECASE,
)
_NEXT_PROMISE = re.compile(
    r"(?:,\s*|\s+)(?:and|und|et|y|e)\s+(?=(?:I|we|ich|wir|nous|on|j['’]ai)\b)|;\s+(?![^(]*\))|(?<=\))\s*(?:,|and|und"
    r"|et|y|e)\s+|\s+and to (?=an?\s|the\s)"
)
_AND = re.compile(r"\s(?:and|und|et|y|e)\s")
_COMMA = re.compile(r"[,;]\s+(?![^(]*\))|\s/\s")
_MOST_WORDS_LISTED = 7
"""Words of one of several promises in a line."""
_FEWEST_WORDS = 2
_MOST_WORDS_OF_SECTION = 7


@dataclass(frozen=True)
class Clause:
    """A clause with the line it stands in, its place there, the heading above it, the days it speaks of and its due one."""

    text: str
    line: int
    place: int
    of: int
    listed: bool
    section: str
    days: tuple[DayFound, ...]
    due: DayFound | None


def clauses_in(lines: Sequence[Line], asked: Asked) -> Iterator[Clause]:
    """Yield the clauses of these lines in order."""
    section = ""
    for number, line in enumerate(lines):
        texts = list(statements_of(line.text, asked))
        if line.is_heading or _is_section(line, lines[number + 1 : number + 2]):
            section = line.text
        for place, text in enumerate(texts):
            above = "" if section == line.text else section
            days = days_said(text, asked)
            yield Clause(text, number, place, len(texts), line.listed, above, days, with_due(text, asked)[1])


def statements_of(text: str, asked: Asked) -> Iterator[str]:
    """Yield the clauses of one line."""
    for sentence in sentences_of(text):
        for part in SMALL_SENTENCE.split(sentence):
            for numbered in _NUMBERED.split(part):
                yield from _told_apart(numbered, asked)


def _told_apart(sentence: str, asked: Asked) -> Iterator[str]:
    for clause in clauses_of(sentence, asked):
        begun = ""
        for part in _CONJUNCTION.split(clause):
            if begun and len(begun.split()) >= _FEWEST_WORDS:
                yield begun
                begun = part
            else:
                begun = f"{begun}, {part}" if begun else part
        if begun.strip():
            yield begun


def _is_section(line: Line, following: Sequence[Line]) -> bool:
    words = len(line.text.split())
    return bool(following) and not line.listed and words <= _MOST_WORDS_OF_SECTION and line.text[-1:] not in ".!?,"


def clauses_of(sentence: str, asked: Asked) -> Iterator[str]:
    """Yield the parts of a sentence that tell of a promise each: two days with an "and" or a comma between are those of two."""
    listed = _enumerated(sentence, asked)
    if listed:
        yield from listed
        return
    for clause in _NEXT_PROMISE.split(sentence):
        parts = _AND.split(clause)
        if len(parts) > 1 and all(_has_day_and_words(part, asked) for part in parts):
            yield from parts
        else:
            yield clause


def _enumerated(clause: str, asked: Asked) -> list[str]:
    """Return the parts of "API 15 May, post-mortem 9 March (Jo), discount asap"; none where it is no such list of short ones."""
    parts: list[str] = []
    for part in _COMMA.split(clause):
        if parts and (name_in_cell(part, sure=True) or is_team_of_ours(part)):
            parts[-1] += f", {part}"
        else:
            parts.append(part)
    short = len(parts) > 1 and all(len(part.split()) <= _MOST_WORDS_LISTED for part in parts)
    return parts if short and sum(_has_day_and_words(part, asked) for part in parts) > 1 else []


def _has_day_and_words(part: str, asked: Asked) -> bool:
    plain, due = with_due(part, asked)
    return due is not None and bool(re.search(r"[^\W\d_]{3,}", without_due(plain)))

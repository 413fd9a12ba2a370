"""The words of one sentence as somebody typed them: text, and fields in double braces. Everything else is found and named.

No condition, loop, call or calculation is part of a sentence: what is true is decided before its words are chosen. So what passes
here takes no time worth speaking of to render, whatever it is.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz, process

from handover.letter_templates.fields import (
    FIELDS,
    FieldType,
    fields_of,
    filters_of,
    is_one_line,
    may_be_left_out,
    must_name,
)
from handover.model.letter_style import Language
from handover.text.length import length

LONGEST = 500
"""Characters of one sentence; the longest of Baton's own has about 200."""
LIKENESS = 60
"""From this likeness on (0–100) a field is offered as "did you mean"."""
_MARK = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|\[\[|\]\]|\{|\}")
_BRACED = re.compile(r"\{{1,4}[^{}\n]*\}{1,4}")
_FIELD = re.compile(r"\s*(?P<name>[A-Za-z_]\w*(?:\.\w+)?)\s*(?:\|\s*(?P<filter>[A-Za-z_]\w*)\s*)?", re.ASCII)
_CLOSED_BY = {"{%": "%}", "{#": "#}"}


class ProblemKind(StrEnum):
    """What is wrong with the words of a sentence. The words for it are in `messages/letter_templates/problems.py`."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    UNCLOSED = "unclosed"
    UNOPENED = "unopened"
    SINGLE_BRACE = "single_brace"
    COMMAND = "command"
    GAP = "gap"
    NO_FIELD = "no_field"
    UNKNOWN_FIELD = "unknown_field"
    NOT_HERE = "not_here"
    UNKNOWN_FILTER = "unknown_filter"
    NO_NAME = "no_name"
    LACKS = "lacks"


@dataclass(frozen=True)
class TemplateProblem:
    """One thing that is wrong: in which line (from 1), what stands there, and what was perhaps meant (empty for nothing)."""

    kind: ProblemKind
    line: int = 1
    found: str = ""
    meant: str = ""


def tidied(key: str, text: str) -> str:
    """Return the words of a sentence as they are kept: no spaces around or doubled, on one line where it stands on one."""
    lines = [" ".join(line.split()) for line in text.strip().splitlines()]
    if is_one_line(key):
        return " ".join(line for line in lines if line)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


@lru_cache(maxsize=4096)
def problems_of(language: Language, key: str, text: str) -> tuple[TemplateProblem, ...]:
    """Return everything that is wrong with the words of a sentence, in reading order."""
    if not text.strip():
        return () if may_be_left_out(key) else (TemplateProblem(ProblemKind.EMPTY),)
    if (size := length(text)) > LONGEST:
        return (TemplateProblem(ProblemKind.TOO_LONG, found=str(size)),)
    found = list(_problems(language, key, text))
    if not found:
        lacking = [name for name in must_name(key) if name not in names_in(text)]
        found = [TemplateProblem(ProblemKind.LACKS, meant=name) for name in lacking]
    return tuple(found)


def names_in(text: str) -> tuple[str, ...]:
    """Return the fields that sound words of a sentence name, each once."""
    inner = (one.group(1) for one in re.finditer(r"\{\{(.*?)\}\}", text, re.DOTALL))
    found = (_FIELD.fullmatch(one) for one in inner)
    return tuple(dict.fromkeys(one["name"] for one in found if one))


def _problems(language: Language, key: str, text: str) -> Iterator[TemplateProblem]:
    at = 0
    while mark := _MARK.search(text, at):
        what, line, at = mark.group(), text.count("\n", 0, mark.start()) + 1, mark.end()
        following = _MARK.search(text, at)
        if what == "{{" and following and following.group() == "}}":
            yield from _of_field(language, key, text[at : following.start()], line)
            at = following.end()
        elif what in _CLOSED_BY:
            end = text.find(_CLOSED_BY[what], at)
            at = end + 2 if end >= 0 else len(text)
            yield TemplateProblem(ProblemKind.COMMAND, line, text[mark.start() : at])
        else:
            braced = _BRACED.match(text, mark.start())
            at = braced.end() if braced else at
            stray = braced.group() if braced else text[mark.start() :].partition("\n")[0]
            kind = _STRAY.get(what if not stray.startswith("{{{") else "{", ProblemKind.SINGLE_BRACE)
            yield TemplateProblem(kind, line, stray, _alone(key, stray))


_STRAY = {
    "{{": ProblemKind.UNCLOSED,
    "}}": ProblemKind.UNOPENED,
    "%}": ProblemKind.UNOPENED,
    "#}": ProblemKind.UNOPENED,
    "[[": ProblemKind.GAP,
    "]]": ProblemKind.GAP,
}


def _of_field(language: Language, key: str, inner: str, line: int) -> Iterator[TemplateProblem]:
    allowed, shown = fields_of(key), " ".join(inner.split())
    read = _FIELD.fullmatch(inner)
    if read is None:
        yield TemplateProblem(ProblemKind.NO_FIELD, line, shown, _nearest(shown, allowed))
    elif read["name"] not in allowed:
        here = ProblemKind.NOT_HERE if read["name"] in FIELDS else ProblemKind.UNKNOWN_FIELD
        yield TemplateProblem(here, line, read["name"], _nearest(read["name"], allowed))
    elif read["filter"] and read["filter"] not in filters_of(language):
        known = filters_of(language)
        yield TemplateProblem(ProblemKind.UNKNOWN_FILTER, line, read["filter"], _nearest(read["filter"], known))
    elif read["filter"] and allowed[read["name"]] is not FieldType.NAME:
        yield TemplateProblem(ProblemKind.NO_NAME, line, read["name"])


def _alone(key: str, rest: str) -> str:
    """Return the field that is perhaps meant by what stands behind a brace that is not as it should be."""
    named = re.match(r"[{\s]*([\w.]+)", rest)
    return _nearest(named.group(1), fields_of(key)) if named else ""


def _nearest(typed: str, names: Iterable[str]) -> str:
    """Return the name that looks most like what was typed, empty when none does."""
    plain = re.sub(r"[\s_.]+", ".", typed[:100].casefold()).strip(".")
    hit = process.extractOne(plain, list(names), scorer=fuzz.ratio, score_cutoff=LIKENESS)
    return hit[0] if hit else ""

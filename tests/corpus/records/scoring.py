"""How many of the records of a corpus are found, how many offered and how many invented, by kind and language."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from handover.model.records import Record, RecordKind
from handover.records.labels import plain_words
from handover.records.reading import Reading, read
from handover.records.reading_parts import Asked

TODAY = date(2026, 3, 2)
MORE = "^"
"""Stands before a clause that only says more of the promise told beside it."""


@dataclass(frozen=True)
class Case:
    """One reply of the corpus, with the lines that say what is to be found in it."""

    kind: RecordKind
    language: str
    form: str
    month_first: bool
    text: str
    expected: tuple[str, ...]
    says_more: tuple[str, ...] = ()


def cases(file: Path) -> Iterator[Case]:
    """Yield the replies of a file: "### kind language form", the text, and a line "=> …" for each record in it."""
    for block in re.split(r"^### ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, rest = block.partition("\n")
        kind, language, form, *more = head.split()
        lines = rest.strip("\n").split("\n")
        expected = tuple(line.removeprefix("=>").strip() for line in lines if line.startswith("=>"))
        marked = "\n".join(line for line in lines if not line.startswith("=>"))
        wanted = () if expected == ("none",) else expected
        text = marked.replace(MORE, "")
        us = "us" in more or form == "us"
        yield Case(RecordKind(kind), language, form, us, text, wanted, _behind_marks(marked))


def _behind_marks(marked: str) -> tuple[str, ...]:
    """Return what stands behind each mark of a clause that only says more of the promise told beside it."""
    parts = marked.split(MORE)
    return tuple("".join(parts[at:])[:80].partition("\n")[0] for at in range(1, len(parts)))


@dataclass(frozen=True)
class Score:
    """What reading one reply gave. `offered` of the `missed` are among its `offers`: one tap adds them."""

    case: Case
    missed: tuple[str, ...]
    invented: tuple[Record, ...]
    fields_right: int
    fields_wanted: int
    offered: int = 0
    offers: int = 0


@cache
def reading_of(case: Case) -> Reading:
    """Return what is read from a reply as one of its kind: once, for a second of work is in all of them and many tests begin so."""
    return read(case.kind, case.text, Asked(TODAY, case.month_first))


def score(case: Case) -> Score:
    """Read a reply and compare what was read with what was to be found."""
    reading = reading_of(case)
    left = list(reading.records)
    missed: list[str] = []
    right = wanted = 0
    for line in case.expected:
        found = next((one for one in left if _is(one, line)), None)
        if found is None:
            missed.append(line)
            continue
        left.remove(found)
        extra = _extra(found, line)
        right, wanted = right + sum(extra), wanted + len(extra)
    offers = [one.record for one in reading.doubtful]
    offered = len(missed) - len(_not_among(offers, missed))
    return Score(case, tuple(missed), tuple(left), right, wanted, offered, len(offers))


def _not_among(records: Iterable[Record], lines: Sequence[str]) -> list[str]:
    """Return the lines that no record is left for, each of them standing for one."""
    left = list(records)
    missed: list[str] = []
    for line in lines:
        found = next((one for one in left if _is(one, line)), None)
        if found is None:
            missed.append(line)
        else:
            left.remove(found)
    return missed


def _is(record: Record, line: str) -> bool:
    """Return whether this is the record meant: for people name and address, for others the words and the day."""
    if record.kind is RecordKind.PEOPLE:
        who = line.split("|", maxsplit=1)[0].strip()
        email = next((word for word in who.split() if "@" in word), "")
        name = who.replace(email, "").strip(" -")
        words, found = plain_words(name).split(), plain_words(record.name).split()
        same = set(words) <= set(found) and len(found) <= len(words) + 2 if words else not found
        return same and (not email or record.email == email)
    first, *rest = [part.strip() for part in line.split(";")]
    second = rest[0] if rest else ""
    day = None if second in ("", "-") else second
    match record.kind:
        case RecordKind.PROMISES:
            return holds(record.what, first) and _day(record.due) == day
        case RecordKind.DATES:
            return _day(record.day) == first and holds(f"{record.what}", second)
        case RecordKind.ISSUES:
            return holds(record.what, first) and _day(record.day) == day
        case RecordKind.PROJECTS:
            return holds(record.name, first) and _day(record.due) == (None if rest[1] == "-" else rest[1])
        case RecordKind.LINKS:
            return record.state.value == second and first in f"{record.url} {record.ask}"
        case RecordKind.PULSE:
            return record.colour.value == first and holds(record.why, second)
        case RecordKind.FIGURE:
            return holds(record.name, first) and record.value == second
    raise AssertionError(record.kind)


def holds(text: str, words: str) -> bool:
    """Return whether these words stand in the text, whatever their accents and signs."""
    return f" {plain_words(words)} " in f" {plain_words(text)} " if words else True


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _extra(record: Record, line: str) -> list[bool]:
    """Return whether each further field that the line names is right."""
    if record.kind is RecordKind.PEOPLE:
        _, *fields = [part.strip() for part in line.split("|")]
        found = {record.stance.value if record.stance else "", record.role.value if record.role else ""}
        return [field in found for field in fields if field != "-"]
    rest = [part.strip() for part in line.split(";")][2:]
    if record.kind is RecordKind.PROMISES and rest:
        return [holds(record.owner, rest[0])]
    if record.kind is RecordKind.ISSUES and rest:
        return [(record.state.value if record.state else "") == rest[0]]
    return []


def table(scores: list[Score]) -> str:
    """Return the figures by kind, and by kind and language."""
    counts: Counter[tuple[str, str]] = Counter()
    for one in scores:
        for key in (one.case.kind.value, f"{one.case.kind.value} {one.case.language}"):
            counts[key, "replies"] += 1
            counts[key, "wanted"] += len(one.case.expected)
            counts[key, "found"] += len(one.case.expected) - len(one.missed)
            counts[key, "invented"] += len(one.invented)
            counts[key, "right"] += one.fields_right
            counts[key, "fields"] += one.fields_wanted
            counts[key, "offered"] += one.offered
            counts[key, "offers"] += one.offers
    lines = []
    for key in sorted({key for key, _ in counts}):
        wanted, found, invented = (counts[key, what] for what in ("wanted", "found", "invented"))
        right, fields = counts[key, "right"], counts[key, "fields"]
        lines.append(
            f"{key:14} {counts[key, 'replies']:4} replies  {found:4}/{wanted:<4} found {found / max(wanted, 1):6.1%}"
            f"  {invented:3} invented {invented / max(found + invented, 1):6.1%}  fields {right}/{fields}"
            f"{_offers(found, wanted, counts[key, 'offered'], counts[key, 'offers'])}"
        )
    return "\n".join(lines)


def _offers(found: int, wanted: int, offered: int, offers: int) -> str:
    """Return how many records are found or offered, and how many of the offers are right; nothing where nothing is offered."""
    if not offers:
        return ""
    return f"  or offered {(found + offered) / max(wanted, 1):6.1%}, {offered}/{offers} offers right {offered / offers:6.1%}"

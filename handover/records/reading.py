"""Reading of a reply, line by line, into records of the kind that was asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from handover.model.records import DoubtfulRecord, Record, RecordKind
from handover.records.choices import choices_in
from handover.records.dates import dates_in
from handover.records.figures import figures_in
from handover.records.issues import issues_in
from handover.records.lines import Line, lines_of
from handover.records.links import links_in
from handover.records.people import people_in
from handover.records.projects import projects_in
from handover.records.promises import promises_in
from handover.records.pulse import pulses_in
from handover.records.reading_parts import Asked, Collected

MOST_LINES = 400
"""Lines of a reply that are read; what follows is left over."""


@dataclass(frozen=True)
class Reading:
    """The records of a reply; the lines that only introduce others, and those that were not understood, as they were written.

    `doubtful` is what lines may tell of beside that.
    """

    records: tuple[Record, ...]
    headings: tuple[str, ...]
    left_over: tuple[str, ...]
    doubtful: tuple[DoubtfulRecord, ...] = ()


def read(kind: RecordKind, text: str, asked: Asked) -> Reading:
    """Return the records of this kind in a reply. Every line that is not blank is in one of them, a heading, or left over."""
    reader = _READERS.get(kind)
    lines = lines_of(text)
    if reader is None:
        return Reading((), (), tuple(line.written for line in lines))
    found = reader(lines[:MOST_LINES], asked)
    beyond = [line.written for line in lines[MOST_LINES:]]
    doubtful = tuple(DoubtfulRecord(record, score) for record, score in found.doubtful)
    return Reading(tuple(found.records), tuple(found.headings), (*found.left_over, *beyond), doubtful)


_READERS: Mapping[RecordKind, Callable[[tuple[Line, ...], Asked], Collected[Any]]] = {
    RecordKind.PEOPLE: people_in,
    RecordKind.PROMISES: promises_in,
    RecordKind.DATES: dates_in,
    RecordKind.ISSUES: issues_in,
    RecordKind.PROJECTS: projects_in,
    RecordKind.LINKS: links_in,
    RecordKind.PULSE: pulses_in,
    RecordKind.FIGURE: figures_in,
    RecordKind.CHOICE: choices_in,
}

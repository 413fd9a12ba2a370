"""Reading of a reply, line by line, into records of the kind that was asked for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from handover.model.records import DoubtfulRecord, Record, RecordKind
from handover.records.choices import choices_in
from handover.records.corrections import is_correction, most_alike, said_in
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
    written = [line for line in text.split("\n") if not is_correction(line)]
    found = _read(kind, "\n".join(written), asked)
    return found if len(written) == text.count("\n") + 1 else _corrected(found, kind, text, asked)


def _read(kind: RecordKind, text: str, asked: Asked) -> Reading:
    reader = _READERS.get(kind)
    lines = lines_of(text)
    if reader is None:
        return Reading((), (), tuple(line.written for line in lines))
    found = reader(lines[:MOST_LINES], asked)
    beyond = [line.written for line in lines[MOST_LINES:]]
    doubtful = tuple(DoubtfulRecord(record, score) for record, score in found.doubtful)
    return Reading(tuple(found.records), tuple(found.headings), (*found.left_over, *beyond), doubtful)


def _corrected(found: Reading, kind: RecordKind, text: str, asked: Asked) -> Reading:
    """Return what was read of a text with each record as the correction below its lines says it; one without lines is a record.

    What the lines only may tell of is a record where a correction says so.
    """
    records, left_over, above = list(found.records), list(found.left_over), ""
    doubtful = [one.record for one in found.doubtful]
    for line in (one.strip("\r") for one in text.split("\n") if one.strip()):
        if not is_correction(line):
            above = line
            continue
        said = _read(kind, said_in(line), asked).records
        if not said:
            left_over.append(line)
            continue
        meant = _corrected_record(said[0], records, above) or _corrected_record(said[0], doubtful, above)
        corrected = replace(said[0], as_written=f"{meant.as_written}\n{line}" if meant else line)
        if meant in records:
            records[records.index(meant)] = corrected
        else:
            records.append(corrected)
            doubtful = [one for one in doubtful if one is not meant]
    left = tuple(one for one in found.doubtful if any(one.record is known for known in doubtful))
    return replace(found, records=tuple(records), left_over=tuple(left_over), doubtful=left)


def _corrected_record(said: Record, records: Sequence[Record], above: str) -> Record | None:
    """Return which of the records that were read from the line above is the one that is corrected to be what was said."""
    return most_alike(said, [one for one in records if one.as_written.split("\n")[-1] == above])


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

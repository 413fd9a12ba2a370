"""One record confirmed, changed, added or removed by a person: its line in the answer's text follows, and each can be undone."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from handover.model.answers import Answer, Part
from handover.model.records import FormerRecord, Issue, KeyDate, Project, Promise, Record
from handover.model.refusals import Refusal
from handover.records.corrections import correction_of, is_correction, keeps_lines, say_more, written_lines
from handover.records.in_words import in_words
from handover.records.keeping import numbered, rewritten, standing_in
from handover.records.lines import is_prose
from handover.records.places import Place, lines_between, places_of, set_apart, sharing


class UnknownRecord(Refusal):
    """The answer has no record with this id (any more)."""


def record_of(answer: Answer, record_id: str) -> Record:
    """Return the answer's record with this id. Raises UnknownRecord."""
    for record in answer.records:
        if record.id == record_id:
            return record
    raise UnknownRecord


def with_confirmed(answer: Answer, ids: Collection[str], *, by: str, at: datetime) -> Answer:
    """Return the answer in which this person has said of these records that they are right. Others' word for one stays."""
    records = tuple(
        _confirmed(one, by, at) if one.id in ids and not one.confirmed_by else one for one in answer.records
    )
    return replace(answer, records=records)


def without_confirmation(answer: Answer, *, by: str, at: datetime) -> Answer:
    """Return the answer without what this person confirmed at this moment (UTC)."""
    records = tuple(
        _not_confirmed(one) if (one.confirmed_by, one.confirmed_at) == (by, at) else one for one in answer.records
    )
    return replace(answer, records=records)


def with_changed(answer: Answer, record: Record, *, by: str, at: datetime) -> Answer:
    """Return the answer in which the record with this one's id says what this one says, and its line says so, too.

    Only what the record says counts: who said it when, and the lines it was read from, stay. Raises UnknownRecord.
    """
    known = record_of(answer, record.id)
    new = replace(
        record,
        by=known.by,
        at=known.at,
        source=known.source,
        origin=known.origin,
        as_written=known.as_written,
        corrected=known.corrected,
        shares_line=known.shares_line,
        confirmed_by=by,
        confirmed_at=at,
    )
    if in_words(new) == in_words(known):
        return replace(answer, records=tuple(new if one is known else one for one in answer.records))
    keeps = _says_more(answer, known)
    corrected = "\n".join((*written_lines(new), correction_of(new))) if keeps else in_words(new)
    return _rewritten(answer, known, replace(new, corrected=corrected), keeps=keeps, by=by, at=at)


def with_added(answer: Answer, record: Record, *, by: str, at: datetime) -> Answer:
    """Return the answer with one more record, a line of its own in a part that this person has entered."""
    part = Part(in_words(record), by, at)
    new = replace(
        record,
        id=numbered(answer)(part),
        by=by,
        at=at,
        source="",
        origin=None,
        as_written=part.text,
        corrected="",
        shares_line=False,
        confirmed_by=by,
        confirmed_at=at,
    )
    return replace(answer, parts=(*answer.parts, part), records=(*answer.records, new))


def with_removed(answer: Answer, record_id: str, *, by: str, at: datetime) -> Answer:
    """Return the answer without this record and its line, which stays as text where it is about more. Raises UnknownRecord."""
    known = record_of(answer, record_id)
    return _rewritten(answer, known, None, keeps=_is_about_more(answer, known), by=by, at=at)


def with_former(answer: Answer, record_id: str) -> Answer:
    """Return the answer in which a record says again what it said before it was last changed or removed.

    Raises UnknownRecord where there is nothing to go back to.
    """
    former = next((one for one in answer.former_records if one.record.id == record_id), None)
    if former is None:
        raise UnknownRecord
    # A line that it shared with others and that did not stay is gone: each of them has got a line of its own.
    own = in_words(former.record) if former.record.shares_line and not former.lines_kept else ""
    record = replace(former.record, corrected=former.record.corrected or own)
    rest = tuple(one for one in answer.former_records if one is not former)
    known = next((one for one in answer.records if one.id == record_id), None)
    if known is None:
        return replace(_put_back(answer, former, record), former_records=rest)
    changed = _rewritten(answer, known, record, keeps=former.lines_kept, by=former.by, at=former.at)
    return replace(_spread_out(changed, former, record), former_records=rest)


def _confirmed(record: Record, by: str, at: datetime) -> Record:
    """Return the record as right; a day that was guessed is certain then."""
    known = replace(record, confirmed_by=by, confirmed_at=at, guess_confirmed=is_uncertain(record))
    return _with_certainty(known, certain=True) if known.guess_confirmed else known


def _not_confirmed(record: Record) -> Record:
    known = replace(record, confirmed_by="", confirmed_at=None, guess_confirmed=False)
    return _with_certainty(known, certain=False) if record.guess_confirmed else known


def is_uncertain(record: Record) -> bool:
    """Return whether a day of the record had to be guessed."""
    match record:
        case KeyDate() | Issue():
            return record.day is not None and not record.day_certain
        case Promise() | Project():
            return record.due is not None and not record.due_certain
    return False


def _with_certainty(record: Record, *, certain: bool) -> Record:
    match record:
        case KeyDate() | Issue():
            return replace(record, day_certain=certain)
        case Promise() | Project():
            return replace(record, due_certain=certain)
    return record


def _says_more(answer: Answer, known: Record) -> bool:
    """Return whether the lines of a record say more than it and the records that were read from them, too."""
    number, here = _place_of(answer, known)
    together = [one for one in answer.records if one.id in sharing(here, [known.id])]
    lines = answer.parts[number].text.split("\n")
    written = [lines[at] for at in sorted({at for one in together for at in here[one.id]})]
    return any(keeps_lines(one) for one in together) or say_more(written, together)


def _is_about_more(answer: Answer, known: Record) -> bool:
    """Return whether the lines of a record are not there for it alone: prose, the lines of others, or text that was offered."""
    if any(one.record.id == known.id for one in answer.doubtful) and not known.corrected:
        return True
    _, here = _place_of(answer, known)
    shared = len(sharing(here, [known.id])) > 1
    return (shared or any(is_prose(one) for one in written_lines(known))) and _says_more(answer, known)


def _rewritten(answer: Answer, known: Record, new: Record | None, *, keeps: bool, by: str, at: datetime) -> Answer:
    """Return the answer with `new` in the place of a record, in its text, too; without the record for None.

    Its lines stay where it `keeps` them: what has been corrected stands below. Where they go and tell of other records, each of
    these gets a line of its own.
    """
    number, here = _place_of(answer, known)
    lines = answer.parts[number].text.split("\n")
    others: dict[str, Record] = {}
    if keeps:
        lines = _corrected_below(lines, here[known.id], new)
    else:
        together = sharing(here, [known.id])
        beside = {one.id: one for one in answer.records if one.id in together and one is not known}
        others = {id_: replace(one, corrected=one.corrected or in_words(one)) for id_, one in beside.items()}
        words = {id_: one.corrected for id_, one in others.items()}
        if new is not None:
            words[known.id] = new.corrected or new.as_written
        lines = rewritten(lines, {id_: place for id_, place in here.items() if id_ in together}, words)
    place = here[known.id]
    former = FormerRecord(known, by, at, new is None, number, place[0], keeps, apart=lines_between(place))
    states = {one.id: others.get(one.id, one) for one in answer.records if one is not known or new is not None}
    if new is not None:
        states[known.id] = new
    return replace(
        answer,
        parts=_with_text(answer.parts, number, lines),
        records=tuple(states.values()),
        former_records=(*(one for one in answer.former_records if one.record.id != known.id), former),
    )


def _corrected_below(lines: Sequence[str], place: Place, record: Record | None) -> list[str]:
    """Return the lines with the correction of the record that stands in this place below them, instead of the one before."""
    below = [correction_of(record)] if record is not None and keeps_lines(record) else []
    gone = {at for at in place if is_correction(lines[at])}
    last = max(at for at in place if at not in gone)
    return [
        one for at, line in enumerate(lines) for one in ([] if at in gone else [line]) + (below if at == last else [])
    ]


def _spread_out(answer: Answer, former: FormerRecord, record: Record) -> Answer:
    """Return the answer in which the lines of a record that has come back stand apart as they did, if they did."""
    if former.lines_kept or record.corrected or not former.apart:
        return answer
    number, here = _place_of(answer, record)
    lines, place = answer.parts[number].text.split("\n"), here[record.id]
    own = [lines[at] for at in place]
    others = [line for at, line in enumerate(lines) if at > place[0] and at not in place]
    return replace(
        answer, parts=_with_text(answer.parts, number, [*lines[: place[0]], *set_apart(own, others, former.apart)])
    )


def _put_back(answer: Answer, former: FormerRecord, record: Record) -> Answer:
    """Return the answer with a record that was removed, in the line where it stood as far as that is there."""
    lines = (record.corrected or record.as_written).split("\n")
    parts, before = answer.parts, len(answer.records)
    number = next((at for at, part in enumerate(parts) if part.source and part.source == record.source), former.part)
    there = number < len(parts) and parts[number].source == record.source
    place = _still_standing(parts[number], former) if there else None
    if place:
        parts = _with_text(parts, number, _corrected_below(parts[number].text.split("\n"), place, record))
    elif not there:
        parts = (*parts, Part("\n".join(lines), record.by, record.at or former.at))
    else:
        standing = parts[number].text.split("\n") if parts[number].text else []
        places = [(at, place) for at, place, _ in standing_in(answer.records, answer.parts)]
        line = max([former.line, *(place[-1] + 1 for at, place in places if at == number and place[0] < former.line)])
        apart = () if record.corrected else former.apart
        parts = _with_text(parts, number, [*standing[:line], *set_apart(lines, standing[line:], apart)])
        before = sum((at, place[0]) < (number, line) for at, place in places)
    return replace(answer, parts=parts, records=(*answer.records[:before], record, *answer.records[before:]))


def _still_standing(part: Part, former: FormerRecord) -> Place | None:
    """Return where the lines of a record that was removed still stand, if they were kept."""
    if not former.lines_kept:
        return None
    as_read = replace(former.record, as_written="\n".join(written_lines(former.record)), corrected="")
    return places_of([as_read], part.text.split("\n")).get(as_read.id)


def _place_of(answer: Answer, record: Record) -> tuple[int, dict[str, Place]]:
    """Return the number of the part a record stands in, with the places of all records there. Raises UnknownRecord."""
    standing = standing_in(answer.records, answer.parts)
    number = next((number for number, _, one in standing if one is record), None)
    if number is None:
        raise UnknownRecord
    return number, {one.id: place for at, place, one in standing if at == number}


def _with_text(parts: Sequence[Part], number: int, lines: Iterable[str]) -> tuple[Part, ...]:
    text = "\n".join(lines)
    changed = replace(parts[number], text=text if text.strip() else "")
    return (*parts[:number], changed, *parts[number + 1 :])

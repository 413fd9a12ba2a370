"""What a text may tell of is offered as a record: it counts once somebody adds it, and stays text until then."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from handover.model.answers import Answer
from handover.model.records import Record
from handover.records.changing import UnknownRecord, record_of, with_confirmed
from handover.records.keeping import standing_in


def offered(answer: Answer, source: str = "") -> tuple[Record, ...]:
    """Return what an answer, or one message of it, may tell of beside its records, the likeliest first.

    Without what was added, and what was removed again as a record.
    """
    settled = {one.id for one in answer.records} | {one.record.id for one in answer.former_records}
    open_ = [one for one in answer.doubtful if one.record.id not in settled and source in ("", one.record.source)]
    return tuple(one.record for one in sorted(open_, key=lambda one: -one.score))


def offered_anew(answer: Answer, source: str) -> tuple[Record, ...]:
    """Return what a message may tell of beside its records only since it was edited last."""
    edited = {part.at for part in answer.parts if part.source == source}
    return tuple(one for one in offered(answer, source) if one.at in edited)


def added(answer: Answer, source: str = "") -> tuple[Record, ...]:
    """Return the records of an answer, or of one message of it, that were offered and say what was offered."""
    ids = {one.record.id for one in answer.doubtful}
    return tuple(one for one in answer.records if one.id in ids and not one.corrected and source in ("", one.source))


def with_added_offer(answer: Answer, record_id: str, *, by: str, at: datetime) -> Answer:
    """Return the answer with an offered record among those that were understood, right as this person says.

    Changes nothing where it is there already. Raises UnknownRecord for one that is not offered (any more).
    """
    if any(one.id == record_id for one in answer.records):
        return answer
    record = next((one for one in offered(answer) if one.id == record_id), None)
    if record is None:
        raise UnknownRecord
    told = replace(answer, records=(*answer.records, replace(record, shares_line=False)))
    return with_confirmed(_sharing_told(told, _beside(told, record_id)), {record_id}, by=by, at=at)


def without_added_offer(answer: Answer, record_id: str) -> Answer:
    """Return the answer in which a record that was offered and added is offered again. Raises UnknownRecord for any other."""
    if record_of(answer, record_id) not in added(answer):
        raise UnknownRecord
    beside = _beside(answer, record_id) - {record_id}
    rest = tuple(one for one in answer.records if one.id != record_id)
    return _sharing_told(replace(answer, records=rest), beside)


def _beside(answer: Answer, record_id: str) -> set[str]:
    """Return the ids of the records that were read from a line of this one, with its own."""
    records = [replace(one, shares_line=True) for one in answer.records]
    lines = {one.id: {(number, line) for line in place} for number, place, one in standing_in(records, answer.parts)}
    own = lines.get(record_id, set())
    return {id_ for id_, here in lines.items() if own & here} | {record_id}


def _sharing_told(answer: Answer, ids: Iterable[str]) -> Answer:
    """Return the answer in which the records with these ids say whether they share their line."""
    together = set(ids)
    shares = len(together) > 1
    records = tuple(
        replace(one, shares_line=shares) if one.id in together and not one.corrected else one for one in answer.records
    )
    return replace(answer, records=records)

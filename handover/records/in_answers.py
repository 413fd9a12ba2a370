"""The records of a handover's answers, read wherever an answer has changed: with the days and the country of who wrote it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

from handover.model.answers import Answer, Part
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.playbook import Item
from handover.model.records import RecordKind
from handover.records.keeping import with_records
from handover.records.reading import Reading, read
from handover.records.reading_parts import Asked
from handover.time.countries import country_of
from handover.time.dates_in_words import writes_month_first
from handover.time.workdays import local_date


def changed_answers(before: Handover, after: Handover) -> tuple[Answer, ...]:
    """Return the answers of `after` that are to be read: those to items of a kind other than text that say something else now."""
    if after.answers is before.answers:
        return ()
    asked = {item.key for item in after.playbook.items if item.kind is not RecordKind.TEXT}
    return tuple(
        answer
        for key, answer in after.answers.items()
        if key in asked and (answer.parts, answer.records) != (before.answer(key).parts, before.answer(key).records)
    )


def writers_of(answers: Iterable[Answer]) -> set[str]:
    """Return the user ids of who wrote these answers."""
    return {part.by for answer in answers for part in answer.parts if part.by}


def records_read(before: Handover, after: Handover, writers: Mapping[str, Person]) -> Handover:
    """Return the handover `after` with the records of all answers that have changed. `writers` are who wrote them, by user id."""
    changed = {
        answer.item: with_records(
            before.answer(answer.item),
            _with_moved(before, after, answer),
            (item := after.playbook.item(answer.item)).kind,
            partial(part_read, item=item, writers=writers),
        )
        for answer in changed_answers(before, after)
    }
    return replace(after, answers={**after.answers, **changed}) if changed else after


def _with_moved(before: Handover, after: Handover, answer: Answer) -> Answer:
    """Return the answer with what people have said of the records of messages that were moved to it from other items.

    They stay where the message has the same lines and the item is of their kind; what nobody has touched is read anew.
    """
    there = {part.source for part in before.answer(answer.item).parts}
    came = {part.source for part in answer.parts if part.source} - there
    if not came:
        return answer
    moved = [
        record
        for key, other in before.answers.items()
        if key != answer.item
        for record in other.records
        if record.touched and record.source in came and not _is_said_in(after.answer(key), record.source)
    ]
    return replace(answer, records=(*answer.records, *moved))


def _is_said_in(answer: Answer, source: str) -> bool:
    return any(part.source == source for part in answer.parts)


def part_read(part: Part, item: Item, writers: Mapping[str, Person]) -> Reading:
    """Return what a part tells of: its days are those of its writer's calendar, in the order in which people there write them."""
    writer = writers.get(part.by)
    zone = writer.zone if writer else "UTC"
    country = (writer.country if writer else "") or country_of(zone)
    asked = Asked(
        local_date(part.at, zone), writes_month_first(country), tuple(slot.title for slot in item.slots), item.choices
    )
    return read(item.kind, part.text, asked)

"""Which records an answer keeps when its text changes, so that nothing a person has said of them is lost or doubled.

The text of an answer is what everybody reads. A record belongs to its lines: lines that stay keep their record, with what was
corrected or confirmed of it; lines that are new or changed are read; with lines that go, their records go.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from handover.model.answers import Answer, Part
from handover.model.records import DoubtfulRecord, FormerRecord, Record, RecordKind
from handover.records.corrections import correction_of, is_correction, keeps_lines, written_lines
from handover.records.in_words import in_words
from handover.records.lines import lines_of
from handover.records.places import Place, places_of, sharing
from handover.records.reading import Reading

Read = Callable[[Part], Reading]
"""Reads the text of a part into records, each with the lines it was read from."""
Placed = tuple[Place, Record]


def with_records(before: Answer, after: Answer, kind: RecordKind, read: Read) -> Answer:
    """Return the answer with the records of its text, after its text was changed from what it was `before`.

    The records that `after` has are looked for in its lines first. Only parts with a line that is new, or that told of something
    before and does not any more, are read: a line nothing was read from tells of nothing because one beside it was corrected.
    """
    known = [record for record in after.records if record.kind is kind]
    silent = [_as_read(one.record) for one in after.former_records if one.removed and one.lines_kept]
    standing = standing_in([*known, *silent], after.parts)
    kept = [one for one in standing if one[2] not in silent]
    kept_doubtful = standing_in([one.record for one in after.doubtful if one.record.kind is kind], after.parts)
    scores = {one.record.id: one.score for one in after.doubtful}
    ids = numbered(before, after)
    told_nothing = _without_record(standing_in(before.records, before.parts), before.parts)
    found: list[Record] = []
    doubtful: list[DoubtfulRecord] = []
    for number, part in enumerate(after.parts):
        here = [(place, record) for at, place, record in kept if at == number]
        doubted = [(place, DoubtfulRecord(one, scores[one.id])) for at, place, one in kept_doubtful if at == number]
        unread = _without_record([(0, place, one) for at, place, one in standing if at == number], [part])
        if part.text.strip() and not (before.records and unread <= told_nothing):
            reading = read(part)
            quiet = {line for at, place, one in standing if at == number and one in silent for line in place}
            here, anew = _read_anew(part, here, reading.records, quiet, ids)
            doubted = _doubted_anew(part, doubted, reading.doubtful, here, anew, ids)
        found += [record for _, record in sorted(here, key=_first_line)]
        doubtful += [one for _, one in doubted]
    records = tuple(found)
    former = tuple(_former(before, after, records))
    return replace(after, records=records, former_records=former, doubtful=tuple(doubtful))


def _as_read(record: Record) -> Record:
    """Return a record as it was read first, for its lines."""
    return replace(record, as_written="\n".join(written_lines(record)), corrected="")


def _without_record(standing: Iterable[tuple[int, Place, Record]], parts: Sequence[Part]) -> Counter[str]:
    """Return the lines of these parts in which none of the records stands."""
    told = {(number, line) for number, place, _ in standing for line in place}
    numbered_lines = (
        (number, at, line) for number, part in enumerate(parts) for at, line in enumerate(part.text.split("\n"))
    )
    return Counter(line for number, at, line in numbered_lines if line.strip() and (number, at) not in told)


def _first_line(placed: Placed) -> int:
    return placed[0][0]


def edited(answer: Answer, source: str, text: str) -> tuple[str, tuple[Record, ...]]:
    """Return the text of a message as it is to stand in the answer after its writer has edited it, and the records left.

    A line that is as it was when a person corrected its record stands there in the corrected words; one whose record was
    removed is left out. A record goes with its lines, even where another one's corrected words are the same.
    """
    removed = {
        one.record.id
        for one in answer.former_records
        if one.removed and not one.lines_kept and one.record.source == source
    }
    records = [one for one in answer.records if one.source == source]
    records += [one.record for one in answer.former_records if one.record.id in removed]
    lines = text.split("\n")
    as_read = {one.id: replace(one, corrected="") for one in records}
    places = places_of(as_read.values(), lines)
    replaced = [one for one in records if one.id in removed or (one.corrected and not keeps_lines(one))]
    changed = sharing(places, [one.id for one in replaced if one.id in places])
    words = {one.id: one.corrected or in_words(one) for one in records if one.id in changed - removed}
    below = {
        one.id: correction_of(one) for one in records if one.id in places and one.id not in changed and keeps_lines(one)
    }
    new = rewritten(
        lines, {id_: place for id_, place in places.items() if id_ in changed}, words, _behind(places, below)
    )
    standing = standing_in(answer.records, answer.parts)
    gone = {one.id for number, _, one in standing if answer.parts[number].source == source} & set(as_read) - set(places)
    return "\n".join(new), tuple(one for one in answer.records if one.id not in gone)


def _behind(places: Mapping[str, Place], words: Mapping[str, str]) -> dict[int, list[str]]:
    """Return what comes behind which line: the words of each record behind the last line of its place."""
    behind: dict[int, list[str]] = {}
    for id_, line in words.items():
        behind.setdefault(places[id_][-1], []).append(line)
    return behind


def lines_not_understood(answer: Answer, source: str = "") -> tuple[str, ...]:
    """Return the lines of an answer, or of one message of it, that no record was read from; headings of others are left out."""
    standing = standing_in(answer.records, answer.parts)
    found: list[str] = []
    for number, part in enumerate(answer.parts):
        understood = {line for at, place, _ in standing if at == number for line in place}
        wanted = not source or part.source == source
        numbered_lines = enumerate(part.text.split("\n") if wanted else ())
        left = [line for at, line in numbered_lines if at not in understood and line.strip()]
        found += [one.written.strip() for one in lines_of("\n".join(left)) if not one.is_heading]
    return tuple(found)


def rewritten(
    lines: Sequence[str],
    places: Mapping[str, Place],
    words: Mapping[str, str],
    behind: Mapping[int, Sequence[str]] | None = None,
) -> list[str]:
    """Return the lines with these words in the first line of each record's place, and without all else of the places.

    `behind` are further lines, by the number of the one that they come after.
    """
    gone = {number for place in places.values() for number in place}
    new = list[str]()
    for number, line in enumerate(lines):
        new += [words[id_] for id_, place in places.items() if place[0] == number and id_ in words]
        new += [line] if number not in gone else []
        new += (behind or {}).get(number, ())
    return new


def numbered(*answers: Answer) -> Callable[[Part], str]:
    """Return what gives a new record of a part its id: that of the message, numbered, and not given in these answers."""
    used: set[str] = set()
    for answer in answers:
        used |= {one.id for one in answer.records}
        used |= {one.record.id for one in answer.former_records} | {one.record.id for one in answer.doubtful}

    def new_id(part: Part) -> str:
        message = part.source or part.at.isoformat()
        id_ = next(free for number in count(1) if (free := f"{message}/{number}") not in used)
        used.add(id_)
        return id_

    return new_id


def standing_in(records: Sequence[Record], parts: Sequence[Part]) -> list[tuple[int, Place, Record]]:
    """Return the records that stand in these parts, with the part and the lines: each in its own message, or in any other."""
    found: list[tuple[int, Place, Record]] = []
    left = list(records)
    for own in (True, False):
        for number, part in enumerate(parts):
            wanted = [one for one in left if not own or _was_said_in(one, part)]
            taken = _owners([(place, record) for at, place, record in found if at == number])
            places = places_of(wanted, part.text.split("\n"), taken=taken)
            found += [(number, places[one.id], one) for one in wanted if one.id in places]
            left = [one for one in left if one.id not in places]
    return found


def _was_said_in(record: Record, part: Part) -> bool:
    return record.source == part.source and bool(part.source or record.at == part.at)


def _read_anew(
    part: Part, kept: Sequence[Placed], read: Sequence[Record], quiet: set[int], new_id: Callable[[Part], str]
) -> tuple[list[Placed], set[int]]:
    """Return the records of a part: those kept, and those that were read from other lines; with the lines of the latter.

    Records that nobody has touched give way to one that was read from all their lines and more. In `quiet` lines stands what
    somebody has said to be no record.
    """
    corrections = {number for number, line in enumerate(part.text.split("\n")) if is_correction(line)}
    touched = [(place, one) for place, one in kept if one.touched]
    said = [(place, one) for place, one in _said_in(part, read) if _is_free(place, touched, quiet, corrections)]
    wider = [new for new, _ in said if all(_is_wider(new, one, corrections) for one in kept if set(one[0]) & set(new))]
    stay = [(place, one) for place, one in kept if not any(set(place) & set(new) for new in wider)]
    fresh = [
        (
            place,
            replace(one, id=new_id(part), shares_line=one.shares_line or any(set(place) & set(at) for at, _ in stay)),
        )
        for place, one in said
        if _is_free(place, stay, quiet, corrections)
    ]
    return [*stay, *fresh], {number for place, _ in fresh for number in place}


def _is_wider(new: Place, kept: Placed, corrections: set[int]) -> bool:
    """Return whether a place has all lines of a kept record and more; a correction may be of another that shares its line."""
    place, record = kept
    return set(new) - (corrections if record.shares_line else set()) > set(place) and not record.touched


def _is_free(place: Place, kept: Sequence[Placed], quiet: set[int], corrections: set[int]) -> bool:
    """Return whether no other record is told of in this place: beside others that share their line, a correction of its own is."""
    beside = [(at, one) for at, one in kept if set(at) & set(place)]
    own = corrections & set(place)
    if own and all(one.shares_line and not own & set(at) for at, one in beside):
        return True
    return bool(place) and not beside and not quiet & set(place)


def _doubted_anew(
    part: Part,
    kept: Sequence[tuple[Place, DoubtfulRecord]],
    read: Sequence[DoubtfulRecord],
    records: Sequence[Placed],
    anew: set[int],
    new_id: Callable[[Part], str],
) -> list[tuple[Place, DoubtfulRecord]]:
    """Return what the lines of a part may tell of: what was doubtful stays, but in the lines `anew`, of which others tell now.

    Of lines that have told of something before, nothing else is doubted.
    """
    stay = [(place, one) for place, one in kept if not anew & set(place)]
    taken = {number for place, _ in (*stay, *records) for number in place} - anew
    said = _said_in(part, [one.record for one in read])
    fresh = [
        (place, DoubtfulRecord(replace(record, id=new_id(part)), one.score))
        for (place, record), one in zip(said, read, strict=True)
        if place and not taken & set(place)
    ]
    return [*stay, *fresh]


def _said_in(part: Part, read: Sequence[Record]) -> list[Placed]:
    """Return these records that were read from a part as its writer's, each with its place: none where it has none."""
    as_read = [replace(one, id=str(number)) for number, one in enumerate(read)]
    places = places_of(as_read, part.text.split("\n"), newly_read=True)
    return [
        (
            places.get(one.id, ()),
            replace(
                one,
                by=part.by,
                at=part.at,
                source=part.source,
                origin=part.origin,
                shares_line=len(sharing(places, [one.id])) > 1,
            ),
        )
        for one in as_read
    ]


def _owners(placed: Iterable[tuple[Place, Record]]) -> dict[int, list[Record]]:
    owners: dict[int, list[Record]] = {}
    for place, record in placed:
        for number in place:
            owners.setdefault(number, []).append(record)
    return owners


def _former(before: Answer, after: Answer, records: Iterable[Record]) -> Iterator[FormerRecord]:
    """Yield what records said before that is still of use: nothing of what its writer took back, or replaced in a form."""
    present = {one.id for one in records}
    removed_now = {one.record.id for one in after.former_records if one not in before.former_records}
    written = {part.source: part for part in after.parts}
    for one in after.former_records:
        part = written.get(one.record.source)
        kept = part is not None and (part.text.strip() or part in before.parts)
        if one.record.id in present or (one.removed and (kept or one.record.id in removed_now)):
            yield one

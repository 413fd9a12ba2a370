"""Records as wild as people can make them: of each kind, with any words in every field, and what was said to promises."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from handover.model.promise_reviews import PromiseReview, Proposal
from handover.model.records import DoubtfulRecord, Record, RecordKind
from handover.promises.standing import promise_mark
from handover.records.fields import BLANK, FIELDS, Shape

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def wild_records(kind: RecordKind, text: Callable[[], str], random: Random) -> tuple[Record, ...]:
    """Return records of this kind, none, a few or as many as there can be."""
    many = range(random.choice((0, 1, 3, 60)))
    return tuple(wild_record(kind, text, random, f"r{number}") for number in many) if kind in BLANK else ()


def wild_doubtful(kind: RecordKind, text: Callable[[], str], random: Random) -> tuple[DoubtfulRecord, ...]:
    """Return what a text may tell of; the first few were added where there are as many records."""
    return tuple(DoubtfulRecord(one, random.random()) for one in wild_records(kind, text, random))


def wild_record(kind: RecordKind, text: Callable[[], str], random: Random, record_id: str) -> Record:
    """Return a record with this id."""
    blank = BLANK[kind]
    found: dict[str, Any] = {"id": record_id, "by": "U0DANA", "at": NOON, "as_written": text()}
    for field in FIELDS[kind]:
        if random.random() < 0.3:
            continue
        if field.options is not None:
            found[field.name] = random.choice(list(field.options))
        elif field.shape is Shape.DAY:
            found[field.name] = date(2026, 3, 2) + timedelta(days=random.randint(-90, 400))
        elif field.shape is Shape.TICK:
            found[field.name] = True
        else:
            found[field.name] = text()
    if "due_certain" in {one.name for one in fields(blank)}:
        found["due_certain"] = random.random() < 0.8
    return replace(blank, **found)


def wild_review(promise: Any, text: Callable[[], str], random: Random) -> PromiseReview:
    """Return what was said to a promise: accepted, or something proposed, answered or not."""
    by, at = random.choice(("U0PRIYA", "U0PRIYA", "U0MAREK")), NOON + timedelta(minutes=random.randint(0, 60_000))
    proposal = random.choice((None, *Proposal))
    review = PromiseReview(by, at, promise_mark(promise), proposal)
    if proposal is None:
        return review
    day = date(2026, 6, 1) if proposal is Proposal.DATE else None
    review = replace(review, due=day, words=text() or "x", group=NOON)
    answered = replace(review, answered_by="U0DANA", answered_at=at, answer_group=NOON)
    return random.choice((review, replace(answered, agreed=True), replace(answered, answer=text() or "x")))

"""Who stands in for an incoming CSM who is away for long: their backup, whose morning then holds what is theirs (P25, P112).

Nothing of it is stored: whose something is stays as it is. What was told of it is read from the morning messages of who reads it.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from handover.absence import is_away
from handover.cover.following import is_cover
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.playbook import StepKind
from handover.model.subject import Subject, SubjectKind
from handover.questions import question_of
from handover.roles import has_declined
from handover.time.holidays import holiday
from handover.time.workdays import is_workday, local_date
from handover.todos import StandIn, Todo, TodoKind, todos

LONG = 5
"""Working days of their own that an absence has within the handover, from which on it counts as long."""
_ANYBODYS = frozenset({TodoKind.ANSWER, TodoKind.REVIEW, TodoKind.QUESTION})
"""Kinds that a stand-in does. To sign off, to take the account on and to write to the customer stay with who takes over."""
Said = Collection[tuple[str, str]]
"""Handover id and subject of what somebody's morning messages have shown."""


class Told(StrEnum):
    """What is told once of an absence; the key of a subject is one of these, the user id of who is away, and a number."""

    BEGUN = "begun"
    OVER = "over"
    NOBODY = "nobody"
    DONE = "done"


def away_for_long(handover: Handover, people: Mapping[str, Person], today: date) -> Person | None:
    """Return the incoming CSM of an active handover, no cover, while they are away for long on the day `today`; else None.

    That is for at least five working days of their own between the day it was opened and its last day, or `today` if later. An
    absence without a first day counts from `today`.
    """
    person = people.get(handover.incoming)
    if person is None or not handover.active or is_cover(handover) or not is_away(person, today):
        return None
    return person if _days_missed(handover, person, today) >= LONG else None


def stand_in(handover: Handover, people: Mapping[str, Person], today: date) -> str:
    """Return the user id of the backup, where they take part and are not away for long themselves on this day; else empty."""
    person = people.get(handover.backup)
    if person is None or person.barred or has_declined(handover, person.id) or person.id == handover.incoming:
        return ""
    return "" if is_away(person, today) and _days_missed(handover, person, today) >= LONG else person.id


def stand_in_todos(handover: Handover, person: Person, people: Mapping[str, Person], today: date) -> tuple[Todo, ...]:
    """Return what this person does for an incoming CSM who is away for long, on the days it has anyway; none for anybody else.

    Left out is what names the same as something of their own: that comes first.
    """
    away = away_for_long(handover, people, today)
    if away is None or stand_in(handover, people, today) != person.id:
        return ()
    return meanwhile(handover, away, person.id, today)


def meanwhile(handover: Handover, away: Person, who: str, today: date) -> tuple[Todo, ...]:
    """Return what of the person who is `away` this user does in their place."""
    found = todos(handover, today)
    own = {one.subject for one in found if one.owner == who}
    return tuple(
        replace(one, standing_in=StandIn(who, away))
        for one in found
        if one.owner == away.id and one.subject not in own and _is_anybodys(one, who)
    )


def went_back(handover: Handover, subject: Subject, person: Person) -> bool:
    """Return whether this is the incoming CSM's to do, of which the backup `person` may have been told."""
    if person.id != handover.backup or any(handover.person(one.owner) == person.id for one in handover.playbook.items):
        return False
    return any(one.subject == subject and one.owner == handover.incoming for one in todos(handover, date.max))


def absence_news(
    handover: Handover, person: Person, people: Mapping[str, Person], today: date, said: Said
) -> Iterator[Todo]:
    """Yield what this person is to hear of a long absence, unless it is among what was `said`: once as it begins, once as it ends.

    The manager hears, once for each incoming CSM, that nobody stands in. The incoming CSM hears, when they are back, what was done
    for them.
    """
    if person.id == handover.incoming:
        yield from _done_meanwhile(handover, person, people, today, said)
        return
    away = away_for_long(handover, people, today)
    who = stand_in(handover, people, today) if away else ""
    number = 1 + sum((handover.id, _subject(Told.OVER, handover.incoming, n)) in said for n in range(1, MOST_TOLD))
    begun = _subject(Told.BEGUN, handover.incoming, number)
    if away and who == person.id:
        wanted = begun
    elif away and not who and person.id == handover.manager:
        wanted = _subject(Told.NOBODY, handover.incoming)
    elif person.id == handover.backup and (handover.id, begun) in said and _is_back(handover, people, today):
        wanted = _subject(Told.OVER, handover.incoming, number)
    else:
        return
    if (handover.id, wanted) not in said:
        yield from absence_entry(handover, wanted, person, people, today)


MOST_TOLD = 100
"""More absences of one person in one handover are told as if they were one."""


def absence_entry(
    handover: Handover, subject: Subject, person: Person, people: Mapping[str, Person], today: date
) -> Iterator[Todo]:
    """Yield what `absence_news` has told, as an entry for its reader, while it is so."""
    _, user, _ = subject.key.split(".")
    away = away_for_long(handover, people, today)
    who = stand_in(handover, people, today)
    if user != handover.incoming or handover.incoming not in people:
        return
    holds = {
        Told.BEGUN: away is not None and who == person.id,
        Told.NOBODY: away is not None and not who and person.id == handover.manager,
        Told.DONE: person.id == handover.incoming and handover.active and bool(done_for(handover, person)),
        Told.OVER: person.id == handover.backup and _is_back(handover, people, today),
    }
    if holds[told_of(subject)]:
        standing = StandIn(person.id, people[handover.incoming])
        yield Todo(TodoKind.ABSENCE, subject, person.id, today, today, handover=handover, standing_in=standing)


@dataclass(frozen=True)
class DoneFor:
    """What one person did in the place of somebody who was away: how many answers they accepted, and how many they wrote."""

    by: str
    accepted: int
    written: int


def done_for(handover: Handover, person: Person) -> tuple[DoneFor, ...]:
    """Return what others did in the place of the incoming CSM `person` during their last absence, by who did it."""
    answers = [handover.answer(item.key) for item in handover.playbook.items]
    theirs = {item.key for item in handover.playbook.items if handover.person(item.owner) == person.id}
    accepted = Counter(one.accepted_by for one in answers if _was_away(person, one.accepted_at))
    written = Counter(one.by for one in answers if one.item in theirs and one.given and _was_away(person, one.at))
    others = dict.fromkeys(user for user in (*accepted, *written) if user and user != person.id)
    return tuple(DoneFor(user, accepted[user], written[user]) for user in others)


def _was_away(person: Person, moment: datetime | None) -> bool:
    return moment is not None and is_away(person, local_date(moment, person.zone))


def _done_meanwhile(
    handover: Handover, person: Person, people: Mapping[str, Person], today: date, said: Said
) -> Iterator[Todo]:
    back = person.away_until
    if back is None or not back <= today < back + NEWS_FOR:
        return
    subject = _subject(Told.DONE, person.id, back.toordinal())
    if (handover.id, subject) not in said:
        yield from absence_entry(handover, subject, person, people, today)


NEWS_FOR = timedelta(days=14)
"""How long after somebody is back they are told what was done in their place."""


def told_of(subject: Subject) -> Told:
    """Return which of them a subject of an absence is. Raises ValueError for none."""
    return Told(subject.key.partition(".")[0])


def _subject(told: Told, user: str, number: int = 1) -> Subject:
    return Subject(SubjectKind.ABSENCE, f"{told}.{user}.{number}")


def _is_back(handover: Handover, people: Mapping[str, Person], today: date) -> bool:
    """Return whether the incoming CSM of an active handover is known, and not away."""
    person = people.get(handover.incoming)
    return person is not None and handover.active and not is_away(person, today)


def _is_anybodys(todo: Todo, user: str) -> bool:
    """Return whether this user may do it in the place of who takes over: nobody replies to their own question."""
    if todo.kind is TodoKind.QUESTION:
        return question_of(todo.handover, todo.subject.key).asked_by != user
    if todo.kind is TodoKind.STEP:
        return todo.handover.playbook.step(todo.subject.key).kind is StepKind.READING
    return todo.kind in _ANYBODYS


def _days_missed(handover: Handover, person: Person, today: date) -> int:
    """Return the working days of their own that the person is away within the handover, which lasts until `today` at least."""
    if person.away_until is None:
        return 0
    first = max(person.away_from or today, local_date(handover.opened_at, person.zone))
    after = min(person.away_until, max(handover.window.end, today) + timedelta(days=1))
    days = (first + timedelta(days=n) for n in range((after - first).days))
    return sum(is_workday(day, person.workdays) and not holiday(day, person.country) for day in days)

"""What somebody reads today in a message of its own, so that the morning's message need not say it as well."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from handover.digest.calls import is_planned_call
from handover.hours import heard_at
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.playbook import StepKind
from handover.model.subject import Subject, SubjectKind
from handover.promises.telling import TOGETHER, open_proposals
from handover.questions import question_owner
from handover.synthesis import current_synthesis
from handover.time.workdays import local_date
from handover.todos import todos


def told_today(handovers: Iterable[Handover], person: Person, today: date) -> frozenset[tuple[str, str]]:
    """Return handover id and subject of what reaches the person on their local day `today`, as it came outside of their hours.

    That is the request to approve an e-mail or to confirm a synthesis, that an e-mail was sent back, and all that is theirs in a
    handover of which they hear for the first time: the welcome says what comes first. A call that is planned begins all the same.
    """
    handovers = tuple(handovers)
    asked = {(one.id, Subject(SubjectKind.APPROVE)) for one in handovers if _asked(one, person, today)}
    asked |= {(one.id, Subject(SubjectKind.CONFIRM)) for one in handovers if _to_confirm(one, person, today)}
    asked |= {(one.id, Subject(SubjectKind.PROMISES)) for one in handovers if _proposed(one, person, today)}
    asked |= {(one.id, about) for one in handovers for about in _asked_in_support(one, person, today)}
    returned = {(one.id, _email(one)) for one in handovers if _sent_back(one, person, today)}
    new = [one for one in handovers if _welcomed(one, person, today)]
    first = {(one.id, todo.subject) for one in new for todo in todos(one, date.max) if not is_planned_call(todo)}
    first |= {(one.id, Subject(SubjectKind.ASSIGNMENT)) for one in new}
    return frozenset(asked | returned | first)


def _welcomed(handover: Handover, person: Person, today: date) -> bool:
    """Return whether the person's first message about the handover is one of this morning; whoever opened it read it then."""
    joined = [change.at for change in handover.changes if change.after == person.id]
    since = max(joined, default=handover.opened_at)
    if handover.opened_by == person.id and not joined:
        return False
    return _comes_on(person, since, today)


def _asked(handover: Handover, person: Person, today: date) -> bool:
    asked = handover.introduction.asked_at
    if asked is None or handover.introduction.approved:
        return False
    return _comes_on(person, asked, today)


def _sent_back(handover: Handover, person: Person, today: date) -> bool:
    back = handover.introduction.returned
    return back is not None and back.author == person.id and _comes_on(person, back.at, today)


def _email(handover: Handover) -> Subject:
    return Subject(SubjectKind.STEP, handover.playbook.step_of_kind(StepKind.INTRODUCTION).key)


def _to_confirm(handover: Handover, person: Person, today: date) -> bool:
    written = current_synthesis(handover)
    return written is not None and not written.answered and _comes_on(person, written.at, today)


def _asked_in_support(handover: Handover, person: Person, today: date) -> Iterator[Subject]:
    """Yield the questions that are put directly to this person, in place of the outgoing CSM, this morning."""
    for question in handover.open_questions():
        theirs = question_owner(handover, question) == person.id != handover.outgoing
        if theirs and _comes_on(person, question.asked_at, today):
            yield Subject(SubjectKind.QUESTION, question.id)


def _proposed(handover: Handover, person: Person, today: date) -> bool:
    """Return whether something is proposed for promises of which the person reads this morning, with the ways to answer."""
    groups = {one.group for one in open_proposals(handover) if one.group is not None}
    return any(_comes_on(person, group + TOGETHER, today) for group in groups)


def _comes_on(person: Person, said: datetime, today: date) -> bool:
    """Return whether what was said outside of the person's hours reaches them on their local day `today`."""
    heard = heard_at(person, said)
    return heard > said and local_date(heard, person.zone) == today

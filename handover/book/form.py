"""The form that makes a book: whose accounts, who may take over, and how fast."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from handover.book.book import Book, Sharing
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Reason
from handover.model.people import Barred, Person
from handover.time.workdays import local_date

MOST_SUCCESSORS = 40
PER_WEEK = (1, 2, 3, 4, 5, 7, 10)
"""How many new accounts a week can be chosen for each successor."""
USUAL_PER_WEEK = 3
FARTHEST = timedelta(days=366)


@dataclass(frozen=True)
class BookForm:
    """What is entered: user ids, local days, the id and name of a file in Slack, and what was pasted.

    `leaver_name` is that of somebody who has gone already; `leaver` may be empty then.
    """

    leaver: str
    successors: tuple[str, ...]
    manager: str
    reason: Reason
    first_day: date | None
    per_week: int = USUAL_PER_WEEK
    last_day: date | None = None
    only_listed: bool = False
    file: str = ""
    pasted: str = ""
    leaver_name: str = ""
    sharing: Sharing = Sharing.NONE


def people_in(form: BookForm) -> tuple[str, ...]:
    """Return the ids of all who are named."""
    return tuple(dict.fromkeys(user for user in (form.leaver, form.manager, *form.successors) if user))


def book_of(form: BookForm, people: Mapping[str, Person], book_id: str, by: Person, now: datetime) -> Book:
    """Return the new book. `people` are those of the form that Slack knows. Raises FieldProblems with every problem at once."""
    today = local_date(now, by.zone)
    problems = _people_problems(form, people) | _day_problems(form, today)
    nothing_known = form.only_listed or not form.leaver
    if nothing_known and not form.file and not form.pasted.strip() and "leaver" not in problems:
        problems["pasted"] = FieldProblem.MISSING
    if form.per_week not in PER_WEEK:
        problems["per_week"] = FieldProblem.MISSING
    if problems or form.first_day is None:
        raise FieldProblems(problems)
    return Book(
        id=book_id,
        leaver=form.leaver,
        leaver_name=" ".join(form.leaver_name.split()),
        successors=form.successors,
        manager=form.manager,
        reason=form.reason,
        per_week=form.per_week,
        first_day=form.first_day,
        opened_by=by.id,
        opened_at=now,
        only_listed=form.only_listed,
        last_day=form.last_day,
        file=form.file,
        sharing=form.sharing,
    )


def _people_problems(form: BookForm, people: Mapping[str, Person]) -> dict[str, FieldProblem]:
    problems: dict[str, FieldProblem] = {}
    leaver = people.get(form.leaver)
    if not form.leaver:
        problems |= {} if form.leaver_name.strip() else {"leaver": FieldProblem.MISSING}
    elif leaver is None:
        problems["leaver"] = FieldProblem.UNKNOWN_PERSON
    elif leaver.barred and leaver.barred != Barred.DEACTIVATED:
        problems["leaver"] = FieldProblem(leaver.barred)
    if not form.successors:
        problems["successors"] = FieldProblem.MISSING
    elif form.leaver in form.successors:
        problems["successors"] = FieldProblem.SAME_PERSON
    else:
        problems |= _barred("successors", form.successors, people)
    if not form.manager:
        problems["manager"] = FieldProblem.MISSING
    elif form.manager == form.leaver:
        problems["manager"] = FieldProblem.MANAGER_HANDS_OVER
    else:
        problems |= _barred("manager", (form.manager,), people)
    return problems


def _barred(field: str, users: tuple[str, ...], people: Mapping[str, Person]) -> dict[str, FieldProblem]:
    for user in users:
        person = people.get(user)
        if person is None:
            return {field: FieldProblem.UNKNOWN_PERSON}
        if person.barred:
            return {field: FieldProblem(person.barred)}
    return {}


def _day_problems(form: BookForm, today: date) -> dict[str, FieldProblem]:
    problems: dict[str, FieldProblem] = {}
    if form.first_day is None:
        problems["first_day"] = FieldProblem.MISSING
    elif form.first_day < today:
        problems["first_day"] = FieldProblem.IN_THE_PAST
    elif form.first_day > today + FARTHEST:
        problems["first_day"] = FieldProblem.FAR_AHEAD
    if form.last_day is not None and form.last_day < today:
        problems["last_day"] = FieldProblem.IN_THE_PAST
    return problems

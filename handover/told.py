"""What somebody reads today in a message of its own, so that the morning's message need not say it as well."""

from collections.abc import Iterable
from datetime import date

from handover.hours import heard_at
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.subject import Subject, SubjectKind
from handover.time.workdays import local_date


def told_today(handovers: Iterable[Handover], person: Person, today: date) -> frozenset[tuple[str, str]]:
    """Return handover id and subject of what reaches the person on their local day `today`, as it came outside of their hours.

    That is the request to approve an e-mail.
    """
    return frozenset((one.id, Subject(SubjectKind.APPROVE)) for one in handovers if _asked(one, person, today))


def _asked(handover: Handover, person: Person, today: date) -> bool:
    asked = handover.introduction.asked_at
    if asked is None or handover.introduction.approved:
        return False
    heard = heard_at(person, asked)
    return heard > asked and local_date(heard, person.zone) == today

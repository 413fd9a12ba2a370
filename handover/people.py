"""Keeping what is known of a person in step with Slack."""

from handover.model.jobs import Job, JobKind
from handover.model.people import Person
from handover.time.workdays import is_work_week, is_zone

PERSON_CHECK = JobKind("person_check")
PERSON_CHECK_KEY = "person_check:"
"""What the key of a person's check begins with; their id follows."""


def person_check(user: str) -> Job:
    """Ask Slack who somebody is now: whether they still can take part, their name and zone."""
    key = f"{PERSON_CHECK_KEY}{user}"
    return Job(PERSON_CHECK, key, key, "", {"user": user}, again=True, urgent=False)


def impossible_facts(person: Person) -> tuple[str, ...]:
    """Return the names of those fields whose values nobody can have: with them no morning of theirs could be found."""
    possible = {
        "zone": is_zone(person.zone),
        "workdays": is_work_week(person.workdays),
        "digest_hour": person.digest_hour in range(24),
    }
    return tuple(name for name, holds in possible.items() if not holds)

"""Keeping what is known of a person in step with Slack."""

from handover.model.jobs import Job, JobKind

PERSON_CHECK = JobKind("person_check")
PERSON_CHECK_KEY = "person_check:"
"""What the key of a person's check begins with; their id follows."""


def person_check(user: str) -> Job:
    """Ask Slack who somebody is now: whether they still can take part, their name and zone."""
    key = f"{PERSON_CHECK_KEY}{user}"
    return Job(PERSON_CHECK, key, key, "", {"user": user}, again=True, urgent=False)

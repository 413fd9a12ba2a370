"""Values that a button or a form carries: what cannot be read there was made by another version, or is missing."""

from collections.abc import Iterator
from contextlib import contextmanager

from handover.model.playbook import UnknownEntry
from handover.model.subject import NoSubject
from handover.settings import NotOffered


class Outdated(Exception):
    """What was pressed or sent carries a value that this version does not know."""


OUTDATED = (Outdated, UnknownEntry, NoSubject, NotOffered)
"""What is raised for such a value, here or where the rules look it up."""


@contextmanager
def as_sent() -> Iterator[None]:
    """Read values as they were sent. Raises Outdated where one of them is not what this version puts there."""
    try:
        yield
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise Outdated from error

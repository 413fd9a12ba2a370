"""Who handed over or took over before, and is still spoken of in a letter that was written then (P7)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from handover.introduction.facts import colleague_name
from handover.model.audit import PlanField
from handover.model.handover import Handover
from handover.model.people import Person
from handover.text.names import full_name

_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])|\n")
_CSMS = frozenset({PlanField.OUTGOING, PlanField.INCOMING})


def former_csms(handover: Handover) -> tuple[str, ...]:
    """Return the user ids of those who were one of the two CSMs and are not any more."""
    held = (one.before for one in handover.changes if one.what in _CSMS)
    return tuple(dict.fromkeys(user for user in held if user and user not in (handover.outgoing, handover.incoming)))


def former_colleagues(handover: Handover) -> tuple[str, ...]:
    """Return the user ids of those of whom the customer was to read that they look after an area, and who take no part any more."""
    named = (one.who for change in handover.area_changes for one in change.before if one.for_customer)
    return tuple(dict.fromkeys(user for user in named if user not in handover.participants))


def former_marks(handover: Handover, people: Mapping[str, Person]) -> tuple[str, ...]:
    """Return the names and addresses by which a letter speaks of them, and of a CSM who has left; longest first.

    `people` are those of `former_csms`, `former_colleagues` and the CSMs of now who are known, by id. A name or address of one who
    is there is none.
    """
    there = [people[user] for user in _csms(handover) if user in people and not people[user].deactivated]
    gone = [people[user] for user in _csms(handover) if user in people and people[user].deactivated]
    found = [mark for one in gone for mark in marks_of(one)]
    former = (*former_csms(handover), *former_colleagues(handover))
    found += [mark for user in former if user in people for mark in marks_of(people[user])]
    if handover.leaver:
        found += [handover.leaver, full_name(handover.leaver), handover.introduction.outgoing_name]
    now = [mark for one in there for mark in marks_of(one)]
    kept = {mark for mark in found if mark} - set(now)
    return tuple(sorted(kept, key=lambda mark: (-len(mark), mark)))


def named(written: str, marks: Iterable[str]) -> Iterator[str]:
    """Yield those of the names and addresses that stand in a text, each once, as they stand there; none within a longer one."""
    pattern = "|".join(re.escape(mark) for mark in marks)
    if pattern:
        found = re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", written, re.IGNORECASE)
        yield from dict.fromkeys(match.group() for match in found)


def spoken_of(written: str, marks: Sequence[str], own: str) -> Iterator[str]:
    """Yield those of the names and addresses that a letter speaks of otherwise than Baton itself would now, as in `own`."""
    for sentence in _SENTENCE_ENDS.split(own):
        if any(named(sentence, marks)):
            written = written.replace(sentence.strip(), " ")
    yield from named(written, marks)


def signed_by(body: str, marks: Iterable[str]) -> str:
    """Return the name that a letter ends with if it is one of these, else an empty text."""
    lines = [line.strip(" \t.,–—-") for line in body.splitlines() if line.strip()]
    last = lines[-1].casefold() if lines else ""
    return next((mark for mark in marks if mark.casefold() == last), "")


def _csms(handover: Handover) -> tuple[str, ...]:
    """Return the user ids of those whom a letter names; whoever answers for one who has left is not one of them."""
    return (handover.incoming,) if handover.leaver else (handover.outgoing, handover.incoming)


def marks_of(person: Person) -> tuple[str, ...]:
    """Return the names and the address by which a letter may speak of somebody; some may be empty."""
    return (person.customer_name, colleague_name(person), full_name(person.real_name), person.email)

"""Which colleagues could know what is open: one question each at first, proposed before anybody is asked (P79, P111)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from handover.contributors.asking import ask, may_ask, take_back
from handover.model.account import AccountEntry
from handover.model.contributors import RequestState
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.jobs import Job
from handover.model.people import Person
from handover.model.playbook import Item
from handover.model.refusals import AlreadyDone, Done
from handover.roles import has_declined
from handover.who_knows.open_items import open_items

MOST_EACH = 2
"""Questions that one colleague has open at once by these proposals."""
MOST_PROPOSED = 10


class Why(StrEnum):
    """Why somebody could know."""

    SAID_IT = "said_it"
    """What the account knew of it before is theirs."""
    BACKUP = "backup"
    ANSWERED = "answered"
    """They have answered something else about this customer in this handover."""
    TOOK_PART = "took_part"
    """They took part in an earlier handover of the account."""
    MANAGER = "manager"


@dataclass(frozen=True)
class Proposal:
    """A question to one colleague: about which item, to which user, why them, and since when that is so (UTC)."""

    item: str
    who: str
    why: Why
    at: datetime | None = None


def proposals(
    handover: Handover,
    entries: Iterable[AccountEntry],
    earlier: Sequence[Handover],
    people: Mapping[str, Person],
    by: Person,
) -> tuple[Proposal, ...]:
    """Return whom `by` could ask about what is open: each item of one colleague at most, and of each colleague a few.

    `entries` are what the account knows, `earlier` its ended handovers, the newest first; `people` are those who are known, by
    id: whoever can take part no more is proposed for nothing. Nor are whoever asks, who is asked as it is, whoever takes
    over, who has declined, and who was asked the same before.
    """
    said = {entry.item: entry for entry in entries}
    busy = Counter(one.contributor for one in handover.contributor_requests if one.open)
    left_out = {by.id, handover.outgoing, handover.incoming}
    found: list[Proposal] = []
    for item in open_items(handover):
        if handover.asked_of_colleagues(item.key) or not may_ask(handover, item.key, by):
            continue
        asked = {one.contributor for one in handover.contributor_requests if one.item == item.key}
        for one in _candidates(handover, item, said.get(item.key), earlier):
            person = people.get(one.who)
            free = person is not None and not person.barred and busy[one.who] < MOST_EACH
            if free and one.who not in left_out | asked and not has_declined(handover, one.who):
                found.append(one)
                busy[one.who] += 1
                break
    return tuple(found[:MOST_PROPOSED])


def candidates(handover: Handover, entries: Iterable[AccountEntry], earlier: Sequence[Handover]) -> frozenset[str]:
    """Return the user ids of everybody who could be proposed, whoever they are by now."""
    said = {entry.item: entry for entry in entries}
    return frozenset(
        one.who for item in open_items(handover) for one in _candidates(handover, item, said.get(item.key), earlier)
    )


def ask_all(
    handover: Handover, wanted: Sequence[tuple[str, str]], people: Mapping[str, Person], *, by: Person, now: datetime
) -> Decision:
    """Ask these colleagues (pairs of an item and a user id), each in their working hours.

    What was answered or asked meanwhile, and who can take part no more, is left out. Raises AlreadyDone where nothing is left,
    NotYours, NotActive, StillConfidential.
    """
    after, jobs = handover, list[Job]()
    for item, user in wanted:
        person = people.get(user)
        open_now = any(one.key == item for one in open_items(after)) and not after.asked_of_colleagues(item)
        if person is None or person.barred or user == by.id or not open_now:
            continue
        decision = ask(after, item, person, "", while_open=True, by=by, now=now)
        after, jobs = decision.handover, [*jobs, *decision.jobs]
    if after is handover:
        raise AlreadyDone(Done.TODO_SETTLED)
    return Decision(after, tuple(jobs))


def take_back_all(handover: Handover, requests: Sequence[str], *, by: Person) -> Decision:
    """Take those of these questions back that nobody has answered. Raises AlreadyDone for none, NotYours, NotActive."""
    waiting = {one.id for one in handover.contributor_requests if one.state is RequestState.OPEN}
    after, jobs = handover, list[Job]()
    for one in requests:
        if one in waiting:
            decision = take_back(after, one, by=by)
            after, jobs = decision.handover, [*jobs, *decision.jobs]
    if after is handover:
        raise AlreadyDone(Done.TAKEN_BACK)
    return Decision(after, tuple(jobs))


def _candidates(
    handover: Handover, item: Item, entry: AccountEntry | None, earlier: Sequence[Handover]
) -> Iterator[Proposal]:
    """Yield who could know of an item, whoever is the likeliest first."""
    if entry is not None:
        yield from (Proposal(item.key, user, Why.SAID_IT, entry.at) for user in (entry.confirmed_by, entry.by) if user)
    if handover.backup:
        yield Proposal(item.key, handover.backup, Why.BACKUP)
    for one in handover.contributor_requests:
        if one.state is RequestState.ANSWERED:
            yield Proposal(item.key, one.contributor, Why.ANSWERED)
    for before in earlier:
        for user in (before.outgoing, before.incoming, before.backup):
            if user:
                yield Proposal(item.key, user, Why.TOOK_PART, before.closed_at)
    if handover.manager:
        yield Proposal(item.key, handover.manager, Why.MANAGER)

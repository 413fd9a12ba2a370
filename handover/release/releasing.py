"""The manager's acts: who receives it, what goes and what not, the release, its way to the receiver, and taking back (P15).

Nobody but the manager and workspace admins changes or releases anything: what leaves is their word.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from handover.access import participants_only, require_open
from handover.model.decision import Decision, unchanged
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind
from handover.model.people import Person
from handover.model.receiver import Receiver
from handover.model.refusals import Refusal
from handover.model.release import HowSent, Passed, Release, ReleaseChoice, ReleasedLine
from handover.plan.confidentiality import require_not_confidential
from handover.release.facts import Known
from handover.release.sorting import sort
from handover.stages import concluded
from handover.text.email_address import is_email_address

RELEASE_FILES = JobKind("release_files")
RELEASE_NOTE = JobKind("release_note")

LONGEST_NAME = 120
LONGEST_WORDS = 3000
"""Characters of each text that the manager writes for the receiver: what one field of a form takes."""


@dataclass
class ManagerReleases(Refusal):
    """Only the manager `who` (empty for none yet) and workspace admins decide what leaves."""

    who: str


class NoReceiver(Refusal):
    """Nobody outside is named as the receiver, so there is nobody to release it to."""


class NotAsShown(Refusal):
    """What would be released, or the version it is about, is not any more what was shown."""


class SentAlready(Refusal):
    """This version was sent on, so it cannot be taken back any more."""


class NotSentYet(Refusal):
    """This version is not marked as sent, so nobody can have confirmed it."""


def may_release(handover: Handover, person: Person) -> bool:
    """Return whether the person decides what leaves: the manager, and workspace admins."""
    return not person.barred and (person.admin or (bool(person.id) and person.id == handover.manager))


def manager_only(handover: Handover, person: Person) -> Handover:
    """Return the handover unchanged. Raises ManagerReleases for other participants, NotAParticipant for everybody else."""
    participants_only(handover, person)
    if not may_release(handover, person):
        raise ManagerReleases(handover.manager)
    return handover


def receiver_of(handover: Handover) -> Receiver:
    """Return the receiver outside. Raises NoReceiver."""
    if handover.receiver is None or not handover.receiver.outside:
        raise NoReceiver
    return handover.receiver


def checked_receiver(receiver: Receiver) -> Receiver:
    """Return the receiver as it is kept. Raises FieldProblems: `receiver_name`, `receiver_email`."""
    kept = replace(
        receiver,
        name=" ".join(receiver.name.split()),
        contact=" ".join(receiver.contact.split()),
        email=receiver.email.strip(),
    )
    problems: dict[str, FieldProblem] = {}
    if not kept.name:
        problems["receiver_name"] = FieldProblem.MISSING
    if kept.email and not is_email_address(kept.email):
        problems["receiver_email"] = FieldProblem.BAD_ADDRESS
    if problems:
        raise FieldProblems(problems, {"address": kept.email})
    return kept


def set_receiver(handover: Handover, receiver: Receiver) -> Decision:
    """Store who receives it. Raises FieldProblems, NotActive when it has ended."""
    require_open(handover)
    kept = checked_receiver(receiver)
    return unchanged(handover) if kept == handover.receiver else concluded(replace(handover, receiver=kept))


def write(handover: Handover, words: str, reach: str) -> Decision:
    """Store the manager's words for the receiver, and how they reach us. Raises NotActive."""
    require_open(handover)
    return _planned(handover, words=words.strip(), reach=reach.strip())


def choose(known: Known, key: str, mark: str, *, out: bool, by: str, now: datetime) -> Decision:
    """Leave a fact out, or let it out in the words that `mark` names. Raises NotAsShown, NotActive.

    What may not leave at all is not let out: raises NotAsShown, for no button offers it.
    """
    handover = known.handover
    require_open(handover)
    found = next((one for one in sort(known).facts if one.fact.key == key), None)
    if found is None or found.fact.mark != mark or (found.final and not out):
        raise NotAsShown
    choice = ReleaseChoice(out, by, now, mark)
    return _planned(handover, choices={**handover.release.choices, key: choice})


def release(known: Known, shown: str, *, by: str, now: datetime) -> Decision:
    """Release what is let out, as a new version; `shown` is the mark of the document that was looked at.

    Changes nothing when this very document is released already. Raises NoReceiver, NotAsShown, StillConfidential, NotActive.
    """
    handover = known.handover
    require_open(handover)
    receiver = receiver_of(handover)
    require_not_confidential(handover, now)
    sorting = sort(known)
    if sorting.mark != shown:
        raise NotAsShown
    latest = standing(handover)
    if latest is not None and (latest.lines, latest.receiver) == (sorting.lines, receiver):
        return unchanged(handover)
    version = Release(sorting.lines, receiver, by, now, sorting.number_left_out)
    versions = (*handover.release.versions, version)
    after = _planned(handover, versions=versions)
    number = len(versions) - 1
    return Decision(after.handover, (*after.jobs, _files(handover, number, by), _note(handover, number, by)))


def take_back(handover: Handover, number: int, *, by: str, now: datetime) -> Decision:
    """Take a version back that was not sent yet. Raises SentAlready, NotAsShown."""
    version = version_at(handover, number)
    if version.taken_back_by:
        return unchanged(handover)
    if version.sent is not None:
        raise SentAlready
    return _with(handover, number, replace(version, taken_back_by=by, taken_back_at=now))


def mark_sent(handover: Handover, number: int, passed: Passed, today: date) -> Decision:
    """Note that a version was sent on, until the local day `today`. Raises FieldProblems (`on`, `whom`), NotAsShown."""
    version = version_at(handover, number)
    if version.taken_back_by:
        raise NotAsShown
    _check(passed, today, version.at.date())
    return _with(handover, number, replace(version, sent=passed))


def mark_received(handover: Handover, number: int, passed: Passed, today: date) -> Decision:
    """Note that the receiver confirmed a version. Raises FieldProblems (`on`, `whom`), NotSentYet, NotAsShown."""
    version = version_at(handover, number)
    if version.sent is None:
        raise NotSentYet
    _check(passed, today, version.sent.on)
    return _with(handover, number, replace(version, received=passed))


def undo(handover: Handover, number: int) -> Decision:
    """Undo the last thing that was noted of a version: its receipt, else that it was sent. Raises NotAsShown."""
    version = version_at(handover, number)
    if version.received is not None:
        return _with(handover, number, replace(version, received=None))
    return _with(handover, number, replace(version, sent=None))


def version_at(handover: Handover, number: int) -> Release:
    """Return the version with this number, counted from 0. Raises NotAsShown for none."""
    versions = handover.release.versions
    if not 0 <= number < len(versions):
        raise NotAsShown
    return versions[number]


def standing(handover: Handover) -> Release | None:
    """Return the latest version that was not taken back, None for none."""
    return next((one for one in reversed(handover.release.versions) if not one.taken_back_by), None)


def difference(before: Sequence[ReleasedLine], after: Sequence[ReleasedLine]) -> tuple[list[str], list[str]]:
    """Return which lines come new, and which are gone."""
    old, new = {line.text for line in before}, {line.text for line in after}
    return [line.text for line in after if line.text not in old], [line.text for line in before if line.text not in new]


def passed_on(on: date | None, how: HowSent, whom: str, *, by: str, now: datetime) -> Passed:
    """Return that it was sent or confirmed. Raises FieldProblems (`on`) without a day."""
    if on is None:
        raise FieldProblems({"on": FieldProblem.MISSING})
    return Passed(on, how, " ".join(whom.split()), by, now)


def _check(passed: Passed, today: date, earliest: date) -> None:
    problems: dict[str, FieldProblem] = {}
    if passed.on > today:
        problems["on"] = FieldProblem.STILL_TO_COME
    elif (earliest - passed.on).days > 1:  # a day less may be a matter of zones
        problems["on"] = FieldProblem.BEFORE_IT_WAS_THERE
    if not passed.whom:
        problems["whom"] = FieldProblem.MISSING
    if problems:
        raise FieldProblems(problems)


def _planned(handover: Handover, **changes: object) -> Decision:
    plan = replace(handover.release, **changes)  # type: ignore[arg-type]
    return unchanged(handover) if plan == handover.release else Decision(replace(handover, release=plan))


def _with(handover: Handover, number: int, version: Release) -> Decision:
    """Return the handover with this version as it is now; the message about it follows."""
    versions = list(handover.release.versions)
    if versions[number] == version:
        return unchanged(handover)
    versions[number] = version
    after = _planned(handover, versions=tuple(versions))
    return Decision(after.handover, (*after.jobs, _note(handover, number, version.by)))


def _files(handover: Handover, number: int, user: str) -> Job:
    """Send the version as files to who released it."""
    lane = _lane(handover, user)
    return Job(RELEASE_FILES, f"{RELEASE_FILES}:{handover.id}:{number}", lane, handover.id, _ref(user, number))


def _note(handover: Handover, number: int, user: str) -> Job:
    """Say below the files what has become of the version, or bring that up to date."""
    key = f"{RELEASE_NOTE}:{handover.id}:{number}"
    return Job(RELEASE_NOTE, key, _lane(handover, user), handover.id, _ref(user, number), again=True)


def _lane(handover: Handover, user: str) -> str:
    return f"release:{handover.id}:{user}"


def _ref(user: str, number: int) -> dict[str, str]:
    return {"user": user, "number": str(number)}

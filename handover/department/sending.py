"""Handing the internal document to another department: to whom, the delivery, the receipt, and taking back (P11, P12, P14).

The manager and both CSMs hand it over; only the colleague it is for says that it has arrived. Nobody else there reads it.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from handover.access import participants_only, require_open
from handover.department.missing import asked_question, withdrawn_question
from handover.model.answers import Question
from handover.model.decision import Decision, unchanged
from handover.model.department import DepartmentVersion, Standing
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover, Reason
from handover.model.jobs import Job, JobKind
from handover.model.people import Barred, Person
from handover.model.receiver import Receiver, ReceiverKind
from handover.model.refusals import NotAParticipant, Refusal
from handover.plan.confidentiality import require_not_confidential
from handover.release.releasing import NotAsShown
from handover.stages import concluded

DEPARTMENT_FILES = JobKind("department_files")
DEPARTMENT_NOTE = JobKind("department_note")
DEPARTMENT_TOLD = JobKind("department_told")

REASONS = frozenset({Reason.PROJECT_COMPLETION, Reason.REORGANISATION, Reason.SERVICE_UPGRADE})
"""The reasons for which another department takes over."""


@dataclass
class NotYoursToHandOver(Refusal):
    """Only the two CSMs, the manager and workspace admins hand the document over; `who` is the manager, empty for none."""

    who: str


class NoColleague(Refusal):
    """Nobody in another department is named yet to whom the document goes."""


class DeliveredAlready(Refusal):
    """This version has been delivered, so it cannot be taken back any more."""


def goes_to_department(handover: Handover) -> bool:
    """Return whether another department takes over: it is named, or the reason is one of theirs and no provider is named."""
    if handover.receiver is not None:
        return not handover.receiver.outside
    return handover.reason in REASONS


def may_hand_over(handover: Handover, person: Person) -> bool:
    """Return whether the person hands the document over: both CSMs, the manager, workspace admins."""
    return not person.barred and (
        person.admin or person.id in filter(None, (handover.outgoing, handover.incoming, handover.manager))
    )


def senders_only(handover: Handover, person: Person) -> Handover:
    """Return the handover unchanged. Raises NotYoursToHandOver for other participants, NotAParticipant for everybody else."""
    participants_only(handover, person)
    if not may_hand_over(handover, person):
        raise NotYoursToHandOver(handover.manager)
    return handover


def receiver_only(handover: Handover, person: Person, number: int) -> Handover:
    """Return the handover unchanged, for the colleague this version is for. Raises NotAParticipant, NotAsShown."""
    if person.barred or version_at(handover, number).receiver.person != person.id:
        raise NotAParticipant(handover.account)
    return handover


def set_receiver(handover: Handover, name: str, colleague: Person | None) -> Decision:
    """Store the department and whom it goes to there. Raises FieldProblems (`department`, `colleague`), NotActive."""
    require_open(handover)
    problems: dict[str, FieldProblem] = {}
    named = " ".join(name.split())
    if not named:
        problems["department"] = FieldProblem.MISSING
    if problem := _problem(colleague):
        problems["colleague"] = problem
    if problems or colleague is None:
        raise FieldProblems(problems)
    receiver = Receiver(ReceiverKind.DEPARTMENT, named, person=colleague.id)
    return unchanged(handover) if receiver == handover.receiver else concluded(replace(handover, receiver=receiver))


def send(handover: Handover, number: int, *, by: str, now: datetime) -> Decision:
    """Hand over the version with this number, counted from 0; once, however often it is pressed.

    Raises NoColleague, NotAsShown when an earlier one still waits to be delivered, StillConfidential, NotActive.
    """
    require_open(handover)
    versions = handover.department_versions
    if number < len(versions):
        return unchanged(handover)
    receiver = handover.receiver
    if receiver is None or receiver.outside or not receiver.person:
        raise NoColleague
    if number > len(versions) or waiting(handover):
        raise NotAsShown
    require_not_confidential(handover, now)
    version = DepartmentVersion(receiver, by, now)
    after = replace(handover, department_versions=(*versions, version))
    return Decision(after, (_job(DEPARTMENT_FILES, handover, number, receiver.person),))


def take_back(handover: Handover, number: int, *, by: str, now: datetime) -> Decision:
    """Take a version back that was not delivered yet. Raises DeliveredAlready, NotAsShown."""
    version = version_at(handover, number)
    if version.standing is Standing.TAKEN_BACK:
        return unchanged(handover)
    if version.standing is not Standing.WAITING:
        raise DeliveredAlready
    return Decision(_with(handover, number, replace(version, taken_back_by=by, taken_back_at=now)))


def delivering(handover: Handover, number: int, now: datetime) -> Decision:
    """Note that a version is about to be delivered, after which nobody takes it back. Raises NotAsShown once it was taken back."""
    version = version_at(handover, number)
    if version.standing in (Standing.TAKEN_BACK, Standing.UNREACHABLE):
        raise NotAsShown
    if version.delivered_at is not None:
        return unchanged(handover)
    return Decision(_with(handover, number, replace(version, delivered_at=now)))


def unreachable(handover: Handover, number: int) -> Decision:
    """Note that the receiver is no full member any more; whoever handed it over hears of it."""
    version = version_at(handover, number)
    return _told(handover, number, replace(version, unreachable=True), version.at)


def acknowledge(handover: Handover, number: int, now: datetime) -> Decision:
    """Note that the receiver has it and misses nothing. Raises NotAsShown for one that was not delivered."""
    version = _delivered(handover, number)
    if version.acknowledged_at is not None:
        return unchanged(handover)
    return _told(handover, number, replace(version, acknowledged_at=now), now)


def miss(handover: Handover, number: int, missing: str, item: str, now: datetime) -> Decision:
    """Note what the receiver misses in it, and ask whoever can answer, about this item of the playbook; empty for any.

    Raises FieldProblems (`missing`), NotAsShown for one that was not delivered.
    """
    version = _delivered(handover, number)
    if not missing.strip():
        raise FieldProblems({"missing": FieldProblem.MISSING})
    if missing.strip() == version.missing and version.acknowledged_at is None:
        return unchanged(handover)
    handover, withdrawn = withdrawn_question(handover, version, now)
    handover, question, asked = asked_question(handover, version, missing.strip(), item, now)
    said = replace(version, missing=missing.strip(), missing_at=now, acknowledged_at=None, question=question)
    told = _told(handover, number, said, now)
    return Decision(told.handover, (*told.jobs, *withdrawn, *asked))


def undo_answer(handover: Handover, number: int, now: datetime) -> Decision:
    """Undo what the receiver said last: that they have it, else what they miss. Raises NotAsShown."""
    version = _delivered(handover, number)
    if version.acknowledged_at is not None:
        return _told(handover, number, replace(version, acknowledged_at=None), now)
    if version.missing_at is None:
        return unchanged(handover)
    handover, withdrawn = withdrawn_question(handover, version, now)
    told = _told(handover, number, replace(version, missing="", missing_at=None, question=""), now)
    return Decision(told.handover, (*told.jobs, *withdrawn))


def answered(handover: Handover, question: Question) -> tuple[Job, ...]:
    """Tell whoever handed the document over that what its receiver missed is answered, and say so below the files.

    Nothing for any other question, one without a reply, and a version that a newer one has followed.
    """
    number = len(handover.department_versions) - 1
    version = handover.department_versions[number] if number >= 0 else None
    if version is None or version.question != question.id or not question.reply:
        return ()
    return (_tell(handover, number, question.id, question=question.id), note(handover, number))


def version_at(handover: Handover, number: int) -> DepartmentVersion:
    """Return the version with this number, counted from 0. Raises NotAsShown for none."""
    if not 0 <= number < len(handover.department_versions):
        raise NotAsShown
    return handover.department_versions[number]


def waiting(handover: Handover) -> bool:
    """Return whether the latest version still waits to be delivered."""
    return bool(handover.department_versions) and handover.department_versions[-1].standing is Standing.WAITING


def _problem(colleague: Person | None) -> FieldProblem | None:
    if colleague is None:
        return FieldProblem.UNKNOWN_PERSON
    if colleague.barred in (Barred.GUEST, Barred.EXTERNAL):
        return FieldProblem.NO_COLLEAGUE
    return FieldProblem(colleague.barred) if colleague.barred else None


def _delivered(handover: Handover, number: int) -> DepartmentVersion:
    version = version_at(handover, number)
    if version.delivered_at is None:
        raise NotAsShown
    return version


def _with(handover: Handover, number: int, version: DepartmentVersion) -> Handover:
    versions = list(handover.department_versions)
    versions[number] = version
    return replace(handover, department_versions=tuple(versions))


def _told(handover: Handover, number: int, version: DepartmentVersion, at: datetime) -> Decision:
    """Return the handover with this version; its message follows, and whoever handed it over is told once."""
    after = _with(handover, number, version)
    told = _tell(after, number, f"{version.standing}:{at.isoformat()}", standing=version.standing.value)
    return Decision(after, (told, *([note(handover, number)] if version.delivered_at else [])))


def _tell(handover: Handover, number: int, once: str, **what: str) -> Job:
    """Tell whoever handed a version over what has become of it."""
    user = version_at(handover, number).by
    key, lane = f"{DEPARTMENT_TOLD}:{handover.id}:{number}:{once}", f"{DEPARTMENT_TOLD}:{handover.id}:{user}"
    return Job(DEPARTMENT_TOLD, key, lane, handover.id, {"user": user, "number": str(number), **what})


def note(handover: Handover, number: int) -> Job:
    """Say below the files what can be answered, or bring that up to date."""
    return _job(DEPARTMENT_NOTE, handover, number, version_at(handover, number).receiver.person, again=True)


def _job(kind: JobKind, handover: Handover, number: int, user: str, *, again: bool = False) -> Job:
    key, lane = f"{kind}:{handover.id}:{number}", f"department:{handover.id}:{user}"
    return Job(kind, key, lane, handover.id, {"user": user, "number": str(number)}, again=again)

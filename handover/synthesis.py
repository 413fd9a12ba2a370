"""The synthesis: before the introduction the incoming CSM writes the top risks and first steps back, and the outgoing CSM answers.

A read-back shows what was understood, not only that it was read (P82, P89, P119, P126). Nothing waits for it: the introduction
can go out without one, and where nobody is left who could confirm it, it stands as it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from handover.access import require_active
from handover.model.decision import Decision, unchanged
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover, Reason
from handover.model.jobs import Job, JobKind
from handover.model.kept import SYNTHESIS, ThingKind
from handover.model.memoize import memoized
from handover.model.playbook import StepKind
from handover.model.refusals import AllowedRole, AlreadyDone, Done, NotYours, Refusal, Task
from handover.model.synthesis import Synthesis
from handover.roles import has_declined
from handover.stages import all_accepted, concluded, step_settled
from handover.text.fingerprint import fingerprint
from handover.text.intake import required
from handover.time.workdays import utc_day

SYNTHESIS_WRITTEN = JobKind("synthesis_written")
SYNTHESIS_CORRECTED = JobKind("synthesis_corrected")

MOST_RISKS = 3
LONGEST_RISK, LONGEST_STEPS, LONGEST_CORRECTION = 300, 1000, 1500
"""Characters of a risk, of the first steps and of a correction: what is read at a glance."""


class NoSynthesis(Refusal):
    """Nothing has been written yet that could be confirmed or corrected."""


@dataclass
class SynthesisChanged(Refusal):
    """The user `who` has changed what was written since it was read."""

    who: str


def current_synthesis(handover: Handover) -> Synthesis | None:
    """Return what the incoming CSM, or the backup in their place, has written last; None when nobody who takes over now has."""
    last = handover.syntheses[-1] if handover.syntheses else None
    return last if last is not None and may_write(handover, last.by) else None


def may_write(handover: Handover, user: str) -> bool:
    """Return whether this person writes back what is taken over: the incoming CSM or the backup (P25, P112)."""
    return bool(user) and user in (handover.incoming, handover.backup)


def may_answer_synthesis(handover: Handover, user: str) -> bool:
    """Return whether this person may confirm or correct: whoever hands over, the manager or the backup, but not its writer.

    Whoever was asked and has kept it of a role they had may, too.
    """
    written = current_synthesis(handover)
    if not user or (written is not None and user == written.by):
        return False
    may = (handover.outgoing, handover.manager, handover.backup, handover.keeper(ThingKind.CONFIRMATION, SYNTHESIS))
    return user in may and user != handover.incoming


def confirmer(handover: Handover) -> str:
    """Return the user id of who is asked whether it is right: the outgoing CSM; of one who has gone, the manager; else nobody.

    First of all whoever has kept that of a role they had.
    """
    gone = bool(handover.leaver) or handover.reason is Reason.ABRUPT_EXIT
    kept = handover.keeper(ThingKind.CONFIRMATION, SYNTHESIS)
    asked = (kept, handover.manager) if gone else (kept, handover.outgoing, handover.manager)
    may = (user for user in asked if may_answer_synthesis(handover, user) and not has_declined(handover, user))
    return next(may, "")


def is_before_introduction(handover: Handover) -> bool:
    """Return whether the customer has not been told yet: until then the synthesis is asked for."""
    return handover.active and not step_settled(handover, handover.playbook.step_of_kind(StepKind.INTRODUCTION))


def is_asked_for(handover: Handover) -> bool:
    """Return whether the incoming CSM is to write: every answer needed is accepted, one at least, and the customer not told.

    Whoever has written all of it down themselves, for somebody who had gone, has nothing to read back.
    """
    accepted = any(answer.accepted for answer in handover.answers.values())
    open_ = is_before_introduction(handover) and current_synthesis(handover) is None
    return open_ and accepted and all_accepted(handover)


def awaits_confirmation(handover: Handover) -> bool:
    """Return whether somebody is to say, before the introduction, whether what was written is right."""
    written = current_synthesis(handover)
    return written is not None and not written.answered and is_before_introduction(handover)


@memoized
def accepted_on(handover: Handover) -> date:
    """Return the UTC day on which the latest answer was accepted; the day it was opened when none is."""
    moments = [answer.accepted_at for answer in handover.answers.values() if answer.accepted_at is not None]
    return utc_day(max(moments, default=handover.opened_at))


def synthesis_mark(written: Synthesis | None) -> str:
    """Return what names these very risks and first steps, so that nobody confirms words they have not read."""
    return fingerprint(*written.risks, "", written.first_steps) if written is not None else ""


def correction_mark(written: Synthesis) -> str:
    """Return what names these very words together with the correction of them."""
    return fingerprint(synthesis_mark(written), written.correction)


def write(handover: Handover, risks: Sequence[str], first_steps: str, *, seen: str, by: str, now: datetime) -> Decision:
    """Store the risks and first steps, in place of what was written and not answered yet; whoever is to confirm is asked.

    What was corrected is kept, also when that was while this was being typed, and this is added to it. `seen` is the
    `synthesis_mark` of what the form showed. Raises FieldProblems (`first_risk` or `first_steps`: MISSING; `first_steps`:
    CHANGED_MEANWHILE), NotYours, AlreadyDone once it is confirmed, NotActive.
    """
    require_active(handover)
    if not may_write(handover, by):
        raise NotYours(Task.WRITE_SYNTHESIS, (AllowedRole.INCOMING, AllowedRole.BACKUP))
    before = current_synthesis(handover)
    if before is not None and before.confirmed:
        raise AlreadyDone(Done.SYNTHESIS_CONFIRMED)
    named = tuple(risk.strip() for risk in risks if risk.strip())[:MOST_RISKS]
    required("first_risk", "".join(named))
    steps = required("first_steps", first_steps)
    if before is not None and (named, steps) == (before.risks, before.first_steps):
        return unchanged(handover)
    if synthesis_mark(before) != seen:
        raise FieldProblems({"first_steps": FieldProblem.CHANGED_MEANWHILE})
    written = Synthesis(named, steps, by, now)
    kept = handover.syntheses[:-1] if before is not None and not before.corrected else handover.syntheses
    stored = replace(handover, syntheses=(*kept, written))
    return concluded(stored, *_asking(stored))


def confirm(handover: Handover, *, seen: str, by: str, now: datetime) -> Decision:
    """Say that what was written is right. `seen` is the `synthesis_mark` of what was read.

    Raises NoSynthesis, NotYours, AlreadyDone once it is answered, SynthesisChanged when it says something else by now, NotActive.
    """
    written = _to_answer(handover, by)
    if written.answered:
        raise AlreadyDone(Done.SYNTHESIS_CONFIRMED if written.confirmed else Done.SYNTHESIS_CORRECTED)
    if synthesis_mark(written) != seen:
        raise SynthesisChanged(written.by)
    return _answered(handover, replace(written, confirmed_by=by, confirmed_at=now))


def undo_confirmation(handover: Handover, *, by: str) -> Decision:
    """Take a confirmation back: it waits for one again. Changes nothing where none stands. Raises as `confirm`."""
    written = _to_answer(handover, by)
    if not written.confirmed:
        return unchanged(handover)
    return _answered(handover, replace(written, confirmed_by="", confirmed_at=None))


def correct(handover: Handover, text: str, *, seen: str, by: str, now: datetime) -> Decision:
    """Store what is not right in what was written, or say it in other words than before. Both are kept.

    `seen` is the `correction_mark` of what the form showed. Raises FieldProblems (field `correction`: MISSING, CHANGED_MEANWHILE),
    NoSynthesis, NotYours, AlreadyDone once it is confirmed, NotActive.
    """
    written = to_correct(handover, by)
    text = required("correction", text)
    if text == written.correction:
        return unchanged(handover)
    if correction_mark(written) != seen:
        raise FieldProblems({"correction": FieldProblem.CHANGED_MEANWHILE})
    return _answered(handover, replace(written, correction=text, corrected_by=by, corrected_at=now))


def to_correct(handover: Handover, by: str) -> Synthesis:
    """Return what this person may correct. Raises NoSynthesis, NotYours, AlreadyDone once it is confirmed, NotActive."""
    written = _to_answer(handover, by)
    if written.confirmed:
        raise AlreadyDone(Done.SYNTHESIS_CONFIRMED)
    return written


def synthesis_at(handover: Handover, number: int) -> Synthesis | None:
    """Return the synthesis with this number, counted from 0; None when there is none."""
    return handover.syntheses[number] if 0 <= number < len(handover.syntheses) else None


def _to_answer(handover: Handover, by: str) -> Synthesis:
    require_active(handover)
    written = current_synthesis(handover)
    if written is None:
        raise NoSynthesis
    if not may_answer_synthesis(handover, by):
        raise NotYours(Task.CONFIRM_SYNTHESIS, (AllowedRole.OUTGOING, AllowedRole.MANAGER, AllowedRole.BACKUP))
    return written


def _answered(handover: Handover, written: Synthesis) -> Decision:
    """Return the handover with the latest answered; its writer is told of a correction, and sees a confirmation where it stands."""
    stored = replace(handover, syntheses=(*handover.syntheses[:-1], written))
    told = (_job(SYNTHESIS_CORRECTED, stored.id, len(stored.syntheses) - 1, written.by),) if written.corrected else ()
    return concluded(stored, *_asking(stored), *told)


def _asking(handover: Handover) -> tuple[Job, ...]:
    """Return the job that asks whether the latest is right, or brings that message up to date; none where nobody can say."""
    user, number = confirmer(handover), len(handover.syntheses) - 1
    return (_job(SYNTHESIS_WRITTEN, handover.id, number, user),) if user else ()


def _job(kind: JobKind, handover_id: str, number: int, user: str) -> Job:
    key = f"{kind}:{handover_id}:{number}:{user}"
    # A lane of its own: it waits for their working hours, and holds up no question of the interview.
    lane = f"synthesis:{handover_id}:{user}"
    return Job(kind, key, lane, handover_id, {"user": user, "number": str(number)}, again=True)

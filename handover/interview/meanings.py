"""Messages whose meaning is asked before anything of them counts: which they are, and what was said of them.

The message stays where it was written, and is read there when its writer taps. Until then its question stays open. One that
nobody has tapped is shown once more, when the interview goes on after a pause and at its end; nothing is decided by silence.
"""

from dataclasses import replace

from handover.access import require_active
from handover.interview.jobs import ask_meaning, meanings_left
from handover.interview.prompts import with_interview
from handover.model.answers import Answer, Question
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.interview import AskedMeaning, Interview, MeaningOutcome
from handover.model.jobs import Job
from handover.model.people import Role

MOST_KEPT = 100
"""How many are kept. Of more, those go first that were decided longest ago."""


def meaning_of(handover: Handover, stamp: str) -> AskedMeaning | None:
    """Return what was asked about the message of this time stamp, None where nothing was."""
    known = _asked_in(handover, stamp)
    return known[1] if known is not None else None


def interview_asking(handover: Handover, stamp: str) -> Interview:
    """Return the interview in which the message of this time stamp was asked about, the outgoing CSM's where nothing was."""
    known = _asked_in(handover, stamp)
    return known[0] if known is not None else handover.interview_of(Role.OUTGOING)


def ask_meaning_of(
    handover: Handover, role: Role, stamp: str, guess: str, *targets: str, colleague: str = ""
) -> Decision:
    """Ask what the message of this time stamp means. Changes nothing where that was asked before."""
    if meaning_of(handover, stamp) is not None:
        return unchanged(handover)
    interview, asked = handover.interview_of(role), AskedMeaning(stamp, guess, targets, colleague=colleague)
    return Decision(_with(handover, interview, asked), (_shown(handover, interview, asked),))


def asked_anew(handover: Handover, stamp: str) -> Handover:
    """Return the handover in which nothing was said yet of a message that says something else now."""
    known = _asked_in(handover, stamp)
    if known is None or known[1].outcome is MeaningOutcome.ASKED:
        return handover
    interview, asked = known
    left = tuple(one for one in interview.meanings if one is not asked)
    return with_interview(handover, replace(interview, meanings=left))


def ask_again(handover: Handover, stamp: str) -> Decision:
    """Take back that a message is talk: it is asked about again. Changes nothing for any other. Raises NotActive."""
    require_active(handover)
    known = meaning_of(handover, stamp)
    if known is None or known.outcome is not MeaningOutcome.TALK:
        return unchanged(handover)
    return decided(handover, stamp, MeaningOutcome.ASKED)


def decided(handover: Handover, stamp: str, outcome: MeaningOutcome) -> Decision:
    """Record what became of a message. Where it was asked about, that is shown."""
    known = _asked_in(handover, stamp)
    if known is None:
        return unchanged(handover)
    interview, asked = known
    now = replace(asked, outcome=outcome)
    return Decision(_with(handover, interview, now), shown_again(handover, stamp))


def meant(decision: Decision, stamp: str) -> Decision:
    """Return the decision, to which this message came: it is no answer. Empty for none."""
    talk = decided(decision.handover, stamp, MeaningOutcome.TALK)
    return replace(decision, handover=talk.handover, jobs=(*decision.jobs, *talk.jobs))


def shown_again(handover: Handover, stamp: str) -> tuple[Job, ...]:
    """Return the jobs that bring up to date what stands in the thread about this message."""
    known = _asked_in(handover, stamp)
    if known is None:
        return ()
    interview, asked = known
    lists = (meanings_left(handover.id, interview, asked.listed_at),) if asked.listed_at else ()
    return (_shown(handover, interview, asked), *lists)


def still_asked(handover: Handover, interview: Interview) -> tuple[AskedMeaning, ...]:
    """Return the messages of the interview of which nobody has said yet what they mean, and which are stored nowhere."""
    waiting = [one for one in interview.meanings if one.outcome is MeaningOutcome.ASKED]
    if not waiting:
        return ()
    holders: tuple[Answer | Question, ...] = (*handover.answers.values(), *handover.questions)
    stored = {part.source for holder in holders for part in holder.parts}
    return tuple(one for one in waiting if one.stamp not in stored)


def listed(handover: Handover, role: Role, seq: int) -> tuple[Handover, tuple[Job, ...]]:
    """Return the handover with the messages that still wait shown once more below the prompt with this number, each only once."""
    interview = handover.interview_of(role)
    waiting = {one.stamp for one in still_asked(handover, interview) if not one.listed_at}
    if not waiting:
        return handover, ()
    meanings = tuple(replace(one, listed_at=seq) if one.stamp in waiting else one for one in interview.meanings)
    shown = with_interview(handover, replace(interview, meanings=meanings))
    return shown, (meanings_left(handover.id, interview, seq),)


def _asked_in(handover: Handover, stamp: str) -> tuple[Interview, AskedMeaning] | None:
    """Return the interview in which the message of this time stamp was asked about, and what; None where nothing was."""
    meanings = ((interview, one) for interview in handover.interviews for one in interview.meanings)
    return next(((interview, one) for interview, one in meanings if one.stamp == stamp), None)


def _shown(handover: Handover, interview: Interview, asked: AskedMeaning) -> Job:
    return ask_meaning(handover.id, interview, asked.stamp, asked.guess, *asked.targets)


def _with(handover: Handover, interview: Interview, changed: AskedMeaning) -> Handover:
    others = [one for one in interview.meanings if one.stamp != changed.stamp]
    kept = sorted((*others, changed), key=lambda one: one.stamp)
    if len(kept) > MOST_KEPT:
        kept.remove(min(kept, key=lambda one: (one.outcome is MeaningOutcome.ASKED, one.stamp)))
    return with_interview(handover, replace(interview, meanings=tuple(kept)))

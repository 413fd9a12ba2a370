"""Messages whose meaning is asked before anything of them counts: which they are, and what was said of them.

The message stays where it was written, and is read there when its writer taps. Until then its question stays open. One that
nobody has tapped is shown once more, when the interview goes on after a pause and at its end; nothing is decided by silence.
"""

from dataclasses import replace

from handover.access import require_active
from handover.interview.jobs import ask_meaning, meanings_left
from handover.model.answers import Answer, Question
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.interview import AskedMeaning, MeaningOutcome
from handover.model.jobs import Job

MOST_KEPT = 100
"""How many are kept. Of more, those go first that were decided longest ago."""


def meaning_of(handover: Handover, stamp: str) -> AskedMeaning | None:
    """Return what was asked about the message of this time stamp, None where nothing was."""
    return next((one for one in handover.interview.meanings if one.stamp == stamp), None)


def ask_meaning_of(handover: Handover, stamp: str, guess: str, *targets: str, colleague: str = "") -> Decision:
    """Ask what the message of this time stamp means. Changes nothing where that was asked before."""
    if meaning_of(handover, stamp) is not None:
        return unchanged(handover)
    asked = AskedMeaning(stamp, guess, targets, colleague=colleague)
    return Decision(_with(handover, asked), (_shown(handover, asked),))


def asked_anew(handover: Handover, stamp: str) -> Handover:
    """Return the handover in which nothing was said yet of a message that says something else now."""
    known = meaning_of(handover, stamp)
    if known is None or known.outcome is MeaningOutcome.ASKED:
        return handover
    left = tuple(one for one in handover.interview.meanings if one is not known)
    return replace(handover, interview=replace(handover.interview, meanings=left))


def ask_again(handover: Handover, stamp: str) -> Decision:
    """Take back that a message is talk: it is asked about again. Changes nothing for any other. Raises NotActive."""
    require_active(handover)
    known = meaning_of(handover, stamp)
    if known is None or known.outcome is not MeaningOutcome.TALK:
        return unchanged(handover)
    return decided(handover, stamp, MeaningOutcome.ASKED)


def decided(handover: Handover, stamp: str, outcome: MeaningOutcome) -> Decision:
    """Record what became of a message. Where it was asked about, that is shown."""
    known = meaning_of(handover, stamp)
    if known is None:
        return unchanged(handover)
    now = replace(known, outcome=outcome)
    return Decision(_with(handover, now), shown_again(handover, stamp))


def meant(decision: Decision, stamp: str) -> Decision:
    """Return the decision, to which this message came: it is no answer. Empty for none."""
    talk = decided(decision.handover, stamp, MeaningOutcome.TALK)
    return replace(decision, handover=talk.handover, jobs=(*decision.jobs, *talk.jobs))


def shown_again(handover: Handover, stamp: str) -> tuple[Job, ...]:
    """Return the jobs that bring up to date what stands in the thread about this message."""
    known = meaning_of(handover, stamp)
    if known is None:
        return ()
    lists = (meanings_left(handover.id, handover.outgoing, known.listed_at),) if known.listed_at else ()
    return (_shown(handover, known), *lists)


def still_asked(handover: Handover) -> tuple[AskedMeaning, ...]:
    """Return the messages of which nobody has said yet what they mean, and which are stored nowhere."""
    waiting = [one for one in handover.interview.meanings if one.outcome is MeaningOutcome.ASKED]
    if not waiting:
        return ()
    holders: tuple[Answer | Question, ...] = (*handover.answers.values(), *handover.questions)
    stored = {part.source for holder in holders for part in holder.parts}
    return tuple(one for one in waiting if one.stamp not in stored)


def listed(handover: Handover, seq: int) -> tuple[Handover, tuple[Job, ...]]:
    """Return the handover with the messages that still wait shown once more below the prompt with this number, each only once."""
    waiting = {one.stamp for one in still_asked(handover) if not one.listed_at}
    if not waiting:
        return handover, ()
    meanings = tuple(
        replace(one, listed_at=seq) if one.stamp in waiting else one for one in handover.interview.meanings
    )
    shown = replace(handover, interview=replace(handover.interview, meanings=meanings))
    return shown, (meanings_left(handover.id, handover.outgoing, seq),)


def _shown(handover: Handover, asked: AskedMeaning) -> Job:
    return ask_meaning(handover.id, handover.outgoing, asked.stamp, asked.guess, *asked.targets)


def _with(handover: Handover, changed: AskedMeaning) -> Handover:
    others = [one for one in handover.interview.meanings if one.stamp != changed.stamp]
    kept = sorted((*others, changed), key=lambda one: one.stamp)
    if len(kept) > MOST_KEPT:
        kept.remove(min(kept, key=lambda one: (one.outcome is MeaningOutcome.ASKED, one.stamp)))
    return replace(handover, interview=replace(handover.interview, meanings=tuple(kept)))

"""What an interview has posted: its questions, and short notes."""

from handover.interview.prompts import posted_after_answer
from handover.model.handover import Handover
from handover.model.interview import Interview
from handover.model.jobs import Job, JobKind, thread_lane

PROMPT = JobKind("prompt")
SAVED_EDIT = JobKind("saved_edit")
ASK_MEANING = JobKind("ask_meaning")
MEANINGS_LEFT = JobKind("meanings_left")
NEW_THREAD = JobKind("new_thread")
UNDERSTOOD_SHOWN = JobKind("understood_shown")
IN_CHANNEL = "in_channel"
"""Why it is asked about a message: it stands in the channel, below a message of ours."""


def whose(interview: Interview) -> dict[str, str]:
    """Return what a job says of the interview it belongs to."""
    return {"user": interview.person, "role": interview.role}


def prompt(handover_id: str, interview: Interview, seq: int) -> Job:
    """Put the prompt with this number to whom the interview is with, in its thread."""
    return Job(
        PROMPT,
        f"prompt:{handover_id}:{seq}",
        thread_lane(handover_id, interview.person),
        handover_id,
        {**whose(interview), "seq": str(seq)},
    )


def ask_meaning(handover_id: str, interview: Interview, stamp: str, guess: str, *targets: str) -> Job:
    """Ask what a message (its time stamp) means or where it belongs, before it counts.

    `guess` is why it is asked, `targets` are what it may be filed under (`kind:subject`). Done again, it shows what became of it.
    """
    ref = {**whose(interview), "stamp": stamp, "guess": guess, "targets": ",".join(targets)}
    key = f"ask_meaning:{handover_id}:{stamp}:{guess}"
    return Job(ASK_MEANING, key, thread_lane(handover_id, interview.person), handover_id, ref, again=True)


def meanings_left(handover_id: str, interview: Interview, seq: int) -> Job:
    """Show once more, below the prompt with this number, the messages whose writer has not said what they mean."""
    ref = {**whose(interview), "seq": str(seq)}
    key = f"meanings_left:{handover_id}:{seq}"
    return Job(MEANINGS_LEFT, key, thread_lane(handover_id, interview.person), handover_id, ref, again=True)


def ask_in_channel(handover_id: str, interview: Interview, stamp: str, place: str, since: str, *targets: str) -> Job:
    """Ask whether a message that was written in a thread of the channel is to be saved, once for each `since`.

    `place` is `conversation/thread`.
    """
    ref = {**whose(interview), "stamp": stamp, "guess": IN_CHANNEL, "targets": ",".join(targets), "place": place}
    key = f"ask_meaning:{handover_id}:{place}:{since}"
    return Job(ASK_MEANING, key, thread_lane(handover_id, interview.person), handover_id, ref)


def new_thread(handover_id: str, interview: Interview, lost: str) -> Job:
    """Go on in a new thread, because the first message of this one (its time stamp is `lost`) was deleted."""
    return Job(
        NEW_THREAD,
        f"new_thread:{handover_id}:{lost}",
        thread_lane(handover_id, interview.person),
        handover_id,
        {**whose(interview), "lost": lost},
    )


def understood_anew(handover: Handover, item: str) -> tuple[Job, ...]:
    """Bring the questions up to date that say what was understood of the answer to this item; nothing where none does."""
    interview = handover.interview_of(handover.playbook.item(item).owner)
    if not posted_after_answer(interview, item):
        return ()
    ref = {**whose(interview), "item": item}
    key, lane = f"understood_shown:{handover.id}:{item}", thread_lane(handover.id, interview.person)
    return (Job(UNDERSTOOD_SHOWN, key, lane, handover.id, ref, again=True),)

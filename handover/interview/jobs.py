"""What the interview has posted: its questions, and short notes."""

from handover.model.jobs import Job, JobKind, thread_lane

PROMPT = JobKind("prompt")
SAVED_EDIT = JobKind("saved_edit")
ASK_MEANING = JobKind("ask_meaning")
MEANINGS_LEFT = JobKind("meanings_left")
NEW_THREAD = JobKind("new_thread")
IN_CHANNEL = "in_channel"
"""Why it is asked about a message: it stands in the channel, below a message of ours."""


def prompt(handover_id: str, user: str, seq: int) -> Job:
    """Put the prompt with this number to the outgoing CSM, in the interview thread."""
    return Job(
        PROMPT,
        f"prompt:{handover_id}:{seq}",
        thread_lane(handover_id, user),
        handover_id,
        {"user": user, "seq": str(seq)},
    )


def ask_meaning(handover_id: str, user: str, stamp: str, guess: str, *targets: str) -> Job:
    """Ask what a message (its time stamp) means or where it belongs, before it counts.

    `guess` is why it is asked, `targets` are what it may be filed under (`kind:subject`). Done again, it shows what became of it.
    """
    ref = {"user": user, "stamp": stamp, "guess": guess, "targets": ",".join(targets)}
    key = f"ask_meaning:{handover_id}:{stamp}:{guess}"
    return Job(ASK_MEANING, key, thread_lane(handover_id, user), handover_id, ref, again=True)


def meanings_left(handover_id: str, user: str, seq: int) -> Job:
    """Show once more, below the prompt with this number, the messages whose writer has not said what they mean."""
    ref = {"user": user, "seq": str(seq)}
    key = f"meanings_left:{handover_id}:{seq}"
    return Job(MEANINGS_LEFT, key, thread_lane(handover_id, user), handover_id, ref, again=True)


def ask_in_channel(handover_id: str, user: str, stamp: str, place: str, since: str, *targets: str) -> Job:
    """Ask whether a message that was written in a thread of the channel is to be saved, once for each `since`.

    `place` is `conversation/thread`.
    """
    ref = {"user": user, "stamp": stamp, "guess": IN_CHANNEL, "targets": ",".join(targets), "place": place}
    key = f"ask_meaning:{handover_id}:{place}:{since}"
    return Job(ASK_MEANING, key, thread_lane(handover_id, user), handover_id, ref)


def new_thread(handover_id: str, user: str, lost: str) -> Job:
    """Go on in a new thread, because the first message of this one (its time stamp is `lost`) was deleted."""
    return Job(
        NEW_THREAD,
        f"new_thread:{handover_id}:{lost}",
        thread_lane(handover_id, user),
        handover_id,
        {"user": user, "lost": lost},
    )

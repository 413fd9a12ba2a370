"""What the interview has posted: its questions, and short notes."""

from handover.model.jobs import Job, JobKind, thread_lane

PROMPT = JobKind("prompt")
SAVED_EDIT = JobKind("saved_edit")


def prompt(handover_id: str, user: str, seq: int) -> Job:
    """Put the prompt with this number to the outgoing CSM, in the interview thread."""
    return Job(
        PROMPT,
        f"prompt:{handover_id}:{seq}",
        thread_lane(handover_id, user),
        handover_id,
        {"user": user, "seq": str(seq)},
    )

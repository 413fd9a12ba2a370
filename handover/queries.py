"""What somebody asked the bot in a message, and the job that answers: once, whatever dies before it is said."""

from enum import StrEnum

from handover.model.jobs import Job, JobKind

ANSWER = JobKind("answer")


class Query(StrEnum):
    """What the answer is about. It is looked up when it is said, so that it is true then."""

    HELP = "help"
    LIST = "list"
    ELSEWHERE = "elsewhere"
    THREAD_HELP = "thread_help"
    THREAD_STATUS = "thread_status"
    NOT_OUTGOING = "not_outgoing"
    STATUS = "status"
    LEFT = "left"
    MENTION_HELP = "mention_help"
    MENTION_ELSEWHERE = "mention_elsewhere"
    REFUSAL = "refusal"


def answer(
    event_id: str, *, where: str, thread: str, user: str, wanted: Query, about: str = "", words: str = ""
) -> Job:
    """Answer a message event of Slack's, in its conversation and thread (the stamp of its first message, or empty).

    `words` are for a refusal alone: why something could not be done is settled at that moment, and cannot be found out later.
    """
    ref = {"channel": where, "thread": thread, "user": user, "wanted": wanted, "words": words}
    return Job(ANSWER, f"answer:{event_id}", f"answer:{where}:{thread}", about, ref)

"""Requests in a message to the bot, and the job that answers one exactly once."""

from enum import StrEnum

from handover.model.jobs import Job, JobKind

ANSWER = JobKind("answer")


class Query(StrEnum):
    """What is asked for. The data is read when the answer is sent."""

    HELP = "help"
    LIST = "list"
    ELSEWHERE = "elsewhere"
    UNSAVED = "unsaved"
    NOT_CHECKED = "not_checked"
    THREAD_HELP = "thread_help"
    THREAD_STATUS = "thread_status"
    THREAD_WAITING = "thread_waiting"
    NOT_OUTGOING = "not_outgoing"
    KEPT = "kept"
    STATUS = "status"
    LEFT = "left"
    WHICH_ACCOUNT = "which_account"
    MENTION_HELP = "mention_help"
    MENTION_ELSEWHERE = "mention_elsewhere"
    CONTRIBUTED = "contributed"
    CONTRIBUTION_CHANGED = "contribution_changed"
    CONTRIBUTOR_HELP = "contributor_help"
    CONTRIBUTOR_UNCLEAR = "contributor_unclear"
    REFUSAL = "refusal"
    SECRET = "secret"  # noqa: S105 (the name of a query)


def answer(
    event_id: str,
    *,
    where: str,
    thread: str,
    user: str,
    wanted: Query,
    about: str = "",
    words: str = "",
    message: str = "",
    role: str = "",
) -> Job:
    """Answer a Slack message event in its conversation and thread (time stamp of the first message, or empty).

    `words` are for REFUSAL only: the reason is known only at the time of the event. `message` is for SECRET, the message that
    was refused, by its stamp and its last edit's, and for UNSAVED,
    NOT_CHECKED and WHICH_ACCOUNT, the message that may be saved, by its stamp;
    for what a colleague wrote it is the question they were asked, by its id, and for CONTRIBUTOR_UNCLEAR the message's stamp
    after it (`id;stamp`). It never holds what was typed there. `role` is that of whose interview it is asked in.
    """
    ref = {"channel": where, "thread": thread, "user": user, "wanted": wanted, "words": words, "message": message}
    ref |= {"role": role} if role else {}
    return Job(ANSWER, f"answer:{event_id}", f"answer:{where}:{thread}", about, ref)

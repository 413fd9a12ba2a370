"""The summary card in the handover's channel."""

from handover.model.jobs import Job, JobKind, channel_lane

SUMMARY_CARD = JobKind("summary_card")


def summary_card(handover_id: str) -> Job:
    """Post and pin the summary card, or bring it up to date; the channel's topic goes with it."""
    return Job(
        SUMMARY_CARD,
        f"summary_card:{handover_id}",
        channel_lane(handover_id),
        handover_id,
        again=True,
    )

"""What has changed since a cover began, as a file for whoever asks for it."""

from datetime import datetime

from handover.model.jobs import Job, JobKind

CHANGES_FILE = JobKind("cover_changes_file")


def changes_file(account_id: str, user: str, at: datetime) -> Job:
    """Send what has changed to this person, who asked for it at `at` (UTC); once, however often within that minute."""
    minute = f"{at:%Y-%m-%d-%H%M}"
    lane = f"cover_changes:{account_id}:{user}"
    ref = {"account": account_id, "user": user, "minute": minute}
    return Job(CHANGES_FILE, f"{lane}:{minute}", lane, ref=ref)

"""The whole blueprint as a file, for whoever asks for it."""

from datetime import datetime
from enum import StrEnum

from handover.model.jobs import Job, JobKind

BLUEPRINT_FILE = JobKind("blueprint_file")


class FileFormat(StrEnum):
    """What kind of file; the ending of its name."""

    MARKDOWN = "md"
    PDF = "pdf"


def blueprint_file(account_id: str, user: str, file_format: FileFormat, at: datetime) -> Job:
    """Send the whole blueprint to this person, who asked for it at `at` (UTC); once, however often within that minute."""
    minute = f"{at:%Y-%m-%d-%H%M}"
    ref = {"account": account_id, "user": user, "format": file_format.value, "minute": minute}
    lane = f"blueprint:{account_id}:{user}"
    return Job(BLUEPRINT_FILE, f"{lane}:{file_format}:{minute}", lane, ref=ref)

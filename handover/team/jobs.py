"""What follows in Slack from a team view: it is sent as a file."""

from handover.model.jobs import Job, JobKind

TEAM_FILE = JobKind("team_file")


def team_file(user: str, minute: str) -> Job:
    """Send somebody who leads their team's accounts and handovers as a CSV file, as they are in this minute (UTC)."""
    return Job(TEAM_FILE, f"team_file:{user}:{minute}", f"team:{user}", "", {"user": user, "minute": minute})

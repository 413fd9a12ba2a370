"""The Home tab of a person."""

from handover.model.jobs import Job, JobKind

HOME_TAB = JobKind("home_tab")


def home_tab(user: str) -> Job:
    """Publish somebody's App Home tab anew."""
    return Job(HOME_TAB, f"home_tab:{user}", f"home:{user}", "", {"user": user}, again=True, urgent=False)

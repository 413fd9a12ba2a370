"""Where in Slack the interviews are held: each in a thread of its own."""

from handover.model.interview import Interview
from handover.model.people import Role
from storage.slack_refs import SlackRefKind

INTERVIEW_THREADS = {Role.OUTGOING: SlackRefKind.OUTGOING_THREAD, Role.INCOMING: SlackRefKind.INCOMING_INTERVIEW}
"""The thread in which whoever holds the role is asked."""
INTERVIEWS = {kind: role for role, kind in INTERVIEW_THREADS.items()}
"""Whose interview is held in a thread of this kind."""


def where_held(interview: Interview) -> tuple[SlackRefKind, str]:
    """Return the kind and the subject of the thread in which the interview is held."""
    return INTERVIEW_THREADS[interview.role], interview.person if interview.role is Role.INCOMING else ""

"""Where in Slack the interviews are held: each in a thread of its own."""

from handover.model.people import Role
from storage.slack_refs import SlackRefKind

INTERVIEW_THREADS = {Role.OUTGOING: SlackRefKind.OUTGOING_THREAD}
"""The thread in which whoever holds the role is asked."""
INTERVIEWS = {kind: role for role, kind in INTERVIEW_THREADS.items()}
"""Whose interview is held in a thread of this kind."""

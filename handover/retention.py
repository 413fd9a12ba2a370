"""How long what is old is kept, so that the database does not grow with every day. Handovers are kept for good."""

from datetime import timedelta

EVENTS_KEPT = timedelta(days=7)
"""How long an event of Slack's is remembered: Slack repeats one for a day at most."""
JOBS_KEPT = timedelta(days=90)
"""How long the record of a finished job is kept at least, and a handover's after its end."""
DIGESTS_KEPT = timedelta(days=400)
"""How long a digest can still be brought up to date, and its buttons answer."""

"""What may be forgotten once it is old, so that the bot does not grow with every day it runs.

The record of a job is what makes it happen once, so it may only go when nobody will ask for it again. Handovers, and
what was said about one that is open or ended lately, are kept; so is every kind that is not named here.
"""

from datetime import timedelta

from handover.model.jobs import JobKind

EVENTS_KEPT = timedelta(days=7)
"""How long an event of Slack's is remembered: Slack repeats one for a day at most."""
JOBS_KEPT = timedelta(days=90)
"""How long the record of a finished job is kept at least, and a handover's after its end."""
MORNINGS_KEPT = timedelta(days=400)
"""How long a morning message can still be brought up to date, and its buttons answer."""

PASSING = frozenset({JobKind.DIGEST, JobKind.DIGEST_REFRESH, JobKind.ANSWER})
"""Of one day or one event, which never comes again."""
ENDS_WITH_HANDOVER = frozenset(
    {
        JobKind.INVITE,
        JobKind.SUMMARY_CARD,
        JobKind.BOOKMARKS,
        JobKind.PROMPT,
        JobKind.SAVED_EDIT,
        JobKind.QUESTION_REPLIED,
        JobKind.ITEM_BLOCKED,
        JobKind.STATUS_CHANGED,
        JobKind.WINDOW_ENDS,
        JobKind.FINAL_SUMMARY,
        JobKind.HANDOVER_DOCUMENT,
        JobKind.ARCHIVE_CHANNEL,
    }
)
"""What a handover that is taken up again after its end does not say again: it is brought up to date by being done anew, or
its key names a moment or a number that is never used twice. A welcome, a stage reached or an approval asked for would be.
"""

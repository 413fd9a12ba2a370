"""What may be forgotten once it is old, so that the bot does not grow with every day it runs.

The record of an errand is what makes it happen once, so it may only go when nobody will ask for it again. Handovers, and
what was said about one that is open or ended lately, are kept; so is every kind that is not named here.
"""

from datetime import timedelta

from handover.model.jobs import ErrandKind

EVENTS_KEPT = timedelta(days=7)
"""How long an event of Slack's is remembered: Slack repeats one for a day at most."""
ERRANDS_KEPT = timedelta(days=90)
"""How long the record of a finished errand is kept at least, and a handover's after its end."""
MORNINGS_KEPT = timedelta(days=400)
"""How long a morning message can still be brought up to date, and its buttons answer."""

PASSING = frozenset({ErrandKind.DIGEST, ErrandKind.DIGEST_REFRESH, ErrandKind.ANSWER})
"""Of one day or one event, which never comes again."""
ENDS_WITH_HANDOVER = frozenset(
    {
        ErrandKind.INVITE,
        ErrandKind.SUMMARY_CARD,
        ErrandKind.BOOKMARKS,
        ErrandKind.PROMPT,
        ErrandKind.SAVED_EDIT,
        ErrandKind.QUESTION_REPLIED,
        ErrandKind.ITEM_BLOCKED,
        ErrandKind.STATUS_CHANGED,
        ErrandKind.WINDOW_ENDS,
        ErrandKind.FINAL_SUMMARY,
        ErrandKind.HANDOVER_DOCUMENT,
        ErrandKind.ARCHIVE_CHANNEL,
    }
)
"""What a handover that is taken up again after its end does not say again: it is brought up to date by being done anew, or
its key names a moment or a number that is never used twice. A welcome, a stage reached or an approval asked for would be.
"""

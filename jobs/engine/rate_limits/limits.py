"""How often Slack lets an app call in one workspace, and how much of that the bot plans with.

Slack counts per method, workspace and app, within a minute: tiers of 20, 50 and 100 calls or more. For messages it says
about one a second and conversation, short bursts aside, and "several hundred a minute" in all; two hundred is the least
that can mean. https://docs.slack.dev/apis/web-api/rate-limits
"""

from dataclasses import dataclass
from datetime import timedelta
from math import floor

MINUTE = timedelta(minutes=1)
POST = "chat.postMessage"
TIER_2, TIER_3, TIER_4 = 20, 50, 100
PER_MINUTE = {
    POST: 200,
    "auth.test": 600,
    "chat.delete": TIER_3,
    "chat.getPermalink": 600,
    "bookmarks.list": TIER_3,
    "canvases.access.delete": TIER_3,
    "canvases.access.set": TIER_3,
    "canvases.edit": TIER_3,
    "canvases.getContent": TIER_3,
    "canvases.sections.lookup": TIER_3,
    "chat.postEphemeral": TIER_4,
    "chat.update": TIER_3,
    "conversations.history": TIER_3,
    "conversations.info": TIER_3,
    "conversations.invite": TIER_3,
    "conversations.members": TIER_4,
    "conversations.open": TIER_3,
    "conversations.replies": TIER_3,
    "files.completeUploadExternal": TIER_4,
    "files.delete": TIER_3,
    "files.getUploadURLExternal": TIER_4,
    "files.info": TIER_4,
    "files.list": TIER_3,
    "users.info": TIER_4,
    "views.open": TIER_4,
    "views.publish": TIER_4,
    "views.push": TIER_4,
    "views.update": TIER_4,
}
"""Calls a minute of a method in one workspace. One that is not named here is held to tier 2."""

PLANNED = 0.7
"""The part of a limit that is planned with. The rest is for what people wait for: that is not held back."""
POSTS_PLANNED = 0.9
"""The same for messages: those due in the morning are waited for, too, and there is room for twenty more a minute."""


@dataclass(frozen=True)
class Limit:
    """So many calls within any span of time, wherever it begins."""

    calls: int
    span: timedelta

    def part(self, sharing: int) -> "Limit":
        """Return what one of so many processes may use of it: one call at the least."""
        return Limit(max(self.calls // sharing, 1), self.span)


PER_CHANNEL = Limit(3, timedelta(seconds=3))
"""One message a second into one conversation, three at once."""


def of_method(method: str) -> Limit:
    """Return the limit that calls of a method in one workspace are planned to keep."""
    return Limit(floor(PER_MINUTE.get(method, TIER_2) * (POSTS_PLANNED if method == POST else PLANNED)), MINUTE)

"""How often Slack lets an app call in one workspace, and how much of that the bot plans with.

Slack counts per method, workspace and app, within a minute: tiers of 20, 50 and 100 calls or more. For messages it says
about one a second and conversation, short bursts aside, and "several hundred a minute" in all; two hundred is the least
that can mean. https://docs.slack.dev/apis/web-api/rate-limits
"""

from dataclasses import dataclass

MINUTE = 60.0
POST = "chat.postMessage"
PER_CHANNEL = 60
"""Messages a minute into one conversation."""
TIER_2, TIER_3, TIER_4 = 20, 50, 100
PER_MINUTE = {
    POST: 200,
    "auth.test": 600,
    "chat.getPermalink": 600,
    "bookmarks.list": TIER_3,
    "canvases.edit": TIER_3,
    "chat.delete": TIER_3,
    "chat.postEphemeral": TIER_4,
    "chat.update": TIER_3,
    "conversations.history": TIER_3,
    "conversations.info": TIER_3,
    "conversations.invite": TIER_3,
    "conversations.members": TIER_4,
    "conversations.open": TIER_3,
    "conversations.replies": TIER_3,
    "files.completeUploadExternal": TIER_4,
    "files.getUploadURLExternal": TIER_4,
    "files.info": TIER_4,
    "team.info": TIER_3,
    "users.info": TIER_4,
    "users.lookupByEmail": TIER_3,
    "views.open": TIER_4,
    "views.publish": TIER_4,
    "views.push": TIER_4,
    "views.update": TIER_4,
}
"""Calls a minute of a method in one workspace. One that is not named here is held to tier 2."""

PLANNED, AT_ONCE = 0.9, 0.05
"""The part of a limit that may be used in any minute, and the part of it that may be used at once. The rest is for what
people wait for: it goes ahead of everything and is not held back."""


@dataclass(frozen=True)
class Plan:
    """How fast to call: `burst` at once, then `rate` a second."""

    rate: float
    burst: float


def planned(per_minute: float, sharing: int = 1) -> Plan:
    """Return the plan under which `sharing` processes together stay within `PLANNED` of a limit in any minute.

    Each may always call once; with so many processes that even this is too much, each goes on at a tenth of its part.
    """
    part = PLANNED * per_minute / sharing
    burst = max(AT_ONCE * per_minute / sharing, 1.0)
    return Plan(max(part - burst, part / 10) / MINUTE, burst)

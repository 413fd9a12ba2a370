"""User text in mrkdwn in which the channels and user groups it speaks of can be pressed."""

import re
from collections.abc import Sequence

from handover.model.references import Reference
from handover.text.length import length
from messages.kit.text import escape, safe


def pressable(text: str, references: Sequence[Reference], limit: int = 2900) -> str:
    """Return user text escaped and shortened to `limit` characters, with channels and user groups as Slack's own markup.

    People stay words, so that nobody is notified of being spoken of; one whose name is not known is shown by Slack.
    """
    shown = linked(safe(text, limit), references)
    room = limit
    while length(shown) > limit:
        room -= max(1, length(shown) - limit)
        shown = linked(safe(text, room), references)
    return shown


def is_shortened(text: str, references: Sequence[Reference], limit: int) -> bool:
    """Return whether `pressable` would shorten the text."""
    return pressable(text, references, limit) != linked(escape(text), references)


def linked(escaped: str, references: Sequence[Reference]) -> str:
    """Return escaped text with channels and user groups as Slack's own markup."""
    markup = {escape(one.shown): _markup(one) for one in references if one.id[:1] in "CGS" or not one.named}
    found = [shown for shown in markup if shown in escaped]
    if not found:
        return escaped
    # The longest first: one name may begin another.
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(one)}(?![\w-])" for one in sorted(found, key=len, reverse=True)))
    return pattern.sub(lambda match: markup[match.group()], escaped)


def _markup(one: Reference) -> str:
    return {"C": f"<#{one.id}>", "G": f"<#{one.id}>", "S": f"<!subteam^{one.id}>"}.get(one.id[:1], f"<@{one.id}>")

"""What a customer reads in their channel. This type alone can be posted there, and it is made of confirmed words alone."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from anyascii import anyascii

from handover.calls.arranging import arranged
from handover.customer_channel.planning import LONGEST_NAME
from handover.model.customer_channel import Said
from handover.model.handover import Handover
from messages.kit import blocks
from messages.kit.dates import weekday_and_date
from messages.kit.message import LONGEST_TEXT
from messages.kit.quotes import pieces
from messages.kit.text import safe

MOST_PIECES = 10
TOPIC = "Questions, news and next steps"
WELCOME = (
    "Hello everybody, welcome to this channel. Here you reach us directly: ask whatever you need, and we share news and next "
    "steps with you."
)
ELSEWHERE = "I don't answer in this channel. Please open me in a direct message."


@dataclass(frozen=True)
class CustomerMessage:
    """Words that somebody has confirmed for the customer, without anything that can be pressed, and without unfurling."""

    said: Said

    def payload(self) -> dict[str, Any]:
        """Return the arguments of chat.postMessage."""
        content = [blocks.section(piece) for piece in pieces(self.said.words)[:MOST_PIECES]]
        text = safe(self.said.words, LONGEST_TEXT)
        return {"text": text, "blocks": content, "unfurl_links": False, "unfurl_media": False}


def channel_slug(text: str) -> str:
    """Return the name of a channel that Slack takes, as near to the text as can be; empty where nothing of it is left.

    Letters of any script are written in Latin ones, everything else leaves a gap.
    """
    latin = anyascii(unicodedata.normalize("NFKC", text)).casefold()
    return "-".join(re.findall(r"[a-z0-9_]+", re.sub(r"['`]", "", latin)))[:LONGEST_NAME].strip("-_")


def call_words(handover: Handover, key: str) -> str:
    """Return what the customer reads of their first call: when, how long, where, and its agenda. Empty without a moment."""
    starts, call = handover.step(key).starts, arranged(handover, key)
    if starts is None:
        return ""
    zone = call.zone or handover.zone
    local = starts.astimezone(ZoneInfo(zone))
    when = f"{weekday_and_date(local.date())} at {local:%H:%M} ({zone.rpartition('/')[2].replace('_', ' ')} time)"
    lines = [f"Our first call together: {when}, {call.minutes} minutes."]
    lines += [f"Where: {call.place}"] if call.place else []
    lines += ["", call.agenda] if call.agenda else []
    return "\n".join(lines)

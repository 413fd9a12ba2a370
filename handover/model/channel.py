"""Whether the handover's channel can be written in."""

from dataclasses import dataclass
from datetime import datetime

from handover.model.disclosure import NeutralText


@dataclass(frozen=True)
class ChannelClosed:
    """The bot cannot write in the handover's channel since then (UTC). `why` is Slack's error code."""

    why: NeutralText
    since: datetime

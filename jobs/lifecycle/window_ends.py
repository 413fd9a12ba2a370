"""Looks at a handover when its window is over, and completes it by itself if nothing is open."""

from datetime import date

from handover.lifecycle import complete_when_window_ends
from jobs.engine.context import Courier, Done, Outcome


async def deliver(courier: Courier) -> Outcome:
    """Complete the handover, or leave it as it is: what is still open comes up in everybody's morning message."""
    end, now = date.fromisoformat(courier.row.ref["end"]), courier.now()
    handover = await courier.decide(lambda h: complete_when_window_ends(h, end, now=now))
    return Done({"status": handover.status})

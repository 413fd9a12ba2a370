"""A bot that stalls: Slack loses its patience and sends the event to another one, and then the first one wakes up."""

import random
import signal
from pathlib import Path

import pytest

from tests.crashes.acts import opening
from tests.crashes.boundary_middleware import Boundary
from tests.crashes.conftest import Fresh
from tests.crashes.story_runner import story, supervised_bots
from tests.crashes.supervisor import End, ForkServer

PATIENCE = 1.0
"""Real seconds that this Slack waits for an acknowledgement."""


@pytest.mark.parametrize(
    ("kind", "words"), [("sqlite", "Calm, but they watch us."), ("postgresql", "skip"), ("postgresql", "status")]
)
async def test_an_event_heard_by_two_is_acted_on_once(
    fresh: Fresh, kind: str, words: str, fork_server: ForkServer, tmp_path: Path
) -> None:
    async with supervised_bots(await fresh(kind), fork_server, tmp_path, random.Random(0), 2, PATIENCE) as (
        playground,
        home,
    ):
        told = story(playground, home, "Fjordline Logistics")
        await opening.start(told)
        asked = len(told.dana.driver.messages(thread=told.thread()))
        stalled: list[str] = []

        def stall(boundary: Boundary, what: str, name: str) -> End | None:
            if boundary is Boundary.ENVELOPE_SENT and what.startswith("event message Ev") and not stalled:
                stalled.append(name)
                home.signal(name, signal.SIGSTOP)
            return None

        home.plan = stall
        told.dana.driver.say(words, thread=told.thread())
        await playground.slack.socket.idle()
        envelopes = [one for one in playground.inspector.envelopes if one.type == "events_api"]
        sent = [one for one in envelopes if one.payload["event"].get("text") == words]
        assert [one.failure for one in sent][:1] == ["operation_timeout"]
        assert len(sent) > 1
        home.signal(stalled[0], signal.SIGCONT)
        await home.settled()
        # Her own words, and one more question or answer.
        there = told.dana.driver.messages(thread=told.thread())
        assert len(there) == asked + 2, "\n--\n".join(seen.plain() for seen in there)

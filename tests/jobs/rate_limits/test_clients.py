"""When Slack takes no more of what somebody waits for: a moment of patience, else words; and jobs keep away."""

from datetime import timedelta

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from handover.digest.schedule import DIGEST
from jobs.engine.rate_limits.clients import InteractiveClient, JobClient, RateLimitReached, RateLimitTimeout
from jobs.engine.rate_limits.limiter import RateLimiter
from playground.driver import MemberDriver
from playground.running import Playground
from playground.seed import DANA
from storage.jobs.outbox import ClaimedJob
from tests.conftest import Settle

HOURS = timedelta(hours=2).total_seconds()


async def test_a_form_opens_a_moment_later_when_slack_wants_a_moment(
    dana: MemberDriver, playground: Playground, settled: Settle
) -> None:
    playground.faults.add("views.open", "429", 2, retry_after="0")
    await dana.command("/handover start Fjordline")
    await settled()
    assert "Account" in str((await dana.modal("Start handover")).view.content)
    assert len(playground.inspector.calls_of("views.open")) == 3


@pytest.mark.parametrize("seconds", [2, HOURS])
async def test_when_it_would_take_too_long_the_person_is_told_at_once(
    dana: MemberDriver, playground: Playground, settled: Settle, seconds: float
) -> None:
    playground.faults.add("views.open", "429", 5, seconds=seconds)
    await dana.command("/handover start Fjordline")
    await settled()
    assert "Slack is slow to answer me just now" in dana.messages()[-1].plain()
    assert len(playground.inspector.calls_of("views.open")) == 1


async def test_what_slack_refused_a_person_no_job_tries(client: AsyncWebClient, playground: Playground) -> None:
    limiter, now = RateLimiter(), playground.clock.now
    persons = InteractiveClient(client, limiter, now)
    playground.faults.add("chat.postMessage", "429", seconds=60)
    with pytest.raises(RateLimitTimeout):
        await persons.chat_postMessage(channel=DANA, text="for you")
    row = ClaimedJob(1, "T1", DIGEST, "key", "lane", "", {}, now(), attempts=1, generation=1)
    job = JobClient(client, limiter, now, row)
    with pytest.raises(RateLimitReached) as told:
        await job.chat_postMessage(channel=DANA, text="for you, too")
    assert told.value.until == now() + timedelta(seconds=60)
    assert not job.spoken
    assert len(playground.inspector.calls) == 1

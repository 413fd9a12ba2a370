"""Workspaces beside each other: none holds up another, and nobody speaks where their token is not valid."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import timedelta

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient
from structlog.testing import capture_logs

from bot import manifest
from bot.connection.in_flight import InFlight
from handover.digest.schedule import DIGEST
from handover.model.jobs import Job, JobKind
from handover.opening.jobs import WELCOME
from handover.overview import SUMMARY_CARD
from jobs.engine.context import Done, HandlerOutcome, JobContext
from jobs.engine.executor import AttemptResult, Executor
from jobs.engine.job_type import Run
from jobs.engine.rate_limits.limiter import RateLimiters
from jobs.engine.runner import BATCH_FROM, LEASE, MAX_RUNNING, MAX_RUNNING_LOW, WorkspaceRunner
from jobs.engine.slack_access import SlackAccess
from jobs.engine.worker import Worker
from jobs.registry import job_types
from messages.kit.message import Message
from playground.running import Playground
from playground.seed import AIKO, DANA, FREYA, JUN, LUCAS, MAREK, PRIYA, SAM
from storage.jobs.outbox import ClaimedJob
from storage.store import Store
from tests.conftest import MONDAY_MORNING
from tests.examples import NO_PLAYBOOKS

PATIENCE = 30
"""Seconds until something that never happens counts as such."""
HERE, THERE, ELSEWHERE = "T0HERE", "T0THERE", "T0ELSEWHERE"


@pytest.fixture
async def other_playground() -> AsyncIterator[Playground]:
    """Serve another workspace."""
    async with Playground.serve(manifest.FILE, start=MONDAY_MORNING, frozen=True) as served:
        yield served


class Office:
    """A worker for two workspaces, each with a Slack of its own."""

    def __init__(self, store: Store, slacks: dict[str, Playground], session: aiohttp.ClientSession) -> None:
        self.store, self.slacks, self.session = store, slacks, session
        self.workers: list[Worker] = []

    def client_in(self, workspace: str) -> AsyncWebClient | None:
        if workspace not in self.slacks:
            return None
        slack = self.slacks[workspace]
        return AsyncWebClient(slack.bot_token, slack.api_url, session=self.session, retry_handlers=[])

    def worker(self, deliver: Run) -> Worker:
        client, now = self.client_in(HERE), self.slacks[HERE].clock.now
        assert client is not None
        kinds = (WELCOME, DIGEST, SUMMARY_CARD)
        types, answered = {kind: replace(job_types()[kind], run=deliver) for kind in kinds}, InFlight().answered
        worker = Worker(
            self.store,
            self.client_in,
            NO_PLAYBOOKS,
            now,
            SlackAccess(client, now),
            RateLimiters(),
            answered,
            lambda: False,
            types,
        )
        worker.start()
        self.workers.append(worker)
        return worker

    async def ask(self, workspace: str, *keys: str, kind: JobKind = WELCOME, urgent: bool = True) -> None:
        async with self.store.begin(workspace) as unit:
            await unit.jobs.add(*(Job(kind, key, f"lane of {key}", urgent=urgent) for key in keys))

    def told(self, workspace: str) -> list[str]:
        posts = self.slacks[workspace].inspector.calls_of("chat.postMessage")
        return [str(call.args["text"]) for call in posts if call.ok]


@pytest.fixture
async def office(store: Store, playground: Playground, other_playground: Playground) -> AsyncIterator[Office]:
    async with aiohttp.ClientSession() as session:
        office = Office(store, {HERE: playground, THERE: other_playground}, session)
        yield office
        for worker in office.workers:
            await worker.stop(timedelta(0))


async def tell(context: JobContext) -> HandlerOutcome:
    await context.post_to(DANA, Message(context.job.key))
    return Done()


async def test_a_workspace_that_slack_refuses_for_ever_holds_up_no_other(office: Office) -> None:
    office.slacks[HERE].faults.add("chat.postMessage", "429", 10_000, seconds=3600)
    worker = office.worker(tell)
    await office.ask(HERE, *(f"here {number}" for number in range(2 * MAX_RUNNING)))
    await office.ask(THERE, *(f"there {number}" for number in range(50)))
    await worker.settled()
    assert len(office.told(THERE)) == 50
    assert office.told(HERE) == []
    assert len(office.slacks[HERE].inspector.calls) <= MAX_RUNNING, "and nobody knocks at a shut door"


async def test_a_workspace_that_shuts_the_app_out_waits_alone_and_goes_on_by_itself(office: Office) -> None:
    here, there = (f"E0ORG/{team}" for team in (HERE, THERE))
    office.slacks |= {here: office.slacks[HERE], there: office.slacks[THERE]}
    slack = office.slacks[here]
    slack.faults.add("chat.postMessage", "error", 10_000, error="team_access_not_granted")
    await office.ask(here, *(f"here {number}" for number in range(2 * MAX_RUNNING)))
    await office.ask(there, *(f"there {number}" for number in range(20)))
    with capture_logs() as logged:
        worker = office.worker(tell)
        await worker.settled()
        assert len(office.told(there)) == 20
        assert len(slack.inspector.calls) <= MAX_RUNNING, "and nobody knocks at a shut door"
        for _ in range(3):
            await slack.clock.advance(timedelta(minutes=1))
            await worker.settled()
    said = [line for line in logged if line["event"] == "slack.workspace_refused"]
    assert [(line["workspace"], line["why"]) for line in said] == [(here, "team_access_not_granted")]
    assert "An owner of the organisation" in said[0]["todo"]

    slack.faults.clear()
    for _ in range(5):
        await slack.clock.advance(timedelta(minutes=1))
        await worker.settled()
    assert sorted(office.told(here)) == sorted(f"here {number}" for number in range(2 * MAX_RUNNING))


async def test_a_workspace_where_every_hand_waits_for_an_answer_holds_up_no_other(office: Office) -> None:
    answered, all_said = asyncio.Event(), asyncio.Event()

    async def tell_slowly_here(context: JobContext) -> HandlerOutcome:
        if context.job.workspace == HERE:
            await answered.wait()
        outcome = await tell(context)
        if len(office.told(THERE)) == 20:
            all_said.set()
        return outcome

    worker = office.worker(tell_slowly_here)
    await office.ask(HERE, *(f"here {number}" for number in range(2 * MAX_RUNNING)))
    await office.ask(THERE, *(f"there {number}" for number in range(20)))
    worker.wake()
    async with asyncio.timeout(PATIENCE):
        await all_said.wait()
    assert office.told(HERE) == []
    answered.set()
    await worker.settled()
    assert len(office.told(HERE)) == 2 * MAX_RUNNING


async def test_calm_jobs_leave_hands_free_for_what_somebody_waits_for(office: Office) -> None:
    begun, all_busy, go_on, said = list[str](), asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def calmly(context: JobContext) -> HandlerOutcome:
        begun.append(context.job.key)
        if context.job.urgent:
            said.set()
            return Done()
        if len(begun) == MAX_RUNNING_LOW:
            all_busy.set()
        await go_on.wait()
        return Done()

    worker, many = office.worker(calmly), 2 * MAX_RUNNING_LOW
    await office.ask(HERE, *(f"low {number}" for number in range(many)), kind=DIGEST, urgent=False)
    worker.wake()
    async with asyncio.timeout(PATIENCE):
        await all_busy.wait()
    await office.ask(HERE, "urgent")
    worker.wake()
    async with asyncio.timeout(PATIENCE):
        await said.wait()
    assert len(begun) == MAX_RUNNING_LOW + 1
    go_on.set()
    await worker.settled()
    assert len(begun) == many + 1


async def test_of_what_slack_would_not_take_yet_nothing_is_taken_up_and_other_things_go_on(office: Office) -> None:
    attempts: dict[str, int] = {}

    async def do(context: JobContext) -> HandlerOutcome:
        attempts[context.job.key] = attempts.get(context.job.key, 0) + 1
        if context.job.kind == DIGEST:
            await context.post_to(context.job.key.split()[-1], Message(context.job.key))
            return Done()
        await context.client.views_publish(user_id=DANA, view={"type": "home", "blocks": [{"type": "divider"}]})
        return Done()

    slack = office.slacks[HERE]
    slack.faults.add("chat.postMessage", "429", seconds=60)
    worker = office.worker(do)
    await office.ask(HERE, f"for {DANA}", kind=DIGEST, urgent=False)
    await worker.settled()
    digests = [f"for {user}" for user in (PRIYA, MAREK, AIKO, LUCAS, FREYA, JUN, SAM)]
    cards = [f"card {number}" for number in range(5)]
    await office.ask(HERE, *digests, kind=DIGEST, urgent=False)
    await office.ask(HERE, *cards, kind=SUMMARY_CARD, urgent=False)
    await worker.settled()
    assert attempts == {f"for {DANA}": 1} | dict.fromkeys(cards, 1)
    assert worker.resumes_at is not None
    assert worker.resumes_at >= slack.clock.now() + timedelta(seconds=60)
    for _ in range(20):
        await slack.clock.advance(timedelta(seconds=5))
        await worker.settled()
    assert attempts == {f"for {DANA}": 2} | dict.fromkeys([*cards, *digests], 1)
    assert sorted(office.told(HERE)) == sorted([f"for {DANA}", *digests])


async def test_nobody_speaks_where_their_token_is_not_valid(office: Office) -> None:
    worker = office.worker(tell)
    await office.ask(ELSEWHERE, "not ours")
    await office.ask(HERE, "ours")
    await worker.settled()
    assert office.told(HERE) == ["ours"]
    [row] = await office.store.outbox.claim(office.slacks[HERE].clock.now(), 10, timedelta(minutes=1))
    assert (row.workspace, row.attempts) == (ELSEWHERE, 1), "left for the process that has a token for it"


@dataclass(frozen=True)
class SlowExecutor(Executor):
    """Records no result until `may_record` is set."""

    recording: asyncio.Event = field(default_factory=asyncio.Event)
    may_record: asyncio.Event = field(default_factory=asyncio.Event)

    async def record(self, job: ClaimedJob, result: AttemptResult) -> None:
        self.recording.set()
        await self.may_record.wait()
        await super().record(job, result)


async def test_a_job_claimed_anew_while_its_result_is_recorded_is_done_at_once_and_once(office: Office) -> None:
    client, now = office.client_in(HERE), office.slacks[HERE].clock.now
    assert client is not None
    types = {WELCOME: replace(job_types()[WELCOME], run=tell)}
    executor = SlowExecutor(office.store, NO_PLAYBOOKS, now, types, SlackAccess(client, now))
    runner = WorkspaceRunner(HERE, client, RateLimiters().of(HERE), executor, on_end=lambda: None)
    await office.ask(HERE, "hello")
    assert await runner.claim(now())
    await executor.recording.wait()
    assert await runner.claim(now() + LEASE), "the database has hung for longer than the lease"
    executor.may_record.set()
    while runner.running:
        await asyncio.wait(runner.running)
    assert await office.store.outbox.next_due() is None, "nobody has to wait for the second lease to end"
    assert office.told(HERE) == ["hello"]


async def test_what_is_done_is_recorded_although_the_bot_is_stopped_before_its_batch(office: Office) -> None:
    many, done, all_done = 2 * BATCH_FROM, list[str](), asyncio.Event()

    async def finish(context: JobContext) -> HandlerOutcome:
        done.append(context.job.key)
        if len(done) == many:
            all_done.set()
        return Done()

    await office.ask(HERE, *(f"low {number}" for number in range(many)), kind=DIGEST, urgent=False)
    worker = office.worker(finish)
    await all_done.wait()
    await worker.stop(timedelta(0))
    assert len(set(done)) == many
    assert await office.store.outbox.next_due() is None, "nothing waits for a lease to end"

"""The worker against a strict local Slack: every job is done once, whatever goes wrong on the way."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import pytest
from slack_sdk.web.async_client import AsyncWebClient
from structlog.testing import capture_logs

from bot.clock import system_now
from bot.connection.in_flight import InFlight
from handover.model.jobs import Job
from handover.model.refusals import UnknownHandover
from handover.opening.jobs import WELCOME
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, Postponed
from jobs.engine.executor import MAX_ATTEMPTS, MAX_ATTEMPTS_UNEXPECTED, backoff
from jobs.engine.runner import LEASE, MAX_RUNNING
from jobs.engine.worker import Worker
from messages.kit.message import Message
from playground.platform.faults import FaultKind
from playground.running import Playground
from playground.seed import DANA, PRIYA
from storage.store import Store
from tests.examples import NO_PLAYBOOKS
from tests.jobs.workers import WORKSPACE, Deliver, a_worker, ask, tell, told

Start = Callable[[Deliver], Worker]


@pytest.fixture
async def start(store: Store, playground: Playground, client: AsyncWebClient) -> AsyncIterator[Start]:
    """Return a function that starts a worker which carries welcomes with the given delivery."""
    started: list[Worker] = []

    def begin(deliver: Deliver) -> Worker:
        worker = a_worker(store, client, playground.clock.now, deliver)
        worker.start()
        started.append(worker)
        return worker

    yield begin
    for worker in started:
        await worker.stop(timedelta(0))


async def pass_time(playground: Playground, worker: Worker, span: timedelta) -> None:
    await playground.clock.advance(span)
    await worker.settled()


async def test_does_what_is_asked_once(store: Store, playground: Playground, start: Start) -> None:
    worker = start(tell)
    await ask(store, "hello")
    await ask(store, "hello")
    await worker.settled()
    assert told(playground) == ["hello"]
    assert await store.outbox.next_due() is None


class Rush(InFlight):
    """InFlight that tells when the worker waits for it."""

    def __init__(self) -> None:
        super().__init__()
        self.waited_for = asyncio.Event()

    async def answered(self) -> None:
        if self._unanswered.count:
            self.waited_for.set()
        await super().answered()


async def test_whoever_waits_for_an_answer_goes_first(
    store: Store, playground: Playground, client: AsyncWebClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobs.engine.worker.MAX_YIELD", timedelta(hours=1))
    rush = Rush()
    worker = a_worker(store, client, playground.clock.now, tell, rush)
    await ask(store, "hello")
    with rush.one():
        worker.start()
        await rush.waited_for.wait()
        assert told(playground) == []
    await worker.settled()
    assert told(playground) == ["hello"]
    await worker.stop(timedelta(0))


class Broken(InFlight):
    """InFlight with a bug."""

    def __init__(self) -> None:
        super().__init__()
        self.reached = asyncio.Event()

    async def answered(self) -> None:
        self.reached.set()
        raise RuntimeError("a bug")


async def test_a_bug_that_ends_the_worker_is_in_the_log_at_once(
    store: Store, playground: Playground, client: AsyncWebClient
) -> None:
    bug = Broken()
    worker = a_worker(store, client, playground.clock.now, tell, bug)
    with capture_logs() as logged:
        worker.start()
        await bug.reached.wait()
    assert worker.broken
    assert [line["event"] for line in logged] == ["worker.broken"]
    with pytest.raises(RuntimeError, match="a bug"):
        await worker.stop(timedelta(0))


async def test_an_answer_that_never_comes_holds_up_nothing_for_long(
    store: Store, playground: Playground, client: AsyncWebClient
) -> None:
    rush = Rush()
    worker = a_worker(store, client, playground.clock.now, tell, rush)
    await ask(store, "hello")
    with rush.one():
        worker.start()
        await worker.settled()
        assert told(playground) == ["hello"]
    await worker.stop(timedelta(0))


@pytest.mark.parametrize("fault", ["cut_after", "internal_error_after", "cut_before", "500"])
async def test_a_message_whose_fate_is_unknown_is_not_sent_twice(
    store: Store, playground: Playground, start: Start, fault: FaultKind
) -> None:
    worker = start(tell)
    playground.faults.add("chat.postMessage", fault, 2 if fault in {"cut_before", "500"} else 1)
    await ask(store, "hello")
    await worker.settled()
    for _ in range(2):
        await pass_time(playground, worker, timedelta(minutes=1))
    assert told(playground) == ["hello"]
    assert await store.outbox.next_due() is None


async def test_a_reply_in_a_thread_is_found_again_there(store: Store, playground: Playground, start: Start) -> None:
    async def reply(context: JobContext) -> HandlerOutcome:
        conversation = await context.dm(DANA)
        parent = await context.post(conversation, Message("parent"), part=":parent")
        await context.post(conversation, Message("reply"), thread_ts=parent, part=":reply")
        return Done()

    async def fail_then_reply(context: JobContext) -> HandlerOutcome:
        await reply(context)
        return await reply(context) if context.job.attempts > 1 else Postponed(context.now(), "once more")

    worker = start(fail_then_reply)
    await ask(store, "thread")
    await worker.settled()
    assert told(playground) == ["parent", "reply"]


@pytest.mark.parametrize("in_thread", [False, True])
async def test_is_found_again_however_much_was_said_before_and_since(
    store: Store, playground: Playground, start: Start, in_thread: bool
) -> None:
    def chatter(conversation: str, thread_ts: str) -> None:
        for number in range(450):
            playground.workspace.messages.post(conversation, user=DANA, text=f"{number}", thread_ts=thread_ts)

    async def tell_in_company(context: JobContext) -> HandlerOutcome:
        conversation = await context.dm(DANA)
        parent = playground.workspace.messages.all(conversation)[0].ts if context.job.attempts > 1 else ""
        if not parent:
            parent = playground.workspace.messages.post(conversation, user=DANA, text="parent").ts
            chatter(conversation, parent if in_thread else "")
            playground.faults.add("chat.postMessage", "cut_after")
        try:
            ts = await context.post(conversation, Message("hello"), thread_ts=parent if in_thread else None)
        finally:
            chatter(conversation, parent if in_thread else "")
        return Done({"ts": ts})

    worker = start(tell_in_company)
    await ask(store, "hello")
    await worker.settled()
    await pass_time(playground, worker, timedelta(minutes=1))
    assert told(playground).count("hello") == 1
    assert await store.outbox.next_due() is None


async def test_a_direct_message_needs_no_conversation_opened_unless_it_may_have_been_sent(
    store: Store, playground: Playground, start: Start
) -> None:
    async def tell_directly(context: JobContext) -> HandlerOutcome:
        conversation, ts = await context.post_to(DANA, Message(context.job.key))
        return Done({"where": f"{conversation} {ts}"})

    worker = start(tell_directly)
    await ask(store, "hello")
    await worker.settled()
    assert [call.method for call in playground.inspector.calls] == ["chat.postMessage"]
    playground.faults.add("chat.postMessage", "cut_after")
    await ask(store, "again")
    await worker.settled()
    await pass_time(playground, worker, timedelta(minutes=1))
    assert told(playground) == ["hello", "again"]


async def test_one_asked_for_again_looks_for_what_it_has_said_and_a_new_one_does_not(
    store: Store, playground: Playground, start: Start
) -> None:
    async def show(context: JobContext) -> HandlerOutcome:
        ts = await context.show(await context.dm(DANA), Message(f"state {context.job.generation}"))
        return Done({"ts": ts})

    worker = start(show)
    for _ in range(2):
        async with store.begin(WORKSPACE) as unit:
            await unit.jobs.add(Job(WELCOME, "card", "lane", again=True))
        await worker.settled()
    assert told(playground) == ["state 2"]
    assert len(playground.inspector.calls_of("conversations.history")) == 1


async def test_killed_between_slacks_answer_and_the_record(
    store: Store, playground: Playground, client: AsyncWebClient, start: Start
) -> None:
    await ask(store, "hello")
    now = playground.clock.now
    [row] = await store.outbox.claim(now(), 1, LEASE, workspace=WORKSPACE)
    await tell(JobContext(row, store, client, NO_PLAYBOOKS, now))
    second = start(tell)
    await second.settled()
    assert await store.outbox.next_due() is not None, "the job is still the dead one's"
    await pass_time(playground, second, LEASE)
    assert told(playground) == ["hello"]
    assert await store.outbox.next_due() is None


async def test_a_wait_that_slack_demands_holds_for_all_who_would_call_the_same(
    store: Store, playground: Playground, start: Start
) -> None:
    worker = start(tell)
    await ask(store, "held up")
    playground.faults.add("chat.postMessage", "429", seconds=70)
    await worker.settled()
    await ask(store, "another", user=PRIYA)
    await worker.settled()
    assert len(playground.inspector.calls_of("chat.postMessage")) == 1, "nobody else tries"
    assert await store.outbox.next_due() == playground.clock.now() + timedelta(seconds=70)
    await pass_time(playground, worker, timedelta(seconds=69))
    assert told(playground) == []
    for seconds in (1, 1):
        await pass_time(playground, worker, timedelta(seconds=seconds))
    assert (told(playground), told(playground, PRIYA)) == (["held up"], ["another"])
    assert playground.inspector.calls_of("conversations.history") == [], "nothing was said, so nothing is looked for"


@pytest.mark.parametrize("said", ["", "first"])
async def test_waiting_for_slack_wears_nobody_out(
    store: Store, playground: Playground, start: Start, said: str
) -> None:
    attempts: list[int] = []

    async def tell_and_publish(context: JobContext) -> HandlerOutcome:
        attempts.append(context.job.attempts)
        conversation = await context.dm(DANA)
        if said:
            await context.post(conversation, Message(said), part=said)
        await context.client.views_publish(user_id=DANA, view={"type": "home", "blocks": [{"type": "divider"}]})
        return await tell(context)

    worker = start(tell_and_publish)
    playground.faults.add("views.publish", "429", MAX_ATTEMPTS + 1, seconds=5)
    playground.faults.add("views.publish", "500")
    await ask(store, "hello")
    for _ in range(MAX_ATTEMPTS + 4):
        await pass_time(playground, worker, timedelta(seconds=5))
    assert told(playground) == [*filter(None, [said]), "hello"]
    assert max(attempts) == (3 if said else 2)


async def test_what_was_said_before_slack_wanted_a_wait_is_not_said_again(
    store: Store, playground: Playground, start: Start
) -> None:
    async def twice(context: JobContext) -> HandlerOutcome:
        conversation = await context.dm(DANA)
        await context.post(conversation, Message("first"), part=":first")
        if context.job.attempts == 1:
            playground.faults.add("chat.postMessage", "429", seconds=5)
        await context.post(conversation, Message("second"), part=":second")
        return Done()

    worker = start(twice)
    await ask(store, "both")
    await worker.settled()
    await pass_time(playground, worker, timedelta(seconds=10))
    assert told(playground) == ["first", "second"]


async def test_what_cannot_succeed_is_closed_and_its_lane_goes_on(
    store: Store, playground: Playground, start: Start
) -> None:
    worker = start(tell)
    playground.faults.add("chat.postMessage", "error", error="msg_too_long")
    await ask(store, "hopeless", "next", lane="one lane")
    await worker.settled()
    assert told(playground) == ["next"]
    assert await store.outbox.next_due() is None


async def test_a_surprise_is_borne_a_few_times_and_the_worker_lives(
    store: Store, playground: Playground, start: Start
) -> None:
    attempts: list[int] = []

    async def surprise(context: JobContext) -> HandlerOutcome:
        if context.job.key == "fine":
            return await tell(context)
        attempts.append(context.job.attempts)
        raise ZeroDivisionError

    worker = start(surprise)
    await ask(store, "odd", "fine", lane="one lane")
    await worker.settled()
    for _ in range(MAX_ATTEMPTS_UNEXPECTED + 1):
        await pass_time(playground, worker, timedelta(minutes=15))
    assert attempts == list(range(1, MAX_ATTEMPTS_UNEXPECTED + 1))
    assert told(playground) == ["fine"]


@pytest.mark.parametrize("refusal", [UnknownHandover("gone"), None])
async def test_what_is_not_needed_is_dropped(store: Store, start: Start, refusal: Exception | None) -> None:
    async def gone(_context: JobContext) -> HandlerOutcome:
        if refusal is not None:
            raise refusal
        return Dropped("not needed")

    worker = start(gone)
    await ask(store, "gone")
    await worker.settled()
    assert await store.outbox.next_due() is None


async def test_already_so_is_done(store: Store, playground: Playground, start: Start) -> None:
    worker = start(tell)
    playground.faults.add("chat.postMessage", "error", error="already_pinned")
    await ask(store, "hello")
    await worker.settled()
    assert await store.outbox.next_due() is None


async def test_one_lane_keeps_its_order_while_others_run_beside_it(
    store: Store, playground: Playground, start: Start
) -> None:
    at_once, most = 0, 0

    async def count(context: JobContext) -> HandlerOutcome:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        outcome = await tell(context)
        at_once -= 1
        return outcome

    worker = start(count)
    in_order = [f"{number}" for number in range(10)]
    await ask(store, *in_order, lane="one lane")
    await ask(store, *(f"beside {number}" for number in range(20)), user=PRIYA)
    await worker.settled()
    assert told(playground) == in_order
    assert len(told(playground, PRIYA)) == 20
    assert 2 <= most <= MAX_RUNNING


async def test_what_follows_is_done_too(store: Store, playground: Playground, start: Start) -> None:
    async def twice(context: JobContext) -> HandlerOutcome:
        await tell(context)
        if context.job.key == "second":
            return Done()
        return Done(follow=(Job(WELCOME, "second", context.job.lane, ref=context.job.ref),))

    worker = start(twice)
    await ask(store, "first")
    await worker.settled()
    assert told(playground) == ["first", "second"]


async def test_a_clock_that_outruns_the_lease_does_not_start_an_job_again(
    store: Store, playground: Playground, start: Start
) -> None:
    arrived, other_arrived, go_on = asyncio.Event(), asyncio.Event(), asyncio.Event()
    attempts: list[str] = []

    async def slow(context: JobContext) -> HandlerOutcome:
        attempts.append(context.job.key)
        (arrived if context.job.key == "slow" else other_arrived).set()
        await go_on.wait()
        return await tell(context)

    worker = start(slow)
    await ask(store, "slow")
    worker.wake()
    await arrived.wait()
    await playground.clock.advance(timedelta(days=1))
    await ask(store, "other", user=PRIYA)
    worker.wake()
    await other_arrived.wait()  # so the worker has looked again since the lease ran out
    go_on.set()
    await worker.settled()
    assert told(playground) == ["slow"]
    assert attempts == ["slow", "other"]
    assert await store.outbox.next_due() is None


async def test_wakes_by_itself_when_the_next_job_is_due(store: Store, client: AsyncWebClient) -> None:
    done = asyncio.Event()

    async def say(_context: JobContext) -> HandlerOutcome:
        done.set()
        return Done()

    worker = a_worker(store, client, system_now, say)
    async with store.begin(WORKSPACE) as unit:
        soon = system_now() + timedelta(milliseconds=50)
        await unit.jobs.add(Job(WELCOME, "soon", "lane", ref={"user": DANA}, due=soon))
    worker.start()
    try:
        async with asyncio.timeout(5):
            await done.wait()
    finally:
        await worker.stop()


async def test_stopping_finishes_what_is_under_way(store: Store, playground: Playground, start: Start) -> None:
    arrived = asyncio.Event()

    async def slowly(context: JobContext) -> HandlerOutcome:
        arrived.set()
        await asyncio.sleep(0.05)
        return await tell(context)

    worker = start(slowly)
    await ask(store, "hello")
    worker.wake()
    await arrived.wait()
    await worker.stop()
    assert told(playground) == ["hello"]
    assert await store.outbox.next_due() is None


def test_waits_longer_each_time_up_to_a_quarter_of_an_hour() -> None:
    waits = [backoff(attempts) for attempts in range(1, 80)]
    assert waits[:3] == [timedelta(seconds=2), timedelta(seconds=4), timedelta(seconds=8)]
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(minutes=15)

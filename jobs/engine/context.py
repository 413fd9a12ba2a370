"""What the handler of a job works with during one attempt: the store, Slack, and messages that are posted only once."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, NoReturn

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handover.access import Facts, participants_only
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.jobs import Job
from handover.model.people import Person
from handover.opening.jobs import WELCOME, welcome_lanes
from handover.playbooks.library import Library
from jobs.engine.audience import ChannelAudience
from jobs.engine.conversations import has_thread, read_back
from jobs.engine.locks import KeyedLocks
from jobs.engine.rate_limits.clients import RateLimitReached
from jobs.engine.slack_errors import CALL_FAILED, code
from messages.customer_channel.customers import CustomerMessage
from messages.kit.message import Message
from messages.kit.metadata import carries, metadata_of
from messages.kit.slack_codes import MESSAGE_GONE, THREAD_GONE, USER_UNKNOWN
from services.people import missed, person_from, stored_facts
from storage.jobs.outbox import ClaimedJob
from storage.jobs.results import Storable
from storage.store import SlackRef, SlackRefKind, Store, UnitOfWork

BETWEEN_LOOKS = timedelta(seconds=2)
"""How long a job waits for somebody's first message before it looks again."""
PATIENCE = 15
"""Attempts after which it waits no longer."""


@dataclass(frozen=True)
class Done:
    """The job is done. In one transaction, `result` is stored with it, the jobs in `follow` are enqueued, and `also` is stored.

    What decides whether something follows (such as where a message is, by which a later attempt sees that it is not new) goes
    into `also`, not into a transaction of its own: a process killed between the two would lose what follows.
    """

    result: Mapping[str, str] = field(default_factory=dict)
    follow: tuple[Job, ...] = ()
    also: tuple[Storable, ...] = ()


@dataclass(frozen=True)
class Dropped:
    """The job is not needed any more, or cannot make sense any more; nothing was done."""

    why: str


@dataclass(frozen=True)
class Postponed:
    """Something else has to happen first; look again at `until` (UTC)."""

    until: datetime
    why: str


HandlerOutcome = Done | Dropped | Postponed


@dataclass
class WelcomeFirst(Exception):
    """The person's first message about the handover has still to be said, which is to come before anything else about it."""


@dataclass
class ThreadGone(Exception):
    """A thread's first message was deleted, and no reply is left of it.

    `ts` is the message that Slack has put outside of any thread instead, which it does without a word; empty where it refused.
    """

    ts: str = ""


@dataclass
class CardGone(Exception):
    """In a channel that several handovers share, the card was deleted below which this one's messages stand."""


@dataclass(frozen=True)
class Posted:
    """Where a message was put; `thread` is the ts of its thread's first message, empty outside threads."""

    conversation: str
    ts: str
    thread: str


Deliver = Callable[[Mapping[str, Any]], Awaitable[bool]]
"""Hands the payload of an event to its listener as if Slack had sent it, and returns whether that has acknowledged it."""


async def acknowledged_by_nobody(_payload: Mapping[str, Any]) -> bool:
    """Return False: where no requests of Slack's are taken in, nobody listens for events."""
    return False


@dataclass(frozen=True)
class JobContext:
    """One attempt at one job. Errors of Slack's (`SlackApiError`) pass through to the worker, which knows what they mean."""

    job: ClaimedJob
    store: Store
    client: AsyncWebClient
    playbooks: Library
    now: Callable[[], datetime]
    deliver: Deliver = acknowledged_by_nobody
    locks: KeyedLocks = field(default_factory=KeyedLocks)

    @property
    def repeated(self) -> bool:
        """Whether this job may have been done before: an earlier attempt, or one run for an earlier state of things."""
        return self.job.attempts > 1 or self.job.generation > 1

    def unit(self) -> AbstractAsyncContextManager[UnitOfWork]:
        """Return a unit of work for the job's workspace, for a delivery that needs several things at once."""
        return self.store.begin(self.job.workspace)

    async def handover(self) -> Handover:
        """Return the handover the job is about, as it is now. Raises `UnknownHandover`; the worker then drops the job."""
        async with self.unit() as unit:
            return await unit.handovers.get(self.job.about)

    async def handover_for(self, user: str) -> Handover:
        """Return the handover, for words that only this person will read.

        Raises `NotAParticipant` when they may not see it any more (a guest by now, deactivated, somebody else in their
        place) and `UnknownHandover`; the worker then drops the job.
        """
        person = await self.person(user)
        return participants_only(await self.handover(), person)

    async def person(self, user: str) -> Person:
        """Return who somebody is now, for words that they will read: by what Slack said within the last five minutes.

        Where Slack does not say, its last word serves for an hour; after that, what the client raises is raised. What several jobs
        want to know in one moment is asked once.
        """
        return (await self.facts(user)).person

    async def facts(self, user: str) -> Facts:
        """Return who somebody is now, and when Slack said so. The same as `person`, which raises the same."""
        facts = await self._stored_facts(user)
        if facts is not None and facts.fresh(self.now()):
            return facts
        lock = self.locks.of(self.job.workspace, user)
        somebody_asks = lock.locked()
        async with lock:
            if somebody_asks:
                facts = await self._stored_facts(user)
            return facts if facts is not None and facts.fresh(self.now()) else await self._asked(user, facts)

    async def _stored_facts(self, user: str) -> Facts | None:
        async with self.unit() as unit:
            return await unit.people.facts(user)

    async def _asked(self, user: str, facts: Facts | None) -> Facts:
        """Return who Slack says somebody is, of whom these facts are known."""
        at = self.now()
        try:
            answer = await self.client.users_info(user=user)
        except (RateLimitReached, *CALL_FAILED) as error:
            if isinstance(error, SlackApiError) and code(error) in USER_UNKNOWN:
                async with self.unit() as unit:
                    return Facts(await missed(unit, user) if facts else Person(user, "", external=True), at)
            if facts is not None and facts.usable(self.now()):
                return facts
            raise
        said = person_from(answer["user"], self.job.workspace)
        if facts is None:
            return Facts(said, at)
        async with self.unit() as unit:
            return Facts(await stored_facts(unit, facts.person, said, at), at)

    async def people(self, *users: str) -> dict[str, Person]:
        """Return what is known about these users, by id; unknown ones are missing."""
        async with self.unit() as unit:
            return await unit.people.many(users)

    async def slack_ref(self, kind: SlackRefKind, subject: str = "") -> SlackRef | None:
        """Return where in Slack something of the handover is, None when it is not there yet."""
        async with self.unit() as unit:
            return await unit.slack_refs.get(self.job.about, kind, subject)

    @cached_property
    def audience(self) -> ChannelAudience:
        """Who can read the channels of handovers."""
        return ChannelAudience(self.store, self.job.workspace, self.client, self.facts, self.now)

    async def decide(
        self, rule: Callable[[Handover], Decision], beside: Callable[[UnitOfWork], Awaitable[None]] | None = None
    ) -> Handover:
        """Apply a rule to the job's handover, with what is stored `beside` it, and return it as stored.

        Raises what the rule raises.
        """
        return await self.store.decide(self.job.workspace, self.job.about, rule, beside)

    async def dm(self, user: str) -> str:
        """Return the id of the direct message with a user; Slack opens it once and returns the same one ever after."""
        answer = await self.client.conversations_open(users=[user])
        return str(answer["channel"]["id"])

    async def post(self, conversation: str, message: Message, *, thread_ts: str | None = None, part: str = "") -> str:
        """Post a message once, and return its ts.

        The message carries the job's key (plus `part`, for a job of several messages) as metadata. When the job
        may have been done before, that key is looked for first, so nobody is told twice.
        """
        posted = await self._posted(conversation, thread_ts, part)
        return posted or (await self._post(conversation, message, thread_ts, part)).ts

    async def post_for_customer(self, conversation: str, message: CustomerMessage) -> str:
        """Post words that are approved for the customer once, and return their ts. Raises CustomersChannel elsewhere."""
        posted = await self.posted_for_customer(conversation)
        if posted:
            return posted
        answer = await self.client.chat_postMessage(
            channel=conversation, metadata=metadata_of(self.job.key), **message.payload()
        )
        return str(answer["ts"])

    async def posted_for_customer(self, conversation: str) -> str:
        """Return the ts of what an earlier run has posted for the customer, empty for nothing. Raises CustomersChannel."""
        await self.audience.require_customers(self.job.about, conversation)
        if self.repeated:
            async for said in self.messages(conversation):
                if carries(self.job.key, said):
                    return str(said["ts"])
        return ""

    async def post_in(self, place: SlackRef, message: Message, *, part: str = "") -> str:
        """Post a message once where a handover has its place, and return its ts. Raises CardGone. `part` as for `post`."""
        if not place.ts:
            return await self.post(place.conversation, message, part=part)
        return await self.posted_in(place, part=part) or await self._post_below(place, message, part)

    async def show_in(self, place: SlackRef, message: Message, *, part: str = "") -> str:
        """Do the same as `show` where a handover has its place. Raises CardGone."""
        posted = await self.posted_in(place, part=part)
        if not posted:
            return await self.post_in(place, message, part=part)
        await self.updated(place.conversation, posted, message)
        return posted

    async def posted_in(self, place: SlackRef, *, part: str = "") -> str:
        """Return the ts of what an earlier run of this job has posted there, empty when there is none. Raises CardGone."""
        said = await self._said(place.conversation, place.ts or None, part)
        if said is None:
            return ""
        if place.ts and said.get("thread_ts") != place.ts:
            await self._elsewhere(place, str(said["ts"]))
        return str(said["ts"])

    async def _post_below(self, place: SlackRef, message: Message, part: str) -> str:
        """Post a message below a card. What Slack puts elsewhere, as the card is gone, is taken away again. Raises CardGone."""
        try:
            said = await self._post(place.conversation, message, place.ts, part)
        except SlackApiError as error:
            if code(error) in THREAD_GONE:
                raise CardGone from error
            raise
        if said.thread == place.ts or await has_thread(self.client, place.conversation, place.ts):
            return said.ts
        return await self._elsewhere(place, said.ts)

    async def _elsewhere(self, place: SlackRef, ts: str) -> NoReturn:
        """Take away what Slack has put outside of the thread of a card that is gone. Raises CardGone."""
        await self.delete(place.conversation, ts)
        raise CardGone

    async def reply(self, conversation: str, thread_ts: str, message: Message) -> str:
        """Post a message in a thread once, and return its ts. Raises ThreadGone."""
        known = await self._said(conversation, thread_ts)
        if known is not None:
            said = Posted(conversation, str(known["ts"]), str(known.get("thread_ts") or ""))
        else:
            try:
                said = await self._post(conversation, message, thread_ts)
            except SlackApiError as error:
                if code(error) in THREAD_GONE:
                    raise ThreadGone from error
                raise
        if said.thread == thread_ts or await has_thread(self.client, conversation, thread_ts):
            return said.ts
        raise ThreadGone(said.ts)

    async def welcomed_first(self, user: str, *handovers: str) -> None:
        """Raise WelcomeFirst while this person's first message about one of the handovers with these ids is due and not said.

        One that is planned for later holds nothing up, and one that does not get through not for long.
        """
        if not handovers or self.job.attempts > PATIENCE:
            return
        async with self.unit() as unit:
            soon = self.now() + BETWEEN_LOOKS
            if await unit.is_outstanding(WELCOME, welcome_lanes(user, handovers), handovers, soon):
                raise WelcomeFirst

    async def post_to(self, user: str, message: Message, note: str = "") -> tuple[str, str]:
        """Post a direct message once, and return its conversation and ts. Raises WelcomeFirst.

        Slack finds the conversation by itself: of the calls that open one it takes fewer than of messages. A `note` of
        ours travels with the message, for `recalled`.
        """
        found = await self.recalled(user)
        if found:
            return found[:2]
        if self.job.about:
            await self.welcomed_first(user, self.job.about)
        posted = await self._post(user, message, note=note)
        return posted.conversation, posted.ts

    async def has_posted(self, conversation: str, thread_ts: str | None = None) -> bool:
        """Return whether the message of this job is there already, from an attempt that was cut off after it."""
        return bool(await self.posted(conversation, thread_ts))

    async def posted(self, conversation: str, thread_ts: str | None = None) -> str:
        """Return the ts of the message that an earlier run of this job has posted, empty when there is none."""
        return await self._posted(conversation, thread_ts)

    async def recalled(self, user: str, *, unrecorded: bool = False) -> tuple[str, str, str] | None:
        """Return conversation, ts and note of the direct message that this job has posted before, None when it has not.

        A first attempt has posted none, unless what it did may be `unrecorded`, because an older copy of the database was put back.
        """
        if not (self.repeated or unrecorded):
            return None
        conversation = await self.dm(user)
        async for message in self.messages(conversation):
            if carries(self.job.key, message):
                return conversation, str(message["ts"]), str(message["metadata"]["event_payload"].get("note", ""))
        return None

    async def show(self, conversation: str, message: Message, *, thread_ts: str | None = None, part: str = "") -> str:
        """Post a message, or change the one this job has posted before in place. Return its ts. `part` as for `post`.

        For jobs that are run again whenever what they show has changed: also one that an interrupted attempt has posted, which
        shows what was true then. A message that Slack lets nobody change any more stays as it is: its buttons say what holds.
        """
        posted = await self._posted(conversation, thread_ts, part)
        if not posted:
            return (await self._post(conversation, message, thread_ts, part)).ts
        await self.updated(conversation, posted, message)
        return posted

    async def update(self, conversation: str, ts: str, message: Message) -> None:
        """Change a message of ours in place; its metadata stays."""
        await self.audience.require_insiders(conversation)
        await self.client.chat_update(channel=conversation, ts=ts, text=message.text, blocks=message.blocks)

    async def updated(self, conversation: str, ts: str, message: Message) -> bool:
        """Change a message of ours in place, and return whether it is still there to be changed."""
        try:
            await self.update(conversation, ts, message)
        except SlackApiError as error:
            if code(error) in MESSAGE_GONE:
                return False
            raise
        return True

    async def delete(self, conversation: str, ts: str) -> None:
        """Delete a message of ours; one that is gone already is left at that."""
        try:
            await self.client.chat_delete(channel=conversation, ts=ts)
        except SlackApiError as error:
            if code(error) not in MESSAGE_GONE:
                raise

    def messages(
        self, conversation: str, thread_ts: str | None = None, since: datetime | None = None
    ) -> AsyncIterator[Mapping[str, Any]]:
        """Yield what was said in a conversation or thread, as `read_back` does."""
        return read_back(self.client, conversation, thread_ts, since)

    async def _post(
        self, where: str, message: Message, thread_ts: str | None = None, part: str = "", note: str = ""
    ) -> Posted:
        await self.audience.require_insiders(where)
        answer = await self.client.chat_postMessage(
            channel=where,
            thread_ts=thread_ts,
            metadata=metadata_of(f"{self.job.key}{part}", note),
            **message.payload(),
        )
        thread = str((answer.get("message") or {}).get("thread_ts") or "")
        return Posted(str(answer["channel"]), str(answer["ts"]), thread)

    async def _posted(self, conversation: str, thread_ts: str | None, part: str = "") -> str:
        """Return the ts of the message that carries the job's key, empty when there is none or this is the first attempt."""
        said = await self._said(conversation, thread_ts, part)
        return str(said["ts"]) if said else ""

    async def _said(self, conversation: str, thread_ts: str | None, part: str = "") -> Mapping[str, Any] | None:
        if not self.repeated:
            return None
        # A channel made public cannot be read with the permissions for private ones; nothing would be said there anyway.
        await self.audience.require_insiders(conversation)
        async for message in self.messages(conversation, thread_ts):
            if carries(f"{self.job.key}{part}", message):
                return message
        return None

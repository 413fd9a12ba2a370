"""Who can read a channel: looked at before anything internal is said there, a handover's own at most once in five minutes."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from slack_sdk.web.async_client import AsyncWebClient

from handover.access import Facts
from handover.model.handover import Handover
from handover.model.people import Person
from handover.outsiders import PUBLIC, SHARED, Audience, is_outsider, notices, waits_for
from jobs.engine.conversations import members_of
from jobs.engine.rate_limits.clients import RateLimitReached
from jobs.engine.slack_errors import CALL_FAILED, NOT_REACHED, classify
from storage.store import Store

PAGE = 200
CHANNELS = ("C", "G")
"""How the ids of channels begin; those of direct messages and of people begin with other letters."""
WhoIs = Callable[[str], Awaitable[Facts]]
"""Returns who somebody is now, by user id, and when Slack said so. Raises what the client raises."""


@dataclass(frozen=True)
class _Seen:
    """Who can read a channel, and who those are who were looked at."""

    audience: Audience
    people: dict[str, Person]

    @property
    def outsiders(self) -> tuple[str, ...]:
        """Who is there who must not read internal words."""
        return self.audience.outsiders


class OutsidersPresent(Exception):
    """Somebody who must not read internal words can read this channel. `why` is what the job waits for."""

    def __init__(self, conversation: str) -> None:
        super().__init__(conversation)
        self.why = waits_for(conversation)


class CustomersChannel(Exception):
    """It is a channel with a customer, and what was to be said there is not approved for them: it is never said there."""


class ChannelAudience:
    """The audience of the channels of one workspace. `now` is in UTC."""

    def __init__(
        self, store: Store, workspace: str, client: AsyncWebClient, who_is: WhoIs, now: Callable[[], datetime]
    ) -> None:
        self._store, self._workspace, self._client, self._who_is, self._now = store, workspace, client, who_is, now

    async def require_insiders(self, conversation: str) -> None:
        """Raise OutsidersPresent when a guest or somebody of another organisation is in a channel, CustomersChannel where it is one
        with a customer. A channel of which nothing is known is looked at: it may be a customer's. Direct messages are let through.
        """
        if not conversation.startswith(CHANNELS):
            return
        async with self._store.begin(self._workspace) as unit:
            places = await unit.slack_refs.places_in(conversation)
            known = await unit.audiences.get(conversation) if places else None
            with_customers = await unit.slack_refs.with_customers(conversation)
        if with_customers:
            raise CustomersChannel(conversation)
        if known is not None:
            await self._require(places[0].handover_id, conversation, known)
        elif (await self._seen(conversation, Audience(), ())).outsiders:
            raise OutsidersPresent(conversation)

    async def require_customers(self, handover_id: str, conversation: str) -> None:
        """Raise CustomersChannel unless it is a channel with the customer of this handover, and no handover's own.

        What is approved for a customer is said nowhere else.
        """
        async with self._store.begin(self._workspace) as unit:
            theirs = handover_id in await unit.slack_refs.with_customers(conversation)
            internal = await unit.slack_refs.places_in(conversation)
        if internal or not theirs:
            raise CustomersChannel(conversation)

    async def require_insiders_for(self, handover_id: str, conversation: str) -> None:
        """Raise OutsidersPresent as `require_insiders`, for a handover that is about to have its place in this channel."""
        async with self._store.begin(self._workspace) as unit:
            known = await unit.audiences.get(conversation)
        await self._require(handover_id, conversation, known)

    async def _require(self, handover_id: str, conversation: str, known: Audience) -> None:
        audience = known if known.fresh(self._now()) else await self._looked(handover_id, conversation, known)
        if audience.outsiders:
            raise OutsidersPresent(conversation)

    async def look(self, conversation: str) -> Audience:
        """Look who can read a channel of handovers now, and store it with what follows. Raises what the client raises."""
        async with self._store.begin(self._workspace) as unit:
            places, known = await unit.slack_refs.places_in(conversation), await unit.audiences.get(conversation)
        return await self._look(places[0].handover_id, conversation, known) if places else known

    async def _looked(self, handover_id: str, conversation: str, known: Audience) -> Audience:
        try:
            return await self._look(handover_id, conversation, known)
        except RateLimitReached:
            if known.usable(self._now()):
                return known
            raise
        except CALL_FAILED as error:
            if known.usable(self._now()) and classify(error).meaning in NOT_REACHED:
                return known
            raise

    async def _look(self, handover_id: str, conversation: str, known: Audience) -> Audience:
        async with self._store.begin(self._workspace) as unit:
            handover = await unit.handovers.get(handover_id)
        seen = await self._seen(conversation, known, handover.participants)
        await self._store_seen(handover, conversation, seen)
        return seen.audience

    async def _seen(self, conversation: str, known: Audience, participants: Collection[str]) -> "_Seen":
        """Return who can read a channel now; what Slack does not say counts as if others could. Raises what the client raises."""
        at = self._now()
        members = await members_of(self._client, conversation)
        info = (await self._client.conversations_info(channel=conversation))["channel"]
        cleared = [user for user in known.still_members(at) if user not in participants]
        # Whoever made a handover's channel is the bot.
        unknown = [user for user in members if user not in (*cleared, info.get("creator"))]
        facts = {user: await self._who_is(user) for user in unknown}
        people = {user: one.person for user, one in facts.items()}
        outsiders = [user for user, person in people.items() if is_outsider(person)]
        if any(info.get(flag) is not False for flag in ("is_ext_shared", "is_pending_ext_shared")):
            outsiders.append(SHARED)
        if info.get("is_private") is not True:
            outsiders.append(PUBLIC)
        insiders = tuple(user for user in members if user not in outsiders)
        # It is as old as the oldest of what it is made from: two times five minutes would else pass unseen.
        checked_at = min([at, *(one.checked_at for one in facts.values() if one.checked_at)])
        audience = Audience(tuple(sorted(outsiders)), insiders, checked_at, known.members_at if cleared else at)
        return _Seen(audience, people)

    async def _store_seen(self, handover: Handover, conversation: str, seen: "_Seen") -> None:
        async with self._store.begin(self._workspace) as unit:
            before, now = await unit.audiences.get(conversation), seen.audience
            await unit.audiences.put(conversation, now)
            stored = await unit.people.many(handover.participants)
            await unit.jobs.add(*notices(handover, conversation, before, now, stored | seen.people, self._now()))
            if before.outsiders and not now.outsiders:
                await unit.release(waits_for(conversation), self._now())

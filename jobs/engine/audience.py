"""Who can read a handover's channel: looked at before anything internal is said there, at most once in five minutes."""

from collections.abc import Awaitable, Callable
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
WhoIs = Callable[[str], Awaitable[Facts]]
"""Returns who somebody is now, by user id, and when Slack said so. Raises what the client raises."""


class OutsidersPresent(Exception):
    """Somebody who must not read internal words can read this channel. `why` is what the job waits for."""

    def __init__(self, conversation: str) -> None:
        super().__init__(conversation)
        self.why = waits_for(conversation)


class ChannelAudience:
    """The audience of the channels of one workspace. `now` is in UTC."""

    def __init__(
        self, store: Store, workspace: str, client: AsyncWebClient, who_is: WhoIs, now: Callable[[], datetime]
    ) -> None:
        self._store, self._workspace, self._client, self._who_is, self._now = store, workspace, client, who_is, now

    async def require_insiders(self, conversation: str) -> None:
        """Raise OutsidersPresent when it is a channel of handovers and a guest or somebody of another organisation is in it."""
        async with self._store.begin(self._workspace) as unit:
            places = await unit.slack_refs.places_in(conversation)
            known = await unit.audiences.get(conversation) if places else None
        if known is not None:
            await self._require(places[0].handover_id, conversation, known)

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
        at = self._now()
        members = await members_of(self._client, conversation)
        info = (await self._client.conversations_info(channel=conversation))["channel"]
        cleared = [user for user in known.still_members(at) if user not in handover.participants]
        # Whoever made a handover's channel is the bot.
        unknown = [user for user in members if user not in (*cleared, info.get("creator"))]
        facts = {user: await self._who_is(user) for user in unknown}
        people = {user: one.person for user, one in facts.items()}
        outsiders = [user for user, person in people.items() if is_outsider(person)]
        if info.get("is_ext_shared") or info.get("is_pending_ext_shared"):
            outsiders.append(SHARED)
        if info.get("is_private") is False:
            outsiders.append(PUBLIC)
        insiders = tuple(user for user in members if user not in outsiders)
        # It is as old as the oldest of what it is made from: two times five minutes would else pass unseen.
        checked_at = min([at, *(one.checked_at for one in facts.values() if one.checked_at)])
        seen = Audience(tuple(sorted(outsiders)), insiders, checked_at, known.members_at if cleared else at)
        await self._store_seen(handover, conversation, seen, people)
        return seen

    async def _store_seen(
        self, handover: Handover, conversation: str, seen: Audience, people: dict[str, Person]
    ) -> None:
        async with self._store.begin(self._workspace) as unit:
            before = await unit.audiences.get(conversation)
            await unit.audiences.put(conversation, seen)
            stored = await unit.people.many(handover.participants)
            await unit.jobs.add(*notices(handover, conversation, before, seen, stored | people, self._now()))
            if before.outsiders and not seen.outsiders:
                await unit.release(waits_for(conversation), self._now())

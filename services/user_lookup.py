"""Asking Slack who somebody is: at most once per person in five minutes, one question shared by all who wait for its answer.

What Slack says of people who take part in a handover, or have settings of their own, is stored, so that every process has it.
Of anybody else it is remembered here for a while and never stored.
"""

import asyncio
from collections import OrderedDict

from handover.access import Facts, newest
from handover.model.people import Person
from handover.settings import with_guessed_preferences
from services import people
from services.context import WAIT_SECONDS, FetchUser, Now, SlackSilent
from storage.store import Store

MOST_REMEMBERED = 1000
"""Of how many people who take part in nothing it is remembered who they are."""

Key = tuple[str, str]
"""A workspace's key and a user id."""


class UserLookup:
    """Who people are now. `fetch` asks Slack; `now` is in UTC."""

    def __init__(self, store: Store, fetch: FetchUser, now: Now) -> None:
        self._store, self._fetch, self._now = store, fetch, now
        self._asking: dict[Key, asyncio.Task[Facts]] = {}
        self._bystanders: OrderedDict[Key, Facts] = OrderedDict()

    async def facts(self, workspace: str, user: str) -> Facts | None:
        """Return the newest facts there are: those stored if they are fresh, else what Slack says, else the old ones.

        None when nothing is known and Slack does not answer in time.
        """
        async with self._store.begin(workspace) as unit:
            stored = await unit.people.facts(user)
        known = newest(stored, self._bystanders.get((workspace, user)))
        if known is not None and known.fresh(self._now()):
            return known
        try:
            async with asyncio.timeout(WAIT_SECONDS):
                # Shielded: the answer is of use to whoever asks next, also when nobody waits for it any more.
                return await asyncio.shield(self._question(workspace, user))
        except (TimeoutError, SlackSilent):
            return known

    def forget(self, workspace: str, user: str) -> None:
        """Have Slack asked anew about somebody who takes part in nothing: they have changed."""
        self._bystanders.pop((workspace, user), None)

    async def stop(self) -> None:
        """Ask nothing any more."""
        for task in self._asking.values():
            task.cancel()
        await asyncio.gather(*self._asking.values(), return_exceptions=True)

    def _question(self, workspace: str, user: str) -> asyncio.Task[Facts]:
        """Return the question under way about somebody, begun if there is none."""
        key = (workspace, user)
        if key not in self._asking:
            task = self._asking[key] = asyncio.create_task(self._ask(key), name=f"who is {user}")
            task.add_done_callback(lambda done: self._answered(key, done))
        return self._asking[key]

    def _answered(self, key: Key, task: "asyncio.Task[Facts]") -> None:
        del self._asking[key]
        if not task.cancelled():
            # Whoever waited has it. That it failed is no news for anybody else.
            task.exception()

    async def _ask(self, key: Key) -> Facts:
        workspace, user = key
        answer, at = await self._fetch(workspace, user), self._now()
        async with self._store.begin(workspace) as unit:
            before = await unit.people.get(user)
            if answer is None:
                gone = await people.missed(unit, user) if before else Person(user, "", external=True)
                return self._remember(key, Facts(gone, at))
            said = people.person_from(answer, workspace)
            if before is not None:
                return Facts(await people.stored_facts(unit, before, said, at), at)
        return self._remember(key, Facts(with_guessed_preferences(said, at), at))

    def _remember(self, key: Key, facts: Facts) -> Facts:
        self._bystanders[key] = facts
        self._bystanders.move_to_end(key)
        if len(self._bystanders) > MOST_REMEMBERED:
            self._bystanders.popitem(last=False)
        return facts

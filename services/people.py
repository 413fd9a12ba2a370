"""Who somebody is: facts from Slack, kept in the store beside the person's own settings, and kept fresh.

Facts come from `users.info` (scopes `users:read`, `users:read.email`) and from the event `user_change`; settings
(working days, digest hour, absence, profile line) are the person's and are never changed here.
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from handover.digest.schedule import replanned_digest_at
from handover.failures import after_change
from handover.model.people import Person
from handover.settings import with_guessed_preferences
from services.context import Services
from storage.store import Store, UnitOfWork

SLACKBOT = "USLACKBOT"
"""Slack's own helper, which `users.info` does not call a bot."""


class NotStored(Exception):
    """Nothing is stored about this person yet."""


async def stored(unit: UnitOfWork, user: str) -> Person:
    """Return what is stored about a user. Raises NotStored."""
    person = await unit.people.get(user)
    if person is None:
        raise NotStored(user)
    return person


async def person(services: Services, workspace: str, user: str) -> Person:
    """Return who this user is, from the store or, the first time, from Slack, which is then stored.

    Somebody whom Slack does not show to us belongs to another organisation: they are returned as external, and not stored.
    """
    async with services.store.begin(workspace) as unit:
        known = await unit.people.get(user)
    if known is not None:
        return known
    return (await fresh(services, workspace, [user])).get(user, Person(user, "", external=True))


async def known(services: Services, workspace: str, users: Iterable[str]) -> dict[str, Person]:
    """Return who these users are, from the store or, for those it does not know, from Slack."""
    wanted = list(dict.fromkeys(users))
    async with services.store.begin(workspace) as unit:
        found = await unit.people.many(wanted)
    missing = [user for user in wanted if user not in found]
    return found | await fresh(services, workspace, missing) if missing else found


async def known_names(services: Services, workspace: str, users: Sequence[str]) -> dict[str, str]:
    """Return the names of those of these users that the store knows, by id. Slack is not asked: no answer waits for a name."""
    if not users:
        return {}
    async with services.store.begin(workspace) as unit:
        return {one.id: one.name for one in (await unit.people.many(list(users))).values()}


async def fresh(services: Services, workspace: str, users: Iterable[str]) -> dict[str, Person]:
    """Return these people as Slack knows them now, asked all at once, with their settings from the store.

    Whoever Slack does not know or show is left out. What came back is stored.
    """
    wanted = [user for user in dict.fromkeys(users) if user]
    answers = await asyncio.gather(*(services.fetch_user(workspace, user) for user in wanted))
    async with services.store.begin(workspace) as unit:
        found: dict[str, Person] = {}
        for facts in (person_from(answer, workspace) for answer in answers if answer is not None):
            before = await unit.people.get(facts.id) or with_guessed_preferences(facts, services.now())
            found[facts.id] = await _updated(unit, before, facts)
    return found


async def update_from_slack(store: Store, workspace: str, user: Mapping[str, Any], now: datetime) -> None:
    """Store what a Slack user object says of somebody we know, with all that follows for their handovers and digest.

    `now` is in UTC. Somebody we do not know is ignored.
    """
    async with store.begin(workspace) as unit:
        before, facts = await unit.people.get(user["id"]), person_from(user, workspace)
        if before is None or _with_facts(before, facts) == before:
            return
        changed = await _updated(unit, before, facts)
        planned = await unit.people.next_digest(before.id)
        await unit.people.set_next_digest(before.id, replanned_digest_at(changed, planned, now))


def person_from(user: Mapping[str, Any], workspace: str) -> Person:
    """Return the person a Slack user object describes to this workspace, with default settings. An unknown zone is UTC."""
    profile = user.get("profile", {})
    name = profile.get("display_name") or profile.get("real_name") or user.get("real_name") or user.get("name") or ""
    return Person(
        id=user["id"],
        name=name,
        zone=_zone(user.get("tz") or ""),
        email=profile.get("email") or "",
        is_bot=bool(user.get("is_bot")) or user["id"] == SLACKBOT,
        deactivated=bool(user.get("deleted")),
        guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
        external=_from_elsewhere(user, workspace),
        admin=bool(user.get("is_admin") or user.get("is_owner") or user.get("is_primary_owner")),
    )


def _zone(name: str) -> str:
    """Return the zone if this machine knows it, else UTC."""
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError):
        return "UTC"


def _from_elsewhere(user: Mapping[str, Any], workspace: str) -> bool:
    """Return whether the user belongs to another organisation (Slack Connect), not just to a sister workspace."""
    if user.get("is_stranger"):
        return True
    our_enterprise, _, our_team = workspace.rpartition("/")
    enterprise = (user.get("enterprise_user") or {}).get("enterprise_id")
    if enterprise and enterprise == our_enterprise:
        return False
    return bool(user.get("team_id")) and user["team_id"] != our_team


async def _updated(unit: UnitOfWork, before: Person, facts: Person) -> Person:
    """Store Slack's facts about somebody, and notify their handovers if they cannot take part any more. Return them."""
    changed = _with_facts(before, facts)
    await unit.people.put(changed)
    if changed.barred and not before.barred:
        await unit.jobs.add(*after_change(before, changed, await unit.handovers.of_person(changed.id)))
    return changed


def _with_facts(person: Person, facts: Person) -> Person:
    """Return the person with Slack's facts brought up to date and their settings as they were."""
    return replace(
        person,
        name=facts.name,
        zone=facts.zone,
        email=facts.email,
        is_bot=facts.is_bot,
        deactivated=facts.deactivated,
        guest=facts.guest,
        external=facts.external,
        admin=facts.admin,
    )

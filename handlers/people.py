"""Who somebody is: facts from Slack, cached in the store beside the person's own settings, and kept fresh.

Facts come from `users.info` (scopes `users:read`, `users:read.email`) and from the event `user_change`; settings
(working days, digest hour, absence, profile line) are the person's and are never touched here.
"""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.errors import SlackApiError

from handlers.kit.error_boundary import error_boundary
from handlers.kit.request import workspace_of
from handover.digest.schedule import replanned
from handover.failures import after_change
from handover.model.people import Person
from handover.settings import with_guessed_preferences
from services.context import Services
from storage.store import Store, UnitOfWork

UNKNOWN = frozenset({"user_not_found", "user_not_visible", "users_not_found"})
SLACKBOT = "USLACKBOT"
"""Slack's own helper, which `users.info` does not call a bot."""


def register(app: AsyncApp, services: Services) -> None:
    """Listen for people changing their name, zone or standing."""

    @app.event("user_change")
    @error_boundary(services)
    async def on_user_change(context: AsyncBoltContext, event: dict[str, Any]) -> None:
        await noted(services.store, workspace_of(context), event["user"], services.now())


async def noted(store: Store, workspace: str, user: Mapping[str, Any], now: datetime) -> None:
    """Take over what a Slack user object says of somebody we know, with all that follows from it for their handovers."""
    async with store.begin(workspace) as unit:
        known, facts = await unit.people.get(user["id"]), person_from(user, workspace)
        if known is None or _with_facts(known, facts) == known:
            return
        changed = await _taken_over(unit, known, facts)
        planned = await unit.people.next_digest(known.id)
        await unit.people.set_next_digest(known.id, replanned(changed, planned, now))


async def person(services: Services, context: AsyncBoltContext, user: str) -> Person:
    """Return who this user is, from the store or, the first time, from Slack.

    Somebody whom Slack does not show to us belongs to another organisation, and is returned as external.
    """
    async with services.store.begin(workspace_of(context)) as unit:
        known = await unit.people.get(user)
    if known is not None:
        return known
    return (await fresh(services, context, [user])).get(user, Person(user, "", external=True))


async def known(services: Services, context: AsyncBoltContext, users: Iterable[str]) -> dict[str, Person]:
    """Return who these users are, from the store or, for those it does not know, from Slack."""
    wanted = list(dict.fromkeys(users))
    async with services.store.begin(workspace_of(context)) as unit:
        found = await unit.people.many(wanted)
    return found | await fresh(services, context, [user for user in wanted if user not in found])


async def fresh(services: Services, context: AsyncBoltContext, users: Iterable[str]) -> dict[str, Person]:
    """Return these people as Slack knows them now, asked all at once, with their settings from the store.

    Whoever Slack does not know or show is left out. The store remembers what came back.
    """
    asked = await asyncio.gather(*(_looked_up(context, user) for user in dict.fromkeys(users) if user))
    async with services.store.begin(workspace_of(context)) as unit:
        found: dict[str, Person] = {}
        for facts in asked:
            if facts is not None:
                before = await unit.people.get(facts.id) or with_guessed_preferences(facts, services.now())
                found[facts.id] = await _taken_over(unit, before, facts)
    return found


def person_from(user: Mapping[str, Any], workspace: str) -> Person:
    """Return the person a Slack user object describes to this workspace, with default settings. An unknown zone counts as UTC."""
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


async def _looked_up(context: AsyncBoltContext, user: str) -> Person | None:
    """Return the person, None when Slack knows nobody by this id."""
    try:
        answer = await context.client.users_info(user=user)
    except SlackApiError as error:
        if error.response["error"] in UNKNOWN:
            return None
        raise
    return person_from(answer["user"], workspace_of(context))


def _from_elsewhere(user: Mapping[str, Any], workspace: str) -> bool:
    """Return whether the user belongs to another organisation (Slack Connect), not just to a sister workspace."""
    if user.get("is_stranger"):
        return True
    our_enterprise, _, our_team = workspace.rpartition("/")
    enterprise = (user.get("enterprise_user") or {}).get("enterprise_id")
    if enterprise and enterprise == our_enterprise:
        return False
    return bool(user.get("team_id")) and user["team_id"] != our_team


async def _taken_over(unit: UnitOfWork, known: Person, facts: Person) -> Person:
    """Store what Slack says of somebody now, and have those told who work with them if they cannot take part any more."""
    changed = _with_facts(known, facts)
    await unit.people.put(changed)
    if changed.barred and not known.barred:
        await unit.jobs.add(*after_change(known, changed, await unit.handovers.of_person(changed.id)))
    return changed


def _with_facts(known: Person, facts: Person) -> Person:
    """Return the known person with Slack's facts brought up to date and their settings as they were."""
    return replace(
        known,
        name=facts.name,
        zone=facts.zone,
        email=facts.email,
        is_bot=facts.is_bot,
        deactivated=facts.deactivated,
        guest=facts.guest,
        external=facts.external,
        admin=facts.admin,
    )

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

from handover.access import Facts, known_person
from handover.digest.schedule import next_digest_at, replanned_digest_at
from handover.failures import PERSON, after_change, failure_notice
from handover.model.people import Person
from handover.outsiders import is_outsider
from messages.kit.slack_codes import SlackCode
from services.context import Services
from services.limbo import limbo_followed
from services.outsiders import standing_changed
from storage.store import Store, UnitOfWork

SLACKBOT = "USLACKBOT"
"""Slack's own helper, which `users.info` does not call a bot."""


class StaleFacts(Exception):
    """What is stored about this person is too old to decide on, or nothing is."""


async def fresh_in(unit: UnitOfWork, user: str, now: datetime) -> Person:
    """Return what is stored about a user, if Slack need not be asked at `now` (UTC). Raises StaleFacts."""
    facts = await unit.people.facts(user)
    if facts is None or not facts.fresh(now):
        raise StaleFacts(user)
    return facts.person


async def person(services: Services, workspace: str, user: str) -> Person:
    """Return who this user is now.

    Somebody whom Slack does not show to us belongs to another organisation: they are returned as external. Raises RightsUnknown
    when Slack does not answer and what it said last is too old.
    """
    return known_person(await services.users.facts(workspace, user), services.now())


async def known(services: Services, workspace: str, users: Iterable[str]) -> dict[str, Person]:
    """Return who these users are, from the store however old, or, for those it does not know, from Slack.

    Whom Slack does not show, or not in time, is left out.
    """
    wanted = list(dict.fromkeys(users))
    async with services.store.begin(workspace) as unit:
        found = await unit.people.many(wanted)
    missing = [user for user in wanted if user not in found]
    asked = await asyncio.gather(*(services.users.facts(workspace, user) for user in missing))
    return found | {one.person.id: one.person for one in asked if one is not None and not _unseen(one.person)}


async def stored(services: Services, workspace: str, users: Iterable[str]) -> dict[str, Person]:
    """Return those of these users whom the store knows, by id. Slack is not asked."""
    async with services.store.begin(workspace) as unit:
        return await unit.people.many(users)


async def known_names(services: Services, workspace: str, users: Sequence[str]) -> dict[str, str]:
    """Return the names of those of these users that the store knows, by id. Slack is not asked: no answer waits for a name."""
    if not users:
        return {}
    return {one.id: one.name for one in (await stored(services, workspace, users)).values()}


async def current(services: Services, workspace: str, users: Iterable[str]) -> dict[str, Facts]:
    """Return these people by facts that can be decided on, by id, asked about all at once.

    Whoever Slack does not know or show is left out. Raises RightsUnknown when Slack does not answer about one of them.
    """
    wanted = [user for user in dict.fromkeys(users) if user]
    found = await asyncio.gather(*(services.users.facts(workspace, user) for user in wanted))
    people = [known_person(facts, services.now()) for facts in found]
    shown = {one.id for one in people if not _unseen(one)}
    return {facts.person.id: facts for facts in found if facts is not None and facts.person.id in shown}


async def keep(unit: UnitOfWork, facts: Facts) -> None:
    """Store who somebody is from now on, because they take part in something or have settings of their own."""
    before = await unit.people.get(facts.person.id)
    await unit.people.put(_with_facts(before, facts.person) if before else facts.person)
    await unit.people.set_checked(facts.person.id, facts.checked_at)


async def keep_for_mornings(unit: UnitOfWork, facts: Iterable[Facts], now: datetime) -> None:
    """Store who these people are, and plan the first morning message after `now` (UTC) of whoever is new."""
    for one in facts:
        await keep(unit, one)
        if await unit.people.next_digest(one.person.id) is None:
            await unit.people.set_next_digest(one.person.id, next_digest_at(one.person, now))


async def update_from_slack(store: Store, workspace: str, user: Mapping[str, Any], at: datetime) -> None:
    """Store what a Slack user object says of somebody we know, with all that follows for their handovers and digest.

    `at` (UTC) is when Slack said it: what it has said since counts. Somebody we do not know is ignored.
    """
    async with store.begin(workspace) as unit:
        before, said = await unit.people.facts(user["id"]), person_from(user, workspace)
        if before is None:
            await standing_changed(unit, said)
        if before is not None and (before.checked_at is None or at >= before.checked_at):
            await stored_facts(unit, before.person, said, at)


def person_from(user: Mapping[str, Any], workspace: str) -> Person:
    """Return the person a Slack user object describes to this workspace, with default settings. An unknown zone is UTC."""
    profile = user.get("profile")
    profile = profile if isinstance(profile, Mapping) else {}
    names = (profile.get("display_name"), profile.get("real_name"), user.get("real_name"), user.get("name"))
    return Person(
        id=user["id"],
        name=next(filter(None, map(_words, names)), ""),
        real_name=_words(profile.get("real_name")) or _words(user.get("real_name")),
        zone=_zone(_words(user.get("tz"))),
        email=_words(profile.get("email")),
        is_bot=bool(user.get("is_bot")) or user["id"] == SLACKBOT,
        deactivated=bool(user.get("deleted")),
        guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
        external=_from_elsewhere(user, workspace),
        admin=bool(user.get("is_admin") or user.get("is_owner") or user.get("is_primary_owner")),
    )


def _words(value: object) -> str:
    """Return a field of Slack's that should be words, empty for anything else: what is stored must be readable again."""
    return value if isinstance(value, str) else ""


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
    of_enterprise = user.get("enterprise_user")
    enterprise = of_enterprise.get("enterprise_id") if isinstance(of_enterprise, Mapping) else None
    if enterprise and enterprise == our_enterprise:
        return False
    return bool(user.get("team_id")) and user["team_id"] != our_team


def _unseen(person: Person) -> bool:
    """Return whether Slack shows nobody by this id to us."""
    return person.external and not person.name


async def missed(unit: UnitOfWork, user: str) -> Person:
    """Notify the handovers of somebody we know whom Slack does not show any more. Return them as external."""
    await unit.jobs.add(failure_notice("", PERSON, SlackCode.USER_NOT_FOUND, user))
    return Person(user, "", external=True)


async def stored_facts(unit: UnitOfWork, before: Person, said: Person, at: datetime) -> Person:
    """Store what Slack said of somebody at `at` (UTC), and return them.

    Their digest follows their zone, and their handovers are notified if they cannot take part any more.
    """
    changed = _with_facts(before, said)
    if changed != before:
        await unit.people.put(changed)
        planned = await unit.people.next_digest(changed.id)
        await unit.people.set_next_digest(changed.id, replanned_digest_at(changed, planned, at))
    await unit.people.set_checked(changed.id, at)
    if is_outsider(changed) is not is_outsider(before):
        await standing_changed(unit, changed)
    if bool(changed.barred) is not bool(before.barred):
        # Whoever was stood in for takes part in nothing by now, so that all are looked at; it happens rarely.
        found = await unit.handovers.of_person(changed.id) if changed.barred else await unit.handovers.all()
        await unit.jobs.add(*after_change(before, changed, found))
        await limbo_followed(unit, changed, at)
    return changed


def _with_facts(person: Person, facts: Person) -> Person:
    """Return the person with Slack's facts brought up to date and their settings as they were."""
    return replace(
        person,
        name=facts.name,
        real_name=facts.real_name,
        zone=facts.zone,
        email=facts.email,
        is_bot=facts.is_bot,
        deactivated=facts.deactivated,
        guest=facts.guest,
        external=facts.external,
        admin=facts.admin,
    )

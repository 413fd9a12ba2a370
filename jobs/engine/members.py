"""The people of a workspace, as Slack lists them."""

from collections.abc import AsyncIterator, Collection

from handover.model.people import Person
from jobs.engine.context import JobContext
from services.people import person_from

PAGE = 999
"""The most that every method of Slack's takes as `limit`."""
MOST_PAGES = 10
"""So many fit into a minute."""
MOST_ADMINS = 3
"""Admins that are told of one thing."""


async def pages_of_people(context: JobContext) -> AsyncIterator[tuple[Person, ...]]:
    """Yield the people of the job's workspace page by page, those who have left included, as far as ten pages name them."""
    cursor = ""
    for _ in range(MOST_PAGES):
        page = await context.client.users_list(limit=PAGE, cursor=cursor or None)
        yield tuple(person_from(one, context.job.workspace) for one in page["members"])
        cursor = str((page.get("response_metadata") or {}).get("next_cursor") or "")
        if not cursor:
            return


async def admins(context: JobContext, besides: Collection[str]) -> list[str]:
    """Return user ids of admins besides these people: as many as are told, as far as the first pages name them."""
    found: list[str] = []
    async for people in pages_of_people(context):
        found += [one.id for one in people if one.admin and not one.barred and one.id not in besides]
        if len(found) >= MOST_ADMINS:
            break
    return found[:MOST_ADMINS]

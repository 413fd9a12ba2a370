"""The people of a workspace, as Slack lists them."""

from collections.abc import AsyncIterator

from handover.model.people import Person
from jobs.engine.context import JobContext
from services.people import person_from

PAGE = 999
"""The most that every method of Slack's takes as `limit`."""
MOST_PAGES = 10
"""So many fit into a minute."""


async def pages_of_people(context: JobContext) -> AsyncIterator[tuple[Person, ...]]:
    """Yield the people of the job's workspace page by page, those who have left included, as far as ten pages name them."""
    cursor = ""
    for _ in range(MOST_PAGES):
        page = await context.client.users_list(limit=PAGE, cursor=cursor or None)
        yield tuple(person_from(one, context.job.workspace) for one in page["members"])
        cursor = str((page.get("response_metadata") or {}).get("next_cursor") or "")
        if not cursor:
            return

"""`outbox`: list what should have been done in Slack and is not, and put one back or drop it."""

import argparse
import asyncio
import sys
from datetime import datetime, timedelta

from sqlalchemy.exc import DBAPIError

from bot import settings, startup
from bot.clock import system_now
from bot.monitoring import logs
from bot.monitoring.job_reasons import in_words
from bot.problem import SetupProblem
from storage.database.causes import spoken_cause
from storage.database.engine import spoken_name
from storage.jobs.admin import ChangeResult, QueueAdmin, StuckJob

LONG = timedelta(minutes=5)
"""How long something may be due before it counts as stuck."""
OFTEN = 5
"""How many attempts make it count as stuck."""
SHOWN = 500
HIGHEST_ID = 2**63 - 1
DROPPED = "dropped by hand"


def add(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    wish = parser.add_mutually_exclusive_group()
    wish.add_argument("--retry", type=_id, metavar="ID", help="put this one back, to be tried at once")
    wish.add_argument("--drop", type=_id, metavar="ID", help="close this one: it will not be done")


def run(arguments: argparse.Namespace) -> int:
    """Print one line for each, or do what is wished. Return 0, or 1 when the one meant can't be changed.

    Raises `SetupProblem` when the database cannot be used as it is; it is never made or changed here.
    """
    url = settings.database_url()
    logs.configure("console", quiet=True)
    return asyncio.run(_run(url, arguments.retry, arguments.drop))


def _id(word: str) -> int:
    if not (word.isascii() and word.isdecimal()) or not 0 < int(word[:20]) <= HIGHEST_ID:
        raise argparse.ArgumentTypeError(f"“{word}” is not the number of a job, as the list shows it")
    return int(word)


async def _run(url: str, retry: int | None, drop: int | None) -> int:
    await startup.is_current(url)
    try:
        async with QueueAdmin.of(url) as queue_admin:
            return await _wished(queue_admin, retry, drop)
    except DBAPIError as error:
        raise SetupProblem(f"The database {spoken_name(url)} cannot be used: {spoken_cause(error)}.") from None


async def _wished(queue_admin: QueueAdmin, retry: int | None, drop: int | None) -> int:
    now = system_now()
    if retry is not None:
        return _told(await queue_admin.put_back(retry, now), retry, "will be tried within half a minute")
    if drop is not None:
        return _told(await queue_admin.close(drop, DROPPED, now), drop, "is dropped: it will not be done")
    return _listed(await queue_admin.stuck(now, LONG, OFTEN, SHOWN + 1), now)


def _listed(found: list[StuckJob], now: datetime) -> int:
    if not found:
        print("Nothing is stuck.")
    for one in found[:SHOWN]:
        print(_line(one, now))
    if len(found) > SHOWN:
        print(f"… and more: these are the oldest {SHOWN}.")
    return 0


def _line(one: StuckJob, now: datetime) -> str:
    attempts = "1 attempt" if one.attempts == 1 else f"{one.attempts} attempts"
    where, account = one.status.replace("_", " "), one.account or "no account"
    cells = (str(one.id), where, one.kind, account, _age(now - one.since), attempts, in_words(one))
    return "  ".join("".join(letter if letter.isprintable() else " " for letter in cell) for cell in cells)


def _age(span: timedelta) -> str:
    """Return a time span in its largest whole unit."""
    minutes = max(int(span.total_seconds() // 60), 0)
    for size, unit in ((24 * 60, "d"), (60, "h")):
        if minutes >= size:
            return f"{minutes // size} {unit}"
    return f"{minutes} min"


def _told(change: ChangeResult, job: int, done: str) -> int:
    words = {
        ChangeResult.MADE: f"Job {job} {done}.",
        ChangeResult.UNKNOWN: f"There is no job {job}. To see what is stuck: python -m bot outbox",
        ChangeResult.FINISHED: f"Job {job} is finished; nothing was changed.",
        ChangeResult.UNDER_WAY: f"Job {job} is being done right now; nothing was changed. Look again in two minutes.",
    }
    print(words[change], file=sys.stdout if change is ChangeResult.MADE else sys.stderr)
    return 0 if change is ChangeResult.MADE else 1

"""`demo`: Baton together with a local Slack, to try it in a browser; everything is kept in one folder between runs."""

import argparse
import asyncio
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.playground_process import ANOTHER_PORT, LocalSlack, check_installed, local_slack
from bot.ports import check_free

if TYPE_CHECKING:
    from bot.app import Baton

FOLDER = Path(".demo")
FIRST_PERSON_ZONE = ZoneInfo("America/New_York")
"""The zone of Dana, as whom the page opens."""
HINT = (
    "You are Dana, and an account of yours goes to Priya: press “Start handover”. "
    "The bar above moves the clock, and makes you somebody else."
)


def add(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--port", type=int, default=8000, help="the port of the page (default: %(default)s)")
    parser.add_argument("--fresh", action="store_true", help="forget what happened in earlier runs")


def run(arguments: argparse.Namespace) -> int:
    """Run until Ctrl-C, SIGTERM or the end of the local Slack. Raises `SetupProblem` when that cannot work."""
    return asyncio.run(_demo(arguments.port, fresh=arguments.fresh))


async def _demo(port: int, *, fresh: bool) -> int:
    from bot.manifest import FILE
    from bot.monitoring import logs
    from bot.signals import stop_signals

    logs.configure("console", quiet=True)
    with stop_signals() as stop:
        monday = next_monday_morning(datetime.now(UTC))
        if fresh or not (FOLDER / "slack.db").exists():
            await _until_stopped(_team_at_work(port, monday), stop)
            if stop.is_set():
                return 0
        async with local_slack(FILE, FOLDER / "slack.db", port, start=monday, hint=HINT) as slack:
            ending = asyncio.create_task(_stop_with(slack, stop))
            try:
                await _bot_for(slack, stop)
            finally:
                ending.cancel()
            return 0 if slack.process.returncode is None else 1


async def _team_at_work(port: int, monday: datetime) -> None:
    """Begin a new demo with a team that has been at work for a week. Raises `SetupProblem`, with nothing touched."""
    check_installed()
    check_free("127.0.0.1", port, ANOTHER_PORT)
    from bot.demo.beginning import begin

    print("A week goes by in the team of the demo; that takes some seconds …", flush=True)
    await begin(FOLDER, port, monday.astimezone(UTC))


async def _until_stopped(work: Coroutine[Any, Any, None], stop: asyncio.Event) -> None:
    """Wait for the work, or break it off once we are told to stop. Raises what the work raises."""
    working, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait((working, stopping), return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopping.cancel()
        if not working.done():
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)
    if not stop.is_set():
        await working


def next_monday_morning(now: datetime) -> datetime:
    """Return the first Monday, 09:00 for whoever the page opens as, that is not before `now` (aware)."""
    local = now.astimezone(FIRST_PERSON_ZONE)
    morning = local.replace(hour=9, minute=0, second=0, microsecond=0) - timedelta(days=local.weekday())
    return morning if morning >= local else morning + timedelta(weeks=1)


async def _stop_with(slack: LocalSlack, stop: asyncio.Event) -> None:
    await slack.process.wait()
    print("The local Slack has ended.", flush=True)
    stop.set()


async def _bot_for(slack: LocalSlack, stop: asyncio.Event) -> None:
    # Loaded while the local Slack starts in its own process.
    import aiohttp

    from bot import startup
    from bot.app import build
    from bot.clock import FollowedClock
    from bot.serve import serve
    from bot.settings import Settings, playbooks_folder

    settings = Settings.model_validate(
        {name.lower(): value for name, value in slack.variables.items()}
        | {"database_url": f"sqlite:///{FOLDER / 'baton.db'}"}
    )
    playbooks = startup.playbooks(playbooks_folder())
    await startup.database(settings.database_url)
    async with aiohttp.ClientSession() as session:
        clock = FollowedClock(slack.clock_url, session)
        baton = await build(settings, now=clock.now, playbooks=playbooks)
        following = asyncio.create_task(clock.follow(baton.catch_up), name="clock")
        following.add_done_callback(lambda _: stop.set())
        try:
            await clock.known()
            await store_earlier_handovers(baton, clock.now())
            await serve(baton, stop, on_ready=lambda: _welcome(slack))
        finally:
            following.cancel()
            await asyncio.gather(following, return_exceptions=True)


async def store_earlier_handovers(baton: "Baton", now: datetime) -> None:
    """Store what there was before the demo begins, at `now` (UTC), unless it is there: handovers that ended, and a book."""
    from bot.connection.slack import web_client
    from bot.demo.book import store_book
    from bot.demo.past import store_past
    from storage.scope import workspace_key

    me = await baton.identity.known()
    workspace = workspace_key(me.team_id or "", me.enterprise_id)
    members = (await web_client(baton.settings, baton.session).users_list())["members"]
    people = {member["profile"]["real_name"]: member["id"] for member in members}
    await store_past(baton.store, workspace, people, baton.services.playbooks, now)
    await store_book(baton.store, workspace, people, now)


def _welcome(slack: LocalSlack) -> None:
    print(f"\n  Baton is ready: open {slack.url} in your browser. Ctrl-C ends it.\n", flush=True)

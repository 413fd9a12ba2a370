"""`run`: connect to Slack and work, until stopped."""

import argparse
import asyncio

from bot import logs, preparing, settings
from bot.app import build
from bot.clock import system_now
from bot.serving import serve
from bot.settings import Settings
from bot.stopping import stop_signals


def add(_parser: argparse.ArgumentParser) -> None:
    """Say what the command takes: nothing, everything is in the settings."""


def run(_arguments: argparse.Namespace) -> int:
    """Run until Ctrl-C or SIGTERM. Raises `SetupProblem` when that cannot work."""
    chosen = settings.load()
    logs.configure(chosen.log_format)
    asyncio.run(_run(chosen))
    return 0


async def _run(chosen: Settings) -> None:
    with stop_signals() as stop:
        playbooks = preparing.playbooks()
        await preparing.database(chosen.database_url)
        await serve(await build(chosen, now=system_now, playbooks=playbooks), stop)

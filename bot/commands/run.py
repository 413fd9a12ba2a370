"""`run`: connect to Slack and work, until stopped."""

import argparse
import asyncio

from bot import settings
from bot.monitoring import logs
from bot.ports import check_free
from bot.settings import Settings


def add(_parser: argparse.ArgumentParser) -> None:
    """Say what the command takes: nothing, everything is in the settings."""


def run(_arguments: argparse.Namespace) -> int:
    """Run until Ctrl-C or SIGTERM. Raises `SetupProblem`, with nothing touched, when that cannot work."""
    chosen = settings.load()
    logs.configure(chosen.log_format)
    if not chosen.socket_mode:
        check_free(chosen.host, chosen.port, "Set PORT to a free one.")
    if chosen.ops_port is not None:
        check_free(chosen.ops_host, chosen.ops_port, "Set BATON_OPS_PORT to a free one.")
    asyncio.run(_run(chosen))
    return 0


async def _run(chosen: Settings) -> None:
    # Loaded only now, so that a wrong setting is told at once.
    from bot import startup
    from bot.app import build
    from bot.clock import system_now
    from bot.serve import serve
    from bot.signals import stop_signals

    with stop_signals() as stop:
        playbooks = startup.playbooks(chosen.playbooks)
        await startup.database(chosen.database_url)
        await serve(await build(chosen, now=system_now, playbooks=playbooks), stop)

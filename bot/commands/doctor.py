"""`doctor`: check everything the bot needs, and say what to do about what is not in order."""

import argparse
import asyncio

from bot import settings
from bot.connection.network import heed_no_proxy
from bot.monitoring import logs
from bot.monitoring.diagnosis import Finding, examine
from bot.problem import SetupProblem
from bot.settings import Settings


def add(_parser: argparse.ArgumentParser) -> None:
    """Say what the command takes: nothing, everything is in the settings."""


def run(_arguments: argparse.Namespace) -> int:
    """Print a line for every subject, ✓ or ✗, and return 1 when there is any ✗."""
    logs.configure("console")
    try:
        chosen = settings.load()
    except SetupProblem as problem:
        _print(Finding("Settings", "not complete", str(problem)))
        return 1
    heed_no_proxy(chosen.slack_api_url)
    return asyncio.run(_report(chosen))


async def _report(chosen: Settings) -> int:
    ill = 0
    async for finding in examine(chosen):
        _print(finding)
        ill += bool(finding.todo)
    print("All is well." if not ill else "Put right what is marked ✗, then run this again.")
    return 1 if ill else 0


def _print(finding: Finding) -> None:
    print(f"{'✗' if finding.todo else '✓'} {finding.about}: {finding.says}", flush=True)
    if finding.todo:
        print(f"    → {finding.todo}", flush=True)

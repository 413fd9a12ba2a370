"""`replay`: play a three-week handover through the real bot and a local Slack, and the next one of the customer, day by day."""

import argparse
import asyncio
import sys
import time
from typing import TYPE_CHECKING

from bot.monitoring import logs
from bot.playground_process import check_installed

if TYPE_CHECKING:
    from bot.replay.environment import ReplayEnvironment
    from bot.replay.narrator import Narrator


def add(_parser: argparse.ArgumentParser) -> None:
    """Say what the command takes: nothing."""


def run(_arguments: argparse.Namespace) -> int:
    """Play it. Return 1 when a rule of Slack's was broken or the story did not come out as it should, else 0.

    Raises `SetupProblem` where the local Slack isn't installed.
    """
    check_installed()
    logs.configure("console", quiet=True)
    return asyncio.run(_play())


async def _play() -> int:
    from bot.replay import fjordline, second_handover
    from bot.replay.environment import set_up
    from bot.replay.narrator import Narrator

    begun = time.perf_counter()
    async with set_up() as stage:
        tell = Narrator(stage, sys.stdout)
        try:
            await fjordline.play(stage, tell)
            await second_handover.play(stage, tell)
        except (fjordline.StoryFailed, AssertionError) as failure:
            sys.stdout.write(f"\n✗ The story broke off: {failure}\n")
            return 1
        return verdict(stage, tell, time.perf_counter() - begun)


def verdict(stage: "ReplayEnvironment", tell: "Narrator", seconds: float) -> int:
    """Print every rule of Slack's that was broken, or that none was. Return the exit status: 1 or 0."""
    broken = stage.playground.inspector.rules_broken
    for breach in broken:
        sys.stdout.write(f"\n✗ {breach.method} {breach.pointer}: {breach.rule}\n")
    if not broken:
        sys.stdout.write(
            f"\n✓ Six weeks, and the handover after it, in {seconds:.1f} s: Baton spoke {tell.said} times, "
            "and every call kept Slack's rules.\n"
        )
    return 1 if broken else 0

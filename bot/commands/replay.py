"""`replay`: play a three-week handover through the real bot and a local Slack, and the next one of the customer, day by day."""

import argparse
import asyncio
import sys
import time
from typing import TYPE_CHECKING, TextIO

from bot.monitoring import logs
from bot.playground_process import check_installed

if TYPE_CHECKING:
    from bot.replay.environment import ReplayEnvironment
    from playground.running import Playground


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
    from bot.replay.environment import set_up

    async with set_up() as stage:
        return await play(stage, sys.stdout)


async def play(stage: "ReplayEnvironment", out: TextIO) -> int:
    """Tell both handovers, and how it came out, to `out`. Return the exit status: 1 when it did not come out as it should."""
    from bot.replay import fjordline, second_handover
    from bot.replay.narrator import Narrator

    begun, tell = time.perf_counter(), Narrator(stage, out)
    try:
        await fjordline.play(stage, tell)
        await second_handover.play(stage, tell)
    except (fjordline.StoryFailed, AssertionError) as failure:
        out.write(f"\n✗ The story broke off: {failure}\n")
        return 1
    return verdict(stage.playground, tell.said, time.perf_counter() - begun, out)


def verdict(playground: "Playground", said: int, seconds: float, out: TextIO) -> int:
    """Write every rule of Slack's that was broken to `out`, or that none was. Return the exit status: 1 or 0."""
    broken = playground.inspector.rules_broken
    out.writelines(f"\n✗ {breach.method} {breach.pointer}: {breach.rule}\n" for breach in broken)
    if not broken:
        out.write(
            f"\n✓ Six weeks, and the handover after it, in {seconds:.1f} s: Baton spoke {said} times, "
            "and every call kept Slack's rules.\n"
        )
    return 1 if broken else 0

"""The whole bot on the playground, living by its clock."""

from contextlib import AbstractAsyncContextManager

from bot.app import Baton
from bot.connection.network import Patience
from bot.replay import environment
from bot.settings import Settings
from handover.playbooks.library import Library
from playground.running import Playground

QUICK = Patience(0.05, 0.2)
"""Seconds between attempts to reach the local Slack: tests do not wait as long as people can."""


def running(playground: Playground, settings: Settings, playbooks: Library) -> AbstractAsyncContextManager[Baton]:
    """Run the bot for a while; `playground.clock.advance` waits for it at every step."""
    return environment.running(playground, settings, playbooks, QUICK)

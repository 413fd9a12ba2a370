"""`migrate`: make the database, or bring it up to date, without starting the bot."""

import argparse
import asyncio

from bot import settings, startup
from bot.monitoring import logs
from storage.database.engine import spoken_name


def add(_parser: argparse.ArgumentParser) -> None:
    """Say what the command takes: nothing, everything is in the settings."""


def run(_arguments: argparse.Namespace) -> int:
    """Do it and say so. Raises `SetupProblem` when the database cannot be used."""
    url = settings.database_url()
    logs.configure("console")
    asyncio.run(startup.database(url))
    print(f"The database is up to date: {spoken_name(url)}")
    return 0

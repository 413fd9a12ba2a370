"""A database of 0.2 with running handovers, due jobs and half-recorded messages goes on: nothing is lost, nothing said twice.

What is expected was said by version 0.2 itself, going on from the same state (`said_by_0_2.json`).
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import manifest, startup
from bot.app import Baton
from bot.replay.environment import quiet, settings_for
from handover.playbooks.library import Library
from playground.driver import MemberDriver
from playground.driver.member import Seen
from playground.running import Playground
from tests.bots import running
from tests.upgrade.fixture import readable, restore_database, restore_slack, said_by_0_2

KILLED_AT = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
"""Monday, ten in New York."""
PAST_EVERY_LEASE = timedelta(seconds=91)
TWO_DAYS_LATER = datetime(2026, 3, 4, 20, 0, tzinfo=UTC)


@pytest.fixture
async def left_by_0_2(database_url: str, tmp_path: Path) -> str:
    """Return the URL of the database that 0.2 left, once of each kind."""
    await restore_database(database_url, tmp_path / "scratch.db")
    return database_url


@asynccontextmanager
async def upgraded(url: str, slack: Path, playbooks: Library) -> AsyncIterator[tuple[Playground, Baton]]:
    """Run this version on what 0.2 left, until it has done what was due."""
    restore_slack(slack)
    async with Playground.serve(manifest.FILE, data=slack, start=KILLED_AT, frozen=True) as playground:
        assert readable(playground) == said_by_0_2("found")
        await startup.database(url)
        async with running(playground, settings_for(playground, url), playbooks) as bot:
            await playground.clock.advance(PAST_EVERY_LEASE)
            await quiet(playground, bot)
            yield playground, bot
        assert playground.inspector.rules_broken == []


ASLEEP = ("Aiko Tanaka + Baton", "Baton + Priya Nair")
"""Conversations of those for whom it is night when the old version is killed."""


FIRST_MORNING = "Good morning, Priya. One thing for today.\n*Fjordline Logistics* · due Wed 11 Mar"
UNTIL, UNTIL_NOW = (
    "*Until:* Mon 23 Mar.",
    ("*Until:* the first answer by Tue 3 Mar, all by Wed 11 Mar; the handover ends on Mon 23 Mar."),
)
"""How 0.2 and this version say by when the answers about Harbor Foods are due; it had not told Dana yet."""


BUTTON, BUTTON_NOW = "[Answer in a form instead]", "[Answer in a form]"
CARD, CARD_NOW = (
    "[Introduction e-mail] [Handover document]",
    "[Introduction e-mail] [Handover document] [See who does what]",
)
FIRST_QUESTION = "*Where things stand*\nIf you had one minute"


def expected(when: str) -> list[tuple[str, ...]]:
    """Return what 0.2 said by then, with what was left for this version to say in its words."""
    lines = [tuple(_as_said_now(part, when) for part in line) for line in said_by_0_2(when)]
    return sorted(_with_first_question_now(lines))


def _as_said_now(part: str, when: str) -> str:
    """Return what was left to say of Harbor Foods as it is said now; days later every card stands there anew."""
    if "Harbor Foods" not in part:
        return part if when == "settled" else part.replace(CARD, CARD_NOW)
    return part.replace(UNTIL, UNTIL_NOW).replace(BUTTON, BUTTON_NOW).replace(CARD, CARD_NOW)


def _with_first_question_now(lines: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the lines with the first question about Harbor Foods, the last of its kind, with the buttons it has now.

    The playbook asks it in other words by now: the handover keeps those that it began with, and what explained them.
    """
    number = max(
        number for number, line in enumerate(lines) if line[3].startswith(FIRST_QUESTION) and "[Skip]" in line[3]
    )
    asked = lines[number][3].replace("[Open as form]", f"{BUTTON_NOW} [Ask a colleague]")
    return [(*line[:3], asked) if n == number else line for n, line in enumerate(lines)]


async def test_everything_is_said_once_and_nothing_is_lost(
    left_by_0_2: str, tmp_path: Path, playbooks: Library
) -> None:
    async with upgraded(left_by_0_2, tmp_path / "slack.db", playbooks) as (playground, bot):
        # Where it is night, people hear of Harbor Foods in their morning now.
        said_at_night = [
            line for line in expected("settled") if line[0] in ASLEEP and "*Harbor Foods* over to" in line[3]
        ]
        assert len(said_at_night) == len(ASLEEP)
        assert readable(playground) == [line for line in expected("settled") if line not in said_at_night]
        await playground.clock.advance(TWO_DAYS_LATER - playground.clock.now())
        await quiet(playground, bot)
        # Of what began in Priya's night the welcome is her first morning's message; 0.2 had sent it at once.
        first_morning = [line for line in expected("two days later") if line[3].startswith(FIRST_MORNING)]
        assert len(first_morning) == 1
        assert readable(playground) == [line for line in expected("two days later") if line not in first_morning]


async def test_people_go_on_with_the_messages_they_already_have(
    left_by_0_2: str, tmp_path: Path, playbooks: Library
) -> None:
    async with upgraded(left_by_0_2, tmp_path / "slack.db", playbooks) as (playground, bot):
        dana = playground.member("Dana Reyes")
        question = await dana.message("*Promises still open*", thread=thread_of(dana, "Fjordline Logistics"))
        await dana.click("Skip", question)
        await quiet(playground, bot)
        thread = dana.messages(thread=thread_of(dana, "Fjordline Logistics"))
        assert "5 of 14" in thread[-1].plain()
        assert "[Skip]" not in next(seen for seen in thread if seen.ts == question.ts).plain()
        marek = playground.member("Marek Novák")
        welcome = await marek.message("hands *Alder Health* over to you")
        await marek.click("See the whole handover", welcome)
        await quiet(playground, bot)
        assert "Alder Health" in (await marek.modal("Handover")).plain()


def thread_of(dana: MemberDriver, account: str) -> Seen:
    """Return the message that begins Dana's thread about an account."""
    return next(seen for seen in dana.messages() if f"the handover of *{account}*" in seen.plain())

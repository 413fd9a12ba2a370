"""What has to be in order before the bot can work: the playbooks and the database."""

from datetime import UTC, date, datetime
from pathlib import Path

from bot.problem import SetupProblem
from handover.accounts.likeness import alike
from handover.interview.likeness import reads_like_talk
from handover.interview.phrasebook import talk_in
from handover.introduction.wording import sensitive_words
from handover.playbooks.library import Library
from handover.playbooks.loader import load_playbooks, shipped
from handover.playbooks.source import PlaybookError
from handover.records.name_words import read_name_lists
from handover.text.common import common_words, joining_words
from handover.text.email_address import is_email_address
from handover.text.names import read_word_lists
from handover.text.slack_signs import emoji_of
from handover.time.countries import country_of
from handover.time.holidays import holiday
from messages.kit.dates import local_time, weekday_names
from storage.database.engine import DatabaseProblem, spoken_name
from storage.database.migrate import check, migrate
from storage.database.revisions import SchemaState


def playbooks(folder: Path | None = None) -> Library:
    """Return the playbooks shipped, and those of a folder of one's own.

    Raises `SetupProblem` for a mistake in one of their files, and for a folder that is not there.
    """
    if folder is not None and not folder.is_dir():
        raise SetupProblem(f"BATON_PLAYBOOKS is “{folder}”, and there is no such folder.")
    try:
        return load_playbooks(shipped(), *([folder] if folder else []))
    except PlaybookError as error:
        raise SetupProblem(str(error)) from None


def slow_libraries() -> None:
    """Load zones, holidays, the address check, word lists and the names of days: a second, for a thread, at the start."""
    holiday(date(2026, 1, 1), country_of("America/New_York"))
    is_email_address("ü@ü.example")
    alike("Acme", "ACME Ltd.")
    talk_in("Words in none of the lists?")
    reads_like_talk("Words in none of the lists?")
    emoji_of(":wave:")
    common_words()
    joining_words(())
    sensitive_words("", ())
    read_word_lists()
    read_name_lists()
    weekday_names()
    local_time(datetime(2026, 1, 1, tzinfo=UTC))


async def database(url: str) -> None:
    """Make the database, or bring it up to date. Raises `SetupProblem`, and changes nothing, when it cannot be used."""
    try:
        await migrate(url)
    except DatabaseProblem as problem:
        raise SetupProblem(str(problem)) from None


async def is_current(url: str) -> None:
    """See that the database is there and up to date. Raises `SetupProblem` when it is not; nothing is changed."""
    try:
        state = await check(url)
    except DatabaseProblem as problem:
        raise SetupProblem(str(problem)) from None
    if state is not SchemaState.CURRENT:
        lacks = "is not there yet" if state is SchemaState.MISSING else "is not up to date"
        raise SetupProblem(f"The database {spoken_name(url)} {lacks}: run “python -m bot migrate” first.")

"""`python -m bot outbox` on a real database file, once in a while as a real process."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from bot.__main__ import main
from bot.monitoring.job_reasons import in_words
from handover.interview.jobs import PROMPT
from handover.model.decision import Decision
from handover.model.jobs import Job
from storage import tables
from storage.database.engine import engine_for
from storage.jobs.admin import QueueStatus, StuckJob
from storage.store import Store
from tests.bot.command_line import bot
from tests.examples import SMALL_PLAYBOOK, a_handover

NOW = datetime.now(UTC)
MINUTE = timedelta(minutes=1)
NOT_TRIED = "not tried yet: Baton isn't running, or something before it isn't done"


async def _fill(url: str) -> None:
    """Leave one failed job with an odd account, one overdue, one planned, one done and one under way."""
    store = await Store.open(url, {SMALL_PLAYBOOK.key: SMALL_PLAYBOOK})
    async with store.begin("T0NORTH") as unit:
        await unit.handovers.add(Decision(a_handover(account="Fjordline\n\x1b[31mLogistics")))
    for key in ("failed", "done"):
        await _ask(store, key)
        [row] = await store.outbox.claim(NOW, 1, MINUTE)
        if key == "failed":
            await store.outbox.fail(row, "is_archived", NOW)
        else:
            await store.outbox.done(row, {}, NOW)
    await _ask(store, "held")
    await store.outbox.claim(NOW, 1, 100 * MINUTE)
    await _ask(store, "overdue")
    await _ask(store, "planned", NOW + 60 * MINUTE)
    await store.close()
    engine = engine_for(url)
    async with engine.begin() as connection:
        await connection.execute(update(tables.jobs).values(asked_at=NOW - 125 * MINUTE))
    await engine.dispose()


async def _ask(store: Store, key: str, due: datetime | None = None) -> None:
    async with store.begin("T0NORTH") as unit:
        await unit.jobs.add(Job(PROMPT, key, key, "h1", due=due))


FAILED, DONE, HELD, OVERDUE, PLANNED = 1, 2, 3, 4, 5


@pytest.fixture
def folder(fresh_database: str, tmp_path: Path) -> Path:
    """Return a folder in which `baton.db` is such a database."""
    asyncio.run(_fill(fresh_database))
    return tmp_path


def test_lists_what_is_stuck_one_line_each(folder: Path) -> None:
    told = bot(folder, "outbox")
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.splitlines() == [
        f"{FAILED}  failed  prompt  Fjordline  [31mLogistics  2 h  1 attempt  the channel is archived (is_archived)",
        f"{HELD}  under way  prompt  Fjordline  [31mLogistics  2 h  1 attempt  is being done right now",
        f"{OVERDUE}  due  prompt  Fjordline  [31mLogistics  2 h  0 attempts  {NOT_TRIED}",
    ]


@pytest.mark.usefixtures("folder")
def test_puts_back_and_drops_until_nothing_is_stuck(
    fresh_database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", fresh_database)

    def said(*words: str) -> str:
        assert main(["outbox", *words]) == 0
        told = capsys.readouterr()
        assert told.err == ""
        return told.out

    assert said("--retry", str(FAILED)) == f"Job {FAILED} will be tried within half a minute.\n"
    assert said().startswith(f"{FAILED}  due  ")
    for job in (FAILED, OVERDUE, PLANNED):
        assert said("--drop", str(job)) == f"Job {job} is dropped: it will not be done.\n"
    [left] = said().splitlines()
    assert left.startswith(f"{HELD}  under way")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("job", "says"), [(777, "no job 777"), (DONE, "is finished"), (HELD, "is being done right now")]
)
@pytest.mark.parametrize("wish", ["--retry", "--drop"])
def test_leaves_alone_what_cannot_be_changed_and_says_why(
    fresh_database: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    wish: str,
    job: int,
    says: str,
) -> None:
    monkeypatch.setenv("DATABASE_URL", fresh_database)
    assert main(["outbox", wish, str(job)]) == 1
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert says in told.err


@pytest.mark.parametrize("word", ["0", "-1", "x", "9" * 30, "²"])
def test_a_word_that_is_no_number_is_refused(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["outbox", f"--retry={word}"])
    assert "is not the number of a job" in capsys.readouterr().err


def test_nothing_stuck_is_said(fresh_database: str, tmp_path: Path) -> None:
    told = bot(tmp_path, "outbox")
    assert (told.returncode, told.stdout, told.stderr) == (0, "Nothing is stuck.\n", "")


def test_without_a_database_it_says_so_and_makes_none(tmp_path: Path) -> None:
    refused = bot(tmp_path, "outbox")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "python -m bot migrate" in refused.stderr
    assert list(tmp_path.iterdir()) == []


@given(st.text(max_size=60), st.integers(0, 99), st.sampled_from(QueueStatus))
def test_there_is_always_a_reason(why: str, attempts: int, status: QueueStatus) -> None:
    assert in_words(StuckJob(1, "prompt", "", status, NOW, attempts, why))


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("internal_error (60 attempts)", "Slack had an error of its own (internal_error)"),
        ("http_503", "Slack is not available (http_503)"),
        ("unexpected, see the log under 12ab", "unexpected, see the log under 12ab"),
    ],
)
def test_reasons_in_words(why: str, words: str) -> None:
    assert in_words(StuckJob(1, "prompt", "", QueueStatus.FAILED, NOW, 1, why)) == words


def test_a_database_that_takes_nothing_is_one_line(fresh_database: str, tmp_path: Path) -> None:
    """H: disk full or read-only: a command names the cause."""
    database = Path(fresh_database.removeprefix("sqlite:///"))
    for beside in ("-wal", "-shm"):
        # SQLite can write neither its log nor its index.
        database.with_name(database.name + beside).mkdir()
    done = bot(tmp_path, "outbox", DATABASE_URL=fresh_database)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "cannot be" in done.stderr

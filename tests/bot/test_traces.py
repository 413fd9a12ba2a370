"""What fails is logged with its kind, its place and its code; what it was about is not."""

import asyncio
import logging

import pytest
import sqlalchemy
import structlog
from slack_sdk.errors import SlackApiError

from bot.monitoring import logs
from handover.completion import StillOpen
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Status
from handover.model.refusals import NotActive, Refusal

PLANTED = "Fjordline Hunter22"
FAILURES = [
    (StillOpen(items=(PLANTED,)), "StillOpen"),
    (NotActive(PLANTED, Status.PAUSED), "NotActive"),
    (FieldProblems({"contacts": FieldProblem.UNREADABLE_CONTACT}, {"line": PLANTED}), "FieldProblems"),
    (SlackApiError(PLANTED, {"ok": False, "error": "invalid_blocks", "view": {"title": PLANTED}}), "invalid_blocks"),  # type: ignore[no-untyped-call]
    (ValueError(f"unreadable: {PLANTED}"), "ValueError"),
    (KeyError(PLANTED), "KeyError"),
    (OSError(28, f"No space left: {PLANTED}"), "28"),
    (ExceptionGroup(PLANTED, [RuntimeError(PLANTED)]), "RuntimeError"),
]


@pytest.mark.parametrize(("failure", "named"), FAILURES)
@pytest.mark.parametrize("form", ["console", "json"])
def test_facts_of_failures_stay_out_of_traces(
    capsys: pytest.CaptureFixture[str], form: str, failure: Exception, named: str
) -> None:
    """H: Slack's API fails during a refusal: ids only, in every log line, also in tracebacks."""
    logs.configure("json" if form == "json" else "console")
    try:
        try:
            raise failure  # noqa: TRY301 (what a listener lets through)
        except Exception as first:
            raise RuntimeError(PLANTED) from first
    except RuntimeError:
        structlog.get_logger("test").exception("failed")
        logging.getLogger("slack_bolt").exception("Failed to run listener function (error: %s)", failure)
    said = capsys.readouterr().err
    assert PLANTED not in said
    assert named in said
    assert "test_traces.py" in said


def test_a_statement_s_parameters_stay_out_of_traces(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("console")
    engine = sqlalchemy.create_engine("sqlite://")
    try:
        with engine.begin() as connection:
            connection.execute(sqlalchemy.text("INSERT INTO nowhere VALUES (:words)"), {"words": PLANTED})
    except sqlalchemy.exc.OperationalError:
        structlog.get_logger("test").exception("failed")
    finally:
        engine.dispose()
    said = capsys.readouterr().err
    assert PLANTED not in said
    assert "SQLITE_ERROR" in said


async def test_a_task_nobody_waited_for_quotes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("json")
    asyncio.get_running_loop().call_exception_handler(
        {"message": "Task exception was never retrieved", "exception": ValueError(PLANTED), "future": PLANTED}
    )
    said = capsys.readouterr().err
    assert "never retrieved" in said
    assert PLANTED not in said


def _kinds(of: type[Refusal]) -> list[type[Refusal]]:
    return [kind for one in of.__subclasses__() for kind in (one, *_kinds(one))]


def test_no_refusal_prints_its_facts() -> None:
    """Whatever prints a refusal, a library too, prints its name alone; a new kind as well."""
    kinds = _kinds(Refusal)
    assert len(kinds) > 20
    for kind in kinds:
        refusal = kind.__new__(kind, PLANTED)
        assert PLANTED not in repr(refusal) + str(refusal)
        assert kind.__name__ in repr(refusal)

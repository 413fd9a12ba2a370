"""The log holds references, never a token or what somebody wrote."""

import json
import logging

import pytest
import structlog
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.monitoring import logs
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.hypothesis_profiles import examples
from tests.opening import open_handover
from tests.pausing import pause_by_form

TOKENS = st.from_regex(r"(xoxb|xoxp|xapp|xoxe\.xoxb)-[A-Za-z0-9-]{6,40}", fullmatch=True)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(50))
@given(token=TOKENS)
@pytest.mark.parametrize("form", ["console", "json"])
def test_a_token_never_reaches_the_log(capsys: pytest.CaptureFixture[str], form: str, token: str) -> None:
    logs.configure("json" if form == "json" else "console")
    log = structlog.get_logger("test")
    try:
        int(f"Authorization: Bearer {token}")
    except ValueError:
        log.exception("failed", why=f"with {token}", facts={"token": token})
    logging.getLogger("slack_sdk").error("calling with %s", token)
    said = capsys.readouterr().err
    assert "(token)" in said
    assert token not in said


def test_json_is_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("json")
    structlog.get_logger("test").info("job.done", job=7, handover="H1")
    logging.getLogger("other").warning("a library says %s", "this")
    first, second = (json.loads(line) for line in capsys.readouterr().err.splitlines())
    assert (first["event"], first["job"], first["handover"], first["level"]) == ("job.done", 7, "H1", "info")
    assert (second["event"], second["level"]) == ("a library says this", "warning")


def test_the_chatter_of_libraries_stays_out(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("json")
    chatty = logging.getLogger("slack_bolt.AsyncApp")
    chatty.setLevel(logging.DEBUG)
    chatty.info("Unsuccessful Bolt execution result (body: what somebody wrote)")
    chatty.error("Failed to connect (error: no route); Retrying...")
    assert capsys.readouterr().err == ""
    chatty.setLevel(logging.NOTSET)


def test_local_variables_of_a_trace_stay_out(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("console")
    try:
        _fail_over("the customer is " + "furious")
    except ZeroDivisionError:
        structlog.get_logger("test").exception("failed")
    said = capsys.readouterr().err
    assert "ZeroDivisionError" in said
    assert "is furious" not in said


def _fail_over(what_somebody_wrote: str) -> float:
    return len(what_somebody_wrote) / 0


@pytest.mark.usefixtures("baton")
async def test_what_people_write_is_not_logged(
    playground: Playground, dana: MemberDriver, settled: Settle, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.configure("json")
    dana.say("the customer is furious")
    await dana.command("/handover furious")
    await settled()
    assert "furious" not in capsys.readouterr().err
    playground.inspector.forget()


@pytest.mark.usefixtures("baton")
async def test_each_request_leaves_one_line_that_says_what_became_of_it(
    dana: MemberDriver, settled: Settle, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.configure("json")
    await open_handover(dana, "Fjordline Logistics", settled)
    capsys.readouterr()
    await dana.command("/handover help")
    await settled()
    await pause_by_form(dana, "/handover pause")
    await settled()
    for _ in range(2):
        await dana.command("/handover resume")
        await settled()
    written = capsys.readouterr().err
    assert "Fjordline" not in written
    told = [json.loads(line) for line in written.splitlines()]
    outcomes = [line for line in told if line["event"].startswith("request.")]
    assert [line["event"] for line in outcomes] == [*["request.done"] * 4, "request.refused"]
    assert len({line["request"] for line in outcomes}) == 5
    commands = [line for line in outcomes if line["listener"] == "handlers.commands.on_command"]
    assert len(commands) == 4
    help_, pause, resume, again = (line.get("handover") for line in commands)
    assert (help_, resume, again) == (None, pause, pause)
    assert pause in {line.get("handover") for line in told if line["event"] == "job.done"}

"""Slack accepts the token no more: nothing is lost, nothing is tried in vain, and it is said once what is to be done."""

from datetime import timedelta

import pytest
from structlog.typing import EventDict

from bot.problem import SetupProblem
from playground.driver import MemberDriver
from playground.platform.faults import FaultKind
from playground.running import Playground
from tests.conftest import Settle
from tests.faults.conftest import Life
from tests.faults.reading import lines, readyz
from tests.opening import open_handover
from tests.pausing import pause_by_form

ACCOUNT = "Fjordline Logistics"
CHANNEL = "handover-fjordline-logistics"
NEW = "xoxb-after-the-reinstall"
CODES = (
    "token_revoked",
    "invalid_auth",
    "account_inactive",
    "not_authed",
    "token_expired",
    "org_login_required",
    "team_access_not_granted",
)


@pytest.mark.usefixtures("opened")
async def test_everything_waits_and_a_restart_with_a_good_token_goes_on_where_it_stopped(
    life: Life,
    playground: Playground,
    dana: MemberDriver,
    priya: MemberDriver,
    settled: Settle,
    logged: list[EventDict],
) -> None:
    thread = await dana.message("one at a time")
    playground.slack.revoked = "token"
    dana.say("They pay late, every quarter.", thread=thread)
    await settled()
    await playground.clock.advance(timedelta(days=3))
    [line] = lines(logged, "slack.locked_out")
    assert (line["why"], line["log_level"]) == ("token_revoked", "error")
    assert "set SLACK_BOT_TOKEN" in line["todo"]
    assert lines(logged, "job.failed") == []
    status, told = await readyz(life)
    assert (status, told["missing"]) == (503, ["token"])
    assert "Nothing is lost" in told["todo"][0]

    await life.end()
    with pytest.raises(SetupProblem, match="token_revoked"):
        await life.begin()
    playground.slack.reinstall(NEW)
    await life.begin(NEW)
    await settled()
    assert [seen.plain() for seen in dana.messages(thread=thread)][-1] != "They pay late, every quarter."
    assert (await readyz(life))[0] == 200
    await playground.clock.advance(timedelta(days=1))
    assert any("for today" in seen.text for seen in priya.messages())


async def test_one_look_a_while_instead_of_one_attempt_an_job(
    life: Life, playground: Playground, dana: MemberDriver, settled: Settle, logged: list[EventDict]
) -> None:
    for account in ("Aldane", "Brightwater", "Cobalt"):
        await open_handover(dana, account, settled)
        await pause_by_form(dana, f"/handover pause {account}")
    await settled()
    playground.slack.revoked = "token"
    for account in ("aldane", "brightwater", "cobalt"):
        await dana.command(f"/handover resume {account}")
    await settled()
    tried = [call.method for call in playground.inspector.calls if not call.ok]
    playground.inspector.calls.clear()
    await playground.clock.advance(timedelta(hours=5))
    assert {call.method for call in playground.inspector.calls} == {"auth.test"}
    assert len(playground.inspector.calls) <= 11
    # Each of what follows from three resumes is tried once at the most, before it is known that nothing works.
    assert len(tried) <= 24
    playground.slack.revoked = ""
    await playground.clock.advance(timedelta(minutes=2))
    for account in ("aldane", "brightwater", "cobalt"):
        assert any("has resumed" in seen.plain() for seen in dana.messages(f"handover-{account}"))
    assert len(lines(logged, "slack.let_in_again")) == 1


@pytest.mark.parametrize("code", CODES)
@pytest.mark.usefixtures("opened")
async def test_every_such_code_makes_jobs_wait(
    life: Life, playground: Playground, dana: MemberDriver, settled: Settle, code: str
) -> None:
    playground.faults.add("chat.postMessage", "error", 1, error=code)
    playground.faults.add("auth.test", "error", 5, error=code)
    await pause_by_form(dana, "/handover pause fjordline")
    await settled()
    assert (await readyz(life))[0] == 503
    await playground.clock.advance(timedelta(hours=6))
    assert sum("paused" in seen.plain() for seen in dana.messages(CHANNEL)) == 1
    assert (await readyz(life))[0] == 200


async def test_being_uninstalled_is_seen_at_once(
    life: Life, playground: Playground, dana: MemberDriver, settled: Settle, logged: list[EventDict]
) -> None:
    await playground.slack.uninstall()
    await playground.clock.advance(timedelta(minutes=2))
    assert [line["why"] for line in lines(logged, "slack.locked_out")] == ["account_inactive"]
    assert (await readyz(life))[1]["missing"] == ["token"]


@pytest.mark.parametrize("kind", ["page", "gateway", "text", "cut_before"])
@pytest.mark.usefixtures("opened")
async def test_whatever_answers_in_slacks_place_the_worker_looks_again(
    life: Life, playground: Playground, dana: MemberDriver, settled: Settle, logged: list[EventDict], kind: FaultKind
) -> None:
    await pause_by_form(dana, "/handover pause fjordline")
    await settled()
    playground.slack.revoked = "token"
    await dana.command("/handover resume fjordline")
    await settled()
    playground.faults.add("auth.test", kind)
    await playground.clock.advance(timedelta(minutes=2))
    playground.slack.revoked = ""
    await playground.clock.advance(timedelta(minutes=2))
    assert sum("has resumed" in seen.plain() for seen in dana.messages(CHANNEL)) == 1
    assert (await readyz(life))[0] == 200
    assert lines(logged, "job.failed") == []

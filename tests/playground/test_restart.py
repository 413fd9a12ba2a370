"""A demo that ends and begins again, and starts that must not happen."""

import re
import signal
import socket
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from playground.__main__ import main
from playground.running import Playground
from playground.seed import DANA
from playground.workspace.store import UnusableData
from tests.playground.calls import HOME
from tests.playground.conftest import MANIFEST, START, web_client


async def test_everything_is_there_after_a_restart(tmp_path: Path) -> None:
    data = tmp_path / "slack.db"
    async with Playground.serve(MANIFEST, data=data, start=START) as playground, aiohttp.ClientSession() as session:
        client = web_client(playground, session)
        channel = (await client.conversations_create(name="acme", is_private=True))["channel"]["id"]
        await client.conversations_invite(channel=channel, users=[DANA])
        sent = await client.chat_postMessage(
            channel=channel, text="card", metadata={"event_type": "k", "event_payload": {}}
        )
        await client.pins_add(channel=channel, timestamp=sent["ts"])
        await client.bookmarks_add(channel_id=channel, title="CRM", type="link", link="https://crm.example")
        await client.views_publish(user_id=DANA, view=HOME)
        dana = playground.member("Dana Reyes")
        dana.say("file", channel, files=[("plan.txt", b"plan")])
        await playground.clock.advance(timedelta(days=7))
        before = dana.messages(channel)
    async with Playground.serve(MANIFEST, data=data) as playground:
        workspace, dana = playground.workspace, playground.member("Dana Reyes")
        assert playground.clock.now() == START + timedelta(days=7)
        assert [seen.message for seen in dana.messages(channel)] == [seen.message for seen in before]
        kept = workspace.channels.get(channel)
        assert [pin.ts for pin in kept.pins] == [sent["ts"]]
        assert [bookmark.title for bookmark in kept.bookmarks] == ["CRM"]
        assert (await dana.home()).buttons() == ["Feed"]
        file = workspace.files.get(dana.messages(channel)[-1].message.files[0])
        assert workspace.files.content(file) == b"plan"
        ids = {channel.id for channel in workspace.channels}
        assert dana.person.create_channel("new").id not in ids
        assert len({member.id for member in workspace.members}) == 12
    async with Playground.serve(MANIFEST, data=data, fresh=True) as playground:
        assert {channel.name for channel in playground.workspace.channels} == {"general", "customer-success"}


async def test_what_only_begins_with_a_file_leaves_it_as_it_is(tmp_path: Path) -> None:
    data = tmp_path / "slack.db"
    async with Playground.serve(MANIFEST, data=data, start=START) as playground:
        channel = playground.member("Dana Reyes").person.create_channel("acme").id
        playground.member("Dana Reyes").say("kept", channel, files=[("plan.txt", b"plan")])
    for _ in range(2):
        async with Playground.serve(MANIFEST, data=data, keep=False) as playground:
            dana = playground.member("Dana Reyes")
            [kept] = dana.messages(channel)
            assert playground.workspace.files.content(playground.workspace.files.get(kept.message.files[0])) == b"plan"
            dana.say("said and forgotten", channel, files=[("later.txt", b"later")])
            await playground.clock.advance(timedelta(days=7))
            later = dana.messages(channel)[-1].message.files[0]
            assert playground.workspace.files.content(playground.workspace.files.get(later)) == b"later"
            assert playground.clock.now() == START + timedelta(days=7)


async def test_a_flowing_clock_stays_as_far_ahead(tmp_path: Path) -> None:
    data = tmp_path / "slack.db"
    async with Playground.serve(MANIFEST, data=data, frozen=False) as playground:
        await playground.clock.advance(timedelta(days=7))
    async with Playground.serve(MANIFEST, data=data, frozen=False) as playground:
        assert timedelta(days=6, hours=23) < playground.clock.offset < timedelta(days=7, minutes=1)


async def test_a_flowing_clock_begins_where_it_is_told_only_in_a_fresh_workspace(tmp_path: Path) -> None:
    data, start = tmp_path / "slack.db", datetime.now(UTC) + timedelta(days=3)
    async with Playground.serve(MANIFEST, data=data, start=start, frozen=False) as playground:
        assert start <= playground.clock.now() < start + timedelta(minutes=1)
    async with Playground.serve(MANIFEST, data=data, start=start + timedelta(days=7), frozen=False) as playground:
        assert start <= playground.clock.now() < start + timedelta(minutes=1)
    later = start + timedelta(days=7)
    async with Playground.serve(MANIFEST, data=data, fresh=True, start=later, frozen=False) as playground:
        assert later <= playground.clock.now() < later + timedelta(minutes=1)


@pytest.mark.parametrize("what", ["other", "damaged"])
async def test_a_file_that_is_not_ours_is_left_alone(tmp_path: Path, what: str) -> None:
    data = tmp_path / "theirs.db"
    if what == "other":
        with sqlite3.connect(data) as theirs:
            theirs.execute("CREATE TABLE precious (gem TEXT)")
        theirs.close()
    else:
        data.write_bytes(b"not a database at all, but long enough to look like something" * 20)
    before = data.read_bytes()
    with pytest.raises(UnusableData, match=r"theirs\.db"):
        async with Playground.serve(MANIFEST, data=data, fresh=True):
            pass
    assert data.read_bytes() == before


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line with which a start is refused."""
    assert main(list(arguments)) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    return said.err


def test_a_start_is_refused_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "app.yml", tmp_path / "bad.yml"
    good.write_text(MANIFEST, encoding="utf-8")
    bad.write_text(MANIFEST.replace("Parrot", "x" * 36), encoding="utf-8")
    assert "There is no file" in refusal(capsys, "--manifest", str(tmp_path / "none.yml"))
    assert "display_information.name" in refusal(capsys, "--manifest", str(bad))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        words = refusal(capsys, "--manifest", str(good), "--port", port)
    assert f"Port {port} is in use" in words


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--port", "70000", "70000 is no port"),
        ("--port", "eighty", "no port"),
        ("--frozen-at", "soon", "2026-11-23T08:30"),
    ],
)
def test_a_malformed_option_says_what_it_takes(
    capsys: pytest.CaptureFixture[str], option: str, value: str, words: str
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--manifest", "app.yml", option, value])
    assert stop.value.code == 2
    assert words in capsys.readouterr().err


def test_help_tells_a_stranger_how_to_connect_an_app(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    said = capsys.readouterr().out
    assert all(name in said for name in ("SLACK_API_URL", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "--rate-limits"))


def test_rate_limits_are_on_from_the_start_where_asked_for(tmp_path: Path) -> None:
    manifest = tmp_path / "app.yml"
    manifest.write_text(MANIFEST, encoding="utf-8")
    command = [sys.executable, "-m", "playground", "--manifest", str(manifest), "--port", "0", "--rate-limits"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = dict(re.findall(r"(SLACK_\w+)=([^ )]+)", process.stdout.readline()))
        client = WebClient(said["SLACK_BOT_TOKEN"], base_url=said["SLACK_API_URL"], retry_handlers=[])
        for _ in range(20):
            client.users_list()
        with pytest.raises(SlackApiError) as caught:
            client.users_list()
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=10)
    assert (caught.value.response.status_code, caught.value.response["error"]) == (429, "ratelimited")
    assert int(caught.value.response.headers["Retry-After"]) > 0


def test_it_runs_in_a_process_of_its_own_until_told_to_stop(tmp_path: Path) -> None:
    manifest = tmp_path / "app.yml"
    manifest.write_text(MANIFEST, encoding="utf-8")
    command = [sys.executable, "-W", "error", "-m", "playground", "--manifest", str(manifest), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        ready = process.stdout.readline()
        assert re.match(r"Playground ready: http://127\.0\.0\.1:\d+ ", ready)
        exports = [process.stdout.readline().strip() for _ in range(4)][1:]
        assert [line.partition("=")[0] for line in exports] == [
            "export SLACK_API_URL",
            "export SLACK_BOT_TOKEN",
            "export SLACK_APP_TOKEN",
        ]
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=10)
    assert (process.returncode, errors) == (0, "")

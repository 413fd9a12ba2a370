"""The doctor's findings against a local Slack: what is missing, and what to do."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.commands import doctor
from bot.monitoring.diagnosis import Finding, examine
from bot.monitoring.file_modes import folder_open_to_others
from bot.replay.environment import settings_for
from bot.settings import Settings
from playground.platform.faults import FaultKind
from playground.running import Playground


async def findings(settings: Settings) -> dict[str, Finding]:
    return {finding.about: finding async for finding in examine(settings, Path("no.env"))}


async def test_all_is_well(slack_settings: Settings) -> None:
    found = await findings(slack_settings)
    assert list(found) == [
        "Settings",
        "Bot token",
        "Scopes",
        "Events",
        "App token",
        "Playbooks",
        "Database",
        "Stored data",
        "Channels",
        "Files",
    ]
    assert not [finding.todo for finding in found.values() if finding.todo]


async def test_names_missing_scopes_and_the_events_that_go_with_them(
    playground: Playground, slack_settings: Settings
) -> None:
    playground.slack.granted -= {"im:history", "bookmarks:write"}
    found = await findings(slack_settings)
    assert "im:history, bookmarks:write" in found["Scopes"].says
    assert "reinstall" in found["Scopes"].todo
    assert "message.im" in found["Events"].says
    assert found["Events"].todo


async def test_tells_a_refused_token(playground: Playground, slack_settings: Settings) -> None:
    wrong = slack_settings.model_dump() | {"slack_bot_token": "xoxb-wrong", "slack_app_token": "xapp-wrong"}
    found = await findings(Settings.model_validate(wrong))
    assert "invalid_auth" in found["Bot token"].says
    assert "SLACK_BOT_TOKEN" in found["Bot token"].todo
    assert "SLACK_APP_TOKEN" in found["App token"].todo
    assert "Scopes" not in found
    playground.inspector.forget()


@pytest.mark.parametrize("code", ["org_login_required", "team_access_not_granted"])
async def test_asks_for_no_new_token_where_the_token_is_not_to_blame(
    playground: Playground, slack_settings: Settings, code: str
) -> None:
    playground.faults.add("auth.test", "error", error=code)
    found = await findings(slack_settings)
    assert code in found["Bot token"].says
    assert "SLACK_BOT_TOKEN" not in found["Bot token"].todo
    assert "organisation" in found["Bot token"].todo


async def test_tells_a_slack_that_is_not_there(slack_settings: Settings, free_port: int) -> None:
    nowhere = slack_settings.model_dump() | {"slack_api_url": f"http://127.0.0.1:{free_port}/"}
    found = await findings(Settings.model_validate(nowhere))
    assert "can't be reached" in found["Bot token"].says
    assert "SLACK_API_URL" in found["App token"].todo


@pytest.mark.parametrize("kind", ["page", "gateway", "text"])
async def test_tells_that_something_else_answers(
    playground: Playground, slack_settings: Settings, kind: FaultKind
) -> None:
    playground.faults.add("*", kind, 2)
    found = await findings(slack_settings)
    for about in ("Bot token", "App token"):
        assert "can't be reached" in found[about].says
        assert "SLACK_API_URL" in found[about].todo


async def test_tells_a_database_that_is_not_ours(playground: Playground, tmp_path: Path) -> None:
    (tmp_path / "other.db").write_text("shopping list", encoding="utf-8")
    found = await findings(settings_for(playground, f"sqlite:///{tmp_path / 'other.db'}"))
    assert found["Database"].todo


async def test_changes_nothing_on_disk(playground: Playground, tmp_path: Path) -> None:
    for _ in range(2):  # had the first made it, the second would say so
        found = await findings(settings_for(playground, f"sqlite:///{tmp_path / 'new.db'}"))
        assert "will be made" in found["Database"].says


def test_missing_settings_are_a_finding_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    assert doctor.run(None) == 1  # type: ignore[arg-type]  # the command takes nothing
    assert "✗ Settings" in capsys.readouterr().out


async def test_names_the_files_that_others_can_read(slack_settings: Settings, tmp_path: Path) -> None:
    """H: `baton.db` 0644, `.env` 0666 not noticed; copies of the database neither."""
    env, database = tmp_path / ".env", tmp_path / "baton.db"
    copy, vacuumed, old_env = tmp_path / "baton.db.yesterday", tmp_path / "baton-copy.db", tmp_path / ".env.old"
    nobodys = [tmp_path / name for name in (".env.example", "baton-notes.txt", "other.db")]
    for file, mode in ((env, 0o666), (old_env, 0o644), (copy, 0o640), *((file, 0o644) for file in nobodys)):
        file.write_text("")
        file.chmod(mode)
    database.chmod(0o644)
    vacuumed.write_bytes(database.read_bytes())
    vacuumed.chmod(0o604)
    dated, packed, dump = (tmp_path / name for name in ("yesterday.sqlite", "baton-2026.tgz", "saved.sql"))
    dated.write_bytes(database.read_bytes())
    packed.write_bytes(b"\x1f\x8b and more")
    dump.write_text("PRAGMA foreign_keys=OFF;\nCREATE TABLE handovers (workspace TEXT);\n")
    for file in (dated, packed, dump):
        file.chmod(0o644)
    wrong = [env, old_env, packed, vacuumed, database, copy, dump, dated]
    found = {finding.about: finding async for finding in examine(slack_settings, env)}["Files"]
    assert found.says == f"others on this machine can read {', '.join(map(str, wrong))}"
    assert found.todo == f"chmod 600 {' '.join(map(str, wrong))}"
    for file in wrong:
        file.chmod(0o600)
    found = {finding.about: finding async for finding in examine(slack_settings, env)}["Files"]
    assert not found.todo


def test_names_a_folder_in_which_others_can_put_another_file_in_the_place_of_the_database(tmp_path: Path) -> None:
    """H: file modes: the folder of the database."""
    database = tmp_path / "baton.db"
    for mode, open_ in ((0o700, False), (0o755, False), (0o775, True), (0o777, True), (0o1777, False)):
        tmp_path.chmod(mode)
        assert folder_open_to_others(database) == (tmp_path if open_ else None)
    assert folder_open_to_others(None) is None


async def test_a_signing_secret_is_not_asked_for_with_an_app_token(slack_settings: Settings) -> None:
    """I: signing secret asked for, not needed with an app token."""
    with_one = slack_settings.model_copy(update={"slack_signing_secret": SecretStr("8f742231b10e8888")})
    assert "needs no signing secret" in (await findings(with_one))["Settings"].says
    assert "signing" not in (await findings(slack_settings))["Settings"].says
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert "SLACK_SIGNING_SECRET=" not in readme

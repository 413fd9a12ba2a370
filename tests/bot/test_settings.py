"""Every wrong setting is one clear line that names it, says what to do, and never repeats a secret."""

from pathlib import Path

import pytest

from bot import settings
from bot.problem import SetupProblem

GOOD = {"SLACK_BOT_TOKEN": "xoxb-1-abc", "SLACK_APP_TOKEN": "xapp-1-abc"}
NAMES = (
    *GOOD,
    "SLACK_SIGNING_SECRET",
    "SLACK_API_URL",
    "DATABASE_URL",
    "PORT",
    "BATON_HEARTBEAT_SECONDS",
    "BATON_LOG_FORMAT",
)


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def refused(monkeypatch: pytest.MonkeyPatch, values: dict[str, str]) -> str:
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SetupProblem) as caught:
        settings.load()
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"SLACK_BOT_TOKEN": ""}, "SLACK_BOT_TOKEN is not set"),
        ({"SLACK_APP_TOKEN": ""}, "SLACK_APP_TOKEN is not set"),
        ({"SLACK_BOT_TOKEN": "xapp-1-hush"}, "belongs into SLACK_APP_TOKEN"),
        ({"SLACK_APP_TOKEN": "xoxb-1-hush"}, "belongs into SLACK_BOT_TOKEN"),
        ({"SLACK_BOT_TOKEN": "xoxp-1-hush"}, "this is a user token"),
        ({"SLACK_BOT_TOKEN": "xoxb-"}, "go on with letters and digits"),
        ({"SLACK_BOT_TOKEN": "xoxb-1 hush"}, "SLACK_BOT_TOKEN should start with xoxb-"),
        ({"SLACK_BOT_TOKEN": "hush"}, "SLACK_BOT_TOKEN should start with xoxb-"),
        ({"SLACK_BOT_TOKEN": "xoxb-1-…"}, "SLACK_BOT_TOKEN should start with xoxb-"),
        ({"SLACK_API_URL": "slack.com/api"}, "SLACK_API_URL is “slack.com/api”"),
        ({"SLACK_API_URL": "ftp://slack.com"}, "SLACK_API_URL is “ftp://slack.com”"),
        ({"BATON_HEARTBEAT_SECONDS": "often"}, "BATON_HEARTBEAT_SECONDS is not right"),
        ({"BATON_HEARTBEAT_SECONDS": "0"}, "BATON_HEARTBEAT_SECONDS is not right"),
        ({"BATON_HEARTBEAT_SECONDS": "nan"}, "BATON_HEARTBEAT_SECONDS is not right"),
        ({"BATON_LOG_FORMAT": "xml"}, "BATON_LOG_FORMAT is not right"),
        ({"PORT": "65536"}, "PORT is not right"),
        ({"PORT": "http"}, "PORT is not right"),
        (
            {"SLACK_APP_TOKEN": "", "SLACK_SIGNING_SECRET": "hush", "PORT": "4000", "BATON_OPS_PORT": "4000"},
            "PORT and BATON_OPS_PORT are both 4000",
        ),
    ],
)
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, wrong: dict[str, str], says: str) -> None:
    line = refused(monkeypatch, GOOD | wrong)
    assert says in line
    assert "hush" not in line


def test_nothing_set_says_what_to_do_first(monkeypatch: pytest.MonkeyPatch) -> None:
    line = refused(monkeypatch, {})
    assert line.startswith("SLACK_BOT_TOKEN is not set.")
    assert "python -m bot demo" in line


def test_the_three_variables_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (GOOD | {"SLACK_BOT_TOKEN": "  xoxb-1-abc\n"}).items():
        monkeypatch.setenv(name, value)
    found = settings.load()
    assert found.socket_mode
    assert found.slack_bot_token.get_secret_value() == "xoxb-1-abc"
    assert (found.slack_api_url, found.database_url) == ("https://slack.com/api/", "sqlite:///baton.db")
    assert (found.heartbeat_seconds, found.log_format, found.port) == (30, "console", 3000)


def test_without_an_app_token_a_signing_secret_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1-abc")
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "abc")
    assert not settings.load().socket_mode


def test_reads_the_file_and_the_environment_goes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SLACK_BOT_TOKEN=xoxb-file\nSLACK_APP_TOKEN=xapp-file\nOTHER=1\n", encoding="utf-8")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-environment")
    found = settings.load()
    assert found.slack_bot_token.get_secret_value() == "xoxb-file"
    assert found.slack_app_token is not None
    assert found.slack_app_token.get_secret_value() == "xapp-environment"


def test_a_file_that_is_not_text_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"\xff\xfe\x00SLACK")
    assert ".env is not plain text" in refused(monkeypatch, {})


def test_the_database_alone_can_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://user:hush@host/name")
    assert settings.database_url() == "postgresql://user:hush@host/name"
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1-hush")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1-hush")
    assert "hush" not in repr(settings.load())


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffSLACK_BOT_TOKEN=xoxb-file\nSLACK_APP_TOKEN=xapp-file\n",
        "SLACK_BOT_TOKEN=xoxb-file\r\nSLACK_APP_TOKEN=xapp-file\r\n",
        "SLACK_BOT_TOKEN=\"xoxb-file\"\nSLACK_APP_TOKEN='xapp-file'\n",
        "export SLACK_BOT_TOKEN = xoxb-file   \nSLACK_APP_TOKEN= xapp-file # the app's\n",
    ],
    ids=["a byte order mark", "lines of Windows", "quotes", "spaces, export and a comment"],
)
def test_reads_a_file_as_other_editors_write_it(tmp_path: Path, text: str) -> None:
    (tmp_path / ".env").write_bytes(text.encode())
    found = settings.load()
    assert found.slack_bot_token.get_secret_value() == "xoxb-file"
    assert found.slack_app_token is not None
    assert found.slack_app_token.get_secret_value() == "xapp-file"


@pytest.mark.parametrize("secret", [" ", "two words", "geheimnis-ü"])
def test_a_signing_secret_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch, secret: str) -> None:
    wrong = {"SLACK_BOT_TOKEN": "xoxb-1-abc", "SLACK_SIGNING_SECRET": secret}
    said = refused(monkeypatch, wrong)
    assert "SLACK_SIGNING_SECRET should be" in said
    assert secret.strip() not in said or not secret.strip()

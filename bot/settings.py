"""Settings from the environment and `.env`, checked before anything else happens."""

from pathlib import Path
from typing import Annotated, Literal, Self, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.problem import SetupProblem

PREFIXES = {"xoxb-": "SLACK_BOT_TOKEN", "xapp-": "SLACK_APP_TOKEN"}
NEVER = {"xoxp-": "a user token", "xoxe": "a rotating token", "xoxs-": "a session token", "xoxc-": "a session token"}
WHERE = {
    "SLACK_BOT_TOKEN": 'https://api.slack.com/apps → your app → "OAuth & Permissions" → "Bot User OAuth Token"',
    "SLACK_APP_TOKEN": 'https://api.slack.com/apps → your app → "Basic Information" → "App-Level Tokens", with connections:write',
}
ENV_FILE = Path(".env")


def _token(name: str, prefix: str) -> AfterValidator:
    """Return a check that a token is of the kind that belongs under this name. Its words never hold the token."""

    def check(token: SecretStr) -> SecretStr:
        value = token.get_secret_value().strip()
        if (
            value.startswith(prefix)
            and len(value) > len(prefix)
            and value.isascii()
            and not any(map(str.isspace, value))
        ):
            return SecretStr(value)
        raise ValueError(f"{name} should start with {prefix}{_what_it_is(value, name)}. You find it at {WHERE[name]}.")

    return AfterValidator(check)


def _what_it_is(value: str, name: str) -> str:
    for prefix, owner in PREFIXES.items():
        if value.startswith(prefix):
            return " and go on with letters and digits" if owner == name else f"; this one belongs into {owner}"
    for prefix, kind in NEVER.items():
        if value.startswith(prefix):
            return f"; this is {kind}"
    return ""


def _signing_secret(secret: SecretStr) -> SecretStr:
    value = secret.get_secret_value().strip()
    if not value or not value.isascii() or any(map(str.isspace, value)):
        raise ValueError(
            "SLACK_SIGNING_SECRET should be letters and digits. You find it at https://api.slack.com/apps → your app → "
            '"Basic Information" → "App Credentials".'
        )
    return SecretStr(value)


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"https", "http"} or not parts.hostname:
        raise ValueError(f"SLACK_API_URL is “{value}”; it should be an address such as https://slack.com/api/.")
    return value if value.endswith("/") else value + "/"


CONFIG = SettingsConfigDict(
    extra="ignore", frozen=True, env_ignore_empty=True, populate_by_name=True, env_file_encoding="utf-8-sig"
)


class DatabaseSettings(BaseSettings):
    """Where the database is, which is all that `migrate` needs. What the URL may be is `storage.database`'s to say."""

    model_config = CONFIG

    database_url: str = Field(default="sqlite:///baton.db", repr=False)


class PlaybookSettings(BaseSettings):
    """The folder of playbooks of one's own, which is all that `playbook` needs; None for none."""

    model_config = CONFIG

    playbooks: Path | None = Field(default=None, validation_alias="BATON_PLAYBOOKS")


class Settings(DatabaseSettings, PlaybookSettings):
    """Everything that can be set. Names are the environment's, in lower case."""

    slack_bot_token: Annotated[SecretStr, _token("SLACK_BOT_TOKEN", "xoxb-")]
    slack_app_token: Annotated[SecretStr, _token("SLACK_APP_TOKEN", "xapp-")] | None = None
    slack_signing_secret: Annotated[SecretStr, AfterValidator(_signing_secret)] | None = None
    slack_api_url: Annotated[str, AfterValidator(_web_address)] = "https://slack.com/api/"
    port: int = Field(default=3000, ge=0, le=65535)
    host: str = Field(default="127.0.0.1", validation_alias="BATON_HOST")
    ops_port: int | None = Field(default=None, ge=0, le=65535, validation_alias="BATON_OPS_PORT")
    ops_host: str = Field(default="127.0.0.1", validation_alias="BATON_OPS_HOST")
    heartbeat_seconds: float = Field(default=30, ge=1, le=3600, validation_alias="BATON_HEARTBEAT_SECONDS")
    log_format: Literal["console", "json"] = Field(default="console", validation_alias="BATON_LOG_FORMAT")

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if self.slack_app_token is None and self.slack_signing_secret is None:
            raise ValueError(
                f"SLACK_APP_TOKEN is not set. You find it at {WHERE['SLACK_APP_TOKEN']}. "
                "(Or set SLACK_SIGNING_SECRET to be called over HTTP.)"
            )
        if not self.socket_mode and self.port and self.port == self.ops_port:
            raise ValueError(
                f"PORT and BATON_OPS_PORT are both {self.port}: one is for Slack, the other for your own eyes; please choose "
                "another BATON_OPS_PORT."
            )
        return self

    @property
    def socket_mode(self) -> bool:
        """Whether Slack is reached through Socket Mode; otherwise Slack calls us over HTTP."""
        return self.slack_app_token is not None


Chosen = TypeVar("Chosen", bound=BaseSettings)


def load(env_file: Path = ENV_FILE) -> Settings:
    """Return the settings from the environment, or from `env_file` where the environment says nothing.

    Raises `SetupProblem` with one line about the first thing that is missing or wrong.
    """
    return _load(Settings, env_file)


def database_url(env_file: Path = ENV_FILE) -> str:
    """Return where the database is, whatever else is set or not. Raises as `load` does."""
    return _load(DatabaseSettings, env_file).database_url


def playbooks_folder(env_file: Path = ENV_FILE) -> Path | None:
    """Return the folder of playbooks of one's own, whatever else is set or not; None for none. Raises as `load` does."""
    return _load(PlaybookSettings, env_file).playbooks


def _load(kind: type[Chosen], env_file: Path) -> Chosen:
    try:
        return kind(_env_file=env_file)  # filled from the environment
    except ValidationError as error:
        raise SetupProblem(_words(error)) from None
    except UnicodeDecodeError:
        raise SetupProblem(f"{env_file} is not plain text; write it anew, one NAME=value a line.") from None


def _words(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    if first["type"] == "value_error":
        return str(first["ctx"]["error"])
    name = str(first["loc"][0]).upper()
    if first["type"] == "missing":
        return (
            f"{name} is not set. You find it at {WHERE[name]}; put it into the environment or into a file .env. "
            "To try Baton without a Slack workspace: python -m bot demo"
        )
    return f"{name} is not right: {first['msg'][0].lower()}{first['msg'][1:]}."

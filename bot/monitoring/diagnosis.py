"""The doctor's questions: is everything there that the bot needs, and if not, what is to be done?"""

import shlex
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.exc import SQLAlchemyError

from bot import manifest, startup
from bot.connection.network import refused
from bot.connection.slack import TIMEOUT, web_client
from bot.monitoring.file_modes import folder_open_to_others, open_to_others
from bot.monitoring.lost_channels import lost_channels
from bot.problem import SetupProblem
from bot.settings import ENV_FILE, Settings
from jobs.engine.slack_access import granted_scopes
from jobs.engine.slack_errors import CALL_FAILED, classify
from storage.database.engine import DatabaseProblem, spoken_name, sqlite_path
from storage.database.migrate import check
from storage.database.revisions import SchemaState
from storage.document_check import find_unreadable_rows

SHOWN = 20
"""Unreadable rows that are named."""
FROM_MANIFEST = "https://api.slack.com/apps → your app"


@dataclass(frozen=True)
class Finding:
    """One line of the report. `todo` says what to do, empty when all is well."""

    about: str
    says: str
    todo: str = ""


async def examine(settings: Settings, env_file: Path = ENV_FILE) -> AsyncIterator[Finding]:
    """Yield what is found, one subject after the other. Changes nothing, in Slack or on disk."""
    yield Finding("Settings", f"complete; {_mode(settings)} with {settings.slack_api_url}")
    async with aiohttp.ClientSession(timeout=TIMEOUT) as session:
        client = web_client(settings, session)
        async for finding in _bot_token(client, settings):
            yield finding
        if settings.slack_app_token is not None:
            yield await _app_token(client, settings, settings.slack_app_token.get_secret_value())
        yield _playbooks(settings.playbooks)
        async for finding in _database(settings.database_url, client):
            yield finding
    yield _files(env_file, settings.database_url)


def _mode(settings: Settings) -> str:
    if not settings.socket_mode:
        return f"HTTP on {settings.host}, port {settings.port}"
    return "Socket Mode" + ("" if settings.slack_signing_secret is None else " (which needs no signing secret)")


def _files(env_file: Path, url: str) -> Finding:
    """Say which files with tokens or words of people others on this machine can read, or put another in the place of."""
    try:
        database = sqlite_path(url)
    except DatabaseProblem:
        database = None
    names, folder = [str(path) for path in open_to_others(env_file, database)], folder_open_to_others(database)
    found = []
    if names:
        found.append((f"can read {', '.join(names)}", f"chmod 600 {shlex.join(names)}"))
    if folder:
        found.append((f"can replace files in {folder}", f"chmod go-w {shlex.quote(str(folder))}"))
    if not found:
        return Finding("Files", "nobody else on this machine can read the tokens or the database")
    says, todo = (words.join(part) for words, part in zip((", and ", " && "), zip(*found, strict=True), strict=True))
    return Finding("Files", f"others on this machine {says}", todo)


async def _bot_token(client: AsyncWebClient, settings: Settings) -> AsyncIterator[Finding]:
    try:
        me = await client.auth_test()
    except CALL_FAILED as error:
        yield _no_answer("Bot token", error, "SLACK_BOT_TOKEN", settings.slack_api_url)
        return
    yield Finding("Bot token", f"I am @{me['user']} in {me['team']} ({me['team_id']})")
    granted = granted_scopes(me) or frozenset()
    yield _scopes(granted)
    yield _events(granted)


async def _app_token(client: AsyncWebClient, settings: Settings, token: str) -> Finding:
    try:
        await client.apps_connections_open(app_token=token)
    except CALL_FAILED as error:
        return _no_answer("App token", error, "SLACK_APP_TOKEN", settings.slack_api_url)
    return Finding("App token", "Socket Mode can connect")


def _no_answer(about: str, error: Exception, setting: str, address: str) -> Finding:
    slack_error = classify(error)
    if not slack_error.says_nothing_of_tokens:
        return Finding(about, f"refused ({slack_error.why})", refused(setting, address, slack_error.why))
    return Finding(
        about,
        f"{address} can't be reached ({slack_error.why})",
        "Check this machine's network, its proxy settings, and SLACK_API_URL.",
    )


def _scopes(granted: frozenset[str]) -> Finding:
    wanted = manifest.scopes()
    missing = [scope for scope in wanted if scope not in granted]
    if not missing:
        return Finding("Scopes", f"all {len(wanted)} granted")
    return Finding(
        "Scopes",
        f"missing {', '.join(missing)}",
        f'Add them at {FROM_MANIFEST} → "OAuth & Permissions" (or paste app.yml anew at "App Manifest"), '
        "then reinstall the app to your workspace.",
    )


def _events(granted: frozenset[str]) -> Finding:
    """Slack tells nobody which events an app subscribes to, only the scopes without which they cannot arrive."""
    wanted = manifest.events()
    silent = [event for event in wanted if manifest.EVENT_SCOPES.get(event, "") not in granted | {""}]
    if silent:
        return Finding("Events", f"{', '.join(silent)} can't arrive", "Grant the missing scopes named above.")
    return Finding("Events", f"{', '.join(wanted)} may arrive, if the app is subscribed to them as in app.yml")


def _playbooks(folder: Path | None) -> Finding:
    try:
        found = startup.playbooks(folder)
    except SetupProblem as problem:
        return Finding("Playbooks", "not usable", str(problem))
    return Finding("Playbooks", ", ".join(playbook.name for playbook in found.values()))


async def _database(url: str, client: AsyncWebClient) -> AsyncIterator[Finding]:
    try:
        state = await check(url)
    except DatabaseProblem as problem:
        yield Finding("Database", "not usable", str(problem))
        return
    says = {
        SchemaState.CURRENT: "up to date",
        SchemaState.OUTDATED: "will be brought up to date",
        SchemaState.MISSING: "will be made",
    }[state]
    yield Finding(
        "Database", f"{spoken_name(url)}: {says}{'' if state is SchemaState.CURRENT else ' at the next start'}"
    )
    if state is SchemaState.CURRENT:
        yield await _stored_data(url)
        yield await _channels(client, url)


async def _channels(client: AsyncWebClient, url: str) -> Finding:
    """Say which of the bot's channels the database does not know, as after an older copy of it was put back."""
    try:
        lost = await lost_channels(client, url)
    except (*CALL_FAILED, SQLAlchemyError):
        return Finding("Channels", "not compared with the database, because Slack or the database does not answer")
    if not lost:
        return Finding("Channels", "the database knows every channel that Baton has made since it was made")
    named = ", ".join(f"#{name}" for name in lost[:SHOWN]) + (
        f" and {len(lost) - SHOWN} more" if len(lost) > SHOWN else ""
    )
    return Finding(
        "Channels",
        f"the database does not know {named}, so it is an older copy",
        "Stop Baton and put a newer copy back if you have one. Else start these handovers anew and archive the channels.",
    )


async def _stored_data(url: str) -> Finding:
    try:
        found = (await find_unreadable_rows(url, startup.playbooks())).found
    except (SetupProblem, SQLAlchemyError):
        return Finding(
            "Stored data", "not looked through", "Put right what is said of the playbooks and the database first."
        )
    if not found:
        return Finding("Stored data", "all of it can be read")
    named = ", ".join(f"{kind} {id_} ({workspace})" for kind, workspace, id_ in found[:SHOWN])
    more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    return Finding(
        "Stored data",
        f"can't be read: {named}{more}",
        "They are kept as they are, and the others work. Restore these rows from a backup.",
    )

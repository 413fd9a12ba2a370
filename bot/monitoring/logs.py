"""The log: one line an event, for people (`console`) or machines (`json`), and never a token or a message's text.

Our own events carry ids only. What libraries say goes through the same end, where anything that looks like a token is
redacted; their chatter below WARNING, which quotes what people wrote, is never let through.
"""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any, Literal

import structlog
from structlog.typing import ExcInfo, Processor

from bot.monitoring.traces import without_facts

TOKEN = re.compile(r"(xox[a-z]|xapp|xoxe\.xox[a-z])-[A-Za-z0-9-]+|(?<=Bearer )\S+")
QUIET = (
    "slack_bolt",
    "slack_sdk",
    "apscheduler",
    "aiohttp",
    "asyncio",
    "aiosqlite",
    "sqlalchemy",
    "alembic",
    "websockets",
)
QUOTES = re.compile(r"[\n{\[]|\berror: |\bexception=|\bbody\b")
"""Where a library's line begins to quote."""
SDK_RECONNECTS = (
    "Failed to connect (",
    "Failed to check the current session",
    "Failed to retrieve WSS URL",
    "Failed to receive or enqueue",
)
"""What the SDK repeats at every attempt to connect; `bot/connection/socket_mode.py` says it once instead."""


def configure(form: Literal["console", "json"], *, quiet: bool = False) -> None:
    """Send structlog's and the standard library's records to standard error in this form; if quiet, warnings only."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        wrapper_class=structlog.stdlib.BoundLogger,
        processors=[structlog.stdlib.filter_by_level, *shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processors=_endings(form)))
    handler.addFilter(_wanted)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING if quiet else logging.INFO)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def _endings(form: Literal["console", "json"]) -> list[Processor]:
    trace = structlog.processors.ExceptionRenderer(_trace)
    drop = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    if form == "json":
        return [_quoting_nobody, drop, trace, _redact, structlog.processors.JSONRenderer(ensure_ascii=False)]
    colours = sys.stderr.isatty()
    return [_quoting_nobody, drop, trace, _redact, structlog.dev.ConsoleRenderer(colors=colours)]


def _trace(exc_info: ExcInfo) -> str:
    """Return a trace without local variables and without words of the exception, which quote what people wrote."""
    return without_facts(exc_info[1])


def _quoting_nobody(_logger: object, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Cut what a library says before it quotes: an exception's words, Slack's answer, a statement's parameters."""
    record = event.get("_record")
    if record is not None and record.name.startswith(QUIET):
        event["event"] = QUOTES.split(str(event["event"]), maxsplit=1)[0].rstrip()
    return event


def _redact(_logger: object, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Replace whatever looks like a token, wherever in the event it is."""
    for key, value in event.items():
        if not isinstance(value, int | float | bool | None):
            event[key] = TOKEN.sub("(token)", str(value))
    return event


def _wanted(record: logging.LogRecord) -> bool:
    """Return whether a record may pass. Bolt gives its loggers levels of their own, so those are not enough."""
    if record.levelno < logging.WARNING and record.name.startswith(QUIET):
        return False
    return not str(record.msg).startswith(SDK_RECONNECTS)

"""Least privilege: the scopes in app.yml are those the calls in the code and the events need, no more and no less.

The calls are found in the code; what they need is what the playground, following Slack's own pages, demands.
"""

import ast
from collections.abc import Iterator
from functools import cache

from slack_sdk.web.async_client import AsyncWebClient

from bot import manifest
from playground.rules.events import EVENTS
from playground.rules.scopes import SCOPES, Kind, alternatives

ROOT = manifest.FILE.parent
SEVERAL_CALLS = {"files_upload_v2": ("files.getUploadURLExternal", "files.completeUploadExternal")}
KINDS: dict[str, tuple[Kind, ...]] = {
    "conversations.open": ("im",),
    "conversations.history": ("im", "private"),
    "conversations.replies": ("im", "private"),
    "conversations.info": ("public", "private"),
}
"""In which kinds of conversation we make a call; where it is not said, in a handover's private channel alone."""

NEEDS_NO_CALL = {
    "commands": "slash commands and shortcuts",
    "users:read.email": "`email` in what users.info answers",
}


@cache
def called() -> set[str]:
    """Return the methods of the Web API that the code calls, as Slack spells them."""
    files = [file for folder in ("bot", "handlers", "jobs", "services") for file in (ROOT / folder).rglob("*.py")]
    return {method for file in files for method in _methods(ast.parse(file.read_text(encoding="utf-8")))}


def _methods(code: ast.AST) -> Iterator[str]:
    for node in ast.walk(code):
        if not isinstance(node, ast.Attribute) or not ast.unparse(node.value).endswith("client"):
            continue
        assert node.attr != "api_call", "call Slack's methods by their names, so that their scopes can be found"
        if node.attr in SEVERAL_CALLS:
            yield from SEVERAL_CALLS[node.attr]
        elif "_" in node.attr and hasattr(AsyncWebClient, node.attr):
            yield node.attr.replace("_", ".")


def kinds(method: str) -> tuple[Kind | None, ...]:
    """Return the kinds of conversation in which the method is called; None alone when it makes no difference."""
    return KINDS.get(method, ("private",)) if SCOPES[method].by_kind else (None,)


def needs() -> list[tuple[str, tuple[str, ...]]]:
    """Return every need for a scope: whose it is, and the scopes of which one will do."""
    by_calls = [(method, alternatives(method, kind)) for method in sorted(called()) for kind in kinds(method)]
    by_events = [(event, tuple(EVENTS[event])) for event in manifest.events()]
    others = [(why, (scope,)) for scope, why in NEEDS_NO_CALL.items()]
    return [(who, scopes) for who, scopes in (*by_calls, *by_events, *others) if scopes]


def test_what_is_needed_is_asked_for() -> None:
    asked_for = set(manifest.scopes())
    assert [(who, scopes) for who, scopes in needs() if not asked_for.intersection(scopes)] == []


def test_what_is_asked_for_is_needed() -> None:
    needed = {scope for _, scopes in needs() for scope in scopes}
    assert set(manifest.scopes()) - needed == set()


def test_the_calls_are_found() -> None:
    assert {"chat.postMessage", "views.push", "views.publish", "users.info", "files.getUploadURLExternal"} <= called()

"""A request of Slack's as a `Request`: who, where, when, and the message whose button was pressed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from slack_bolt.context.async_context import AsyncBoltContext

from handlers.kit.form_values import FormValues
from messages.kit.ids import Form
from services.request import MessageRef, Request
from storage.scope import workspace_key


def request_from(context: AsyncBoltContext, body: Mapping[str, Any], now: datetime) -> Request:
    """Return the request that this payload of Slack's is. `now` is in UTC."""
    view = body.get("view") or {}
    no_secret = FormValues(view).no_secret if (view.get("state") or {}).get("values") else ()
    return Request(workspace_of(context), user_of(body), now, _pressed_in(body), no_secret)


def workspace_of(context: AsyncBoltContext) -> str:
    """Return the key of the workspace a request came from: the team, behind its enterprise where there is one."""
    return workspace_key(context.team_id or "", context.enterprise_id)


def user_of(body: Mapping[str, Any]) -> str:
    """Return the id of whoever acted: interactions, commands and events each keep it elsewhere. Empty for nobody."""
    user = body.get("user") or body.get("user_id") or (body.get("event") or {}).get("user") or ""
    return str(user.get("id", "")) if isinstance(user, Mapping) else str(user)


def is_in_form(body: Mapping[str, Any], form: Form) -> bool:
    """Return whether what was pressed stands in this modal."""
    return bool((body.get("view") or {}).get("callback_id") == form)


def _pressed_in(body: Mapping[str, Any]) -> MessageRef | None:
    message, channel = body.get("message") or {}, body.get("channel") or {}
    if message.get("ts") and isinstance(channel, Mapping) and channel.get("id"):
        return MessageRef(str(channel["id"]), str(message["ts"]))
    return None

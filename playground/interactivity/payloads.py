"""What a person did, in the words Slack sends it to an app."""

from playground.platform.shapes import message_json, shown_channel_name, view_json
from playground.platform.slack import Slack
from playground.workspace.entities import Channel, Json, Message, View
from playground.workspace.inputs import VALUE_KEYS, flattened

_ECHOED = ("text", "value", "style", "placeholder", "confirm")


def interaction(slack: Slack, kind: str, user_id: str) -> Json:
    """What every interaction says: who, where from, which app."""
    identity = slack.workspace.identity
    member = slack.workspace.members.get(user_id)
    return {
        "type": kind,
        "team": {"id": identity.team_id, "domain": identity.team_domain},
        "user": {"id": user_id, "username": member.name, "name": member.name, "team_id": identity.team_id},
        "api_app_id": identity.app_id,
        "token": "playground",
        "enterprise": None,
        "is_enterprise_install": False,
    }


def with_trigger(slack: Slack, payload: Json, conversation: str = "") -> Json:
    """The payload with a fresh trigger: three seconds for one modal."""
    return payload | {"trigger_id": slack.triggers.issue(payload["user"]["id"], conversation)}


def slash_command(slack: Slack, user_id: str, channel: Channel, command: str, text: str) -> Json:
    """A slash command; every member is a string."""
    identity = slack.workspace.identity
    return {
        "token": "playground",
        "team_id": identity.team_id,
        "team_domain": identity.team_domain,
        "channel_id": channel.id,
        "channel_name": shown_channel_name(channel),
        "user_id": user_id,
        "user_name": slack.workspace.members.get(user_id).name,
        "command": command,
        "text": text,
        "api_app_id": identity.app_id,
        "is_enterprise_install": "false",
        "response_url": slack.response_urls.issue(user_id, channel.id),
        "trigger_id": slack.triggers.issue(user_id, channel.id),
    }


def in_message(slack: Slack, kind: str, user_id: str, message: Message) -> Json:
    """An interaction with a message: where it stands, the message itself, what was chosen in it."""
    workspace = slack.workspace
    channel = workspace.channels.get(message.channel)
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": bool(message.ephemeral_to),
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    payload = interaction(slack, kind, user_id) | {
        "container": container,
        "channel": {"id": channel.id, "name": shown_channel_name(channel)},
        "state": {"values": message.states.get(user_id, {})},
    }
    if not message.ephemeral_to:
        # Slack keeps no ephemeral messages, so it cannot send one back.
        payload["message"] = message_json(workspace, message, all_metadata=True)
    return payload


def in_view(slack: Slack, kind: str, view: View) -> Json:
    """An interaction with a modal or a Home tab."""
    payload = interaction(slack, kind, view.user_id)
    return payload | {"view": view_json(slack.workspace, view), "container": {"type": "view", "view_id": view.id}}


def action(slack: Slack, block: Json, element: Json, state: Json | None) -> Json:
    """One entry of `actions`: the element, and what it now holds."""
    done: Json = {
        "type": element["type"],
        "block_id": block["block_id"],
        "action_id": element["action_id"],
        "action_ts": slack.workspace.core.new_ts(),
    }
    echoed = {key: element[key] for key in _ECHOED if key in element and element["type"] not in VALUE_KEYS}
    initial = {key: value for key, value in element.items() if key.startswith("initial_")}
    return done | echoed | initial | (state or {})


def response_urls_of(slack: Slack, view: View) -> list[Json]:
    """The `response_urls` a submission brings: one per conversation chosen where the input asked for it."""
    found = []
    for block in flattened(view.blocks):
        element = block.get("element", {})
        if block.get("type") != "input" or not element.get("response_url_enabled"):
            continue
        state = view.state["values"].get(block["block_id"], {}).get(element["action_id"], {})
        channel_id = state.get(VALUE_KEYS[element["type"]])
        if channel_id:
            url = slack.response_urls.issue(view.user_id, channel_id)
            chosen = {"block_id": block["block_id"], "action_id": element["action_id"], "channel_id": channel_id}
            found.append({**chosen, "response_url": url})
    return found

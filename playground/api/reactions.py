"""reactions.*: emoji on messages."""

from playground.api.call import Call, method, missing
from playground.platform.shapes import message_json
from playground.workspace.entities import Json
from playground.workspace.errors import SlackError


@method("reactions.add")
def add_reaction(call: Call) -> Json:
    """React to a message."""
    return _react(call, add=True)


@method("reactions.remove")
def remove_reaction(call: Call) -> Json:
    """Take a reaction back."""
    return _react(call, add=False)


def _react(call: Call, *, add: bool) -> Json:
    call.need_scope()
    name = call.text("name").strip(":")
    if not name.replace("_", "").replace("-", "").replace("+", "").isalnum():
        raise SlackError("invalid_name")
    message = call.message(call.open_channel(), "timestamp")
    call.workspace.messages.react(message, call.me, name, add=add)
    return {}


@method("reactions.get")
def get_reactions(call: Call) -> Json:
    """The reactions to a message."""
    call.need_scope()
    if not call.args.get("timestamp"):
        raise missing("timestamp")
    channel = call.own_channel()
    message = call.message(channel, "timestamp")
    return {"type": "message", "channel": channel.id, "message": message_json(call.workspace, message)}

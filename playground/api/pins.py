"""pins.*: messages pinned to their channel."""

from playground.api.call import Call, method
from playground.platform.shapes import message_json
from playground.workspace.entities import Json
from playground.workspace.errors import SlackError

MOST_PINS = 100


@method("pins.add")
def pin(call: Call) -> Json:
    """Pin a message to its channel."""
    call.need_scope()
    channel = call.open_channel()
    message = call.message(channel, "timestamp")
    if message.subtype:
        raise SlackError("not_pinnable")
    if len(channel.pins) >= MOST_PINS:
        raise SlackError("too_many_pins")
    call.workspace.channels.pin(channel, message.ts, call.me)
    return {}


@method("pins.remove")
def unpin(call: Call) -> Json:
    """Take a pin away."""
    call.need_scope()
    channel = call.open_channel()
    call.workspace.channels.unpin(channel, call.message(channel, "timestamp").ts, call.me)
    return {}


@method("pins.list")
def list_pins(call: Call) -> Json:
    """What is pinned to a channel."""
    call.need_scope()
    channel = call.own_channel()
    items = []
    for held in channel.pins:
        message = call.workspace.messages.find(channel.id, held.ts)
        if message is not None:
            shape = message_json(call.workspace, message) | {"pinned_to": [channel.id]}
            items.append({"type": "message", "channel": channel.id, "message": shape, "created": held.created})
    return {"items": items}

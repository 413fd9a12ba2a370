"""conversations.*: reading messages."""

from playground.api.call import Call, method
from playground.api.paging import MOST, page_of
from playground.platform.shapes import message_json
from playground.workspace.entities import Json, Message
from playground.workspace.errors import SlackError


@method("conversations.history")
def history(call: Call) -> Json:
    """A conversation's messages, newest first, without the replies in threads."""
    channel = call.own_channel()
    found = _between(call, call.workspace.messages.history(channel.id))[::-1]
    page, metadata = page_of(call, found)
    more = bool(metadata["response_metadata"]["next_cursor"])
    answer: Json = {"messages": _shapes(call, page), "has_more": more, "pin_count": len(channel.pins)}
    return answer | (metadata if more else {})


@method("conversations.replies")
def replies(call: Call) -> Json:
    """A thread, oldest first, its parent at the top of every page."""
    channel = call.own_channel()
    named = call.workspace.messages.find(channel.id, call.text("ts"))
    if named is None or named.ephemeral_to:
        raise SlackError("thread_not_found")
    parent = call.workspace.messages.find(channel.id, named.thread_ts or named.ts) or named
    found = _between(call, call.workspace.messages.replies(channel.id, parent.ts))
    page, metadata = page_of(call, found, MOST)
    more = bool(metadata["response_metadata"]["next_cursor"])
    answer: Json = {"messages": _shapes(call, [parent, *page]), "has_more": more}
    return answer | (metadata if more else {})


def _between(call: Call, messages: list[Message]) -> list[Message]:
    """Those after `oldest` and before `latest`; with `inclusive` the ends too."""
    oldest, latest = call.text("oldest", "0"), call.text("latest", "")
    try:
        low, high = float(oldest), float(latest) if latest else float("inf")
    except ValueError as error:
        raise SlackError("invalid_ts_latest" if latest else "invalid_ts_oldest") from error
    if call.flag("inclusive"):
        return [message for message in messages if low <= float(message.ts) <= high]
    return [message for message in messages if low < float(message.ts) < high]


def _shapes(call: Call, messages: list[Message]) -> list[Json]:
    everything = call.flag("include_all_metadata")
    return [message_json(call.workspace, message, all_metadata=everything) for message in messages]

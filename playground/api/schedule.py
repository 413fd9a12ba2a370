"""chat.*: messages that Slack posts later, by the playground's clock."""

from datetime import UTC, datetime, timedelta

from playground.api.call import Call, method
from playground.api.paging import page_of
from playground.api.posting import content_of, destination
from playground.workspace.entities import Json
from playground.workspace.errors import SlackError

FURTHEST = timedelta(days=120)


@method("chat.scheduleMessage")
def schedule(call: Call) -> Json:
    """Post a message at a later time."""
    call.need_scope()
    channel = destination(call)
    try:
        when = datetime.fromtimestamp(int(call.text("post_at")), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise SlackError("invalid_time") from error
    now = call.workspace.clock.now()
    if when <= now:
        raise SlackError("time_in_past")
    if when > now + FURTHEST:
        raise SlackError("time_too_far")
    content = content_of(call)
    scheduled = call.slack.scheduled.add(channel, when, content, call.text("thread_ts", ""))
    return {"channel": channel.id, "scheduled_message_id": scheduled.id, "post_at": int(when.timestamp())}


@method("chat.deleteScheduledMessage")
def delete_scheduled(call: Call) -> Json:
    """Call a scheduled message off."""
    call.need_scope()
    channel = call.own_or_seen_channel()
    call.slack.scheduled.cancel(call.text("scheduled_message_id"), channel.id)
    return {}


@method("chat.scheduledMessages.list")
def list_scheduled(call: Call) -> Json:
    """What the app has scheduled."""
    only = call.text("channel", "")
    found = [s for s in call.slack.scheduled.waiting() if only in ("", s.channel.id)]
    page, metadata = page_of(call, found)
    shapes = [
        {
            "id": item.id,
            "channel_id": item.channel.id,
            "post_at": int(item.when.timestamp()),
            "date_created": item.created,
            "text": item.content["text"],
        }
        for item in page
    ]
    return {"scheduled_messages": shapes, **metadata}

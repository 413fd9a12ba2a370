"""canvases.*: this workspace is on Slack's free plan, which has none for apps."""

from playground.api.call import Call, method
from playground.workspace.entities import Json
from playground.workspace.errors import SlackError


@method("canvases.create")
def create(call: Call) -> Json:
    """Refuse a canvas that stands alone, as a free workspace does; raises for one in a channel too."""
    call.need_scope()
    if call.args.get("channel_id"):
        call.own_channel("channel_id")
        raise SlackError("canvas_disabled_user_team")
    raise SlackError("free_teams_cannot_create_standalone_canvases")


@method("conversations.canvases.create")
def create_in_channel(call: Call) -> Json:
    """Refuse a channel's canvas, as a free workspace does."""
    call.need_scope()
    call.own_channel("channel_id")
    raise SlackError("team_tier_cannot_create_channel_canvases")

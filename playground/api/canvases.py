"""canvases.*: documents beside a channel. The workspace is on the free plan and has none for apps, until they are switched on."""

from playground.api.call import Call, invalid, method, missing
from playground.rules.canvas import heading_level, plain, problem_in
from playground.workspace.entities import Canvas, Json
from playground.workspace.errors import SlackError

_LEVELS = {"h1": (1,), "h2": (2,), "h3": (3,), "any_header": (1, 2, 3)}
_INSERTS = {"insert_at_start", "insert_at_end", "insert_before", "insert_after"}
_OPERATIONS = {*_INSERTS, "replace", "delete", "rename"}
_ACCESS = {"read", "write", "owner"}


@method("canvases.create")
def create(call: Call) -> Json:
    """Make a canvas; with `channel_id` it is a tab of that channel, whose members may write in it."""
    call.need_scope()
    channel = call.own_channel("channel_id").id if call.args.get("channel_id") else ""
    refused = call.slack.canvases_refused
    if refused:
        raise SlackError(refused if channel else "free_teams_cannot_create_standalone_canvases")
    markdown = _markdown(call, call.decoded("document_content"), "canvas_creation_failed")
    canvas = call.workspace.canvases.create(call.text("title", "Untitled"), markdown, call.me, channel)
    return {"canvas_id": canvas.id}


@method("conversations.canvases.create")
def create_in_channel(call: Call) -> Json:
    """Make the canvas that belongs to a channel; there is one at most."""
    call.need_scope()
    channel = call.own_channel("channel_id")
    if call.slack.canvases_refused:
        raise SlackError("team_tier_cannot_create_channel_canvases")
    if any(one.of_channel for one in call.workspace.canvases.of_channel(channel.id)):
        raise SlackError("channel_canvas_already_exists")
    markdown = _markdown(call, call.decoded("document_content"), "canvas_creation_failed")
    canvas = call.workspace.canvases.create(call.text("title", ""), markdown, call.me, channel.id)
    canvas.of_channel = True
    return {"canvas_id": canvas.id}


@method("canvases.edit")
def edit(call: Call) -> Json:
    """Apply one change to a canvas."""
    call.need_scope()
    canvas = _visible(call)
    changes = call.decoded("changes")
    if not isinstance(changes, list) or len(changes) != 1 or not isinstance(changes[0], dict):
        raise invalid("changes", "must be a list of one object")
    change = changes[0]
    operation = change.get("operation")
    if operation not in _OPERATIONS:
        raise invalid("changes/0/operation", "must be a known operation")
    if operation == "rename":
        title = _markdown(call, change.get("title_content"), "canvas_editing_failed")
        call.workspace.canvases.rename(canvas, title, call.me)
        return {}
    _apply(call, canvas, operation, change)
    return {}


def _apply(call: Call, canvas: Canvas, operation: str, change: Json) -> None:
    canvases, section = call.workspace.canvases, change.get("section_id")
    if operation == "delete":
        canvases.replace(canvas, _place(canvas, section), 1, "", call.me)
        return
    if not change.get("document_content"):
        raise missing("changes/0/document_content")
    markdown = _markdown(call, change["document_content"], "canvas_editing_failed")
    if operation == "replace" and not section:
        canvases.write(canvas, markdown, call.me)
        return
    places = {"insert_at_start": 0, "insert_at_end": len(canvas.sections)}
    place = places[operation] if operation in places else _place(canvas, section)
    place += operation == "insert_after"
    canvases.replace(canvas, place, int(operation == "replace"), markdown, call.me)


@method("canvases.delete")
def delete(call: Call) -> Json:
    """Delete a canvas of the app's own."""
    call.need_scope()
    canvas = _visible(call)
    if canvas.user != call.me:
        raise SlackError("restricted_action")
    call.workspace.canvases.delete(canvas)
    return {}


@method("canvases.access.set")
def set_access(call: Call) -> Json:
    """Say who may read or write a canvas that stands alone; of a channel's own, Slack knows already."""
    call.need_scope()
    canvas = _visible(call)
    if bool(call.names("user_ids")) is bool(call.names("channel_ids")):
        raise SlackError("invalid_parameters")
    if call.text("access_level") not in _ACCESS:
        raise invalid("access_level", "must be read, write or owner")
    return _accessible(call, canvas, hidden=False)


@method("canvases.access.delete")
def delete_access(call: Call) -> Json:
    """Take a canvas that stands alone from people, or from the members of a channel."""
    call.need_scope()
    canvas = _visible(call)
    if bool(call.names("user_ids")) is bool(call.names("channel_ids")):
        raise SlackError("invalid_parameters")
    return _accessible(call, canvas, hidden=True)


def _accessible(call: Call, canvas: Canvas, *, hidden: bool) -> Json:
    if canvas.of_channel:
        raise SlackError("canvas_not_found")
    if canvas.channel in call.names("channel_ids"):
        canvas.hidden = hidden
    return {}


@method("canvases.sections.lookup")
def lookup(call: Call) -> Json:
    """Return the ids of the sections that fit the criteria; with every edit they get others."""
    call.need_scope()
    canvas = _visible(call)
    criteria = call.decoded("criteria")
    if not isinstance(criteria, dict) or not criteria:
        raise missing("criteria")
    types, words = criteria.get("section_types"), criteria.get("contains_text")
    if types is not None and (not types or not {*types} <= {*_LEVELS}):
        raise invalid("criteria/section_types", "must be of h1, h2, h3, any_header")
    levels = {level for one in types or () for level in _LEVELS[one]}
    found = [
        one["id"]
        for one in canvas.sections
        if (not levels or heading_level(one["markdown"]) in levels) and (words or "") in plain(one["markdown"])
    ]
    return {"sections": [{"id": one} for one in found]}


@method("canvases.getContent")
def get_content(call: Call) -> Json:
    """Return all that stands in a canvas, as Markdown."""
    call.need_scope()
    canvas = _visible(call)
    if call.text("content_type", "markdown") not in ("markdown", "html"):
        raise invalid("content_type", "must be markdown or html")
    return {"content": call.workspace.canvases.content(canvas)}


def _visible(call: Call) -> Canvas:
    """The canvas an argument names, if the app can see it: its own, or one in a channel it is in."""
    canvas = call.workspace.canvases.get(call.text("canvas_id"))
    if call.slack.canvases_refused:
        raise SlackError("canvas_disabled_user_team")
    if canvas.channel and call.me not in call.workspace.channels.get(canvas.channel).members:
        raise SlackError("canvas_not_found")
    return canvas


def _place(canvas: Canvas, section_id: object) -> int:
    if not section_id:
        raise missing("changes/0/section_id")
    places = [place for place, one in enumerate(canvas.sections) if one["id"] == section_id]
    if not places:
        raise SlackError("canvas_editing_failed", detail="'section_id' error: no such section")
    return places[0]


def _markdown(call: Call, content: object, refused: str) -> str:
    """The Markdown of a document_content; raises `refused` with Slack's detail for what a canvas cannot show."""
    if content is None:
        return ""
    if not isinstance(content, dict) or content.get("type") != "markdown":
        raise invalid("document_content", "must be an object of type markdown")
    markdown = str(content.get("markdown") or "")
    detail = problem_in(markdown)
    if detail:
        call.slack.inspector.broke(detail, call.method, "/document_content/markdown", refused)
        raise SlackError(refused, detail=detail)
    return markdown

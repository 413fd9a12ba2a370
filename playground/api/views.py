"""views.*: modals and the Home tab."""

from playground.api.call import Call, method, missing
from playground.platform.shapes import view_json
from playground.rules.views import check_view
from playground.workspace.entities import Json, View
from playground.workspace.errors import SlackError


def _content(call: Call, kind: str) -> Json:
    """The `view` argument, judged; raises Slack's refusals."""
    content = call.decoded("view")
    if content is None:
        raise missing("view")
    call.judged(check_view(content, pointer="/view"))
    if content["type"] != kind:
        raise SlackError(
            "invalid_arguments",
            response_metadata={"messages": [f"[ERROR] must be of type {kind} [json-pointer:/view]"]},
        )
    found: Json = content
    return found


def _answer(call: Call, view: View) -> Json:
    return {"view": view_json(call.workspace, view)}


@method("views.open")
def open_view(call: Call) -> Json:
    """Open a modal for whoever just acted."""
    content = _content(call, "modal")
    trigger = call.slack.triggers.exchange(call.text("trigger_id"))
    return _answer(call, call.workspace.views.open(trigger.user_id, content, trigger.conversation))


@method("views.push")
def push_view(call: Call) -> Json:
    """Lay another modal upon the one a person just acted in."""
    content = _content(call, "modal")
    trigger = call.slack.triggers.exchange(call.text("trigger_id"))
    return _answer(call, call.workspace.views.push(trigger.user_id, content, trigger.conversation))


@method("views.update")
def update_view(call: Call) -> Json:
    """Replace what an open modal shows."""
    content = _content(call, "modal")
    view_id, external_id = call.text("view_id", ""), call.text("external_id", "")
    if not view_id and not external_id:
        raise missing("view_id")
    view = call.workspace.views.get(view_id, external_id)
    if view.kind != "modal":
        raise SlackError("not_found")
    return _answer(call, call.workspace.views.update(view, content, call.text("hash", "")))


@method("views.publish")
def publish_view(call: Call) -> Json:
    """Put up a person's Home tab."""
    if not call.slack.manifest.features.app_home.home_tab_enabled:
        raise SlackError("not_enabled")
    user_id = call.text("user_id")
    member = call.workspace.members.get(user_id)
    if member.is_bot:
        raise SlackError("invalid_arguments")
    content = _content(call, "home")
    return _answer(call, call.workspace.views.publish(user_id, content, call.text("hash", "")))

"""files.*: uploading in three steps, and looking at what was shared."""

from contextlib import suppress

from playground.api.call import Call, invalid, method, missing
from playground.platform.file_shapes import canvas_json, file_json
from playground.workspace.entities import Canvas, Channel, File, Json
from playground.workspace.errors import SlackError

SNIPPET_BYTES = 1_000_000
ALT_CHARACTERS = 1000
MOST_CHANNELS = 100


@method("files.getUploadURLExternal")
def get_upload_url(call: Call) -> Json:
    """Step one: an address to send the bytes to."""
    call.need_scope()
    _refuse_upload(call)
    name = call.text("filename")
    try:
        length = int(call.text("length"))
    except ValueError as error:
        raise SlackError("invalid_arguments") from error
    if length < 1:
        raise SlackError("invalid_arguments")
    snippet = call.text("snippet_type", "")
    if snippet and length > SNIPPET_BYTES:
        raise SlackError("snippet_too_large")
    alt = call.text("alt_txt", "")
    if len(alt) > ALT_CHARACTERS:
        raise SlackError("alt_txt_too_large")
    file = call.workspace.files.announce(name, length, call.me, alt_text=alt, snippet_type=snippet)
    return {"upload_url": f"{call.workspace.base_url}/upload/{file.id}", "file_id": file.id}


@method("files.completeUploadExternal")
def complete_upload(call: Call) -> Json:
    """Step three: share what was uploaded, in one message."""
    call.need_scope()
    _refuse_upload(call)
    wanted = call.decoded("files")
    if not isinstance(wanted, list) or not wanted:
        raise missing("files")
    files = [_finished(call, item) for item in wanted]
    targets = call.names("channels") or call.names("channel_id")
    if len(targets) > MOST_CHANNELS:
        raise SlackError("channels_limit_exceeded")
    for channel in [_channel(call, target) for target in targets]:
        _share(call, channel, files)
    return {"files": [{"id": file.id, "title": file.title} for file in files]}


def _refuse_upload(call: Call) -> None:
    if call.slack.uploads_refused:
        raise SlackError(call.slack.uploads_refused)


def _finished(call: Call, item: Json) -> File:
    if not isinstance(item, dict):
        raise invalid("files", "must be a list of objects")
    file = call.workspace.files.get(str(item.get("id", "")))
    if file.user != call.me:
        raise SlackError("access_denied")
    if not file.uploaded:
        rule = "the bytes are sent to upload_url before completing"
        call.slack.inspector.broke(rule, call.method, "/files", "file_not_found")
        raise SlackError("file_not_found")
    file.title = str(item.get("title") or file.title)
    return file


def _channel(call: Call, target: str) -> Channel:
    if target[0] in "UW":
        return call.workspace.app_dm(call.workspace.members.get(target).id)
    channel = call.workspace.channels.get(target)
    if call.me not in channel.members:
        raise SlackError("channel_not_found" if channel.kind != "public" else "not_in_channel")
    if channel.archived:
        raise SlackError("is_archived")
    return channel


def _share(call: Call, channel: Channel, files: list[File]) -> None:
    identity = call.workspace.identity
    text = call.text("initial_comment", "")
    blocks = [] if text else (call.decoded("blocks", "invalid_blocks") or [])
    thread = call.text("thread_ts", "")
    if thread and call.workspace.messages.was_deleted(channel.id, thread):
        thread = ""
    parent = call.workspace.messages.find(channel.id, thread) if thread else None
    if thread and (parent is None or parent.is_reply):
        call.slack.inspector.broke("thread_ts is the ts of the thread's parent", call.method, "/thread_ts")
    for file in files:
        call.workspace.files.share(file, channel.id)
    call.workspace.post_as(
        call.me,
        channel,
        text,
        thread_ts=thread,
        files=[file.id for file in files],
        blocks=blocks,
        bot_id=identity.bot_id,
        app_id=identity.app_id,
    )


@method("files.info")
def info(call: Call) -> Json:
    """One file that was shared where the app is or sent to it in a form, or that is the app's own."""
    call.need_scope()
    canvas = next((one for one in call.workspace.canvases if one.id == call.text("file")), None)
    if canvas is not None:
        return {"file": _canvas_shown(call, canvas), "comments": []}
    file = call.workspace.files.get(call.text("file"))
    seen = any(call.me in call.workspace.channels.get(channel).members for channel in file.channels)
    if not seen and not file.in_form and file.user != call.me:
        raise SlackError("file_not_found")
    if file.deleted:
        raise SlackError("file_deleted")
    return {"file": file_json(call.workspace, file), "comments": []}


@method("files.list")
def list_files(call: Call) -> Json:
    """The canvases the app can see, in a channel if one is given; other files are not listed here."""
    call.need_scope()
    if "canvas" not in call.names("types"):
        raise invalid("types", "only canvases are listed in the playground")
    channel = call.text("channel", "")
    shown = []
    for canvas in call.workspace.canvases:
        if channel in ("", canvas.channel):
            with suppress(SlackError):
                shown.append(_canvas_shown(call, canvas))
    return {"files": shown, "paging": {"count": 100, "total": len(shown), "page": 1, "pages": 1}}


def _canvas_shown(call: Call, canvas: Canvas) -> Json:
    if canvas.channel and call.me not in call.workspace.channels.get(canvas.channel).members:
        raise SlackError("file_not_found")
    return canvas_json(call.workspace, canvas)


@method("files.delete")
def delete(call: Call) -> Json:
    """Delete a file that the app has uploaded; the messages that show it keep its place."""
    call.need_scope()
    file = call.workspace.files.get(call.text("file"))
    if file.user != call.me:
        raise SlackError("cant_delete_file")
    if file.deleted:
        raise SlackError("file_deleted")
    call.workspace.files.delete(file)
    return {}

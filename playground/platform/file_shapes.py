"""A workspace's files as the JSON objects of Slack's Web API and events."""

import html

from playground.workspace.entities import Canvas, File, Json
from playground.workspace.workspace import Workspace

TRANSCRIPT = "file.vtt"
"""What the address of a clip's whole transcript ends with."""
PREVIEW = 1000
"""Characters of a snippet that its message shows."""


def file_json(workspace: Workspace, file: File) -> Json:
    """A file as `files.info` gives it; its addresses are below the playground's own."""
    if file.deleted:
        return {"id": file.id, "mode": "tombstone"}
    address = f"{workspace.base_url}/files/{file.id}"
    return {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title,
        "mimetype": file.mimetype,
        "filetype": file.filetype,
        "pretty_type": file.filetype.upper(),
        "user": file.user,
        "user_team": workspace.identity.team_id,
        "editable": False,
        "size": file.size,
        "mode": "snippet" if file.snippet_type else "hosted",
        "is_external": False,
        "is_public": any(workspace.channels.get(c).kind == "public" for c in file.channels),
        "url_private": f"{address}/{file.name}",
        "url_private_download": f"{address}/download/{file.name}",
        "permalink": f"{address}/{file.name}",
        "channels": [c for c in file.channels if workspace.channels.get(c).kind == "public"],
        "groups": [c for c in file.channels if workspace.channels.get(c).kind == "private"],
        "ims": [c for c in file.channels if workspace.channels.get(c).is_im],
        "alt_txt": file.alt_text,
        "file_access": "visible",
        **(_snippet_parts(workspace, file) if file.snippet_type else {}),
        **(_clip_parts(file, address) if file.subtype else {}),
    }


def canvas_json(workspace: Workspace, canvas: Canvas) -> Json:
    """A canvas as `files.info` gives it: a file of the type that Slack's documents have."""
    return {
        "id": canvas.id,
        "created": canvas.created,
        "timestamp": canvas.created,
        "updated": canvas.updated,
        "name": canvas.title,
        "title": canvas.title,
        "mimetype": "application/vnd.slack-docs",
        "filetype": "quip",
        "pretty_type": "Canvas",
        "mode": "quip",
        "user": canvas.user,
        "user_team": workspace.identity.team_id,
        "editable": True,
        "linked_channel_id": canvas.channel,
        "is_channel_space": canvas.of_channel,
        "editors": list(canvas.editors),
        "last_editor": canvas.last_editor,
        "edit_timestamp": canvas.updated,
        "url_private": f"{workspace.base_url}/canvas/{canvas.id}",
        "permalink": f"{workspace.base_url}/canvas/{canvas.id}",
        "channels": [],
        "groups": [canvas.channel] if canvas.channel else [],
        "ims": [],
    }


def _snippet_parts(workspace: Workspace, file: File) -> Json:
    text = workspace.files.content(file).decode(errors="replace")
    shown = text[:PREVIEW]
    return {
        "preview": shown,
        "preview_highlight": "",
        "lines": text.count("\n") + 1,
        "lines_more": text.count("\n") - shown.count("\n"),
        "preview_is_truncated": len(shown) < len(text),
    }


def _clip_parts(file: File, address: str) -> Json:
    kind = file.subtype.removeprefix("slack_")
    written_down = (file.transcription or {}).get("status") == "complete"
    return {
        "subtype": file.subtype,
        "transcription": file.transcription,
        **({"vtt": f"{address}/{TRANSCRIPT}"} if written_down else {}),
        "media_display_type": kind,
        "duration_ms": 1000,
        **({"audio_wave_samples": [0, 50, 100, 50]} if kind == "audio" else {}),
    }


def webvtt(spoken: str) -> str:
    """What is said in a clip as Slack keeps its transcript: a few words to a second, in WebVTT."""
    words = spoken.split()
    cues = [
        f"{number}\n00:{number // 60:02}:{number % 60:02}.000 --> 00:{number // 60:02}:{number % 60:02}.900\n- {html.escape(said)}"
        for number, said in enumerate(" ".join(words[at : at + 5]) for at in range(0, len(words), 5))
    ]
    return "\n\n".join(["WEBVTT", *cues, ""])

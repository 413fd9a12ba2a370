"""The canvas in a handover's channel that shows the blueprint of its account, as it was written last."""

from dataclasses import dataclass
from datetime import datetime

from handover.model.disclosure import NeutralText


@dataclass(frozen=True)
class CanvasPart:
    """One part of a canvas as it was written last.

    `title` is its heading and `section` the heading above it, empty within a section. `written` is the fingerprint of the
    Markdown that was written, `seen` that of the words Slack gave back afterwards: where they differ now, somebody has edited.
    """

    key: NeutralText
    title: NeutralText
    section: NeutralText
    written: NeutralText
    seen: NeutralText = ""


@dataclass(frozen=True)
class Canvas:
    """The canvas of a handover's channel. `id` is Slack's, empty while there is none; `link` is where people open it.

    `refused` is Slack's code where the workspace has no canvases, as of `refused_at` (UTC). `deleted`: somebody has deleted it,
    so that it comes back only when somebody asks. `hidden`: the channel's members cannot open it, while outsiders are among them.
    """

    handover: NeutralText
    conversation: NeutralText
    id: NeutralText = ""
    link: NeutralText = ""
    parts: tuple[CanvasPart, ...] = ()
    refused: NeutralText = ""
    refused_at: datetime | None = None
    deleted: bool = False
    hidden: bool = False

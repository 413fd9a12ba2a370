"""The canvas in a handover's channel that shows the blueprint of its account, as it was written last."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from handover.model.disclosure import InternalText, NeutralText


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


class EditState(StrEnum):
    """What has become of an edit that somebody made in the canvas. `SECRET`: it looks like a secret, so it was not kept."""

    OPEN = "open"
    TAKEN = "taken"
    LEFT_OUT = "left_out"
    SECRET = "secret"  # noqa: S105 (the name of a state)


@dataclass(frozen=True)
class CanvasEdit:
    """What somebody has changed in a part of the canvas, offered to be taken over.

    `before` is what is known, `after` what stands in the canvas, `mark` its fingerprint. `by` has edited, as far as Slack says it.
    """

    id: NeutralText
    key: NeutralText
    title: NeutralText
    before: InternalText
    after: InternalText
    mark: NeutralText
    by: NeutralText
    at: datetime
    state: EditState = EditState.OPEN
    decided_by: NeutralText = ""
    decided_at: datetime | None = None
    told: NeutralText = ""
    """Who was told of it directly, once the handover had ended; empty for an edit that is told in the channel."""


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
    edits: tuple[CanvasEdit, ...] = ()
    """What people have edited in it, the newest last."""
    writing: tuple[CanvasPart, ...] = ()
    """What was about to be written, until that is recorded in `parts`; `seen` is the fingerprint of the words it was to say."""
    looked_at: datetime | None = None
    """When it was last looked at since the handover ended (UTC), None for never."""

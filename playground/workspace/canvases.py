"""The canvases of a workspace: documents in sections, which the app and people edit."""

from collections.abc import Iterator

from playground.rules.canvas import is_item, mentioned_in, returned, sections_of
from playground.workspace.core import Core
from playground.workspace.entities import Canvas, Json
from playground.workspace.errors import SlackError
from playground.workspace.events import CanvasChanged


class Canvases:
    """All canvases by id, deleted ones too."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._by_id: dict[str, Canvas] = {}

    def __iter__(self) -> Iterator[Canvas]:
        """Every canvas that was not deleted, oldest first."""
        return (one for one in self._by_id.values() if not one.deleted)

    def restore(self, document: Json) -> None:
        """Take back a canvas written down by an earlier run."""
        canvas = Canvas(**document)
        self._by_id[canvas.id] = canvas

    def get(self, canvas_id: str) -> Canvas:
        """The canvas with this id; raises `canvas_not_found`, for one that was deleted too."""
        canvas = self._by_id.get(canvas_id)
        if canvas is None or canvas.deleted:
            raise SlackError("canvas_not_found")
        return canvas

    def of_channel(self, channel_id: str) -> list[Canvas]:
        """The canvases that are tabs of a channel, oldest first."""
        return [one for one in self if one.channel == channel_id]

    def create(self, title: str, markdown: str, user_id: str, channel_id: str = "") -> Canvas:
        """Make a canvas, as a tab of a channel if one is given."""
        at = self._core.seconds()
        canvas = Canvas(self._core.new_id("F"), title, user_id, channel_id, created=at, updated=at)
        self._by_id[canvas.id] = canvas
        self.write(canvas, markdown, user_id)
        return canvas

    def write(self, canvas: Canvas, markdown: str, user_id: str) -> None:
        """Put this in the place of all that stands in a canvas."""
        self._changed(canvas, sections_of(markdown), user_id)
        canvas.mentions += mentioned_in(markdown)

    def replace(self, canvas: Canvas, place: int, taken: int, markdown: str, user_id: str) -> None:
        """Take out `taken` sections from the place on, and put the sections of the Markdown there."""
        sections = [str(one["markdown"]) for one in canvas.sections]
        sections[place : place + taken] = sections_of(markdown)
        self._changed(canvas, sections, user_id)
        canvas.mentions += mentioned_in(markdown)

    def rename(self, canvas: Canvas, title: str, user_id: str) -> None:
        """Change a canvas's title."""
        canvas.title = title
        self._changed(canvas, [str(one["markdown"]) for one in canvas.sections], user_id)

    def delete(self, canvas: Canvas) -> None:
        """Delete a canvas for good."""
        canvas.deleted = True
        self._core.save("canvas", canvas.id, canvas)

    def content(self, canvas: Canvas) -> str:
        """What stands in a canvas, as canvases.getContent gives it."""
        text = ""
        for before, one in zip([{"markdown": ""}, *canvas.sections], canvas.sections, strict=False):
            between = "\n" if is_item(str(before["markdown"])) and is_item(str(one["markdown"])) else "\n\n"
            text += (between if text else "") + returned(str(one["markdown"]))
        return f"{text}\n"

    def _changed(self, canvas: Canvas, sections: list[str], user_id: str) -> None:
        # Slack gives the sections new ids with every edit.
        canvas.sections = [
            {"id": f"temp:C:{self._core.new_id('').lower()}", "markdown": section} for section in sections
        ]
        canvas.updated, canvas.last_editor = self._core.seconds(), user_id
        if user_id not in canvas.editors:
            canvas.editors.append(user_id)
        self._core.save("canvas", canvas.id, canvas)
        self._core.events.publish(CanvasChanged(canvas, user_id))

"""What a person does with canvases: reads, edits and deletes those of the channels they are in."""

from playground.people.person import Person
from playground.platform.slack import Slack
from playground.workspace.entities import Canvas
from playground.workspace.errors import SlackError


class PersonCanvases:
    """The canvases that one member sees. Raises `canvas_not_found` for others, and for none."""

    def __init__(self, slack: Slack, person: Person) -> None:
        self._workspace = slack.workspace
        self._person = person

    def get(self, canvas_id: str) -> Canvas:
        """The canvas with this id."""
        canvas = self._workspace.canvases.get(canvas_id)
        if canvas.hidden or (
            canvas.channel and self._person.id not in self._workspace.channels.get(canvas.channel).members
        ):
            raise SlackError("canvas_not_found")
        return canvas

    def of_channel(self, channel: str) -> Canvas:
        """The newest canvas that is a tab of a channel, given by its name or id."""
        found = self._workspace.canvases.of_channel(self._workspace.channels.find(channel).id)
        if not found:
            raise SlackError("canvas_not_found")
        return self.get(found[-1].id)

    def text(self, channel: str) -> str:
        """What stands in the newest canvas of a channel, as Markdown."""
        return self._workspace.canvases.content(self.of_channel(channel))

    def write(self, canvas_id: str, markdown: str) -> None:
        """Make a canvas say this."""
        self._workspace.canvases.write(self.get(canvas_id), markdown, self._person.id)

    def edit(self, channel: str, before: str, after: str) -> None:
        """Put other words in the place of some, which have to be there, in the newest canvas of a channel."""
        text = self.text(channel)
        if before not in text:
            raise LookupError(f"the canvas does not say {before!r}")
        self.write(self.of_channel(channel).id, text.replace(before, after, 1))

    def delete(self, channel: str) -> None:
        """Delete the newest canvas of a channel."""
        self._workspace.canvases.delete(self.of_channel(channel))

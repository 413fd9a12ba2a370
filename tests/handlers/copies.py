"""Files of an interview, as they stand in the handover's channel."""

from playground.driver import MemberDriver
from playground.running import Playground
from playground.workspace.entities import File


def copies(playground: Playground, priya: MemberDriver) -> list[File]:
    """Return the files Priya sees in the handover's channel, threads included, that are not the document."""
    workspace = playground.slack.workspace
    channel = next(one for one in workspace.channels.of(priya.id) if one.kind == "private")
    ids = [file for message in workspace.messages.all(channel.id) for file in message.files]
    return [file for file in map(workspace.files.get, ids) if not file.deleted]

"""Files that people have got from the bot."""

from playground.driver import MemberDriver
from playground.running import Playground
from playground.workspace.entities import File


def files_of(playground: Playground, person: MemberDriver) -> list[File]:
    """Return the files that stand in somebody's direct messages with the bot."""
    workspace = playground.slack.workspace
    messages = workspace.messages.all(workspace.app_dm(person.id).id)
    return [workspace.files.get(file) for message in messages for file in message.files]

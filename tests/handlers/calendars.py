"""Calendar files that people have got from the bot, as calendars read them."""

from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream

from playground.driver import MemberDriver
from playground.running import Playground
from playground.workspace.entities import File


def files_sent(playground: Playground, person: MemberDriver) -> list[File]:
    """Return the files that stand in somebody's direct messages with the bot."""
    workspace = playground.slack.workspace
    messages = workspace.messages.all(workspace.app_dm(person.id).id)
    return [workspace.files.get(file) for message in messages for file in message.files]


def calendars(playground: Playground, person: MemberDriver) -> list[Calendar]:
    """Return what a second library reads in the calendar files that somebody has got."""
    content = playground.slack.workspace.files.content
    texts = [content(file).decode() for file in files_sent(playground, person) if file.name.endswith(".ics")]
    return [IcsCalendarStream.calendar_from_ics(text) for text in texts]

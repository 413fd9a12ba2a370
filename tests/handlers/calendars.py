"""Calendar files that people have got from the bot, as calendars read them."""

from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream

from playground.driver import MemberDriver
from playground.running import Playground
from tests.handlers.files import files_of


def calendars(playground: Playground, person: MemberDriver) -> list[Calendar]:
    """Return what a second library reads in the calendar files that somebody has got."""
    content = playground.slack.workspace.files.content
    texts = [content(file).decode() for file in files_of(playground, person) if file.name.endswith(".ics")]
    return [IcsCalendarStream.calendar_from_ics(text) for text in texts]

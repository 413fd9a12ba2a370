"""When and how the letter was sent: in words, and the form in which it is said."""

from collections.abc import Mapping
from datetime import datetime

from handover.introduction.sending import day_sent
from handover.model.handover import Handover
from handover.model.introduction import Introduction, SentWay
from handover.todos import TodoKind, todos
from messages.kit import blocks
from messages.kit.dates import day, local_time
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.text import mention
from messages.kit.titles import account

TITLE = "How it was sent"
DAY, WAY = "sent_day", "sent_way"
NOT_SAID = "not_said"
_WAYS: Mapping[SentWay, tuple[str, str]] = {
    SentWay.MAIL_PROGRAM: ("From a mail program", "from a mail program"),
    SentWay.OTHER_TOOL: ("With another tool, such as a chat or a portal", "with another tool"),
    SentWay.BY_HAND: ("By hand, on paper", "by hand"),
    SentWay.IN_PERSON: ("In person, at a call or a visit", "in person"),
}
"""Each way as the form calls it, and as it stands in a sentence."""


def how_sent(letter: Introduction, marked: datetime) -> str:
    """Return when a letter was sent, `marked` (UTC) unless another day was given, and how where that was said; in mrkdwn."""
    way = f", {_WAYS[letter.sent_way][1]}" if letter.sent_way else ""
    if letter.sent_day:
        return f" on {day(letter.sent_day)}{way} (marked {local_time(marked)})"
    return f"{way}: {local_time(marked)}"


def letter_line(handover: Handover) -> str:
    """Return in a line who is to send the approved letter by when, or who has sent the last one, when and how; empty before."""
    sending = next((todo for todo in todos(handover) if todo.kind is TodoKind.SEND), None)
    if sending is not None:
        return f"The introduction e-mail is approved: {mention(sending.owner)} sends it, by {day(sending.due)}."
    letter = handover.sent_letter
    if letter is None or letter.sent_at is None:
        return ""
    went = f"The introduction e-mail went to the customer{how_sent(letter, letter.sent_at)}."
    marked = f" {mention(letter.marked_by)} marked it." if letter.marked_by not in ("", letter.sent_by) else ""
    return f"{went} {mention(letter.sent_by)} sent it.{marked}"


def how_button(handover: Handover) -> blocks.Element:
    """Return the button that opens the form."""
    return blocks.button("Another day or way …", Action.EMAIL_SENT_HOW, handover.id)


def how_form(handover: Handover, zone: str, *, metadata: str) -> View:
    """Return the form with what is known of it; its day is that in the zone of whoever opens it."""
    letter = handover.introduction
    ways = [(label, way.value) for way, (label, _) in _WAYS.items()]
    chosen = letter.sent_way.value if letter.sent_way else NOT_SAID
    return blocks.modal(
        Form.EMAIL_SENT_HOW,
        TITLE,
        [
            blocks.section(f"When and how did the introduction e-mail for *{account(handover)}* go to the customer?"),
            blocks.field(
                DAY,
                "Day",
                blocks.date_picker(DAY, day_sent(letter, zone)),
                hint="Empty for the day on which it was marked as sent.",
                optional=True,
            ),
            blocks.field(WAY, "Way", blocks.radio_buttons(WAY, [*ways, ("I don't want to say", NOT_SAID)], chosen)),
        ],
        submit="Save",
        metadata=metadata,
    )

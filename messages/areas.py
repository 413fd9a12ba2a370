"""Several people who take an account over: the list with its form, the line on the card, and what whoever has an area reads."""

from datetime import datetime

from handover.accounts.names import folded
from handover.areas import LONGEST_NAME, MOST, area_with, last_change, may_undo_area
from handover.model.areas import Area, AreaChange
from handover.model.handover import Handover
from handover.model.people import Person
from handover.review import reviewed_items
from handover.roles import has_declined
from handover.text.names import called
from messages.incoming_team import team_words
from messages.kit import blocks
from messages.kit.dates import day, local_time
from messages.kit.ids import Action, Form
from messages.kit.message import Block, Message, View
from messages.kit.text import count, first_listed, listed, mention, oneline, safe
from messages.kit.titles import account, hands_over, item_title
from messages.kit.values import ButtonValue

TITLE, FORM_TITLE = "Who takes over what", "An area"
WHO, NAME, ITEMS, FOR_CUSTOMER = "who", "name", "items", "for_customer"
MOST_NAMED = 8


def area_words(area: Area) -> str:
    """Return the name of an area, escaped."""
    return safe(oneline(area.name), LONGEST_NAME)


def areas_line(handover: Handover) -> str:
    """Return who has which area beside the incoming CSM; empty where nobody has."""
    named = [f"{mention(one.who)} {area_words(one)}" for one in handover.areas]
    return f"With {mention(handover.incoming)}, who owns it: {first_listed(named, MOST)}." if named else ""


def areas_of_reader(handover: Handover, user: str) -> str:
    """Return which answers this reader is asked to accept by an area, or which others are: empty for who reads all of them."""
    own = area_with(handover, user)
    if own is not None:
        return (
            f"Yours to accept, *{area_words(own)}*: {first_listed(_titles(handover, own), MOST_NAMED) or 'none so far'}. "
            "You may ask about all."
        )
    if user != handover.incoming or not handover.areas:
        return ""
    others = [f"{mention(one.who)} {area_words(one)}" for one in handover.areas]
    return f"Answers of an area are for others to accept: {first_listed(others, MOST)}. You may accept all."


def areas_button(handover: Handover) -> blocks.Element:
    """Return the button that opens the list."""
    return blocks.button("See who takes over what", Action.AREAS_OPEN, handover.id)


def areas(handover: Handover, reader: Person, now: datetime) -> View:
    """Return who takes over what, with the way to change it and, for who may at `now` (UTC), to undo the latest change."""
    team = f", for *{team_words(handover.incoming_team)}*" if handover.incoming_team else ""
    words = (
        f"*{account(handover)}*: {mention(handover.incoming)} takes it over and owns it{team}. Colleagues can take over an area "
        "beside them, such as the technical side: they read everything, ask, and accept the answers of their area."
    )
    return blocks.modal(Form.AREAS, TITLE, [blocks.section(words), *area_blocks(handover, reader, now)])


def area_blocks(handover: Handover, reader: Person, now: datetime) -> list[Block]:
    """Return each area with the way to change it, the way to another one, and the latest change with its undo: see `areas`."""
    content: list[Block] = []
    for one in handover.areas:
        value = str(ButtonValue(handover.id, one.who))
        what = f"*{area_words(one)}*: {mention(one.who)}{_declined(handover, one)}"
        content.append(blocks.section(f"{what}\n{_accepts(handover, one)}{_for_customer(handover, one)}"))
        if handover.open:
            change = blocks.button("Change …", Action.AREA_EDIT, value, label=f"Change {oneline(one.name)}")
            take = blocks.button("Take out", Action.AREA_TAKE, value, label=f"Take out {oneline(one.name)}")
            content.append(blocks.actions(change, take))
    if handover.open and len(handover.areas) < MOST:
        content.append(blocks.actions(blocks.button("Add a colleague …", Action.AREA_EDIT, handover.id)))
    last = last_change(handover, now)
    if last is not None and may_undo_area(handover, last, reader):
        undo = blocks.button("Undo", Action.AREA_UNDO, str(ButtonValue(handover.id, last.at.isoformat())))
        words = f"✓ {changed_words(last)} ({mention(last.by)}, {local_time(last.at)})"
        content.append(blocks.section(words, undo))
    return content


def changed_words(change: AreaChange) -> str:
    """Return what somebody gave, changed or took."""
    before, after = ({one.who: one for one in areas} for areas in (change.before, change.after))
    said = [f"{area_words(one)}: {mention(who)}" for who, one in after.items() if who not in before]
    said += [f"{area_words(one)}: {mention(who)} no more" for who, one in before.items() if who not in after]
    said += [f"{area_words(one)}: changed" for who, one in after.items() if who in before and before[who] != one]
    return listed(said)


def form(handover: Handover, user: str, metadata: str) -> View:
    """Return the form of an area, filled in with that of this person; empty for a new one."""
    had = area_with(handover, user)
    choices = [(item.title, item.key) for item in reviewed_items(handover)]
    chosen = had.items if had is not None else ()
    return blocks.modal(
        Form.AREA,
        FORM_TITLE,
        [
            blocks.field(WHO, "Who?", blocks.user_picker(WHO, user)),
            blocks.field(
                NAME,
                "Their area",
                blocks.text_field(NAME, had.name if had else "", placeholder="technical", limit=LONGEST_NAME),
                hint="In a word or two, such as technical or commercial.",
            ),
            blocks.field(
                ITEMS,
                "Answers they accept",
                blocks.choices_menu(ITEMS, choices, chosen),
                hint="For “technical” and “commercial” you can leave this empty: the answers that fit are taken.",
                optional=True,
            ),
            blocks.field(
                FOR_CUSTOMER,
                "The customer reads that they look after",
                blocks.text_field(
                    FOR_CUSTOMER,
                    had.for_customer if had is not None else "",
                    placeholder="the technical side",
                    limit=LONGEST_NAME,
                ),
                hint="It comes into the introduction e-mail, with their name: “… looks after the technical side.” Leave it "
                "empty, and the e-mail doesn't name them.",
                optional=True,
            ),
        ],
        submit="Save",
        close="Cancel",
        metadata=metadata,
    )


def welcome(handover: Handover, area: Area, person: Person, channel: str) -> Message:
    """Return the first message to somebody who has an area. `channel` is the id of the channel, empty if there is none yet."""
    where = f"<#{channel}>" if channel else "the handover's channel"
    words = (
        f"Hello {safe(called(person.name) or 'there', 40)}! {mention(area.by)} asks you to take over a part of "
        f"*{account(handover)}*: *{area_words(area)}*. {hands_over(handover)} hands the customer over to "
        f"{mention(handover.incoming)}, who owns it all, "
        f"by {day(handover.window.end)}.\n\n"
        f"*What I need from you:* {_accepts(handover, area)} Say what is clear, and ask about the rest; you may read and ask about "
        f"everything else, too.\n\nNothing you write here goes to the customer. Everybody in the handover meets in {where}."
    )
    buttons = (
        blocks.button("Review answers", Action.REVIEW_OPEN, handover.id, "primary"),
        blocks.button("See the whole handover", Action.OPEN, handover.id),
        blocks.button("This isn't mine …", Action.DECLINE, handover.id),
    )
    return Message(words, [blocks.section(words), blocks.actions(*buttons)])


def over(handover: Handover, user: str) -> Message:
    """Return what that message becomes once they have no area any more, as whoever takes over all of it has none."""
    words = f"Thank you! You have no area of *{account(handover)}* any more. What you wrote is kept."
    if user == handover.incoming:
        words = f"You take over all of *{account(handover)}* now, your area with it. What you have accepted stays so."
    return Message(words, [blocks.section(words)])


def _accepts(handover: Handover, area: Area) -> str:
    titles = _titles(handover, area)
    if not titles:
        return "No answers to accept."
    return f"{count(len(titles), 'answer')} to read and accept: {first_listed(titles, MOST_NAMED)}."


def _titles(handover: Handover, area: Area) -> list[str]:
    """Return the titles of an area's items."""
    keys = {item.key for item in handover.playbook.items}
    return [item_title(handover, key) for key in area.items if key in keys]


def _for_customer(handover: Handover, area: Area) -> str:
    """Return what the customer reads of an area, and whether a letter that is written says so; empty for one that stays inside."""
    if not area.for_customer:
        return ""
    draft, words = handover.introduction, safe(oneline(area.for_customer), LONGEST_NAME)
    said = f"\nThe customer reads: “looks after {words}.”"
    if not draft.drafted or folded(area.for_customer) in folded(draft.body):
        return said
    where = "“Write again” in the e-mail's preview tells them" if draft.sent else "“Edit …” in the e-mail puts it in"
    return f"{said} The e-mail doesn't say so yet: {where}."


def _declined(handover: Handover, area: Area) -> str:
    if area.gone:
        return f" (can't take part any more; {mention(handover.incoming)} accepts the answers)"
    if not has_declined(handover, area.who):
        return ""
    return f" (says that it isn't theirs; {mention(handover.incoming)} accepts the answers)"

"""Who of the customer's people is to be told personally before the introduction e-mail goes, and who has been."""

from collections.abc import Sequence

from handover.model.handover import Handover
from handover.model.introduction import ToldFirst
from handover.model.records import Contact
from handover.tell_first import key_of
from messages.kit import blocks
from messages.kit.dates import local_time
from messages.kit.ids import Action
from messages.kit.message import Block, Message
from messages.kit.text import count, listed, mention, oneline, safe
from messages.kit.titles import account
from messages.kit.values import ButtonValue

MOST_SHOWN = 20
MOST_NAMED = 5


def to_be_told(handover: Handover, people: Sequence[Contact]) -> Message:
    """Return the list for the outgoing CSM, with "Told" beside each."""
    told = {one.who: one for one in handover.introduction.told_first}
    words = (
        f":speech_balloon: The introduction e-mail for *{account(handover)}* is on its way. Before it goes, please tell "
        f"{count(len(people), 'person', 'people')} at the customer yourself:"
    )
    shown = [_line(handover, one, told.get(key_of(one))) for one in people[:MOST_SHOWN]]
    rest = people[MOST_SHOWN:]
    more = [blocks.context(f"And {_names(rest)}.")] if rest else []
    said = "\n".join(block["text"]["text"] for block in shown)
    return Message(
        "\n".join([words, said, *(f"And {_names(rest)}." for _ in more)]), [blocks.section(words), *shown, *more]
    )


def not_told(people: Sequence[Contact]) -> str:
    """Return who is still to be told before the e-mail goes, as a line of mrkdwn; empty for nobody."""
    if not people:
        return ""
    return f":speech_balloon: To be told personally before it goes, and not told yet: {_names(people)}."


def not_told_block(people: Sequence[Contact]) -> list[Block]:
    """Return the same as a section; nothing for nobody."""
    return [blocks.section(not_told(people))] if people else []


def _line(handover: Handover, person: Contact, told: ToldFirst | None) -> Block:
    title = f" · {safe(oneline(person.title), 80)}" if person.title else ""
    value = str(ButtonValue(handover.id, key_of(person)))
    if told is not None:
        words = f":white_check_mark: *{_name(person)}*{title}: told, says {mention(told.by)}, {local_time(told.at)}"
        return blocks.section(words, blocks.button("Take back", Action.TELL_FIRST_UNDO, value))
    label = f"Told: {oneline(person.name or person.email)}"
    return blocks.section(
        f"*{_name(person)}*{title}", blocks.button("Told", Action.TELL_FIRST_TOLD, value, label=label)
    )


def _names(people: Sequence[Contact]) -> str:
    named = [f"*{_name(one)}*" for one in people[:MOST_NAMED]]
    more = len(people) - MOST_NAMED
    return listed([*named, *([f"{more} more"] if more > 0 else [])])


def _name(person: Contact) -> str:
    return safe(oneline(person.name or person.email), 80)

"""All contacts of a handover in one list, with those who may be in it twice, and what was brought in from where."""

from collections.abc import Iterator, Mapping

from handover.confirming import contacts_known
from handover.joined_contacts import Pair, PairChanged, SideChanged, Twin, pair_key, pairs, source_of
from handover.model.handover import Contact, Handover
from handover.model.joined_contacts import ContactChoice, JoinedContact, Keep
from handover.model.records import RecordKind
from messages.kit import blocks
from messages.kit.dates import local_time
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.refusals import words_for
from messages.kit.text import count, mention, oneline, safe
from messages.kit.titles import account
from messages.kit.values import ButtonValue

TITLE = "Contacts"
MOST_PAIRS, MOST_CHOICES, MOST_SIDES = 12, 6, 4
LONGEST = 2800
"""Pairs, choices and sides that are shown, and characters of one block of the list."""
KEEP: Mapping[Keep, Action] = {
    Keep.FIRST: Action.CONTACTS_KEEP_FIRST,
    Keep.SECOND: Action.CONTACTS_KEEP_SECOND,
    Keep.BOTH: Action.CONTACTS_KEEP_BOTH,
}
WHY: Mapping[Twin, str] = {
    Twin.SAME_ADDRESS: "The same address, in other words",
    Twin.SAME_NAME: "The same name, with another address",
    Twin.LIKELY: "Much the same name",
}


def page(handover: Handover) -> View:
    """Return the list, who may be there twice, and the ways to more contacts and back."""
    found = pairs(handover)
    twice = f" · {len(found)} may be there twice" if found else ""
    head = f"*{account(handover)}*: {count(len(handover.contacts), 'contact')}{twice}"
    join = blocks.button("Join contacts …", Action.CONTACTS_JOIN, handover.id) if handover.open else None
    content: list[Block] = [blocks.section(head, join)]
    for pair in found[:MOST_PAIRS]:
        content += _pair(handover, pair)
    if len(found) > MOST_PAIRS:
        content.append(blocks.context(f"… and {len(found) - MOST_PAIRS} more, once you have chosen of these."))
    content += [blocks.divider(), *map(blocks.section, _list(handover)), *_with_account(handover)]
    content += [*_choices(handover), *_sides(handover)]
    return blocks.modal(Form.CONTACTS, TITLE, content, metadata=handover.id)


def _pair(handover: Handover, pair: Pair) -> Iterator[Block]:
    why = WHY[pair.twin] + (f" ({pair.likeness} %)" if pair.twin is Twin.LIKELY else "")
    first, second = (_words(one, source_of(handover, one)) for one in (pair.first, pair.second))
    if pair.twin is Twin.SAME_ADDRESS:
        second = _words(pair.second, _other_source(handover, pair.second))
    yield blocks.section(f"*{why}*\n1. {first}\n2. {second}")
    if not handover.open:
        return
    buttons = [("Keep the first", Keep.FIRST), ("Keep the second", Keep.SECOND)]
    if pair.twin is not Twin.SAME_ADDRESS:
        buttons.append(("Keep both", Keep.BOTH))
    yield blocks.actions(
        *(
            blocks.button(
                words,
                KEEP[keep],
                str(ButtonValue(handover.id, pair.key)),
                label=f"{words}: {oneline(pair.first.name)}",
            )
            for words, keep in buttons
        )
    )


def _other_source(handover: Handover, contact: Contact) -> str:
    sides = (side for side in reversed(handover.joined_sides) if not side.undone_by)
    return next((side.source for side in sides if _holds(side.contacts, contact)), "")


def _holds(contacts: tuple[JoinedContact, ...], contact: Contact) -> bool:
    return any(one.email.casefold() == contact.email.casefold() for one in contacts)


def _list(handover: Handover) -> Iterator[str]:
    text = ""
    for one in handover.contacts:
        line = f"• {_words(one, source_of(handover, one))}\n"
        if len(text) + len(line) > LONGEST:
            yield text
            text = ""
        text += line
    yield text or "Nobody yet."


def _words(contact: Contact | JoinedContact, source: str = "") -> str:
    told = ", ".join(safe(oneline(one), 150) for one in (contact.name, contact.email, contact.role) if one.strip())
    return f"{told} _(from {safe(oneline(source), 80)})_" if source else told


def _with_account(handover: Handover) -> Iterator[Block]:
    item = next((one.key for one in handover.playbook.items if one.kind is RecordKind.PEOPLE), "")
    missing = len(contacts_known(handover, item)) if item else 0
    if missing and handover.active and handover.joined_sides:
        words = f"{count(missing, 'contact')} of these the account does not know yet."
        yield blocks.section(words, blocks.button("Keep with the account", Action.CONTACTS_ACCOUNT, handover.id))


def _choices(handover: Handover) -> Iterator[Block]:
    for one in reversed(handover.contact_choices[-MOST_CHOICES:]):
        undo = blocks.button(
            "Undo", Action.CONTACTS_UNDO_CHOICE, str(ButtonValue(handover.id, pair_key(one.first, one.second)))
        )
        yield blocks.section(_chosen(one), undo if handover.open else None)


def _chosen(choice: ContactChoice) -> str:
    who = f"({mention(choice.by)}, {local_time(choice.at)})"
    if choice.keep is Keep.BOTH:
        return f"✓ Two people: {_words(choice.first)} and {_words(choice.second)} {who}"
    kept, left = (choice.first, choice.second) if choice.keep is Keep.FIRST else (choice.second, choice.first)
    return f"✓ Kept {_words(kept)}, left out {_words(left)} {who}"


def _sides(handover: Handover) -> Iterator[Block]:
    sides = list(enumerate(handover.joined_sides))[-MOST_SIDES:]
    for number, side in reversed(sides):
        source = f" from {safe(oneline(side.source), 80)}" if side.source else ""
        words = f"{count(len(side.contacts), 'contact')}{source} · {mention(side.by)}, {local_time(side.at)}"
        if side.undone_by:
            yield blocks.context(f"{words} · taken out again by {mention(side.undone_by)}")
            continue
        value = str(ButtonValue(handover.id, str(number)))
        undo = blocks.button("Take them out again", Action.CONTACTS_UNDO_JOIN, value) if handover.open else None
        yield blocks.section(f"Joined: {words}", undo)


@words_for.register
def _(_refusal: PairChanged) -> str:
    return "Somebody has chosen already, or one of the two is no contact any more. `/handover contacts` shows the list."


@words_for.register
def _(_refusal: SideChanged) -> str:
    return "These contacts were taken out again already. `/handover contacts` shows the list."

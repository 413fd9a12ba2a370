"""The channel that several handovers of a book share: its name, its topic, what it is for; and a card that has left it."""

from collections.abc import Mapping

from handover.model.handover import Handover
from handover.model.people import Person
from messages.kit import blocks
from messages.kit.message import Message
from messages.kit.text import mention, oneline, safe
from messages.opening.channel import LONGEST_ACCOUNT, latin_name, leaver_named, named


def channel_name(handover: Handover, people: Mapping[str, Person]) -> str:
    """Return the name for the channel, such as `handover-sam-to-priya`, by the first names of the two CSMs."""
    leaver = handover.leaver or _called(handover.outgoing, people)
    return latin_name(f"{_first(leaver)} to {_first(_called(handover.incoming, people))}", handover.id)


def topic(handover: Handover, people: Mapping[str, Person]) -> str:
    """Return the topic of the channel (250 characters, plain text): whose accounts, and where to write."""
    who = f"Accounts that go from {leaver_named(handover, people)} to {named(handover.incoming, people)}"
    return f"{who} · each has a message of its own: what concerns it goes in the thread below"


def about(handover: Handover) -> Message:
    """Return the channel's first message: what it is for, and where to write."""
    leaver = safe(oneline(handover.leaver), LONGEST_ACCOUNT) if handover.leaver else mention(handover.outgoing)
    words = (
        f"This channel is for the smaller accounts that go from {leaver} to {mention(handover.incoming)}. Each has a message of "
        "its own here, and everything about it stands in the thread below that. Please write there, too, so that accounts "
        "don't mix."
    )
    return Message(words, [blocks.section(words)])


def goes_on_elsewhere(handover: Handover, channel: str) -> Message:
    """Return what the card of a handover becomes that goes on in a channel of its own."""
    account = safe(oneline(handover.account), LONGEST_ACCOUNT)
    words = f"*{account}* goes on in a channel of its own, <#{channel}>, because its people have changed."
    return Message(words, [blocks.section(words)])


def _called(user: str, people: Mapping[str, Person]) -> str:
    person = people.get(user)
    return person.name if person else ""


def _first(name: str) -> str:
    return next(iter(name.split()), "somebody")

"""The handover's channel: name, topic, bookmarks, and the message when a stage is reached."""

import re
import unicodedata
from collections.abc import Mapping

from anyascii import anyascii

from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.playbook import Stage, StepKind
from handover.stages import step_settled, steps_of
from handover.text.length import length
from messages.kit import blocks
from messages.kit.dates import day
from messages.kit.message import Message
from messages.kit.slack_codes import SlackCode
from messages.kit.text import mention, oneline, safe

PREFIX = "handover-"
LONGEST_NAME = 80
ROOM_FOR_NUMBER = 4
LONGEST_TOPIC = 250
LONGEST_ACCOUNT = 120
LONGEST_PERSON = 30


def channel_name(handover: Handover) -> str:
    """Return the name for the channel, such as `handover-acme-corp`.

    Slack documents lower-case a to z, digits, hyphens and underscores, 80 characters in all; in some workspaces it takes
    other letters, but none can count on it. So letters of any script are written in Latin ones (Łódź: lodz), other
    characters leave a gap, and an empty name is replaced by the handover's id.
    """
    return latin_name(handover.account, handover.id)


def latin_name(text: str, otherwise: str) -> str:
    """Return the name of a channel that is called by this text, or by something else where nothing of it is left."""
    latin = anyascii(unicodedata.normalize("NFKC", text)).casefold()
    words = re.findall(r"[a-z0-9]+", re.sub(r"['`]", "", latin))
    slug = "-".join(words) or re.sub(r"[^a-z0-9]", "", otherwise.lower())
    return (PREFIX + slug)[: LONGEST_NAME - ROOM_FOR_NUMBER].rstrip("-")


def numbered(name: str, number: int) -> str:
    """Return the name to try when others are taken: `…-2`, `…-3`. For `number` 1 the name itself."""
    return name if number == 1 else f"{name}-{number}"


def topic(handover: Handover, people: Mapping[str, Person]) -> str:
    """Return the topic of the channel (250 characters, plain text): who, what, and when."""
    window = handover.window
    rest = (
        f" goes from {leaver_named(handover, people)} to {named(handover.incoming, people)}"
        f" · {day(window.start)} to {day(window.end)}"
    )
    return safe(oneline(handover.account), LONGEST_TOPIC - length(rest)) + rest


def stage_reached(handover: Handover, stage: Stage) -> Message:
    """Return the message that a stage has been reached, and what it is about."""
    who = {
        "outgoing": mention(handover.outgoing),
        "incoming": mention(handover.incoming),
        "account": safe(oneline(handover.account), LONGEST_ACCOUNT),
    }
    notes = _STAGE_NOTES[stage]
    lead, rest = (words.format_map(who) for words in (notes[0], _TALK if _read(handover, stage) else notes[1]))
    note = f":white_check_mark: *{lead}* {rest}"
    return Message(note, [blocks.section(note)])


def _read(handover: Handover, stage: Stage) -> bool:
    """Return whether, as this stage is reached, all that is to be read before its call has been."""
    reading = [step for step in steps_of(handover, stage) if step.kind is StepKind.READING]
    return bool(reading) and all(step_settled(handover, step) for step in reading)


def bookmark_card() -> str:
    """Return the title of the bookmark of the summary card."""
    return "Where things stand"


def bookmark_document() -> str:
    """Return the title of the bookmark of the handover document."""
    return "Handover document"


def was_for_one_person(title: str) -> bool:
    """Return whether a bookmark is one that versions up to 0.3 made: it led everybody but the outgoing CSM to an error."""
    return title.startswith("Interview (for ") and title.endswith(" only)")


def not_invited(handover: Handover, reasons: Mapping[str, str], *, later: bool = False) -> Message:
    """Return the message about people who could not be invited: user id → Slack's error code. With `later`, they will be again."""
    lines = [f"• {mention(user)}: {_CANNOT_JOIN.get(why, 'Slack did not allow it')}" for user, why in reasons.items()]
    rest = "Please invite them yourself, or tell me who else it should be."
    if later:
        rest = f"I try again every hour. A workspace admin can let apps invite people. {rest}"
    if reasons.keys() >= set(handover.participants):
        account = safe(oneline(handover.account), LONGEST_ACCOUNT)
        lead = f":warning: *{account}*: nobody could come into the private channel I have opened:"
        rest = rest.partition(" Please")[0] if later else "Everything goes on in direct messages and with `/handover`."
    else:
        lead = "I couldn't bring everybody in here:"
    words = "\n".join([lead, *lines, rest])
    return Message(words, [blocks.section(words)])


def leaver_named(handover: Handover, people: Mapping[str, Person]) -> str:
    """Return what whoever hands over is called, escaped and not too long."""
    return safe(oneline(handover.leaver), LONGEST_PERSON) if handover.leaver else named(handover.outgoing, people)


def named(user: str, people: Mapping[str, Person]) -> str:
    """Return what somebody is called, escaped and not too long."""
    person = people.get(user)
    return safe(oneline(person.name), LONGEST_PERSON) if person and person.name else "somebody"


_STAGE_NOTES: Mapping[Stage, tuple[str, str]] = {
    Stage.PREPARE: ("Preparation has begun.", "{outgoing} says where things stand."),
    Stage.DOCUMENT: ("The first picture is there.", "Next, {outgoing} writes down what {incoming} needs to know."),
    Stage.CONTEXT_CALL: (
        "Everything is written down.",
        "{incoming}, read it through and ask what is unclear, then find a time to talk it over with {outgoing}.",
    ),
    Stage.INTRODUCE: (
        "The context call is behind you.",
        "Next, the customer hears of the change: write the introduction e-mail with `/handover email`.",
    ),
    Stage.WARM_CALL: (
        "The customer knows.",
        "Next is the call where {outgoing} and {incoming} talk to the customer together.",
    ),
    Stage.SUPPORT: (
        "{incoming} is in the lead now.",
        "{outgoing} stays within reach until {incoming} says that nothing is missing.",
    ),
    Stage.DONE: ("Done.", "{account} is with {incoming}."),
}

_TALK = "{incoming} has read it. Next, {outgoing} and {incoming} talk over what isn't written."
"""In place of what is said of the stage of the context call, once everything is read."""

_CANNOT_JOIN: Mapping[str, str] = {
    SlackCode.USER_NOT_FOUND: "I can't find this person any more",
    SlackCode.USER_IS_RESTRICTED: "is a guest",
    "user_is_ultra_restricted": "is a guest",
    SlackCode.CANT_INVITE: "can't be invited",
    SlackCode.USER_DISABLED: "has been deactivated",
    "org_user_not_in_team": "isn't a member of this workspace",
    "ura_max_channels": "is a guest of one channel only",
}

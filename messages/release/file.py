"""A released version as files, and what is said of it where they are: nothing in here is read but the version itself."""

import re
from collections.abc import Iterator
from itertools import groupby

from handover.blueprint.file import FileFormat
from handover.model.handover import Handover
from handover.model.release import Release
from messages.blueprint.parts import BlueprintPart
from messages.blueprint.pdf import typst_inputs
from messages.causes import reason_of
from messages.failures import FailureWords
from messages.kit import blocks
from messages.kit.dates import day_and_year
from messages.kit.ids import Action
from messages.kit.markdown import line
from messages.kit.message import Message
from messages.kit.text import oneline, safe
from messages.kit.titles import account
from messages.release.words import OPEN, SECTIONS, open_button, receiver_line, version_buttons, version_lines

LONGEST_NAME = 60


def title_of(name: str, version: Release) -> str:
    """Return what the document is called, in plain text. `name` is the customer's."""
    return f"{oneline(name)}: handover to {oneline(version.receiver.name)}"


def standing(version: Release, number: int) -> str:
    """Return which version it is, and of which day."""
    return f"Version {number + 1}, {day_and_year(version.at.date())}"


def file_name(name: str, version: Release, number: int, file_format: FileFormat) -> str:
    """Return the name of a version's file."""
    words = re.sub(r"[^\w]+", "-", f"{oneline(name)} for {oneline(version.receiver.name)}".casefold())
    return f"{words[:LONGEST_NAME].strip('-_')}-v{number + 1}.{file_format}"


def markdown(name: str, version: Release, number: int) -> str:
    """Return the Markdown file's text, with everything people wrote escaped."""
    parts = [f"# {line(title_of(name, version))}", line(standing(version, number))]
    for section, lines in groupby(version.lines, key=lambda one: one.section):
        parts.append(f"## {SECTIONS[section]}")
        parts.append("\n".join(f"- {line(one.text)}" for one in lines))
    return "\n\n".join(parts) + "\n"


def inputs(name: str, version: Release, number: int) -> dict[str, str]:
    """Return what the template sets to a PDF."""
    return typst_inputs(title_of(name, version), standing(version, number), tuple(_parts(version)))


def _parts(version: Release) -> Iterator[BlueprintPart]:
    for section, lines in groupby(version.lines, key=lambda one: one.section):
        yield BlueprintPart(section, SECTIONS[section], "\n".join(f"• {oneline(one.text)}" for one in lines))


def note(handover: Handover, number: int) -> Message:
    """Return what is said below the files: what has become of the version, and what can be done."""
    version = handover.release.versions[number]
    name = receiver_line(version.receiver)
    lead = f":page_facing_up: *{account(handover)}*: the document for {name}."
    if version.taken_back_by:
        next_ = "Please don't pass the files above on: this version is taken back."
    elif version.sent is None:
        next_ = "I have sent it to nobody. Pass the files above on yourself, then say so here."
    else:
        next_ = ""
    words = "\n".join(filter(None, (lead, *version_lines(version, number), next_)))
    row = blocks.actions(*version_buttons(handover, number), open_button(handover))
    return Message(words, [blocks.section(words), row])


def not_sent(handover: Handover, version: Release, number: int, why: str) -> Message:
    """Return what who released it is told when Slack takes no file: the whole of it to copy, where it is short enough."""
    words = (
        f":warning: Version {number + 1} for *{safe(oneline(version.receiver.name), 150)}* is released, but I couldn't send "
        f"you the files: {reason_of(why)}. You can read all of it with `/handover release`."
    )
    whole = blocks.instead_of_a_file(markdown(handover.account, version, number))
    return Message(words, [blocks.section(words), *whole])


FAILED = FailureWords(
    "send you the released document as files",
    stands="It is released as it was shown.",
    button=(OPEN, Action.RELEASE_OPEN),
)

"""The whole blueprint as a file: its name and content, and what is said around it."""

import re
from collections.abc import Mapping

from handover.blueprint.file import FileFormat
from handover.model.account import Account
from messages.causes import reason_of
from messages.failures import FailureWords
from messages.kit import blocks
from messages.kit.ids import Action
from messages.kit.message import Message
from messages.kit.text import oneline, safe
from messages.kit.values import AccountValue

NAMES: Mapping[FileFormat, str] = {FileFormat.MARKDOWN: "Markdown", FileFormat.PDF: "PDF"}
BUTTONS: Mapping[FileFormat, Action] = {
    FileFormat.MARKDOWN: Action.BLUEPRINT_MARKDOWN,
    FileFormat.PDF: Action.BLUEPRINT_PDF,
}
LONGEST_NAME = 60


def file_name(account: Account, file_format: FileFormat, minute: str) -> str:
    """Return the file's name: whose blueprint it is, and of which minute (UTC)."""
    name = re.sub(r"[^\w]+", "-", oneline(account.name).casefold())[:LONGEST_NAME].strip("-_")
    return f"{name or 'account'}-blueprint-{minute}.{file_format}"


def on_its_way(file_format: FileFormat) -> str:
    """Return what is said on the page when somebody has asked for the file, in mrkdwn."""
    return f":page_facing_up: The {NAMES[file_format]} is on its way to your direct messages with me."


def not_sent(account: Account, file_format: FileFormat, why: str, text: str = "") -> Message:
    """Return what whoever asked is told when Slack takes no file. `why` is Slack's code; `text` is what would be in the file."""
    whole = blocks.instead_of_a_file(text)
    way_out = "Here it is to copy:" if whole else "You can read all of it on the account's page."
    words = (
        f":warning: I couldn't send you the blueprint of *{safe(oneline(account.name), 150)}* as {NAMES[file_format]}: "
        f"{reason_of(why)}. {way_out}"
    )
    asked = {"account": account.id, "format": file_format.value}
    return Message(words, [blocks.section(words), *whole, blocks.actions(*_instead(asked))])


def markdown_instead(account: Account, *, too_long: bool) -> Message:
    """Return what whoever asked for a PDF that could not be set is told before they get Markdown."""
    why = "it took too long to set" if too_long else "something broke while it was set"
    words = (
        f":warning: I couldn't make the PDF of the blueprint of *{safe(oneline(account.name), 150)}*: {why}. "
        "Nothing is lost: I'm sending you all of it as Markdown instead."
    )
    again = blocks.button("Try again", Action.BLUEPRINT_PDF, str(AccountValue(account.id)))
    return Message(words, [blocks.section(words), blocks.actions(again)])


def refused(words: str) -> Message:
    """Return why whoever asked gets no blueprint any more, in mrkdwn."""
    words = f"I haven't sent you the blueprint. {words}"
    return Message(words, [blocks.section(words)])


def _instead(asked: Mapping[str, str]) -> list[blocks.Element]:
    """Return the buttons for whoever did not get a file: once more, as the other kind of file, or on the page."""
    value, wanted = str(AccountValue(asked["account"])), FileFormat(asked["format"])
    other = FileFormat.MARKDOWN if wanted is FileFormat.PDF else FileFormat.PDF
    return [
        blocks.button("Try again", BUTTONS[wanted], value),
        blocks.button(f"As {NAMES[other]}", BUTTONS[other], value),
        blocks.button("Open the account", Action.ACCOUNT_OPEN, value),
    ]


FAILED = FailureWords("send you the blueprint as a file", instead=_instead)

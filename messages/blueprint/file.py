"""The whole blueprint as a file: its name and content, and what is said around it."""

import re
from collections.abc import Mapping

from handover.blueprint.file import FileFormat
from handover.blueprint.whole import WholeBlueprint
from handover.model.account import Account
from handover.model.people import Person
from messages.blueprint.markdown import markdown
from messages.blueprint.pdf import pdf
from messages.causes import CAUSES
from messages.kit import blocks
from messages.kit.message import Message
from messages.kit.text import oneline, safe

NAMES: Mapping[FileFormat, str] = {FileFormat.MARKDOWN: "Markdown", FileFormat.PDF: "PDF"}
LONGEST_NAME = 60


def file_name(account: Account, file_format: FileFormat, minute: str) -> str:
    """Return the file's name: whose blueprint it is, and of which minute (UTC)."""
    name = re.sub(r"[^\w]+", "-", oneline(account.name).casefold())[:LONGEST_NAME].strip("-_")
    return f"{name or 'account'}-blueprint-{minute}.{file_format}"


def content(blueprint: WholeBlueprint, people: Mapping[str, Person], file_format: FileFormat) -> bytes:
    """Return what is in the file. A PDF takes a tenth of a second and more: not for the event loop."""
    if file_format is FileFormat.PDF:
        return pdf(blueprint, people)
    return markdown(blueprint, people).encode()


def on_its_way(file_format: FileFormat) -> str:
    """Return what is said on the page when somebody has asked for the file, in mrkdwn."""
    return f":page_facing_up: The {NAMES[file_format]} is on its way to your direct messages with me."


def not_sent(account: Account, file_format: FileFormat, why: str) -> Message:
    """Return what whoever asked is told when Slack takes no file. `why` is Slack's code."""
    cause = CAUSES.get(why)
    reason = cause.reason if cause else f"Slack doesn't let me (`{safe(oneline(why), 80)}`)"
    words = (
        f":warning: I couldn't send you the blueprint of *{safe(oneline(account.name), 150)}* as {NAMES[file_format]}: "
        f"{reason}. You can read all of it on the account's page: `/handover account`."
    )
    return Message(words, [blocks.section(words)])

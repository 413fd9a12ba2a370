"""Playbooks as files: the form that takes one, what it would change, and what is wrong in it."""

import re
from collections.abc import Mapping, Sequence

from handover.playbooks.drafts import Draft, playbook_of
from handover.playbooks.importing import MOST_PROBLEMS, Difference
from handover.playbooks.own import OwnPlaybook
from messages.causes import CAUSES, reason_of
from messages.failures import FailureWords
from messages.kit import blocks
from messages.kit.ids import Action, Form
from messages.kit.message import Message, View
from messages.kit.text import oneline, safe
from messages.kit.values import ButtonValue
from messages.opening.advice import contents
from messages.playbooks.values import PlaybookValue

TITLE = "Import a playbook"
FIELD = "file"
SHOWN = 25
"""Most titles that are listed."""
ON_ITS_WAY = ":page_facing_up: The file is on its way to your direct messages with me."
READING = (
    "I am reading it. What it would change comes to your direct messages with me in a moment; "
    "nothing counts before you say so there."
)


def form() -> View:
    """Return the form that asks for a file."""
    words = (
        "A YAML file, such as *Export* sends you. I read it and show you what it contains and what it would change; only then you "
        "decide. The key in it says which of your playbooks it changes; with a key of its own it is a new one."
    )
    element = {"type": "file_input", "action_id": FIELD, "filetypes": ["yml", "yaml", "txt", "text"], "max_files": 1}
    return blocks.modal(
        Form.PLAYBOOK_IMPORT,
        TITLE,
        [blocks.section(words), blocks.field(FIELD, "File", element)],
        submit="Read it",
        close="Cancel",
    )


def file_name(name: str, minute: str) -> str:
    """Return the name of a playbook's file: what it is called, and of which minute (UTC) it is."""
    words = re.sub(r"[^\w]+", "-", oneline(name).casefold())[:60].strip("-_")
    return f"{words or 'playbook'}-{minute}.yml"


def preview(file: str, draft: Draft, before: OwnPlaybook | None, changes: Difference, value: str) -> Message:
    """Return what a file contains and what it would change, with the button that imports it. `value` is what that carries."""
    what = contents(playbook_of(draft))
    if before is None:
        effect = "It is a new playbook: nobody's handover changes by it."
    else:
        effect = (
            f"It changes *{safe(oneline(before.draft.name), 100)}*, of which version {before.version} is there now."
        )
    lines = [f"I have read *{safe(oneline(file), 100)}*.", what, effect]
    if before is not None:
        parts = (
            ("Comes", changes.comes),
            ("Goes", changes.goes),
            ("Changes", changes.changed),
            ("Moves", changes.moved),
        )
        lines += [f"*{name}* ({len(titles)}): {_titles(titles)}" for name, titles in parts if titles]
    words = "\n".join(lines)
    button = blocks.button("Import it", Action.PLAYBOOK_TAKE_IN, value, "primary")
    return Message(words, [blocks.section(words), blocks.actions(button)])


def nothing_new(file: str, draft: Draft) -> Message:
    """Return that a file holds what is there already."""
    return _message(
        f"*{safe(oneline(draft.name), 100)}* is as in *{safe(oneline(file), 100)}* already: there is nothing to import."
    )


def taken_in(own: OwnPlaybook) -> Message:
    """Return the confirmation after a file was imported."""
    words = f"*{safe(oneline(own.draft.name), 100)}* is imported, as version {own.version}. Handovers that run keep what they have."
    button = blocks.button("Open", Action.PLAYBOOK_OPEN, str(PlaybookValue(own.key)), label=f"Open {own.draft.name}")
    return Message(words, [blocks.section(words), blocks.actions(button)])


def wrong(file: str, problems: Sequence[str]) -> Message:
    """Return everything that is wrong in a file, a line each."""
    lines = [f"• {safe(oneline(one), 300)}" for one in problems[:MOST_PROBLEMS]]
    lines += [f"… and {len(problems) - MOST_PROBLEMS} more."] if len(problems) > MOST_PROBLEMS else []
    head = f"I can't take *{safe(oneline(file), 100)}* as it is, and nothing was changed. Please mend this and send it again:"
    content = [blocks.section(head)]
    content += [blocks.section("\n".join(lines[at : at + 8])) for at in range(0, len(lines), 8)]
    return Message("\n".join([head, *lines]), content)


def refused(words: str) -> Message:
    """Return why a file is not imported."""
    return _message(f"I haven't imported it. {words}")


def unreadable(why: str) -> Message:
    """Return that a file could not be fetched. `why` is Slack's code, empty where it gave none."""
    cause = CAUSES.get(why)
    reason = f": {cause.reason}" if cause else ""
    words = f"I couldn't read that file{reason}. Please send it again."
    return Message(words, [blocks.section(words), blocks.actions(*_import_again({}))])


def not_sent(key: str, name: str, why: str, text: str) -> Message:
    """Return what whoever asked is told when Slack takes no file. `why` is Slack's code; `text` is what would be in the file."""
    whole = blocks.instead_of_a_file(text)
    here = " Here it is to copy:" if whole else ""
    words = f":warning: I couldn't send you *{safe(oneline(name), 100)}* as a file: {reason_of(why)}.{here}"
    return Message(words, [blocks.section(words), *whole, blocks.actions(*_export_again({"key": key}))])


def not_exported(words: str) -> Message:
    """Return why whoever asked gets no file of a playbook, in mrkdwn."""
    return _message(f"I haven't sent you the playbook. {words}")


def _export_again(asked: Mapping[str, str]) -> list[blocks.Element]:
    return [blocks.button("Try again", Action.PLAYBOOK_EXPORT, str(PlaybookValue(asked["key"])))]


def _import_again(_asked: Mapping[str, str]) -> list[blocks.Element]:
    return [blocks.button("Import …", Action.PLAYBOOK_IMPORT)]


NOT_SENT = FailureWords("send you the playbook as a file", instead=_export_again)
NOT_READ = FailureWords(
    "read the playbook you sent", way_out="Nothing was imported. Please send it once more.", instead=_import_again
)


def import_value(file: str, mark: str) -> str:
    """Return what the button carries that imports a file."""
    return str(ButtonValue("", f"{file} {mark}"))


def _titles(titles: Sequence[str]) -> str:
    more = [f"and {len(titles) - SHOWN} more"] if len(titles) > SHOWN else []
    return ", ".join([*(safe(oneline(one), 60) for one in titles[:SHOWN]), *more])


def _message(words: str) -> Message:
    return Message(words, [blocks.section(words)])

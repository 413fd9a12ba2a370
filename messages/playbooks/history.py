"""The changes of a playbook, the newest first: who changed what when."""

from collections.abc import Sequence

from handover.model.own_playbooks import FieldChange, PlaybookEdit
from handover.playbooks.edits import PLACE
from handover.playbooks.own import OwnPlaybook
from messages.kit import blocks
from messages.kit.dates import local_time
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.text import mention, oneline, safe
from messages.playbooks.values import PlaybookValue
from messages.playbooks.words import FIELDS, edit_words

TITLE = "Changes"
TITLES = frozenset({"added", "dropped", "changed", "moved"})
"""What an import did to entries, each with their titles."""
SHOWN = 250
"""Characters of a value that is shown, before and after."""


def history(own: OwnPlaybook, edits: Sequence[PlaybookEdit], first: int, most: int) -> View:
    """Return a page of the changes as a modal: at most `most` of `edits`, which has one more where there is another page."""
    content: list[Block] = [blocks.header(own.draft.name)]
    for edit in edits[:most]:
        words = [f"*Version {edit.version}* · {mention(edit.by)} {edit_words(edit)}, {local_time(edit.at)}"]
        words += [_field(one) for one in edit.fields]
        content.append(blocks.section("\n".join(words)))
    buttons = []
    if first > 0:
        value = str(PlaybookValue(own.key, str(max(first - most, 0))))
        buttons.append(blocks.button("Previous page", Action.PLAYBOOK_HISTORY_PREVIOUS, value))
    if len(edits) > most:
        value = str(PlaybookValue(own.key, str(first + most)))
        buttons.append(blocks.button("Next page", Action.PLAYBOOK_HISTORY_NEXT, value))
    return blocks.modal(Form.PLAYBOOK_HISTORY, TITLE, [*content, *([blocks.actions(*buttons)] if buttons else [])])


def _field(change: FieldChange) -> str:
    if change.field == PLACE:
        before, after = (
            f"after “{safe(oneline(one), SHOWN)}”" if one else "first" for one in (change.before, change.after)
        )
        return f"• Place: {before} → {after}"
    if not change.before and change.field in TITLES:
        return f"• {FIELDS[change.field]}: {safe(oneline(change.after), SHOWN)}"
    before, after = (safe(oneline(one), SHOWN) or "nothing" for one in (change.before, change.after))
    return f"• {FIELDS.get(change.field, change.field)}: {before} → {after}"

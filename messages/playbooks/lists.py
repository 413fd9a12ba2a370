"""The list of a workspace's playbooks, a page at a time: its own, those that come with Baton, and retired ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handover.model.playbook import Playbook
from handover.playbooks.library import Library
from handover.playbooks.own import OwnPlaybook
from messages.kit import blocks
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.text import oneline, safe
from messages.opening.advice import contents
from messages.playbooks.values import PlaybookValue

TITLE = "Playbooks"
PAGE = 25
WHAT_THEY_ARE = (
    "A playbook says what a handover asks and which steps it takes, of whom and until when. A handover that has started keeps "
    "its entries, whatever is changed here."
)
TO_CHANGE_ONE = (
    "*Copy* one of them to make it your own: a copy follows the words of the other one wherever you don't change them."
)
WHO_MAY = (
    "Workspace admins and team leads change playbooks: who is the manager of a handover that somebody else started."
)


@dataclass(frozen=True)
class _Row:
    heading: str
    playbook: Playbook
    note: str = ""


def playbooks(ready: Library, own: Sequence[OwnPlaybook], first: int, *, may_edit: bool) -> View:
    """Return the list as a modal, from the playbook of number `first` on."""
    rows = list(_rows(ready, own))
    content: list[Block] = [
        blocks.section(WHAT_THEY_ARE),
        blocks.context(TO_CHANGE_ONE if may_edit else WHO_MAY),
        *([blocks.actions(blocks.button("Import …", Action.PLAYBOOK_IMPORT))] if may_edit else []),
    ]
    heading = ""
    for row in rows[first : first + PAGE]:
        if row.heading != heading:
            heading = row.heading
            content.append(blocks.header(heading))
        name = oneline(row.playbook.name)
        button = blocks.button("Open", Action.PLAYBOOK_OPEN, str(PlaybookValue(row.playbook.key)), label=f"Open {name}")
        note = f"\n_{row.note}_" if row.note else ""
        content.append(blocks.section(f"{contents(row.playbook)}{note}", button))
    buttons = []
    if first > 0:
        value = str(PlaybookValue("", str(max(first - PAGE, 0))))
        buttons.append(blocks.button("Previous page", Action.PLAYBOOKS_PREVIOUS, value))
    if first + PAGE < len(rows):
        buttons.append(blocks.button("Next page", Action.PLAYBOOKS_NEXT, str(PlaybookValue("", str(first + PAGE)))))
    if buttons:
        content.append(blocks.actions(*buttons))
    return blocks.modal(Form.PLAYBOOKS, TITLE, content)


def _rows(ready: Library, own: Sequence[OwnPlaybook]) -> Iterator[_Row]:
    for one in own:
        if not one.retired:
            proposed = f"Proposed in place of {_name(ready, one.instead_of)}." if one.instead_of in ready else ""
            yield _Row("Your own", one.playbook, proposed)
    for playbook in ready.values():
        yield _Row("Ready to use", playbook)
    for one in own:
        if one.retired:
            yield _Row("Retired", one.playbook, "Offered to no handover that starts.")


def _name(ready: Library, key: str) -> str:
    return safe(oneline(ready[key].name), 100)

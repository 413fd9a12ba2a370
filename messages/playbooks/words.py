"""What the parts of a playbook are called."""

from collections.abc import Mapping

from handover.model.own_playbooks import EditKind, PlaybookEdit
from handover.model.people import Role
from handover.model.playbook import Anchor, Stage, StepKind
from handover.model.records import RecordKind
from handover.playbooks.building import due
from handover.playbooks.drafts import Fields
from handover.playbooks.schema import ItemFields
from messages import stages
from messages.kit.text import count, oneline, safe

OWNERS: Mapping[Role, str] = {
    Role.OUTGOING: "Outgoing CSM",
    Role.INCOMING: "Incoming CSM",
    Role.MANAGER: "Manager",
    Role.BACKUP: "Backup",
}
ANCHORS: Mapping[Anchor, str] = {
    Anchor.START: "the start",
    Anchor.CUSTOMER_TOLD: "the day the customer is told",
    Anchor.FIRST_JOINT_CALL: "the first call of both CSMs with the customer",
    Anchor.LAST_DAY: "the last day of the outgoing CSM",
    Anchor.END_OF_SUPPORT: "the end of support",
}
RECORDS: Mapping[RecordKind, str] = {
    RecordKind.TEXT: "Text",
    RecordKind.PEOPLE: "People",
    RecordKind.PROMISES: "Promises",
    RecordKind.DATES: "Dates",
    RecordKind.ISSUES: "Troubles",
    RecordKind.PROJECTS: "Projects",
    RecordKind.LINKS: "Links, each asked for by name",
    RecordKind.PULSE: "Mood: green, amber or red",
    RecordKind.FIGURE: "A figure",
    RecordKind.CHOICE: "One of several choices",
}
STEPS: Mapping[StepKind, str] = {
    StepKind.TASK: "Something to do, ticked off by hand",
    StepKind.READING: "Reading the answers",
    StepKind.CALL: "A call",
    StepKind.INTRODUCTION: "Sending the introduction e-mail",
    StepKind.SIGN_OFF: "The incoming CSM's last word",
}
STAGES: Mapping[str, str] = {one.value: words for one, words in stages.NAMES.items() if one is not Stage.DONE}
FIELDS: Mapping[str, str] = {
    "name": "Name",
    "description": "For whom it is",
    "workdays": "Working days",
    "instead_of": "Proposed in place of",
    "title": "Title",
    "question": "Question",
    "help": "Help",
    "example": "Example",
    "stage": "Stage",
    "owner": "Who",
    "due": "Due",
    "anchor": "Counted from",
    "days": "Working days after that",
    "minutes": "Minutes",
    "required": "Must be done",
    "kind": "Kind",
    "keeps": "Days an answer stays fresh",
    "parts": "Links or choices",
    "slots": "Links",
    "choices": "Choices",
    "after": "Comes after",
    "key": "Key",
    "extends": "Follows",
    "practices": "Practices",
    "added": "Added",
    "dropped": "Dropped",
    "changed": "Changed",
    "moved": "Moved",
}
DONE: Mapping[EditKind, str] = {
    EditKind.COPIED: "copied “{title}”",
    EditKind.IMPORTED: "imported it",
    EditKind.HEAD: "changed its name or setting",
    EditKind.CHANGED: "changed “{title}”",
    EditKind.ADDED: "added “{title}”",
    EditKind.DROPPED: "dropped “{title}”",
    EditKind.MOVED: "moved “{title}”",
    EditKind.RETIRED: "retired it",
    EditKind.RESTORED: "restored it",
    EditKind.UNDONE: "undid the change before",
}


def edit_words(edit: PlaybookEdit) -> str:
    """Return what somebody did, in mrkdwn without who and when."""
    return safe(DONE[edit.kind].format(title=oneline(edit.title)), 250)


def due_words(entry: Fields) -> str:
    """Return when an entry is due: `3 working days after the start`."""
    anchor, days = due(entry)
    if not days:
        return f"on the day of {ANCHORS[anchor]}" if anchor is Anchor.START else f"on {ANCHORS[anchor]}"
    return f"{count(abs(days), 'working day')} {'after' if days > 0 else 'before'} {ANCHORS[anchor]}"


def facts(entry: Fields) -> str:
    """Return who it is for, when it is due, and what it takes, in a line."""
    what = RECORDS[entry.kind] if isinstance(entry, ItemFields) else STEPS[entry.kind]
    parts = [
        OWNERS[entry.owner],
        STAGES[entry.stage],
        due_words(entry),
        *([count(entry.minutes, "minute")] if entry.minutes else []),
        what[0].lower() + what[1:],
        *([] if entry.required else ["may stay open"]),
    ]
    return " · ".join(parts)

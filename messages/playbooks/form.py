"""The forms of a playbook: its name and length, an entry, and what is wrong beside the field where it is."""

from collections.abc import Mapping, Sequence

from handover.form_merge import field_marks
from handover.playbooks.drafts import LONGEST_TEXT, LONGEST_TITLE, Fields
from handover.playbooks.edits import HeadForm
from handover.playbooks.entry_form import EntryForm
from handover.playbooks.library import Library
from handover.playbooks.schema import ItemFields
from handover.playbooks.source import Problem
from messages.kit import blocks
from messages.kit.ids import Form
from messages.kit.message import Block, View
from messages.kit.text import oneline, safe, shorten
from messages.kit.values import joined_marks, pack
from messages.playbooks.values import ShownEntry, ShownHead
from messages.playbooks.words import ANCHORS, FIELDS, OWNERS, RECORDS, STAGES, STEPS

HEAD_TITLE, COPY_TITLE, ITEM_TITLE, STEP_TITLE = "Name and length", "Copy playbook", "Question", "Step"
LONGEST_NAME, LONGEST_DESCRIPTION = 60, 200
NONE = "none"
"""Value of the choice of nothing: an option needs a value."""
BEFORE = "before"
"""The menu of the entries in front of which a new one can be put."""
YES_NO = (("Yes", "yes"), ("No, it may stay open", "no"))
SHOWN_AT = {"due": "days", "slots": "parts", "choices": "parts", "after": "days", "key": "title"}
"""Fields of a file that a form has under another name."""


def copy_form(key: str, name: str, description: str) -> View:
    """Return the form that asks how a copy is called."""
    words = f"A copy of *{safe(oneline(name), 100)}*. It follows its words wherever you don't change them."
    return blocks.modal(
        Form.PLAYBOOK_COPY,
        COPY_TITLE,
        [blocks.section(words), *_called("", description)],
        submit="Copy",
        close="Cancel",
        metadata=pack(ShownHead(key)),
    )


def head_form(key: str, filled: HeadForm, ready: Library) -> View:
    """Return the form of name, length, and in whose place it is proposed."""
    places = [("Only where somebody chooses it", NONE), *((one.name, one.key) for one in ready.values())]
    return blocks.modal(
        Form.PLAYBOOK_HEAD,
        HEAD_TITLE,
        [
            *_called(filled.name, filled.description),
            blocks.field(
                "workdays",
                FIELDS["workdays"],
                blocks.text_field("workdays", filled.workdays, limit=3),
                hint="How long a handover takes with it. In a shorter one the days come closer together.",
            ),
            blocks.field(
                "instead_of",
                FIELDS["instead_of"],
                blocks.menu("instead_of", places, filled.instead_of or NONE),
                hint="Where Baton would propose that one for the reason and the customer, it proposes yours.",
            ),
        ],
        submit="Save",
        close="Cancel",
        metadata=pack(ShownHead(key, joined_marks(field_marks(filled)))),
    )


def entry_form(key: str, entry: str, filled: EntryForm, *, item: bool, others: Sequence[Fields] = ()) -> View:
    """Return the form of an entry of a playbook, with everything as it is now; a new one has no key.

    `others` are the entries in front of which a new one can be put.
    """
    carried = ShownEntry(key, entry, "item" if item else "step", joined_marks(field_marks(filled)) if entry else "")
    return blocks.modal(
        Form.PLAYBOOK_ENTRY,
        ITEM_TITLE if item else STEP_TITLE,
        [*_words_of(filled, item=item), *_when(filled), *_what(filled, item=item), *_before(others, new=not entry)],
        submit="Save" if entry else "Add",
        close="Cancel",
        metadata=pack(carried),
    )


def beside(problems: Sequence[Problem], entry: str, fields: Sequence[str]) -> dict[str, str]:
    """Return the words for each field with a problem; what is wrong elsewhere in the playbook stands at the last field."""
    found: dict[str, str] = {}
    for problem in problems:
        field = SHOWN_AT.get(problem.field, problem.field)
        here = problem.entry in ("", entry) and field in fields
        where = "" if here else f"“{problem.entry}”, {FIELDS.get(problem.field, problem.field)}: "
        words = shorten(f"{where}{problem.why if where else 'This ' + problem.why}", 300)
        found.setdefault(field if here else fields[-1], f"{words}.")
    return found


def not_sound(problems: Sequence[str]) -> str:
    """Return that a playbook would not be in order, with what would be wrong, a line each."""
    lines = "\n".join(f"• {safe(oneline(one), 300)}" for one in problems[:10])
    return f"That isn't possible, because the playbook would not be in order any more:\n{lines}"


def _called(name: str, description: str) -> list[Block]:
    return [
        blocks.field("name", FIELDS["name"], blocks.text_field("name", name, limit=LONGEST_NAME)),
        blocks.field(
            "description",
            FIELDS["description"],
            blocks.text_field("description", description, limit=LONGEST_DESCRIPTION),
            hint="One sentence. It stands in the form that starts a handover.",
        ),
    ]


def _words_of(filled: EntryForm, *, item: bool) -> list[Block]:
    asked = [_text("question", filled.question, "What the CSM is asked, in one sentence.")] if item else []
    example = [_text("example", filled.example, "A good answer, with a date and a name.")] if item else []
    return [
        blocks.field("title", FIELDS["title"], blocks.text_field("title", filled.title, limit=LONGEST_TITLE)),
        *asked,
        _text("help", filled.help, "What makes it easy: where to look, how long it may be."),
        *example,
    ]


def _when(filled: EntryForm) -> list[Block]:
    return [
        blocks.field(
            "owner", FIELDS["owner"], _menu("owner", {one.value: words for one, words in OWNERS.items()}, filled)
        ),
        blocks.field("stage", FIELDS["stage"], _menu("stage", STAGES, filled)),
        blocks.field(
            "anchor",
            "Due: counted from",
            _menu("anchor", {one.value: words[0].upper() + words[1:] for one, words in ANCHORS.items()}, filled),
        ),
        blocks.field(
            "days",
            FIELDS["days"],
            blocks.text_field("days", filled.days, limit=3),
            hint="0 for that very day, -2 for two working days before it.",
        ),
        blocks.field("minutes", FIELDS["minutes"], blocks.text_field("minutes", filled.minutes, limit=3)),
        blocks.field(
            "required", FIELDS["required"], _menu("required", {value: said for said, value in YES_NO}, filled)
        ),
    ]


def _what(filled: EntryForm, *, item: bool) -> list[Block]:
    if not item:
        return [
            blocks.field(
                "kind", "What finishes it", _menu("kind", {one.value: said for one, said in STEPS.items()}, filled)
            )
        ]
    kinds = {one.value: said for one, said in RECORDS.items()}
    return [
        blocks.field("kind", "What the answer consists of", _menu("kind", kinds, filled)),
        blocks.field(
            "parts",
            FIELDS["parts"],
            blocks.text_field("parts", filled.parts, multiline=True, placeholder="Last business review ×2"),
            hint="For those two kinds alone: one per line, with ×2 for two of a kind.",
            optional=True,
        ),
        blocks.field(
            "keeps",
            FIELDS["keeps"],
            blocks.text_field("keeps", filled.keeps, limit=4),
            hint="After that it is asked again. Leave it empty for ever.",
            optional=True,
        ),
    ]


def _before(others: Sequence[Fields], *, new: bool) -> list[Block]:
    if not new or not others:
        return []
    places = [("At the end", NONE), *((f"Before “{shorten(oneline(one.title), 60)}”", one.key) for one in others)]
    return [blocks.field(BEFORE, "Where", blocks.menu(BEFORE, places, NONE))]


def _text(field: str, value: str, hint: str) -> Block:
    element = blocks.text_field(field, value, multiline=True, limit=LONGEST_TEXT)
    return blocks.field(field, FIELDS[field], element, hint=hint)


def _menu(field: str, choices: Mapping[str, str], filled: EntryForm) -> blocks.Element:
    return blocks.menu(field, [(words, value) for value, words in choices.items()], str(getattr(filled, field)))


def others_of(entries: Sequence[Fields], *, item: bool) -> list[Fields]:
    """Return those entries in front of which a new one of this kind can be put."""
    return [one for one in entries if isinstance(one, ItemFields) is item]

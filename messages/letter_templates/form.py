"""The form of one sentence: its words, what it can name, and below it the letter that says it so, while it is typed."""

from collections.abc import Sequence

from handover.form_merge import field_marks
from handover.letter_templates.editing import SentenceForm
from handover.letter_templates.fields import fields_of, filters_of, is_one_line, may_be_left_out
from handover.letter_templates.template import LONGEST
from handover.model.letter_style import Tone
from handover.model.letter_templates import OwnWords
from messages.introduction.phrasebook import Phrasebook
from messages.kit import blocks
from messages.kit.ids import Form, LiveField
from messages.kit.message import Block, View
from messages.kit.text import listed, oneline, safe
from messages.kit.values import joined_marks, pack
from messages.letter_templates.page import in_style
from messages.letter_templates.sentences import FILTERS, MEANINGS, PART_OF, PARTS, TITLES
from messages.letter_templates.values import ShownSentence, TemplatesValue

TITLE = "Words of a sentence"
WORDS = str(LiveField.TEMPLATE)
BELOW = "below:"
"""How the ids of the blocks begin that show what is typed."""
ROOM = 700
"""Characters that can be typed: more than are kept, so that what is too long is said beside the field and nothing is cut."""
AROUND = ("type", "callback_id", "title", "submit", "close", "private_metadata")


def form(about: TemplatesValue, key: str, own: OwnWords, below: Sequence[Block]) -> View:
    """Return the form of a sentence; `below` shows what it says now."""
    book = Phrasebook(about.language, about.tone, own)
    words, standard = words_now(about, key, own), words_now(about, key, {})
    marks = joined_marks(field_marks(SentenceForm(words)))
    content = [
        blocks.section(
            f"*{PARTS[PART_OF[key]][0]}: {TITLES[key]}*\n{in_style(about.language, about.tone)}. {_holds(book, key)}"
        ),
        *([] if words == standard else [blocks.context(f"My words: {_shown(standard)}")]),
        blocks.field(
            WORDS,
            "Words",
            blocks.text_field(WORDS, words, multiline=not is_one_line(key), limit=ROOM, while_typing=True),
            hint=_hint(key),
            optional=may_be_left_out(key),
            live=True,
        ),
        blocks.context(_can_name(about, key)),
        *_below(below),
    ]
    metadata = pack(ShownSentence(str(about), key, marks))
    return blocks.modal(Form.TEMPLATE, TITLE, content, submit="Save", close="Back", metadata=metadata)


def words_now(about: TemplatesValue, key: str, own: OwnWords) -> str:
    """Return what the form shows at first: what the sentence says now."""
    return Phrasebook(about.language, about.tone, own).wording(key).words


def with_below(view: View, typed: str, below: Sequence[Block]) -> View:
    """Return the open form with this below the field, in which this is typed."""
    kept = [_holding(block, typed) for block in view["blocks"] if not str(block.get("block_id", "")).startswith(BELOW)]
    return {**{key: view[key] for key in AROUND if view.get(key)}, "blocks": [*kept, *_below(below)]}


def _holding(block: Block, typed: str) -> Block:
    if block["type"] != "input":
        return block
    element = {key: value for key, value in block["element"].items() if key != "initial_value"}
    return {**block, "element": {**element, **({"initial_value": typed} if typed else {})}}


def _below(shown: Sequence[Block]) -> list[Block]:
    return [{**block, "block_id": f"{BELOW}{number}"} for number, block in enumerate(shown, start=1)]


def _holds(book: Phrasebook, key: str) -> str:
    """Return in which tones these words hold."""
    if book.tone is not Tone.WARM:
        return "Where this tone has no words of its own, the warm tone's hold."
    otherwise = [
        str(tone)
        for tone in (Tone.FORMAL, Tone.BRIEF)
        if Phrasebook(book.language, tone, book.own).wording(key).tone is tone
    ]
    if not otherwise:
        return "The formal and the brief tone say the same, until they have words of their own."
    have = "tone has words of its own" if len(otherwise) == 1 else "tones have words of their own"
    return f"The {listed(otherwise)} {have}."


def _hint(key: str) -> str:
    left_out = " Leave it empty to leave the sentence out." if may_be_left_out(key) else ""
    return f"At most {LONGEST} characters, with fields in double braces.{left_out}"


def _can_name(about: TemplatesValue, key: str) -> str:
    """Return what the sentence can name, and what its language can do to a name."""
    named = [f"`{{{{ {name} }}}}` {MEANINGS[name]}" for name in fields_of(key)]
    done = [f"`{{{{ incoming.name | {one} }}}}` {FILTERS[one]}" for one in filters_of(about.language)]
    return "Fields: " + " · ".join([*named, *done])


def _shown(words: str) -> str:
    return safe(oneline(words), 600) if words else "_left out_"

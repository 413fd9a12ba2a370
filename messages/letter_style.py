"""How the letter to the customer is written, in the e-mail's form, and the form that changes it."""

from collections.abc import Mapping

from handover.introduction.facts import CustomerFacts
from handover.model.handover import Handover
from handover.model.letter_style import Language, Tone, Writer
from messages.kit import blocks
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.text import oneline, safe

TITLE = "How it is written"
LANGUAGE, TONE, WRITER = "language", "tone", "writer"
LANGUAGES = {
    Language.ENGLISH: "English",
    Language.GERMAN: "German",
    Language.FRENCH: "French",
    Language.SPANISH: "Spanish",
    Language.PORTUGUESE: "Portuguese",
    Language.JAPANESE: "Japanese",
}
TONES = {
    Tone.WARM: "Warm: personal, as between people who know each other",
    Tone.FORMAL: "Formal: whole names, more distance",
    Tone.BRIEF: "Brief: what they must know, no more",
}


def style_line(handover: Handover, facts: CustomerFacts) -> Block:
    """Return in which language, how and in whose name the letter is written, with the way to have it otherwise."""
    names = " and ".join(safe(oneline(one.name), 80) for one in facts.senders)
    words = f"Written in {LANGUAGES[facts.language]}, {facts.tone}, signed by {names}."
    return blocks.section(words, blocks.button("Write it otherwise …", Action.LETTER_STYLE, handover.id))


def style_form(facts: CustomerFacts, names: Mapping[Writer, str], *, metadata: str) -> View:
    """Return the form for language, tone and writer; `names` are those who can write, as the customer reads them."""
    signed = [(oneline(name), str(writer)) for writer, name in names.items()]
    return blocks.modal(
        Form.LETTER_STYLE,
        TITLE,
        [
            blocks.section("I write it anew from what I know. Your draft stays until you save the new one."),
            blocks.field(
                LANGUAGE,
                "Language",
                blocks.menu(LANGUAGE, [(words, str(one)) for one, words in LANGUAGES.items()], facts.language),
            ),
            blocks.field(
                TONE,
                "Tone",
                blocks.radio_buttons(TONE, [(words, str(one)) for one, words in TONES.items()], facts.tone),
            ),
            blocks.field(
                WRITER,
                "Signed by",
                blocks.radio_buttons(WRITER, signed, facts.writer),
                hint="Whoever signs it sends it, too.",
            ),
        ],
        submit="Write it anew",
        close="Back",
        metadata=metadata,
    )

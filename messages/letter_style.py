"""How the letter to the customer is written, in the e-mail's form, and the form that changes it."""

from collections.abc import Mapping

from handover.customer_reasons import may_say, reasons_offered
from handover.introduction.facts import CustomerFacts
from handover.model.handover import Handover
from handover.model.letter_style import CustomerReason, Language, Tone, Writer
from messages.kit import blocks
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.text import oneline, safe, shorten

TITLE = "How it is written"
LANGUAGE, TONE, WRITER, WHY = "language", "tone", "writer", "why"
TYPED = "typed"
"""Value of the choice of what was typed for the customer."""
LANGUAGES = {
    Language.ENGLISH: "English",
    Language.GERMAN: "German",
    Language.FRENCH: "French",
    Language.SPANISH: "Spanish",
    Language.PORTUGUESE: "Portuguese",
    Language.BRAZILIAN: "Portuguese (Brazil)",
    Language.JAPANESE: "Japanese",
}
TONES = {
    Tone.WARM: "Warm: personal, as between people who know each other",
    Tone.FORMAL: "Formal: whole names, more distance",
    Tone.BRIEF: "Brief: what they must know, no more",
}
REASONS = {
    CustomerReason.NOTHING: "No reason",
    CustomerReason.PROMOTION: "More responsibility for who hands over",
    CustomerReason.NEW_ROLE: "A new role for who hands over",
    CustomerReason.LEAVES: "Who hands over leaves the company",
    CustomerReason.TEAM_GREW: "Our team has grown",
    CustomerReason.REARRANGED: "Our team works in another way",
    CustomerReason.TERRITORY: "Who is there for which region has changed",
    CustomerReason.GROWTH: "They have grown",
    CustomerReason.MERGER: "The merger",
    CustomerReason.OTHER_CARE: "How we look after them changes",
    CustomerReason.UPGRADE: "Their upgrade",
    CustomerReason.PROJECT_DONE: "The project is complete",
}
"""The standard reasons, as they are chosen."""


def style_line(handover: Handover, facts: CustomerFacts) -> Block:
    """Return in which language, how and in whose name the letter is written, with the way to have it otherwise."""
    names = " and ".join(safe(oneline(one.name), 80) for one in facts.senders)
    words = f"Written in {LANGUAGES[facts.language]}, {facts.tone}, signed by {names}.{_why(handover, facts)}"
    return blocks.section(words, blocks.button("Write it otherwise …", Action.LETTER_STYLE, handover.id))


def _why(handover: Handover, facts: CustomerFacts) -> str:
    """Return which reason the letter gives, where there is one to choose."""
    if not reasons_offered(handover):
        return ""
    if facts.why:
        return f" Its reason: {REASONS[facts.why]}."
    return " Its reason is as you planned it." if facts.reason.strip() else " It gives no reason."


def style_form(handover: Handover, facts: CustomerFacts, names: Mapping[Writer, str], *, metadata: str) -> View:
    """Return the form for language, tone, writer and reason; `names` are those who can write, as the customer reads them."""
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
            *([_reason_field(handover, facts)] if reasons_offered(handover) else []),
        ],
        submit="Write it anew",
        close="Back",
        metadata=metadata,
    )


def _reason_field(handover: Handover, facts: CustomerFacts) -> Block:
    """Return the field for why, as the customer reads it: what was typed for them, a standard reason that fits, or none."""
    typed = oneline(handover.customer_reason)
    own = [(shorten(f"As planned: “{typed}”", 75), TYPED)] if typed else []
    standard = [(REASONS[one], str(one)) for one in (*may_say(handover), CustomerReason.NOTHING)]
    chosen = facts.why or (TYPED if facts.reason.strip() else CustomerReason.NOTHING)
    return blocks.field(
        WHY,
        "Why, as they read it",
        blocks.radio_buttons(WHY, [*own, *standard], chosen),
        hint="I write it as a sentence in their language. Why you hand over stays among colleagues.",
    )

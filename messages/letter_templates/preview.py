"""What a letter says with the words of one sentence as they are typed: in it, or what is wrong with them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handover.introduction.earlier import Earlier
from handover.introduction.facts import CustomerFacts
from handover.introduction.forms import LetterForm
from handover.introduction.problem import Problem
from handover.introduction.wording import remarks
from handover.letter_templates.samples import keys_said, sample
from handover.letter_templates.template import problems_of, tidied
from handover.model.letter_templates import OwnWords
from messages.introduction import email, letter
from messages.introduction.body import prose
from messages.introduction.problems import verdict
from messages.kit import blocks
from messages.kit.ids import Form
from messages.kit.message import Block, View
from messages.kit.text import listed, oneline, safe
from messages.letter_templates.page import in_style
from messages.letter_templates.problems import problems_words
from messages.letter_templates.sentences import PARTS
from messages.letter_templates.values import TemplatesValue

TITLE = "A letter"
MOST_FOUND = 5
MOST_PIECES = 4
"""Most sections of the body below a field: longer than any letter that fits into its own form."""

Letter = tuple[CustomerFacts, Earlier | None]
"""What a letter says, and what it says of one before it."""


@dataclass(frozen=True)
class Shown:
    """A letter beside which words are looked at; `asked` is the customer whose letter was asked for and does not say them."""

    facts: CustomerFacts
    earlier: Earlier | None
    sample: bool
    asked: str = ""

    @property
    def letter(self) -> LetterForm:
        """Its subject and its body."""
        return LetterForm("", email.draft_subject(self.facts, self.earlier), email.draft_body(self.facts, self.earlier))


def letter_with(about: TemplatesValue, key: str, own: OwnWords, letter_of: Letter | None) -> Shown:
    """Return a letter that says this sentence: that of the handover where it does, else one to a customer who does not exist."""
    if letter_of is not None and key in keys_said(*letter_of):
        return Shown(replace(letter_of[0], own_words=own), letter_of[1], sample=False)
    facts, earlier = sample(key, about.language, about.tone)
    asked = letter_of[0].account if letter_of else ""
    return Shown(replace(facts, own_words=own), earlier, sample=True, asked=asked)


def with_typed(own: OwnWords, about: TemplatesValue, key: str, typed: str) -> OwnWords:
    """Return the own words with what is typed among them."""
    return {**own, about.tone: {**own.get(about.tone, {}), key: tidied(key, typed)}}


def of_sentence(
    about: TemplatesValue,
    key: str,
    typed: str,
    own: OwnWords,
    letter_of: Letter | None = None,
    found: Sequence[Problem] = (),
) -> list[Block]:
    """Return what stands below the field of a sentence: what is wrong with it, or the letter that says it so.

    `found` is what the check finds in the letter of the handover that is not there without these words.
    """
    wrong = problems_of(about.language, key, tidied(key, typed))
    if wrong:
        lines = "\n".join(f"• {safe(one, 400)}" for one in problems_words(wrong, typed))
        return [blocks.section(f":warning: *It can't be kept like this*\n{lines}")]
    shown = letter_with(about, key, with_typed(own, about, key, typed), letter_of)
    said = letter.sentence_said(key, shown.facts, shown.earlier)
    said = f">{safe(oneline(said), 1500)}" if said else ">_Left out._"
    return [blocks.section(f"*It says*\n{said}"), *_worth_a_look(typed), *verdict(found, MOST_FOUND), *_letter(shown)]


def letter_view(about: TemplatesValue, own: OwnWords, letter_of: Letter | None) -> View:
    """Return a whole letter as a modal: that of the handover, else one that says the part that is looked at."""
    if letter_of is not None:
        shown = Shown(replace(letter_of[0], own_words=own), letter_of[1], sample=False)
    else:
        shown = letter_with(about, next(iter(PARTS[about.part][1])), own, None)
    content = [blocks.context(f"In {in_style(about.language, about.tone)}, as I would write it now."), *_letter(shown)]
    return blocks.modal(Form.NOTICE, TITLE, content)


def _worth_a_look(typed: str) -> list[Block]:
    words = [f"“{safe(one.words, 60)}”" for one in remarks(typed)][:MOST_FOUND]
    if not words:
        return []
    return [blocks.context(f":mag: Whoever writes a letter with it is asked to look at {listed(words)}.")]


def _letter(shown: Shown) -> list[Block]:
    account = safe(oneline(shown.facts.account), 100)
    if not shown.sample:
        head = f"*The e-mail to {account}*"
    elif shown.asked:
        head = f"The e-mail to {safe(oneline(shown.asked), 100)} doesn't say this. *An e-mail that does*"
    else:
        head = f"*A letter with it*, to {account}, who is made up"
    written = shown.letter
    return [
        blocks.divider(),
        blocks.context(head),
        blocks.section(f"*{safe(oneline(written.subject), 300)}*"),
        *prose(written.body)[:MOST_PIECES],
    ]

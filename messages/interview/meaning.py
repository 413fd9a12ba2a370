"""Asking what a message in the interview means or where it belongs, and what came of it."""

from collections.abc import Sequence

from handover.interview.answering import WHICH
from handover.interview.filing import LOST, FiledAs, Target, item_of, message_before
from handover.interview.jobs import IN_CHANNEL
from handover.interview.replies import Guess
from handover.model.handover import Handover
from handover.model.interview import PromptKind
from handover.questions import question_of
from messages.kit import blocks
from messages.kit.ids import Action
from messages.kit.message import Block, Message
from messages.kit.text import mention, oneline, safe
from messages.kit.titles import account, item_title
from messages.kit.values import ButtonValue

STAYS = "stays"
"""What a button carries that stands in a question, which must not be replaced when it is pressed."""
CLEARED = "cleared:"
"""How what a button carries begins that says that the messages of these versions hold no secret."""
KEEP = "keep"
"""What the button carries that leaves everything as it was."""
OUTSIDE = "outside"
"""Why it is asked about a message: it was written to us outside of any customer's thread."""
MOST_UNDONE = 50
"""How many messages one press on "Undo" takes out: as many as a button has room for."""
SAVED_HERE = frozenset({WHICH, LOST, OUTSIDE, IN_CHANNEL})
"""Why it is asked, where the answer is a place and not a meaning."""
SAID: dict[str, str] = {
    Guess.SKIP: "That reads as if you would like to leave this question out, so I have not saved it.",
    Guess.LATER: "That reads as if now is not the moment, so I have not saved it.",
    Guess.HELP: "That reads like a question to me, so I have not saved it. `help` explains what is asked.",
    Guess.WAIT: "That reads as if you need a moment, so I have not saved it. There is no hurry.",
    Guess.REFERS: "Whoever reads this later can't see what it points to, so I have not saved it. Please copy the words here, or "
    "send the link or file.",
    Guess.REMARK: "That reads as if you said it to me and not about the customer, so I have not saved it.",
    Guess.UNSURE: "I have not saved that. If somebody else knows, their name is a good answer, too.",
    Guess.NOT_APPLICABLE: "Does this question not apply, or is that your answer? I have not saved it yet.",
    Guess.WORDLESS: "I found no words in that, so I have not saved it. Is there nothing to say here?",
    WHICH: "Which question is that for? I have not saved it yet, and nobody else has read it.",
    LOST: "I was restored from a backup, and don't know any more what I asked you after it. Which question is "
    "that for? I have not saved it yet. What you wrote before still stands above: please send me again what is missing.",
}


def ask(
    handover: Handover,
    guess: str,
    stamp: str,
    targets: Sequence[Target],
    place: str = "",
    *,
    elsewhere: bool = False,
) -> Message:
    """Return the question what the message of this time stamp means, with a button for each meaning.

    `place` is where the message stands (`conversation/thread`), empty for the interview. With `elsewhere` it is asked in the
    interview about a message that stands in the channel.
    """
    if guess == Guess.RETRACT:
        content = _before(handover, stamp)
    else:
        words = SAID[guess] if guess != IN_CHANNEL else _in_channel(handover, place, elsewhere=elsewhere)
        content = [blocks.section(words)]
    content += [way(handover, target, stamp, guess, place) for target in targets]
    if guess in (Guess.NOT_APPLICABLE, Guess.WORDLESS):
        filed_as = FiledAs.EXCUSE if guess == Guess.NOT_APPLICABLE else FiledAs.NOTHING
        content += [_excuse(handover, target, filed_as, stamp) for target in targets if target.kind is PromptKind.ITEM]
    told = "\n".join(block["text"]["text"] for block in content if block["type"] == "section")
    content.append(blocks.actions(*_instead(handover, guess, stamp)))
    return Message(told, content)


def _in_channel(handover: Handover, place: str, *, elsewhere: bool) -> str:
    where = f"in a thread of <#{place.partition('/')[0]}>" if elsewhere else "here"
    return (
        f"{mention(handover.outgoing)}, shall I keep what you wrote {where} for the handover? Nothing of it is saved yet. "
        "I ask once in each thread; any other message can be kept with “Save to handover” in its menu."
    )


def filed(handover: Handover, target: Target, filed_as: FiledAs, stamps: Sequence[str]) -> Message:
    """Return the confirmation in place of the question, with the button that takes the messages out again."""
    words = _filed(handover, target, filed_as)
    undo = take_out_button(handover, ",".join(stamps[:MOST_UNDONE]), "Undo")
    return Message(words, [blocks.section(words), blocks.actions(undo)])


def _filed(handover: Handover, target: Target, filed_as: FiledAs) -> str:
    title = item_title(handover, item_of(handover, target))
    if target.kind is PromptKind.QUESTION:
        return f"✓ Passed on to {mention(question_of(handover, target.subject).asked_by)}, about *{title}*."
    if filed_as is FiledAs.ANSWER:
        return f"✓ Saved to *{title}*."
    return (
        f"✓ Noted for *{title}*: doesn't apply."
        if filed_as is FiledAs.EXCUSE
        else f"✓ Noted: nothing to say about *{title}*."
    )


def not_kept() -> str:
    """Return the confirmation that a message is no answer."""
    return "All right, nothing of that message is kept."


def left_as_it_was() -> str:
    """Return the confirmation that nothing was taken out."""
    return "All right, everything stays as it was."


def file_value(handover: Handover, stamp: str, filed_as: FiledAs, target: Target, *marks: str) -> str:
    """Return what a button that files a message carries. `marks` are `STAYS`, and where the message stands."""
    return str(ButtonValue(handover.id, ";".join((stamp, filed_as, str(target), *filter(None, marks)))))


def take_out_button(
    handover: Handover, stamp: str, text: str = "Not an answer", *, stays: bool = False
) -> blocks.Element:
    """Return the button that takes a message out of where it was saved. With `stays` its message is not replaced."""
    value = str(ButtonValue(handover.id, f"{stamp};{STAYS}" if stays else stamp))
    return blocks.button(text, Action.INTERVIEW_TAKE_OUT, value)


def move_button(handover: Handover, stamp: str, target: Target, *, stays: bool = False) -> blocks.Element:
    """Return the button that moves a message to another item or question. With `stays` its message is not replaced."""
    title = oneline(handover.playbook.item(item_of(handover, target)).title)
    text = f"It belongs to “{title}”" if target.kind is PromptKind.ITEM else "It is the reply to the question"
    value = file_value(handover, stamp, FiledAs.ANSWER, target, STAYS if stays else "")
    return blocks.button(text, Action.INTERVIEW_FILE, value)


def _before(handover: Handover, stamp: str) -> list[Block]:
    """Return the question whether the message before this one is to be taken out."""
    last = message_before(handover, stamp)
    if last is None:
        return [blocks.section("There is nothing of yours that I could take out, and I have not saved this either.")]
    target, part = last
    title = item_title(handover, item_of(handover, target))
    quoted = f"\n>{safe(oneline(part.text), 300)}" if part.text.strip() else ""
    words = f"Shall I take out what you sent before, in *{title}*? I have not changed anything yet.{quoted}"
    return [blocks.section(words, take_out_button(handover, part.source, "Take it out"))]


def way(
    handover: Handover, target: Target, stamp: str, guess: str, place: str = "", *, customer: bool = False
) -> Block:
    """Return what the message may answer, with the button that saves it there; with `customer`, whose question it is."""
    title = item_title(handover, item_of(handover, target))
    lead = f"*{account(handover)}*\n" if customer else ""
    value = file_value(handover, stamp, FiledAs.ANSWER, target, place)
    if target.kind is PromptKind.QUESTION:
        question = question_of(handover, target.subject)
        about = f"{lead}{mention(question.asked_by)}'s question about *{title}*:\n>{safe(oneline(question.text), 300)}"
        return blocks.section(about, blocks.button("It's my reply", Action.INTERVIEW_FILE, value))
    text = "Save it here" if guess in SAVED_HERE else "It's my answer"
    whose = f"{oneline(handover.account)}, " if customer else ""
    label = f"{text}: {whose}{oneline(handover.playbook.item(item_of(handover, target)).title)}"
    return blocks.section(f"{lead}*{title}*", blocks.button(text, Action.INTERVIEW_FILE, value, label=label))


def _excuse(handover: Handover, target: Target, filed_as: FiledAs, stamp: str) -> Block:
    text = "Doesn't apply" if filed_as is FiledAs.EXCUSE else "Nothing to say"
    words = f"There is nothing to hand over about *{item_title(handover, item_of(handover, target))}*."
    value = file_value(handover, stamp, filed_as, target)
    return blocks.section(words, blocks.button(text, Action.INTERVIEW_FILE, value))


def _instead(handover: Handover, guess: str, stamp: str) -> list[blocks.Element]:
    """Return the buttons for what it may mean instead of an answer."""
    current = handover.interview.current
    elements = []
    if current is not None and current.kind is not PromptKind.FINISHED:
        value = str(ButtonValue(handover.id, str(current.seq)))
        if guess in (Guess.SKIP, Guess.UNSURE, Guess.REFERS, Guess.WORDLESS):
            elements.append(blocks.button("Skip the question", Action.INTERVIEW_SKIP, value))
        if guess == Guess.LATER:
            elements.append(blocks.button("Later", Action.INTERVIEW_LATER, value))
    if guess == Guess.RETRACT:
        keep = str(ButtonValue(handover.id, f"{stamp};{KEEP}"))
        return [*elements, blocks.button("Leave it as it is", Action.INTERVIEW_TAKE_OUT, keep)]
    no = "No, just talk" if guess == IN_CHANNEL else "Not an answer"
    return [*elements, take_out_button(handover, stamp, no)]

"""Asking what a message in the interview means or where it belongs, and what came of it."""

from collections.abc import Mapping, Sequence

from handover.interview.answering import MOST_OFFERED, WHICH
from handover.interview.filing import LOST, FiledAs, Target, item_of, message_before, stored_as, where_stored
from handover.interview.jobs import IN_CHANNEL
from handover.interview.meanings import interview_asking, meaning_of, still_asked
from handover.interview.replies import Guess
from handover.model.handover import Handover
from handover.model.interview import AskedMeaning, MeaningOutcome, PromptKind
from handover.model.people import Person
from handover.questions import question_of
from messages.contributors.asking import ask_button, ask_named_button
from messages.kit import blocks
from messages.kit.ids import Action
from messages.kit.message import Block, Message
from messages.kit.read_aloud import read_aloud
from messages.kit.text import mention, oneline, safe
from messages.kit.titles import account, item_title
from messages.kit.values import ButtonValue

STAYS = "stays"
"""What a button carries that stands in a question, which must not be replaced when it is pressed."""
CLEARED = "cleared:"
"""How what a button carries begins that says that the messages of these versions hold no secret."""
KEEP = "keep"
"""What the button carries that leaves everything as it was."""
MOST_UNDONE = 50
"""How many messages one press on "Undo" takes out: as many as a button has room for."""
SAVED_HERE = frozenset({WHICH, LOST, IN_CHANNEL})
"""Why it is asked, where the answer is a place and not a meaning."""
SAID: dict[str, str] = {
    Guess.SKIP: "That reads as if you would like to leave this question out.",
    Guess.LATER: "That reads as if now is not the moment.",
    Guess.HELP: "That reads like a question to me; `help` explains what is asked.",
    Guess.WAIT: "That reads as if you need a moment. There is no hurry.",
    Guess.REFERS: "Whoever reads this later can't see what it points to. Please copy the words here, or send the link or file.",
    Guess.REMARK: "",
    Guess.UNSURE: "If somebody else knows, their name is a good answer, too.",
    Guess.NOT_APPLICABLE: "Does this question not apply, or is that your answer?",
    Guess.WORDLESS: "I found no words in that. Is there nothing to say here?",
    WHICH: "Which question is that for? I have not saved it yet, and nobody else has read it.",
    LOST: "I was restored from a backup, and don't know any more what I asked you after it. Which question is "
    "that for? I have not saved it yet. What you wrote before still stands above: please send me again what is missing.",
}
SAVE, REPLY, TALK = "Save it as the answer", "Send it as my reply", "Just talk"
QUOTED = 300
MOST_LISTED = 10
"""Most messages that are shown once more in one message; a message has room for fifty blocks."""


def ask(
    handover: Handover,
    guess: str,
    stamp: str,
    targets: Sequence[Target],
    place: str = "",
    *,
    elsewhere: bool = False,
    colleague: Person | None = None,
) -> Message:
    """Return the question what the message of this time stamp means, with a button for each meaning.

    `place` is where the message stands (`conversation/thread`), empty for the interview. With `elsewhere` it is asked in the
    interview about a message that stands in the channel. `colleague` is who it says to know.
    """
    if guess == Guess.RETRACT:
        content = [*_before(handover, stamp), blocks.actions(*_instead(handover, guess, stamp))]
    elif len(targets) == 1 and guess not in SAVED_HERE:
        excuse = _excuse(handover, guess, stamp, targets[0])
        content = [
            blocks.section(_asked(handover, guess, targets[0]), excuse),
            blocks.actions(_save(handover, stamp, targets[0]), *_instead(handover, guess, stamp, colleague)),
        ]
    else:
        words = SAID[guess] if guess != IN_CHANNEL else _in_channel(handover, place, elsewhere=elsewhere)
        rows = [way(handover, target, stamp, place) for target in targets]
        content = [blocks.section(words), *rows, blocks.actions(*_instead(handover, guess, stamp))]
    return Message(read_aloud(content), content)


def asked_again(handover: Handover, asked: AskedMeaning) -> Message:
    """Return the question about a message anew, or what became of the message."""
    if asked not in still_asked(handover, interview_asking(handover, asked.stamp)):
        return decided(handover, asked)
    return ask(handover, asked.guess, asked.stamp, [Target.parse(one) for one in asked.targets])


def decided(handover: Handover, asked: AskedMeaning) -> Message:
    """Return what stands in place of the question about a message whose meaning is known by now."""
    target = where_stored(handover, asked.stamp)
    if target is not None:
        return filed(handover, target, stored_as(handover, asked.stamp), (asked.stamp,))
    return gone() if asked.outcome is MeaningOutcome.GONE else not_kept(handover, asked.stamp)


def left(handover: Handover, said: Mapping[str, str], listed: Sequence[AskedMeaning]) -> Message:
    """Return the messages that nobody has said the meaning of, shown once more, each with a button for what it may answer.

    `said` are their words by time stamp, where they can be shown.
    """
    lead = "*Not saved yet:* I could not tell whether this is for the handover. Tap what is; without a tap it stays just talk."
    content, told = [blocks.section(lead)], [lead]
    for one in listed[:MOST_LISTED]:
        words, buttons = _left(handover, said.get(one.stamp, ""), one)
        told.append(words)
        content += [blocks.section(words), *(blocks.actions(*row) for row in buttons)]
    return Message("\n".join(told), content)


def _left(handover: Handover, said: str, one: AskedMeaning) -> tuple[str, list[list[blocks.Element]]]:
    """Return one of these messages, what became of it, and rows of buttons for what it may be."""
    quoted = f"“{safe(oneline(said), QUOTED)}”" if said else "A message of yours above"
    target = where_stored(handover, one.stamp)
    if target is not None:
        undo = take_out_button(handover, one.stamp, "Undo", stays=True)
        return f"{quoted}\n{_filed(handover, target, stored_as(handover, one.stamp))}", [[undo]]
    if one.outcome is MeaningOutcome.GONE:
        return "A message that you deleted", []
    saves = [[_save_to(handover, Target.parse(target), one.stamp)] for target in one.targets[:MOST_OFFERED]]
    if one.outcome is MeaningOutcome.TALK:
        return f"{quoted}\n✓ Just talk.", saves
    talk = take_out_button(handover, one.stamp, TALK, stays=True)
    return quoted, [[*row, talk] if at == len(saves) else row for at, row in enumerate(saves, 1)]


def _save_to(handover: Handover, target: Target, stamp: str) -> blocks.Element:
    title = oneline(handover.playbook.item(item_of(handover, target)).title)
    text = f"Save it to “{title}”" if target.kind is PromptKind.ITEM else f"{REPLY} about “{title}”"
    return blocks.button(
        text, Action.INTERVIEW_FILE, file_value(handover, stamp, FiledAs.ANSWER, target, STAYS), label=text
    )


def _asked(handover: Handover, guess: str, target: Target) -> str:
    """Return the words that ask what a message is, and name the question it may answer."""
    title = item_title(handover, item_of(handover, target))
    if target.kind is PromptKind.QUESTION:
        question = question_of(handover, target.subject)
        asks = (
            f"Is that your reply to {mention(question.asked_by)} about *{title}*, or just talk? "
            f"I have not passed it on yet.\n>{safe(oneline(question.text), QUOTED)}"
        )
    elif guess in (Guess.NOT_APPLICABLE, Guess.WORDLESS):
        asks = f"(*{title}*) I have not saved it yet."
    else:
        asks = f"Is that your answer to *{title}*, or just talk? I have not saved it yet."
    return " ".join(filter(None, (SAID[guess], asks)))


def _save(handover: Handover, stamp: str, target: Target) -> blocks.Element:
    text = REPLY if target.kind is PromptKind.QUESTION else SAVE
    return blocks.button(text, Action.INTERVIEW_FILE, file_value(handover, stamp, FiledAs.ANSWER, target))


def _excuse(handover: Handover, guess: str, stamp: str, target: Target) -> blocks.Element | None:
    """Return the button for an item about which there is nothing to hand over, where the message may say so."""
    filed_as = {Guess.NOT_APPLICABLE: FiledAs.EXCUSE, Guess.WORDLESS: FiledAs.NOTHING}.get(Guess(guess))
    if filed_as is None or target.kind is not PromptKind.ITEM:
        return None
    text = "Doesn't apply" if filed_as is FiledAs.EXCUSE else "Nothing to say"
    return blocks.button(text, Action.INTERVIEW_FILE, file_value(handover, stamp, filed_as, target))


def _in_channel(handover: Handover, place: str, *, elsewhere: bool) -> str:
    # In a channel of several accounts it is said whose it would be.
    whose = f"*{account(handover)}*" if handover.shares is not None else "the handover"
    where = f"in a thread of <#{place.partition('/')[0]}>" if elsewhere else "here"
    return (
        f"{mention(handover.outgoing)}, shall I keep what you wrote {where} for {whose}? Nothing of it is saved yet. "
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


def not_kept(handover: Handover, stamp: str) -> Message:
    """Return the confirmation that a message is no answer, which can be taken back where it was asked about."""
    words = "All right, nothing of that message is kept."
    if meaning_of(handover, stamp) is None:
        return Message(words, [blocks.section(words)])
    undo = blocks.button("Undo", Action.INTERVIEW_ASK_AGAIN, str(ButtonValue(handover.id, stamp)))
    return Message(words, [blocks.section(words), blocks.actions(undo)])


def gone() -> Message:
    """Return what stands in place of the question about a message that was deleted."""
    words = "You took that message back, so nothing of it is kept."
    return Message(words, [blocks.section(words)])


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


def way(handover: Handover, target: Target, stamp: str, place: str = "", *, customer: bool = False) -> Block:
    """Return what the message may answer, with the button that saves it there; with `customer`, whose question it is."""
    title = item_title(handover, item_of(handover, target))
    lead = f"*{account(handover)}*\n" if customer else ""
    value = file_value(handover, stamp, FiledAs.ANSWER, target, place)
    if target.kind is PromptKind.QUESTION:
        question = question_of(handover, target.subject)
        about = f"{lead}{mention(question.asked_by)}'s question about *{title}*:\n>{safe(oneline(question.text), 300)}"
        return blocks.section(about, blocks.button(REPLY, Action.INTERVIEW_FILE, value))
    text = "Save it here"
    whose = f"{oneline(handover.account)}, " if customer else ""
    label = f"{text}: {whose}{oneline(handover.playbook.item(item_of(handover, target)).title)}"
    return blocks.section(f"{lead}*{title}*", blocks.button(text, Action.INTERVIEW_FILE, value, label=label))


def _colleagues(handover: Handover, stamp: str, colleague: Person | None) -> list[blocks.Element]:
    """Return the buttons that ask whoever knows: with one tap the colleague whom the message mentions, else one to be chosen."""
    asked = meaning_of(handover, stamp)
    target = Target.parse(asked.targets[0]) if asked is not None and asked.targets else None
    if target is None or target.kind is not PromptKind.ITEM:
        return []
    if colleague is None:
        return [ask_button(handover, target.subject)]
    named = ask_named_button(handover, target.subject, colleague.id, colleague.name or "them", stamp)
    return [named, ask_button(handover, target.subject, "Ask somebody else …")]


def _instead(handover: Handover, guess: str, stamp: str, colleague: Person | None = None) -> list[blocks.Element]:
    """Return the buttons for what it may mean instead of an answer."""
    current = interview_asking(handover, stamp).current
    elements = []
    if current is not None and current.kind is not PromptKind.FINISHED:
        value = str(ButtonValue(handover.id, f"{current.seq};{stamp}"))
        if guess in (Guess.SKIP, Guess.UNSURE, Guess.REFERS, Guess.WORDLESS):
            elements.append(blocks.button("Skip the question", Action.INTERVIEW_SKIP, value))
        if guess == Guess.UNSURE:
            elements += _colleagues(handover, stamp, colleague)
        if guess == Guess.LATER:
            elements.append(blocks.button("Later", Action.INTERVIEW_LATER, value))
    if guess == Guess.RETRACT:
        keep = str(ButtonValue(handover.id, f"{stamp};{KEEP}"))
        return [*elements, blocks.button("Leave it as it is", Action.INTERVIEW_TAKE_OUT, keep)]
    no = take_out_button(handover, stamp, "No, just talk" if guess == IN_CHANNEL else TALK)
    return [no, *elements]

"""Prompts of the interview: a question with its help, and what was saved before."""

from handover.interview.filing import Target
from handover.interview.placement import doubtful, few_words
from handover.interview.progress import asked_items, progress, to_confirm, unanswered, unasked
from handover.interview.prompts import follows_answer, interview_with
from handover.model.handover import Handover
from handover.model.interview import Prompt, PromptKind, PromptOutcome
from handover.model.people import Role
from handover.questions import question_of
from messages.contributors.asking import ask_button, asked_of, take_back_button
from messages.interview.meaning import move_button, take_out_button
from messages.interview.thread import continue_button, form_button, passing_on
from messages.kit import blocks
from messages.kit.ids import Action, Form
from messages.kit.message import Block, Message, View
from messages.kit.quotes import block_quote, is_quote_cut
from messages.kit.text import count, listed, mention, oneline, safe
from messages.kit.titles import CHECKLIST, account
from messages.kit.values import ButtonValue
from messages.known import STILL_TRUE, known_before, still_true_button, undo_button
from messages.records.form import add_button
from messages.records.understood import Where, contacts_list, told_with, understood_list
from messages.reverse_interview.asking import questions_words
from messages.review import QUESTION_SHOWN, question_words
from messages.whole import read_all_button

TITLE = 150
QUOTED = 600
FINISHED_INCOMING = (
    "*That's everything, thank you!* It is kept with the answers, where everybody in the handover can read it. "
    "You can still edit your messages, or add to the last answer with `+`."
)
SAID_AGAIN = 80
"""Letters of an answer of a few words that are said again when it is saved."""


def prompt(handover: Handover, asked: Prompt) -> Message:
    """Return the message of a prompt: the outcome of the previous one, then the question."""
    build = {
        PromptKind.ITEM: _item,
        PromptKind.QUESTION: _question,
        PromptKind.QUESTIONS: _questions,
        PromptKind.FINISHED: _finished,
    }[asked.kind]
    return build(handover, asked, _lead(handover, asked))


def settled(handover: Handover, asked: Prompt) -> Message:
    """Return what replaces a prompt that is not open any more: question and outcome, no buttons."""
    words, fate = _asked_words(handover, asked), _fate(handover, asked)
    understood = _understood(handover, asked)
    told = filter(None, (told_with("", understood), words, fate))
    between = [blocks.divider()] if understood else []
    return Message("\n".join(told), [*understood, *between, blocks.section(words), *_small(fate)])


def not_applicable_form(handover: Handover, asked: Prompt, metadata: str) -> View:
    """Return the form that asks why a question does not apply."""
    return blocks.modal(
        Form.NOT_APPLICABLE,
        "Doesn't apply",
        [
            blocks.section(_asked_words(handover, asked)),
            blocks.field(
                "reason",
                "Why doesn't this apply?",
                blocks.text_field("reason", multiline=True, placeholder="They have no integrations."),
                hint="One line is enough, so that nobody wonders later.",
            ),
        ],
        submit="Save",
        close="Cancel",
        metadata=metadata,
    )


def _item(handover: Handover, asked: Prompt, lead: str) -> Message:
    item = handover.playbook.item(asked.subject)
    where = progress(handover, item.key)
    left_over = f", about {count(where.minutes, 'minute')} left" if where.minutes else ""
    place = f"{where.number} of {where.total}{left_over}"
    words = _asked_words(handover, asked)
    so_far = _so_far(handover, item.key) or known_before(handover, item.key)
    example = f"For example: _{safe(oneline(item.example), QUOTED)}_"
    content = _led(handover, asked, lead, words)
    content += [blocks.section(so_far)] if so_far else []
    contacts = contacts_list(handover, item.key)
    content += [*contacts, blocks.context(safe(item.help, 1500)), blocks.context(example), blocks.context(place)]
    content.append(_buttons(handover, asked))
    told = (
        _led_words(handover, asked, lead),
        words,
        so_far,
        told_with("", contacts),
        safe(item.help, 1500),
        example,
        place + ".",
        "Reply here, or type `help`.",
    )
    return Message("\n".join(filter(None, told)), content)


def _question(handover: Handover, asked: Prompt, lead: str) -> Message:
    words = _asked_words(handover, asked)
    small = f"Your reply goes to {mention(handover.incoming)}, into the handover and into its channel."
    value = str(ButtonValue(handover.id, str(asked.seq)))
    buttons = blocks.actions(
        blocks.button("Skip for now", Action.INTERVIEW_SKIP, value),
        blocks.button("Later", Action.INTERVIEW_LATER, value),
        blocks.button(
            "See my answer",
            Action.ANSWER_READ,
            str(ButtonValue(handover.id, question_of(handover, asked.subject).item)),
        ),
    )
    if is_quote_cut(question_of(handover, asked.subject).text, QUESTION_SHOWN):
        buttons["elements"].append(read_all_button(handover, question_of(handover, asked.subject)))
    content = [*_led(handover, asked, lead, words), blocks.context(small), buttons]
    return Message("\n".join(filter(None, (_led_words(handover, asked, lead), words, small))), content)


def _questions(handover: Handover, asked: Prompt, lead: str) -> Message:
    words = _asked_words(handover, asked)
    small = "What you leave out stays on the agenda of your call."
    value = str(ButtonValue(handover.id, str(asked.seq)))
    buttons = blocks.actions(
        blocks.button("Reply to them …", Action.QUESTIONS_REPLY, value, style="primary"),
        blocks.button("One by one, here", Action.INTERVIEW_ONE_BY_ONE, value),
        blocks.button("Keep them for the call", Action.INTERVIEW_SKIP, value),
        blocks.button("Later", Action.INTERVIEW_LATER, value),
    )
    content = [*_led(handover, asked, lead, words), blocks.context(small), buttons]
    return Message("\n".join(filter(None, (_led_words(handover, asked, lead), words, small))), content)


def _finished(handover: Handover, asked: Prompt, lead: str) -> Message:
    role = interview_with(handover, asked.seq).role
    left, awaited = unasked(handover, role), _waiting(handover, role)
    waiting = f"{awaited}{_not_confirmed(handover, role)}"
    if left:
        names = listed([f"*{safe(item.title, TITLE)}*" for item in left])
        words = f"That was the last question. Still open: {names}.{waiting}"
        go_on = "Answer it" if len(left) == 1 else "Go through them"
        return _end(handover, asked, lead, words, continue_button(handover, role, go_on), form_button(handover))
    if waiting:
        told = " You hear from me once there is an answer." if awaited else ""
        words = f"That was the last question, thank you!{waiting}{told}"
        return _end(handover, asked, lead, words, form_button(handover, CHECKLIST))
    words = FINISHED_INCOMING if role is Role.INCOMING else _finished_outgoing(handover, asked)
    return _end(handover, asked, lead, words, form_button(handover, CHECKLIST))


def _finished_outgoing(handover: Handover, asked: Prompt) -> str:
    incoming = mention(handover.incoming)
    if _ended_before(handover, asked):
        return f"Nothing else is open here. If {incoming} has another question, it comes to this thread."
    return (
        f"*That's everything, thank you!* What you know about {account(handover)} won't get lost.\n"
        f"*What happens next:* {incoming} reads your answers. If something isn't clear, the question comes to this thread. "
        "You can still edit your messages, or add to the last answer with `+`."
    )


def _waiting(handover: Handover, role: Role) -> str:
    """Return which questions colleagues were asked and have not answered, as a sentence; empty for none."""
    waiting = [item for item in unanswered(handover, role) if handover.asked_of_colleagues(item.key)]
    names = [f"*{safe(item.title, TITLE)}* ({asked_of(handover, item.key)})" for item in waiting]
    return f" Waiting for an answer: {listed(names)}." if names else ""


def _not_confirmed(handover: Handover, role: Role) -> str:
    """Return how much of what is known waits for a tap of whoever holds the role, as a sentence; empty for nothing."""
    waiting = len(to_confirm(handover)) if role is Role.OUTGOING else 0
    known = f"{count(waiting, 'thing')} I already knew {'waits' if waiting == 1 else 'wait'}"
    return f" {known} above for your *{STILL_TRUE}*." if waiting else ""


def _end(handover: Handover, asked: Prompt, lead: str, words: str, *buttons: blocks.Element) -> Message:
    told = "\n".join(filter(None, (_led_words(handover, asked, lead), words)))
    return Message(told, [*_led(handover, asked, lead, words), blocks.actions(*buttons)])


def _led(handover: Handover, asked: Prompt, lead: str, words: str) -> list[Block]:
    """Return what became of the message before, with the button that undoes it where it is doubtful, and these words."""
    undo, understood = _undo(handover, asked), _understood(handover, asked)
    if undo is None and not understood:
        return [blocks.section("\n".join(filter(None, (lead, words))))]
    between = [blocks.divider()] if understood else []
    return [blocks.section(lead or "Thanks.", undo), *understood, *between, blocks.section(words)]


def _led_words(handover: Handover, asked: Prompt, lead: str) -> str:
    """Return in words what stands above the question."""
    return told_with(lead, _understood(handover, asked))


def _understood(handover: Handover, asked: Prompt) -> list[Block]:
    """Return what was understood of the answer to the question before this one; nothing where it was words alone."""
    item = follows_answer(interview_with(handover, asked.seq), asked)
    if not item or handover.answer(item).confirmed:
        return []
    return understood_list(handover, Where(item, asked.seq))


def _ended_before(handover: Handover, asked: Prompt) -> bool:
    """Return whether the end was put before; its long text is shown once."""
    before = [
        one for one in interview_with(handover, asked.seq).prompts if one.seq < asked.seq and one.posted_at is not None
    ]
    return (
        bool(before)
        and before[-1].kind in (PromptKind.QUESTION, PromptKind.QUESTIONS)
        and any(one.kind is PromptKind.FINISHED for one in before)
    )


def _lead(handover: Handover, asked: Prompt) -> str:
    """Return the outcome of the previous prompt in a few words."""
    before = [
        one for one in interview_with(handover, asked.seq).prompts if one.seq < asked.seq and one.posted_at is not None
    ]
    last = before[-1] if before else None
    if last is None:
        return ""
    match last.outcome:
        case PromptOutcome.ANSWERED if last.kind in (PromptKind.QUESTION, PromptKind.QUESTIONS):
            return passing_on(handover)
        case PromptOutcome.ANSWERED:
            return _saved(handover, last)
        case PromptOutcome.NOT_APPLICABLE:
            return "Noted: doesn't apply."
        case PromptOutcome.ASKED_COLLEAGUE:
            return _asked_colleague(handover, last)
        case PromptOutcome.SKIPPED if last.kind is PromptKind.QUESTIONS:
            return "Fine, they are on the agenda of your call."
        case PromptOutcome.SKIPPED:
            return "Skipped. It comes again at the end."
        case PromptOutcome.LATER:
            return "Welcome back."
        case _:
            return ""


def _saved(handover: Handover, last: Prompt) -> str:
    """Return that an answer was saved; of one that may be none, its words, so that its writer sees what counts now.

    Not of one that names somebody: their name may not be known yet.
    """
    if handover.answer(last.subject).confirmed:
        return "Thanks, noted as still true."
    text = handover.answer(last.subject).text.strip()
    names_somebody = "@" in text
    if few_words(text) and not names_somebody:
        return f"Thanks, saved “{safe(oneline(text), SAID_AGAIN)}” as your answer."
    return "Thanks, saved."


def _asked_colleague(handover: Handover, last: Prompt) -> str:
    """Return whom the question before was asked of, as long as the answer is awaited."""
    waiting = handover.asked_of_colleagues(last.subject)
    if not waiting:
        return ""
    who = listed([mention(one.contributor) for one in waiting])
    return f"Fine, I ask {who}, and you hear from me once there is an answer."


def _undo(handover: Handover, asked: Prompt) -> blocks.Element | None:
    """Return the button that undoes what was made of the message before, when that may not be what was meant."""
    before = [
        one for one in interview_with(handover, asked.seq).prompts if one.seq < asked.seq and one.posted_at is not None
    ]
    if before and before[-1].outcome is PromptOutcome.ASKED_COLLEAGUE:
        waiting = handover.asked_of_colleagues(before[-1].subject)
        return take_back_button(handover, waiting[-1]) if waiting else None
    last = before[-1] if before and before[-1].outcome is PromptOutcome.ANSWERED else None
    if last is not None and last.kind is PromptKind.ITEM and handover.answer(last.subject).confirmed:
        return undo_button(handover, last.subject)
    doubt = doubtful(handover, before)
    if doubt is None:
        return None
    if doubt.instead is not None:
        target = Target(doubt.instead.kind, doubt.instead.subject)
        return move_button(handover, doubt.stamp, target, stays=True)
    excused = before[-1].outcome is PromptOutcome.NOT_APPLICABLE
    return take_out_button(handover, doubt.stamp, "Undo" if excused else "Not an answer", stays=True)


def _fate(handover: Handover, asked: Prompt) -> str:
    match asked.outcome:
        case PromptOutcome.ANSWERED if asked.kind is PromptKind.ITEM:
            return "✓ Answered"
        case PromptOutcome.ANSWERED:
            return "✓ Replied"
        case PromptOutcome.NOT_APPLICABLE:
            return f"✓ Doesn't apply: {safe(oneline(handover.answer(asked.subject).not_applicable), 300)}"
        case PromptOutcome.ASKED_COLLEAGUE:
            waits = asked_of(handover, asked.subject)
            return waits[:1].upper() + waits[1:] or "Was asked of a colleague"
        case PromptOutcome.SKIPPED if asked.kind is PromptKind.QUESTIONS:
            return "On the agenda of your call"
        case PromptOutcome.ONE_BY_ONE:
            return "One by one below"
        case PromptOutcome.SKIPPED:
            return "Skipped for now"
        case PromptOutcome.LATER:
            return "Left for later"
        case PromptOutcome.SUPERSEDED if asked.kind is not PromptKind.FINISHED:
            return "Comes again below"
        case _:
            return ""


def _asked_words(handover: Handover, asked: Prompt) -> str:
    if asked.kind is PromptKind.ITEM:
        item = handover.playbook.item(asked.subject)
        return f"*{safe(item.title, TITLE)}*\n{safe(item.question, QUOTED)}"
    if asked.kind is PromptKind.QUESTION:
        return question_words(handover, question_of(handover, asked.subject))
    if asked.kind is PromptKind.QUESTIONS:
        return questions_words(handover, [question_of(handover, one) for one in asked.subject.split(",")])
    role = interview_with(handover, asked.seq).role
    left = unanswered(handover, role) or (role is Role.OUTGOING and to_confirm(handover))
    return "*That was the last question.*" if left else "*That was everything, thank you!*"


def _so_far(handover: Handover, item: str) -> str:
    answer = handover.answer(item)
    if not answer.given:
        return ""
    excuse = f"Doesn't apply: {answer.not_applicable}" if answer.not_applicable else ""
    text = "\n".join(filter(None, (excuse, answer.text)))
    kept = (
        block_quote(text, QUOTED, handover.references)
        if text
        else count(len(answer.evidence), "file or link", "files and links")
    )
    return (
        f"You have said so far:\n{kept}\nWhat you send now is added. To change it, edit your message or open the form."
    )


def _buttons(handover: Handover, asked: Prompt) -> Block:
    value = str(ButtonValue(handover.id, str(asked.seq)))
    role = interview_with(handover, asked.seq).role
    first = asked_items(handover, role)[:1] == (handover.playbook.item(asked.subject),)
    known = bool(known_before(handover, asked.subject))
    elements = [
        *([still_true_button(handover, asked.subject, style="primary")] if known else []),
        blocks.button("Skip", Action.INTERVIEW_SKIP, value, label="Skip this question for now"),
        blocks.button("Doesn't apply …", Action.INTERVIEW_NOT_APPLICABLE, value),
        blocks.button("Later", Action.INTERVIEW_LATER, value, label="Stop here and go on another time"),
        form_button(handover, subject=asked.subject),
        ask_button(handover, asked.subject),
        *add_button(handover, handover.playbook.item(asked.subject)),
    ]
    if not first:
        elements.insert(
            1 + known, blocks.button("Back", Action.INTERVIEW_BACK, value, label="Back to the question before")
        )
    return blocks.actions(*elements)


def _small(text: str) -> list[Block]:
    return [blocks.context(text)] if text else []

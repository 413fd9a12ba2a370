"""A to-do in words: what it is, why it matters, by when, and the buttons that bring somebody one tap further."""

from datetime import UTC, date

from handover.escalation import late_by
from handover.holding import block_on
from handover.playbook import Step, StepKind
from handover.stages import due_date
from handover.todo import Todo, TodoKind, named, open_items
from messages.blocks import Element, button
from messages.ids import Action
from messages.text import count, day, mention, oneline, safe

QUOTE = 280
"""Characters of somebody's words that a morning message repeats."""
NAME = 150


def account(todo: Todo) -> str:
    """Return the customer's name, safe to show in mrkdwn."""
    return safe(oneline(todo.handover.account), NAME)


def title(todo: Todo) -> str:
    """Return what the to-do is, as a noun in mrkdwn, such as `Answers to 4 questions`."""
    if todo.about is not None:
        return title(todo.about)
    match todo.kind:
        case TodoKind.ANSWER:
            return f"Answers to {count(todo.count, 'question')}"
        case TodoKind.REVIEW:
            return f"Review of {count(todo.count, 'answer')}"
        case TodoKind.QUESTION:
            return f"Reply about {_item_title(todo)}"
        case TodoKind.APPROVE:
            return "Approval of the introduction e-mail"
        case TodoKind.SEND:
            return "Sending the introduction e-mail"
        case TodoKind.DRAFT:
            return "Introduction e-mail"
        case _:
            return _step_title(todo)


def heading(todo: Todo, today: date) -> str:
    """Return the line above the sentence: the customer, and by when; for the manager, whose it is."""
    if todo.about is not None:
        return f"*{account(todo)}* · {mention(todo.about.owner)}"
    return f"*{account(todo)}* · {due_words(todo, today)}"


def sentence(todo: Todo, today: date) -> str:
    """Return one or two short sentences in mrkdwn that say what is to be done and why it matters."""
    handover = todo.handover
    match todo.kind:
        case TodoKind.ANSWER:
            return _answer_sentence(todo)
        case TodoKind.REVIEW:
            return (
                f"{count(todo.count, 'answer')} from {mention(handover.outgoing)} to look at. "
                "Say what is clear, and ask about the rest."
            )
        case TodoKind.QUESTION:
            return _question_sentence(todo)
        case TodoKind.APPROVE:
            return (
                f"{mention(handover.introduction.author)}'s introduction e-mail waits for your approval. "
                "Until then the customer doesn't know."
            )
        case TodoKind.SEND:
            return "The introduction e-mail is approved. Send it to the customer, then mark it as sent."
        case TodoKind.DRAFT:
            return _draft_sentence(todo)
        case TodoKind.OVERDUE:
            return overdue_sentence(todo, today)
        case _:
            return _step_sentence(todo, today)


def due_words(todo: Todo, today: date) -> str:
    """Return by when, as people say it: `due today`, `due tomorrow`, `due Thu 5 Mar`, `2 days late` (working days).

    Of several questions with different days the first is meant, and the words say so.
    """
    first = "first answer " if todo.kind is TodoKind.ANSWER and _rest_is_due_later(todo) else ""
    return first + _by_when(todo, today)


def _rest_is_due_later(todo: Todo) -> bool:
    return any(due_date(todo.handover, item) > todo.due for item in open_items(todo.handover, todo.owner))


def _by_when(todo: Todo, today: date) -> str:
    ahead = (todo.due - today).days
    if ahead == 0:
        return "due today"
    if ahead == 1:
        return "due tomorrow"
    if ahead > 1:
        return f"due {day(todo.due)}"
    late = late_by(todo, today)
    return f"{count(late, 'day')} late" if late else f"was due {day(todo.due)}"


def overdue_sentence(todo: Todo, today: date) -> str:
    """Return the facts for the manager: what, since when, and what is in the way. Whose it is stands above it."""
    late = todo.about or todo
    block = block_on(late)
    if block:
        since = day(block.at.astimezone(UTC).date())
        return f"{title(late)}: blocked since {since}\n>{_quoted(block.why)}"
    return f"{title(late)}: was due {day(late.due)}, {count(late_by(late, today), 'working day')} ago."


def first_button(todo: Todo, style: str | None = "primary") -> Element:
    """Return the button for the one next thing."""
    text, action, subject = _next(todo)
    return button(text, action, _value(todo, subject), style=style, label=f"{text}: {oneline(todo.handover.account)}")


def buttons(todo: Todo) -> list[Element]:
    """Return the buttons of a to-do in a morning message: the next thing first, then other ways, then not now."""
    row = [first_button(todo)]
    if todo.kind is TodoKind.OVERDUE:
        return [*row, button("Got it", Action.TODO_SEEN, _value(todo))]
    if todo.kind is TodoKind.STEP:
        row += _step_buttons(todo)
    if todo.kind is TodoKind.SEND:
        row.append(button("Mark as sent", Action.EMAIL_SENT, todo.handover.id))
    name = oneline(todo.handover.account)
    row.append(button("Tomorrow", Action.TODO_TOMORROW, _value(todo), label=f"Tomorrow: {name}"))
    if todo.kind not in (TodoKind.REVIEW, TodoKind.APPROVE):
        row.append(button("Blocked …", Action.TODO_BLOCKED, _value(todo), label=f"Blocked: {name}"))
    return row


def _next(todo: Todo) -> tuple[str, Action, str]:
    """Return what the main button says, does, and which subject it carries besides the handover."""
    match todo.kind:
        case TodoKind.ANSWER if todo.owner == todo.handover.outgoing:
            return ("Continue" if _begun(todo) else "Start", Action.INTERVIEW_RESUME, "")
        case TodoKind.ANSWER:
            return ("Answer", Action.CHECKLIST_OPEN, "")
        case TodoKind.REVIEW:
            return ("Review", Action.REVIEW_OPEN, "")
        case TodoKind.QUESTION:
            return ("Reply", Action.QUESTION_REPLY, named(todo.subject))
        case TodoKind.APPROVE:
            return ("Read it", Action.EMAIL_OPEN, "")
        case TodoKind.SEND:
            return ("Open e-mail", Action.EMAIL_OPEN, "")
        case TodoKind.DRAFT:
            return ("Write e-mail" if not todo.handover.introduction.drafted else "Open e-mail", Action.EMAIL_OPEN, "")
        case TodoKind.OVERDUE:
            return ("Open", Action.OPEN, "")
        case _:
            return _next_of_step(todo)


def _next_of_step(todo: Todo) -> tuple[str, Action, str]:
    key = named(todo.subject)
    step = todo.handover.playbook.step(key)
    if step.kind is StepKind.SIGN_OFF:
        return "I have everything I need", Action.STEP_DONE, todo.subject
    if step.kind is StepKind.CALL and not todo.handover.step(key).planned:
        return "Pick a day", Action.STEP_OPEN, todo.subject
    return "Done", Action.STEP_DONE, todo.subject


def _step_buttons(todo: Todo) -> list[Element]:
    key = named(todo.subject)
    step = todo.handover.playbook.step(key)
    if step.kind is StepKind.CALL and not todo.handover.step(key).planned:
        return [button("Already held", Action.STEP_DONE, _value(todo))]
    return [button("Open", Action.STEP_OPEN, _value(todo), label=f"Open: {oneline(todo.handover.account)}")]


def _value(todo: Todo, subject: str | None = None) -> str:
    subject = todo.subject if subject is None else subject
    return f"{todo.handover.id}|{subject}" if subject else todo.handover.id


def _begun(todo: Todo) -> bool:
    return any(todo.handover.answer(item.key).given for item in todo.handover.playbook.items)


def _answer_sentence(todo: Todo) -> str:
    handover = todo.handover
    minutes = sum(item.minutes for item in open_items(handover, todo.owner))
    if todo.owner != handover.outgoing:
        return f"{count(todo.count, 'thing')} for you to find out and write down, about {count(minutes, 'minute')}."
    if _begun(todo):
        return (
            f"{count(todo.count, 'question')} left, about {count(minutes, 'minute')}, "
            f"so that {mention(handover.incoming)} can pick up where you leave off."
        )
    return (
        f"Tell {mention(handover.incoming)} what you know: {count(todo.count, 'question')}, "
        f"about {count(minutes, 'minute')}, in pieces whenever you like."
    )


def _question_sentence(todo: Todo) -> str:
    question = next(q for q in todo.handover.questions if q.id == named(todo.subject))
    return f"{mention(question.asked_by)} asks about *{_item_title(todo)}*:\n>{_quoted(question.text)}"


def _draft_sentence(todo: Todo) -> str:
    if todo.handover.introduction.drafted:
        return "Finish the introduction e-mail and ask for approval."
    return "Write the introduction e-mail, so that the customer hears of the change in good time."


def _step_sentence(todo: Todo, today: date) -> str:
    step = todo.handover.playbook.step(named(todo.subject))
    planned = todo.handover.step(step.key).planned
    if step.kind is StepKind.SIGN_OFF:
        return "Do you have everything you need to carry on alone?"
    return f"*{_step_title(todo)}*\n{_call_words(planned, today) if step.kind is StepKind.CALL else help_words(step)}"


def help_words(step: Step) -> str:
    """Return the step's help as one short paragraph of mrkdwn."""
    return safe(oneline(step.help), QUOTE)


def _call_words(planned: date | None, today: date) -> str:
    if planned is None:
        return "Which day is it? Tell me, and I'll come back to it then."
    if planned == today:
        return "It's planned for today. Tell me when it has taken place."
    return f"It was planned for {day(planned)}. Has it taken place?"


def _step_title(todo: Todo) -> str:
    return safe(oneline(todo.handover.playbook.step(named(todo.subject)).title), NAME)


def _item_title(todo: Todo) -> str:
    question = next(q for q in todo.handover.questions if q.id == named(todo.subject))
    return safe(oneline(todo.handover.playbook.item(question.item).title), NAME)


def _quoted(text: str) -> str:
    return safe(oneline(text), QUOTE)

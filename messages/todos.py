"""A to-do in words: title, heading, sentence, due day, buttons."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from handover.blocking import block_on, lift_on
from handover.customer_reply import reply_at
from handover.declining import declined_by
from handover.digest.calls import is_planned_call
from handover.interview.progress import unanswered
from handover.introduction.earlier import former_incoming_named
from handover.late import nudge_on, nudged
from handover.model.handover import Handover
from handover.model.people import Person, Role
from handover.model.playbook import Step, StepKind
from handover.model.steps import StepState
from handover.model.subject import Subject, SubjectKind
from handover.plan.due import due_date
from handover.promises.telling import open_proposals
from handover.questions import question_of
from handover.role_change.moving import keepers
from handover.roles import is_naming
from handover.synthesis import confirmer
from handover.temporary_contact import contact_needed
from handover.time.workdays import utc_day, workdays_between
from handover.todos import Todo, TodoKind, items_to_answer, late_by
from messages.absence import NOBODY
from messages.assignment import TAKE, answer_buttons
from messages.calls.planned import ANOTHER_DAY, TAKEN_PLACE, day_button, reminder_sentence
from messages.customer_reply.shown import SEE, TALKED
from messages.escalation.report import report_heading, report_sentence, report_title
from messages.introduction.sending_back import sent_back_words
from messages.kit.blocks import Element, button
from messages.kit.dates import day, local_time
from messages.kit.ids import Action
from messages.kit.quotes import inline_quote
from messages.kit.text import count, listed, mention, oneline
from messages.kit.titles import IN_A_FORM, account, hands_over, item_title, step_title, title_of, when_planned
from messages.kit.values import ButtonValue
from messages.standing_in import absence_button, absence_heading, absence_sentence, in_place_words
from messages.temporary_contact import ME, NAME
from messages.writing_again import WRITE_AGAIN


def title(todo: Todo, today: date) -> str:
    """Return the title in a few words of mrkdwn, such as `Answers to 4 questions`."""
    if todo.kind is TodoKind.OVERDUE:
        return report_title(todo, today)
    return title_of(todo.about or todo)


def heading(todo: Todo, today: date, channel: str = "") -> str:
    """Return the line above the sentence: the customer, and the due day or who waits; for the manager the progress.

    `channel` is the id of the channel, empty if unknown.
    """
    if todo.kind is TodoKind.OVERDUE:
        return report_heading(todo, today, channel)
    if todo.kind is TodoKind.ABSENCE:
        return absence_heading(todo, today)
    if todo.about is not None and todo.about.owner != todo.owner:
        return f"*{account(todo.handover)}* · {mention(todo.about.owner)} waits for you"
    return f"*{account(todo.handover)}* · {in_place_words(todo, today)}{due_words(todo, today)}"


def sentence(todo: Todo, today: date, people: Mapping[str, Person] = NOBODY) -> str:
    """Return one or two short sentences in mrkdwn: what is to be done, why it matters, what is new about it.

    `people` are those of the handover who are known, by id: who takes over is named where they are known to take part.
    """
    return _asked(todo, today) + _block_ended(todo, today) + _sentence(todo, today, people)


def each_said_once(todos: Iterable[Todo], today: date, people: Mapping[str, Person] = NOBODY) -> Iterator[str]:
    """Yield the sentence of each to-do in turn; of one whose sentence has been said before, its title.

    What somebody asks is said each time, in their words.
    """
    said = set[str]()
    for todo in todos:
        words = sentence(todo, today, people)
        short = title(todo, today)
        known = words in said and todo.kind not in (TodoKind.QUESTION, TodoKind.CLEAR)
        yield f"*{short[0].upper()}{short[1:]}*" if known else words
        said.add(words)


_SAID = {
    TodoKind.SEND: "The introduction e-mail is approved. Send it to the customer, then mark it as sent.",
    TodoKind.COMPLETE: (
        "Everything is done, and the last day has passed. Complete it: everybody gets the summary and the document, "
        "and the reminders end."
    ),
    TodoKind.ASSIGNMENT: "Do you take it on? One tap is enough; if you can't, say why, and whom you would propose.",
    TodoKind.CUSTOMER_REPLY: "No word yet from the customer about the introduction e-mail. Have they replied to you?",
}
"""The sentences that are the same for everything."""


def _sentence(todo: Todo, today: date, people: Mapping[str, Person]) -> str:
    handover = todo.handover
    if todo.kind in _SAID:
        return _SAID[todo.kind]
    match todo.kind:
        case TodoKind.ANSWER:
            return _answer_sentence(todo, people)
        case TodoKind.REVIEW:
            return (
                f"{count(todo.count, 'answer')} from {mention(handover.outgoing)} to look at. "
                "Say what is clear, and ask about the rest."
            )
        case TodoKind.QUESTION:
            return _question_sentence(todo)
        case TodoKind.APPROVE | TodoKind.PROMISES:
            return _agreement_sentence(todo)
        case TodoKind.SYNTHESIS | TodoKind.CONFIRM:
            return _synthesis_sentence(todo)
        case TodoKind.DRAFT:
            return _draft_sentence(todo)
        case TodoKind.CLEAR if todo.about is not None:
            return _clear_sentence(todo.about, own=todo.about.owner == todo.owner)
        case TodoKind.OVERDUE | TodoKind.ABSENCE:
            return _news_sentence(todo, today)
        case _:
            return _step_sentence(todo, today)


def _customer_call_sentence(todo: Todo) -> str:
    reply = reply_at(todo.handover, int(todo.subject.key))
    note = f"\n>{inline_quote(reply.note)}" if reply is not None and reply.note else ""
    return f"You wanted to call the customer about what they said to the change.{note}"


def due_words(todo: Todo, today: date) -> str:
    """Return the due day in words: `due today`, `due tomorrow`, `due Thu 5 Mar`, `2 working days late`.

    For a call with a day to come, when it is planned for; for what the customer replied, when the e-mail was sent.
    For questions with different due days, those of the first, and the words say so.
    """
    if todo.kind is TodoKind.ASSIGNMENT:
        return f"from {hands_over(todo.handover)}, by {day(todo.handover.window.end)}"
    if todo.kind is TodoKind.CUSTOMER_REPLY and (letter := todo.handover.sent_letter) and letter.sent_at:
        return f"e-mail sent {local_time(letter.sent_at)}"
    if todo.due >= today and (todo.kind is TodoKind.CALL or is_planned_call(todo)):
        return f"planned for {_planned_words(todo, today)}"
    if todo.kind is not TodoKind.ANSWER or not _rest_is_due_later(todo):
        return _by_when(todo, today)
    return f"{'next' if _begun(todo) else 'first'} answer {_by_when(todo, today)}"


def _planned_words(todo: Todo, today: date) -> str:
    """Return when a call is: its moment, which Slack shows in the reader's zone, or its day."""
    starts, ahead = todo.handover.step(todo.subject.key).starts, (todo.due - today).days
    return local_time(starts) if starts else {0: "today", 1: "tomorrow"}.get(ahead, day(todo.due))


def _rest_is_due_later(todo: Todo) -> bool:
    return any(due_date(todo.handover, item) > todo.due for item in items_to_answer(todo.handover, todo.owner))


def _by_when(todo: Todo, today: date) -> str:
    ahead = (todo.due - today).days
    if ahead == 0:
        return "due today"
    if ahead == 1:
        return "due tomorrow"
    if ahead > 1:
        return f"due {day(todo.due)}"
    late = late_by(todo, today)
    return f"{count(late, 'working day')} late" if late else f"was due {day(todo.due)}"


def _asked(todo: Todo, today: date) -> str:
    """Return that somebody asks how it goes, on the day the owner hears of it."""
    nudge = nudge_on(todo, today)
    return f"{mention(nudge.by)} asks how it goes.\n" if nudge else ""


def _block_ended(todo: Todo, today: date) -> str:
    """Return that the block was resolved or declined, for a working day after it ended."""
    lift = lift_on(todo)
    handover = todo.handover
    if lift is None or lift.by == todo.owner or workdays_between(utc_day(lift.at), today, handover.workdays) > 1:
        return ""
    if lift.settled:
        return f"{mention(lift.by)} says nothing is in the way any more.\n"
    return f"{mention(lift.by)} can't clear the way. If somebody else can, say so with *Blocked …*\n"


def _clear_sentence(blocked: Todo, *, own: bool) -> str:
    block = block_on(blocked)
    why = f"\n>{inline_quote(block.why) if block else ''}"
    if own:
        return f"Is *{title_of(blocked)}* still blocked? If it is, there is nothing to do: I ask again in three working days.{why}"
    return f"Can you clear the way for *{title_of(blocked)}*?{why}"


def first_button(todo: Todo, style: str | None = "primary") -> Element:
    """Return the button of the next action."""
    text, action, subject = _next(todo)
    return button(text, action, _value(todo, subject), style=style, label=f"{text}: {oneline(todo.handover.account)}")


def buttons(todo: Todo, today: date) -> list[Element]:
    """Return the buttons in a digest: the next action, alternatives, then Tomorrow and Blocked."""
    if todo.kind in (TodoKind.ASSIGNMENT, TodoKind.ABSENCE):
        return answer_buttons(todo.handover) if todo.kind is TodoKind.ASSIGNMENT else [absence_button(todo)]
    row = [first_button(todo)]
    if todo.kind in (TodoKind.OVERDUE, TodoKind.CALL):
        return [
            *row,
            *(nudge_buttons(todo.handover, todo.owner, today) if todo.kind is TodoKind.OVERDUE else ()),
            button("Got it", Action.TODO_SEEN, _value(todo), label=f"Got it: {oneline(todo.handover.account)}"),
        ]
    if todo.kind is TodoKind.CLEAR and todo.about is not None and todo.about.owner == todo.owner:
        return row
    if todo.kind is TodoKind.CLEAR:
        row.append(
            button("Not me", Action.TODO_NOT_ME, _value(todo), label=f"Not me: {oneline(todo.handover.account)}")
        )
    if todo.kind is TodoKind.CUSTOMER_REPLY:
        return [*row, button(NOT_YET, Action.CUSTOMER_REPLY_SILENT, _value(todo, todo.subject.key))]
    if todo.kind is TodoKind.CUSTOMER_CALL:
        row.append(button(SEE, Action.CUSTOMER_REPLY_READ, todo.handover.id))
    if todo.kind is TodoKind.STEP:
        row += _step_buttons(todo)
    if todo.kind is TodoKind.SEND:
        row.append(button("Mark as sent", Action.EMAIL_SENT, todo.handover.id))
    name = oneline(todo.handover.account)
    row.append(button("Tomorrow", Action.TODO_TOMORROW, _value(todo), label=f"Tomorrow: {name}"))
    if todo.kind not in _NEVER_BLOCKED and todo.standing_in is None:
        row.append(button("Blocked …", Action.TODO_BLOCKED, _value(todo), label=f"Blocked: {name}"))
    return row


def answers(todo: Todo, today: date, style: str | None) -> list[Element]:
    """Return the button of the next action, in this style, and those that answer otherwise: nothing that only puts off or shows."""
    instead = [one for one in buttons(todo, today)[1:] if one["action_id"].partition(":")[0] not in _NO_ANSWERS]
    return [first_button(todo, style), *instead]


def nudge_buttons(handover: Handover, by: str, today: date) -> list[Element]:
    """Return the button with which this person asks those who are late how it goes; none while there is nobody to ask."""
    if not nudged(handover, by, today):
        return []
    name = oneline(handover.account)
    return [button("Nudge who is late", Action.NUDGE, handover.id, label=f"Nudge who is late: {name}")]


_NEVER_BLOCKED = frozenset(
    {
        TodoKind.REVIEW,
        TodoKind.APPROVE,
        TodoKind.CLEAR,
        TodoKind.COMPLETE,
        TodoKind.SYNTHESIS,
        TodoKind.CONFIRM,
        TodoKind.PROMISES,
        TodoKind.CUSTOMER_CALL,
    }
)
"""Kinds that only want somebody to read and say what they think, or to pick up the telephone."""
_NO_ANSWERS = frozenset(
    {
        Action.TODO_TOMORROW,
        Action.TODO_BLOCKED,
        Action.TODO_SEEN,
        Action.STEP_OPEN,
        Action.NUDGE,
        Action.CUSTOMER_REPLY_READ,
    }
)
NOT_YET = "Not yet, ask me in three days"
_OPENS = {
    TodoKind.REVIEW: ("Review answers", Action.REVIEW_OPEN),
    TodoKind.APPROVE: ("Read it", Action.EMAIL_READ),
    TodoKind.SYNTHESIS: ("Write it …", Action.SYNTHESIS_OPEN),
    TodoKind.CONFIRM: ("Read it", Action.SYNTHESIS_READ),
    TodoKind.PROMISES: ("Review promises", Action.PROMISES_OPEN),
    TodoKind.SEND: ("Open e-mail", Action.EMAIL_OPEN),
    TodoKind.ASSIGNMENT: (TAKE, Action.ASSIGNMENT_ACCEPT),
    TodoKind.CUSTOMER_REPLY: ("They replied …", Action.CUSTOMER_REPLY_OPEN),
    TodoKind.OVERDUE: ("Open", Action.OPEN),
    TodoKind.COMPLETE: ("Complete", Action.COMPLETE),
}
"""The main button of the kinds that have the same one for everything."""


def _next(todo: Todo) -> tuple[str, Action, str]:
    """Return the text, action and subject of the main button."""
    if todo.kind in _OPENS:
        return (*_OPENS[todo.kind], "")
    match todo.kind:
        case TodoKind.ANSWER if todo.owner == todo.handover.outgoing and unanswered(todo.handover, Role.OUTGOING):
            return ("Continue" if _begun(todo) else "Start", Action.INTERVIEW_RESUME, "")
        case TodoKind.ANSWER if _asked_as_incoming(todo):
            return ("Continue", Action.INTERVIEW_RESUME, Role.INCOMING)
        case TodoKind.ANSWER:
            return (IN_A_FORM, Action.CHECKLIST_OPEN, "")
        case TodoKind.CUSTOMER_CALL:
            return (TALKED, Action.CUSTOMER_REPLY_CALLED, todo.subject.key)
        case TodoKind.QUESTION:
            return ("Reply …", Action.QUESTION_REPLY, todo.subject.key)
        case TodoKind.DRAFT if todo.handover.introduction.sent:
            return (WRITE_AGAIN, Action.EMAIL_AGAIN, "")
        case TodoKind.DRAFT:
            return (
                "Write e-mail …" if not todo.handover.introduction.drafted else "Open e-mail",
                Action.EMAIL_OPEN,
                "",
            )
        case TodoKind.CLEAR:
            return ("Not blocked any more", Action.TODO_UNBLOCK, todo.subject)
        case _:
            return _next_of_step(todo)


def _next_of_step(todo: Todo) -> tuple[str, Action, str]:
    key = todo.subject.key
    step = todo.handover.playbook.step(key)
    if todo.kind is TodoKind.CALL:
        return day_button(todo.handover.step(key)), Action.STEP_OPEN, Subject(SubjectKind.STEP, key)
    if step.kind is StepKind.SIGN_OFF:
        return "I have everything I need", Action.STEP_DONE, todo.subject
    if is_naming(step) and contact_needed(todo.handover):
        return ME, Action.CONTACT_ME, ""
    if step.kind is StepKind.CALL and not todo.handover.step(key).planned:
        return "Pick a day …", Action.STEP_OPEN, todo.subject
    if step.kind is StepKind.CALL:
        return TAKEN_PLACE, Action.STEP_DONE, todo.subject
    return "Done", Action.STEP_DONE, todo.subject


def _step_buttons(todo: Todo) -> list[Element]:
    key = todo.subject.key
    step = todo.handover.playbook.step(key)
    if step.kind is StepKind.CALL and not todo.handover.step(key).planned:
        return [button(TAKEN_PLACE, Action.STEP_DONE, _value(todo))]
    if is_naming(step) and contact_needed(todo.handover):
        return [button(NAME, Action.CONTACT_OPEN, todo.handover.id, label=f"{NAME}: {oneline(todo.handover.account)}")]
    words = ANOTHER_DAY if step.kind is StepKind.CALL else "Open"
    return [button(words, Action.STEP_OPEN, _value(todo), label=f"{words}: {oneline(todo.handover.account)}")]


def _value(todo: Todo, subject: str | None = None) -> str:
    subject = todo.subject if subject is None else subject
    return str(ButtonValue(todo.handover.id, subject))


def _asked_as_incoming(todo: Todo) -> bool:
    """Return whether the interview of whoever takes over has begun, and this is what is left of it."""
    own = todo.owner == todo.handover.incoming and todo.standing_in is None
    return own and bool(todo.handover.interview_of(Role.INCOMING).prompts)


def _begun(todo: Todo) -> bool:
    return any(todo.handover.answer(item.key).given for item in todo.handover.playbook.items)


def _answer_sentence(todo: Todo, people: Mapping[str, Person]) -> str:
    handover = todo.handover
    minutes = sum(item.minutes for item in items_to_answer(handover, todo.owner))
    if todo.owner not in (handover.outgoing, *keepers(handover)):
        return f"{count(todo.count, 'thing')} for you to find out and write down, about {count(minutes, 'minute')}."
    if _begun(todo):
        return (
            f"{count(todo.count, 'question')} left, about {count(minutes, 'minute')}"
            f"{'.' if handover.leaver else f', so that {_reader(handover, people)} can pick up where you leave off.'}"
        )
    lead = "Write down what can be found out" if handover.leaver else f"Tell {_reader(handover, people)} what you know"
    return f"{lead}: {count(todo.count, 'question')}, about {count(minutes, 'minute')}, in pieces whenever you like."


def _reader(handover: Handover, people: Mapping[str, Person]) -> str:
    """Return who takes over: by name, unless they are unknown, have left or have declined, so that somebody else may come."""
    reader = people.get(handover.incoming)
    stays = reader is not None and not reader.barred and not declined_by(handover, reader.id)
    return mention(handover.incoming) if stays else "your successor"


def _question_sentence(todo: Todo) -> str:
    question = question_of(todo.handover, todo.subject.key)
    return f"{mention(question.asked_by)} asks about *{item_title(todo.handover, question.item)}*:\n>{inline_quote(question.text)}"


def _agreement_sentence(todo: Todo) -> str:
    handover = todo.handover
    if todo.kind is TodoKind.PROMISES:
        who = listed([mention(one) for one in dict.fromkeys(review.by for review in open_proposals(handover))])
        return f"{who} would like to renegotiate {count(todo.count, 'promise')}. Do you agree, or what holds instead?"
    return (
        f"{mention(handover.introduction.author)}'s introduction e-mail waits for your approval. "
        "Until then the customer doesn't know."
    )


def _news_sentence(todo: Todo, today: date) -> str:
    return report_sentence(todo, today) if todo.kind is TodoKind.OVERDUE else absence_sentence(todo, today)


def _synthesis_sentence(todo: Todo) -> str:
    handover, reader = todo.handover, confirmer(todo.handover)
    if todo.kind is TodoKind.CONFIRM:
        return (
            f"{mention(handover.syntheses[-1].by)} has written down the greatest risks and the first steps in their own words. "
            "Is that right?"
        )
    rest = f"; {mention(reader)} says whether that is right." if reader else "."
    return (
        "You have read it all. Before the customer is told, write down in your own words the greatest risks and what you do "
        f"first{rest}"
    )


def _draft_sentence(todo: Todo) -> str:
    if todo.handover.introduction.sent:
        whom = "you" if todo.owner == todo.handover.incoming else mention(todo.handover.incoming)
        named = mention(former_incoming_named(todo.handover))
        return (
            f"The customer has an e-mail that names {named}. Write to them again, so that they hear of {whom} from us."
        )
    if todo.handover.introduction.returned:
        return sent_back_words(todo.handover.introduction.returned, todo.handover.introduction.version)
    if todo.handover.writes_again:
        return "You are writing to the customer again: finish the letter and ask for approval, or put it aside."
    if todo.handover.introduction.drafted:
        return "Finish the introduction e-mail and ask for approval."
    return "Write the introduction e-mail, so that the customer hears of the change in good time."


def _step_sentence(todo: Todo, today: date) -> str:
    if todo.kind is TodoKind.CALL:
        return reminder_sentence(todo)
    if todo.kind is TodoKind.CUSTOMER_CALL:
        return _customer_call_sentence(todo)
    step = todo.handover.playbook.step(todo.subject.key)
    state = todo.handover.step(step.key)
    if step.kind is StepKind.SIGN_OFF:
        return "Do you have everything you need to carry on alone?"
    return (
        f"*{step_title(todo)}*\n{_call_words(todo, state, today) if step.kind is StepKind.CALL else help_words(step)}"
    )


def help_words(step: Step) -> str:
    """Return the step's help as one short paragraph of mrkdwn."""
    return inline_quote(step.help)


def _call_words(todo: Todo, state: StepState, today: date) -> str:
    if state.planned is None:
        return "Which day and what time is it? Tell me, and I'll remind both of you."
    if todo.due >= today:
        return "Tell me when it has taken place."
    return f"It was planned for {when_planned(state)}. Has it taken place?"

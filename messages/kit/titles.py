"""Names of accounts and titles of items, steps and to-dos, as nouns in mrkdwn."""

from handover.digest.calls import is_planned_call
from handover.model.handover import Handover
from handover.model.steps import StepState
from handover.questions import question_of
from handover.role_change.moving import keepers
from handover.todos import Todo, TodoKind, last_due
from messages.kit.dates import day, local_time
from messages.kit.text import count, mention, oneline, safe

NAME = 150

CHECKLIST, IN_A_FORM = "Checklist", "Answer in a form …"
"""The words of buttons that open the checklist: everywhere, and where questions wait to be answered in it."""


def account(handover: Handover) -> str:
    """Return the customer's name, escaped."""
    return safe(oneline(handover.account), NAME)


def hands_over(handover: Handover) -> str:
    """Return whose account it was: the mention of the outgoing CSM, or the name of one who has gone."""
    return safe(oneline(handover.leaver), NAME) if handover.leaver else mention(handover.outgoing)


def item_title(handover: Handover, item: str) -> str:
    """Return an item's title, escaped."""
    return safe(oneline(handover.playbook.item(item).title), NAME)


TITLES = {
    TodoKind.APPROVE: "Approval of the introduction e-mail",
    TodoKind.SYNTHESIS: "Risks and first steps in your own words",
    TodoKind.CONFIRM: "Confirming the risks and first steps",
    TodoKind.SEND: "Sending the introduction e-mail",
    TodoKind.COMPLETE: "Completing the handover",
    TodoKind.CUSTOMER_REPLY: "What the customer replied",
    TodoKind.ASSIGNMENT: "Saying whether you take it on",
    TodoKind.ABSENCE: "Who stands in",
    TodoKind.CUSTOMER_CALL: "Calling the customer about their reply",
}
"""The titles that are the same for everything."""


def title_of(todo: Todo) -> str:
    """Return the title of the to-do, such as `Answers to 4 questions`, or for the incoming CSM `2 things to find out`."""
    if todo.kind in TITLES:
        return TITLES[todo.kind]
    match todo.kind:
        case TodoKind.ANSWER:
            asked = todo.owner in (todo.handover.outgoing, *keepers(todo.handover))
            return (
                f"Answers to {count(todo.count, 'question')}" if asked else f"{count(todo.count, 'thing')} to find out"
            )
        case TodoKind.REVIEW:
            return f"Review of {count(todo.count, 'answer')}"
        case TodoKind.QUESTION:
            question = question_of(todo.handover, todo.subject.key)
            return f"Reply about {item_title(todo.handover, question.item)}"
        case TodoKind.PROMISES:
            return f"Answer about {count(todo.count, 'promise')} to renegotiate"
        case TodoKind.DRAFT:
            if todo.handover.introduction.sent:
                return "Telling the customer who takes over now"
            back = todo.handover.introduction.returned
            return "Introduction e-mail, sent back to be changed" if back else "Introduction e-mail"
        case _:
            return step_title(todo)


def thing(todo: Todo) -> str:
    """Return the title and the due day, or when a call is planned for; of what waits for the customer the title alone.

    For answers with different due days, those of the first and of the last.
    """
    if is_planned_call(todo):
        return f"{title_of(todo)} (planned for {when_planned(todo.handover.step(todo.subject.key))})"
    if todo.kind is TodoKind.CUSTOMER_REPLY:
        return title_of(todo)
    last = last_due(todo)
    when = f"by {day(todo.due)}" if last == todo.due else f"the first by {day(todo.due)}, all by {day(last)}"
    return f"{title_of(todo)} ({when})"


def when_planned(state: StepState) -> str:
    """Return when a planned step is to be: its moment in the reader's own zone, or its day; empty without a day."""
    if state.starts:
        return local_time(state.starts)
    return day(state.planned) if state.planned else ""


def step_title(todo: Todo) -> str:
    """Return the title of the to-do's step."""
    return safe(oneline(todo.handover.playbook.step(todo.subject.key).title), NAME)

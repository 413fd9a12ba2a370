"""The overview of one handover: progress, open to-dos, owners, and buttons to everything else; and lists."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from handover.department.sending import goes_to_department
from handover.escalation.ranking import at_risk, most_at_risk_first
from handover.escalation.risks import top_risks
from handover.model.handover import Handover, Reason, Status
from handover.model.people import Person
from handover.model.playbook import Stage
from handover.overrides import overridable
from handover.stages import ORDER, percent, progress
from handover.todos import Todo, todos
from messages import stages
from messages.absence import NOBODY, missing_lines
from messages.areas import areas_button, areas_line
from messages.assignment import assignment_line, own_answer
from messages.calls.planned import call_lines
from messages.customer_reply.shown import reply_buttons, reply_line
from messages.department.words import department_line
from messages.ended import how_it_ended
from messages.escalation.risks import risk_words
from messages.heard import heard_shown
from messages.incoming_team import team_line
from messages.introduction.sending import letter_line
from messages.kit import blocks
from messages.kit.dates import day
from messages.kit.ids import Action, Form
from messages.kit.message import Block, Message, View
from messages.kit.text import count, mention, oneline, safe
from messages.kit.titles import CHECKLIST, account, hands_over, title_of
from messages.overrides import override_lines
from messages.pausing import until_and_why
from messages.playbook_change import also_answered
from messages.release.words import open_button, release_line
from messages.reopening import reopened_lines
from messages.replanning import glance
from messages.synthesis.shown import TITLE, synthesis_line
from messages.temporary_contact import contact_line, contact_shown, naming_history
from messages.todos import due_words, nudge_buttons
from messages.who_knows import who_knows_buttons

MOST_OPEN = 12
"""Most open to-dos that are named; the rest is counted."""


def overview(handover: Handover, today: date, viewer: Person, people: Mapping[str, Person] = NOBODY) -> View:
    """Return the overview as a modal, with what this person can decide in others' places, or ask them to hurry with.

    `people` are those of its participants who are known, by id.
    """
    answer = own_answer(handover, viewer.id, today)
    content = [blocks.header(handover.account), *answer, *_glance(handover, today, people, viewer.id)]
    content += contact_shown(handover)
    content += heard_shown(handover, viewer.id, today)
    if nudging := nudge_buttons(handover, viewer.id, today):
        content.append(blocks.actions(*nudging))
    content += _buttons(handover)
    decide = (
        [blocks.button("Decide instead …", Action.OVERRIDE_OPEN, handover.id)] if overridable(handover, viewer) else []
    )
    if further := [*decide, *who_knows_buttons(handover)]:
        content.append(blocks.actions(*further))
    content += [blocks.section(one) for one in glance.glance(handover, today)]
    content += [
        blocks.context(one)
        for one in (
            *reopened_lines(handover),
            *override_lines(handover),
            *naming_history(handover),
            *glance.history(handover),
        )
    ]
    return blocks.modal(Form.OVERVIEW, "Handover", content)


def status(handover: Handover, today: date, people: Mapping[str, Person] = NOBODY) -> Message:
    """Return the overview as a message, for `/handover status` and `@Baton status`."""
    heading = blocks.section(f"*{account(handover)}*")
    words = _in_words(handover, today, people)
    contact = [blocks.context(line)] if (line := contact_line(handover)) else []
    return Message(words, [heading, *contact, *_glance(handover, today, people), _status_ways(handover)])


def _status_ways(handover: Handover) -> Block:
    again = [] if handover.open else [blocks.button("Reopen …", Action.REOPEN, handover.id)]
    return blocks.actions(
        blocks.button("Open", Action.OPEN, handover.id, label="Open the whole handover"),
        *again,
    )


def what_is_left(handover: Handover, today: date) -> Message:
    """Return the open to-dos by person, for `@Baton what's left`."""
    words = f"*{account(handover)}*: what's left\n{_open_words(handover, today)}"
    button = blocks.actions(blocks.button("Open", Action.OPEN, handover.id, label="Open the whole handover"))
    return Message(words, [blocks.section(words), button])


def listed_handovers(
    handovers: Iterable[Handover], viewer: str, today: date, others: Sequence[Handover] = ()
) -> Message:
    """Return a person's handovers, each with stage, next to-do, and a button.

    `others` are handovers they may see as a workspace admin only.
    """
    own = _own(list(handovers), viewer, today)
    if not others:
        return own
    heading = f"As a workspace admin you can open {count(len(others), 'other handover')} as well."
    if len(others) > MOST_LISTED:
        heading += f" Here are the first {MOST_LISTED}; `/handover status` and the account's name shows any of them."
    lines = [(one, _in_a_line(one)) for one in others[:MOST_LISTED]]
    content: list[Block] = [blocks.divider(), blocks.section(heading)]
    content += [blocks.section(line, _open_button(one)) for one, line in lines]
    return Message("\n".join([own.text, heading, *(line for _, line in lines)]), [*own.blocks, *content])


def _own(mine: Sequence[Handover], viewer: str, today: date) -> Message:
    if not mine:
        return nothing_open()
    return _listed(f"You are in {count(len(mine), 'open handover')}{_threatened(mine, today)}.", mine, viewer, today)


def _listed(heading: str, mine: Sequence[Handover], viewer: str, today: date) -> Message:
    if len(mine) > MOST_LISTED:
        heading += f" Here are the first {MOST_LISTED}; all of them are on my Home tab."
    content: list[Block] = [blocks.section(heading)]
    lines = []
    for handover in most_at_risk_first(mine, today)[:MOST_LISTED]:
        line = _line(handover, viewer, today)
        lines.append(line)
        content.append(blocks.section(line, _open_button(handover)))
    return Message("\n".join([heading, *lines]), content)


MOST_LISTED = 20


def listed_late(handovers: Iterable[Handover], viewer: str, today: date) -> Message:
    """Return those of a person's handovers that need attention, for `/handover list late`, or that none does."""
    late = [one for one in handovers if at_risk(one, today)]
    if late:
        number = "One of your handovers needs" if len(late) == 1 else f"{len(late)} of your handovers need"
        return _listed(f"{number} attention.", late, viewer, today)
    words = "None of your handovers is late, blocked or behind. `/handover list` shows them all."
    return Message(words, [blocks.section(words)])


def listed_whole(listed: Message, typed: str) -> Message:
    """Return the list of all, for words behind `/handover list` that mean no part of it."""
    words = f"I can list those that are `late` or have `ended`, but I don't know “{safe(oneline(typed), 60)}”. Here are all."
    return Message(f"{words}\n{listed.text}", [blocks.context(words), *listed.blocks])


def nothing_open() -> Message:
    """Return the words for somebody without an open handover, with a button to start one."""
    words = "You are in no open handover at the moment. Is a customer about to change hands?"
    return Message(
        words, [blocks.section(words), blocks.actions(blocks.button("Start handover …", Action.START, style="primary"))]
    )


def _open_button(handover: Handover) -> blocks.Element:
    return blocks.button("Open", Action.OPEN, handover.id, label=f"Open {oneline(handover.account)}")


def _threatened(mine: Sequence[Handover], today: date) -> str:
    """Return how many of them need attention; they are listed first."""
    number = sum(at_risk(one, today) for one in mine)
    if not number:
        return ""
    return "; one needs attention and comes first" if number == 1 else f"; {number} need attention and come first"


def _line(handover: Handover, viewer: str, today: date) -> str:
    first = min((one for one in todos(handover, today) if one.owner == viewer), key=_due, default=None)
    if first is not None:
        return f"{_in_a_line(handover)}\nYours next: {_todo_words(first, today)}"
    risks = top_risks(handover, today)
    if handover.status is Status.PAUSED:
        return f"{_in_a_line(handover)}\nPaused{until_and_why(handover)}"
    return f"{_in_a_line(handover)}\n{f'To watch: {risk_words(risks[0])}' if risks else 'Nothing waits for you.'}"


def _in_a_line(handover: Handover) -> str:
    people = f"{hands_over(handover)} to {mention(handover.incoming)}"
    return f"*{account(handover)}* · {people}\n{stages.standing(handover)}"


def _glance(handover: Handover, today: date, people: Mapping[str, Person], reader: str = "") -> list[Block]:
    return [
        blocks.context(_people_words(handover)),
        *(
            blocks.context(line)
            for line in filter(None, (team_line(handover), assignment_line(handover, reader), areas_line(handover)))
        ),
        *(blocks.context(line) for line in missing_lines(handover, people, today)),
        *(blocks.context(line) for line in call_lines(handover, today)),
        *(
            blocks.context(line)
            for line in filter(
                None,
                (
                    synthesis_line(handover),
                    letter_line(handover),
                    reply_line(handover),
                    release_line(handover),
                    department_line(handover),
                    also_answered(handover),
                ),
            )
        ),
        blocks.section("\n".join(_stage_line(handover, stage) for stage in ORDER if _has_any(handover, stage))),
        blocks.section(_open_words(handover, today)),
    ]


def _in_words(handover: Handover, today: date, people: Mapping[str, Person]) -> str:
    """Return the whole overview as text, for screen readers and notifications."""
    counts = ", ".join(f"{stages.NAMES[one]} {percent(handover, one)} %" for one in ORDER if one is not Stage.DONE)
    return (
        f"*{account(handover)}*: {stages.stage_or_status(handover)}, {percent(handover)} % in all. {counts}.\n"
        + "\n".join(
            (
                _people_words(handover),
                *filter(
                    None, (team_line(handover), assignment_line(handover), areas_line(handover), contact_line(handover))
                ),
                *missing_lines(handover, people, today),
                *call_lines(handover, today),
                *filter(
                    None,
                    (
                        synthesis_line(handover),
                        letter_line(handover),
                        reply_line(handover),
                        release_line(handover),
                        department_line(handover),
                        also_answered(handover),
                    ),
                ),
                _open_words(handover, today),
            )
        )
    )


def _people_words(handover: Handover) -> str:
    others = f" · manager {mention(handover.manager)}" if handover.manager else ""
    others += f" · backup {mention(handover.backup)}" if handover.backup else ""
    others += f" · {mention(handover.outgoing)} answers for {hands_over(handover)}" if handover.leaver else ""
    window = f"{day(handover.window.start)} to {day(handover.window.end)}"
    return f"{hands_over(handover)} to {mention(handover.incoming)}{others} · {window} · {stages.stage_or_status(handover)}"


def _has_any(handover: Handover, stage: Stage) -> bool:
    """Return whether the playbook has something to do in a stage."""
    return stage is not Stage.DONE and progress(handover, stage)[1] > 0


def _stage_line(handover: Handover, stage: Stage) -> str:
    done, total = progress(handover, stage)
    here = " :point_left:" if stage is handover.stage and handover.status is Status.ACTIVE else ""
    return f"{stages.bar(percent(handover, stage), 100)}  {stages.NAMES[stage]}: {done} of {total}{here}"


def _open_words(handover: Handover, today: date) -> str:
    """Return the open to-dos, most urgent first, or why there are none."""
    if handover.status is Status.PAUSED:
        return (
            f"This handover is paused{until_and_why(handover)} Nothing is asked of anybody. "
            "`/handover resume` starts it again."
        )
    if not handover.open:
        return f"This handover was {how_it_ended(handover)}"
    waiting = sorted(todos(handover, today), key=_due)
    if not waiting:
        return "Nothing is open right now."
    lines = [f"• {mention(one.owner)}: {_todo_words(one, today)}" for one in waiting[:MOST_OPEN]]
    rest = [f"… and {len(waiting) - MOST_OPEN} more"] if len(waiting) > MOST_OPEN else []
    return "\n".join(["*Open now*", *lines, *rest])


def _todo_words(todo: Todo, today: date) -> str:
    return f"{title_of(todo)}, {due_words(todo, today)}"


def _due(todo: Todo) -> date:
    return todo.due


def _buttons(handover: Handover) -> list[Block]:
    """Return the buttons that apply now."""
    if not handover.open:
        again = blocks.button("Reopen …", Action.REOPEN, handover.id)
        document = blocks.button("Handover document", Action.DOCUMENT, handover.id)
        written = [blocks.button(TITLE, Action.SYNTHESIS_READ, handover.id)] if handover.syntheses else []
        return [blocks.actions(document, *written, *reply_buttons(handover), _account_button(handover), again)]
    rest = (
        blocks.button("Resume", Action.RESUME, handover.id)
        if handover.status is Status.PAUSED
        else blocks.button("Pause …", Action.PAUSE, handover.id)
    )
    return [
        blocks.actions(
            blocks.button(CHECKLIST, Action.CHECKLIST_OPEN, handover.id),
            blocks.button("Review answers", Action.REVIEW_OPEN, handover.id),
            blocks.button("Introduction e-mail", Action.EMAIL_OPEN, handover.id),
            blocks.button("Handover document", Action.DOCUMENT, handover.id),
            _account_button(handover),
            blocks.button(TITLE, Action.SYNTHESIS_READ, handover.id),
            *reply_buttons(handover),
            *_ways_outside(handover),
        ),
        blocks.actions(
            blocks.button("Complete", Action.COMPLETE, handover.id),
            blocks.button("Change the plan …", Action.PLAN_OPEN, handover.id),
            blocks.button("See who does what", Action.PEOPLE_OPEN, handover.id),
            blocks.button("Open calls", Action.CALLS_OPEN, handover.id),
            blocks.button("Open customer channel", Action.CUSTOMER_PAGE, handover.id),
            blocks.button("Change the playbook …", Action.PLAYBOOK_CHANGE, handover.id),
            areas_button(handover),
            rest,
            blocks.button("Cancel handover …", Action.CANCEL, handover.id),
        ),
    ]


def _ways_outside(handover: Handover) -> list[blocks.Element]:
    """Return the way to the document for whoever else takes over, outside or in another department, and to a merger's contacts."""
    buttons = list[blocks.Element]()
    if goes_to_department(handover):
        buttons.append(open_button(handover, "Open the document for colleagues"))
    elif handover.reason is Reason.PROVIDER_CHANGE or handover.receiver is not None:
        buttons.append(open_button(handover, "Open the document for outside"))
    if handover.reason is Reason.MERGER or handover.joined_sides:
        buttons.append(blocks.button("Open contacts", Action.CONTACTS_OPEN, handover.id))
    return buttons


def _account_button(handover: Handover) -> blocks.Element:
    return blocks.button("Open account", Action.ACCOUNT_OF_HANDOVER, handover.id)

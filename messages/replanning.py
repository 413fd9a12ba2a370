"""What was entered at the start: the form that changes it, the note about changes, the farewell, and how it is shown."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from handover.introduction.outdated import to_others
from handover.model.audit import Change, PlanField
from handover.model.handover import Handover, Reason, Window
from handover.model.playbook import StepKind
from handover.plan.due import due_date
from handover.replanning.changing import plan_of
from handover.stages import step_settled
from messages.introduction.preview import last_day_button
from messages.kit import blocks
from messages.kit.dates import day, day_and_year, local_time
from messages.kit.ids import Action, Form
from messages.kit.message import Message, View
from messages.kit.quotes import block_quote
from messages.kit.text import listed, mention, oneline, safe
from messages.kit.titles import account, hands_over
from messages.opening import form as opening
from messages.opening.form import REASONS, FormContent
from messages.pausing import letter_outdated

TITLE = "Change the plan"
LABELS = {
    PlanField.OUTGOING: "Outgoing CSM",
    PlanField.LEAVER: "Outgoing CSM who has left",
    PlanField.INCOMING: "Incoming CSM",
    PlanField.MANAGER: "Manager",
    PlanField.BACKUP: "Backup",
    PlanField.REASON: "Reason",
    PlanField.START: "Start date",
    PlanField.END: "End date",
    PlanField.CONTACTS: "Customer contacts",
    PlanField.RENEWAL: "Renewal date",
    PlanField.CUSTOMER_REASON: "What the customer may know",
    PlanField.INTERNAL_NOTE: "Internal note",
}
PEOPLE = frozenset({PlanField.OUTGOING, PlanField.INCOMING, PlanField.MANAGER, PlanField.BACKUP})
DAYS = frozenset({PlanField.START, PlanField.END, PlanField.RENEWAL})
MOST_NAMED = 5
"""Addresses of a letter that are named when they are no contacts any more."""
TEXTS = frozenset({PlanField.CONTACTS, PlanField.CUSTOMER_REASON, PlanField.INTERNAL_NOTE})
SHOWN = 10
"""Most changes the overview shows, newest first."""


def form(handover: Handover, metadata: str) -> View:
    """Return the form with everything as it is now."""
    filled = FormContent(**vars(plan_of(handover)))
    words = (
        f"*{account(handover)}*\nWhat you change here is said in the handover's channel, and to whoever it is about."
    )
    fields = [*opening.who_and_why(filled), *opening.when(filled, handover.window), *opening.customer(filled)]
    return blocks.modal(
        Form.PLAN, TITLE, [blocks.section(words), *fields], submit="Save", close="Cancel", metadata=metadata
    )


def note(handover: Handover, changes: Sequence[Change]) -> Message:
    """Return the note in the channel about changes made at once: what was changed, by whom, and what moves with it."""
    by = mention(changes[0].by) + " has changed" if changes[0].by else "This has changed in"
    lines = [f"• {LABELS[change.what]}: {_difference(change)}" for change in changes]
    moved = [*_moved(handover, changes), *_begins_anew(handover, changes), *_letter_otherwise(handover, changes)]
    letter = letter_outdated(handover).strip()
    words = "\n".join([f"{by} the plan of this handover:", *lines, *moved, *([letter] if letter else [])])
    fixes = [last_day_button(handover)] if letter else []
    button = blocks.button("See the whole handover", Action.OPEN, handover.id)
    return Message(words, [blocks.section(words), blocks.actions(*fixes, button)])


def _difference(change: Change) -> str:
    if change.what in TEXTS:
        return "changed" if change.what is not PlanField.INTERNAL_NOTE or change.after else "taken out"
    return f"{_value(change.what, change.before)} → {_value(change.what, change.after)}"


def _value(what: PlanField, stored: str) -> str:
    if not stored:
        return "nobody" if what in PEOPLE or what is PlanField.LEAVER else "none"
    if what in PEOPLE:
        return mention(stored)
    if what in DAYS:
        when = date.fromisoformat(stored)
        return day_and_year(when) if what is PlanField.RENEWAL else day(when)
    return REASONS[Reason(stored)] if what is PlanField.REASON else safe(oneline(stored), 150)


def _moved(handover: Handover, changes: Sequence[Change]) -> list[str]:
    """Return a line that says to when the calls and the e-mail to the customer move, if the window has changed."""
    days = {one.what: date.fromisoformat(one.before) for one in changes if one.what in (PlanField.START, PlanField.END)}
    if not days:
        return []
    window = Window(days.get(PlanField.START, handover.window.start), days.get(PlanField.END, handover.window.end))
    before = replace(handover, window=window)
    things = [
        f"{safe(oneline(step.title), 80)} by {day(due_date(handover, step))}"
        for step in handover.playbook.steps
        if step.kind in (StepKind.CALL, StepKind.INTRODUCTION)
        and not step_settled(handover, step)
        and due_date(before, step) != due_date(handover, step)
    ]
    if not things:
        return ["No due day of a call or of the e-mail to the customer moves with it."]
    return [f"So these move: {listed(things)}. Days you have planned stay as they are."]


def _begins_anew(handover: Handover, changes: Sequence[Change]) -> list[str]:
    """Return what has to be read or said anew because one of the two CSMs is somebody else."""
    of_csms = [one for one in changes if one.what in (PlanField.OUTGOING, PlanField.INCOMING)]
    draft, lines = handover.introduction, []
    if any(one.what is PlanField.INCOMING for one in of_csms) and any(one.given for one in handover.answers.values()):
        lines.append(
            f"{mention(handover.incoming)} reads the answers so far; what was accepted before no longer counts."
        )
    if of_csms and draft.sent:
        lines.append("The introduction e-mail has gone out and names somebody else: the customer should hear from you.")
    elif of_csms and draft.drafted:
        lines.append(
            "The introduction e-mail names the two CSMs as they were: please look at it again before it goes out."
        )
    return lines


def _letter_otherwise(handover: Handover, changes: Sequence[Change]) -> list[str]:
    """Return what no longer fits in a letter that is written and not sent: its addresses, and what it says why."""
    draft, changed = handover.introduction, {one.what for one in changes}
    if draft.sent or not draft.drafted:
        return []
    lines, others = [], to_others(handover) if PlanField.CONTACTS in changed else ()
    if others:
        who = listed([safe(one, 100) for one in others[:MOST_NAMED]])
        lines.append(f"The introduction e-mail is addressed to {who}, not among the contacts: please look at it again.")
    if PlanField.CUSTOMER_REASON in changed:
        lines.append("The introduction e-mail may give the reason as it was: please look at it again.")
    return lines


def farewell(handover: Handover, changes: Sequence[Change], user: str) -> Message:
    """Return the thanks to somebody who takes no part any more, and who does what was theirs."""
    held = {one.what: one.after for one in changes if one.before == user and one.what in PEOPLE}
    parts = [
        f"{mention(after)} is the {LABELS[what][0].lower()}{LABELS[what][1:]} now"
        for what, after in held.items()
        if after
    ]
    words = (
        f"Thank you for your part in the handover of *{account(handover)}*! "
        f"{listed(parts)}{'. ' if parts else ''}Nothing is left for you to do, and what you wrote is kept."
    )
    return Message(words, [blocks.section(words)])


def glance(handover: Handover, today: date) -> list[str]:
    """Return what was entered at the start as sections of mrkdwn, for those who may read it: reason, notes, contacts, renewal."""
    facts = [f"*Reason* (internal): {REASONS[handover.reason]}"]
    if handover.renewal_date:
        overdue = " (overdue)" if handover.open and handover.renewal_date < today else ""
        facts.append(f"*Renewal:* {day_and_year(handover.renewal_date)}{overdue}")
    if handover.customer_reason:
        facts.append(f"*The customer may know:* {safe(oneline(handover.customer_reason), 500)}")
    found = ["\n".join(facts)]
    if handover.internal_note:
        found.append(f"*Internal note*\n{block_quote(handover.internal_note, 1500)}")
    if handover.contacts:
        lines = [
            " · ".join(safe(oneline(part), 120) for part in (one.name, one.email, one.role) if part)
            for one in handover.contacts[:SHOWN]
        ]
        more = [f"… and {len(handover.contacts) - SHOWN} more, in the handover document"] * (
            len(handover.contacts) > SHOWN
        )
        found.append("\n".join(["*Customer contacts*", *(f"• {line}" for line in lines), *more]))
    return found


def history(handover: Handover) -> list[str]:
    """Return the newest changes to the plan as lines of mrkdwn, newest first."""
    return [
        f"{mention(one.by) if one.by else hands_over(handover)}: {LABELS[one.what]} {_difference(one)}, {local_time(one.at)}"
        for one in reversed(handover.changes[-SHOWN:])
    ]

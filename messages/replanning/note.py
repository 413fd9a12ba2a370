"""What is said about a changed plan: the note in the channel, and the thanks to who takes no part any more."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from handover.declining import declined_by
from handover.introduction.outdated import to_others
from handover.model.audit import PLAN_DATES, Change, PlanField
from handover.model.handover import Handover
from handover.plan.due import due_days_moved
from handover.replanning.before import before_changes
from handover.replanning.undoing import still_holds
from messages.introduction.preview import last_day_button
from messages.kit import blocks
from messages.kit.dates import day
from messages.kit.ids import Action
from messages.kit.message import Message
from messages.kit.text import first_listed, listed, mention, oneline, safe
from messages.kit.titles import account
from messages.kit.values import ButtonValue
from messages.pausing import letter_outdated
from messages.replanning.labels import LABELS, NOBODY, PEOPLE, customer_first, difference
from messages.writing_again import write_again_button

MOST_NAMED = 5
"""Addresses of a letter that are named when they are no contacts any more, and things that are due on another day."""


def note(
    handover: Handover, changes: Sequence[Change], now: datetime, first: int = 0, names: Mapping[str, str] = NOBODY
) -> Message:
    """Return the note in the channel about changes made at once: what was changed, by whom, and what moves with it.

    `first` is the number of the first of them, counted from 0: as long as they hold, they can be undone. People in `names`, by
    user id, are named without a mention: they hear of it directly. `now` is UTC.
    """
    by = mention(changes[0].by) + " has changed" if changes[0].by else "This has changed in"
    lines = [f"• {LABELS[change.what]}: {difference(change, names)}" for change in changes]
    moved = [*_moved(handover, changes), *_begins_anew(handover, changes, names), *_letter_otherwise(handover, changes)]
    letter = letter_outdated(handover).strip()
    words = "\n".join([f"{by} the plan of this handover:", *lines, *moved, *([letter] if letter else [])])
    fixes = [last_day_button(handover)] if letter else []
    if _csms(changes) and handover.customer_told and handover.active and not handover.writes_again:
        fixes.append(write_again_button(handover))
    button = blocks.button("See the whole handover", Action.OPEN, handover.id)
    value = str(ButtonValue(handover.id, f"{first}-{len(changes)}"))
    back = [blocks.button("Undo", Action.PLAN_UNDO, value)] if still_holds(handover, changes, now) else []
    if changes[0].what is PlanField.PLAYBOOK and (former := handover.playbook_before) and former.at == changes[0].at:
        back = [blocks.button("Undo", Action.PLAYBOOK_CHANGE_UNDO, handover.id)]
    return Message(words, [blocks.section(words), blocks.actions(*fixes, button, *back)])


def _moved(handover: Handover, changes: Sequence[Change]) -> list[str]:
    """Return a line that says what is due on another day, if a date of the plan has changed."""
    if not any(one.what in PLAN_DATES for one in changes):
        return []
    moved = due_days_moved(before_changes(handover, changes), handover)
    things = [f"{safe(oneline(title), 80)} by {day(is_)}" for title, is_ in customer_first(handover, moved)]
    if not things:
        return ["No due day moves with it."]
    return [f"So these move: {first_listed(things, MOST_NAMED)}. Days you have planned stay as they are."]


def _begins_anew(handover: Handover, changes: Sequence[Change], names: Mapping[str, str]) -> list[str]:
    """Return what has to be read or said anew because one of the two CSMs is somebody else."""
    of_csms = _csms(changes)
    draft, lines = handover.introduction, []
    if any(one.what is PlanField.INCOMING for one in of_csms) and any(one.given for one in handover.answers.values()):
        incoming = safe(oneline(names.get(handover.incoming, "")), 150) or mention(handover.incoming)
        lines.append(f"{incoming} reads the answers so far; what was accepted before no longer counts.")
    if of_csms and handover.customer_told:
        lines.append("The introduction e-mail has gone out and names somebody else: the customer should hear from you.")
    elif of_csms and draft.drafted:
        lines.append(
            "The introduction e-mail names the two CSMs as they were: please look at it again before it goes out."
        )
    return lines


def _csms(changes: Sequence[Change]) -> list[Change]:
    """Return the changes of who hands over or takes over."""
    return [one for one in changes if one.what in (PlanField.OUTGOING, PlanField.INCOMING)]


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
    if PlanField.INCOMING_TEAM in changed:
        lines.append("The introduction e-mail may name the team as it was: please look at it again.")
    return lines


def farewell(handover: Handover, changes: Sequence[Change], user: str) -> Message:
    """Return the thanks to somebody who takes no part any more, and who does what was theirs."""
    held = {one.what: one.after for one in changes if one.before == user and one.what in PEOPLE}
    parts = [
        f"{mention(after)} is the {LABELS[what][0].lower()}{LABELS[what][1:]} now"
        for what, after in held.items()
        if after
    ]
    thanks = (
        f"Thank you for saying that you couldn't take *{account(handover)}* on. "
        if declined_by(handover, user) and any(one.what is PlanField.INCOMING and one.before == user for one in changes)
        else f"Thank you for your part in the handover of *{account(handover)}*! "
    )
    words = f"{thanks}{listed(parts)}{'. ' if parts else ''}Nothing is left for you to do, and what you wrote is kept."
    return Message(words, [blocks.section(words)])

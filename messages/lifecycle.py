"""The lifecycle in words: what is still open, the final summary, and notes on each change of status."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from handover.completion import StillOpen
from handover.lifecycle import KEPT_OPEN
from handover.model.audit import Override
from handover.model.handover import Handover, Status
from handover.model.playbook import Item
from handover.overrides import completed_although_open
from handover.roles import needs_review
from messages.introduction.preview import last_day_button
from messages.kit import blocks
from messages.kit.dates import day
from messages.kit.ids import Action, Form
from messages.kit.message import Block, Message, View
from messages.kit.quotes import inline_quote
from messages.kit.refusals import words_for
from messages.kit.text import count, listed, mention, oneline, safe
from messages.kit.titles import CHECKLIST, hands_over
from messages.overrides import standing_lines
from messages.pausing import has_paused, letter_outdated, moved, until_and_why
from messages.reopening import going_on
from messages.synthesis.shown import in_summary

SHOWN = 6
DECISIONS_SHOWN = 5
WHY = "why"
EVERYTHING_DONE = "Everything is done. All that is left is to complete the handover."
_ONCE_OPEN = "come as soon as I can write in the channel again"


def not_yet(handover: Handover, open_: StillOpen) -> Message:
    """Return what keeps the handover from being complete, with buttons."""
    account = safe(oneline(handover.account), 100)
    words = f"*{account}* isn't complete yet. {_in_short(open_)}"
    parts = [
        ("Not answered yet", open_.items),
        (f"Answered, waiting for {mention(handover.incoming)} to say it's clear", open_.reviews),
        ("Questions without a reply", open_.questions),
        ("Still to do", open_.steps),
    ]
    lists = [f"*{title}*\n{_bullets(things)}" for title, things in parts if things]
    told = [words, *lists]
    return Message("\n".join(told), [*map(blocks.section, told), blocks.actions(*_ways(handover, open_))])


def completed(handover: Handover) -> Message:
    """Return the ephemeral reply to whoever completed the handover."""
    when = "are on their way to the channel" if handover.channel_closed is None else _ONCE_OPEN
    words = f"Done. *{safe(oneline(handover.account), 100)}* is handed over; the summary and the document {when}."
    return Message(words, [blocks.section(words)])


def cancel_form(handover: Handover, *, metadata: str) -> View:
    """Return the form that confirms a cancellation and asks for its reason."""
    account = safe(oneline(handover.account), 100)
    return blocks.modal(
        Form.CANCEL,
        "Cancel handover",
        [
            blocks.section(
                f"This stops the handover of *{account}*: no more reminders, and the channel is archived after "
                f"{KEPT_OPEN.days} days. Everything written down is kept, and you can reopen it."
            ),
            blocks.field(
                WHY,
                "Why?",
                blocks.text_field(
                    WHY, multiline=True, limit=1000, placeholder="The customer stays with Dana after all"
                ),
                hint="The others will read this.",
                optional=True,
            ),
        ],
        submit="Cancel handover",
        close="Keep it",
        metadata=metadata,
    )


def status_changed(handover: Handover, status: Status, by: str) -> Message:
    """Return the channel message that the handover was paused, resumed, cancelled or reopened."""
    who, note = mention(by), _closing_note(handover)
    words = {
        Status.PAUSED: f"{has_paused(handover, who, 'this handover')} Nobody is reminded of anything until it goes on.",
        Status.ACTIVE: going_on(handover, who, "this handover"),
        Status.CANCELLED: f"{who} has cancelled this handover. The channel stays for {KEPT_OPEN.days} days.{note}",
        Status.COMPLETED: f"{who} has completed this handover.",
    }[status]
    button = {
        Status.PAUSED: blocks.button("Resume", Action.RESUME, handover.id),
        Status.ACTIVE: last_day_button(handover) if letter_outdated(handover) else None,
        Status.CANCELLED: blocks.button("Reopen …", Action.REOPEN, handover.id),
    }.get(status)
    return Message(words, [blocks.section(words, button)])


def without_button(note: Mapping[str, Any]) -> Message:
    """Return a note as Slack has it, without the button beside its words."""
    content = [{key: part for key, part in block.items() if key != "accessory"} for block in note.get("blocks") or ()]
    return Message(str(note.get("text") or ""), content)


def status_told(handover: Handover, status: Status, by: str, channel: str) -> Message:
    """Return the same for one person, in a direct message. `channel` is the channel's id, empty where there is none."""
    account, who = safe(oneline(handover.account), 120), mention(by) if by else "I"
    note = _closing_note(handover)
    where = f" in <#{channel}>" if channel else ""
    words = {
        Status.PAUSED: (
            f"{has_paused(handover, who, f'the handover of *{account}*')} Nobody is reminded of anything until it goes on."
        ),
        Status.ACTIVE: going_on(handover, who, f"the handover of *{account}*"),
        Status.CANCELLED: (
            f"{who} has cancelled the handover of *{account}*. There is nothing more for you to do; everything written "
            f"down is kept.{note}"
        ),
        Status.COMPLETED: (
            f"{who} {'has' if by else 'have'} completed the handover of *{account}*{_left_open(handover)} "
            f"The summary and the handover document are{where or ' in the channel'}."
        ),
    }[status]
    return Message(words, [blocks.section(words, blocks.button("Open", Action.OPEN, handover.id))])


def _left_open(handover: Handover) -> str:
    """Return how a completed handover stood at its end: nothing was open, or why it was completed all the same."""
    decided = completed_although_open(handover)
    if decided is None:
        return ": nothing was open any more."
    return f", {although_open(decided)}. Why:\n>{inline_quote(decided.why)}\n"


def although_open(decided: Override) -> str:
    """Return how much was open when this decision completed a handover."""
    return f"although {count(len(decided.titles), 'thing was', 'things were')} still open"


def reply(handover: Handover) -> Message:
    """Return the ephemeral reply to whoever paused, resumed, cancelled or reopened a handover."""
    account = safe(oneline(handover.account), 100)
    words = {
        Status.PAUSED: f"Paused{until_and_why(handover)} Nobody hears about *{account}* until it goes on.",
        Status.ACTIVE: f"*{account}* goes on. {moved(handover)}",
        Status.CANCELLED: f"Cancelled. Everything about *{account}* is kept, in case you reopen it.",
        Status.COMPLETED: f"*{account}* is complete.",
    }[handover.status]
    button = blocks.button("Resume", Action.RESUME, handover.id) if handover.status is Status.PAUSED else None
    return Message(words, [blocks.section(words, button)])


def document_coming(handover: Handover) -> Message:
    """Return the ephemeral reply to whoever asked for the document."""
    lead = f"The document about *{safe(oneline(handover.account), 100)}*, as it stands now,"
    if not handover.open:
        words = f"{lead} is on its way to you, as a direct message from me."
        return Message(words, [blocks.section(words)])
    when = "is on its way to the channel" if handover.channel_closed is None else _ONCE_OPEN.replace("come", "comes")
    words = f"{lead} {when}. You find it in the bar at the top there, under *Handover document*."
    return Message(words, [blocks.section(words)])


def final_summary(handover: Handover) -> Message:
    """Return the final channel message: what was handed over, and until when the channel stays (P105, P124)."""
    account = safe(oneline(handover.account), 150)
    decided = completed_although_open(handover)
    if decided:
        words = (
            f"The handover of *{account}* is complete, {although_open(decided)}; the handover document names them. "
            f"Why: {safe(oneline(decided.why), 300)}"
        )
    else:
        words = f"The handover of *{account}* is complete. {mention(handover.incoming)} has everything."
    facts = [f"• {fact}" for fact in _facts(handover)]
    decisions = _decided(handover)
    starts_from = in_summary(handover)
    ended = handover.closed_at.date() if handover.closed_at else handover.window.end
    stays = (
        f"Thank you, {listed([mention(user) for user in handover.participants])}. This channel stays until "
        f"{day(ended + KEPT_OPEN)}; the handover document, linked at the top, is yours to keep."
    )
    body: list[Block] = [
        blocks.section(words if decided else f":tada: {words}"),
        blocks.section("\n".join(facts)),
        *([blocks.section(decisions)] if decisions else []),
        *([blocks.section(starts_from)] if starts_from else []),
        blocks.section(stays, blocks.button("Reopen …", Action.REOPEN, handover.id, label="Reopen this handover")),
    ]
    return Message("\n".join((words, *facts, *filter(None, (decisions, starts_from)), stays)), body)


def _decided(handover: Handover) -> str:
    """Return what was decided in somebody's place, and why; empty for nothing."""
    lines = standing_lines(handover)
    if not lines:
        return ""
    more = len(lines) - DECISIONS_SHOWN
    rest = [f"• {more} more in the handover document"] if more > 0 else []
    return "\n".join(["*Decided in somebody's place*", *(f"• {one}" for one in lines[:DECISIONS_SHOWN]), *rest])


def _facts(handover: Handover) -> list[str]:
    given = [item for item in handover.playbook.items if handover.answer(item.key).given]
    reviewed = [item for item in given if needs_review(handover, item)]
    own = len(given) - len(reviewed)
    evidence = sum(len(handover.answer(item.key).evidence) for item in given)
    ended = handover.closed_at
    end = ended.date() if ended else handover.window.end
    facts = [
        f"{day(handover.window.start)} – {day(end)}, {hands_over(handover)} to {mention(handover.incoming)}",
        f"{count(len(given), 'answer')} written down: {_accepted(handover, reviewed)}"
        + (f" and {own} of their own" if own else "")
        + (f", with {count(evidence, 'file or link', 'files and links')}" if evidence else ""),
    ]
    if settled := [question for question in handover.questions if not question.open]:
        facts.append(f"{count(len(settled), 'question')} asked and replied to")
    if handover.sent_letters and (sent := handover.sent_letters[0]).sent_at:
        facts.append(f"The customer was told on {day(sent.sent_day or sent.sent_at.date())} by {mention(sent.sent_by)}")
    if handover.closed_by:
        facts.append(f"Completed by {mention(handover.closed_by)}")
    return facts


def _accepted(handover: Handover, reviewed: Sequence[Item]) -> str:
    """Return who has accepted how many of these items' answers, the incoming CSM first."""
    by = Counter(answer.accepted_by for item in reviewed if (answer := handover.answer(item.key)).accepted)
    others = [
        f"{number} by {mention(user)}" for user, number in by.most_common() if user not in ("", handover.incoming)
    ]
    return f"{by[handover.incoming]} accepted by {mention(handover.incoming)}" + "".join(f", {one}" for one in others)


def _closing_note(handover: Handover) -> str:
    """Return why the handover ended as a quotation on a line of its own, empty where nobody said."""
    return f"\n>{inline_quote(handover.closing_note)}" if handover.closing_note else ""


def _in_short(open_: StillOpen) -> str:
    parts = [
        _to_write(open_) if open_.items else "",
        count(len(open_.reviews), "answer") + " to accept" if open_.reviews else "",
        count(len(open_.questions), "question") + " to reply to" if open_.questions else "",
        count(len(open_.steps), "step") + " to do" if open_.steps else "",
        "a further letter to the customer to send or put aside" if open_.letter else "",
    ]
    return f"Still open: {listed([part for part in parts if part])}."


def _to_write(open_: StillOpen) -> str:
    """Return how many answers are missing, so that they and those that may stay empty add up to what is asked elsewhere."""
    empty = f" ({open_.may_stay_empty} more may stay empty)" if open_.may_stay_empty else ""
    return f"{count(len(open_.items), 'answer')} to write{empty}"


def _bullets(things: tuple[str, ...]) -> str:
    lines = [f"• {safe(oneline(thing), 150)}" for thing in things[:SHOWN]]
    more = [f"• … and {len(things) - SHOWN} more"] if len(things) > SHOWN else []
    return "\n".join([*lines, *more])


def _ways(handover: Handover, open_: StillOpen) -> list[blocks.Element]:
    ways = []
    if open_.items or open_.steps:
        ways.append(blocks.button(CHECKLIST, Action.CHECKLIST_OPEN, handover.id, "primary"))
    if open_.reviews:
        ways.append(blocks.button("Review answers", Action.REVIEW_OPEN, handover.id))
    if open_.letter or (not handover.customer_told and open_.steps):
        ways.append(blocks.button("Introduction e-mail", Action.EMAIL_OPEN, handover.id))
    return ways or [blocks.button("Open", Action.OPEN, handover.id)]


@words_for.register
def _(refusal: StillOpen) -> str:
    number = len(refusal.items) + len(refusal.reviews) + len(refusal.questions) + len(refusal.steps)
    number += refusal.letter
    return f"{count(number, 'thing is', 'things are')} still open. `/handover complete` says which."

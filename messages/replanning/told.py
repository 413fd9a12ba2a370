"""What one person is told directly of a changed plan: what concerns them, and what of theirs moves."""

from collections.abc import Iterator, Sequence

from handover.model.audit import Change, PlanField
from handover.model.handover import Handover
from handover.model.kept import ThingKind
from handover.replanning.telling import PlanNews
from handover.role_change.moving import still_kept
from handover.role_change.things import things_of
from messages.kit import blocks
from messages.kit.dates import day
from messages.kit.ids import Action
from messages.kit.message import Message
from messages.kit.text import first_listed, listed, mention, oneline, safe
from messages.kit.things import named
from messages.kit.titles import IN_A_FORM, account
from messages.opening.parts import PARTS
from messages.replanning.labels import LABELS, customer_first, difference

MOST_NAMED = 5
"""Tasks that are named with their new days; the rest is counted."""


def told(handover: Handover, news: PlanNews, user: str, by: Sequence[str]) -> Message:
    """Return what of the plan is different for this person, and who has changed it; nobody in `by` for a closed account."""
    name = account(handover)
    who = f"{listed([mention(one) for one in by])} {'has' if len(by) == 1 else 'have'}" if by else ""
    lead = f"{who} changed the plan of *{name}*:" if who else f"The plan of *{name}* has changed:"
    words = "\n".join([lead, *(f"• {line}" for line in _lines(handover, news, user)), *_still_theirs(handover, user)])
    mine = still_kept(handover, user)
    answers = [blocks.button(IN_A_FORM, Action.CHECKLIST_OPEN, handover.id)] * any(
        one.kind is ThingKind.ITEM for one in mine
    )
    buttons = [
        *answers,
        blocks.button("See the whole handover", Action.OPEN, handover.id),
        blocks.button("Change the plan …", Action.PLAN_OPEN, handover.id),
    ]
    return Message(words, [blocks.section(words), blocks.actions(*buttons)])


def _lines(handover: Handover, news: PlanNews, user: str) -> Iterator[str]:
    yield from (_line(one, user) for one in news.changes)
    if news.writes_to_customer is not None:
        yield f"The introduction e-mail is {_whose(news.writes_to_customer)}."
    if news.leads_renewal is not None:
        yield f"Leading the renewal is {_whose(news.leads_renewal)}."
    if news.asked_until is not None:
        yield f"After the end of the handover you can be asked until {day(news.asked_until)}."
    elif news.answers_in_support is False:
        yield "After the end of the handover you are not the one who is asked any more."
    things = [f"{safe(oneline(title), 80)} by {day(is_)}" for title, is_ in customer_first(handover, news.moved)]
    if things:
        yield f"So these of yours move: {first_listed(things, MOST_NAMED)}."


def _still_theirs(handover: Handover, user: str) -> list[str]:
    """Return the thanks to somebody who finishes what was theirs, and what that is."""
    theirs = [one for one in things_of(handover, user) if handover.keeper(one.kind, one.key) == user]
    return [f"Thank you for your part! This is still yours until it is done: {named(handover, theirs)}."] * bool(theirs)


def _line(change: Change, user: str) -> str:
    """Return one change: what somebody is now, or is no longer, in so many words."""
    if change.what in PARTS and user == change.after:
        return f"You are the {PARTS[change.what]} again."
    if change.what in PARTS and user == change.before:
        instead = f": {mention(change.after)} is it now" if change.after else ""
        return f"You are not the {PARTS[change.what]} any more{instead}."
    if change.what is PlanField.PLAYBOOK:
        return f"{LABELS[change.what]}: {difference(change)}. What is asked of you may be different."
    return f"{LABELS[change.what]}: {difference(change)}"


def _whose(yours: bool) -> str:
    return "yours now" if yours else "not yours any more"

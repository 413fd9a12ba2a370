"""What the account knows already when a handover begins: asked about in one tap instead of once more (P80, P119).

What is fresh is not asked; whoever hands over says that it is still so, or changes it. What is stale is asked, with what was
known. What nobody confirms stays known: it keeps nothing from going on, for it is fresh by the playbook's own rule, and the
incoming CSM sees that nobody has confirmed it and may ask about it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from handover.access import require_active
from handover.blueprint.freshness import is_stale
from handover.interview.questions import realigned
from handover.model.account import AccountEntry
from handover.model.answers import Answer, Part
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.interview import PromptKind
from handover.model.jobs import Job, JobKind, thread_lane
from handover.model.known import Known
from handover.model.people import Person, Role
from handover.model.playbook import Item
from handover.model.refusals import AllowedRole, NotYours, Task
from handover.questions import with_answer
from handover.roles import may_answer
from handover.stages import concluded
from handover.text.intake import required
from handover.text.length import length

KNOWN_LIST = JobKind("known_list")
LONGEST_SHOWN = 3000
"""Characters Slack shows in a field."""


def confirm(handover: Handover, items: Sequence[str], *, by: Person, now: datetime) -> Decision:
    """Make what is known of these items their answers, with who had said it when, and that `by` confirms it.

    An item that has an answer keeps it. Raises NotYours, AnswerFull, NotActive.
    """
    require_active(handover)
    changed = handover
    for item in items:
        known = handover.known.get(item)
        if known is None or handover.answer(item).given:
            continue
        _require_writer(handover, handover.playbook.item(item), by)
        changed = with_answer(changed, _confirmed(handover.answer(item), known.entry, by.id, now))
    return _with_list(changed) if changed is not handover else unchanged(handover)


def take_back(handover: Handover, item: str, *, by: Person) -> Decision:
    """Make an item's answer known and not confirmed again. Changes nothing once the answer says more than what was confirmed.

    Raises NotYours, NotActive.
    """
    require_active(handover)
    answer = handover.answer(item)
    if item not in handover.known or not answer.confirmed:
        return unchanged(handover)
    _require_writer(handover, handover.playbook.item(item), by)
    kept = tuple(part for part in answer.parts if not part.text and not part.excuse)
    return _with_list(with_answer(handover, Answer(item, kept)))


def change(handover: Handover, item: str, text: str, *, by: Person, now: datetime) -> Decision:
    """Make this text the answer to an item of which something is known; to what a form cannot show whole, it is added.

    Raises FieldProblems (`text`), NotYours, AnswerFull, NotActive.
    """
    require_active(handover)
    _require_writer(handover, handover.playbook.item(item), by)
    text = required("text", text)
    answer, known = handover.answer(item), handover.known.get(item)
    if known is not None and not answer.given:
        answer = _confirmed(answer, known.entry, by.id, now)
    kept = answer.parts
    if length(answer.text) <= LONGEST_SHOWN:
        kept = tuple(replace(part, text="", at=now, excuse=False) for part in answer.parts if part.source)
    said = Answer(
        item,
        (*kept, Part(text, by.id, now)),
        evidence=answer.evidence,
        by=by.id,
        at=now,
        records=answer.records,
        former_records=answer.former_records,
        doubtful=answer.doubtful,
    )
    return _with_list(with_answer(handover, said))


def known_anew(handover: Handover, item_key: str, entry: AccountEntry | None, now: datetime) -> Decision:
    """Have what the account knows of an item be this entry, which was changed on the account itself; None for nothing.

    What is answered in the handover, or not asked of whoever hands over, stays as it is. What is being asked goes on being asked.
    """
    item = next((one for one in handover.playbook.items if one.key == item_key), None)
    if item is None or item.owner is Role.INCOMING or handover.answer(item_key).given:
        return unchanged(handover)
    known = {key: one for key, one in handover.known.items() if key != item_key}
    if entry is not None:
        known[item_key] = Known(entry, asked=is_stale(entry, now) or _is_being_asked(handover, item_key))
    changed = replace(handover, known=known)
    return _with_list(changed) if handover.active else Decision(changed)


def _is_being_asked(handover: Handover, item_key: str) -> bool:
    current = handover.interview_of(Role.OUTGOING).current
    return current is not None and (current.kind, current.subject) == (PromptKind.ITEM, item_key)


def known_list(handover: Handover) -> Job:
    """Show whoever is asked what is known already, below their first message; again whenever that has changed."""
    return Job(
        KNOWN_LIST,
        f"known_list:{handover.id}:{handover.outgoing}",
        thread_lane(handover.id, handover.outgoing),
        handover.id,
        {"user": handover.outgoing},
        again=True,
    )


def _confirmed(answer: Answer, entry: AccountEntry, by: str, now: datetime) -> Answer:
    said = Part(
        "" if entry.not_applicable else entry.text,
        entry.by,
        entry.at,
        entry.source,
        origin=entry.origin,
        excuse=bool(entry.not_applicable),
    )
    return replace(
        answer,
        parts=(*answer.parts, *([said] if said.text or said.excuse else [])),
        not_applicable=entry.not_applicable,
        evidence=entry.evidence,
        by=entry.by,
        at=entry.at,
        confirmed_by=by,
        confirmed_at=now,
        records=(*answer.records, *(entry.records or ())),
    )


def _with_list(handover: Handover) -> Decision:
    changed, follow = realigned(handover)
    return concluded(changed, *follow, known_list(changed))


def _require_writer(handover: Handover, item: Item, by: Person) -> None:
    if not may_answer(handover, item, by):
        raise NotYours(Task.ANSWER_ITEM, (AllowedRole(item.owner),), item.title)

"""What an account knows from the answers of its handovers."""

from dataclasses import dataclass
from datetime import datetime

from handover.blueprint.freshness import keeps_of
from handover.model.account import AccountEntry
from handover.model.answers import Answer
from handover.model.handover import Handover
from handover.model.origin import Origin
from handover.model.records import RecordKind


@dataclass(frozen=True)
class EntryChanges:
    """What an account has to keep anew after its handover was stored: entries, and the items that are answered no more."""

    written: tuple[AccountEntry, ...] = ()
    emptied: tuple[str, ...] = ()


def entry_changes(before: Handover | None, after: Handover) -> EntryChanges:
    """Return what the account has to keep of the answers that differ, all of them where there was no handover `before`."""
    known = before.answers if before is not None else {}
    if after.answers is known:
        return EntryChanges()
    changed = [item for item in {**known, **after.answers} if after.answers.get(item) != known.get(item)]
    given = {item: entry for item in changed if (entry := entry_of(after, item) or _known(after, item)) is not None}
    return EntryChanges(tuple(given.values()), tuple(item for item in changed if item not in given))


def _known(handover: Handover, item: str) -> AccountEntry | None:
    """Return what was known of the item before the handover, which holds again when it is answered no more."""
    known = handover.known.get(item)
    return known.entry if known else None


def entry_of(handover: Handover, item: str) -> AccountEntry | None:
    """Return what the handover's answer to this item says of the account, None while it is not given."""
    answer = handover.answer(item)
    if not answer.given:
        return None
    asked = {one.key: (place, one) for place, one in enumerate(handover.playbook.items)}
    place, of_playbook = asked.get(item, (len(asked), None))
    kind = of_playbook.kind if of_playbook else RecordKind.TEXT
    by, at, source, origin = _said(answer)
    confirmed_by, confirmed_at = _confirmed(answer)
    return AccountEntry(
        item=item,
        title=of_playbook.title if of_playbook else item,
        text=answer.text,
        handover=handover.id,
        by=by,
        at=at or handover.opened_at,
        place=place,
        kind=kind,
        not_applicable=answer.not_applicable,
        evidence=answer.evidence,
        source=source,
        origin=origin,
        keeps=keeps_of(item, kind, of_playbook.keeps if of_playbook else None),
        confirmed_by=confirmed_by,
        confirmed_at=confirmed_at,
        slots=of_playbook.slots if of_playbook else (),
        choices=of_playbook.choices if of_playbook else (),
        records=answer.records,
    )


def _said(answer: Answer) -> tuple[str, datetime | None, str, Origin | None]:
    """Return who gave the answer and when, and the message in which it was said last; of evidence alone, who saved it."""
    said = next((part for part in reversed(answer.parts) if part.text.strip() or part.excuse), None)
    if said is not None:
        return answer.by or said.by, answer.at or said.at, said.source, said.origin
    if answer.by or not answer.evidence:
        return answer.by, answer.at, "", None
    saved = answer.evidence[-1]
    return saved.by, saved.at, saved.source, None


def _confirmed(answer: Answer) -> tuple[str, datetime | None]:
    """Return who said last that it is so, and when: who accepted it, or whom the handover has asked whether it is still so."""
    if answer.confirmed_at is None or (answer.accepted_at is not None and answer.accepted_at >= answer.confirmed_at):
        return answer.accepted_by, answer.accepted_at
    return answer.confirmed_by, answer.confirmed_at

"""What has happened to a handover and its answers, in plain words for the document: who, when, and why."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from handover.model.answers import Answer
from handover.model.audit import PLAN_DAYS, Change, PlanField, Reopening
from handover.model.handover import Handover, Reason
from messages.customer_reply.shown import in_plain_words
from messages.department.words import in_plain_words as version_in_plain_words
from messages.kit.dates import day_and_year
from messages.kit.text import oneline, sentence
from messages.opening.form import REASONS
from messages.replanning.labels import LABELS, PEOPLE, TEXTS
from messages.stages import STATUSES

Names = Mapping[str, str]
"""Names by user id."""


def events(handover: Handover, names: Names) -> list[str]:
    """Return what was changed since the start, each reopening, what the customer said and what went to
    another department, oldest first, and then how it ended."""
    told = [(one.at, _changed(one, names)) for one in handover.changes]
    told += [(one.at, _reopened(one, names)) for one in handover.reopenings]
    told += [(one.at, in_plain_words(one, names)) for one in handover.customer_replies]
    versions = enumerate(handover.department_versions)
    told += [(one.at, version_in_plain_words(one, number, names)) for number, one in versions]
    lines = [f"{_on(at)}: {words}" for at, words in sorted(told, key=lambda one: one[0])]
    return [*lines, *_ended(handover, names)]


def written(answer: Answer, names: Names) -> str:
    """Return who wrote, confirmed and accepted an answer when, and whether it was changed after that; empty for no answer."""
    writers = dict.fromkeys(
        (one.by, one.at.date()) for one in sorted(answer.parts, key=lambda one: one.at) if one.text or one.excuse
    )
    if answer.at is not None:
        writers.setdefault((answer.by, answer.at.date()))
    facts = [f"{_name(by, names)}, {day_and_year(day)}" for by, day in writers]
    if answer.confirmed and answer.confirmed_at is not None:
        facts.append(f"confirmed by {_name(answer.confirmed_by, names)}, {_on(answer.confirmed_at)}")
    if answer.accepted_at is not None:
        facts.append(f"accepted by {_name(answer.accepted_by, names)}, {_on(answer.accepted_at)}")
    elif answer.was_accepted is not None:
        was = answer.was_accepted
        facts.append(f"changed since {_name(was.by, names)} accepted it, {_on(was.at)}")
    return "; ".join(facts)


def _changed(change: Change, names: Names) -> str:
    who = f"{_name(change.by, names)} changed" if change.by else "Baton changed"
    if change.what in TEXTS:
        return f"{who} “{LABELS[change.what]}”"
    before, after = (_value(change.what, stored, names) for stored in (change.before, change.after))
    return f"{who} “{LABELS[change.what]}” from {before} to {after}"


def _value(what: PlanField, stored: str, names: Names) -> str:
    if not stored:
        return "nobody" if what in PEOPLE or what is PlanField.LEAVER else "none"
    if what in PEOPLE:
        return _name(stored, names)
    if what in PLAN_DAYS:
        return day_and_year(date.fromisoformat(stored))
    return REASONS[Reason(stored)] if what is PlanField.REASON else oneline(stored)


def _reopened(one: Reopening, names: Names) -> str:
    how = "cancelled" if one.was_cancelled else "completed"
    ended = f"{how}{_by(one.closed_by, names)}{f' on {_on(one.closed_at)}' if one.closed_at else ''}"
    because = f", because: {sentence(one.closing_note)}" if one.closing_note else "."
    until = day_and_year(one.end)
    return f"{_name(one.by, names)} reopened it until {until}. Why: {sentence(one.why)} It had been {ended}{because}"


def _ended(handover: Handover, names: Names) -> Iterator[str]:
    if handover.open or handover.closed_at is None:
        return
    because = f", because: {sentence(handover.closing_note)}" if handover.closing_note else "."
    yield f"{_on(handover.closed_at)}: {STATUSES[handover.status]}{_by(handover.closed_by, names)}{because}"


def _by(user: str, names: Names) -> str:
    return f" by {_name(user, names)}" if user else ""


def _name(user: str, names: Names) -> str:
    return names.get(user, user)


def _on(moment: datetime) -> str:
    return day_and_year(moment.date())

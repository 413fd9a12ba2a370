""" "This is no secret": whoever enters a text that looks like one answers for it, and that is kept (P68)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from handover.model.audit import NoSecret
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.refusals import Refusal

MESSAGE = "A message to Baton"
"""Where a text stands that was no form's."""


class SecretInCommand(Refusal):
    """What was typed behind a command seems to hold a password or key: nothing is done with it, nor is it repeated (P68)."""


def answered_for(
    before: Handover | None, decision: Decision, where: Sequence[str], *, by: str, now: datetime
) -> Decision:
    """Return the decision with the word of `by` (a user id) that the texts that stand there are no secrets.

    One that changes nothing, compared with `before`, keeps no word either. `now` is in UTC.
    """
    if not where or decision.handover == before:
        return decision
    words = tuple(NoSecret(one, by, now) for one in where)
    return replace(decision, handover=replace(decision.handover, no_secrets=(*decision.handover.no_secrets, *words)))


def answered_for_oneself(before: Person, person: Person, where: Sequence[str], *, now: datetime) -> Person:
    """Return the person with their word that the texts that stand there are no secrets, if anything has changed since `before`.

    `now` is in UTC.
    """
    if not where or person == before:
        return person
    return replace(person, no_secrets=(*person.no_secrets, *(NoSecret(one, person.id, now) for one in where)))

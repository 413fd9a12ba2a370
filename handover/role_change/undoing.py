"""What a change of people did beside changing the plan: recorded with it, and taken back when it is undone."""

from dataclasses import replace
from datetime import timedelta

from handover.acceptance import acceptance_of
from handover.model.answers import Acceptance, Answer
from handover.model.handover import Handover
from handover.model.kept import LetterApproval, RoleChange
from handover.model.people import Role
from handover.model.playbook import StepKind
from handover.role_change.moving import settled_ownership, without_own_areas
from handover.role_change.things import is_open

UNDO_FOR = timedelta(days=1)
"""How long a change of people can be undone."""


def recorded(before: Handover, after: Handover, number: int) -> Handover:
    """Return the handover with a record of what the change of people with this number did; without one where it did nothing."""
    if all(getattr(before, role) == getattr(after, role) for role in Role):
        return after
    sign_off = after.playbook.step_of_kind(StepKind.SIGN_OFF).key
    letter = LetterApproval.of(before.introduction)
    change = RoleChange(
        number,
        kept=tuple(one for one in after.kept if one not in before.kept),
        areas=tuple(one for one in before.areas if one not in after.areas),
        released=tuple(one for one in before.kept if one not in after.kept),
        accepted={
            key: accepted
            for key, answer in before.answers.items()
            if (accepted := acceptance_of(answer)) is not None and acceptance_of(after.answer(key)) is None
        },
        signed_off=before.step(sign_off) if before.step(sign_off) != after.step(sign_off) else None,
        letter=letter if letter != LetterApproval.of(after.introduction) else None,
    )
    if change == RoleChange(number):
        return after
    return replace(after, role_changes=(*after.role_changes, change))


def change_numbered(handover: Handover, number: int) -> RoleChange:
    """Return the record of the change of people with this number, an empty one where it did nothing beside."""
    return next((one for one in handover.role_changes if one.number == number), RoleChange(number))


def with_kept_as_before(handover: Handover, change: RoleChange) -> Handover:
    """Return the handover, with the people as before a change, in which things are whose they were. What is done stays done."""
    left = tuple(one for one in handover.kept if one not in change.kept)
    back = tuple(one for one in change.released if one not in left and is_open(handover, one.kind, one.key))
    return settled_ownership(replace(handover, kept=(*left, *back)))


def with_areas_back(handover: Handover, change: RoleChange) -> Handover:
    """Return the handover, with the people as before a change, with the areas that had gone with it and are nobody's since."""
    taken = {key for one in handover.areas for key in one.items}
    back = (
        replace(one, items=tuple(key for key in one.items if key not in taken))
        for one in change.areas
        if all(one.who != other.who for other in handover.areas)
    )
    return without_own_areas(replace(handover, areas=(*handover.areas, *back)))


def with_what_was_taken(handover: Handover, change: RoleChange) -> Handover:
    """Return the handover with the acceptances, the sign-off and the approval that a change of people had taken back.

    Not those of what says something else by now.
    """
    answers = {key: _accepted(handover, key, accepted) for key, accepted in change.accepted.items()}
    steps = dict(handover.steps)
    if change.signed_off is not None:
        steps[handover.playbook.step_of_kind(StepKind.SIGN_OFF).key] = change.signed_off
    draft = handover.introduction
    if change.letter is not None and change.letter.version == draft.version and not draft.sent:
        draft = replace(
            draft,
            asked_at=change.letter.asked_at,
            approved_version=change.letter.approved_version,
            approved_by=change.letter.approved_by,
            approved_at=change.letter.approved_at,
        )
    return replace(handover, answers={**handover.answers, **answers}, steps=steps, introduction=draft)


def _accepted(handover: Handover, item: str, accepted: Acceptance) -> Answer:
    """Return the answer accepted as it was, or, where it says something else, with what had been accepted beside it."""
    answer = handover.answer(item)
    again = replace(answer, accepted_by=accepted.by, accepted_at=accepted.at, was_accepted=None)
    if acceptance_of(again) == accepted and not handover.open_questions(item):
        return again
    return replace(answer, accepted_by="", accepted_at=None, was_accepted=accepted)

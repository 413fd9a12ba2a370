"""Which steps face the customer, and which of them only somebody who knows of the change can be met with."""

from handover.model.playbook import Anchor, Stage, Step, StepKind

PERSONAL_WORD = "P128"
"""Practice cited by the steps that introduce the new CSM to one person there, as the e-mail does to all of them."""
FIRST_CALL = frozenset({"P85", "P102"})
"""Practices cited by the steps that arrange the first call with the customer."""
TELLING = "P107"
"""Practice cited by the steps by which colleagues are told."""
IN_THE_OPEN = frozenset({"P86", "P87", "P88", "P89", "P100", "P109", "P110", PERSONAL_WORD})
"""Practices cited by the steps for which the customer has to know of the change."""


def tells(step: Step) -> bool:
    """Return whether people outside the handover hear of it by this step."""
    return step.kind is StepKind.INTRODUCTION or TELLING in step.practices


def arranges_first_call(step: Step) -> bool:
    """Return whether the first call with the customer is arranged by this step, which can be done before they are told."""
    return {*step.practices} >= FIRST_CALL


def needs_telling_first(step: Step) -> bool:
    """Return whether this step makes sense only when the customer knows of the change."""
    counted = step.anchor in (Anchor.CUSTOMER_TOLD, Anchor.FIRST_JOINT_CALL)
    with_them = step.stage is Stage.WARM_CALL or not IN_THE_OPEN.isdisjoint(step.practices)
    return step.kind is not StepKind.INTRODUCTION and (counted or with_them)


def faces_customer(step: Step) -> bool:
    """Return whether the customer has to do with this step."""
    return step.kind is StepKind.INTRODUCTION or arranges_first_call(step) or needs_telling_first(step)

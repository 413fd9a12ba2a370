"""How letters to customers are approved in a workspace: the field for admins, what was saved, and who approves one."""

from handover.letter_rules import LetterRules
from handover.model.handover import Handover
from handover.roles import approvers_for_the_workspace
from messages.kit import blocks
from messages.kit.message import Block
from messages.kit.text import listed, mention

APPROVES = "who_approves"
"""Block and action id of the field."""
ANYBODY, MANAGER = "anybody", "manager"
"""Values of the choice."""


def shown_of(rules: LetterRules) -> str:
    """Return what the field shows of these, as the form carries it: only what an admin has changed in it is saved."""
    return MANAGER if rules.manager_approves else ANYBODY


def field(rules: LetterRules) -> Block:
    """Return the field."""
    choices = [
        ("Any second person of the handover", ANYBODY),
        ("Only its manager, or the backup in their place", MANAGER),
    ]
    return blocks.field(
        APPROVES,
        "Who approves letters to customers",
        blocks.radio_buttons(APPROVES, choices, shown_of(rules)),
        hint="For the whole workspace. Letters whose approval was asked for already are approved as before.",
    )


def saved(rules: LetterRules) -> str:
    """Return who approves letters from now on."""
    if not rules.manager_approves:
        return "Letters to customers are approved by any second person of the handover now."
    return (
        "From now on, letters to customers are approved by the manager of the handover, or the backup in their place. Where there "
        "is neither, or the manager has written the letter, any second person does."
    )


def who_approves(handover: Handover) -> str:
    """Return who has to approve the letter where the workspace asks that of the manager; empty where anybody else may."""
    deciding = approvers_for_the_workspace(handover)
    if not deciding:
        return ""
    return (
        f"In this workspace, letters to customers are approved by {listed([mention(one) for one in deciding], 'or')}."
    )


def whom_asked(handover: Handover) -> str:
    """Return who was asked to approve the letter."""
    return listed([mention(one) for one in approvers_for_the_workspace(handover)]) or "the others"

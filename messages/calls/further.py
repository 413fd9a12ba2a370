"""Further calls with the customer in words: what the incoming CSM does in them, and the way to add one."""

from collections.abc import Mapping

from handover.calls.arranging import arranged, call_steps
from handover.calls.further import AddedMeanwhile, TooManyCalls, kinds
from handover.calls.series import may_arrange
from handover.introduction.facts import colleague_name
from handover.model.calls import CallKind
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.playbook import Step
from messages.kit import blocks
from messages.kit.ids import Action
from messages.kit.message import Block
from messages.kit.refusals import words_for
from messages.kit.text import shorten

KIND = "kind"
"""Block and action id of what the call is for."""
ANOTHER = "Another call with the customer"
TAKE_OUT, PUT_BACK = "Take it out", "Put it back"
NAME = 24


@words_for.register
def _(_refusal: TooManyCalls) -> str:
    return "There are too many further calls already. `/handover calls` shows them: another day for one of them may do."


@words_for.register
def _(_refusal: AddedMeanwhile) -> str:
    return "You have added a call from another form meanwhile. Close this one and open it anew to add one more."


def kind_field(handover: Handover, step: Step, people: Mapping[str, Person]) -> Block:
    """Return the field that says who leads, as it is meant for this call. `people` are those who are known."""
    takes_over = _name(people, handover.incoming, "whoever takes over")
    hands_over = _name(people, handover.outgoing, "whoever hands over")
    words = {
        CallKind.LISTENS: f"{hands_over} leads, {takes_over} listens",
        CallKind.LEADS: f"{takes_over} leads, {hands_over} listens",
        CallKind.ALONE: f"{takes_over} is alone with them",
    }
    choices = [(words[kind][:1].upper() + words[kind][1:], kind.value) for kind in kinds(handover)]
    return blocks.field(KIND, "Who leads", blocks.radio_buttons(KIND, choices, arranged(handover, step.key).kind))


def add_button(handover: Handover, viewer: Person) -> list[Block]:
    """Return the way to add a call, for those who may."""
    if not (handover.active and call_steps(handover) and may_arrange(handover, viewer.id)):
        return []
    return [blocks.actions(blocks.button("Arrange another call …", Action.CALL_ADD, handover.id))]


def _name(people: Mapping[str, Person], user: str, otherwise: str) -> str:
    return shorten(colleague_name(people[user]), NAME) if user in people else otherwise

"""Who may start a handover: the fields for admins, what was saved, and what others read on the Home tab."""

from dataclasses import dataclass

from handover.starters import MOST_CHOSEN, Starters
from messages.kit import blocks
from messages.kit.message import Block
from messages.kit.starters import who_starts

WHO, CHOSEN = "who_starts", "starters"
"""Block and action ids of the fields."""
EVERYBODY, SOME = "everybody", "chosen"
"""Values of the choice."""


@dataclass(frozen=True)
class ShownStarters:
    """What the fields showed at first, as the form carries it: only what an admin has changed in them is saved."""

    who: str = EVERYBODY
    chosen: str = ""

    @classmethod
    def of(cls, starters: Starters) -> "ShownStarters":
        """Return what is shown of these."""
        return cls(EVERYBODY if starters.everybody else SOME, ",".join(sorted(starters.chosen)))


def fields(starters: Starters) -> list[Block]:
    """Return the two fields: everybody or not, and the people besides the admins."""
    everybody = blocks.option("Everybody", EVERYBODY)
    some = blocks.option("Only workspace admins and the people below", SOME)
    who = {
        "type": "radio_buttons",
        "action_id": WHO,
        "options": [everybody, some],
        "initial_option": everybody if starters.everybody else some,
    }
    return [
        blocks.divider(),
        blocks.field(WHO, "Who may start a handover", who, hint="For the whole workspace; only admins see this."),
        blocks.field(
            CHOSEN,
            "People who may, besides the admins",
            blocks.people_picker(CHOSEN, starters.chosen, MOST_CHOSEN),
            hint="Managers, for example. Handovers that run already go on as they are.",
            optional=True,
        ),
    ]


def saved(starters: Starters) -> str:
    """Return who may start a handover from now on."""
    if starters.everybody:
        return "Everybody in this workspace can start a handover now."
    return f"From now on, a handover is started by {who_starts(starters.chosen)}. Others are told whom to ask."


def whom_to_ask(starters: Starters) -> str:
    """Return whom somebody asks who may not start one."""
    return f"In this workspace, a handover is started by {who_starts(starters.chosen)}: please ask one of them."

"""Who may start a handover: the fields for admins, what was saved, and what others read on the Home tab."""

from collections.abc import Sequence

from handover.starters import MOST_CHOSEN, AdminsOnly, Starters, StartNotAllowed
from messages.kit import blocks
from messages.kit.message import Block
from messages.kit.refusals import words_for
from messages.kit.text import listed, mention

WHO, CHOSEN = "who_starts", "starters"
"""Block and action ids of the fields."""
EVERYBODY, SOME = "everybody", "chosen"
"""Values of the choice."""
MOST_NAMED = 3
"""How many of the chosen people are named: enough to have somebody to ask."""


def shown_of(starters: Starters) -> tuple[str, str]:
    """Return what the two fields show of these, as the form carries it: only what an admin has changed in them is saved."""
    return EVERYBODY if starters.everybody else SOME, ",".join(sorted(starters.chosen))


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


def who_starts(chosen: Sequence[str]) -> str:
    """Return who can be asked to start one: some of the chosen people, and the admins."""
    named = [mention(user) for user in chosen[:MOST_NAMED]]
    left = len(chosen) - len(named)
    others = [f"one of {left} others"] if left > 1 else [mention(user) for user in chosen[MOST_NAMED:]]
    return listed([*named, *others, "a workspace admin"], "or")


@words_for.register
def _(refusal: StartNotAllowed) -> str:
    return (
        f"In this workspace, a handover is started by {who_starts(refusal.chosen)}, so I have started none. "
        "Please ask one of them to start it; you can be in it all the same."
    )


@words_for.register
def _(_refusal: AdminsOnly) -> str:
    return (
        "What holds for the whole workspace is for its admins to decide, and you are none any more, so I have saved nothing. "
        "Open `/handover settings` again to change your own."
    )

"""CS leaders: the form in which admins choose them, and what others read who ask for what is for leads."""

from dataclasses import dataclass

from handover.form_merge import field_marks
from handover.leaders import MOST_LEADERS, ForLeads, Leaders, NotYoursToChoose
from messages.kit import blocks
from messages.kit.ids import Form
from messages.kit.message import View
from messages.kit.refusals import words_for
from messages.kit.text import first_listed, listed, mention
from messages.kit.values import joined_marks, pack

TITLE = "CS leaders"
CHOSEN = "chosen"
"""Block and action id of the field."""
MOST_NAMED = 3


@dataclass(frozen=True)
class ShownLeaders:
    """The mark of what the form showed."""

    marks: str


def form(leaders: Leaders) -> View:
    """Return the form in which admins choose the CS leaders."""
    picker = blocks.people_picker(CHOSEN, leaders.chosen, MOST_LEADERS)
    hint = (
        "They see what each CSM knows and carries, set limits, and are shown who could take over an account. "
        "Managers of an account are, too, for that account."
    )
    content = [blocks.field(CHOSEN, "Who leads the CSMs, besides the admins?", picker, hint=hint, optional=True)]
    shown = pack(ShownLeaders(joined_marks(field_marks(leaders))))
    return blocks.modal(Form.LEADERS, TITLE, content, submit="Save", close="Cancel", metadata=shown)


def saved(leaders: Leaders) -> str:
    """Return the confirmation."""
    if not leaders.chosen:
        return "Saved. Only workspace admins lead all CSMs, and managers of an account theirs."
    return f"Saved. {first_listed([mention(user) for user in leaders.chosen], 10)} lead the CSMs, besides the admins."


@words_for.register
def _(refusal: ForLeads) -> str:
    whom = listed([*(mention(user) for user in refusal.chosen[:MOST_NAMED]), "a workspace admin"], "or")
    return (
        "Who has room and who takes over is for those who lead: the manager of the account, and CS leaders. "
        f"Please ask {whom}."
    )


@words_for.register
def _(_refusal: NotYoursToChoose) -> str:
    return (
        "CS leaders are chosen by workspace admins, and you are none, so nothing was changed. Please ask one of them."
    )

"""The words for what is not possible with the people of a handover."""

from handover.role_change.refusals import OnlyTheirsToUndo, UndoOver
from messages.kit.refusals import words_for
from messages.kit.text import mention


@words_for.register
def _(_refusal: UndoOver) -> str:
    return (
        "That was more than a day ago, so it can't be undone with one tap any more. `/handover people` changes who does what "
        "at any time."
    )


@words_for.register
def _(refusal: OnlyTheirsToUndo) -> str:
    return (
        f"{mention(refusal.who)} has changed that: they, the manager or a workspace admin can undo it. `/handover people` shows "
        "who does what."
    )

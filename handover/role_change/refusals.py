"""Why a change of people is not undone."""

from dataclasses import dataclass

from handover.model.refusals import Refusal


@dataclass
class UndoOver(Refusal):
    """People of the handover were changed more than a day ago: that is changed anew, not undone."""

    account: str


@dataclass
class OnlyTheirsToUndo(Refusal):
    """A change of people is undone by `who` made it, the manager or an admin."""

    account: str
    who: str

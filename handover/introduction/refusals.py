"""What is refused about the introduction e-mail. The words are in `messages/introduction/refusals.py`."""

from dataclasses import dataclass

from handover.model.refusals import Refusal


@dataclass
class OutOfDate(Refusal):
    """The introduction e-mail was changed by the user `who` while it was edited or read."""

    who: str


@dataclass
class NotReadyToApprove(Refusal):
    """The introduction e-mail has this many problems, such as blanks or internal words."""

    problems: int


@dataclass
class WorthALook(Refusal):
    """The introduction e-mail holds this many things that pass only with a reason, and none was given."""

    problems: int


@dataclass
class NotChangedSince(Refusal):
    """The user `who` has sent this version of the introduction e-mail back, and it is the same still."""

    who: str


@dataclass
class ManagerApproves(Refusal):
    """In this workspace these people (user ids) approve the introduction e-mail, and whoever asks is none of them."""

    chosen: tuple[str, ...]


class NotApproved(Refusal):
    """The introduction e-mail cannot be marked as sent before somebody else has approved it."""


class NotSent(Refusal):
    """When and how the introduction e-mail was sent is said once it is marked as sent."""


class TooLateToTakeBack(Refusal):
    """ "Sent" can be taken back for a day, and only where it was said."""


class NothingToAdd(Refusal):
    """A further letter cannot be begun before one was sent."""

"""What is refused in the interview. The words are in `messages/interview/refusals.py`."""

from dataclasses import dataclass

from handover.model.refusals import Refusal


class NothingSaid(Refusal):
    """The message holds no words and nothing that can be opened, so it is no answer."""


@dataclass
class NotApplicableWithoutReason(Refusal):
    """ "Not applicable" needs a reason. `subject` is the title of the item."""

    subject: str


class NoPromptYet(Refusal):
    """The message was written before the first prompt was posted."""


class NoOpenPrompt(Refusal):
    """The message was written after the last prompt was answered."""


class PromptClosed(Refusal):
    """The prompt of this button is not open any more."""


class PromptStillOpen(Refusal):
    """The prompt was posted a moment ago and is not put again."""


class NoPreviousPrompt(Refusal):
    """There is no item before the first one."""


class MessageGone(Refusal):
    """The message a button is about is not there any more, or was written by somebody else."""


class MessageChanged(Refusal):
    """The message that was to be read once more has been edited since."""


@dataclass
class ReplacedInForm(Refusal):
    """The answer was changed in the form after this message was sent, so the edit of the message is ignored."""

    item: str

"""The words for what is refused in the interview."""

from handover.interview.refusals import (
    MessageChanged,
    MessageGone,
    NoOpenPrompt,
    NoPreviousPrompt,
    NoPromptYet,
    NotApplicableWithoutReason,
    NothingSaid,
    PromptClosed,
    PromptStillOpen,
    ReplacedInForm,
)
from messages.kit.refusals import words_for
from messages.kit.text import oneline, safe


@words_for.register
def _(_refusal: NothingSaid) -> str:
    return "I can't see any words or files in that message, so there was nothing to save. Could you send it again?"


@words_for.register
def _(refusal: NotApplicableWithoutReason) -> str:
    return (
        f"Why doesn't *{safe(oneline(refusal.subject), 150)}* apply? Tell me in a few words, for example: "
        "`not applicable because they use no integrations`"
    )


@words_for.register
def _(_refusal: NoPromptYet) -> str:
    return (
        "I hadn't asked anything yet when you wrote this, so I did not save it. "
        "Please send it again below the question it answers."
    )


@words_for.register
def _(_refusal: NoOpenPrompt) -> str:
    return (
        "No question is waiting for you just now, so I haven't kept this. If it belongs to your last answer, send it "
        "again with a `+` in front; to add it to any other, open the form: `/handover checklist`."
    )


@words_for.register
def _(_refusal: PromptClosed) -> str:
    return "We have moved on from that question. The one we are at is the last message in this thread."


@words_for.register
def _(_refusal: PromptStillOpen) -> str:
    return "The question is waiting for you already: it is the last message in your thread with me."


@words_for.register
def _(_refusal: NoPreviousPrompt) -> str:
    return "This is the first question, so there is nothing to go back to."


@words_for.register
def _(_refusal: MessageGone) -> str:
    return "I can't find that message of yours any more, so there is nothing to save. Please write it once more."


@words_for.register
def _(_refusal: MessageChanged) -> str:
    return "You have changed that message since. What counts is what I said about it then: it is further down."


@words_for.register
def _(refusal: ReplacedInForm) -> str:
    return (
        f"*{safe(oneline(refusal.item), 150)}* was changed in the form after you sent this, so I left it as it is. "
        "`/handover checklist` shows the text as it stands."
    )

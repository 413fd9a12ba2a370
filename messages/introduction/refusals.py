"""The words for what is refused about the introduction e-mail."""

from handover.introduction.refusals import (
    ManagerApproves,
    NotApproved,
    NotChangedSince,
    NothingToAdd,
    NotReadyToApprove,
    NotSent,
    OutOfDate,
    TooLateToTakeBack,
    WorthALook,
)
from messages.kit.refusals import words_for
from messages.kit.text import count, listed, mention


@words_for.register
def _(refusal: OutOfDate) -> str:
    return f"{mention(refusal.who)} has changed the e-mail in the meantime. Please have another look."


@words_for.register
def _(refusal: NotReadyToApprove) -> str:
    number = count(refusal.problems, "thing", "things")
    return f"The e-mail isn't ready for the customer yet: {number} to put right first. Open it to see which."


@words_for.register
def _(refusal: WorthALook) -> str:
    number = count(refusal.problems, "thing is", "things are")
    return (
        f"{number} worth a look in this e-mail before it goes out. Open it with *Change something*: there you can put it "
        "right, or say in a few words why it is fine."
    )


@words_for.register
def _(refusal: NotChangedSince) -> str:
    return (
        f"{mention(refusal.who)} has sent this version back. Change it first, then ask again; if it is fine as it is, they can "
        "take that back or approve it."
    )


@words_for.register
def _(refusal: ManagerApproves) -> str:
    who = listed([mention(one) for one in refusal.chosen], "or") or "the manager"
    return (
        f"In this workspace, letters to customers are approved by {who}, so this is still theirs to decide. If they are away, a "
        "workspace admin can do it in their place: `/handover override`."
    )


@words_for.register
def _(_refusal: NotApproved) -> str:
    return "Sending comes after approval, which is for the other CSM or the manager to do."


@words_for.register
def _(_refusal: NotSent) -> str:
    return "The e-mail isn't marked as sent any more. Mark it first; after that you can say when and how it went."


@words_for.register
def _(_refusal: TooLateToTakeBack) -> str:
    return (
        "That the e-mail was sent can be taken back for a day, and that day is over, or somebody has done it already."
    )


@words_for.register
def _(_refusal: NothingToAdd) -> str:
    return "The introduction e-mail isn't marked as sent yet. Until it is, you can change that one instead of writing again."

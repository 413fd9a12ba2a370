"""The words for refusals: what prevents the request, and what to do."""

from collections.abc import Mapping
from functools import singledispatch

from handover.model import refusals
from handover.model.handover import Status
from handover.model.refusals import AllowedRole, Done, Task
from messages.kit.dates import day
from messages.kit.starters import who_starts
from messages.kit.text import count, listed, mention, oneline, safe

DONE: Mapping[Done, str] = {
    Done.ANSWER_ACCEPTED: "you have accepted this answer",
    Done.CHANNEL_OPEN: "I can write in the channel again",
    Done.QUESTION_ASKED: "you have asked this",
    Done.QUESTION_REPLIED: "this question has its reply",
    Done.MESSAGE_SAVED: "this message is saved under “{title}”",
    Done.STEP_FINISHED: "{title}",
    Done.TODO_SETTLED: "nothing is left to do here",
    Done.APPROVAL_REQUESTED: "the others have been asked to approve it",
    Done.EMAIL_APPROVED: "the e-mail is approved",
    Done.EMAIL_SENT: "the introduction e-mail has gone out",
    Done.HANDOVER_RUNNING: "the handover is running",
    Done.DECLINED: "you have declined this handover",
    Done.TAKEN_BACK: "this is taken back, or not there any more",
    Done.HANDOVER_OPEN: "the handover is open",
}
TASKS: Mapping[Task, str] = {
    Task.ANSWER_ITEM: "“{title}”",
    Task.ANSWER_INTERVIEW: "Answering these questions",
    Task.ASK_QUESTION: "Asking here",
    Task.REVIEW_ANSWERS: "Accepting and asking",
    Task.REPLY_TO_QUESTION: "Replying to this question",
    Task.APPROVE_EMAIL: "Approving this e-mail",
    Task.FINISH_STEP: "{title}",
    Task.OVERRIDE: "Deciding in somebody's place",
}
ROLES: Mapping[AllowedRole, str] = {
    AllowedRole.OUTGOING: "the outgoing CSM",
    AllowedRole.INCOMING: "the incoming CSM",
    AllowedRole.MANAGER: "the manager",
    AllowedRole.BACKUP: "the backup",
    AllowedRole.OTHER_CSM: "the other CSM",
}


@singledispatch
def words(refusal: refusals.Refusal) -> str:
    """Return the reply to a refusal, in mrkdwn, one or two short sentences."""
    raise TypeError(f"no words for {type(refusal).__name__}")


@words.register
def _(_refusal: refusals.NotAParticipant) -> str:
    return (
        "Only the people in a handover can see it. If you should be part of this one, ask somebody who is in it, "
        "or your workspace admin."
    )


@words.register
def _(_refusal: refusals.RightsUnknown) -> str:
    return (
        "Slack isn't answering me just now, so I can't check that this is yours to do, and I have changed nothing. "
        "Please try again in a minute or two; what you typed is still where you typed it."
    )


@words.register
def _(_refusal: refusals.OutsidersInChannel) -> str:
    return (
        "Somebody it isn't for can read this channel: a guest, another organisation, or everybody, if it is public. So I say "
        "nothing about the handover here until they can't. `/handover status` shows it to you alone."
    )


@words.register
def _(refusal: refusals.TooManyStarts) -> str:
    return (
        f"You have started {refusal.most} handovers{' for others' if refusal.for_others else ''} within a day, which is as many "
        "as one person may. The rest can wait until tomorrow; or ask "
        f"{'somebody who takes part, or ' if refusal.for_others else ''}a workspace admin{',' if refusal.for_others else ''} "
        "to start it."
    )


@words.register
def _(refusal: refusals.StartNotAllowed) -> str:
    return (
        f"In this workspace, a handover is started by {who_starts(refusal.chosen)}, so I have started none. "
        "Please ask one of them to start it; you can be in it all the same."
    )


@words.register
def _(_refusal: refusals.AdminsOnly) -> str:
    return (
        "Who may start handovers is for workspace admins to decide, and you are none any more, so I have saved nothing. "
        "Open `/handover settings` again to change your own."
    )


@words.register
def _(_refusal: refusals.CannotTakeBack) -> str:
    return (
        "This can't be taken back any more: it has begun, or more than a day has passed. The people in it can call it off with "
        "`/handover cancel`."
    )


@words.register
def _(_refusal: refusals.UnknownHandover) -> str:
    return "I can't find that handover among yours. `/handover list` shows the ones you are part of."


@words.register
def _(_refusal: refusals.LostHandover) -> str:
    return (
        "I can't find that handover. I was restored from a backup, and one that began after it was made is lost to me; what was "
        "said in its channel stays there. Please ask whoever runs Baton for you whether there is a newer copy. If "
        "there is none, `/handover start` starts it anew, and `/handover list` shows those I know."
    )


@words.register
def _(_refusal: refusals.UnreadableHandover) -> str:
    return (
        "I can't read what I have stored about this handover, so I changed nothing. It is kept as it is, and the log tells whoever "
        "runs Baton; please let them know. Your other handovers work as ever."
    )


@words.register
def _(refusal: refusals.NotActive) -> str:
    account = safe(oneline(refusal.account), 100)
    if refusal.status is Status.PAUSED:
        return (
            f"The handover of *{account}* is paused, so nothing was saved or changed. "
            "`/handover resume` sets it going again."
        )
    return (
        f"The handover of *{account}* is {refusal.status}, so nothing was saved or changed. "
        "`/handover reopen` brings it back."
    )


@words.register
def _(refusal: refusals.AlreadyDone) -> str:
    return f"That's already done: {safe(DONE[refusal.what].format(title=refusal.title), 300)}."


@words.register
def _(refusal: refusals.NotYours) -> str:
    task = safe(TASKS[refusal.what].format(title=refusal.title), 200)
    return f"{task} is for {listed([ROLES[who] for who in refusal.who], 'or')} to do."


@words.register
def _(_refusal: refusals.NotApproved) -> str:
    return "Sending comes after approval, which is for the other CSM or the manager to do."


@words.register
def _(refusal: refusals.OutOfDate) -> str:
    return f"{mention(refusal.who)} has changed the e-mail in the meantime. Please have another look."


@words.register
def _(refusal: refusals.NotReadyToApprove) -> str:
    number = count(refusal.problems, "thing", "things")
    return f"The e-mail isn't ready for the customer yet: {number} to put right first. Open it to see which."


@words.register
def _(refusal: refusals.AnswerFull) -> str:
    return (
        f"*{safe(oneline(refusal.item), 150)}* already holds as much as fits into one answer (about 200,000 characters), so "
        "I haven't kept this. Please put it into a document and send me the link, or shorten what is there first."
    )


@words.register
def _(_refusal: refusals.NothingSaid) -> str:
    return "I can't see any words or files in that message, so there was nothing to save. Could you send it again?"


@words.register
def _(_refusal: refusals.TooLateToTakeBack) -> str:
    return (
        "That the e-mail was sent can be taken back for a day, and that day is over, or somebody has done it already."
    )


@words.register
def _(refusal: refusals.WorthALook) -> str:
    number = count(refusal.problems, "thing is", "things are")
    return (
        f"{number} worth a look in this e-mail before it goes out. Open it with *Change something*: there you can put it "
        "right, or say in a few words why it is fine."
    )


@words.register
def _(_refusal: refusals.NoPromptYet) -> str:
    return (
        "I hadn't asked anything yet when you wrote this, so I did not save it. "
        "Please send it again below the question it answers."
    )


@words.register
def _(_refusal: refusals.NoOpenPrompt) -> str:
    return (
        "No question is waiting for you just now, so I haven't kept this. If it belongs to your last answer, send it "
        "again with a `+` in front; to add it to any other, open the form: `/handover checklist`."
    )


@words.register
def _(_refusal: refusals.MessageGone) -> str:
    return "I can't find that message of yours any more, so there is nothing to save. Please write it once more."


@words.register
def _(_refusal: refusals.PromptClosed) -> str:
    return "We have moved on from that question. The one we are at is the last message in this thread."


@words.register
def _(_refusal: refusals.PromptStillOpen) -> str:
    return "The question is waiting for you already: it is the last message in your thread with me."


@words.register
def _(_refusal: refusals.NoPreviousPrompt) -> str:
    return "This is the first question, so there is nothing to go back to."


@words.register
def _(refusal: refusals.SecretPasted) -> str:
    if refusal.private_key:
        return (
            "That is a private key, so I did not save this message. Please delete it here, put the key into your team's "
            "vault, and send me the link to the vault entry instead. If it is in use, replace it."
        )
    return (
        "That looks like a password or key, so I did not save this message. Please delete it here, put the password "
        "into your team's vault, and send me the link to the vault entry instead."
    )


@words.register
def _(_refusal: refusals.SecretInCommand) -> str:
    return (
        "That looks like a password or key, so I did nothing with it. Only you have seen it here. Please put it into your "
        "team's vault and use the link to the vault entry; if it is in use, better change it. Is an account really called "
        "that? Then type `/handover` and the verb alone, and choose it."
    )


@words.register
def _(_refusal: refusals.MessageChanged) -> str:
    return "You have changed that message since. What counts is what I said about it then: it is further down."


@words.register
def _(refusal: refusals.ReplacedInForm) -> str:
    return (
        f"*{safe(oneline(refusal.item), 150)}* was changed in the form after you sent this, so I left it as it is. "
        "`/handover checklist` shows the text as it stands."
    )


@words.register
def _(refusal: refusals.NotReviewable) -> str:
    return f"There is no answer to *{safe(oneline(refusal.item), 150)}* yet, so it can't be accepted or asked about."


@words.register
def _(_refusal: refusals.MembersOnly) -> str:
    return "Only full members of this workspace can start a handover. Please ask a colleague to start it."


@words.register
def _(_refusal: refusals.UnknownQuestion) -> str:
    return "I can't find that question any more."


@words.register
def _(refusal: refusals.NotApplicableWithoutReason) -> str:
    return (
        f"Why doesn't *{safe(oneline(refusal.subject), 150)}* apply? Tell me in a few words, for example: "
        "`not applicable because they use no integrations`"
    )


@words.register
def _(refusal: refusals.OpenHandoverExists) -> str:
    account = safe(oneline(refusal.account), 100)
    return (
        f"*{account}* already has another handover under way, so this one stays as it is. `/handover list` shows yours."
    )


@words.register
def _(_refusal: refusals.ReasonMissing) -> str:
    return "Please say in a few words what is in the way, so that the others can help."


@words.register
def _(refusal: refusals.StillOpen) -> str:
    number = len(refusal.items) + len(refusal.reviews) + len(refusal.questions) + len(refusal.steps)
    return f"{count(number, 'thing is', 'things are')} still open. `/handover complete` says which."


@words.register
def _(refusal: refusals.DayNotAhead) -> str:
    return f"{day(refusal.day)} isn't ahead any more. Please choose a later day."

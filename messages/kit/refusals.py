"""The words for refusals: what prevents the request, and what to do. Here are those for what several features refuse.

A feature's own refusals get their words in its own module, by `@words_for.register`.
"""

import pkgutil
from collections.abc import Mapping
from functools import cache, singledispatch
from importlib import import_module

import messages
from handover.model import refusals
from handover.model.handover import Status
from handover.model.refusals import AllowedRole, Done, Task
from messages.kit.text import listed, mention, oneline, safe

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
    Done.EMAIL_SENT_BACK: "the e-mail has been sent back",
    Done.HANDOVER_RUNNING: "the handover is running",
    Done.DECLINED: "you have declined this handover",
    Done.TAKEN_BACK: "this is taken back, or not there any more",
    Done.PLAN_CHANGED_SINCE: "this part of the plan was changed again since",
    Done.SYNTHESIS_CONFIRMED: "these risks and first steps are confirmed; whoever did so can take that back",
    Done.SYNTHESIS_CORRECTED: "these risks and first steps are corrected",
    Done.PROMISE_ACCEPTED: "this promise is accepted",
    Done.PROPOSAL_ANSWERED: "this proposal has its answer",
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
    Task.WRITE_SYNTHESIS: "Writing the risks and first steps",
    Task.CONFIRM_SYNTHESIS: "Confirming or correcting these risks and first steps",
    Task.ANSWER_PROPOSAL: "Answering what is proposed for a promise",
    Task.TAKE_ON: "Taking this account on",
    Task.OVERRIDE: "Deciding in somebody's place",
}
ROLES: Mapping[AllowedRole, str] = {
    AllowedRole.OUTGOING: "the outgoing CSM",
    AllowedRole.INCOMING: "the incoming CSM",
    AllowedRole.MANAGER: "the manager",
    AllowedRole.BACKUP: "the backup",
    AllowedRole.OTHER_CSM: "the other CSM",
}


def words(refusal: refusals.Refusal) -> str:
    """Return the reply to a refusal, in mrkdwn, one or two short sentences. Raises TypeError for one without words."""
    load_words()
    return words_for(refusal)


@cache
def load_words() -> None:
    """Import every module of this package, so that the words of each feature are there."""
    for found in pkgutil.walk_packages(messages.__path__, f"{messages.__name__}."):
        import_module(found.name)


@singledispatch
def words_for(refusal: refusals.Refusal) -> str:
    """Return the words for one kind of refusal, from the function that is registered for it. Raises TypeError when none is."""
    raise TypeError(f"no words for {type(refusal).__name__}")


@words_for.register
def _(_refusal: refusals.NotAParticipant) -> str:
    return (
        "Only the people in a handover can see it. If you should be part of this one, ask somebody who is in it, "
        "or your workspace admin."
    )


@words_for.register
def _(refusal: refusals.NoPartAnyMore) -> str:
    return (
        f"You take no part in the handover of *{safe(oneline(refusal.account), 100)}* any more, and nothing there waits for you: "
        f"{mention(refusal.who)} goes on with it. If you should still see it, ask them."
    )


@words_for.register
def _(_refusal: refusals.RightsUnknown) -> str:
    return (
        "Slack isn't answering me just now, so I can't check that this is yours to do, and I have changed nothing. "
        "Please try again in a minute or two; what you typed is still where you typed it."
    )


@words_for.register
def _(_refusal: refusals.UnknownHandover) -> str:
    return "I can't find that handover among yours. `/handover list` shows the ones you are part of."


@words_for.register
def _(_refusal: refusals.LostHandover) -> str:
    return (
        "I can't find that handover. I was restored from a backup, and one that began after it was made is lost to me; what was "
        "said in its channel stays there. Please ask whoever runs Baton for you whether there is a newer copy. If "
        "there is none, `/handover start` starts it anew, and `/handover list` shows those I know."
    )


@words_for.register
def _(_refusal: refusals.UnreadableHandover) -> str:
    return (
        "I can't read what I have stored about this handover, so I changed nothing. It is kept as it is, and the log tells whoever "
        "runs Baton; please let them know. Your other handovers work as ever."
    )


@words_for.register
def _(refusal: refusals.NotActive) -> str:
    account = safe(oneline(refusal.account), 100)
    if refusal.status is Status.PAUSED:
        return (
            f"The handover of *{account}* is paused, so nothing was saved or changed. "
            "`/handover resume` starts it again."
        )
    return (
        f"The handover of *{account}* is {refusal.status}, so nothing was saved or changed. "
        "`/handover reopen` brings it back."
    )


@words_for.register
def _(refusal: refusals.AlreadyDone) -> str:
    return f"That's already done: {safe(DONE[refusal.what].format(title=refusal.title), 300)}."


@words_for.register
def _(refusal: refusals.NotYours) -> str:
    task = safe(TASKS[refusal.what].format(title=refusal.title), 200)
    return f"{task} is for {listed([ROLES[who] for who in refusal.who], 'or')} to do."


@words_for.register
def _(refusal: refusals.AnswerFull) -> str:
    return (
        f"*{safe(oneline(refusal.item), 150)}* already holds as much as fits into one answer (about 200,000 characters), so "
        "I haven't kept this. Please put it into a document and send me the link, or shorten what is there first."
    )


@words_for.register
def _(_refusal: refusals.MembersOnly) -> str:
    return "Only full members of this workspace can start a handover. Please ask a colleague to start it."


@words_for.register
def _(refusal: refusals.OpenHandoverExists) -> str:
    account = safe(oneline(refusal.account), 100)
    return (
        f"*{account}* already has another handover under way, so this one stays as it is. `/handover list` shows yours."
    )

"""The words for what is refused about playbooks."""

from handover.playbooks import refusals
from messages.kit.refusals import words_for
from messages.kit.text import oneline, safe
from messages.playbooks.form import not_sound


@words_for.register
def _(_refusal: refusals.LeadsOnly) -> str:
    return (
        "Playbooks are changed by workspace admins and team leads: who is the manager of a handover that somebody else started. "
        "You can look through all of them."
    )


@words_for.register
def _(_refusal: refusals.UnknownPlaybook) -> str:
    return "I can't find that playbook. *Playbooks* on my Home tab shows those there are."


@words_for.register
def _(_refusal: refusals.ChangedSince) -> str:
    return (
        "Somebody has changed this playbook since you opened it, so nothing was undone. "
        "Please open it again to see what it says now."
    )


@words_for.register
def _(_refusal: refusals.NothingToUndo) -> str:
    return "This playbook is as it was when it was made, so there is nothing to undo."


@words_for.register
def _(refusal: refusals.TooManyPlaybooks) -> str:
    return (
        f"You have {refusal.most} playbooks of your own, which is as many as I can offer. "
        "Please change one of those that are there."
    )


@words_for.register
def _(_refusal: refusals.EntryGone) -> str:
    return "Somebody has dropped this from the playbook meanwhile, so nothing was changed. *Undo latest change* may bring it back."


@words_for.register
def _(refusal: refusals.EntryNeeded) -> str:
    return (
        f"*{safe(oneline(refusal.title), 150)}* stays: every handover needs the introduction e-mail and the incoming CSM's "
        "last word."
    )


@words_for.register
def _(refusal: refusals.NotSound) -> str:
    return not_sound(refusal.problems)

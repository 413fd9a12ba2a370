"""The words for what is refused about accounts."""

from handover.model import refusals
from messages.kit.refusals import words_for
from messages.kit.text import oneline, safe


@words_for.register
def _(_refusal: refusals.NotYourAccount) -> str:
    return (
        "Only an account's own people can see it: its owner, backup, manager and team, and who is in its handover. "
        "If you should be one of them, ask its owner or your workspace admin."
    )


@words_for.register
def _(_refusal: refusals.UnknownAccount) -> str:
    return "I can't find that account. `/handover accounts` shows the ones that are yours."


@words_for.register
def _(_refusal: refusals.UnreadableAccount) -> str:
    return (
        "I can't read what I have stored about this account, so I changed nothing. It is kept as it is, and the log tells whoever "
        "runs Baton; please let them know. Your other accounts work as ever."
    )


@words_for.register
def _(refusal: refusals.AccountNameTaken) -> str:
    return f"Another account is called *{safe(oneline(refusal.name), 100)}* already, so nothing was changed."

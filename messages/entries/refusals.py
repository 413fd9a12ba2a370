"""The words for what is refused about an entry of an account."""

from handover.model import refusals
from messages.kit.refusals import words_for
from messages.kit.text import oneline, safe


@words_for.register
def _(_refusal: refusals.EntryGone) -> str:
    return "That has been removed meanwhile. The account's page shows what is known now, and what can be put back."


@words_for.register
def _(refusal: refusals.AnsweredInHandover) -> str:
    return (
        f"*{safe(oneline(refusal.title), 150)}* is answered in the open handover, so I changed nothing here. Change it there: "
        "what it says stands in the account at once."
    )

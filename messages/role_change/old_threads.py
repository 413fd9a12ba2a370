"""What is answered to somebody who writes in the thread of a role that another person has now."""

from handover.model.handover import Handover
from handover.role_change.old_threads import NotKept, TakesNoPartNow
from handover.role_change.things import things_of
from messages.interview.thread import form_button, thread_message
from messages.kit.message import Message
from messages.kit.refusals import words_for
from messages.kit.text import mention, oneline, safe
from messages.kit.things import named


def saved(handover: Handover, user: str) -> Message:
    """Return that it is saved as their answer, and what else is still theirs."""
    left = [one for one in things_of(handover, user) if handover.keeper(one.kind, one.key) == user]
    if not left:
        return thread_message("✓ Saved, thank you! That was the last of what was still yours.")
    return thread_message(f"✓ Saved, thank you! Still yours: {named(handover, left)}.", form_button(handover))


@words_for.register
def _(refusal: TakesNoPartNow) -> str:
    return (
        f"Thank you! *{safe(oneline(refusal.account), 100)}* is with {mention(refusal.who)} now, so I haven't saved that. What you "
        f"wrote before is kept. If this should be known, please send it to {mention(refusal.who)}."
    )


@words_for.register
def _(refusal: NotKept) -> str:
    return (
        f"Thank you! {mention(refusal.who)} answers that now for *{safe(oneline(refusal.account), 100)}*, so I haven't saved it. "
        f"Please send it to {mention(refusal.who)}. `/handover people` shows what is still yours."
    )

"""What is said about a handover that somebody started for others, and about an account that somebody else wanted to start."""

from handover.model.account import Account
from handover.model.handover import Handover, Status
from handover.starting import CannotTakeBack, TooManyStarts, for_others
from messages.kit import blocks
from messages.kit.dates import day
from messages.kit.ids import Action
from messages.kit.message import Message
from messages.kit.refusals import words_for
from messages.kit.text import mention
from messages.kit.titles import account, hands_over
from messages.kit.values import AccountValue


def take_back_button(handover: Handover) -> blocks.Element:
    """Return the button that takes it back."""
    return blocks.button("Take it back", Action.TAKE_BACK, handover.id)


def started_for_others(handover: Handover) -> Message:
    """Return the note to whoever started it and takes no part: the way back while it is open; what became of it after."""
    lead = f"You started the handover of *{account(handover)}*, from {hands_over(handover)} to {mention(handover.incoming)}"
    if handover.status is Status.CANCELLED and handover.closed_by == handover.opened_by:
        words = f"{lead}, and took it back. Everybody in it sees that."
        return Message(words, [blocks.section(words)])
    words = (
        f"{lead}. You are not in it yourself; your name is in what they read. Was that a mistake? "
        "Within a day, while nobody in it has begun, you can take it back."
    )
    return Message(words, [blocks.section(words), blocks.actions(take_back_button(handover))])


def taken_back(handover: Handover) -> str:
    """Return the confirmation."""
    return f"The handover of *{account(handover)}* is taken back. Everybody in it sees that."


def owner_told(handover: Handover, of: Account, *, still_theirs: bool) -> Message:
    """Return the note to who looks after an account, or did until then, that somebody else has started a handover of it."""
    mine = f"which you cover for {mention(of.owner)}" if of.covered_by and of.owner else "which is yours"
    whose = mine if still_theirs else f"which was yours: {mention(handover.outgoing)} owns it now"
    manager = f", with {mention(handover.manager)} as manager" if handover.manager else ""
    words = (
        f"{mention(handover.opened_by)} has started a handover of *{account(handover)}*, {whose}. It goes from "
        f"{hands_over(handover)} to {mention(handover.incoming)}{manager}, {day(handover.window.start)} to "
        f"{day(handover.window.end)}. You have nothing to do. Is that not right? Then talk to {mention(handover.opened_by)}: "
        "everybody in it can call it off."
    )
    content = [blocks.section(words)]
    if still_theirs:
        content.append(blocks.actions(blocks.button("Open the account", Action.ACCOUNT_OPEN, str(AccountValue(of.id)))))
    return Message(words, content)


def account_wanted(handover: Handover, by: str, *, among: bool = True, started: bool = False) -> Message:
    """Return the note that somebody else wanted to start a handover of the account, or has `started` one of much the same name.

    It is for somebody in the handover, or, where they are not `among` them, for an admin.
    """
    if started:
        lead = (
            f"{mention(by)} has started a handover of an account that is called much like *{account(handover)}*. Another "
            "customer? Then all is well. The same? Then talk to them: one of the two has to be called off."
        )
    else:
        lead = f"{mention(by)} wanted to start a handover of *{account(handover)}* too. I told them only that I have passed it on."
    if among and started:
        words = lead
    elif among:
        words = (
            f"{lead} If yours is the right one, bring them in or talk to them. If theirs is, call this one off, and they can "
            "start."
        )
    else:
        words = (
            f"{lead} You hear of it as a workspace admin, because nobody manages the one that runs, from {hands_over(handover)} to "
            f"{mention(handover.incoming)}, or only whoever started it. If theirs is the right one, call this one off."
        )
    if for_others(handover):
        words += f" This one was started by {mention(handover.opened_by)}, who takes no part in it."
    return Message(
        words,
        [
            blocks.section(words),
            blocks.actions(
                blocks.button("See the whole handover", Action.OPEN, handover.id),
                blocks.button("Cancel handover …", Action.CANCEL, handover.id),
            ),
        ],
    )


@words_for.register
def _(refusal: TooManyStarts) -> str:
    return (
        f"You have started {refusal.most} handovers{' for others' if refusal.for_others else ''} within a day, which is as many "
        "as one person may. The rest can wait until tomorrow; or ask "
        f"{'somebody who takes part, or ' if refusal.for_others else ''}a workspace admin{',' if refusal.for_others else ''} "
        "to start it."
    )


@words_for.register
def _(_refusal: CannotTakeBack) -> str:
    return (
        "This can't be taken back any more: it has begun, or more than a day has passed. The people in it can call it off with "
        "`/handover cancel`."
    )

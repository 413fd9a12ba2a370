"""What colleagues hear about a channel with the customer, and the refusals around it."""

from collections.abc import Callable, Mapping

from handover.customer_channel import news
from handover.customer_channel.news import InCustomerChannel
from handover.customer_channel.planning import CustomerChannelStands, NoCustomerChannel
from handover.customer_channel.saying import NotApprovedForCustomer, TooLateToUnsay
from handover.model.customer_channel import CustomerChannel
from handover.model.handover import Handover
from messages.customer_channel.customers import ELSEWHERE
from messages.customer_channel.page import CLOSED, name_shown, state_lines, why_not_made
from messages.failures import FailureWords
from messages.kit import blocks
from messages.kit.ids import Action
from messages.kit.message import Message
from messages.kit.refusals import words_for
from messages.kit.text import mention, safe
from messages.kit.titles import account

OPENING = FailureWords("open the channel with the customer", to_person=False)
INVITING = FailureWords("invite the customer into their channel", to_person=False)
SAYING = FailureWords("say in the channel with the customer what was confirmed", to_person=False)


def progress(handover: Handover, channel: CustomerChannel) -> Message:
    """Return how far a channel is, for whoever has confirmed it."""
    if channel.draft:
        words = f":warning: *{account(handover)}*: the channel with the customer is not open. {why_not_made(channel)}"
        button = blocks.button("Look through it …", Action.CUSTOMER_OPEN, handover.id)
    elif channel.ended:
        words = f"*{account(handover)}*: {name_shown(channel)} is none of ours any more. I say nothing there."
        return Message(words, [blocks.section(words)])
    else:
        words = "\n".join(state_lines(handover, channel))
        button = see(handover)
    return Message(words, [blocks.section(words), blocks.actions(button)])


def see(handover: Handover) -> blocks.Element:
    """Return the button that opens the page of the channel."""
    return blocks.button("Open customer channel", Action.CUSTOMER_PAGE, handover.id)


def happened(handover: Handover, channel: CustomerChannel, what: str, who: str) -> Message:
    """Return what has happened in a channel, with what it means. `who` is an address, or the user id of a former CSM."""
    where = f"<#{channel.conversation}>"
    words = f"*{account(handover)}*: {_NEWS.get(what, _closed(what))(where, who)}"
    return Message(words, [blocks.section(words), blocks.actions(see(handover))])


def _closed(what: str) -> Callable[[str, str], str]:
    return lambda where, _who: (
        f"something has changed in the channel with the customer, {where}. {CLOSED.get(what, '')}"
    )


_NEWS: Mapping[str, Callable[[str, str], str]] = {
    news.ACCEPTED: lambda where, who: f":tada: {safe(who, 150)} has accepted your invitation and is in {where}.",
    news.DECLINED: lambda where, who: (
        f"{safe(who, 150)} has declined the invitation to {where}. Please ask them whether another way suits them better."
    ),
    news.UNSHARED: lambda where, _who: (
        f":warning: {where} is not shared with the customer any more: they read nothing there. To share it again, invite them anew."
    ),
    news.SHARED: lambda where, _who: (
        f"{where} is shared with another organisation now: they read what is written there."
    ),
    news.RENAMED: lambda where, _who: (
        f"the channel with the customer has another name, {where}, which the customer sees."
    ),
    news.ARCHIVED: lambda where, _who: (
        f":warning: the channel with the customer, {where}, is archived. I say nothing there."
    ),
    news.UNARCHIVED: lambda where, _who: f"the channel with the customer, {where}, is open again.",
    news.LEFT: lambda where, _who: (
        f":warning: I was taken out of {where}, the channel with the customer. `/invite @Baton` there brings me back."
    ),
    news.DELETED: lambda _where, _who: ":warning: the channel with the customer was deleted.",
    news.SUCCESSOR: lambda where, who: (
        f"you take over, and there is a channel with the customer: {where}. Who is in it I leave as it is. Please see to it "
        f"that you are in there, and whether {mention(who)} should stay."
    ),
}


@words_for.register
def _(_refusal: InCustomerChannel) -> str:
    return ELSEWHERE


@words_for.register
def _(_refusal: NoCustomerChannel) -> str:
    return "This is not how it stands any more. `/handover customer` shows the channel with the customer as it is."


@words_for.register
def _(refusal: CustomerChannelStands) -> str:
    where = f"<#{refusal.channel}>" if refusal.channel else "being opened"
    return f"There is a channel with this customer already: {where}. `/handover customer` shows it."


@words_for.register
def _(_refusal: NotApprovedForCustomer) -> str:
    return (
        "I say only what is approved in the channel with the customer, and this isn't, or has changed since. "
        "Please look at the introduction e-mail or the call once more."
    )


@words_for.register
def _(_refusal: TooLateToUnsay) -> str:
    return (
        "That was said more than a day ago, so I leave it. You can delete it yourself in the channel, or ask an admin."
    )

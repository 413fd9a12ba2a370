"""What the manager is told of a customer who has concerns or says no, and what has become of it."""

from handover.customer_reply import reply_at, standing_number, standing_reply
from handover.model.customer_reply import CustomerReply, ReplyKind
from handover.model.handover import Handover
from messages.customer_reply.shown import READ, SAID, SEE, SHORT, call_words, ways
from messages.kit import blocks
from messages.kit.dates import local_time
from messages.kit.ids import Action
from messages.kit.message import Block, Message
from messages.kit.quotes import block_quote
from messages.kit.text import mention
from messages.kit.titles import account


def told(handover: Handover, number: int, *, short: bool = False) -> Message:
    """Return what the customer said and what can be done about it, or that it does not hold any more."""
    reply = reply_at(handover, number)
    if reply is None or standing_number(handover) != number:
        return _message(_not_any_more(handover, reply), _see(handover))
    note = f"\n{block_quote(reply.note, SHORT if short else READ)}" if reply.note else ""
    words = f"{_lead(handover, reply)}{note}\n{_next(handover, reply)}"
    return _message(words, *ways(handover), _see(handover))


def _lead(handover: Handover, reply: CustomerReply) -> str:
    refuses = reply.kind is ReplyKind.REFUSES
    sign, about = (":warning:", "to") if refuses else (":speech_balloon:", "about")
    return f"{sign} *{account(handover)}*: {SAID[reply.kind]} {about} the change of their CSM. {mention(reply.by)} has noted it."


def _next(handover: Handover, reply: CustomerReply) -> str:
    called = "".join(call_words(handover, reply))
    if called:
        return called
    if reply.kind is ReplyKind.CONCERNS:
        return "A call from you soon shows that they are heard."
    return (
        "Nothing has been changed. Call them, choose another successor (`/handover suggest` shows who has room), "
        "or pause while you find out more."
    )


def _not_any_more(handover: Handover, reply: CustomerReply | None) -> str:
    name, now = account(handover), standing_reply(handover)
    if reply is not None and reply.taken_back_by and now is None:
        return f"*{name}*: {mention(reply.taken_back_by)} has taken back that {SAID[reply.kind]}."
    if now is None:
        return f"*{name}*: what was noted of the customer's reply holds no more."
    return f"*{name}*: since then {mention(now.by)} has noted that {SAID[now.kind]} ({local_time(now.at)})."


def _see(handover: Handover) -> blocks.Element:
    return blocks.button(SEE, Action.CUSTOMER_REPLY_READ, handover.id)


def _message(words: str, *buttons: blocks.Element) -> Message:
    content: list[Block] = [blocks.section(words), blocks.actions(*buttons)]
    return Message(words, content)

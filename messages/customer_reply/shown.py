"""The customer's reply as it is shown wherever it stands: read by itself, in the overview, on the card and below the e-mail."""

from collections.abc import Iterator, Mapping

from handover.customer_reply import (
    CallTaken,
    NothingSent,
    ReplyChanged,
    caller_of,
    standing_number,
    standing_reply,
)
from handover.model.audit import PlanField
from handover.model.customer_reply import CustomerReply, ReplyKind
from handover.model.handover import Handover
from messages.kit import blocks
from messages.kit.dates import day_and_year, local_time
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.quotes import block_quote
from messages.kit.refusals import words_for
from messages.kit.text import mention, oneline
from messages.kit.titles import account
from messages.kit.values import ButtonValue
from messages.writing_again import write_again_button

TITLE = "Customer's reply"
REPLIED, ANOTHER, SEE, TALKED = "The customer replied …", "They say something else …", "See the reply", "We have talked"
SAID: Mapping[ReplyKind, str] = {
    ReplyKind.WELCOMES: "the customer welcomes it",
    ReplyKind.CONCERNS: "the customer has concerns",
    ReplyKind.REFUSES: "the customer says no",
    ReplyKind.SILENT: "nothing heard from the customer yet",
}
NO_CALL = "No call after all"
READ, SHORT = 1500, 700
"""Characters of a note that are shown, by itself and among other things."""
EARLIER = 12
"""How many of the latest earlier replies a view shows; the handover document has all of them."""


def read(handover: Handover, metadata: str) -> View:
    """Return what the customer said, what can be done about it, and what was noted before."""
    number, reply = standing_number(handover), standing_reply(handover)
    content: list[Block] = [blocks.section(f"*{account(handover)}*")]
    if reply is None or number is None:
        content.append(blocks.section(_nothing(handover)))
    else:
        content += [blocks.section(f"{reply_words(reply, READ)}{_what_now(handover, reply)}"), _by(reply)]
        content += [blocks.context(words) for words in call_words(handover, reply)]
    rows = (list(ways(handover)), _changing(handover, number))
    content += [blocks.actions(*row) for row in rows if row]
    content += _earlier(handover, number)
    return blocks.modal(Form.CUSTOMER_REPLY_READ, TITLE, content, metadata=metadata)


def reply_words(reply: CustomerReply, limit: int) -> str:
    """Return what the customer said, with the note as a quotation shortened to `limit`."""
    said = SAID[reply.kind]
    return f"*{said[0].upper()}{said[1:]}.*" + (f"\n{block_quote(reply.note, limit)}" if reply.note else "")


def reply_line(handover: Handover) -> str:
    """Return in a line what the customer said, who noted it when, and who calls them; empty before anything is noted."""
    reply = standing_reply(handover)
    if reply is None:
        return ""
    facts = [
        f"{TITLE}: {SAID[reply.kind]}",
        f"{mention(reply.by)}, {local_time(reply.at)}",
        *call_words(handover, reply),
    ]
    return " · ".join(facts)


def call_words(handover: Handover, reply: CustomerReply) -> Iterator[str]:
    """Yield who calls the customer about it, or has."""
    if reply.called_at is not None:
        yield f"✓ {mention(reply.caller)} has called the customer, {local_time(reply.called_at)}"
    elif reply.call_planned_at is not None:
        yield f"{mention(caller_of(handover, reply))} calls the customer"


def ways(handover: Handover) -> Iterator[blocks.Element]:
    """Yield what can be done about concerns, a no or silence, each of it one tap away; nothing where none of it stands."""
    number, reply = standing_number(handover), standing_reply(handover)
    if number is None or reply is None or not handover.open:
        return
    if reply.troubles:
        yield from _ways_of_trouble(handover, number, reply)
    if reply.kind is not ReplyKind.WELCOMES and handover.active:
        yield write_again_button(handover)


def _ways_of_trouble(handover: Handover, number: int, reply: CustomerReply) -> Iterator[blocks.Element]:
    value, name = str(ButtonValue(handover.id, str(number))), oneline(handover.account)
    if reply.called_at is not None:
        yield blocks.button("Undo the call", Action.CUSTOMER_REPLY_CALL_UNDO, value, label=f"Undo the call: {name}")
    elif reply.caller:
        yield blocks.button(TALKED, Action.CUSTOMER_REPLY_CALLED, value, "primary", label=f"{TALKED}: {name}")
        yield blocks.button(NO_CALL, Action.CUSTOMER_REPLY_CALL_UNDO, value, label=f"{NO_CALL}: {name}")
    else:
        yield blocks.button("I'll call them", Action.CUSTOMER_REPLY_CALL, value, "primary", f"I'll call them: {name}")
    if reply.kind is ReplyKind.REFUSES:
        incoming = str(ButtonValue(handover.id, PlanField.INCOMING))
        yield blocks.button("Choose another successor …", Action.PLAN_OPEN, incoming)
        if handover.active:
            yield blocks.button("Pause …", Action.PAUSE, handover.id, label=f"Pause: {name}")


def reply_buttons(handover: Handover) -> list[blocks.Element]:
    """Return the way to note the reply, or to the one that is noted; none before the e-mail is sent."""
    if not handover.customer_told:
        return []
    reply = standing_reply(handover)
    noted = [blocks.button(SEE, Action.CUSTOMER_REPLY_READ, handover.id)] if reply is not None else []
    heard = reply is not None and reply.kind is not ReplyKind.SILENT
    return [*([replied_button(handover)] if handover.open and not heard else []), *noted]


def replied_button(handover: Handover, words: str = REPLIED) -> blocks.Element:
    """Return the button that opens the form."""
    return blocks.button(words, Action.CUSTOMER_REPLY_OPEN, handover.id, label=f"{words}: {oneline(handover.account)}")


def take_back_button(handover: Handover, number: int) -> blocks.Element:
    """Return the button that takes the reply with this number back."""
    value = str(ButtonValue(handover.id, str(number)))
    return blocks.button(
        "Take back", Action.CUSTOMER_REPLY_TAKE_BACK, value, label=f"Take back: {oneline(handover.account)}"
    )


def settled_reply(handover: Handover) -> str:
    """Return what has become of the question what the customer replied."""
    reply = standing_reply(handover)
    if reply is None:
        return "Nobody is asked any more what the customer replied"
    if reply.kind is ReplyKind.SILENT:
        return "Nothing heard yet: I ask again in three working days"
    return f"✓ Noted: {SAID[reply.kind]}"


def settled_call(handover: Handover) -> str:
    """Return what has become of the call that somebody wanted to make."""
    reply = standing_reply(handover)
    if reply is not None and reply.called_at is not None:
        return "✓ The customer was called"
    return "No call about the customer's reply any more"


def in_plain_words(reply: CustomerReply, names: Mapping[str, str]) -> str:
    """Return one reply for the handover document, with its note, and what became of it."""
    words = f"{_name(reply.by, names)} noted: {SAID[reply.kind]}"
    words += f" (“{oneline(reply.note)}”)" if reply.note else ""
    if reply.taken_back_by:
        words += f"; {_name(reply.taken_back_by, names)} took it back"
    if reply.called_at is not None:
        words += f"; {_name(reply.caller, names)} called the customer on {day_and_year(reply.called_at.date())}"
    return words


def _name(user: str, names: Mapping[str, str]) -> str:
    return names.get(user, user)


def _nothing(handover: Handover) -> str:
    if not handover.customer_told:
        return "The introduction e-mail is not marked as sent, so there is no reply to it yet."
    return "Nobody has noted yet what the customer said to the introduction e-mail."


def _what_now(handover: Handover, reply: CustomerReply) -> str:
    if handover.active and reply.kind is ReplyKind.SILENT:
        return "\nWhoever sent the e-mail is asked again in three working days."
    if not handover.open or reply.caller or not reply.troubles:
        return ""
    if reply.kind is ReplyKind.CONCERNS:
        return "\nA call soon shows that they are heard."
    return "\nCall them, choose another successor, or pause: nothing happens by itself."


def _by(reply: CustomerReply) -> Block:
    return blocks.context(f"Noted by {mention(reply.by)}, {local_time(reply.at)}. The customer never sees it.")


def _changing(handover: Handover, number: int | None) -> list[blocks.Element]:
    if not handover.open or not handover.customer_told:
        return []
    back = [take_back_button(handover, number)] if number is not None else []
    reply = standing_reply(handover)
    heard = reply is not None and reply.kind is not ReplyKind.SILENT
    return [replied_button(handover, ANOTHER if heard else REPLIED), *back]


def _earlier(handover: Handover, number: int | None) -> list[Block]:
    others = [one for at, one in enumerate(handover.customer_replies) if at != number]
    return [blocks.context(_earlier_words(one)) for one in reversed(others[-EARLIER:])]


def _earlier_words(reply: CustomerReply) -> str:
    back = f", taken back by {mention(reply.taken_back_by)}" if reply.taken_back_by else ""
    said = f"\n{block_quote(reply.note, SHORT)}" if reply.note else ""
    return f"Before: {SAID[reply.kind]} ({mention(reply.by)}, {local_time(reply.at)}{back}){said}"


@words_for.register
def _(_refusal: NothingSent) -> str:
    return "The introduction e-mail isn't marked as sent, so there is no reply to note. Press *Mark as sent* below it first."


@words_for.register
def _(refusal: ReplyChanged) -> str:
    who = f"{mention(refusal.who)} has noted something else" if refusal.who else "Something else has been noted"
    return f"{who} about the customer's reply since. *{SEE}* shows what holds now."


@words_for.register
def _(refusal: CallTaken) -> str:
    return f"{mention(refusal.who)} calls the customer already."

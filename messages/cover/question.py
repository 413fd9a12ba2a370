"""Whether the return of who is on leave stands, as it is asked in a message, and what is said to the answer (P9)."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from handover.cover.asking import Asked
from handover.cover.monthly import CoverAsked
from handover.model.account import Account
from handover.model.cover import Cover
from messages.covered import until_words
from messages.kit import blocks
from messages.kit.dates import weekday_and_date
from messages.kit.ids import Action
from messages.kit.message import Block, Message
from messages.kit.text import count, mention, oneline, safe
from messages.kit.values import AccountValue

NAME = 150


def question(account: Account, cover: Cover, asked: Asked) -> Message:
    """Return the question whether the return stands."""
    text, value = _asked(account, cover, asked), str(AccountValue(account.id))
    stands = blocks.button("Back as planned", Action.COVER_STANDS, value, style="primary")
    later, stays, see = _later(value), _stays(value), _see(value)
    return Message(text, [blocks.section(text), blocks.actions(stands, later, stays, see)])


def monthly(covers: Sequence[CoverAsked], sent: datetime) -> Iterator[Block]:
    """Yield what who covers is asked in a morning message that was first `sent` then (UTC), or what has been said of it since."""
    for one in covers:
        account, cover = one.account, one.cover
        if cover.ended_at is not None or cover.day_said_at > sent:
            yield from as_it_is(account, cover, Asked.STANDS, sent.isoformat(), cover.agreed_by).blocks
            continue
        yield blocks.section(_monthly_words(one))
        yield blocks.actions(*_monthly_buttons(account, cover))


def as_it_is(account: Account, cover: Cover, asked: Asked, said_at: str, by: str) -> Message:
    """Return a question that was asked about the day said at `said_at` as it reads since `by` (a user id) has said something.

    `by` is empty where it is not known who has.
    """
    said, says = cover.day_said_at.isoformat() != said_at, f", says {mention(by)}" if by else ""
    if cover.ended_at is not None:
        return _settled(account, f"*{_name(account)}* is {mention(account.owner)}'s{says}.")
    if cover.agreed_by:
        text = f"{_back(cover)}, says {mention(cover.agreed_by)}. {_return(account)}"
        return _settled(account, text, _undo(account))
    if said:
        words = f"{mention(cover.by)} covers *{_name(account)}* for {mention(cover.owner)} {until_words(cover.until)}"
        return _settled(account, f"{words}{says}.")
    return question(account, cover, asked)


def not_agreed(account: Account) -> Message:
    """Return that the day is open again."""
    text = (
        f"Undone: nothing begins by itself for *{_name(account)}*. Its page has the ways to say when the owner is back."
    )
    button = blocks.button("Open account", Action.ACCOUNT_OPEN, str(AccountValue(account.id)))
    return Message(text, [blocks.section(text), blocks.actions(button)])


def not_begun(account: Account, cover: Cover, gone: str, *, leads: bool) -> Message:
    """Return that the return could not begin without the user `gone`, the owner or who covers, and the ways on.

    `leads`: the reader decides who takes the account over.
    """
    owner, by, value = mention(cover.owner), mention(cover.by), str(AccountValue(account.id))
    choose = blocks.button("Choose who takes over …", Action.SUGGEST_OPEN, value)
    opens = blocks.button("Open account", Action.ACCOUNT_OPEN, value)
    if gone == cover.owner:
        words = f"{owner} was to be back by now and can't take part any more. {by} goes on covering until you say who owns it."
        ways = [blocks.button("They don't come back …", Action.COVER_STAYS, value)]
    else:
        words = f"{owner} is back, but {by}, who covers, can't take part any more. Choose {owner}, or somebody else."
        ways = []
    text = f":warning: I couldn't start the return of *{_name(account)}*: {words}"
    return Message(text, [blocks.section(text), blocks.actions(*ways, *([choose] if leads else []), opens)])


def _settled(account: Account, words: str, *buttons: blocks.Element) -> Message:
    opens = blocks.button("Open account", Action.ACCOUNT_OPEN, str(AccountValue(account.id)))
    return Message(f"✓ {words}", [blocks.section(f"✓ {words}"), blocks.actions(*buttons, opens)])


def _back(cover: Cover) -> str:
    day = f" on {weekday_and_date(cover.until)}" if cover.until else ""
    return f"{mention(cover.owner)} is back{day}"


def _return(account: Account) -> str:
    return f"On that morning I start the return of *{_name(account)}*, with what has changed filled in."


def _undo(account: Account) -> blocks.Element:
    return blocks.button("Undo", Action.COVER_NOT_AGREED, str(AccountValue(account.id)), label="Undo: back as planned")


def _asked(account: Account, cover: Cover, asked: Asked) -> str:
    name, owner, by = _name(account), mention(cover.owner), mention(cover.by)
    day = weekday_and_date(cover.until) if cover.until else ""
    if asked is Asked.UNANSWERED:
        return f"Nobody has said yet whether {owner} is back on {day}. {by} covers *{name}* until then. Does it stand?"
    who = "you cover" if asked in (Asked.STANDS, Asked.AGAIN) else f"{by} covers"
    return f"{owner} is to be back on {day}, and {who} *{name}* until then. Does it stand?"


def _monthly_words(one: CoverAsked) -> str:
    name, owner = _name(one.account), mention(one.cover.owner)
    if one.cover.until is None:
        return f"*{name}* · you cover for {owner}, and nobody has said until when. Is a day known by now?"
    noted = count(one.changed, "change") if one.changed else "no change"
    return (
        f"*{name}* · you cover for {owner} {until_words(one.cover.until)}. I have noted {noted} since it began. Is something "
        "missing that they should know when they are back: a promise, a decision, somebody new?"
    )


def _monthly_buttons(account: Account, cover: Cover) -> list[blocks.Element]:
    value = str(AccountValue(account.id))
    if cover.until is not None:
        return [_see(value), blocks.button("Open account", Action.ACCOUNT_OPEN, value)]
    return [_later(value), blocks.button("The owner is back …", Action.COVER_BACK, value), _stays(value), _see(value)]


def _see(value: str) -> blocks.Element:
    return blocks.button("See what has changed", Action.COVER_CHANGES, value)


def _later(value: str) -> blocks.Element:
    return blocks.button("Another day …", Action.COVER_LATER, value)


def _stays(value: str) -> blocks.Element:
    return blocks.button("Not at all …", Action.COVER_STAYS, value)


def _name(account: Account) -> str:
    return safe(oneline(account.name), NAME)

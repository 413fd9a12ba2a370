"""Whether the return of who is on leave stands, as it is asked in a message, and what is said to the answer (P9)."""

from handover.cover.asking import ABOUT_DAY, Asked
from handover.model.account import Account
from handover.model.cover import Cover
from messages.covered import until_words
from messages.kit import blocks
from messages.kit.dates import weekday_and_date
from messages.kit.ids import Action
from messages.kit.message import Message
from messages.kit.text import count, mention, oneline, safe
from messages.kit.values import AccountValue

NAME = 150


def question(account: Account, cover: Cover, asked: Asked, changed: int) -> Message:
    """Return the question. `changed` is how much has changed since the cover began."""
    text = _asked(account, cover, asked, changed)
    return Message(text, [blocks.section(text), blocks.actions(*_buttons(account, cover, asked))])


def as_it_is(account: Account, cover: Cover, asked: Asked, said_at: str, by: str, changed: int) -> Message:
    """Return a question that was asked about the day said at `said_at` as it reads since `by` (a user id) has said something.

    `changed` is how much has changed since the cover began.
    """
    said = cover.day_said_at.isoformat() != said_at
    if cover.ended_at is not None:
        return _settled(account, f"*{_name(account)}* is {mention(account.owner)}'s, says {mention(by)}.")
    if cover.agreed_by and (said or asked in ABOUT_DAY):
        text = f"{_back(cover)}, says {mention(cover.agreed_by)}. {_return(account)}"
        return _settled(account, text, _undo(account))
    if said:
        words = f"{mention(cover.by)} covers *{_name(account)}* for {mention(cover.owner)} {until_words(cover.until)}"
        return _settled(account, f"{words}, says {mention(by)}.")
    return question(account, cover, asked, changed)


def back_as_planned(account: Account, cover: Cover) -> Message:
    """Return what whoever says that it stands is told, with the way back."""
    text = f"Fine: {_back(cover)}. {_return(account)}"
    return Message(text, [blocks.section(text), blocks.actions(_undo(account))])


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


def _asked(account: Account, cover: Cover, asked: Asked, changed: int) -> str:
    name, owner, by = _name(account), mention(cover.owner), mention(cover.by)
    day = weekday_and_date(cover.until) if cover.until else ""
    if asked is Asked.MONTHLY and cover.until is None:
        return f"You cover *{name}* for {owner}, and nobody has said until when. Is a day known by now?"
    if asked is Asked.MONTHLY:
        noted = count(changed, "change") if changed else "no change"
        return (
            f"You cover *{name}* for {owner} {until_words(cover.until)}. I have noted {noted} since it began. Is something "
            "missing that they should know when they are back: a promise, a decision, somebody new?"
        )
    if asked is Asked.UNANSWERED:
        return f"Nobody has said yet whether {owner} is back on {day}. {by} covers *{name}* until then. Does it stand?"
    who = "you cover" if asked in (Asked.STANDS, Asked.AGAIN) else f"{by} covers"
    return f"{owner} is to be back on {day}, and {who} *{name}* until then. Does it stand?"


def _buttons(account: Account, cover: Cover, asked: Asked) -> list[blocks.Element]:
    value = str(AccountValue(account.id))
    see = blocks.button("See what has changed", Action.COVER_CHANGES, value)
    later = blocks.button("Another day …", Action.COVER_LATER, value)
    stays = blocks.button("Not at all …", Action.COVER_STAYS, value)
    if asked is Asked.MONTHLY and cover.until is not None:
        return [see, blocks.button("Open account", Action.ACCOUNT_OPEN, value)]
    if asked is Asked.MONTHLY:
        return [later, blocks.button("The owner is back …", Action.COVER_BACK, value), stays, see]
    stands = blocks.button("Back as planned", Action.COVER_STANDS, value, style="primary")
    return [stands, later, stays, see]


def _name(account: Account) -> str:
    return safe(oneline(account.name), NAME)

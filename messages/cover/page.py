"""A cover on the account's page, what has changed since it began, and the forms that say when the owner is back."""

from collections.abc import Iterator
from datetime import date

from handover.cover.changes import Changed, ChangedSince, Subject
from handover.cover.ending import BACK_ON, NobodyCovers
from handover.model.account import Account
from handover.model.cover import Cover
from messages.accounts.history import change_line
from messages.cover.document import HEADINGS
from messages.covered import until_words
from messages.kit import blocks
from messages.kit.dates import day_and_year, local_time
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.refusals import words_for
from messages.kit.text import count, mention, oneline, safe
from messages.kit.values import AccountValue

TITLE, BACK_TITLE, LATER_TITLE = "What has changed", "The owner is back", "Another day"
STAYS_TITLE = "From cover to owner"
SHOWN = 30
"""Changes that the page shows; the file has all of them."""
LINES = 400
TELLS, YES, NO = "tells", "yes", "no"


def on_page(account: Account) -> Iterator[Block]:
    """Yield the cover of an account with what can be said of its end; nothing for an account that nobody covers."""
    cover = account.cover
    if cover is None:
        return
    value = str(AccountValue(account.id))
    yield blocks.section(standing(cover))
    yield blocks.actions(
        blocks.button("See what has changed", Action.COVER_CHANGES, value),
        blocks.button("The owner is back …", Action.COVER_BACK, value),
        blocks.button("Another day …", Action.COVER_LATER, value),
        blocks.button("They don't come back …", Action.COVER_STAYS, value),
        *([blocks.button("Undo", Action.COVER_NOT_AGREED, value, label=_undo(cover))] if cover.agreed_by else []),
    )


def standing(cover: Cover) -> str:
    """Return who covers for whom until when, and whether that stands, in mrkdwn."""
    words = f"{mention(cover.by)} covers for {mention(cover.owner)} {until_words(cover.until)}."
    if cover.agreed_by and cover.until:
        words += f" It stands, says {mention(cover.agreed_by)}: I start the return on that morning."
    return words


def changes(account: Account, cover: Cover, changed: ChangedSince, note: str = "") -> View:
    """Return what has changed since the cover began, as a modal, with a `note` on top and the way to all of it as a file."""
    number = len(changed.entries) + len(changed.fields)
    said = (
        f"{count(number, 'change')} since {day_and_year(cover.began_at.date())}"
        if changed
        else "Nothing has changed yet"
    )
    content: list[Block] = [
        *([blocks.context(note)] if note else []),
        blocks.header(account.name),
        blocks.context(f"{said}. {standing(cover) if cover.ended_at is None else ''}".strip()),
        *_told(changed),
        *([blocks.context(f"And {number - SHOWN} more: the file has all of them.")] if number > SHOWN else []),
        blocks.actions(
            blocks.button("Open account", Action.ACCOUNT_OPEN, str(AccountValue(account.id))),
            blocks.button("As Markdown", Action.COVER_FILE, str(AccountValue(account.id))),
        ),
        blocks.context("Is something missing? Add it to the account: it is told with the return."),
    ]
    return blocks.modal(Form.COVER_CHANGES, TITLE, content)


def back_form(account: Account, cover: Cover, today: date) -> View:
    """Return the form that says on which day the owner is back. Sent, the return begins on that day."""
    day = cover.until if cover.until and cover.until > today else today
    return blocks.modal(
        Form.COVER_BACK,
        BACK_TITLE,
        [
            blocks.section(
                f"On their first day back I start the return of *{safe(oneline(account.name), 150)}*, a week at most. What has "
                f"changed is filled in, and {mention(cover.by)} only confirms it. Before that, {mention(cover.owner)} hears "
                "nothing from me about it."
            ),
            blocks.field(BACK_ON, "First day back", blocks.date_picker(BACK_ON, day)),
            blocks.field(
                TELLS,
                "Tell the customer again?",
                blocks.menu(TELLS, [("Yes, that the owner is back", YES), ("No, they know it", NO)], YES),
                hint="If so, an e-mail is drafted for approval, as at the beginning.",
            ),
        ],
        submit="Save",
        close="Cancel",
        metadata=account.id,
    )


def later_form(account: Account, cover: Cover) -> View:
    """Return the form that says on which other day the owner is back."""
    return blocks.modal(
        Form.COVER_LATER,
        LATER_TITLE,
        [
            blocks.section(f"{standing(cover)} When is {mention(cover.owner)} back?"),
            blocks.field(
                BACK_ON,
                "Back on",
                blocks.date_picker(BACK_ON, cover.until),
                hint="Leave it empty while nobody knows.",
                optional=True,
            ),
        ],
        submit="Save",
        close="Cancel",
        metadata=account.id,
    )


def stays_form(account: Account, cover: Cover) -> View:
    """Return what follows if the owner does not come back. Sent, it is so."""
    name, by, owner = safe(oneline(account.name), 150), mention(cover.by), mention(cover.owner)
    words = (
        f"*{name}* is {by}'s from now on, and no longer {owner}'s. I draft the e-mail that tells the customer who stays, to be "
        f"approved by others as at the beginning; it gives no reason. {owner} hears nothing of it from me. You can undo it for "
        "a day."
    )
    return blocks.modal(
        Form.COVER_STAYS,
        STAYS_TITLE,
        [blocks.section(words)],
        submit="Make it permanent",
        close="Cancel",
        metadata=account.id,
    )


def stayed(account: Account, *, letter: bool) -> View:
    """Return that it is so, with the way back. `letter`: the handover has begun in which the customer is told."""
    name = safe(oneline(account.name), 150)
    told = (
        "The e-mail to the customer is drafted in the handover that has just begun."
        if letter
        else "Nobody but the two could approve an e-mail, or a handover is under way: please tell the customer yourself."
    )
    undo = blocks.button(
        "Undo", Action.COVER_STAYS_UNDO, str(AccountValue(account.id)), label="Undo: the owner comes back"
    )
    words = f"✓ *{name}* is {mention(account.owner)}'s. {told}"
    return blocks.modal(Form.NOTICE, STAYS_TITLE, [blocks.section(words), blocks.actions(undo)])


def _told(changed: ChangedSince) -> Iterator[Block]:
    left = SHOWN
    for subject in Subject:
        found = changed.of(subject)[-left:] if left > 0 else ()
        if found:
            yield blocks.section(f"*{HEADINGS[subject]}*")
        for one in found:
            yield blocks.context(_entry(one))
        left -= len(found)
    for change in changed.fields[-left:] if left > 0 else ():
        yield blocks.context(change_line(change))


def _entry(one: Changed) -> str:
    said = [f"“{safe(oneline(one.new), LINES)}”"] if one.new else []
    said += [f"no longer “{safe(oneline(one.gone), LINES)}”"] if one.gone else []
    who = mention(one.by) if one.by else "Somebody"
    return f"{safe(oneline(one.title), 150)}: {', '.join(said)} · {who}, {local_time(one.at)}"


def _undo(cover: Cover) -> str:
    return f"Undo: back on {day_and_year(cover.until)}" if cover.until else "Undo"


@words_for.register
def _(refusal: NobodyCovers) -> str:
    return f"Nobody covers for the owner of *{safe(oneline(refusal.account), 150)}* any more, so there is nothing to change."

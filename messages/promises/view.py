"""All promises of a handover, one below the other, each with what can be said to it."""

from handover.entering import enterable
from handover.model.handover import Handover
from handover.model.people import Person
from handover.promises.reviewing import may_answer_proposal
from handover.promises.standing import ReviewedPromise, Standing, promise_mark, promises_under_review
from handover.review import may_review
from messages.kit import blocks
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.text import oneline
from messages.kit.titles import account
from messages.kit.values import ButtonValue, pack, unpack
from messages.promises.words import FLAG, TITLE, in_short, of_item, promise_words, standing_words
from messages.stages import read_only

PAGE = 15
"""Promises on one page, as many as somebody looks through: each takes up to three of a modal's 100 blocks."""


def view(handover: Handover, person: Person, page: int = 0) -> View:
    """Return a page (from 0) of the promises, each with what this person can do about it."""
    found = list(promises_under_review(handover))
    page = min(max(page, 0), max(0, (len(found) - 1) // PAGE))
    head = in_short(found) or "Nobody has written down a promise yet."
    content: list[Block] = [blocks.section(f"*{account(handover)}* · {head}{read_only(handover)}")]
    for one in found[page * PAGE : (page + 1) * PAGE]:
        content.append(blocks.divider())
        content.append(blocks.section(f"{promise_words(one)}\n{standing_words(handover, one)}"))
        if row := _buttons(handover, one, person):
            content.append(blocks.actions(*row))
    if turns := _turns(handover, page, len(found)):
        content.append(blocks.actions(*turns))
    metadata = pack(ButtonValue(handover.id, str(page)))
    return blocks.modal(Form.PROMISES, TITLE, content, metadata=metadata)


def promises_around(handover: Handover, person: Person, item: str, record_id: str) -> View:
    """Return the page on which this promise stands; the first for one that is gone."""
    found = [(one.item, one.promise.id) for one in promises_under_review(handover)]
    return view(handover, person, found.index((item, record_id)) // PAGE if (item, record_id) in found else 0)


def page_shown(shown: View) -> int:
    """Return which page a view of promises shows; the first where it does not say."""
    page = unpack(ButtonValue, shown["private_metadata"]).subject
    return int(page) if page.isdecimal() else 0


def open_button(handover: Handover) -> blocks.Element:
    """Return the button that shows all promises."""
    return blocks.button("Review promises", Action.PROMISES_OPEN, handover.id)


def promises_of_item(handover: Handover, item: str) -> list[Block]:
    """Return where the promises of an item stand, with the way to each of them; nothing for an item without any."""
    found = of_item(handover, item)
    if not found:
        return []
    flag = f"{FLAG} " if any(one.missing for one in found) else ""
    return [blocks.section(f"{flag}{in_short(found)}", open_button(handover))]


def agree_button(handover: Handover, one: ReviewedPromise) -> blocks.Element:
    """Return the button that agrees to what is proposed now for a promise."""
    at = one.review.at.isoformat() if one.review else ""
    return _button(handover, one, "Agree", Action.PROMISE_AGREE, at, style="primary")


def answer_button(handover: Handover, one: ReviewedPromise) -> blocks.Element:
    """Return the button that opens the form for an answer in words."""
    words = "Answer …" if one.standing is Standing.PROPOSED else "Change my answer …"
    return _button(handover, one, words, Action.PROMISE_ANSWER)


def _buttons(handover: Handover, one: ReviewedPromise, person: Person) -> list[blocks.Element]:
    if not handover.active:
        return []
    row = [*_of_reviewer(handover, one, person.id), *_of_answerer(handover, one, person.id)]
    may_enter = enterable(handover, handover.playbook.item(one.item), one.promise, person)
    if one.missing and may_enter:
        row.append(_button(handover, one, "Fill in …", Action.RECORD_FILL_IN))
    if len(may_enter) > len(one.missing):
        row.append(_button(handover, one, "Change …", Action.RECORD_CHANGE))
    return row


def _of_reviewer(handover: Handover, one: ReviewedPromise, user: str) -> list[blocks.Element]:
    if not may_review(handover, user):
        return []
    row = list[blocks.Element]()
    if one.standing not in (Standing.ACCEPTED, Standing.AGREED):
        row.append(_button(handover, one, "Accept", Action.PROMISE_ACCEPT, promise_mark(one.promise)))
    if one.standing is not Standing.AGREED:
        words = "Change what I propose …" if one.standing is Standing.PROPOSED else "Renegotiate …"
        row.append(_button(handover, one, words, Action.PROMISE_RENEGOTIATE))
    if one.review is not None and one.review.by == user and not one.review.answered:
        row.append(_button(handover, one, "Undo", Action.PROMISE_UNDO))
    return row


def _of_answerer(handover: Handover, one: ReviewedPromise, user: str) -> list[blocks.Element]:
    review = one.review
    if review is None or review.proposal is None or not may_answer_proposal(handover, review, user):
        return []
    if one.standing is Standing.AGREED:
        return [_button(handover, one, "Undo", Action.PROMISE_DISAGREE)]
    agree = [agree_button(handover, one)] if one.standing is Standing.PROPOSED else []
    return [*agree, answer_button(handover, one)]


def _button(
    handover: Handover, one: ReviewedPromise, words: str, action: Action, more: str = "", style: str | None = None
) -> blocks.Element:
    subject = ";".join(filter(None, (one.item, one.promise.id, more)))
    label = f"{words} {oneline(one.promise.what)}"
    return blocks.button(words, action, str(ButtonValue(handover.id, subject)), style, label)


def _turns(handover: Handover, page: int, number: int) -> list[blocks.Element]:
    pages = max(1, -(-number // PAGE))
    to = ((Action.PROMISES_PREVIOUS, "Previous page", page - 1), (Action.PROMISES_NEXT, "Next page", page + 1))
    return [
        blocks.button(words, action, str(ButtonValue(handover.id, str(other))))
        for action, words, other in to
        if 0 <= other < pages
    ]

"""The two notes about promises, each about all of its group: what is proposed for them, and what is answered."""

from collections.abc import Sequence
from datetime import datetime

from handover.model.handover import Handover
from handover.promises.standing import ReviewedPromise, Standing
from handover.promises.telling import answered_in, proposed_in
from messages.kit import blocks
from messages.kit.message import Block, Message
from messages.kit.text import count, mention
from messages.kit.titles import account
from messages.promises.view import agree_button, answer_button, open_button
from messages.promises.words import promise_words, standing_words

MOST = 8
"""Promises that a note shows with their buttons; all are in the view of promises."""


def proposed(handover: Handover, group: datetime, *, short: bool = False) -> Message:
    """Return what is proposed for promises, with the ways to answer. A `short` one shows it one tap away."""
    found = proposed_in(handover, group)
    review = next((one.review for one in found if one.review is not None), None)
    if review is None:
        return _note(f"*{account(handover)}*: what was proposed for promises was taken back.")
    who = mention(review.by)
    open_ = [one for one in found if one.standing is Standing.PROPOSED]
    if not open_:
        return _note(
            f"✓ *{account(handover)}*: all that {who} proposed for promises is answered.", open_button(handover)
        )
    lead = f"*{account(handover)}*: {who} would like to renegotiate {count(len(open_), 'promise')}."
    if short or not handover.active:
        return _note(lead, open_button(handover))
    content = [block for one in open_[:MOST] for block in _with_answers(handover, one)]
    return _told(handover, lead, open_, content)


def answered(handover: Handover, group: datetime, *, short: bool = False) -> Message:
    """Return what was answered to what this person has proposed for promises. A `short` one shows it one tap away."""
    found = answered_in(handover, group)
    review = next((one.review for one in found if one.review is not None), None)
    if review is None:
        return _note(f"*{account(handover)}*: the answer to what you proposed was taken back.")
    lead = f"*{account(handover)}*: {mention(review.answered_by)} says something to {count(len(found), 'promise')}."
    if short:
        return _note(lead, open_button(handover))
    return _told(handover, lead, found, [_shown(handover, one) for one in found[:MOST]])


def _told(handover: Handover, lead: str, found: Sequence[ReviewedPromise], content: list[Block]) -> Message:
    texts = [_words(handover, one) for one in found[:MOST]]
    rest = [f"And {count(len(found) - MOST, 'more promise')}."] if len(found) > MOST else []
    return Message(
        "\n".join((lead, *texts, *rest)),
        [blocks.section(lead), *content, *map(blocks.context, rest), blocks.actions(open_button(handover))],
    )


def _with_answers(handover: Handover, one: ReviewedPromise) -> list[Block]:
    return [_shown(handover, one), blocks.actions(agree_button(handover, one), answer_button(handover, one))]


def _shown(handover: Handover, one: ReviewedPromise) -> Block:
    return blocks.section(_words(handover, one))


def _words(handover: Handover, one: ReviewedPromise) -> str:
    return f"{promise_words(one)}\n{standing_words(handover, one)}"


def _note(words: str, *buttons: blocks.Element) -> Message:
    content: list[Block] = [blocks.section(words)]
    return Message(words, [*content, blocks.actions(*buttons)] if buttons else content)

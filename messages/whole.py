"""Texts too long for where they are shown, whole: an answer with its evidence and questions, a question with its reply.

Slack's modals hold 100 blocks of 3,000 characters, so what is longer comes in pages.
"""

from collections.abc import Iterator

from handover.model.answers import Question
from handover.model.handover import Handover
from handover.model.playbook import Item
from handover.questions import question_of
from messages.contributors.asking import from_whom
from messages.evidence import TITLE_SHOWN, evidence_words
from messages.kit import blocks
from messages.kit.dates import local_time
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.quotes import pieces
from messages.kit.references import is_shortened
from messages.kit.text import mention, oneline
from messages.kit.values import ButtonValue

PAGE = 30
"""Blocks of text on one page."""
REPLY = 300
"""Characters of a reply in a list of questions."""
ANSWER = "answer"
QUESTION = "question"


def whole_answer(handover: Handover, item: Item, page: int = 0) -> View:
    """Return a page (from 0) of one answer, with all its evidence, questions and replies."""
    return _paged(
        handover, "The whole answer", item.title, list(_of_answer(handover, item)), f"{ANSWER}:{item.key}", page
    )


def whole_reply(handover: Handover, question: Question, page: int = 0) -> View:
    """Return a page (from 0) of one question with its whole reply."""
    title = handover.playbook.item(question.item).title
    return _paged(
        handover, "The whole reply", title, list(_of_question(handover, question)), f"{QUESTION}:{question.id}", page
    )


def page_of(handover: Handover, subject: str) -> View:
    """Return the page that a button of such a view leads to. Raises UnknownQuestion, and KeyError for an unknown item."""
    kind, _, rest = subject.partition(":")
    id_, _, page = rest.rpartition(":")
    if kind == QUESTION:
        return whole_reply(handover, question_of(handover, id_), int(page))
    return whole_answer(handover, handover.playbook.item(id_), int(page))


def answer_is_cut(handover: Handover, item: str, limit: int) -> bool:
    """Return whether the answer's text, its evidence or a reply is shortened where the answer's text has `limit` characters."""
    answer = handover.answer(item)
    return (
        is_shortened(answer.text, handover.references, limit)
        or any(len(one.title) > TITLE_SHOWN for one in answer.evidence)
        or any(len(one.reply) > REPLY for one in handover.questions if one.item == item)
    )


def read_all_button(handover: Handover, question: Question) -> blocks.Element:
    """Return the button that shows a question with its whole reply."""
    title = oneline(handover.playbook.item(question.item).title)
    value = str(ButtonValue(handover.id, question.id))
    return blocks.button("Read all", Action.QUESTION_READ, value, label=f"Read the whole reply about {title}")


def _of_answer(handover: Handover, item: Item) -> Iterator[Block]:
    answer = handover.answer(item.key)
    if answer.not_applicable:
        yield from _pieces(handover, f"Doesn't apply: {answer.not_applicable}")
    yield from _pieces(handover, answer.text)
    who = f"{mention(answer.by)}, {local_time(answer.at)}" if answer.by and answer.at else ""
    for line in (who, from_whom(handover, item.key), evidence_words(answer)):
        if line:
            yield blocks.context(line)
    for one in answer.evidence:
        if len(one.title) > TITLE_SHOWN:
            yield blocks.divider()
            yield from _pieces(handover, one.title)
    for question in handover.questions:
        if question.item == item.key:
            yield blocks.divider()
            yield from _of_question(handover, question)


def _of_question(handover: Handover, question: Question) -> Iterator[Block]:
    yield blocks.context(f"{mention(question.asked_by)} asked, {local_time(question.asked_at)}:")
    yield from _pieces(handover, question.text)
    if question.reply:
        last = question.parts[-1]
        yield blocks.context(f"{mention(last.by)} replied, {local_time(last.at)}:")
        yield from _pieces(handover, question.reply)


def _pieces(handover: Handover, text: str) -> list[Block]:
    return [blocks.section(piece) for piece in pieces(text, references=handover.references)]


def _paged(handover: Handover, title: str, heading: str, content: list[Block], about: str, page: int) -> View:
    pages = max(1, -(-len(content) // PAGE))
    page = min(max(page, 0), pages - 1)
    shown = [blocks.header(heading), *content[page * PAGE : (page + 1) * PAGE]]
    if pages > 1:
        shown.append(blocks.context(f"Page {page + 1} of {pages}"))
        to = {"Previous page": page - 1, "Next page": page + 1}
        buttons = [_to_page(handover, words, about, one) for words, one in to.items() if 0 <= one < pages]
        shown.append(blocks.actions(*buttons))
    return blocks.modal(Form.NOTICE, title, shown, close="Back")


def _to_page(handover: Handover, words: str, about: str, page: int) -> blocks.Element:
    action = Action.NEXT_PAGE if words.startswith("Next") else Action.PREVIOUS_PAGE
    return blocks.button(words, action, str(ButtonValue(handover.id, f"{about}:{page}")))

"""The review: all answers with Accept and Ask, the question and reply forms, messages about replies."""

from datetime import datetime

from handover.areas import area_with
from handover.model.answers import Answer, Question
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.playbook import Item
from handover.plan.dates import end_of_support, last_day
from handover.questions import UnknownQuestion, question_owner
from handover.review import NotReviewable, answer_fingerprint, may_accept, may_review, reviewed_items
from messages.areas import areas_of_reader
from messages.contributors.asking import ask_button, asked_of, from_whom
from messages.evidence import evidence_words
from messages.kit import blocks
from messages.kit.dates import day, local_time
from messages.kit.ids import Action, Form
from messages.kit.message import Block, Message, View
from messages.kit.quotes import block_quote, is_quote_cut
from messages.kit.references import pressable
from messages.kit.refusals import words_for
from messages.kit.text import count, mention, oneline, safe
from messages.kit.titles import account, item_title
from messages.kit.values import ButtonValue
from messages.known import confirmed_words, not_confirmed
from messages.promises.view import promises_of_item
from messages.reverse_interview.asking import ask_several_button
from messages.stages import read_only
from messages.standing_in import accepted_words
from messages.whole import REPLY, answer_is_cut, read_all_button

TITLE = "Review answers"
CLEAR = "clear"
CLEAR_ALL = "clear_all"
QUESTION_SHOWN = 2400
"""Characters of a question where it is put to the outgoing CSM."""
ASKED = 700
REPLIED = 1400
"""Characters of a question and of its reply in the channel; more is behind "Read all"."""
CUT = 1500
"""Characters of an answer in the overview; a longer one has a button that shows it whole."""
MOST_BLOCKS = 96


def view(
    handover: Handover, person: Person, metadata: str, note: str = "", accepted_at: datetime | None = None
) -> View:
    """Return all answers under review, with buttons for those who may review; and the undo of what was `accepted_at` then."""
    judging = handover.active and may_review(handover, person.id)
    items = reviewed_items(handover)
    given = _own_first(handover, [item for item in items if handover.answer(item.key).given], person.id)
    accepted = sum(handover.answer(item.key).accepted for item in given)
    head = f"*{account(handover)}* · {len(given)} of {len(items)} answered, {accepted} accepted{read_only(handover)}"
    whose = areas_of_reader(handover, person.id) if judging else ""
    undo = undo_button(handover, accepted_at) if accepted_at else None
    content: list[Block] = [blocks.section("\n".join(filter(None, (note, head, whose))), undo)]
    if judging:
        content.append(blocks.actions(ask_several_button(handover)))
    if judging and len(given) > accepted:
        content.append(
            blocks.context(
                "Tick what is clear to you, or everything at once at the end, and accept it. "
                "Ask about the rest, as often as you need to."
            )
        )
    ticks = 0
    for item in given:
        entry = _entry(handover, item, person.id, judging=judging)
        ticks += sum(block["type"] == "input" for block in entry)
        content += entry
    known = [item for item in items if handover.unconfirmed(item.key) is not None]
    for item in known:
        content += _known(handover, item, judging=judging)
    waiting = [item for item in items if not handover.covered(item.key)]
    if waiting:
        names = ", ".join(_waiting(handover, item) for item in waiting)
        content += [blocks.divider(), blocks.context(f"Not answered yet: {names}")]
    content = content[:MOST_BLOCKS]
    if ticks > 1:
        content.append(_tick_all())
    return blocks.modal(Form.REVIEW, TITLE, content, submit="Accept ticked" if ticks else None, metadata=metadata)


def _own_first(handover: Handover, items: list[Item], reader: str) -> list[Item]:
    """Return the items, those of the reader's area before the others where they have one."""
    own = area_with(handover, reader)
    return sorted(items, key=lambda item: item.key not in own.items) if own is not None else items


def ask_form(handover: Handover, item: Item, metadata: str) -> View:
    """Return the form for a question about one answer."""
    return blocks.modal(
        Form.ASK,
        "Ask a question",
        [
            blocks.section(
                f"*{item_title(handover, item.key)}*\n{_asked_about(handover, item.key)}",
                accessory=ask_button(handover, item.key, "Ask a colleague instead …"),
            ),
            blocks.field(
                "question",
                "What would you like to know?",
                blocks.text_field("question", multiline=True, placeholder="Who decides if Marta is on leave?"),
            ),
            blocks.context(f"It goes to {mention(handover.outgoing)}. The reply comes to the handover's channel."),
        ],
        submit="Ask",
        close="Cancel",
        metadata=metadata,
    )


def reply_form(handover: Handover, question: Question, metadata: str) -> View:
    """Return the form for a reply to a question."""
    return blocks.modal(
        Form.REPLY,
        "Reply",
        [
            blocks.section(question_words(handover, question)),
            blocks.field("reply", "Your reply", blocks.text_field("reply", multiline=True)),
        ],
        submit="Send reply",
        close="Cancel",
        metadata=metadata,
    )


def question_words(handover: Handover, question: Question) -> str:
    """Return who asks about which item, and the question."""
    title = item_title(handover, question.item)
    quoted = block_quote(question.text, QUESTION_SHOWN, handover.references)
    return f"{mention(question.asked_by)} asks about *{title}*:\n{quoted}"


def replied(handover: Handover, question: Question, what: str) -> Message:
    """Return the channel message about a reply: question, current reply, and what comes next.

    `what` is `replied`, `added`, `changed`, `shortened` or `withdrawn`.
    """
    title = item_title(handover, question.item)
    by = mention(question.parts[-1].by if question.parts else handover.outgoing)
    question_quoted = block_quote(question.text, ASKED, handover.references)
    asked = f"{mention(question.asked_by)} asked about *{title}*:\n{question_quoted}"
    if what == "withdrawn":
        return _message(f"{by} took back the reply about *{title}*. The question is open again.\n{question_quoted}")
    verb = {
        "replied": "replied",
        "added": "added to the reply",
        "changed": "changed the reply",
        "shortened": "took a part out of the reply",
    }[what]
    said = [part.text for part in question.parts if part.text]
    text = said[-1] if what == "added" and said else question.reply
    words = f"{asked}\n{by} {verb}:\n{block_quote(text, REPLIED, handover.references)}"
    value = str(ButtonValue(handover.id, question.item))
    is_cut = is_quote_cut(question.reply, REPLIED, handover.references) or is_quote_cut(question.text, ASKED)
    return _message(
        words,
        *([read_all_button(handover, question)] if is_cut else []),
        blocks.button("Accept answer", Action.REVIEW_ACCEPT, value, label=f"Accept: {oneline(title)}"),
        blocks.button("Ask again …", Action.REVIEW_ASK, value, label=f"Ask again about {oneline(title)}"),
        blocks.button("Review answers", Action.REVIEW_OPEN, handover.id),
    )


def asked_in_support(handover: Handover, question: Question) -> Message:
    """Return a question for who can be asked where the outgoing CSM is not there any more, with why it comes to them (P93)."""
    until = day(end_of_support(handover))
    gone = safe(oneline(handover.leaver), 100) or mention(handover.outgoing)
    words = (
        f"*{account(handover)}*: {question_words(handover, question)}\n"
        f"{gone} had the last day on this account on {day(last_day(handover))}: until {until} you are the one who can be asked. "
        "What you don't know is worth saying, too."
    )
    value = str(ButtonValue(handover.id, question.id))
    reply = blocks.button("Reply …", Action.QUESTION_REPLY, value, "primary")
    return _message(words, reply, blocks.button("See the whole handover", Action.OPEN, handover.id))


def asked_note(handover: Handover, question: Question) -> str:
    """Return the confirmation of a question."""
    return f"✓ Asked. {mention(question_owner(handover, question))} has your question; the reply comes to the handover's channel."


def replied_note(handover: Handover) -> str:
    """Return the confirmation of a reply."""
    return f"✓ Sent. {mention(handover.incoming)} has your reply, and it is in the handover's channel."


def accepted_note(accepted: int, ticked: int) -> str:
    """Return how many answers were accepted, and how many had changed meanwhile."""
    if not ticked:
        return "Nothing was ticked, so nothing has changed."
    done = f"✓ {count(accepted, 'answer')} accepted." if accepted else ""
    rest = f"{count(ticked - accepted, 'answer')} changed while you were reading. Please look again."
    return " ".join(filter(None, (done, rest if ticked > accepted else "")))


def undo_button(handover: Handover, accepted_at: datetime) -> blocks.Element:
    """Return the button that takes back what whoever sees it accepted at this moment (UTC)."""
    return blocks.button("Undo", Action.REVIEW_UNDO, str(ButtonValue(handover.id, accepted_at.isoformat())))


def accepted(handover: Handover, accepted_at: datetime) -> Message:
    """Return the confirmation that one answer was accepted, with its undo."""
    words = accepted_note(1, 1)
    return Message(words, [blocks.section(words, undo_button(handover, accepted_at))])


def not_accepted_note() -> str:
    """Return the confirmation that what was accepted is not accepted any more."""
    return "Undone: it waits for you to look at it again."


def _entry(handover: Handover, item: Item, reader: str, *, judging: bool) -> list[Block]:
    answer = handover.answer(item.key)
    value = str(ButtonValue(handover.id, item.key))
    title = item_title(handover, item.key)
    state = f" · {accepted_words(handover, answer.accepted_by)}" if answer.accepted else ""
    ask = (
        blocks.button("Ask a question", Action.REVIEW_ASK, value, label=f"Ask about {item.title}") if judging else None
    )
    content = [blocks.divider(), blocks.section(f"*{title}*{state}\n{_said(handover, answer)}", accessory=ask)]
    if answer_is_cut(handover, item.key, CUT):
        label = f"Read the whole answer: {item.title}"
        content.append(blocks.actions(blocks.button("Read all of it", Action.ANSWER_READ, value, label=label)))
    content += [blocks.context(line) for line in (_small(handover, answer), _questions(handover, item)) if line]
    content += promises_of_item(handover, item.key)
    may = judging and may_accept(handover, item.key, reader)
    if may and not answer.accepted and not handover.open_questions(item.key):
        content.append(_tick(item, answer))
    return content


def _known(handover: Handover, item: Item, *, judging: bool) -> list[Block]:
    """Return what the account knows of an item, which nobody has confirmed in this handover."""
    value, label = str(ButtonValue(handover.id, item.key)), f"Ask about {item.title}"
    ask = blocks.button("Ask a question", Action.REVIEW_ASK, value, label=label) if judging else None
    told = f"*{item_title(handover, item.key)}*\n{not_confirmed(handover, item.key)}"
    content: list[Block] = [blocks.divider(), blocks.section(told, accessory=ask)]
    asked = _questions(handover, item)
    return [*content, blocks.context(asked)] if asked else content


def _waiting(handover: Handover, item: Item) -> str:
    asked = asked_of(handover, item.key)
    return safe(oneline(item.title), 80) + (f" ({asked})" if asked else "")


def _said(handover: Handover, answer: Answer) -> str:
    text = pressable(answer.text, handover.references, CUT) if answer.text else ""
    excuse = f"_Doesn't apply:_ {safe(answer.not_applicable, 500)}" if answer.not_applicable else ""
    return "\n".join(filter(None, (excuse, text))) or "_See the files and links below._"


def _asked_about(handover: Handover, item: str) -> str:
    return not_confirmed(handover, item) or _said(handover, handover.answer(item))


def _small(handover: Handover, answer: Answer) -> str:
    still = confirmed_words(handover, answer.item)
    return "\n".join(filter(None, (_who(answer), still, from_whom(handover, answer.item), evidence_words(answer))))


def _who(answer: Answer) -> str:
    return f"{mention(answer.by)}, {local_time(answer.at)}" if answer.by and answer.at else ""


def _questions(handover: Handover, item: Item) -> str:
    asked = [one for one in handover.questions if one.item == item.key]
    lines = [
        f"{'*Open question:*' if one.open else 'Question:'} {safe(oneline(one.text), 200)}" + _reply(handover, one)
        for one in asked[-4:]
    ]
    return "\n".join(lines)


def _reply(handover: Handover, question: Question) -> str:
    if question.reply:
        return f" – Reply: {pressable(oneline(question.reply), handover.references, REPLY)}"
    return "" if question.open else " – Talked through."


def _tick(item: Item, answer: Answer) -> Block:
    """Return the checkbox, with a fingerprint of the answer as shown."""
    seen = answer_fingerprint(answer)
    element: blocks.Element = {
        "type": "checkboxes",
        "action_id": CLEAR,
        "options": [blocks.option("This is clear to me", f"{item.key}|{seen}")],
    }
    return blocks.field(f"{item.key}:{seen}", f"Accept “{oneline(item.title)}”", element, optional=True)


def _tick_all() -> Block:
    """Return the checkbox that stands for those of all answers in the form."""
    element: blocks.Element = {
        "type": "checkboxes",
        "action_id": CLEAR_ALL,
        "options": [blocks.option("All of this is clear to me", CLEAR_ALL)],
    }
    return blocks.field(CLEAR_ALL, "Accept everything above", element, optional=True)


def _message(words: str, *buttons: blocks.Element) -> Message:
    content: list[Block] = [blocks.section(words)]
    return Message(words, [*content, blocks.actions(*buttons)] if buttons else content)


@words_for.register
def _(refusal: NotReviewable) -> str:
    return f"There is no answer to *{safe(oneline(refusal.item), 150)}* yet, so it can't be accepted or asked about."


@words_for.register
def _(_refusal: UnknownQuestion) -> str:
    return "I can't find that question any more."

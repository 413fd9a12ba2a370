"""What the colleague reads and presses: the question and what became of it, the forms, and what is said to their replies."""

from handover.contributors.requests import NotAskedNow, RequestSettled, UnknownRequest, form_text
from handover.model.contributors import ContributorRequest, RequestState
from handover.model.handover import Handover
from messages.contributors.asking import with_buttons
from messages.kit import blocks
from messages.kit.ids import Action, Form
from messages.kit.message import Block, Message, View
from messages.kit.quotes import block_quote
from messages.kit.refusals import words_for
from messages.kit.text import link, mention, oneline, safe
from messages.kit.titles import IN_A_FORM, account
from messages.kit.values import ButtonValue

ANSWER_TITLE = "Answer in a form"
ELSE_TITLE = "Ask somebody else"
QUOTED = 2000
"""Characters of a question where the colleague reads it."""


def question(handover: Handover, request: ContributorRequest) -> Message:
    """Return what the colleague reads: who asks, about which customer, the question; and how to answer, or what became of it."""
    words = f"{_who_asks(handover, request)}\n{block_quote(request.question, QUOTED, handover.references)}"
    if not handover.open and request.open:
        return _with_context(words, "The handover has ended, so nothing waits for you here any more. Thank you!")
    if not request.open:
        return _with_context(words, _outcome(request), *_ways_left(handover, request))
    small = (
        f"Just reply in this thread. Your answer is kept with {account(handover)} under your name, for those who look after "
        "them. To change it later, edit your message; to take it back, delete it."
    )
    buttons = blocks.actions(
        _form_button(handover, request),
        _unknown_button(handover, request),
        _pass_on_button(handover, request),
    )
    return Message(f"{words}\n{small}", [blocks.section(words), blocks.context(small), buttons])


def answer_form(handover: Handover, request: ContributorRequest, metadata: str) -> View:
    """Return the form in which the colleague answers."""
    box = blocks.text_field("answer", form_text(handover, request), multiline=True)
    asked = f"{_who_asks(handover, request)}\n{block_quote(request.question, QUOTED, handover.references)}"
    content = [blocks.section(asked), blocks.field("answer", "Your answer", box)]
    return blocks.modal(
        Form.CONTRIBUTOR_ANSWER, ANSWER_TITLE, content, submit="Send answer", close="Cancel", metadata=metadata
    )


def pass_on_form(handover: Handover, request: ContributorRequest, metadata: str) -> View:
    """Return the form in which the colleague says who may know instead."""
    asked = f"{_who_asks(handover, request)}\n{block_quote(request.question, QUOTED, handover.references)}"
    content = [
        blocks.section(asked),
        blocks.field("colleague", "Who may know?", blocks.user_picker("colleague"), hint="I ask them the same."),
    ]
    return blocks.modal(Form.CONTRIBUTOR_PASS_ON, ELSE_TITLE, content, submit="Ask", close="Cancel", metadata=metadata)


def sent_note(request: ContributorRequest) -> str:
    """Return the confirmation of an answer in the form."""
    return f"✓ Thank you, saved. {mention(request.asked_by)} hears of it from me."


def passed_on_note(request: ContributorRequest) -> str:
    """Return the confirmation that somebody else is asked."""
    return (
        f"✓ Thank you. I ask them in your place, and {mention(request.asked_by)} hears from me once there is an answer."
    )


def unknown_note(request: ContributorRequest) -> str:
    """Return the confirmation that the colleague does not know."""
    return f"✓ Thank you for saying so. {mention(request.asked_by)} hears of it from me."


def kept(request: ContributorRequest, *, changed: bool) -> Message:
    """Return the reply in the thread to an answer that was saved, or `changed`."""
    if changed:
        return with_buttons("✓ Changed.")
    return with_buttons(
        f"✓ Thank you, saved. {mention(request.asked_by)} hears of it. "
        "To add something, write on; to change it, edit your message."
    )


def explained(handover: Handover, request: ContributorRequest) -> Message:
    """Return the reply to a message in the thread that is no answer."""
    if not request.open:
        return with_buttons(_outcome(request), *_ways_left(handover, request))
    words = (
        f"I keep what you reply here as your answer, and tell {mention(request.asked_by)}. There is no hurry. "
        "If somebody else knows better, or nobody does, one tap is enough:"
    )
    return with_buttons(words, _unknown_button(handover, request), _pass_on_button(handover, request))


def unclear(handover: Handover, request: ContributorRequest, stamp: str) -> Message:
    """Return the question what the message of this time stamp means, which may be no answer."""
    value = str(ButtonValue(handover.id, f"{request.id};{stamp}"))
    return with_buttons(
        "Is that your answer? I have not saved it yet.",
        blocks.button("Save it as my answer", Action.CONTRIBUTOR_SAVE, value, style="primary"),
        *([_unknown_button(handover, request), _pass_on_button(handover, request)] if request.open else []),
    )


def reminder(handover: Handover, request: ContributorRequest, address: str) -> Message:
    """Return the one reminder to the colleague; `address` is that of the question, empty where Slack does not tell it."""
    where = link(address, "my message to you") if address else "my message to you"
    words = (
        f"{mention(request.asked_by)} would still be glad of your answer about *{account(handover)}*:\n"
        f"{block_quote(request.question, QUOTED, handover.references)}\n"
        f"Reply in the thread below {where}, or in the form. I won't ask again."
    )
    return with_buttons(
        words,
        _form_button(handover, request),
        _unknown_button(handover, request),
        _pass_on_button(handover, request),
    )


def _who_asks(handover: Handover, request: ContributorRequest) -> str:
    passed = f" {mention(request.passed_by)} thought that you may know." if request.passed_by else ""
    return f"{mention(request.asked_by)} asks you one question about *{account(handover)}*.{passed}"


def _outcome(request: ContributorRequest) -> str:
    asker = mention(request.asked_by)
    return {
        RequestState.OPEN: "",
        RequestState.ANSWERED: (
            f"✓ Answered, thank you. {asker} hears of it. To change your answer, edit your message; to add to it, reply again."
        ),
        RequestState.UNKNOWN: f"✓ {asker} hears that you don't know. If it comes to you after all, just reply here.",
        RequestState.PASSED_ON: "✓ I have asked somebody else in your place. If it comes to you after all, just reply here.",
        RequestState.TAKEN_BACK: f"{asker} has taken this question back: nothing waits for you here. Thank you!",
        RequestState.UNREACHABLE: "This question is settled: nothing waits for you here.",
    }[request.state]


def _ways_left(handover: Handover, request: ContributorRequest) -> list[blocks.Element]:
    if handover.active and form_text(handover, request):
        return [_form_button(handover, request, "Change my answer …")]
    return []


def _form_button(handover: Handover, request: ContributorRequest, text: str = IN_A_FORM) -> blocks.Element:
    return blocks.button(text, Action.CONTRIBUTOR_ANSWER, _value(handover, request))


def _unknown_button(handover: Handover, request: ContributorRequest) -> blocks.Element:
    return blocks.button("I don't know", Action.CONTRIBUTOR_UNKNOWN, _value(handover, request))


def _pass_on_button(handover: Handover, request: ContributorRequest) -> blocks.Element:
    return blocks.button("Ask somebody else …", Action.CONTRIBUTOR_PASS_ON, _value(handover, request))


def _value(handover: Handover, request: ContributorRequest) -> str:
    return str(ButtonValue(handover.id, request.id))


def _with_context(words: str, small: str, *buttons: blocks.Element) -> Message:
    content: list[Block] = [blocks.section(words), blocks.context(small)]
    return Message(f"{words}\n{small}", [*content, blocks.actions(*buttons)] if buttons else content)


@words_for.register
def _(_refusal: UnknownRequest) -> str:
    return "I can't find that question any more."


@words_for.register
def _(refusal: RequestSettled) -> str:
    name = safe(oneline(refusal.account), 100)
    why = {
        RequestState.OPEN: "is still open",
        RequestState.ANSWERED: "has its answer",
        RequestState.UNKNOWN: "was answered with “I don't know”",
        RequestState.PASSED_ON: "was passed on to somebody else",
        RequestState.TAKEN_BACK: "was taken back, so nothing more is needed",
        RequestState.UNREACHABLE: "is settled",
    }[refusal.state]
    return f"That question about *{name}* {why}. I have changed nothing."


@words_for.register
def _(refusal: NotAskedNow) -> str:
    name = safe(oneline(refusal.account), 100)
    if refusal.paused:
        return f"What is asked about *{name}* is paused just now, so I haven't kept that. Please send it again once it goes on."
    return f"Nothing is asked about *{name}* any more, so I haven't kept that. Thank you all the same!"

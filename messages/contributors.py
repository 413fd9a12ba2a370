"""Asking a colleague about one item: the form, what the colleague reads, what comes back, and whose an answer is (P79)."""

from collections.abc import Mapping

from handover.contributors import (
    NotAskedNow,
    RequestSettled,
    UnknownRequest,
    contributions,
    form_text,
    said_by,
)
from handover.model.contributors import ContributorRequest, RequestState
from handover.model.handover import Handover
from handover.model.playbook import Item
from messages.kit import blocks
from messages.kit.dates import local_time
from messages.kit.ids import Action, Form
from messages.kit.message import Block, Message, View
from messages.kit.quotes import block_quote
from messages.kit.refusals import words_for
from messages.kit.text import link, listed, mention, oneline, safe
from messages.kit.titles import IN_A_FORM, account, item_title
from messages.kit.values import ButtonValue

ASK = "Ask a colleague …"
ASK_TITLE = "Ask a colleague"
ANSWER_TITLE = "Answer in a form"
ELSE_TITLE = "Ask somebody else"
LONGEST_QUESTION = 1500
LONGEST_TEAM = 60
QUOTED = 2000
TOLD = 1400
"""Characters of a question where the colleague reads it, and of their answer where whoever asked does."""


def ask_button(handover: Handover, item: str, text: str = ASK) -> blocks.Element:
    """Return the button that opens the form for a question to a colleague."""
    label = f"Ask a colleague about {oneline(handover.playbook.item(item).title)}"
    return blocks.button(text, Action.CONTRIBUTOR_ASK, str(ButtonValue(handover.id, item)), label=label)


def ask_named_button(handover: Handover, item: str, user: str, name: str, stamp: str) -> blocks.Element:
    """Return the button that asks this colleague with one tap, whom the message of this time stamp named."""
    value = str(ButtonValue(handover.id, f"{item};{user};{stamp}"))
    return blocks.button(f"Ask {oneline(name)}", Action.CONTRIBUTOR_ASK_NAMED, value, style="primary")


def take_back_button(handover: Handover, request: ContributorRequest) -> blocks.Element:
    """Return the button that takes a question to a colleague back."""
    label = f"Take back the question about {oneline(handover.playbook.item(request.item).title)}"
    value = str(ButtonValue(handover.id, request.id))
    return blocks.button("Take it back", Action.CONTRIBUTOR_TAKE_BACK, value, label=label)


def ask_form(handover: Handover, item: Item, metadata: str) -> View:
    """Return the form that asks whom to ask, and how."""
    return blocks.modal(
        Form.CONTRIBUTOR_ASK,
        ASK_TITLE,
        [
            blocks.section(f"*{item_title(handover, item.key)}*\n{safe(oneline(item.question), 600)}"),
            blocks.field("colleague", "Who may know?", blocks.user_picker("colleague")),
            blocks.field(
                "question",
                "Your question",
                blocks.text_field("question", item.question, multiline=True, limit=LONGEST_QUESTION),
                hint=(
                    "They read this and the customer's name, nothing else that is written here. "
                    "Left empty, they read the question above."
                ),
                optional=True,
            ),
            blocks.field(
                "team",
                "Their team or role",
                blocks.text_field("team", placeholder="support", limit=LONGEST_TEAM),
                hint="It stands beside their name, so that readers know whose word it is.",
                optional=True,
            ),
        ],
        submit="Ask",
        close="Cancel",
        metadata=metadata,
    )


def asked_note(handover: Handover, item: str) -> str:
    """Return the confirmation of what was asked."""
    who = listed([mention(one.contributor) for one in handover.asked_of_colleagues(item)])
    return (
        f"✓ {who} gets this one question in working hours, and you hear from me as soon as there is an answer. "
        "Until then nothing here waits for it."
    )


def taken_back_note(handover: Handover, request: ContributorRequest) -> str:
    """Return the confirmation that a question was taken back."""
    return f"✓ Taken back. {mention(request.contributor)} is not asked about *{item_title(handover, request.item)}* any more."


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
        return _message("✓ Changed.")
    return _message(
        f"✓ Thank you, saved. {mention(request.asked_by)} hears of it. "
        "To add something, write on; to change it, edit your message."
    )


def explained(handover: Handover, request: ContributorRequest) -> Message:
    """Return the reply to a message in the thread that is no answer."""
    if not request.open:
        return _message(_outcome(request), *_ways_left(handover, request))
    words = (
        f"I keep what you reply here as your answer, and tell {mention(request.asked_by)}. There is no hurry. "
        "If somebody else knows better, or nobody does, one tap is enough:"
    )
    return _message(words, _unknown_button(handover, request), _pass_on_button(handover, request))


def unclear(handover: Handover, request: ContributorRequest, stamp: str) -> Message:
    """Return the question what the message of this time stamp means, which may be no answer."""
    value = str(ButtonValue(handover.id, f"{request.id};{stamp}"))
    return _message(
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
    return _message(
        words,
        _form_button(handover, request),
        _unknown_button(handover, request),
        _pass_on_button(handover, request),
    )


def outcome_told(handover: Handover, request: ContributorRequest, state: RequestState) -> Message:
    """Return what whoever asked hears: the answer, or that there is none (`state`), and what they can do then."""
    title = f"*{item_title(handover, request.item)}* of *{account(handover)}*"
    who = mention(request.contributor)
    if state is RequestState.ANSWERED:
        said = said_by(handover, request)
        quoted = f":\n{block_quote(said, TOLD, handover.references)}" if said else ", with files or links."
        value = str(ButtonValue(handover.id, request.item))
        read = blocks.button("Read the whole answer", Action.ANSWER_READ, value)
        passed = f" ({mention(request.passed_by)} passed your question on)" if request.passed_by else ""
        return _message(f"{who} has answered what you asked about {title}{passed}{quoted}", read)
    why = "does not know" if state is RequestState.UNKNOWN else "can't be reached by me any more"
    form = blocks.button(IN_A_FORM, Action.CHECKLIST_OPEN, str(ButtonValue(handover.id, request.item)))
    return _message(
        f"{who} {why}, so {title} is open again.", ask_button(handover, request.item, "Ask somebody else …"), form
    )


def asked_of(handover: Handover, item: str) -> str:
    """Return whom the item was asked of and when, empty where nobody's answer is awaited."""
    waiting = handover.asked_of_colleagues(item)
    return f"asked of {listed([f'{_named(one)}, {local_time(one.asked_at)}' for one in waiting])}" if waiting else ""


def from_whom(handover: Handover, item: str) -> str:
    """Return which colleagues a part of the answer is from, empty for none."""
    found = {one.contributor: _named(one) for one in contributions(handover, item)}
    return f"from {listed(list(found.values()))}" if found else ""


def from_whom_plain(handover: Handover, item: str, names: Mapping[str, str]) -> str:
    """Return the same in plain text, with names by user id in place of mentions."""
    found = {one.contributor: _named_plain(one, names) for one in contributions(handover, item)}
    return f"from {listed(list(found.values()))}" if found else ""


def asked_of_plain(handover: Handover, item: str, names: Mapping[str, str]) -> str:
    """Return whom the item was asked of in plain text, with names by user id; empty where nobody's answer is awaited."""
    waiting = handover.asked_of_colleagues(item)
    return f"asked of {listed([_named_plain(one, names) for one in waiting])}" if waiting else ""


def _named(request: ContributorRequest) -> str:
    return mention(request.contributor) + (f" ({safe(oneline(request.team), LONGEST_TEAM)})" if request.team else "")


def _named_plain(request: ContributorRequest, names: Mapping[str, str]) -> str:
    team = f" ({oneline(request.team)})" if request.team else ""
    return f"{names.get(request.contributor, request.contributor)}{team}"


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


def _message(words: str, *buttons: blocks.Element) -> Message:
    content: list[Block] = [blocks.section(words)]
    return Message(words, [*content, blocks.actions(*buttons)] if buttons else content)


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

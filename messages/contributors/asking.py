"""What whoever asks a colleague presses and reads: the form, what came of it, and whose an answer is."""

from collections.abc import Mapping

from handover.contributors.requests import contributions, said_by
from handover.contributors.wording import question_for_colleague
from handover.model.contributors import ContributorRequest, RequestState
from handover.model.handover import Handover
from handover.model.playbook import Item
from messages.kit import blocks
from messages.kit.dates import local_time
from messages.kit.ids import Action, Form
from messages.kit.message import Block, Message, View
from messages.kit.quotes import block_quote
from messages.kit.text import listed, mention, oneline, safe
from messages.kit.titles import IN_A_FORM, account, item_title
from messages.kit.values import ButtonValue

ASK = "Ask a colleague …"
ASK_TITLE = "Ask a colleague"
LONGEST_QUESTION = 1500
LONGEST_TEAM = 60
TOLD = 1400
"""Characters of the colleague's answer where whoever asked hears of it."""


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
    question = question_for_colleague(item)
    return blocks.modal(
        Form.CONTRIBUTOR_ASK,
        ASK_TITLE,
        [
            blocks.section(f"*{item_title(handover, item.key)}*\n{safe(oneline(question), 600)}"),
            blocks.field("colleague", "Who may know?", blocks.user_picker("colleague")),
            blocks.field(
                "question",
                "Your question",
                blocks.text_field("question", question, multiline=True, limit=LONGEST_QUESTION),
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
        return with_buttons(f"{who} has answered what you asked about {title}{passed}{quoted}", read)
    why = "does not know" if state is RequestState.UNKNOWN else "can't be reached by me any more"
    form = blocks.button(IN_A_FORM, Action.CHECKLIST_OPEN, str(ButtonValue(handover.id, request.item)))
    return with_buttons(
        f"{who} {why}, so {title} is open again.", ask_button(handover, request.item, "Ask somebody else …"), form
    )


def asked_of(handover: Handover, item: str) -> str:
    """Return whom the item was asked of and when, empty where nobody's answer is awaited."""
    waiting = handover.asked_of_colleagues(item)
    return f"asked of {listed([f'{_named(one)}, {local_time(one.asked_at)}' for one in waiting])}" if waiting else ""


def from_whom(handover: Handover, item: str) -> str:
    """Return which colleagues, and which of the customer's people, a part of the answer is from; empty for none."""
    found = {one.contributor: _named(one) for one in contributions(handover, item)}
    theirs = [f"{safe(oneline(name), 80)} (at the customer)" for name in said_there(handover, item)]
    return f"from {listed([*found.values(), *theirs])}" if found or theirs else ""


def said_there(handover: Handover, item: str) -> list[str]:
    """Return the names of the customer's people whose words are kept in the answer, each once."""
    return list(dict.fromkeys(part.said_by for part in handover.answer(item).parts if part.said_by and part.text))


def from_whom_plain(handover: Handover, item: str, names: Mapping[str, str]) -> str:
    """Return the same in plain text, with names by user id in place of mentions."""
    found = {one.contributor: _named_plain(one, names) for one in contributions(handover, item)}
    theirs = [f"{oneline(name)} (at the customer)" for name in said_there(handover, item)]
    return f"from {listed([*found.values(), *theirs])}" if found or theirs else ""


def asked_of_plain(handover: Handover, item: str, names: Mapping[str, str]) -> str:
    """Return whom the item was asked of in plain text, with names by user id; empty where nobody's answer is awaited."""
    waiting = handover.asked_of_colleagues(item)
    return f"asked of {listed([_named_plain(one, names) for one in waiting])}" if waiting else ""


def _named(request: ContributorRequest) -> str:
    return mention(request.contributor) + (f" ({safe(oneline(request.team), LONGEST_TEAM)})" if request.team else "")


def _named_plain(request: ContributorRequest, names: Mapping[str, str]) -> str:
    team = f" ({oneline(request.team)})" if request.team else ""
    return f"{names.get(request.contributor, request.contributor)}{team}"


def with_buttons(words: str, *buttons: blocks.Element) -> Message:
    """Return a message of these mrkdwn words, and the buttons if there are any."""
    content: list[Block] = [blocks.section(words)]
    return Message(words, [*content, blocks.actions(*buttons)] if buttons else content)

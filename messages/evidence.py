"""Evidence in words, and the form that saves a message to a handover."""

from collections.abc import Iterable, Sequence

from handover.model.answers import Answer, Question
from handover.model.handover import Handover
from handover.searching import Place, all_fit, places
from messages.kit import blocks
from messages.kit.ids import Form, Menu
from messages.kit.long_text import text_fields
from messages.kit.message import Block, View
from messages.kit.text import count, link, oneline, shorten
from messages.kit.titles import account, item_title
from messages.kit.values import ButtonValue

TITLE = "Save to handover"
SHOWN = 8
IN_SIGHT = 1000
"""Characters of an answer within which a link is visible and not repeated."""
TITLE_SHOWN = 80
"""Characters of a piece of evidence that are shown as its link."""
SAID_IN_CHANNEL = "said in the channel"


def evidence_words(answer: Answer) -> str:
    """Return the evidence of an answer as links in one line of mrkdwn, and where it was said if that was in the channel.

    Links in the visible text are not repeated. Empty when there is nothing.
    """
    seen = answer.text[:IN_SIGHT]
    kept = [one for one in answer.evidence if one.link not in seen]
    links = [link(one.link, shorten(oneline(one.title), TITLE_SHOWN)) for one in kept[:SHOWN]]
    links += [link(address, SAID_IN_CHANNEL) for address in said_at(answer)[:SHOWN]]
    more = len(kept) - SHOWN
    return " · ".join(links) + (f" · and {count(more, 'more', 'more')}" if more > 0 else "")


def said_at(answer: Answer | Question) -> list[str]:
    """Return the addresses of the messages that an answer or reply consists of, where the handover's people can open them."""
    return [part.origin.link for part in answer.parts if part.text and part.origin is not None and part.origin.link]


def save_form(handovers: Sequence[Handover], text: str, metadata: str) -> View:
    """Return the form that asks for the item. `handovers` are the person's active ones."""
    menu = _menu(handovers) if all_fit(handovers) else blocks.search_menu(Menu.PLACE, "Type an account or a question")
    content = [
        blocks.field(Menu.PLACE, "Where does it belong?", menu),
        *_text_fields(text),
        blocks.context(
            "Everybody in that handover will be able to read these words. Its link opens for those who can see where it was "
            "written. The customer sees neither."
        ),
    ]
    return blocks.modal(Form.SAVE_TO_HANDOVER, TITLE, content, submit="Save", close="Cancel", metadata=metadata)


def nothing_to_save_to() -> str:
    """Return the words for somebody without an active handover."""
    return "You have no handover under way, so there is nowhere to save this to. `/handover start` begins one."


def saved(handover: Handover, item: str) -> str:
    """Return the confirmation, with the item the message was saved under."""
    return (
        f"✓ Saved to *{account(handover)}*, under *{item_title(handover, item)}*. `/handover checklist` shows it there."
    )


def _text_fields(text: str) -> list[Block]:
    """Return the text in as many fields as it needs."""
    if not text.strip():
        return [blocks.context("The message has no words. The link to it will be kept.")]
    return text_fields(text, "What it says", optional=True)


def place_groups(places: Iterable[Place]) -> list[blocks.Element]:
    """Return the items as options, in one group for each handover."""
    groups: dict[str, blocks.Element] = {}
    for handover, item in places:
        group = groups.setdefault(handover.id, {"label": blocks.plain(handover.account, 75), "options": []})
        group["options"].append(blocks.option(item.title, str(ButtonValue(handover.id, item.key))))
    return list(groups.values())


def _menu(handovers: Sequence[Handover]) -> blocks.Element:
    return {
        "type": "static_select",
        "action_id": Menu.PLACE,
        "option_groups": place_groups(places(handovers, "")),
        "placeholder": blocks.plain("Choose an account and a question", 150),
    }

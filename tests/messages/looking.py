"""What all that the bot shows must be, whatever people write: valid for Slack, said in `text`, and acting on nothing."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any, TypeVar

from messages.kit.ids import Action, Form
from messages.kit.message import LONGEST_TEXT, Message, View
from playground.rules.messages import advice, check_message
from playground.rules.views import check_view
from tests.messages.ellipsis import ends_rightly
from tests.messages.everything import PERMALINK
from tests.messages.wild import ADMIN, TEAM, World

T = TypeVar("T")
PEOPLE = frozenset((*TEAM, ADMIN))
ACTIONS, FORMS = frozenset(Action), frozenset(Form)
OURS = re.compile(
    r"<(?:@(?P<user>[UW][A-Z0-9]+)|#C0CHANNEL1|!date\^\d+\^[^<>|^]+\|[^<>]*|(?P<link>[a-z]+:[^<>|]*)\|[^<>|]*)>"
)
"""What our own code puts between angle brackets: mentions of people and the channel, moments, and links."""
TWO_UNITS = re.compile(r"[\U00010000-\U0010ffff]")


def look_at(builder: str, shown: Message | View, links: frozenset[str]) -> None:
    """Fail, naming the builder, unless Slack takes this, however it counts, and nothing in it acts but what is ours."""
    blocks = shown.blocks if isinstance(shown, Message) else shown["blocks"]
    assert faults(as_utf_16(shown)) == [], builder
    texts = [*mrkdwn(blocks)]
    if isinstance(shown, Message):
        assert shown.text.strip(), builder
        assert shown.blocks, builder
        said(builder, shown)
        texts.append(shown.text)
    for text in texts:
        inert(builder, text, links)
    for element in pressable(blocks):
        assert element["action_id"] in ACTIONS, builder
        if element["type"] == "button":
            words = element["text"]["text"]
            assert ends_rightly(words, element["action_id"]), f"{builder}: the ending of “{words}”"
    assert isinstance(shown, Message) or shown["type"] == "home" or shown["callback_id"] in FORMS, builder


def faults(shown: Message | View) -> list[Any]:
    """Return every rule of Slack's that is broken, those of chat.update and of good form included."""
    if isinstance(shown, Message):
        body = {"channel": "C0CHANNEL1", **shown.payload()}
        return [*check_message(body, update=True), *advice(body)]
    return list(check_view(shown))


def as_utf_16(shown: Message | View) -> Message | View:
    """Return the same with two letters for every character outside Unicode's first plane, as UTF-16 counts them."""
    if isinstance(shown, Message):
        return Message(as_counted(shown.text), _as_utf_16(shown.blocks))
    return _as_utf_16(shown)


def as_counted(text: str) -> str:
    """Return the same for one text."""
    return TWO_UNITS.sub("xx", text)


def _as_utf_16(thing: T) -> T:
    twice: T = json.loads(as_counted(json.dumps(thing, ensure_ascii=False)))
    return twice


def inert(builder: str, text: str, links: frozenset[str]) -> None:
    """Fail unless everything between angle brackets is ours, mentions people of the handover, and links where we link."""
    rest = OURS.sub("", text)
    assert not re.search(r"<|(?<!^)>", rest, flags=re.MULTILINE), (builder, rest)
    assert re.fullmatch(r"(?:[^&]|&(?:amp|lt|gt);)*", rest), (builder, rest)
    for found in OURS.finditer(text):
        assert found["user"] in {None, *PEOPLE}, builder
        assert found["link"] is None or html.unescape(found["link"]) in links or found["link"].startswith("mailto:"), (
            builder
        )


def allowed_links(world: World) -> frozenset[str]:
    """Return where we link to: evidence with a web address, what an account names, and the thread."""
    answers = [answer for one in (world.handover, *world.others) for answer in one.answers.values()]
    shown = {evidence.link for answer in answers for evidence in answer.evidence}
    account = world.account
    shown |= {account.website, *(one.url for one in account.links)}
    return frozenset({PERMALINK, *(link for link in shown if link.startswith(("https://", "http://", "mailto:")))})


def mrkdwn(thing: Any) -> Iterator[str]:
    """Yield every mrkdwn text inside blocks. Each must be verbatim, so that Slack finds nothing to link in it."""
    if isinstance(thing, dict):
        if thing.get("type") == "mrkdwn":
            assert thing["verbatim"] is True
            yield thing["text"]
        thing = thing.values()
    for value in thing:
        if isinstance(value, (dict, list)):
            yield from mrkdwn(value)


def pressable(blocks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield every element that acts at once: all but the fields of forms."""
    for block in blocks:
        for element in (block.get("accessory"), *(block.get("elements") or ())):
            if block["type"] != "input" and isinstance(element, dict) and "action_id" in element:
                yield element


def said(builder: str, message: Message) -> None:
    """Fail unless every word that is shown is in `text`, too, as far as 4,000 characters of UTF-16 go.

    A text is shortened at a word in its last third, so that one with a very long word ends far below the limit.
    """
    shortest = 0 if builder == "document.pages" else LONGEST_TEXT * 2 // 3 - 100
    if message.text.endswith("…") and len(message.text.encode("utf-16-le")) // 2 > shortest:
        return
    heard = words_of(message.text)
    for text in shown_texts(message.blocks):
        assert words_of(text) <= heard, builder


def shown_texts(blocks: list[dict[str, Any]]) -> Iterator[str]:
    """Yield what sections, headings and small print say; buttons are read out by themselves."""
    for block in blocks:
        parts = [block.get("text"), *(block.get("elements") or () if block["type"] == "context" else ())]
        yield from (part["text"] for part in parts if part)


def words_of(text: str) -> set[str]:
    """Return the words of a text, without what decorates it, what opens when clicked, and words too long to be whole."""
    return set(re.findall(r"\b\w{3,60}\b", re.sub(r":[a-z_]+:|<mailto:[^>]*>.*|\S*…", " ", text)))

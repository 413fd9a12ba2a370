"""Whatever people write, everything the bot shows is valid for Slack, says in `text` what it shows, and acts on nothing."""

import ast
import html
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, example, given, settings

import messages
from handover.introduction.facts import customer_facts
from handover.model.handover import Contact, Reason
from handover.model.introduction import LONGEST_BODY, Introduction
from handover.model.people import Person
from handover.text.length import length
from messages import document
from messages.introduction import email
from messages.kit import markdown
from messages.kit.ids import Action, Form
from messages.kit.message import LONGEST_TEXT, Message, View
from messages.opening import channel
from messages.overview import views
from playground.rules.messages import advice, check_message
from playground.rules.names import check_channel_name, check_topic
from playground.rules.views import check_view
from tests.examples import a_handover
from tests.hypothesis_profiles import examples
from tests.messages.ellipsis import ends_rightly
from tests.messages.everything import PERMALINK, everything
from tests.messages.wild import ADMIN, INCOMING, JINJA, OUTGOING, SEEDS, TEAM, WORD, WORDS, World, world_of

T = TypeVar("T")
PEOPLE = frozenset((*TEAM, ADMIN))
OURS = re.compile(
    r"<(?:@(?P<user>[UW][A-Z0-9]+)|#C0CHANNEL1|!date\^\d+\^[^<>|^]+\|[^<>]*|(?P<link>[a-z]+:[^<>|]*)\|[^<>|]*)>"
)
"""What our own code puts between angle brackets: mentions of people and the channel, moments, and links."""
TWO_UNITS = re.compile(r"[\U00010000-\U0010ffff]")


@pytest.mark.timeout(400)
@settings(max_examples=examples(40), suppress_health_check=list(HealthCheck))
@given(WORDS, SEEDS)
@example(["<!channel> <!here> <!everyone> @channel"] * 3, 4194303)
def test_all_that_is_shown_is_valid_inert_and_said(words: list[str], seed: int) -> None:
    world = world_of(words, seed)
    links = allowed_links(world)
    for builder, shown in everything(world):
        look_at(builder, shown, links)


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
        assert element["action_id"] in set(Action), builder
        if element["type"] == "button":
            words = element["text"]["text"]
            assert ends_rightly(words, element["action_id"]), f"{builder}: the ending of “{words}”"
    assert isinstance(shown, Message) or shown["type"] == "home" or shown["callback_id"] in set(Form), builder


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
        thing = list(thing.values())
    if isinstance(thing, list):
        for value in thing:
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


def builders() -> set[str]:
    """Return every public function in messages/ that returns a message or a view, as `module.function` below messages/."""
    root = Path(messages.__path__[0])
    return {
        ".".join((*file.relative_to(root).with_suffix("").parts, function.name))
        for file in root.rglob("*.py")
        for function in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(function, ast.FunctionDef) and not function.name.startswith("_")
        if function.returns is not None and ast.unparse(function.returns) in ("Message", "View", "list[Message]")
    }


NOT_SHOWN_ALONE = {"kit.blocks.modal"}
"""What the others are made with."""
SELDOM_SHOWN = {"calls.ill_timed", "reverse_interview.agenda.agenda_after"}
"""What there is only in some worlds: a warning about a call in somebody's night, what is left of an agenda."""


@pytest.fixture(scope="module")
def shown_with_jinja() -> list[tuple[str, Message | View]]:
    """Return all that is shown in twenty worlds in which every text looks like a template."""
    return [one for seed in range(20) for one in everything(world_of([JINJA], seed))]


def test_no_builder_is_missing(shown_with_jinja: list[tuple[str, Message | View]]) -> None:
    made = {builder for builder, _ in shown_with_jinja}
    assert made - SELDOM_SHOWN == builders() - NOT_SHOWN_ALONE


def test_what_looks_like_a_template_is_shown_as_it_was_written(
    shown_with_jinja: list[tuple[str, Message | View]],
) -> None:
    for builder, shown in shown_with_jinja:
        assert "603729" not in json.dumps(shown.blocks if isinstance(shown, Message) else shown), builder


@pytest.mark.parametrize("seed", range(20))
def test_what_looks_like_a_template_is_written_as_it_was_typed(seed: int) -> None:
    world = world_of([JINJA], seed)
    handover, facts = world.handover, customer_facts(world.handover, world.people)
    letter, kept = email.draft_body(facts), document.document(handover, world.people)
    for text in (letter, kept, channel.topic(handover, world.people)):
        assert "603729" not in text
    assert (
        handover.account in views.overview(handover, world.today, world.people[OUTGOING])["blocks"][0]["text"]["text"]
    )
    assert handover.account in letter
    assert markdown.line(handover.account) in kept


@settings(max_examples=examples(60))
@given(WORDS, SEEDS)
def test_channels_files_and_mails_can_be_made_of_anything(words: list[str], seed: int) -> None:
    world = world_of(words, seed)
    handover, draft = world.handover, world.handover.introduction
    assert check_channel_name(channel.channel_name(handover)) is None
    assert check_topic(as_counted(channel.topic(handover, world.people))) is None
    assert document.document(handover, world.people).startswith("# ")
    assert re.fullmatch(r"mailto:[!-;=?-~]*", email.mailto(draft))
    assert len(email.mailto(draft)) <= email.LONGEST_MAILTO


@pytest.mark.parametrize("reason", [Reason.PROMOTION, Reason.ABRUPT_EXIT])
def test_a_draft_made_of_the_longest_of_everything_fits_into_its_field(reason: Reason) -> None:
    name = "Wolfeschlegelsteinhausen Bergerdorff"
    people = {user: Person(user, name, email=f"{'x' * 60}@northwind.example", profile_line="l" * 300) for user in TEAM}
    contacts = tuple(Contact(name, f"c{n}@fjordline.example") for n in range(100))
    handover = a_handover(account="a" * 120, customer_reason="r" * 500, reason=reason, contacts=contacts)
    facts = customer_facts(replace(handover, outgoing=OUTGOING, incoming=INCOMING), people)
    assert length(email.draft_body(facts)) <= LONGEST_BODY
    assert email.draft_body(facts).startswith("Hello all,")


@settings(max_examples=examples(60))
@given(WORD, WORD)
def test_a_mail_file_says_what_was_written_and_smuggles_in_no_header(subject: str, body: str) -> None:
    draft = Introduction(to="maria@fjordline.example, jan@fjordline.example", subject=subject, body=body, version=1)
    mail = message_from_bytes(email.eml(draft), policy=default)
    assert set(mail.keys()) <= {
        "X-Unsent",
        "To",
        "Subject",
        "Content-Type",
        "Content-Transfer-Encoding",
        "MIME-Version",
    }
    assert words_of(mail["Subject"] or "") == words_of(subject)
    assert words_of(mail.get_content()) == words_of(body)

"""Whatever people write, everything the bot shows is valid for Slack, says in `text` what it shows, and acts on nothing."""

import ast
import json
import re
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

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
from messages.kit.message import Message, View
from messages.opening import channel
from messages.overview import views
from playground.rules.names import check_channel_name, check_topic
from tests.examples import a_handover
from tests.hypothesis_profiles import examples
from tests.messages.everything import everything
from tests.messages.looking import allowed_links, as_counted, look_at, words_of
from tests.messages.mail import plain_text
from tests.messages.wild import INCOMING, JINJA, OUTGOING, SEEDS, TEAM, WORD, WORDS, world_of


@pytest.mark.timeout(400)
@settings(max_examples=examples(15), suppress_health_check=list(HealthCheck))
@given(WORDS, SEEDS)
@example(["<!channel> <!here> <!everyone> @channel"] * 3, 4194303)
def test_all_that_is_shown_is_valid_inert_and_said(words: list[str], seed: int) -> None:
    world = world_of(words, seed)
    links = allowed_links(world)
    for builder, shown in everything(world):
        look_at(builder, shown, links)


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


NOT_SHOWN_ALONE = {"kit.blocks.modal", "calls.invited.without_file"}
"""What the others are made with."""
SELDOM_SHOWN = {"calls.planned.ill_timed", "reverse_interview.agenda.agenda_after"}
"""What there is only in some worlds: a warning about a call in somebody's night, what is left of an agenda."""


@pytest.fixture(scope="module")
def shown_with_jinja() -> list[tuple[str, Message | View]]:
    """Return all that is shown where every text looks like a template: in five worlds, or as many more as show every builder."""
    shown: list[tuple[str, Message | View]] = []
    wanted = builders() - NOT_SHOWN_ALONE - SELDOM_SHOWN
    for seed in range(20):
        shown += everything(world_of([JINJA], seed))
        if seed >= 4 and {builder for builder, _ in shown} >= wanted:
            break
    return shown


def test_no_builder_is_missing(shown_with_jinja: list[tuple[str, Message | View]]) -> None:
    made = {builder for builder, _ in shown_with_jinja}
    assert made - SELDOM_SHOWN == builders() - NOT_SHOWN_ALONE - SELDOM_SHOWN


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
    handover = replace(handover, incoming_team="t" * 80)
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
    assert words_of(plain_text(mail)) == words_of(body)

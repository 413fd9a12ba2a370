"""The whole blueprint as Markdown and PDF: whatever was said, nothing of it is lost, and none of it acts."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import typst
from hypothesis import given, settings

from handover.blueprint.brief import Brief
from handover.blueprint.whole import WholeBlueprint, whole_blueprint
from handover.model.account import Account, AccountEntry
from handover.model.answers import Evidence
from jobs.engine.typst_child import typeset
from messages.blueprint.markdown import markdown
from messages.blueprint.parts import parts_of
from messages.blueprint.pdf import inputs, template
from tests.examples import DANA, NOW, PEOPLE
from tests.hypothesis_profiles import examples
from tests.messages.blueprints import BLUEPRINTS, a_big_one, bare, said

ACTIVE = re.compile(r"(?<!\\)(?:\\\\)*([`*_~|]|!?\[)")
"""A sign of Markdown's that is not escaped."""


def read_back(text: str) -> str:
    """Return Markdown as its reader sees it, without its spaces."""
    return bare(re.sub(r"\\(\W|_)", r"\1", re.sub(r"^> ?", "", text, flags=re.MULTILINE)))


@settings(max_examples=examples(60))
@given(BLUEPRINTS)
def test_nothing_is_lost_in_markdown_and_nothing_acts(blueprint: WholeBlueprint) -> None:
    made = markdown(blueprint, PEOPLE)
    shown = read_back(made)
    assert all(text in shown for text in said(blueprint))
    for line in made.splitlines():
        of_us = re.sub(r"\]\(<[^<>\n]*>\)$", "", line)
        found = [one[1] for one in ACTIVE.finditer(of_us)]
        assert found in ([], ["["], ["*", "*"]), line
        assert not re.search(r"(?<!\\)<[!@#]", of_us)


@pytest.mark.parametrize("title", ["\xad", "Plan\xad", "\u200b", "", "Do\xadku\xadment"])
def test_a_link_whose_title_ends_in_what_nobody_sees_is_set_and_can_be_seen(title: str) -> None:
    entry = AccountEntry(
        "i", "Title", "x", "h1", DANA, NOW, evidence=(Evidence(title, "https://x.example", DANA, NOW),)
    )
    blueprint = whole_blueprint(Account("a1", "Fjordline"), [entry], Brief(), NOW.date(), NOW)
    assert typeset(template(), inputs(blueprint, PEOPLE)).startswith(b"%PDF-")
    shown = title.replace("\xad", "").strip("\u200b") or "https://x.example"
    assert bare(shown) in bare("".join(set_in_pdf(blueprint)))
    assert f"[{shown}](<https://x.example>)" in markdown(blueprint, PEOPLE).replace("\xad", "").replace("\\", "")


@pytest.mark.timeout(300)
@settings(max_examples=examples(8), deadline=None)
@given(BLUEPRINTS)
def test_nothing_is_lost_in_a_pdf_and_nothing_acts(blueprint: WholeBlueprint) -> None:
    assert typeset(template(), inputs(blueprint, PEOPLE)).startswith(b"%PDF-")
    words = bare("".join(set_in_pdf(blueprint)))
    assert all(text in words for text in said(blueprint))


def set_in_pdf(blueprint: WholeBlueprint) -> Iterator[str]:
    """Yield what typst sets of it, in this order: headings and paragraphs, then the texts of links."""
    for selector in ("heading", "par", "link", "list"):
        yield from texts_in(json.loads(typst.query(template(), selector, sys_inputs=inputs(blueprint, PEOPLE))))


def texts_in(content: Any) -> Iterator[str]:
    match content:
        case {"func": "text", "text": str(text)}:
            yield text
        case dict():
            for part in content.values():
                yield from texts_in(part)
        case list():
            for part in content:
                yield from texts_in(part)


def test_what_is_no_sign_at_all_is_left_out_of_a_pdf() -> None:
    entry = AccountEntry("i", "Odd", "a\x00b\x1fc\ud800d", "h1", DANA, NOW)
    blueprint = whole_blueprint(Account("a1", "Odd"), [entry], Brief(), NOW.date(), NOW)
    assert "abcd" in "".join(set_in_pdf(blueprint))


def test_an_account_of_two_hundred_entries_has_them_all_in_one_pdf() -> None:
    blueprint = a_big_one(200, 2_500)
    assert len(parts_of(blueprint, {})) == 203
    assert typeset(template(), inputs(blueprint, {})).startswith(b"%PDF-")

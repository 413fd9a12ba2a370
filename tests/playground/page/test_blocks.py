"""Every block and element that Slack knows is drawn, named, and inert."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.page.blocks import BLOCKS as DRAWN_BLOCKS
from playground.page.blocks import ELEMENTS as DRAWN_ELEMENTS
from tests.hypothesis_profiles import examples
from tests.playground.page.inert import ANY_TEXT, drawing, faults, words
from tests.playground.rules.examples import BLOCKS, ELEMENTS, confirm, element, holding, mrkdwn, option, plain

Json = Any


@pytest.mark.parametrize("kind", sorted(BLOCKS))
def test_every_block_is_drawn(kind: str) -> None:
    html = str(drawing().block({"block_id": "b", **BLOCKS[kind]}))
    assert "cannot be shown" not in html
    assert faults(html) == []


@pytest.mark.parametrize("kind", sorted(ELEMENTS))
def test_every_element_is_drawn_and_has_a_name(kind: str) -> None:
    html = str(drawing().element(ELEMENTS[kind], {"type": "actions", "block_id": "b"}, "Its label"))
    assert "cannot be shown" not in html
    assert faults(html) == []
    for control in re.findall(r"<(?:input|textarea|button|select)\b[^>]*>", html):
        in_a_label = 'type="checkbox"' in control or 'type="radio"' in control
        has_words = 'role="menuitem"' in control
        assert in_a_label or has_words or "aria-label=" in control, control


def test_nothing_is_drawn_that_slack_does_not_know() -> None:
    assert set(BLOCKS) <= DRAWN_BLOCKS
    assert set(ELEMENTS) <= DRAWN_ELEMENTS
    assert "cannot be shown: hologram" in words(str(drawing().block({"type": "hologram"})))


def _with_text(value: Json, text: str) -> Json:
    """The value with every piece of writing in it replaced."""
    writing = {"text", "title", "alt_text", "value", "url", "image_url", "video_url", "caption", "placeholder", "name"}
    if isinstance(value, dict):
        return {
            key: text if isinstance(one, str) and key in writing else _with_text(one, text)
            for key, one in value.items()
        }
    return [_with_text(one, text) for one in value] if isinstance(value, list) else value


@settings(max_examples=examples(40))
@given(ANY_TEXT, st.sampled_from(sorted(BLOCKS)))
def test_no_block_acts_whatever_is_written_in_it(text: str, kind: str) -> None:
    block = _with_text({"block_id": text, **BLOCKS[kind]}, text)
    assert faults(str(drawing(errors={text: text}).block(block))) == []


@settings(max_examples=examples(40))
@given(ANY_TEXT, st.sampled_from(sorted(ELEMENTS)))
def test_no_element_acts_whatever_is_written_in_it(text: str, kind: str) -> None:
    start = {"initial_value": text} if kind.endswith(("text_input", "number_input")) and "rich" not in kind else {}
    spoilt = _with_text({**ELEMENTS[kind], **start, "confirm": confirm(), "placeholder": plain()}, text)
    assert faults(str(drawing().element(spoilt, {"type": "input", "block_id": text}, text))) == []


def test_plain_text_is_shown_as_it_is() -> None:
    assert words(str(drawing().text(plain("*not bold* &amp; <@U1> :tada:")))) == "*not bold* &amp; <@U1> 🎉"


def test_an_input_shows_its_label_hint_and_error() -> None:
    block = {**holding("input", element("plain_text_input")), "block_id": "b", "optional": True, "hint": plain("Short")}
    html = str(drawing(errors={"b": "Too long <b>"}).block(block))
    assert "(optional)" in html
    assert "Short" in html
    assert 'role="alert" data-error-for="b">Too long &lt;b&gt;' in html
    assert 'aria-invalid="true"' in html


def test_people_and_conversations_are_offered_as_the_filter_wants() -> None:
    block = {"type": "actions", "block_id": "b"}
    people = str(drawing().element(element("users_select"), block))
    assert 'data-value="U1"' in people
    assert "Priya &lt;b&gt;" in people
    public = element("conversations_select", filter={"include": ["public"]})
    assert re.findall(r'data-value="(\w+)"', str(drawing().element(public, block))) == ["C1"]
    no_bots = element("conversations_select", filter={"exclude_bot_users": True})
    assert "D1" not in str(drawing().element(no_bots, block))
    assert re.findall(r'data-value="(\w+)"', str(drawing().element(element("channels_select"), block))) == ["C1"]


def test_what_was_chosen_is_shown_again() -> None:
    chosen = {"type": "static_select", "selected_option": option("b")}
    select = element("static_select", options=[option("a"), option("b")])
    html = str(drawing({"s": {"go": chosen}}).element(select, {"type": "actions", "block_id": "s"}))
    assert 'data-shown="Option b"' in html
    assert '<span class="chip" data-chosen="b">' in html


def test_confirmations_are_drawn_beside_their_button() -> None:
    html = str(
        drawing().element(element("button", confirm={**confirm(), "text": mrkdwn("*Sure?*")}), {"type": "actions"})
    )
    assert '<template class="confirm">' in html
    assert "<b>Sure?</b>" in html


def test_buttons_with_an_unsafe_address_lead_nowhere() -> None:
    html = str(drawing().element(element("button", url="javascript:alert(1)"), {"type": "actions"}))
    assert 'href=""' in html

"""Modals and Home tabs."""

from __future__ import annotations

import pytest

from playground.rules.views import VIEW_BYTES, check_view
from tests.playground.rules.examples import Json, block, home, modal, mrkdwn, plain, without


def pointers(view: object) -> list[str]:
    return [violation.pointer for violation in check_view(view)]


def test_a_real_looking_form() -> None:
    view = modal(
        {"type": "context", "block_id": "intro", "elements": [mrkdwn("You hand *Acme* over to <@U02>.")]},
        {
            "type": "input",
            "block_id": "start",
            "label": plain("Start date"),
            "element": {"type": "datepicker", "action_id": "value", "initial_date": "2026-11-23"},
        },
        {
            "type": "input",
            "block_id": "reason",
            "label": plain("Reason"),
            "optional": True,
            "hint": plain("The customer does not see this."),
            "element": {"type": "plain_text_input", "action_id": "value", "multiline": True, "max_length": 500},
        },
        close=plain("Not now"),
        callback_id="start",
        private_metadata='{"account":7}',
        notify_on_close=True,
        clear_on_close=False,
        external_id="start-7",
    )
    assert check_view(view) == []
    assert check_view(home(block("header"), block("actions"), callback_id="home", private_metadata="x")) == []


@pytest.mark.parametrize("member", ["type", "title", "blocks"])
def test_what_a_modal_needs(member: str) -> None:
    assert pointers(without(modal(), member)) == [""]


@pytest.mark.parametrize("member", ["title", "submit", "close"])
def test_titles_and_buttons(member: str) -> None:
    assert pointers(modal(**{member: plain("é" * 24)})) == []
    assert pointers(modal(**{member: plain("é" * 25)})) == [f"/{member}/text"]
    assert pointers(modal(**{member: plain("")})) == [f"/{member}/text"]
    assert pointers(modal(**{member: mrkdwn()})) == [f"/{member}/type"]
    assert pointers(home(**{member: plain()})) == [""]


@pytest.mark.parametrize(("member", "most"), [("private_metadata", 3000), ("callback_id", 255), ("external_id", 255)])
@pytest.mark.parametrize("make", [modal, home])
def test_lengths(make: Json, member: str, most: int) -> None:
    assert pointers(make(**{member: "x" * most})) == []
    assert pointers(make(**{member: ""})) == []
    assert pointers(make(**{member: "x" * (most + 1)})) == [f"/{member}"]
    assert pointers(make(**{member: 7})) == [f"/{member}"]


@pytest.mark.parametrize("member", ["clear_on_close", "notify_on_close"])
def test_flags(member: str) -> None:
    assert pointers(modal(**{member: True})) == []
    assert pointers(modal(**{member: "true"})) == [f"/{member}"]
    assert pointers(home(**{member: True})) == [""]


@pytest.mark.parametrize("member", ["id", "hash", "state", "app_id", "submit_disabled", "titel"])
@pytest.mark.parametrize("make", [modal, home])
def test_unknown_keys(make: Json, member: str) -> None:
    (violation,) = check_view(make(**{member: "x"}))
    assert (violation.pointer, violation.message) == ("", f"invalid additional property: {member}")


def test_inputs_need_a_submit_button() -> None:
    assert pointers(without(modal(), "submit")) == []
    assert pointers(modal(block("input"))) == []
    (violation,) = check_view(without(modal(block("input")), "submit"))
    assert (violation.pointer, violation.message) == ("", "missing required field: submit")
    assert pointers(home(block("input"))) == []


@pytest.mark.parametrize("make", [modal, home])
def test_number_of_blocks(make: Json) -> None:
    assert pointers(make(*[block("divider")] * 100)) == []
    assert pointers(make(*[block("divider")] * 101)) == ["/blocks"]
    assert pointers({**make(), "blocks": []}) == ["/blocks"]


def test_size() -> None:
    heavy = modal(*[{"type": "section", "text": plain("é" * 1450)} for _ in range(90)])
    (violation,) = check_view(heavy)
    assert (violation.pointer, violation.code) == ("", "view_too_large")
    assert f"{VIEW_BYTES:,}" in violation.rule
    assert check_view(modal(*heavy["blocks"][:80])) == []


@pytest.mark.parametrize("view", [None, [], "modal", {}, {"type": "workflow_step", "blocks": []}])
def test_what_is_no_view(view: object) -> None:
    assert len(check_view(view)) == 1


def test_violations_carry_the_error_of_views_and_the_prefix_asked_for() -> None:
    (violation,) = check_view(modal(block("markdown")), pointer="/view")
    assert (violation.pointer, violation.code) == ("/view/blocks/0/type", "invalid_arguments")

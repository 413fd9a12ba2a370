"""Acknowledgements and bodies sent to a response_url."""

from __future__ import annotations

import pytest

from playground.rules.responses import (
    check_command_answer,
    check_options_answer,
    check_plain_answer,
    check_response_post,
    check_submission_answer,
)
from tests.playground.rules.examples import Json, block, home, modal, mrkdwn, option, options, plain

FORM = modal({**block("input"), "block_id": "start"}, {**block("section"), "block_id": "intro"})


def submitted(body: object) -> list[str]:
    return [violation.pointer for violation in check_submission_answer(body, FORM)]


@pytest.mark.parametrize("body", [None, "", {}])
def test_nothing_closes_the_view(body: object) -> None:
    assert submitted(body) == []
    assert check_plain_answer(body) == []
    assert check_command_answer(body) == []


class TestSubmission:
    def test_clear(self) -> None:
        assert submitted({"response_action": "clear"}) == []
        assert submitted({"response_action": "clear", "view": modal()}) == [""]

    @pytest.mark.parametrize("action", ["update", "push"])
    def test_another_view(self, action: str) -> None:
        assert submitted({"response_action": action, "view": modal()}) == []
        assert submitted({"response_action": action}) == [""]
        assert submitted({"response_action": action, "view": home()}) == ["/view/type"]
        assert submitted({"response_action": action, "view": modal({"type": "nope"})}) == ["/view/blocks/0/type"]
        assert submitted({"response_action": action, "view": modal(), "errors": {}}) == [""]
        assert submitted({"response_action": action, "view": "modal"}) == ["/view"]

    def test_errors(self) -> None:
        assert submitted({"response_action": "errors", "errors": {"start": "Choose a later day."}}) == []

    @pytest.mark.parametrize(
        ("errors", "spot"),
        [
            ({}, "/errors"),
            ({"intro": "That is no input."}, "/errors/intro"),
            ({"value": "That is an action_id."}, "/errors/value"),
            ({"start": ""}, "/errors/start"),
            ({"start": "x" * 2001}, "/errors/start"),
            ({"start": plain()}, "/errors/start"),
            (["start"], "/errors"),
        ],
    )
    def test_spoilt_errors(self, errors: Json, spot: str) -> None:
        assert submitted({"response_action": "errors", "errors": errors}) == [spot]

    def test_errors_are_there(self) -> None:
        assert submitted({"response_action": "errors"}) == [""]

    @pytest.mark.parametrize(
        ("body", "spot"),
        [({"response_action": "close"}, "/response_action"), ({"text": "Done"}, ""), ("Done", ""), ([], "")],
    )
    def test_other_bodies(self, body: object, spot: str) -> None:
        assert set(submitted(body)) == {spot}


class TestOptions:
    def test_options(self) -> None:
        assert check_options_answer({"options": []}) == []
        assert check_options_answer({"options": options(100)}) == []
        assert check_options_answer({"option_groups": [{"label": plain(), "options": [option()]}]}) == []

    @pytest.mark.parametrize(
        ("body", "spot"),
        [
            ({"options": options(101)}, "/options"),
            ({"options": [{**option(), "text": mrkdwn()}]}, "/options/0/text/type"),
            ({"options": [option(), option()]}, "/options/1/value"),
            ({"options": [], "option_groups": []}, ""),
            ({}, ""),
            (None, ""),
            ({"options": [], "more": True}, ""),
        ],
    )
    def test_spoilt_options(self, body: object, spot: str) -> None:
        assert [violation.pointer for violation in check_options_answer(body)] == [spot]


class TestCommands:
    @pytest.mark.parametrize(
        "body",
        [
            "Done",
            {"text": "Done"},
            {"text": "Done", "response_type": "in_channel"},
            {"text": "x", "blocks": [block("section")]},
        ],
    )
    def test_good(self, body: object) -> None:
        assert check_command_answer(body) == []

    @pytest.mark.parametrize(
        ("body", "spot", "code"),
        [
            ({"text": "x", "response_type": "public"}, "/response_type", "invalid_arguments"),
            ({"response_type": "ephemeral"}, "", "no_text"),
            ({"text": "x", "blocks": [{"type": "nope"}]}, "/blocks/0/type", "invalid_blocks"),
            ([], "", "invalid_arguments"),
        ],
    )
    def test_spoilt(self, body: object, spot: str, code: str) -> None:
        assert [(violation.pointer, violation.code) for violation in check_command_answer(body)] == [(spot, code)]


@pytest.mark.parametrize("body", [{"text": "Done"}, "Done", []])
def test_buttons_are_acknowledged_without_a_body(body: object) -> None:
    assert len(check_plain_answer(body)) == 1


class TestResponseUrl:
    def test_good(self) -> None:
        assert check_response_post({"delete_original": True}) == []
        assert check_response_post({"text": "x", "replace_original": True}) == []
        reply = {"text": "x", "response_type": "in_channel", "thread_ts": "1.2", "replace_original": False}
        assert check_response_post(reply) == []

    @pytest.mark.parametrize(
        ("body", "spot"),
        [
            ({"replace_original": True}, ""),
            ({"text": "x", "replace_original": "yes"}, "/replace_original"),
            ({"text": "x", "response_type": "everyone"}, "/response_type"),
            ({"delete_original": True, "text": "x"}, ""),
            ("Done", ""),
        ],
    )
    def test_spoilt(self, body: object, spot: str) -> None:
        assert [violation.pointer for violation in check_response_post(body)] == [spot]

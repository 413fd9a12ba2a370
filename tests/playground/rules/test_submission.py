"""What Slack's client says under a field before a form is sent."""

from __future__ import annotations

import pytest

from playground.rules.submission import REQUIRED, check_input, check_submission, value_of
from tests.playground.rules.examples import Json, element, holding, modal, option, rich_text


@pytest.mark.parametrize(
    "value", [None, "", [], {"type": "rich_text", "elements": []}, rich_text({"type": "text", "text": ""})]
)
def test_required_inputs_are_filled(value: object) -> None:
    assert check_input(element("plain_text_input"), value) == REQUIRED
    assert check_input(element("plain_text_input"), value, optional=True) is None


@pytest.mark.parametrize(
    "value", ["x", option(), [option()], 1_790_000_000, rich_text(), rich_text({"type": "user", "user_id": "U1"})]
)
def test_something_is_enough(value: object) -> None:
    assert check_input(element("users_select"), value) is None


BOUNDS = {"min_length": 2, "max_length": 4}
NUMBERS = {"min_value": "1", "max_value": "9"}
DECIMALS = {"min_value": "0.5", "max_value": "1.5", "is_decimal_allowed": True}


@pytest.mark.parametrize(
    ("kind", "members", "value", "words"),
    [
        ("plain_text_input", BOUNDS, "ab", None),
        ("plain_text_input", BOUNDS, "abcd", None),
        ("plain_text_input", BOUNDS, "a", "Please enter at least 2 characters."),
        ("plain_text_input", BOUNDS, "abcde", "Please enter no more than 4 characters."),
        ("plain_text_input", {"max_length": 1}, "ab", "Please enter no more than 1 character."),
        ("plain_text_input", {}, "x" * 3000, None),
        ("plain_text_input", {}, "x" * 3001, "Please enter no more than 3000 characters."),
        ("number_input", NUMBERS, "1", None),
        ("number_input", NUMBERS, "9", None),
        ("number_input", NUMBERS, "0", "Please enter a number of at least 1."),
        ("number_input", NUMBERS, "10", "Please enter a number of no more than 9."),
        ("number_input", {}, "1.5", "Please enter a whole number."),
        ("number_input", DECIMALS, "1.5", None),
        ("number_input", DECIMALS, "1.51", "Please enter a number of no more than 1.5."),
        ("number_input", DECIMALS, "one", "Please enter a number."),
        ("email_text_input", {}, "pia@example.com", None),
        ("email_text_input", {}, "pia@example", "Please enter a valid email address."),
        ("email_text_input", {}, "pia example.com", "Please enter a valid email address."),
        ("url_text_input", {}, "https://example.com/a", None),
        ("url_text_input", {}, "example.com/a", "Please enter a valid URL."),
        ("datepicker", {}, "2026-11-23", None),
        ("datepicker", {}, "2026-11-31", "Please enter a valid date."),
        ("multi_users_select", {"max_selected_items": 2}, ["U1", "U2"], None),
        ("multi_users_select", {"max_selected_items": 1}, ["U1", "U2"], "Please select no more than 1 item."),
        ("multi_users_select", {}, ["U1", "U2"], None),
        ("file_input", {"max_files": 2}, ["F1", "F2", "F3"], "Please select no more than 2 files."),
        ("file_input", {}, ["F1"] * 10, None),
        ("file_input", {}, ["F1"] * 11, "Please select no more than 10 files."),
    ],
)
def test_what_a_field_takes(kind: str, members: dict[str, Json], value: object, words: str | None) -> None:
    assert check_input(element(kind, **members), value) == words


def test_a_whole_form() -> None:
    view = modal(
        {**holding("input", element("plain_text_input")), "block_id": "name"},
        {**holding("input", element("email_text_input")), "block_id": "mail", "optional": True},
        {**holding("section", element("users_select")), "block_id": "who"},
    )
    assert check_submission(view, {}) == {"name": REQUIRED}
    values: Json = {"name": {"go": {"type": "plain_text_input", "value": "Acme"}}}
    assert check_submission(view, values) == {}
    values["mail"] = {"go": {"type": "email_text_input", "value": "pia"}}
    assert check_submission(view, values) == {"mail": "Please enter a valid email address."}


def test_the_value_stands_beside_the_type() -> None:
    assert value_of({"type": "users_select", "selected_user": "U1"}) == "U1"
    assert value_of({"type": "users_select", "selected_user": None}) is None
    assert value_of({}) is None

"""What an app may answer with when it acknowledges an interaction, and what it may post to a response_url.

https://docs.slack.dev/surfaces/modals#updating_response and
https://docs.slack.dev/interactivity/handling-user-interaction. Violations here carry invalid_arguments unless Slack has a
more exact error; what a user sees is that the app did not answer properly.
"""

from __future__ import annotations

from collections.abc import Iterator

from playground.rules.choices import distinct_values
from playground.rules.messages import check_message
from playground.rules.objects import OPTION, OPTION_GROUP
from playground.rules.position import Position, Surface
from playground.rules.schema import Check, Record, array, boolean, exactly_one, one_of, record, string, type_of
from playground.rules.views import check_view
from playground.rules.violation import Violation, under

ERROR_CHARACTERS = 2000
_CODE = "invalid_arguments"


def check_submission_answer(body: object, view: Record) -> list[Violation]:
    """Return every rule that the ack of a view_submission of `view` breaks; an empty ack closes the view.

    `errors` are keyed by block_ids of input blocks of that view; `update` and `push` need a valid modal; `clear`
    stands alone.
    """
    if _is_nothing(body):
        return []
    position = Position("", Surface.MODAL, "response", code=_CODE)
    if not isinstance(body, dict):
        return [position.violation("must provide an object", "object")]
    action = body.get("response_action")
    if action == "errors":
        return list(_errors(body, view, position))
    if action in ("update", "push"):
        shape: dict[str, Check] = {"response_action": string(), "view": _modal}
        return list(record("response", shape)(body, position))
    return list(record("response", {"response_action": one_of("clear", "update", "push", "errors")})(body, position))


def check_plain_answer(body: object) -> list[Violation]:
    """Return what is wrong with the ack of a shortcut, block_actions or view_closed, which carries no body."""
    if _is_nothing(body):
        return []
    return [Violation("", "this acknowledgement takes no body", "empty ack", _CODE)]


def check_options_answer(body: object) -> list[Violation]:
    """Return every rule that the ack of a block_suggestion breaks: up to 100 options, or up to 100 groups of them."""
    position = Position("", Surface.MODAL, "suggestion", code=_CODE)
    options: dict[str, Check] = {"options": array(OPTION, 0, 100), "option_groups": array(OPTION_GROUP, 0, 100)}
    shape = record("suggestion", {}, options, exactly_one("options", "option_groups"), distinct_values)
    return list(shape(body, position))


def check_command_answer(body: object) -> list[Violation]:
    """Return every rule that the ack of a slash command breaks: nothing, plain text, or a message."""
    if _is_nothing(body):
        return []
    if isinstance(body, str):
        return check_message({"text": body})
    return _message(body, {"response_type": one_of("ephemeral", "in_channel")})


def check_response_post(body: object) -> list[Violation]:
    """Return every rule that a body posted to a response_url breaks."""
    if isinstance(body, dict) and body.get("delete_original") is True:
        return list(record("response", {}, dict(_POST))(body, Position("", Surface.MESSAGE, "response", code=_CODE)))
    return _message(body, _POST)


_POST: dict[str, Check] = {
    "response_type": one_of("ephemeral", "in_channel"),
    "replace_original": boolean,
    "delete_original": boolean,
    "thread_ts": string(),
}


def _is_nothing(body: object) -> bool:
    return body is None or body in ("", {})


def _message(body: object, shape: dict[str, Check]) -> list[Violation]:
    position = Position("", Surface.MESSAGE, "response", code=_CODE)
    if not isinstance(body, dict):
        return [position.violation("must provide an object", "object")]
    flags = {key: value for key, value in body.items() if key in shape}
    return [*check_message(body), *record("response", {}, shape)(flags, position)]


def _modal(value: object, position: Position) -> Iterator[Violation]:
    if type_of(value) == "home":
        yield position.field("type").violation("unsupported type: home", "a modal view")
    else:
        yield from under(position.pointer, check_view(value))


def _errors(body: Record, view: Record, position: Position) -> Iterator[Violation]:
    yield from record("response", {"response_action": string(), "errors": _any_object})(body, position)
    inputs = {block.get("block_id") for block in view.get("blocks", []) if type_of(block) == "input"}
    errors = body.get("errors")
    if not isinstance(errors, dict):
        return
    here = position.named("response").field("errors")
    if not errors:
        yield here.violation("must name at least one input block", "at least one error")
    for block_id, words in errors.items():
        if block_id not in inputs:
            yield here.field(block_id).violation("is not the block_id of an input block", "block_id of an input block")
        yield from string(1, ERROR_CHARACTERS)(words, here.field(block_id))


def _any_object(value: object, position: Position) -> Iterator[Violation]:
    if not isinstance(value, dict):
        yield position.violation("must provide an object", "object")

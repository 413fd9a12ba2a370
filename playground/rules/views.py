"""Views: modals and Home tabs.

https://docs.slack.dev/reference/views and https://docs.slack.dev/surfaces/modals.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from playground.rules.blocks import check_blocks
from playground.rules.objects import plain_text
from playground.rules.position import Position, Surface
from playground.rules.schema import Check, Record, boolean, by_type, string, type_of, typed
from playground.rules.violation import Violation

VIEW_BYTES = 250_000
"""A view above 250 kB is refused with view_too_large (views.open)."""


def _blocks(value: object, position: Position) -> Iterator[Violation]:
    yield from check_blocks(value, position.surface, pointer=position.pointer, code=position.code)


def _submit_for_inputs(view: Record, position: Position) -> Iterator[Violation]:
    if "submit" not in view and any(type_of(block) == "input" for block in view["blocks"]):
        yield position.violation("missing required field: submit", "requires submit when there is an input block")


_COMMON: dict[str, Check] = {
    "private_metadata": string(0, 3000),
    "callback_id": string(0, 255),
    "external_id": string(0, 255),
}
_MODAL = typed(
    "modal",
    {"title": plain_text(24), "blocks": _blocks},
    {
        **_COMMON,
        "submit": plain_text(24),
        "close": plain_text(24),
        "clear_on_close": boolean,
        "notify_on_close": boolean,
    },
    _submit_for_inputs,
)
_HOME = typed("home", {"blocks": _blocks}, _COMMON)


def check_view(view: object, *, pointer: str = "") -> list[Violation]:
    """Return every rule that `view`, decoded from JSON, breaks; an empty list means Slack accepts it.

    Pointers begin with `pointer` (give `/view` to word a Web API answer). Violations carry invalid_arguments, a view above
    250 kB view_too_large.
    """
    surface = Surface.HOME if type_of(view) == "home" else Surface.MODAL
    position = Position(pointer, surface, "view", code="invalid_arguments")
    found = list(by_type({"modal": _MODAL, "home": _HOME})(view, position))
    size = len(json.dumps(view, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass"))
    if size > VIEW_BYTES:
        found.insert(
            0, position.violation("view must be less than 250 kB", f"≤ {VIEW_BYTES:,} bytes", "view_too_large")
        )
    return found

"""Forms that say what follows while they are filled in: put up anew without taking away what was put up meanwhile."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.form_values import FormValues, standing_in
from messages.kit.message import View
from messages.kit.slack_codes import code_in

log = structlog.get_logger(__name__)

MOST_KEPT = 200
HELD_AS: Mapping[str, tuple[str, str]] = {
    "plain_text_input": ("value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "checkboxes": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "datepicker": ("selected_date", "initial_date"),
}
"""Under which key the state of an element holds its value, and under which the element says what it starts with."""

Build = Callable[[FormValues], Awaitable[View]]
"""Returns the view as it has to be for what stands in the form. Called again when another one was put up meanwhile."""


@dataclass(frozen=True)
class _Latest:
    """A view that was put up, and what stood in the form it was made from, which came as number `arrived`."""

    arrived: int
    view: View
    state: Mapping[str, Any]


class LiveViews:
    """Puts up views by the hash of the one they were made from (`views.update`), and keeps the latest for answers that cross."""

    def __init__(self) -> None:
        self._latest: OrderedDict[str, _Latest] = OrderedDict()
        self._arrived = 0

    async def update(self, client: AsyncWebClient, form: FormValues, build: Build) -> None:
        """Put up what `build` makes of the form.

        Was another one put up meanwhile, it is made of that. A form that is closed, or was put up by another process, is left as it
        is.
        """
        self._arrived += 1
        arrived = self._arrived
        if await self._put_up(client, form, arrived, build):
            return
        latest = self._latest.get(form.view["id"])
        if latest is None or not await self._put_up(client, _put_together(form, arrived, latest), arrived, build):
            log.info("the form was put up anew meanwhile")

    async def _put_up(self, client: AsyncWebClient, form: FormValues, arrived: int, build: Build) -> bool:
        """Return whether the view is up, or nobody looks at it any more; not where another one is up by now."""
        view_id, seen = form.view["id"], form.view.get("hash")
        try:
            answer = await client.views_update(view_id=view_id, hash=seen, view=await build(form))
        except SlackApiError as error:
            if code_in(error.response) == "hash_conflict":
                return False
            if code_in(error.response) != "not_found":
                raise
            return True
        self._latest[view_id] = _Latest(arrived, answer["view"], form.states)
        self._latest.move_to_end(view_id)
        while len(self._latest) > MOST_KEPT:
            self._latest.popitem(last=False)
        return True


def _put_together(form: FormValues, arrived: int, latest: _Latest) -> FormValues:
    """Return the latest view with what stands in it: what was sent last, else what was sent before, else what fields start with."""
    sent = form.states
    known = {**latest.state, **sent} if arrived > latest.arrived else {**sent, **latest.state}
    fields = [(block["block_id"], block["element"]) for block in latest.view["blocks"] if block["type"] == "input"]
    values = {
        block_id: known.get(block_id) or {element["action_id"]: initial_state(element)} for block_id, element in fields
    }
    return standing_in(latest.view, values)


def initial_state(element: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the state of an element that nobody has touched."""
    held, initial = HELD_AS.get(element["type"], ("value", "initial_value"))
    return {"type": element["type"], held: element.get(initial)}

"""The newer blocks that apps with agents use: card, carousel, plan, task_card, context_actions.

https://docs.slack.dev/reference/block-kit/blocks. A card holds at most two buttons (some models say three).
"""

from __future__ import annotations

from collections.abc import Iterator

from playground.rules.elements import element_in
from playground.rules.formats import web_address
from playground.rules.objects import BLOCK_ID, IMAGE, plain_text, text
from playground.rules.position import Position
from playground.rules.rich_text import RICH_TEXT
from playground.rules.schema import Check, array, at_least_one, at_most_one, by_type, one_of, string, typed
from playground.rules.violation import Violation

_ID: dict[str, Check] = {"block_id": BLOCK_ID}

CARD = typed(
    "card",
    {},
    {
        **_ID,
        "hero_image": IMAGE,
        "icon": IMAGE,
        "slack_icon": typed("icon", {"name": string()}),
        "title": text(150),
        "subtitle": text(150),
        "body": text(200),
        "subtext": text(200),
        "actions": array(element_in("card"), 1, 2),
    },
    at_least_one("hero_image", "title", "actions", "body"),
    at_most_one("icon", "slack_icon"),
)
CAROUSEL = typed("carousel", {"elements": array(by_type({"card": CARD}), 1, 10)}, _ID)
CONTEXT_ACTIONS = typed("context_actions", {"elements": array(element_in("context_actions"), 1, 5)}, _ID)

_RICH = by_type({"rich_text": RICH_TEXT})
_SOURCE = by_type({"url": typed("url", {"url": web_address(), "text": string()})})

TASK_CARD = typed(
    "task_card",
    {
        "task_id": string(),
        "title": string(),
        "status": one_of("pending", "in_progress", "complete", "error"),
    },
    {**_ID, "details": _RICH, "output": _RICH, "sources": array(_SOURCE)},
)


def _plan_title(value: object, position: Position) -> Iterator[Violation]:
    yield from (string() if isinstance(value, str) else plain_text())(value, position)


PLAN = typed("plan", {"title": _plan_title}, {**_ID, "tasks": array(by_type({"task_card": TASK_CARD}))})

"""What every message and view must be, whatever people typed: valid for Slack, with full text, and inert."""

import re
from collections.abc import Iterator
from typing import Any

from messages.kit.message import Message, View
from playground.rules.messages import check_message
from playground.rules.views import check_view

OURS = re.compile(r"[@#][A-Z0-9]+(\|[^<>]*)?|!date\^\d+\^[^<>|]+\|[^<>]*|(https?://|mailto:)[^<>|]+\|[^<>]*")
"""What our own code puts between angle brackets: mentions of people and channels, dates, and checked links."""


def sound(message: Message, people: frozenset[str] = frozenset()) -> None:
    """Fail unless Slack would take the message, a screen reader would read it, and nothing in it acts."""
    assert check_message({"channel": "C0CHANNEL1", **message.payload()}) == []
    assert message.text.strip()
    for text in (message.text, *_mrkdwn(message.blocks)):
        _inert(text, people)


def sound_view(view: View, people: frozenset[str] = frozenset()) -> None:
    """Fail unless Slack would take the view and nothing in it acts."""
    assert check_view(view) == []
    for text in _mrkdwn(view["blocks"]):
        _inert(text, people)


def _inert(text: str, people: frozenset[str]) -> None:
    for inside in re.findall(r"<([^>]*)>?", text):
        assert OURS.fullmatch(inside), f"this would act: <{inside}>"
        assert not inside.startswith("@") or inside[1:] in people, f"a stranger is mentioned: {inside}"


def _mrkdwn(thing: Any) -> Iterator[str]:
    if isinstance(thing, dict):
        if thing.get("type") == "mrkdwn":
            yield thing["text"]
        for value in thing.values():
            yield from _mrkdwn(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from _mrkdwn(value)

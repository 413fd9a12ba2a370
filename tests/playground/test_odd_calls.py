"""Whatever an argument holds, a method answers as Slack does: with a refusal and its code, never with a crash."""

import json
from typing import Any

import pytest

from playground.api.call import METHODS, Call
from playground.running import Playground
from playground.seed import DANA, PRIYA
from playground.workspace.entities import Channel, Json
from playground.workspace.errors import SlackError

ODD: list[Any] = [
    *(None, True, False, 0, -1, 7, 10**30, 1.5),
    *("", " ", ",", "[", "{}", "[1]", "null", "true", "-1", "1e999", "9" * 40, "#", "U", "é" * 300, "\x00"),
    *([], [1], [None], ["U0NOBODY"], [{}], [[]], {}, {"type": "modal"}, {"id": 1}, {"blocks": [1]}),
]


class Read(dict[str, Any]):
    """Arguments that remember which of them were asked for."""

    def __init__(self, args: Json, asked: set[str]) -> None:
        super().__init__(args)
        self.asked = asked

    def get(self, key: str, default: Any = None) -> Any:
        self.asked.add(key)
        return super().get(key, default)

    def __getitem__(self, key: str) -> Any:
        self.asked.add(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self.asked.add(str(key))
        return super().__contains__(key)


def sound(playground: Playground, place: Channel) -> Json:
    """Arguments that are right for many methods."""
    said = playground.workspace.post_as(playground.workspace.bot.id, place, "hello", bot_id="B0PLAYBOT")
    file = playground.workspace.files.announce("a.txt", 1, playground.workspace.bot.id)
    playground.workspace.files.upload(file, b"x")
    return {
        **dict.fromkeys(("channel", "channel_id"), place.id),
        **dict.fromkeys(("user", "users", "user_id"), PRIYA),
        **dict.fromkeys(("ts", "timestamp", "message_ts", "thread_ts"), said.ts),
        "view": {"type": "home", "blocks": []},
        "files": [{"id": file.id}],
        "file": file.id,
        "text": "words",
        "name": "tada",
        "filename": "a.txt",
        "length": 5,
        "title": "Docs",
        "type": "link",
        "link": "https://example.com",
        "post_at": 1_795_500_000,
        "bookmark_id": "Bk1",
        "email": "dana.reyes@northwind.example",
    }


def answer(playground: Playground, method: str, args: Json) -> Json:
    call = Call(playground.slack, method, args)
    try:
        return {"ok": True, **METHODS[method].handler(call)}
    except SlackError as refusal:
        return {"ok": False, "error": refusal.code, **refusal.extra}


@pytest.mark.parametrize("where", ["general", "dm"])
@pytest.mark.parametrize("method", sorted(METHODS))
async def test_nothing_crashes_a_method(playground: Playground, method: str, where: str) -> None:
    workspace = playground.workspace
    general = workspace.channels.find("general")
    workspace.join(general, workspace.bot.id)
    base = sound(playground, general if where == "general" else workspace.app_dm(DANA))
    asked: set[str] = set()
    answer(playground, method, Read(base, asked))
    for name in sorted(asked):
        for value in ODD:
            given = {**base, name: value}
            told = answer(playground, method, Read(given, asked))
            assert json.dumps(told), (name, value)

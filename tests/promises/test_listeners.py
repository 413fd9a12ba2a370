"""Ids and listeners agree: what people can press or send is heard by exactly one listener, and nothing is listened for in vain.

Judged by requests as Slack would send them.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias, cast

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot import manifest
from bot.connection.in_flight import InFlight
from bot.connection.listener_runner import FastAckApp, Listen, key_of
from bot.connection.slack import bolt_app
from bot.settings import Settings
from handlers.registration import register_all
from messages.kit.ids import Action, Form, LiveField, Menu, Shortcut
from services.admission import Admission
from services.context import Services
from tests.late_messages import without_database

Body: TypeAlias = dict[str, Any]
WORDS = manifest.FILE.parent / "messages"
SHORTCUT_TYPES = {"global": "shortcut", "message": "message_action"}
EVENT_FIELDS: dict[str, Body] = {
    event: {"type": "message", "channel_type": kind, "text": "x", "user": "U1"}
    for event, kind in (("message.im", "im"), ("message.groups", "group"), ("message.channels", "channel"))
}


@pytest.fixture(scope="module")
def app() -> FastAckApp:
    """Return Bolt's app with every listener of the bot, as the bot makes it."""
    settings = Settings.model_validate({"slack_bot_token": "xoxb-1", "slack_app_token": "xapp-1"})
    in_flight = InFlight()
    app, _ = bolt_app(settings, AsyncWebClient("xoxb-1"), in_flight, Admission(), without_database(in_flight))
    register_all(app, cast("Services", None))
    return app


def pressed(action: Action | LiveField) -> Body:
    """Return what Slack sends when this button is pressed, or something is chosen in this field."""
    return {"type": "block_actions", "actions": [{"type": "button", "block_id": "b", "action_id": str(action)}]}


def sent(form: Form) -> Body:
    """Return what Slack sends when this form is submitted."""
    return {"type": "view_submission", "view": {"type": "modal", "callback_id": str(form)}}


def used(shortcut: Body) -> Body:
    """Return what Slack sends when a shortcut of the manifest is used."""
    return {"type": SHORTCUT_TYPES[shortcut["type"]], "callback_id": shortcut["callback_id"]}


def typed(menu: Menu) -> Body:
    """Return what Slack sends when something is typed into this menu."""
    return {"type": "block_suggestion", "action_id": str(menu), "block_id": "b", "value": "x"}


def happened(event: str) -> Body:
    """Return what Slack sends when an event of the manifest happens."""
    return {"type": "event_callback", "event": EVENT_FIELDS.get(event, {"type": event})}


def forms_with_a_submit() -> set[Form]:
    """Return the forms that some builder gives a button to send them."""
    return {form for form, submit in _modals() if not _is_none(submit)}


def _modals() -> Iterator[tuple[Form, ast.expr | None]]:
    """Yield every form a builder in messages/ makes, and what it passes as `submit`."""
    for file in WORDS.rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and "modal" in (getattr(call.func, "id", ""), getattr(call.func, "attr", "")):
                name = ast.unparse(call.args[0])
                assert name.startswith("Form."), f"{file.name} makes a modal whose id is {name}, not one of Form's"
                yield Form[name.removeprefix("Form.")], {k.arg: k.value for k in call.keywords}.get("submit")


def _is_none(value: ast.expr | None) -> bool:
    return value is None or (isinstance(value, ast.Constant) and value.value is None)


def everything_slack_may_send() -> list[Body]:
    """Return one request for everything the ids and the manifest name."""
    features = manifest.load()["features"]
    return [
        *map(pressed, Action),
        *map(pressed, LiveField),
        *map(sent, Form),
        *map(typed, Menu),
        *map(used, features["shortcuts"]),
        *({"command": command["command"]} for command in features["slash_commands"]),
        *map(happened, manifest.events()),
    ]


def hearing(app: FastAckApp, body: Body) -> list[Listen]:
    """Return the listeners that this request is handed to."""
    return [listen for key, listen in app.table.functions.items() if key == key_of(body)]


@pytest.mark.parametrize("action", [*Action, *LiveField])
def test_every_button_and_live_field_is_heard_by_one_listener(app: FastAckApp, action: Action | LiveField) -> None:
    assert len(hearing(app, pressed(action))) == 1


@pytest.mark.parametrize("menu", Menu)
def test_every_menu_that_asks_for_its_options_is_heard_by_one_listener(app: FastAckApp, menu: Menu) -> None:
    assert len(hearing(app, typed(menu))) == 1


@pytest.mark.parametrize("form", sorted(forms_with_a_submit()))
def test_every_form_that_can_be_sent_is_heard_by_one_listener(app: FastAckApp, form: Form) -> None:
    assert len(hearing(app, sent(form))) == 1


@pytest.mark.parametrize("shortcut", manifest.load()["features"]["shortcuts"], ids=lambda one: one["name"])
def test_every_shortcut_is_heard_by_one_listener(app: FastAckApp, shortcut: Body) -> None:
    assert shortcut["callback_id"] in set(Shortcut)
    assert len(hearing(app, used(shortcut))) == 1


def test_every_command_is_heard_by_one_listener(app: FastAckApp) -> None:
    for command in manifest.load()["features"]["slash_commands"]:
        assert len(hearing(app, {"command": command["command"]})) == 1


@pytest.mark.parametrize("event", manifest.events())
def test_every_event_is_heard_by_one_listener(app: FastAckApp, event: str) -> None:
    assert len(hearing(app, happened(event))) == 1


def test_every_listener_hears_something_that_has_an_id(app: FastAckApp) -> None:
    heard = {listen for body in everything_slack_may_send() for listen in hearing(app, body)}
    silent = [listen for listen in app.table.functions.values() if listen not in heard]
    assert silent == []


def test_what_is_not_ours_is_not_heard(app: FastAckApp) -> None:
    stray = {"type": "block_actions", "actions": [{"type": "button", "block_id": "b", "action_id": "another.app"}]}
    assert hearing(app, stray) == []
    assert hearing(app, {"type": "view_submission", "view": {"type": "modal", "callback_id": "x"}}) == []


def test_every_form_is_made_somewhere() -> None:
    assert {form for form, _ in _modals()} == set(Form)


def test_every_action_is_offered_somewhere() -> None:
    offered = "".join(file.read_text(encoding="utf-8") for file in WORDS.rglob("*.py") if file.name != "ids.py")
    assert [action for action in Action if f"Action.{action.name}" not in offered] == []


def test_nothing_but_ids_of_ours_is_listened_for() -> None:
    handlers = Path(manifest.FILE).parent / "handlers"
    literal = [
        f"{file.name}: {ast.unparse(call)}"
        for file in handlers.rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and ast.unparse(call.func.value) == "app"
        and call.func.attr in ("action", "view", "shortcut", "command", "options", "view_closed", "view_submission")
        and isinstance(call.args[0], ast.Constant)
    ]
    assert literal == [], "ids are named in messages/kit/ids.py"


def test_the_shortcuts_of_the_manifest_are_those_with_an_id() -> None:
    assert {one["callback_id"] for one in manifest.load()["features"]["shortcuts"]} == set(Shortcut)

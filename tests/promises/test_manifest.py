"""`app.yml` is a manifest Slack takes, says why it asks for each scope, and hints at the verbs there are.

That it agrees with the code is for `test_listeners.py` and `test_scopes.py` to prove.
"""

import re

import pytest
import yaml

from bot import manifest
from bot.connection.shapes import EVENTS
from bot.problem import SetupProblem
from playground.rules.manifest import read_manifest


def test_slack_would_take_it() -> None:
    assert read_manifest(manifest.FILE.read_text(encoding="utf-8")).name == "Baton"


def test_slack_would_take_it_for_http() -> None:
    made = yaml.safe_load(manifest.over_http("https://baton.example.com/"))
    assert read_manifest(yaml.safe_dump(made)).name == "Baton"
    url = "https://baton.example.com/slack/events"
    assert made["features"]["slash_commands"][0]["url"] == url
    assert made["settings"]["event_subscriptions"]["request_url"] == url
    assert made["settings"]["interactivity"]["request_url"] == url
    assert made["settings"]["interactivity"]["message_menu_options_url"] == url
    assert made["settings"]["socket_mode_enabled"] is False


@pytest.mark.parametrize("wrong", ["", "baton.example.com", "http://baton.example.com", "https://"])
def test_an_address_slack_cannot_call_is_refused(wrong: str) -> None:
    with pytest.raises(SetupProblem, match="should look like https://"):
        manifest.over_http(wrong)


def test_every_scope_says_why() -> None:
    lines = manifest.FILE.read_text(encoding="utf-8").partition("    bot:\n")[2].partition("settings:")[0].splitlines()
    assert len(lines) == len(manifest.scopes())
    assert all(re.fullmatch(r"      - [a-z:._]+ # .{10,}", line) for line in lines)


def test_the_usage_hint_names_the_verbs() -> None:
    hint = manifest.load()["features"]["slash_commands"][0]["usage_hint"]
    verbs = "start status list checklist email pause resume snooze complete cancel settings help"
    assert " ".join(re.findall(r"[a-z]+", hint.partition("]")[0])) == verbs


def test_the_fields_of_every_event_it_subscribes_to_are_looked_at() -> None:
    assert {name.partition(".")[0] for name in manifest.events()} == set(EVENTS)

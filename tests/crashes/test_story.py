"""The story of the crash tests leaves nothing out: what it does not do would never be killed in the doing."""

from jobs.registry import job_types
from messages.commands import COMMAND, COMMANDS
from messages.kit.ids import Action, Form, Shortcut
from tests.crashes.story_runner import StoryResult

ONLY_SHOWN = {Form.OVERVIEW, Form.EMAIL_PREVIEW, Form.LOADING, Form.NOTICE}
"""Views without a button that sends them."""
EVENTS = {"message", "app_mention", "app_home_opened", "user_change"}


def test_without_deaths_all_is_well(undisturbed: StoryResult) -> None:
    assert undisturbed.final_state.faults == []


def test_it_uses_every_delivery(undisturbed: StoryResult) -> None:
    jobs = [fact.words.split() for fact in undisturbed.final_state.facts if fact.where == "jobs"]
    assert {kind for kind, state in jobs if state == "done"} == set(job_types())


def test_it_uses_every_button_form_command_and_event(undisturbed: StoryResult) -> None:
    commands = {f"{COMMAND} {command.verb}" for command in COMMANDS}
    all_there_is = {*Action, *(set(Form) - ONLY_SHOWN), *Shortcut, *EVENTS, *commands}
    assert all_there_is - set(undisturbed.heard) == set()

"""What the story of the crash tests leaves out is named here: what it does not do is never killed in the doing."""

from jobs.registry import job_types
from messages.commands import COMMAND, COMMANDS
from messages.kit.ids import Action, Form, Shortcut
from tests.crashes.story_runner import StoryResult

ONLY_SHOWN = {Form.OVERVIEW, Form.EMAIL_PREVIEW, Form.LOADING, Form.NOTICE}
"""Views without a button that sends them."""
EVENTS = {"message", "app_mention", "app_home_opened", "user_change"}

JOBS_LEFT_OUT = {
    "account_wanted",
    "ask_meaning",
    "channel_closed",
    "channel_copy",
    "clip_without_words",
    "declined",
    "details_changed",
    "farewell",
    "look_up_names",
    "lost_channel_told",
    "new_thread",
    "nudge",
    "outsiders_notice",
    "overridden",
    "pause_reminder",
    "set_back_look",
    "set_back_told",
    "share_file",
    "started_for_others",
    "take_back_file",
    "whole_text",
}
"""Kinds of jobs that the story does not ask for yet."""
ACTS_LEFT_OUT = {
    "/handover edit",
    "/handover override",
    Action.CHANNEL_ANOTHER,
    Action.CHANNEL_JOIN,
    Action.DECLINE,
    Action.DECLINE_UNDO,
    Action.DETAILS_OPEN,
    Action.EMAIL_ANEW,
    Action.EMAIL_EMOJI,
    Action.EMAIL_READ,
    Action.EMAIL_TAKE_BACK,
    Action.INTERVIEW_FILE,
    Action.INTERVIEW_TAKE_OUT,
    Action.NEXT_PAGE,
    Action.NO_SECRET,
    Action.NUDGE,
    Action.OVERRIDE_OPEN,
    Action.OVERRIDE_UNDO,
    Action.PREVIOUS_PAGE,
    Action.QUESTION_READ,
    Action.REST_ON,
    Action.STEP_OPEN,
    Action.TAKE_BACK,
    Form.DECLINE,
    Form.DETAILS,
    Form.EMAIL_SENT,
    Form.OVERRIDE,
    Form.REST_ON,
    Form.STEP,
}
"""What nobody in the story does yet."""


def test_without_deaths_all_is_well(undisturbed: StoryResult) -> None:
    assert undisturbed.final_state.faults == []


def test_it_uses_every_delivery_but_those_left_out(undisturbed: StoryResult) -> None:
    jobs = [fact.words.split() for fact in undisturbed.final_state.facts if fact.where == "jobs"]
    assert {kind for kind, state in jobs if state == "done"} == set(job_types()) - JOBS_LEFT_OUT


def test_it_uses_every_button_form_command_and_event_but_those_left_out(undisturbed: StoryResult) -> None:
    commands = {f"{COMMAND} {command.verb}" for command in COMMANDS}
    all_there_is = {*Action, *(set(Form) - ONLY_SHOWN), *Shortcut, *EVENTS, *commands}
    assert all_there_is - set(undisturbed.heard) == ACTS_LEFT_OUT

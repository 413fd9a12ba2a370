"""How each kind of job is declared, written down once more: a change here is a change of what people and operators see."""

from dataclasses import replace

import pytest

from handover.home import HOME_TAB
from handover.overview import SUMMARY_CARD
from jobs.engine.job_type import OnFailure, Retention
from jobs.registry import by_kind, job_types, kinds_kept


def test_what_is_of_one_day_or_event_is_forgotten_when_it_is_old() -> None:
    assert kinds_kept(Retention.PASSING) == {
        "answer",
        "blueprint_file",
        "book_file",
        "book_held",
        "book_letters",
        "book_plan",
        "book_read",
        "canvas_look",
        "channel_look",
        "cover_changes_file",
        "cover_shown",
        "digest",
        "digest_refresh",
        "leaders_look",
        "nudge",
        "outsiders_look",
        "outsiders_notice",
        "playbook_file",
        "playbook_import",
        "redeliver",
        "request_failed",
        "restored_look",
        "team_file",
        "templates_file",
        "templates_import",
        "team_summary",
    }


def test_what_a_reopened_handover_does_not_ask_for_again_is_forgotten_after_its_end() -> None:
    assert kinds_kept(Retention.WHILE_HANDOVER_OPEN) == {
        "answer_changed",
        "archive_channel",
        "ask_meaning",
        "assignment_due",
        "assignment_reminded",
        "bookmarks",
        "call_asked",
        "call_clash",
        "call_times",
        "customer_channel_invite",
        "customer_channel_news",
        "customer_channel_open",
        "customer_channel_say",
        "customer_channel_shown",
        "customer_channel_unsay",
        "old_series",
        "series_asked",
        "series_invitation",
        "call_invitation",
        "call_planned",
        "canvas_edit",
        "canvas_edit_told",
        "canvas_update",
        "channel_closed",
        "channel_copy",
        "clip_without_words",
        "contact_due",
        "contributor_answered",
        "contributor_asked",
        "contributor_reminder",
        "plan_changed",
        "post_linked",
        "plan_told",
        "farewell",
        "kept_done",
        "undo_over",
        "final_summary",
        "handover_document",
        "interview_begins",
        "invite",
        "item_blocked",
        "known_list",
        "look_up_names",
        "meanings_left",
        "new_thread",
        "overridden",
        "override_told",
        "pause_reminder",
        "promises_proposed",
        "prompt",
        "proposals_answered",
        "release_note",
        "department_note",
        "department_told",
        "question_replied",
        "questions_settled",
        "saved_edit",
        "restored_told",
        "share_file",
        "somebody_gone",
        "status_changed",
        "status_told",
        "summary_card",
        "support_asked",
        "take_back_file",
        "tell_first",
        "understood_shown",
        "whole_text",
        "window_ends",
    }


def test_what_may_be_due_a_thousand_times_is_throttled_by_the_call_it_makes() -> None:
    assert {kind: one.throttled_by for kind, one in job_types().items() if one.throttled_by} == {
        "canvas_update": "canvases.edit",
        "digest": "chat.postMessage",
        "digest_refresh": "chat.update",
        "summary_card": "chat.update",
        "home_tab": "views.publish",
        "person_check": "users.info",
        "look_up_names": "users.info",
        "redeliver": "conversations.replies",
        "team_summary": "chat.postMessage",
    }


def test_nobody_is_told_of_the_failure_of_what_only_brings_something_up_to_date() -> None:
    silent = {kind for kind, one in job_types().items() if one.on_failure is OnFailure.SILENT}
    assert silent == {
        "assignment_due",
        "book_held",
        "book_shown",
        "book_take_back",
        "bookmarks",
        "call_times",
        "canvas_look",
        "canvas_update",
        "channel_closed",
        "channel_look",
        "contact_due",
        "cover_shown",
        "customer_channel_shown",
        "digest_refresh",
        "home_tab",
        "leaders_look",
        "look_up_names",
        "lost_channel_told",
        "outsiders_look",
        "person_check",
        "plan_told",
        "redeliver",
        "undo_over",
        "request_failed",
        "restored_look",
        "restored_told",
        "status_told",
        "summary_card",
        "team_summary",
        "trouble",
        "understood_shown",
        "whole_text",
        "window_ends",
    }


def test_who_is_asked_for_something_is_told_each_time() -> None:
    told = {kind: one.on_failure for kind, one in job_types().items()}
    assert {kind for kind, how in told.items() if how is OnFailure.TELL_EACH} == {
        "approval_wanted",
        "email_sent_back",
    }
    assert {kind for kind, how in told.items() if how is OnFailure.TELL_ALL_HANDOVERS} == {"digest"}
    assert {kind for kind, how in told.items() if how is OnFailure.TELL_ASKER} == {
        "blueprint_file",
        "book_file",
        "book_letters",
        "book_plan",
        "book_read",
        "book_start",
        "cover_changes_file",
        "cover_return",
        "playbook_file",
        "playbook_import",
        "team_file",
        "templates_file",
        "templates_import",
    }


def test_a_failure_notice_and_a_look_up_do_not_wait_for_an_admin() -> None:
    assert {kind for kind, one in job_types().items() if not one.waits_for_admin} == {
        "look_up_names",
        "request_failed",
        "trouble",
    }


def test_a_kind_of_job_is_declared_once() -> None:
    job_type, other = job_types()[HOME_TAB], job_types()[SUMMARY_CARD]
    assert by_kind([job_type, other, job_type]) == {HOME_TAB: job_type, SUMMARY_CARD: other}
    with pytest.raises(AssertionError, match="home_tab"):
        by_kind([job_type, replace(other, kind=HOME_TAB)])

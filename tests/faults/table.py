"""What Slack may do to us, in the words of docs/when-slack-misbehaves.md, and the tests that hold what Baton does then."""

TABLE = {
    "Slack asks to wait (429)": (
        "test_429_waits_as_long_as_slack_says_or_half_a_minute",
        "test_429_on_one_method_holds_up_nothing_else",
    ),
    "Slack is down (500, 503, a proxy's page, no connection)": ("test_an_outage_of_hours_delays_and_loses_nothing",),
    "Something else answers in Slack's place (a gateway, a network that wants a sign-in)": (
        "test_whatever_answers_in_slacks_place_the_worker_looks_again",
    ),
    "Slack answers slowly": (
        "test_a_slow_answer_holds_up_nobody_else",
        "test_two_people_wait_for_two_calls_of_which_one_is_slow",
    ),
    "Slack says that it failed, or says nothing, but did it": (
        "test_what_happened_although_slack_did_not_say_so_is_not_done_again",
    ),
    "More messages at once than can be dealt with in three seconds, and Baton dies before it has": (
        "test_a_message_that_only_slack_has_is_read_from_there_and_heard",
        "test_one_that_was_deleted_meanwhile_is_left",
        "test_one_outside_of_any_thread_is_answered",
        "test_its_place_alone_is_stored_and_forgotten_once_it_is_dealt_with",
        "test_while_nothing_can_be_stored_slack_sends_it_again",
    ),
    "Any of these, at any call, at any time": ("test_in_the_end_everything_is_there_once",),
    "The token is revoked, expired or unknown, the account is switched off, the app is uninstalled": (
        "test_everything_waits_and_a_restart_with_a_good_token_goes_on_where_it_stopped",
        "test_one_look_a_while_instead_of_one_attempt_an_job",
        "test_every_such_code_makes_jobs_wait",
        "test_being_uninstalled_is_seen_at_once",
    ),
    "The workspace moves into another organisation": ("test_every_such_code_makes_jobs_wait",),
    "A permission is missing": (
        "test_without_the_permission_for_channels_all_of_the_channel_waits_and_comes_when_it_is_granted",
        "test_what_is_only_fitted_out_lets_the_channel_pass",
        "test_a_permission_granted_while_the_bot_was_down_is_used_at_once",
        "test_what_waits_for_a_permission_goes_on_though_the_database_fails_just_as_it_is_granted",
        "test_nothing_may_be_said_and_all_is_said_in_order_once_it_may",
    ),
    "Direct messages with Baton are switched off (the app's Messages tab)": (
        "test_with_the_messages_tab_off_people_are_told_in_the_channel_and_the_interview_is_a_form",
        "test_switched_off_in_the_middle_a_question_waits_and_is_put_when_it_is_on_again",
        "test_an_approval_is_asked_for_in_the_channel_even_if_that_person_was_told_before",
    ),
    "Somebody is deactivated, becomes a guest, or is removed": (
        "test_somebody_deactivated_while_the_bot_was_down_is_found_and_the_others_are_told_once",
        "test_an_event_that_was_lost_is_made_up_for_within_a_day",
        "test_each_person_of_an_open_handover_is_asked_about_once_a_day_and_nobody_else",
        "test_somebody_whom_slack_does_not_know_any_more_is_missed_and_that_is_said",
    ),
    "Somebody changes their name or time zone while Baton is down": ("test_a_new_zone_moves_the_morning_message",),
    "The channel is archived by hand": (
        "test_words_for_an_archived_channel_are_told_to_somebody_directly",
        "test_what_was_owed_in_a_closed_channel_is_said_when_it_is_open_again_and_all_who_wait_are_told",
        "test_a_channel_closed_at_night_is_told_to_whoever_acts_at_once_and_to_others_in_their_hours",
    ),
    "The channel is deleted, or Baton was taken out of it": (
        "test_what_was_owed_in_a_closed_channel_is_said_when_it_is_open_again_and_all_who_wait_are_told",
        "test_another_channel_by_one_tap_has_everybody_and_all_that_was_owed",
        "test_a_channel_that_is_gone_is_told_of_and_going_on_opens_another",
    ),
    "A channel that several accounts share is archived, deleted, or Baton was taken out of it": (
        "test_a_channel_that_is_archived_is_told_once_and_all_go_on_in_another",
    ),
    "In such a channel an account's card is deleted, or goes by the workspace's retention": (
        "test_a_card_that_was_deleted_is_there_anew_and_what_is_said_stands_below_it",
        "test_words_for_a_card_that_is_gone_unheard_wait_for_the_next_one_and_never_stand_at_the_top",
    ),
    "The rules of the channel or workspace don't let Baton post": (
        "test_posting_restricted_by_rules_pauses_and_goes_on_within_the_hour",
        "test_what_is_owed_in_a_direct_message_that_is_closed_comes_when_it_is_open",
    ),
    "Who may set a topic, pin, add links, or invite is restricted, or there is no room for more of them": (
        "test_what_is_only_decoration_fails_alone_and_in_silence",
        "test_a_note_is_posted_though_the_topic_is_refused",
        "test_whoever_may_not_be_invited_is_named_and_the_channel_is_no_closed_one",
        "test_where_nobody_may_be_invited_somebody_hears_directly_and_all_come_in_when_they_may",
    ),
    "A rule of Slack's forbids something that nobody here knows by name, or a fault lasts for more than a day": (
        "test_what_a_rule_forbids_that_nobody_here_knows_is_told_once_and_goes_on_when_it_may",
    ),
    "Messages can't be changed any more (the workspace's time for edits is over)": (
        "test_what_slack_lets_nobody_change_any_more_is_no_failure_of_what_was_asked",
    ),
    "Slack denies one place (a channel whose keys an admin has withdrawn)": (
        "test_one_place_that_is_denied_holds_up_no_other_and_nothing_is_lost",
    ),
    "A message cannot be changed just now (a fault of Slack's, a channel that moves)": (
        "test_a_message_that_could_not_be_changed_just_then_is_changed_later",
    ),
    "File uploads are switched off, or there is no room for files": (
        "test_with_uploads_off_the_text_is_there_once_and_the_file_comes_when_they_are_on_again",
    ),
    "Slack takes or gives no file that somebody has asked for, or a fault of ours keeps it": (
        "test_with_uploads_off_the_markdown_stands_in_the_message_and_the_file_is_one_tap_away",
        "test_a_pdf_that_cannot_be_sent_is_offered_as_markdown",
        "test_who_asked_hears_once_when_it_fails_for_any_other_reason",
        "test_a_playbook_stands_in_the_message_where_slack_takes_no_file",
        "test_a_playbook_that_was_sent_and_cannot_be_fetched_is_asked_for_again",
        "test_words_of_letters_that_slack_does_not_take_are_one_tap_away",
        "test_words_of_letters_that_cannot_be_fetched_are_asked_for_again",
        "test_who_asked_hears_when_it_is_not_theirs_to_see_any_more",
    ),
    "The workspace has no canvases, or Baton may make none": (
        "test_where_there_are_no_canvases_nobody_hears_of_it_and_it_is_tried_again_after_a_week",
        "test_without_the_permission_nobody_is_told_and_the_rest_goes_on",
    ),
    "Slack doesn't say whether an invitation of the customer went out": (
        "test_the_first_invitation_goes_out_once_whatever_slack_answers",
        "test_where_nobody_can_know_it_is_said_and_nobody_is_invited_twice_by_itself",
    ),
    "Other organisations may not be invited (the plan, the workspace's rules)": (
        "test_where_other_organisations_may_not_be_invited_it_is_said_with_the_way_without_it",
    ),
    "Somebody deletes the canvas": ("test_a_canvas_that_somebody_has_deleted_does_not_come_back",),
    "Slack ends the connection and asks for a new one, as it does every few hours": (
        "test_a_refresh_loses_no_event_and_doubles_none",
        "test_a_press_under_way_is_answered_before_the_connection_is_left",
    ),
    "The connection breaks, or is half dead": (
        "test_cut_in_the_middle_of_an_event_it_is_heard_again_and_acted_upon_once",
        "test_a_connection_that_answers_no_ping_is_given_up",
    ),
    "Slack ends every new connection (too many of them)": ("test_a_slack_that_ends_every_connection_is_not_hammered",),
    "Socket Mode is switched off, or the app token is refused": (
        "test_socket_mode_switched_off_is_said_once_and_tried_on",
        "test_an_app_token_refused_while_running_is_said_once_and_tried_on",
    ),
    "Baton is stopped (SIGTERM)": (
        "test_stopping_answers_what_has_come_in",
        "test_stopping_answers_what_has_come_in_over_http",
    ),
    "Slack sends an event again, or to two processes at once": (
        "test_every_event_sent_again_changes_nothing",
        "test_an_event_that_reaches_two_processes_at_once_is_heard_by_one",
    ),
    "Slack sends a message late, after its deletion": (
        "test_a_message_that_is_heard_late_is_kept_unless_it_was_deleted_meanwhile",
    ),
    "Somebody presses twice, or two people press the same button": (
        "test_a_command",
        "test_a_button_of_the_interview",
        "test_a_form_sent_twice_opens_one_handover",
        "test_a_cancellation_sent_twice_is_said_once",
    ),
    "A form or question stays open while Baton is started anew": (
        "test_a_form_outlives_the_bot_that_opened_it",
        "test_an_interview_question_left_open_over_a_restart_is_answered_after_it",
        "test_a_form_left_open_over_the_weekend_is_taken",
    ),
    "A form stays open while the handover is cancelled or paused": (
        "test_a_form_whose_handover_has_ended_or_rests_says_so_and_keeps_what_was_typed",
    ),
    "Slack is too late to open a form, or takes no more answers to a press": (
        "test_a_trigger_that_has_expired_is_owned_up_to",
        "test_words_for_a_response_url_that_slack_has_forgotten_come_as_a_direct_message",
    ),
    "An older copy of the database is put back, and Slack shows newer questions": (
        "test_after_a_restored_backup_a_reply_is_asked_about_and_not_misfiled",
        "test_after_a_restored_backup_an_edited_answer_is_not_misfiled_and_a_skip_skips_nothing",
        "test_without_a_restored_backup_the_thread_is_read_once_after_a_start",
        "test_after_a_restored_backup_the_interview_goes_on_below_before_anybody_has_written",
    ),
    "An older copy of the database is put back, and Slack shows more of Baton's channels and messages": (
        "test_a_restored_backup_is_noticed_at_the_start_and_said_once_where_it_matters",
        "test_a_lost_channel_is_forgotten_once_somebody_has_archived_it",
        "test_nothing_is_lost_after_a_pause_a_new_database_or_with_several_processes",
        "test_a_button_of_a_lost_handover_says_why_it_is_not_found_and_what_to_do",
        "test_a_message_in_the_thread_of_a_lost_handover_is_told_where_it_stands",
        "test_after_a_restored_backup_nobody_gets_the_mornings_message_of_that_day_again",
    ),
}
"""Fault → the tests that hold it."""

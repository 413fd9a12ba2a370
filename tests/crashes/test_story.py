"""What the stories of the crash tests leave out is named here: what nobody does in them is never killed in the doing."""

from jobs.registry import job_types
from messages.commands import COMMAND, COMMANDS
from messages.kit.ids import Action, Form, Shortcut
from tests.crashes.short_stories import SHORT_STORIES
from tests.crashes.story_runner import StoryResult, jobs_done

ONLY_SHOWN = {
    Form.AREAS,
    Form.OVERVIEW,
    Form.SYNTHESIS_READ,
    Form.CUSTOMER_REPLY_READ,
    Form.PROMISES,
    Form.ACCOUNT,
    Form.ACCOUNT_ENTRY,
    Form.ACCOUNTS,
    Form.BOOK,
    Form.BOOKS,
    Form.LOADING,
    Form.NOTICE,
    Form.CALL_TIME,
    Form.CALLS,
    Form.CALL_SAVED,
    Form.SERIES_SAVED,
    Form.PLAYBOOKS,
    Form.PLAYBOOK,
    Form.PLAYBOOK_HISTORY,
    Form.RECORDS,
    Form.SUGGESTIONS,
    Form.CSM_TEAM,
    Form.TEAM,
    Form.TEAM_GLANCE,
    Form.TEAM_PEOPLE,
    Form.CONTACTS,
    Form.DEPARTMENT,
    Form.RELEASE,
    Form.RELEASE_ITEMS,
    Form.RELEASE_LEFT_OUT,
    Form.PEOPLE,
    Form.COVER_CHANGES,
    Form.EMAIL_VERSIONS,
    Form.TEMPLATES,
    Form.CUSTOMER_CHANNEL,
}
"""Views without a button that sends them."""
EVENTS = {"message", "app_mention", "app_home_opened", "user_change", "file_change"}

JOBS_LEFT_OUT = {
    "customer_channel_news",
    "call_missed",
    "canvas_edit_told",
    "canvas_look",
    "cover_not_begun",
    "look_up_names",
    "lost_channel_told",
    "new_thread",
    "owner_told",
    "redeliver",
    "request_failed",
    "restored_look",
    "restored_told",
    "support_asked",
    "tell_first",
}
"""Kinds of jobs that no story asks for: they follow when Slack does not answer or has lost something, or the database has, or when
there is no time for a message (`tests/crashes/test_late_messages.py`); and what is said only when the outgoing CSM is gone,
somebody starts a handover of another's account, an owner who was on leave has gone, a
customer does not come to two calls, people are to be told first, or write in a canvas after the end, or a customer
answers an invitation into their channel."""
ACTS_LEFT_OUT = {
    Action.CUSTOMER_DISCARD,
    Action.CUSTOMER_INVITE_AGAIN,
    Action.CUSTOMER_MORE,
    Action.CUSTOMER_PAGE,
    Action.CUSTOMER_SAY,
    Action.CUSTOMER_USE,
    Form.CUSTOMER_CHANNEL_MORE,
    Form.CUSTOMER_CHANNEL_SAY,
    Form.CUSTOMER_CHANNEL_USE,
    Action.ASSIGNMENT_LIST,
    Action.ASSIGNMENT_UNDO,
    Form.ASSIGNMENTS,
    Action.EMAIL_ANEW,
    Action.EMAIL_DAY_BACK,
    Action.TEMPLATES_LANGUAGE,
    Action.TEMPLATES_TONE,
    Action.TEMPLATES_PART,
    Action.EMAIL_EACH,
    Form.EMAIL_EACH,
    Action.ACCOUNT_NEXT,
    Action.ACCOUNT_HISTORY,
    Action.ACCOUNT_HISTORY_NEXT,
    Action.ACCOUNT_HISTORY_PREVIOUS,
    Form.ACCOUNT_HISTORY,
    Action.ACCOUNT_PREVIOUS,
    Action.ACCOUNT_PICK,
    Action.ENTRY_BEGIN,
    Action.SUGGEST_OPEN,
    Action.ENTRY_NEXT,
    Action.FORGET_ASK,
    Form.FORGET,
    Action.ENTRY_PREVIOUS,
    Action.BOOK_MONTH_FIRST,
    Action.BOOK_NEXT,
    Action.BOOK_PREVIOUS,
    Action.BOOK_TABLE_NEXT,
    Action.BOOK_TABLE_PREVIOUS,
    Action.ACCOUNTS_NEXT,
    Action.ACCOUNTS_PREVIOUS,
    Action.ACCOUNTS_WHICH,
    Action.PLAN_CHOOSE,
    Action.START_FILL_IN,
    Action.START_MEANT,
    Action.TELL_FIRST_TOLD,
    Action.TELL_FIRST_UNDO,
    Action.PLAYBOOKS_NEXT,
    Action.PLAYBOOKS_PREVIOUS,
    Action.PLAYBOOK_HISTORY_NEXT,
    Action.PLAYBOOK_HISTORY_PREVIOUS,
    Action.PLAYBOOK_NEXT,
    Action.PLAYBOOK_PREVIOUS,
    Action.PROMISES_NEXT,
    Action.PROMISES_PREVIOUS,
    Action.RECORDS_NEXT,
    Action.RECORDS_PREVIOUS,
    Action.CALLS_OPEN,
    Action.CALL_FILE,
    Action.CONTACTS_OPEN,
    Action.RELEASE_ITEMS_NEXT,
    Action.RELEASE_ITEMS_PREVIOUS,
    Action.RELEASE_LEFT_OUT_NEXT,
    Action.RELEASE_LEFT_OUT_PREVIOUS,
    Action.CSM_TEAM_NEXT,
    Action.CSM_TEAM_PREVIOUS,
    Action.SUGGEST_NEXT,
    Action.SUGGEST_PREVIOUS,
    Action.TEAM_BOOK,
    Action.TEAM_NEXT,
    Action.TEAM_PEOPLE_NEXT,
    Action.TEAM_PEOPLE_PREVIOUS,
    Action.TEAM_PERSON,
    Action.TEAM_PREVIOUS,
    Action.TEAM_WHICH,
}
"""What nobody does in a story. Of accounts, what only shows more than there is in one; of plans, another way to the same form;
of lists, their other pages; of the words of letters, other languages and tones; of calls, the file that is asked for once
more; of accounts to take on, the list of several; of the e-mail, writing it anew and with the day of the return, which only
fill in its form; of a channel with the customer, more people and words, which are invited and said as the first ones, one that is
there already, and giving it up. What is forgotten leaves nothing behind to compare."""


def test_without_deaths_all_is_well(undisturbed: StoryResult) -> None:
    assert undisturbed.final_state.faults == []


def test_every_delivery_is_in_a_story_but_those_left_out(undisturbed: StoryResult) -> None:
    told = frozenset().union(*(one.jobs for one in SHORT_STORIES))
    assert jobs_done(undisturbed) | told == set(job_types()) - JOBS_LEFT_OUT


def test_every_button_form_command_and_event_is_in_a_story_but_those_left_out(undisturbed: StoryResult) -> None:
    commands = {f"{COMMAND} {command.verb}" for command in COMMANDS}
    all_there_is = {*Action, *(set(Form) - ONLY_SHOWN), *Shortcut, *EVENTS, *commands}
    told = frozenset().union(*(one.acts for one in SHORT_STORIES))
    assert all_there_is - set(undisturbed.heard) - told == ACTS_LEFT_OUT

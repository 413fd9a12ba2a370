"""Short stories about what is known of an account, and about playbooks."""

from datetime import date

from messages.kit.ids import Action, Form
from tests.crashes.acts import (
    blueprint,
    book,
    canvas,
    checklist,
    cover,
    entries,
    known,
    letter_templates,
    merging,
    pings,
    playbook_change,
    playbooks,
    records,
    reverse_interview,
    shared_channel,
    suggesting,
    team,
)
from tests.crashes.short_story import ShortStory
from tests.crashes.story import KOLKATA, NEW_YORK, PRAGUE, Story


async def _records(told: Story) -> None:
    await records.contacts(told)
    await records.understood(told)
    await records.offered(told)


async def _known(told: Story) -> None:
    await known.called_off(told)
    await known.once_more(told)


async def _pings(told: Story) -> None:
    await pings.called_off(told)
    await told.until(date(2026, 3, 24), 10, NEW_YORK)
    await pings.answered(told)


async def _entries(told: Story) -> None:
    await pings.called_off(told)
    await told.until(date(2026, 3, 4), 10, NEW_YORK)
    await entries.changed(told)
    await entries.people(told)


async def _merging(told: Story) -> None:
    await merging.called_off_twice(told)
    await merging.merged(told)


async def _cover(told: Story) -> None:
    await cover.begun(told)
    await told.until(date(2026, 3, 4), 10, NEW_YORK)
    await cover.day_said(told)
    await told.until(date(2026, 3, 10), 16, KOLKATA)
    await cover.answered(told)
    await told.until(date(2026, 3, 12), 10, NEW_YORK)


async def _book(told: Story) -> None:
    await book.planned(told)
    await book.changed(told)
    await book.stopped(told)
    await told.until(date(2026, 3, 4), 10, PRAGUE)
    await book.letters_asked(told)
    await book.undone(told)


async def _shared_channel(told: Story) -> None:
    await shared_channel.begun(told)
    await shared_channel.written(told)
    await shared_channel.left(told)


async def _canvas(told: Story) -> None:
    await canvas.made(told)
    await canvas.edited(told)
    await canvas.made_again(told)


async def _playbooks(told: Story) -> None:
    await playbooks.copied(told)
    await playbooks.changed(told)


async def _playbook_files(told: Story) -> None:
    await playbooks.copied(told)
    await playbooks.imported(told)


async def _letter_templates(told: Story) -> None:
    await letter_templates.looked_through(told)
    await letter_templates.changed(told)
    await letter_templates.as_a_file(told)
    await letter_templates.seen_from_a_letter(told)


async def _reverse_interview(told: Story) -> None:
    await told.dana.says("Calm but watchful.", thread=told.thread())
    await reverse_interview.asked(told)
    await reverse_interview.replied(told)
    await reverse_interview.one_by_one(told)
    await checklist.day_of_call(told, told.priya, "Context", "2026-03-10")
    await told.until(date(2026, 3, 4), 10, NEW_YORK)
    await reverse_interview.agenda(told)


async def _suggesting(told: Story) -> None:
    await suggesting.kept(told)
    await team.looked_at(told)
    await suggesting.suggested(told)


async def _team_week(told: Story) -> None:
    await team.led_by_a_group(told)
    # A day later the group is looked at anew, whether Slack has told of it or not.
    await told.until(date(2026, 3, 4), 15, KOLKATA)
    await team.day_chosen(told)
    await told.until(date(2026, 3, 5), 11, PRAGUE)
    await team.week_read(told)


KNOWLEDGE_STORIES = (
    ShortStory(
        "what was understood of an answer",
        _records,
        frozenset({"understood_shown"}),
        frozenset(
            {
                Action.RECORDS_ADD_OFFERED,
                Action.RECORDS_ADD_OFFERED_IN_LIST,
                Action.RECORDS_CONFIRM,
                Action.RECORDS_CONFIRM_ALL,
                Action.RECORDS_CONTACTS,
                Action.RECORDS_LEAVE_OFFERED,
                Action.RECORDS_OPEN,
                Action.RECORDS_TAKE_BACK,
            }
        ),
    ),
    ShortStory(
        "an account that is handed over once more",
        _known,
        frozenset({"known_list"}),
        frozenset(
            {
                Action.KNOWN_CHANGE,
                Action.KNOWN_CONFIRM,
                Action.KNOWN_CONFIRM_ALL,
                Action.KNOWN_TAKE_BACK,
                Form.KNOWN_CHANGE,
            }
        ),
    ),
    ShortStory(
        "what an owner is asked between handovers",
        _pings,
        acts=frozenset(
            {
                Action.PING_CHANGE,
                Action.PING_CONFIRM,
                Action.PING_SWITCH_OFF,
                Action.PING_SWITCH_ON,
                Action.PING_TAKE_BACK,
                Form.ENTRY_TEXT,
            }
        ),
    ),
    ShortStory(
        "what is known, changed between handovers",
        _entries,
        acts=frozenset(
            {
                Action.ACCOUNT_READ,
                Action.ENTRY_ADD,
                Action.ENTRY_CHANGE,
                Action.ENTRY_CONFIRM,
                Action.ENTRY_REMOVE,
                Action.ENTRY_REMOVE_RECORD,
                Action.ENTRY_TEXT,
                Action.ENTRY_UNDO,
                Form.ENTRY_RECORD,
                Form.ENTRY_TEXT,
            }
        ),
    ),
    ShortStory(
        "two accounts merged",
        _merging,
        acts=frozenset(
            {
                Action.MERGE_CHOOSE,
                Action.MERGE_UNDO,
                Form.MERGE,
                Form.MERGE_CHOOSE,
            }
        ),
    ),
    ShortStory(
        "the blueprint as a file",
        blueprint.files,
        frozenset({"blueprint_file"}),
        frozenset({Action.BLUEPRINT_MARKDOWN, Action.BLUEPRINT_PDF}),
    ),
    ShortStory(
        "a leave, asked about, and the return",
        _cover,
        frozenset({"cover_changes_file", "cover_question", "cover_return", "cover_shown"}),
        frozenset(
            {
                Action.COVER_BACK,
                Action.COVER_CHANGES,
                Action.COVER_FILE,
                Action.COVER_LATER,
                Action.COVER_NOT_AGREED,
                Action.COVER_STANDS,
                Action.COVER_STAYS,
                Action.COVER_STAYS_UNDO,
                Form.COVER_BACK,
                Form.COVER_LATER,
                Form.COVER_STAYS,
            }
        ),
    ),
    ShortStory(
        "a book of accounts, begun, stopped and undone",
        _book,
        frozenset(
            {
                "book_read",
                "book_plan",
                "book_shown",
                "book_start",
                "book_take_back",
                "book_held",
                "book_file",
                "book_letters",
            }
        ),
        frozenset(
            {
                Action.BOOKS_OPEN,
                Action.BOOK_APPROVE,
                Action.BOOK_COLUMNS,
                Action.BOOK_CONFIRM,
                Action.BOOK_DAY_FIRST,
                Action.BOOK_FILE,
                Action.BOOK_LETTERS,
                Action.BOOK_NEW,
                Action.BOOK_OPEN,
                Action.BOOK_OWNERS,
                Action.BOOK_RESUME,
                Action.BOOK_ROW,
                Action.BOOK_STOP,
                Action.BOOK_UNDO,
                Form.BOOK_APPROVE,
                Form.BOOK_COLUMNS,
                Form.BOOK_NEW,
                Form.BOOK_OWNERS,
                Form.BOOK_ROW,
                Form.BOOK_UNDO,
                "/handover book",
            }
        ),
    ),
    ShortStory(
        "small accounts that share a channel",
        _shared_channel,
        frozenset({"post_linked"}),
        frozenset({Action.BOOK_SHARING, Action.WHICH_ACCOUNT, Action.WHICH_ACCOUNT_NONE, Form.BOOK_SHARING}),
    ),
    ShortStory(
        "a canvas that people edit and delete",
        _canvas,
        frozenset({"canvas_update", "canvas_edit"}),
        frozenset(
            {
                Action.CANVAS_LEAVE_OUT,
                Action.CANVAS_MAKE_AGAIN,
                Action.CANVAS_TAKE,
                Action.CANVAS_UNDO,
                "file_change",
            }
        ),
    ),
    ShortStory(
        "a playbook of one's own",
        _playbooks,
        acts=frozenset(
            {
                Action.PLAYBOOKS_OPEN,
                Action.PLAYBOOK_ADD_ITEM,
                Action.PLAYBOOK_ADD_STEP,
                Action.PLAYBOOK_COPY,
                Action.PLAYBOOK_ENTRY,
                Action.PLAYBOOK_HEAD,
                Action.PLAYBOOK_HISTORY,
                Action.PLAYBOOK_OPEN,
                Action.PLAYBOOK_RESTORE,
                Action.PLAYBOOK_RETIRE,
                Action.PLAYBOOK_UNDO,
                Form.PLAYBOOK_COPY,
                Form.PLAYBOOK_ENTRY,
                Form.PLAYBOOK_HEAD,
            }
        ),
    ),
    ShortStory(
        "a playbook as a file",
        _playbook_files,
        frozenset({"playbook_file", "playbook_import"}),
        frozenset({Action.PLAYBOOK_EXPORT, Action.PLAYBOOK_IMPORT, Action.PLAYBOOK_TAKE_IN, Form.PLAYBOOK_IMPORT}),
    ),
    ShortStory(
        "another playbook for a running handover",
        playbook_change.changed,
        acts=frozenset({Action.PLAYBOOK_CHANGE, Action.PLAYBOOK_CHANGE_UNDO, Form.PLAYBOOK_CHANGE}),
    ),
    ShortStory(
        "several questions at once, and the agenda of the call",
        _reverse_interview,
        frozenset({"questions_settled"}),
        frozenset(
            {
                Action.AGENDA_OPEN,
                Action.INTERVIEW_ONE_BY_ONE,
                Action.QUESTIONS_ASK,
                Action.QUESTIONS_REPLY,
                Form.AGENDA,
                Form.ASK_SEVERAL,
                Form.REPLY_TO_SEVERAL,
            }
        ),
    ),
    ShortStory(
        "who could take over, and what is kept of people",
        _suggesting,
        frozenset({"team_file"}),
        frozenset(
            {
                "/handover suggest",
                "/handover team",
                Action.CSM_FACTS_ADD,
                Action.CSM_FACTS_OPEN,
                Action.CSM_TEAM_OPEN,
                Action.LEADERS_OPEN,
                Action.START_CHOOSE,
                Action.START_SUGGEST,
                Action.SUGGEST_START,
                Action.TEAM_FILE,
                Action.TEAM_GLANCE,
                Action.TEAM_PEOPLE_OPEN,
                Form.CSM_FACTS,
                Form.LEADERS,
            }
        ),
    ),
    ShortStory(
        "a user group that leads, and the week of a team",
        _team_week,
        frozenset({"leaders_look", "team_summary"}),
        frozenset({Action.TEAM_OPEN}),
    ),
    ShortStory(
        "the words of letters",
        _letter_templates,
        frozenset({"templates_file", "templates_import"}),
        frozenset(
            {
                "/handover templates",
                Action.TEMPLATES_EXPORT,
                Action.TEMPLATES_LETTER,
                Action.TEMPLATES_NEXT,
                Action.TEMPLATES_OPEN,
                Action.TEMPLATES_SEE,
                Action.TEMPLATES_PREVIOUS,
                Action.TEMPLATES_IMPORT,
                Action.TEMPLATES_RESET,
                Action.TEMPLATES_TAKE_IN,
                Action.TEMPLATES_UNDO,
                Action.TEMPLATE_OPEN,
                Action.TEMPLATE_RESET,
                Form.TEMPLATE,
                Form.TEMPLATES_IMPORT,
            }
        ),
    ),
)

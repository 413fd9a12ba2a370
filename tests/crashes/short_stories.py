"""Short stories that each begin with a handover of two days, for what the long one does not do."""

import random
import sqlite3
from datetime import date
from pathlib import Path

from bot.connection.late_messages import KEPT_AFTER
from messages.kit.ids import Action, Form
from tests.crashes.acts import (
    accounts,
    areas,
    asking,
    assignment,
    calls,
    checklist,
    customer_channel,
    customer_reply,
    deciding,
    department,
    email,
    filing,
    joined_contacts,
    letter_versions,
    opening,
    pausing,
    promises,
    reaching,
    reading,
    release,
    role_change,
    starting,
    synthesis,
    temporary_contact,
    who_knows,
)
from tests.crashes.final_state import final_state
from tests.crashes.knowledge_stories import KNOWLEDGE_STORIES
from tests.crashes.short_story import ShortStory
from tests.crashes.story import KOLKATA, NEW_YORK, Story
from tests.crashes.story_runner import StoryResult, story, supervised_bots
from tests.crashes.supervisor import ForkServer, Plan, kill_nobody
from tests.snapshots import Snapshot

ACCOUNT = "Fjordline Logistics"


async def _deciding(told: Story) -> None:
    await deciding.overrides(told)
    await deciding.plan(told)
    await told.until(date(2026, 3, 4), 10, NEW_YORK)


async def _declining(told: Story) -> None:
    await told.until(date(2026, 3, 4), 14, KOLKATA)
    await deciding.declined(told)
    await told.until(date(2026, 3, 5), 10, NEW_YORK)
    await deciding.nudged(told)
    await areas.given(told)
    await areas.taken(told)


async def _assignment(told: Story) -> None:
    await told.until(date(2026, 3, 6), 14, KOLKATA)
    await assignment.reminded(told)
    await told.until(date(2026, 3, 9), 14, KOLKATA)
    await assignment.taken_on(told)
    await assignment.not_hers(told)
    await told.until(date(2026, 3, 9), 10, NEW_YORK)
    await assignment.another_asked(told)


async def _temporary_contact(told: Story) -> None:
    await temporary_contact.gone(told)
    # More than a day later it is morning in Europe.
    await told.until(date(2026, 3, 5), 14, KOLKATA)
    await temporary_contact.named(told)


async def _gone(told: Story) -> None:
    # It is morning where Marek is.
    await told.until(date(2026, 3, 4), 14, KOLKATA)
    await temporary_contact.closed(told)
    await who_knows.asked(told)
    await who_knows.noted(told)


async def _filing(told: Story) -> None:
    for act in (filing.unclear, filing.no_secret, filing.files):
        await act(told)


async def _reaching(told: Story) -> None:
    await reaching.guest(told)
    await reaching.closed(told)


async def _letter(told: Story) -> None:
    await email.with_emoji(told)
    # The day before is a public holiday in India.
    await told.until(date(2026, 3, 5), 14, KOLKATA)
    await email.read(told)
    await email.sent_back(told)
    await told.until(date(2026, 3, 5), 10, NEW_YORK)
    await email.not_sent_back(told)
    await reaching.approved_without_dana(told)
    await told.until(date(2026, 3, 5), 11, NEW_YORK)
    await reaching.back_in(told)
    await reaching.marked(told)
    await told.until(date(2026, 3, 10), 10, NEW_YORK)
    await customer_reply.not_yet(told)
    await customer_reply.noted(told)
    await customer_reply.called(told)
    await customer_reply.written_again(told)
    await customer_reply.taken_back(told)


async def _letter_versions(told: Story) -> None:
    await letter_versions.written_otherwise(told)
    await letter_versions.let_pass(told)
    await letter_versions.changed_and_restored(told)
    # The day before is a public holiday in India.
    await told.until(date(2026, 3, 5), 14, KOLKATA)
    await letter_versions.approved(told)
    await told.until(date(2026, 3, 5), 10, NEW_YORK)
    await letter_versions.sent_another_day(told)


async def _pausing(told: Story) -> None:
    await email.with_emoji(told)
    await pausing.until_asked(told, date(2026, 3, 5))
    await told.until(date(2026, 3, 5), 10, NEW_YORK)
    await pausing.for_longer(told)
    await email.last_day_put_in(told)


async def _asking(told: Story) -> None:
    await asking.colleagues(told)
    await asking.answered(told)
    # It is half past nine in Amsterdam, two working days later.
    await told.until(date(2026, 3, 5), 14, KOLKATA)


async def _role_change(told: Story) -> None:
    await role_change.undone(told)
    await role_change.kept(told)
    await told.until(date(2026, 3, 4), 14, KOLKATA)
    await role_change.done(told)
    await told.until(date(2026, 3, 5), 11, NEW_YORK)


async def _reading(told: Story) -> None:
    await reading.snippets(told)
    await checklist.day_of_call(told, told.dana, "Context", "2026-03-10")
    await told.until(date(2026, 3, 4), 10, NEW_YORK)
    await reading.to_the_end(told)


async def _accounts(told: Story) -> None:
    await accounts.changed(told)
    await accounts.looked_at(told)


async def _joining(told: Story) -> None:
    await joined_contacts.joined(told)
    await joined_contacts.taken_out(told)


async def _calls(told: Story) -> None:
    await told.until(date(2026, 3, 4), 14, KOLKATA)
    await calls.arranged(told)
    await told.until(date(2026, 3, 5), 11, KOLKATA)
    await calls.moved_or_kept(told)
    await told.until(date(2026, 3, 5), 16, KOLKATA)
    await calls.held(told)
    await calls.called_off(told)
    await calls.further(told)
    await calls.regular(told)
    await told.until(date(2026, 3, 6), 10, NEW_YORK)
    await calls.former_ended(told)
    await calls.first_regular(told)


async def _customer_channel(told: Story) -> None:
    await told.until(date(2026, 3, 4), 14, KOLKATA)
    await customer_channel.opened(told)
    await customer_channel.taken_back(told)


async def _release(told: Story) -> None:
    await release.released(told)
    await release.passed_on(told)


async def _department(told: Story) -> None:
    await department.handed_over(told)
    await department.answered(told)


async def _synthesis(told: Story) -> None:
    await synthesis.written(told)
    await synthesis.answered(told)
    await told.until(date(2026, 3, 4), 14, KOLKATA)


async def _promises(told: Story) -> None:
    await promises.written(told)
    await promises.reviewed(told)
    await told.until(date(2026, 3, 4), 10, NEW_YORK)
    await promises.answered(told)
    await told.until(date(2026, 3, 5), 14, KOLKATA)


SHORT_STORIES = (
    ShortStory(
        "a channel with the customer",
        _customer_channel,
        frozenset(
            {
                "customer_channel_invite",
                "customer_channel_open",
                "customer_channel_say",
                "customer_channel_shown",
                "customer_channel_unsay",
            }
        ),
        frozenset(
            {
                Action.CUSTOMER_OPEN,
                Action.CUSTOMER_UNSAY,
                Form.CUSTOMER_CHANNEL_NEW,
                Form.CUSTOMER_CHANNEL_CONFIRM,
                "/handover customer",
            }
        ),
    ),
    ShortStory(
        "deciding in somebody's place",
        _deciding,
        frozenset({"overridden", "override_told", "plan_changed", "plan_told", "farewell"}),
        frozenset(
            {
                Action.OVERRIDE_OPEN,
                Action.OVERRIDE_UNDO,
                Action.PLAN_OPEN,
                Action.PLAN_UNDO,
                Form.OVERRIDE,
                Form.PLAN,
                "/handover override",
                "/handover plan",
            }
        ),
    ),
    ShortStory(
        "declining, nudging, and areas",
        _declining,
        frozenset({"area_welcome", "declined", "nudge"}),
        frozenset(
            {
                Action.AREAS_OPEN,
                Action.AREA_EDIT,
                Action.AREA_TAKE,
                Action.AREA_UNDO,
                Action.DECLINE,
                Action.DECLINE_UNDO,
                Action.HEARD,
                Action.HEARD_UNDO,
                Action.NUDGE,
                Form.AREA,
                Form.DECLINE,
            }
        ),
    ),
    ShortStory(
        "whether somebody takes the account on",
        _assignment,
        frozenset({"assignment_due", "assignment_unanswered", "assignment_reminded"}),
        frozenset({Action.ASSIGNMENT_ACCEPT, Action.ASSIGNMENT_ASK, Action.ASSIGNMENT_REMIND}),
    ),
    ShortStory(
        "a temporary contact",
        _temporary_contact,
        frozenset({"contact_due", "contact_named", "contact_wanted"}),
        frozenset(
            {
                Action.CONTACT_CANNOT,
                Action.CONTACT_ME,
                Action.CONTACT_OPEN,
                Action.CONTACT_UNDO,
                Form.TEMPORARY_CONTACT,
            }
        ),
    ),
    ShortStory(
        "an account that is closed",
        _gone,
        frozenset({"somebody_gone"}),
        frozenset(
            {
                Action.GONE_BACK,
                Action.GONE_EMERGENCY,
                Action.GONE_EMERGENCY_UNDO,
                Action.GONE_REPLACE,
                Form.GONE_REPLACE,
                Action.WHO_KNOWS,
                Action.WHO_KNOWS_NOTE,
                Action.WHO_KNOWS_TAKE_OUT,
                Action.WHO_KNOWS_TOLD,
                Action.WHO_KNOWS_TOLD_UNDO,
                Action.WHO_KNOWS_UNDO,
                Form.WHO_KNOWS,
                Form.WHO_KNOWS_NOTE,
            }
        ),
    ),
    ShortStory(
        "what is no plain answer",
        _filing,
        frozenset({"ask_meaning", "meanings_left", "share_file", "take_back_file", "clip_without_words"}),
        frozenset({Action.INTERVIEW_FILE, Action.INTERVIEW_TAKE_OUT, Action.INTERVIEW_ASK_AGAIN, Action.NO_SECRET}),
    ),
    ShortStory(
        "a guest in the channel, and a channel that is lost",
        _reaching,
        frozenset({"outsiders_notice", "channel_closed"}),
        frozenset({Action.CHANNEL_ANOTHER}),
    ),
    ShortStory(
        "an e-mail taken back, somebody who left the channel, and what the customer replied",
        _letter,
        frozenset({"channel_copy", "customer_reply_told", "email_sent_back"}),
        frozenset(
            {
                Action.CHANNEL_JOIN,
                Action.CUSTOMER_REPLY_CALL,
                Action.CUSTOMER_REPLY_CALLED,
                Action.CUSTOMER_REPLY_CALL_UNDO,
                Action.CUSTOMER_REPLY_OPEN,
                Action.CUSTOMER_REPLY_READ,
                Action.CUSTOMER_REPLY_SILENT,
                Action.CUSTOMER_REPLY_TAKE_BACK,
                Action.EMAIL_AGAIN,
                Action.EMAIL_EMOJI,
                Action.EMAIL_PUT_ASIDE,
                Action.EMAIL_READ,
                Action.EMAIL_SEND_BACK,
                Action.EMAIL_SEND_BACK_UNDO,
                Action.EMAIL_TAKE_BACK,
                Form.CUSTOMER_REPLY,
                Form.EMAIL_PREVIEW,
                Form.EMAIL_SEND_BACK,
                Form.EMAIL_SENT,
            }
        ),
    ),
    ShortStory(
        "a pause that is extended",
        _pausing,
        frozenset({"pause_reminder"}),
        frozenset({Action.EMAIL_LAST_DAY, Action.EXTEND_PAUSE, Form.EXTEND_PAUSE}),
    ),
    ShortStory(
        "long texts, and the day of a call",
        _reading,
        frozenset({"whole_text"}),
        frozenset({Action.NEXT_PAGE, Action.PREVIOUS_PAGE, Action.QUESTION_READ, Action.STEP_OPEN, Form.STEP}),
    ),
    ShortStory(
        "an account that is changed",
        _accounts,
        acts=frozenset(
            {
                Action.ACCOUNT_EDIT_ABOUT,
                Action.ACCOUNT_EDIT_PEOPLE,
                Action.ACCOUNT_EDIT_RENEWAL,
                Action.ACCOUNT_OF_HANDOVER,
                Action.ACCOUNT_OPEN,
                Action.ACCOUNTS_OPEN,
                Form.ACCOUNT_EDIT,
                "/handover account",
                "/handover accounts",
                "/handover brief",
            }
        ),
    ),
    ShortStory(
        "asking colleagues outside of the handover",
        _asking,
        frozenset({"contributor_asked", "contributor_answered", "contributor_reminder"}),
        frozenset(
            {
                Action.CONTRIBUTOR_ASK,
                Action.CONTRIBUTOR_ASK_NAMED,
                Action.CONTRIBUTOR_TAKE_BACK,
                Action.CONTRIBUTOR_ANSWER,
                Action.CONTRIBUTOR_SAVE,
                Action.CONTRIBUTOR_UNKNOWN,
                Action.CONTRIBUTOR_PASS_ON,
                Form.CONTRIBUTOR_ASK,
                Form.CONTRIBUTOR_ANSWER,
                Form.CONTRIBUTOR_PASS_ON,
            }
        ),
    ),
    ShortStory(
        "risks and first steps, written back and corrected",
        _synthesis,
        frozenset({"synthesis_written", "synthesis_corrected"}),
        frozenset(
            {
                Action.SYNTHESIS_OPEN,
                Action.SYNTHESIS_READ,
                Action.SYNTHESIS_CONFIRM,
                Action.SYNTHESIS_CORRECT,
                Action.SYNTHESIS_UNDO,
                Form.SYNTHESIS,
                Form.SYNTHESIS_CORRECTION,
            }
        ),
    ),
    ShortStory(
        "promises, accepted and renegotiated one by one",
        _promises,
        frozenset({"promises_proposed", "proposals_answered"}),
        frozenset(
            {
                Action.PROMISES_OPEN,
                Action.PROMISE_ACCEPT,
                Action.PROMISE_RENEGOTIATE,
                Action.PROMISE_UNDO,
                Action.PROMISE_AGREE,
                Action.PROMISE_DISAGREE,
                Action.PROMISE_ANSWER,
                Action.RECORD_ADD,
                Action.RECORD_CHANGE,
                Action.RECORD_FILL_IN,
                Action.RECORD_REMOVE,
                Action.RECORD_RESTORE,
                Form.RECORD,
                Form.PROMISE_RENEGOTIATE,
                Form.PROMISE_ANSWER,
            }
        ),
    ),
    ShortStory(
        "contacts of two companies that merge",
        _joining,
        acts=frozenset(
            {
                Action.CONTACTS_ACCOUNT,
                Action.CONTACTS_JOIN,
                Action.CONTACTS_KEEP_BOTH,
                Action.CONTACTS_KEEP_FIRST,
                Action.CONTACTS_KEEP_SECOND,
                Action.CONTACTS_UNDO_CHOICE,
                Action.CONTACTS_UNDO_JOIN,
                Form.CONTACTS_JOIN,
                "/handover contacts",
            }
        ),
    ),
    ShortStory(
        "calls and their invitations",
        _calls,
        frozenset(
            {
                "call_invitation",
                "call_asked",
                "call_clash",
                "call_times",
                "old_series",
                "series_asked",
                "series_invitation",
            }
        ),
        frozenset(
            {
                Action.CALL_ADD,
                Action.CALL_ARRANGE,
                Action.CALL_KEEP,
                Action.CALL_KEEP_UNDO,
                Action.CALL_MOVE,
                Action.CALL_MISSED,
                Action.CALL_MISSED_UNDO,
                Action.CALL_OFF,
                Action.CALL_OUT,
                Action.CALL_OUT_UNDO,
                Action.CALL_PROMISE,
                Action.CALL_PROMISE_UNDO,
                Action.OLD_SERIES_ENDED,
                Action.OLD_SERIES_UNDO,
                Action.SERIES_CAME,
                Action.SERIES_DATE,
                Action.SERIES_END,
                Action.SERIES_MISSED,
                Action.SERIES_OPEN,
                Action.SERIES_SAID_UNDO,
                Form.CALL,
                Form.CALL_ADDED,
                Form.SERIES,
                Form.SERIES_DATE,
                "/handover calls",
            }
        ),
    ),
    ShortStory(
        "a document handed to another department",
        _department,
        frozenset({"department_files", "department_note", "department_told"}),
        frozenset(
            {
                Action.DEPARTMENT_GOT_IT,
                Action.DEPARTMENT_MISSING,
                Action.DEPARTMENT_RECEIVER,
                Action.DEPARTMENT_SEND,
                Action.DEPARTMENT_TAKE_BACK,
                Action.DEPARTMENT_UNDO,
                Form.DEPARTMENT_MISSING,
                Form.DEPARTMENT_RECEIVER,
            }
        ),
    ),
    ShortStory(
        "a document released to a provider outside",
        _release,
        frozenset({"release_files", "release_note"}),
        frozenset(
            {
                Action.RELEASE,
                Action.RELEASE_ITEMS,
                Action.RELEASE_LEAVE_OUT,
                Action.RELEASE_LEFT_OUT,
                Action.RELEASE_LET_OUT,
                Action.RELEASE_OPEN,
                Action.RELEASE_RECEIVED,
                Action.RELEASE_RECEIVER,
                Action.RELEASE_SENT,
                Action.RELEASE_TAKE_BACK,
                Action.RELEASE_UNDO,
                Action.RELEASE_WORDS,
                Form.RELEASE_RECEIVED,
                Form.RELEASE_RECEIVER,
                Form.RELEASE_SENT,
                Form.RELEASE_WORDS,
                "/handover release",
            }
        ),
    ),
    ShortStory(
        "started for others",
        starting.for_others,
        frozenset({"started_for_others", "account_wanted"}),
        frozenset({Action.TAKE_BACK}),
    ),
    *KNOWLEDGE_STORIES,
    ShortStory(
        "a role is given to somebody else",
        _role_change,
        frozenset({"kept_done", "undo_over", "contributor_answered", "contributor_asked"}),
        frozenset(
            {
                Action.PEOPLE_CHOOSE,
                Action.PEOPLE_OPEN,
                Action.ROLE_CHANGE,
                Action.CONTRIBUTOR_INSTEAD,
                Form.ROLE_CHANGE,
                Form.CONTRIBUTOR_INSTEAD,
                "/handover people",
            }
        ),
    ),
    ShortStory(
        "an e-mail let pass, restored, and sent on another day",
        _letter_versions,
        acts=frozenset(
            {
                Action.EMAIL_CALL_DAY,
                Action.EMAIL_FINE_KNOWN,
                Action.EMAIL_FINE_THEIRS,
                Action.EMAIL_LOOK_AGAIN,
                Action.EMAIL_RESTORE,
                Action.EMAIL_SENT_HOW,
                Action.EMAIL_VERSION,
                Action.EMAIL_VERSIONS,
                Action.EMAIL_VERSIONS_CLOSE,
                Action.LETTER_STYLE,
                Form.EMAIL_SENT_HOW,
                Form.LETTER_STYLE,
            }
        ),
    ),
)


async def begin(fork_server: ForkServer, database: Path, folder: Path) -> Snapshot:
    """Return the snapshot that the short stories begin with: opened by Dana, and Priya has been welcomed."""
    kept = Snapshot(folder / "slack.db", folder / "baton.db")
    rng = random.Random(0)
    async with supervised_bots(f"sqlite:///{database}", fork_server, folder, rng, slack=kept.slack) as (
        playground,
        home,
    ):
        told = story(playground, home, ACCOUNT)
        await told.until(date(2026, 3, 2), 10, NEW_YORK)
        await opening.start(told)
        await told.until(date(2026, 3, 3), 10, NEW_YORK)
    # The bot was killed: what it had written last may stand in the log beside the database's file.
    with sqlite3.connect(database) as connection:
        connection.execute("VACUUM INTO ?", [str(kept.database)])
    return kept


async def tell_short(
    short: ShortStory,
    kept: Snapshot,
    fork_server: ForkServer,
    rng: random.Random,
    plan: Plan = kill_nobody,
    size: int = 1,
    kept_after: float = KEPT_AFTER,
) -> StoryResult:
    """Tell a short story on this copy of the snapshot to so many bots, with ends at the boundaries the plan chooses."""
    folder, database = kept.slack.parent, f"sqlite:///{kept.database}"
    async with supervised_bots(
        database, fork_server, folder, rng, size, slack=kept.slack, start=None, kept_after=kept_after
    ) as (playground, home):
        home.plan = plan
        told = story(playground, home, ACCOUNT)
        await told.until(date(2026, 3, 3), 10, NEW_YORK)
        await short.tell(told)
        home.plan = kill_nobody
        await home.settled()
        return StoryResult(await final_state(playground, database, over=False), home.kills, home.stops, home.door.heard)

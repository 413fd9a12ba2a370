"""Every message and view the bot can show, made from one world. `test_everything_valid.py` sees to it that none is missing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

from handover.accounts.editing import FORMS, form_of
from handover.accounts.listing import Which
from handover.assignment import Unanswered
from handover.blocking import clear_subject, clearing_todos
from handover.blueprint.brief import brief_of
from handover.blueprint.entries import entry_of
from handover.blueprint.file import FileFormat
from handover.calls.arranging import arranged
from handover.calls.telling import when_planned_for
from handover.calls.times import Proposed
from handover.canvas_edits import ENTRY
from handover.checklist import EditConflict, item_snapshot
from handover.completion import StillOpen, still_open
from handover.department.contents import contents
from handover.digest.today import entry_status
from handover.entries.beginning import blank_entry
from handover.entries.editing import item_of, takes_records
from handover.escalation.reports import escalated
from handover.interview.answering import WHICH
from handover.interview.filing import LOST, FiledAs, Target
from handover.interview.jobs import IN_CHANNEL
from handover.interview.progress import asked_items
from handover.interview.questions import INTERVIEWED
from handover.interview.replies import Guess
from handover.introduction.check import problems
from handover.introduction.each import recipients
from handover.introduction.facts import customer_facts
from handover.introduction.forms import LetterForm
from handover.introduction.problem import Problem, ProblemKind
from handover.introduction.refusals import OutOfDate
from handover.late import nudged
from handover.letter_rules import LetterRules
from handover.letter_templates.files import FileProblem, FileProblemKind
from handover.letter_templates.template import ProblemKind as TemplateProblemKind
from handover.letter_templates.template import TemplateProblem
from handover.model.account import AccountEntry, AccountName, AccountRow
from handover.model.answers import Acceptance, Answer, Part
from handover.model.areas import Area, AreaChange
from handover.model.assignment import Assignment
from handover.model.audit import PLAN_PEOPLE, Change, OverrideKind, PlanField
from handover.model.call_clash import CallClash
from handover.model.calls import Invitation
from handover.model.canvas import Canvas, CanvasEdit, EditState
from handover.model.channel import ChannelClosed
from handover.model.contributors import RequestState
from handover.model.declines import Decline
from handover.model.entry_change import EntryAct, EntryChange
from handover.model.field_problems import FieldProblem
from handover.model.handover import Handover, PlaybookBefore, Reason, Status, Window
from handover.model.interview import AskedMeaning, Interview, MeaningOutcome, Prompt, PromptKind, PromptOutcome
from handover.model.introduction import ToldFirst
from handover.model.letter_style import Language, Tone, Writer
from handover.model.letter_templates import LetterTemplates
from handover.model.own_playbooks import EditKind, FieldChange, PlaybookEdit
from handover.model.people import Role
from handover.model.playbook import Stage, Step, StepKind
from handover.model.receiver import Receiver, ReceiverKind
from handover.model.records import Contact as KnownPerson
from handover.model.records import DoubtfulRecord, Promise
from handover.model.refusals import AlikeAccountExists, AlikeHandoverExists
from handover.model.release import ReleasePlan
from handover.model.series import FirstCall, Rhythm, Series
from handover.outsiders import SHARED
from handover.playbook_change import compare
from handover.playbooks.edits import head_of
from handover.playbooks.entry_form import EntryForm
from handover.playbooks.entry_form import form_of as entry_form_of
from handover.playbooks.importing import Difference
from handover.playbooks.loader import load_playbooks
from handover.playbooks.own import OwnPlaybook, ready_draft
from handover.progress import last_progress
from handover.promises.standing import promises_under_review
from handover.records.editing import blank_record, fields_of
from handover.records.fields import BLANK
from handover.release.facts import Known
from handover.release.for_customer import LONGEST, MOST
from handover.release.sorting import sort
from handover.replanning.form import plan_of
from handover.replanning.preview import preview as preview_of
from handover.replanning.telling import PlanNews
from handover.role_change.moving import Moving
from handover.starters import Starters
from handover.todos import todos
from handover.who_knows.colleagues import Proposal, Why
from handover.who_knows.customers import people_there
from messages import (
    acceptance,
    areas,
    assignment,
    blocking,
    checklist,
    commands,
    declining,
    document,
    evidence,
    failures,
    gone,
    home,
    known,
    letter_style,
    lifecycle,
    limbo,
    nudge,
    outsiders,
    overrides,
    pausing,
    pings,
    playbook_change,
    reopening,
    restored,
    review,
    settings,
    shared_files,
    snooze,
    starting,
    steps,
    tell_first,
    temporary_contact,
    together,
    which_account,
    who_knows,
    whole,
)
from messages import channel as channel_closed
from messages.accounts import form as account_form
from messages.accounts import history as account_history
from messages.accounts import lists
from messages.accounts import page as account_page
from messages.blueprint import file as blueprint_file
from messages.blueprint.brief import brief_mrkdwn
from messages.blueprint.file import not_sent, on_its_way
from messages.calls import afterwards as call_afterwards
from messages.calls import clashes as call_clashes
from messages.calls import first_regular, invited, planned
from messages.calls import form as call_forms
from messages.calls import series as regular_calls
from messages.calls.page import page as calls_page
from messages.canvas.edits import edit_message
from messages.contributors import answering, asking
from messages.cover import document as cover_document
from messages.customer_channel import form as customer_form
from messages.customer_channel import page as customer_page
from messages.customer_channel import told as customer_told
from messages.customer_reply import form as customer_reply_form
from messages.customer_reply import shown as customer_reply
from messages.customer_reply import told as customer_reply_told
from messages.department import file as department_file
from messages.department import page as department_page
from messages.digest import message
from messages.ended import listed_ended
from messages.entries import form as entry_form
from messages.entries import view as entry_view
from messages.interview import meaning, new_thread, opener, outside, thread
from messages.interview import question as interview
from messages.interview.again import shown_again
from messages.introduction import approval, each_form, email, form, live, preview, sending, sending_back, versions
from messages.introduction.problems import problem_words
from messages.joined_contacts import form as contacts_form
from messages.joined_contacts import page as contacts_page
from messages.kit import blocks, no_secret, notices, refusals
from messages.kit.ids import Action
from messages.kit.message import Message, View
from messages.kit.values import ButtonValue
from messages.letter_templates import files as templates_files
from messages.letter_templates import form as templates_form
from messages.letter_templates import page as templates_page
from messages.letter_templates import preview as templates_preview
from messages.letter_templates.sentences import PARTS, TITLES
from messages.letter_templates.values import TemplatesValue
from messages.opening import channel, filling, shared_channel, welcome
from messages.opening import form as opening_form
from messages.opening.prefilled import prefilled, prefilled_note
from messages.opening.standing import with_standing
from messages.opening.started import started as opening_started
from messages.overview import summary_card, views
from messages.playbooks import files as playbook_files
from messages.playbooks import form as playbook_form
from messages.playbooks import history
from messages.playbooks import lists as playbook_lists
from messages.playbooks import page as playbook_page
from messages.promises import form as promises_form
from messages.promises import note as promises_note
from messages.promises import view as promises_view
from messages.records import form as record_form
from messages.records import listing
from messages.records.form import kept_note
from messages.records.understood import Where
from messages.release import file as release_file
from messages.release import form as release_form
from messages.release import page as release_page
from messages.replanning import form as replanning_form
from messages.replanning import note as replanning_note
from messages.replanning import told as replanning_told
from messages.reverse_interview import agenda
from messages.reverse_interview import asking as reverse_asking
from messages.role_change import form as role_change_form
from messages.role_change import old_threads as role_change_old_threads
from messages.role_change import people as role_change_people
from messages.role_change import thanks as role_change_thanks
from messages.synthesis import form as synthesis_form
from messages.synthesis import note as synthesis_note
from messages.synthesis import shown as synthesis
from services.opening.starting import MOST_ASKED_ABOUT
from tests.messages.books import all_books
from tests.messages.covers import all_covers, asked_monthly
from tests.messages.refused import every_refusal
from tests.messages.suggested import all_suggested
from tests.messages.teams import all_of_teams
from tests.messages.whole_accounts import whole_accounts
from tests.messages.wild import ADMIN, INCOMING, MONDAY, OUTGOING, TEAM, World
from tests.messages.wild_records import NOON

FAILURES = (failures.ANY_FAILURE, failures.NO_CHANNEL, failures.NO_APPROVAL)
PLAYBOOKS = load_playbooks()
STARTERS = (Starters(), Starters(everybody=False), Starters(everybody=False, chosen=(*TEAM, ADMIN)))
Shown = tuple[str, Message | View]
"""The builder (`module.function`) and what it built."""
PERMALINK = "https://northwind.slack.com/archives/C0CHANNEL1/p1772442000000100"


def everything(world: World) -> Iterator[Shown]:
    """Yield every message and view there can be in this world."""
    for part in (
        _opening,
        _welcomes,
        _channel,
        _failures,
        _changes,
        _understood,
        _interview,
        _checklist,
        _review,
        _synthesis,
        _customer_reply,
        _customer_channel,
        _temporary_contact,
        _release,
        _department,
        _gone,
        _who_knows,
        _joined_contacts,
        _promises,
        _records,
        _contributors,
        _email,
        _morning,
        _steps,
        _calls,
        _restored,
        _closing,
        _accounts,
        _blueprint,
        _playbooks,
        _letter_templates,
        _letter_template_files,
        _shared_channel,
        _playbook_change,
        _own,
        _words,
    ):
        yield from part(world)


def _many(world: World, number: int) -> list[Handover]:
    """Return this many handovers of all the accounts there are; in most worlds fewer, because more of them take long."""
    found = (world.handover, *world.others)
    number = world.chance.choice((2, 3, 4, number))
    return [replace(found[n % len(found)], id=f"h1{n:03}") for n in range(number)]


def _opening(world: World) -> Iterator[Shown]:
    handover, words = world.handover, world.words
    texts = [words[number % len(words)] for number in range(4)]
    filled = opening_form.FormContent(
        texts[0],
        OUTGOING,
        INCOMING,
        "",
        handover.reason,
        handover.playbook.key,
        None,
        None,
        texts[1],
        world.today,
        *texts[2:],
    )
    books, shown = [handover.playbook, replace(handover.playbook, key="another")], handover.playbook
    usual = Window(world.today, world.today + timedelta(days=21))
    fresh = opening_form.form(filled, books, usual, proposed="another", shown=shown)
    yield "opening.form.form", fresh
    renewed = opening_form.form(filled, books, usual, ids=filling.filled_ids("a0"))
    names = [AccountName(f"a{number}", world.account.name) for number in range(3)]
    for top in (filling.meant(names), filling.meant(names[:1]), filling.later(world.account), filling.known("a0", "")):
        yield "opening.filling.merged", filling.merged(fresh, renewed, filling.FILLED, top)
    for already in world.some(("", "h9")):
        yield "opening.form.form", opening_form.form(filled, [handover.playbook], usual, already)
    note = prefilled_note(filled, prefilled(filled, world.account, handover.contacts, world.today), world.account, 3)
    yield (
        "opening.form.form",
        opening_form.form(filled, books, usual, shown=shown, known={"people"}, top=filling.known("a0", note)),
    )
    exists = AlikeHandoverExists(handover.account, tuple(f"{number:012}" for number in range(MOST_ASKED_ABOUT)))
    same = AlikeAccountExists(handover.account, "a00000000001", slip=world.account.tier is None)
    yield "opening.form.form", opening_form.form(filled, [handover.playbook], usual, alike=exists)
    yield "opening.form.form", opening_form.form(filled, [handover.playbook], usual, alike=same)
    for user in world.some((OUTGOING, INCOMING)):
        yield (
            "opening.started.started",
            opening_started(handover, world.people, user, opening_form.FormContent.__dataclass_fields__),
        )
    for role in Role:
        for channel_id in world.some(("", "C0CHANNEL1")):
            yield "opening.welcome.welcome", welcome.welcome(handover, role, world.people[OUTGOING], channel_id)


def _welcomes(world: World) -> Iterator[Shown]:
    channels = world.chance.choice(({}, {world.handover.id: "C0CHANNEL1"}))
    yield "opening.welcome.welcome_many", welcome.welcome_many(_many(world, 30), world.people[OUTGOING], channels)


def _failures(world: World) -> Iterator[Shown]:
    handover = world.handover
    for why in world.some(("deactivated", "missing_scope", "restricted_action", world.word)):
        for user in world.some((*TEAM, ADMIN, "")):
            failed = world.chance.choice(FAILURES)
            yield "failures.failure_note", failures.failure_note(handover, failed, why, user)
    for user in world.some((*TEAM, ADMIN)):
        yield "failures.back_note", failures.back_note(handover, user)


def _shared_channel(world: World) -> Iterator[Shown]:
    handover = world.handover
    yield "opening.shared_channel.about", shared_channel.about(handover)
    yield "opening.shared_channel.goes_on_elsewhere", shared_channel.goes_on_elsewhere(handover, "C0CHANNEL1")
    several = [replace(handover, id=f"h{number}", account=world.word) for number in range(120)]
    for here in ([], several[:1], several):
        yield "which_account.question", which_account.question(here, "1772438400.000100")
        yield "which_account.about", which_account.about(here, "h0", "1772438400.000100")
        yield "which_account.about_none", which_account.about_none(here, "1772438400.000100")
    yield "which_account.linked", which_account.linked(handover.incoming, PERMALINK)


def _channel(world: World) -> Iterator[Shown]:
    handover = world.handover
    yield "overview.summary_card.summary_card", summary_card.summary_card(handover, world.today, world.people)
    for stage in world.some(Stage, 2):
        yield "opening.channel.stage_reached", channel.stage_reached(handover, stage)
    for why in world.some(("is_archived", "channel_not_found", "channel_deleted", world.word)):
        lost = ChannelClosed(why, world.now)
        for user in world.some((*TEAM, ADMIN)):
            yield "channel.closed", channel_closed.closed(handover, lost, user, world.chance.choice(("", "C0CHANNEL1")))
            yield "channel.closed", channel_closed.closed(handover, lost, user, "C0CHANNEL1", 59)
    yield "channel.open_again", channel_closed.open_again(handover, "C0CHANNEL1")
    yield "channel.closed_otherwise", channel_closed.closed_otherwise(handover)
    posted = channel_closed.another_coming(handover)
    said = {"text": posted.text, "blocks": [{**block, "block_id": "abc"} for block in posted.blocks]}
    yield "channel.copied", channel_closed.copied(handover, said, "C0CHANNEL1")
    yield "channel.coming_in", channel_closed.coming_in(handover)
    yield "channel.another_coming", channel_closed.another_coming(handover)
    reasons = dict(zip(TEAM, ("cant_invite", "user_is_restricted", world.word, ""), strict=True))
    for refused in (reasons, dict.fromkeys(handover.participants, "restricted_action")):
        yield "opening.channel.not_invited", channel.not_invited(handover, refused, later=refused is not reasons)
    for page in document.pages(handover, world.people, world.now):
        yield "document.pages", page
    for user in world.some((*TEAM, ADMIN)):
        for late in nudged(handover, user, world.today):
            yield "nudge.nudge_message", nudge.nudge_message(late, user, world.today)
        yield "overview.views.overview", views.overview(handover, world.today, world.people[user], world.people)
    for user in world.some(TEAM):
        said_no = world.chance.choice((Decline(user, world.word, world.now, world.viewer.id), None))
        participant = world.chance.random() < 0.5
        yield (
            "declining.notice",
            declining.notice(handover, user, said_no, participant=participant, proposed=world.viewer),
        )
        among = world.chance.random() < 0.5
        yield "starting.account_wanted", starting.account_wanted(handover, user, among=among)
        yield "starting.account_wanted", starting.account_wanted(handover, user, among=among, started=True)
    people = [
        KnownPerson(name=world.word, email="a@b.example", title=world.word),
        KnownPerson(name="", email="c@d.example"),
    ]
    told = replace(handover.introduction, told_first=(ToldFirst("a@b.example", OUTGOING, world.now),))
    yield "tell_first.to_be_told", tell_first.to_be_told(replace(handover, introduction=told), people * 12)
    yield "declining.form", declining.form(handover, world.viewer.id, metadata="{}")
    yield "declining.done", declining.done(handover)
    yield from _assignment(world)
    yield from _areas(world)
    for still_theirs in (True, False):
        yield "starting.owner_told", starting.owner_told(handover, world.account, still_theirs=still_theirs)
    yield "starting.started_for_others", starting.started_for_others(handover)
    present = [*world.some((*TEAM, ADMIN)), *([SHARED] if world.chance.random() < 0.5 else [])]
    yield "outsiders.notice", outsiders.notice(handover, "C0CHANNEL1", present, [])
    yield "outsiders.notice", outsiders.notice(handover, "C0CHANNEL1", [], present, present[:1])
    yield "overview.views.status", views.status(handover, world.today, world.people)
    yield "overview.views.what_is_left", views.what_is_left(handover, world.today)


def _people(world: World, now: datetime) -> Iterator[Shown]:
    handover = world.handover
    for viewer in world.some(TEAM):
        person = world.people[viewer]
        yield "role_change.people.people", role_change_people.people(handover, person, world.today, now)
        yield "role_change.old_threads.saved", role_change_old_threads.saved(handover, viewer)
        message = Message("Hello", [blocks.section("Hello"), blocks.actions(blocks.button("Open", Action.OPEN, "h1"))])
        yield "opening.standing.with_standing", with_standing(message, handover, person, world.today)
    for role in world.some(tuple(Role)):
        opened = role_change_form.form(handover, role, "{}")
        yield "role_change.form.form", opened
        words = role_change_form.preview(handover, role, ADMIN, world.chance.choice(list(Moving)))
        yield "role_change.form.previewed", role_change_form.previewed(opened, words)
    for request in world.some(handover.contributor_requests):
        yield "role_change.form.instead_form", role_change_form.instead_form(handover, request, "{}")


def _changes(world: World) -> Iterator[Shown]:
    handover = world.handover
    for kinds in world.some((tuple(OverrideKind), ())):
        for viewer in world.some(TEAM):
            yield "overrides.form", overrides.form(handover, kinds, "{}", world.people[viewer])
    opened = replanning_form.form(handover, "{}")
    yield "replanning.form.form", opened
    later = replace(plan_of(handover), end=handover.window.end + timedelta(days=9), last_day=handover.window.start)
    seen = preview_of(handover, later, world.viewer, world.today)
    yield "replanning.form.previewed", replanning_form.previewed(opened, later, seen) if seen else opened
    for changes in world.some((handover.changes, handover.changes[:1])):
        if changes:
            yield "replanning.note.note", replanning_note.note(handover, changes, changes[-1].at)
            yield from _people(world, changes[-1].at)
            yield "role_change.thanks.thanks", role_change_thanks.thanks(handover)
            yield "replanning.note.farewell", replanning_note.farewell(handover, changes, OUTGOING)
            moved = {one.key: (world.today, world.today + timedelta(days=3)) for one in handover.playbook.entries}
            for yours in world.some((True, False, None)):
                until = world.today if yours else None
                news = PlanNews(tuple(changes), moved, yours, yours, yours, until)
                by = world.chance.choice(((), (INCOMING,), TEAM))
                yield "replanning.told.told", replanning_told.told(handover, news, OUTGOING, by)
    for number in range(len(handover.overrides)):
        yield "overrides.note", overrides.note(handover, number)
        yield "overrides.told", overrides.told(handover, number)
    if handover.overrides:
        yield "overrides.done", overrides.done(handover)


def _understood(world: World) -> Iterator[Shown]:
    """Lists of what was understood, of one record and of many, in messages and in their own view."""
    prompts = world.handover.interview_of(Role.OUTGOING).prompts
    asked = next(one for one in prompts if one.kind == "item")
    for many in world.some((1, 3, 45), 2):
        by = world.chance.choice(("", "U0DANA"))
        promise = Promise(as_written="x", due=MONDAY, due_certain=False, confirmed_by=by)
        promise = replace(promise, confirmed_at=world.now if by else None)
        records = tuple(replace(promise, id=f"r{one}", what=world.word) for one in range(many))
        maybe = world.chance.choice((0, 1, 45))
        doubtful = tuple(
            DoubtfulRecord(replace(promise, id=f"r{2 + one}", what=world.word), one) for one in range(maybe)
        )
        part = Part(f"{world.word}\nx", "U0DANA", world.now)
        answer = Answer(asked.subject, (part,), records=records, doubtful=doubtful)
        handover = replace(world.handover, answers={**world.handover.answers, asked.subject: answer})
        dana, priya = world.people[OUTGOING], world.people[INCOMING]
        first, record = world.chance.choice((0, 20)), world.chance.choice(("r1", "r30", ""))
        yield "records.listing.records_list", listing.records_list(handover, asked.subject, dana, first)
        yield "records.listing.list_around", listing.list_around(handover, asked.subject, priya, record)
        where = world.chance.choice((Where(asked.subject, prompts[-1].seq), Where(asked.subject, 0, "edited", "1.1:x")))
        yield "interview.again.shown_again", shown_again(handover, where)


def _interview(world: World) -> Iterator[Shown]:
    handover = world.handover
    for prompt in world.some(handover.interview_of(Role.OUTGOING).prompts, 2):
        yield "interview.question.prompt", interview.prompt(handover, prompt)
        yield "interview.question.settled", interview.settled(handover, prompt)
    asked = next(one for one in handover.interview_of(Role.OUTGOING).prompts if one.kind == "item")
    yield "interview.question.not_applicable_form", interview.not_applicable_form(handover, asked, "{}")
    for what in world.some(("edited", "saved", "withdrawn", "later")):
        yield "interview.thread.saved_edit", thread.saved_edit(handover, Role.OUTGOING, what, asked.subject)
    yield "known.known_list", known.known_list(handover)
    for item in world.some(handover.playbook.items, 2):
        yield "known.change_form", known.change_form(handover, item, "{}")
    move = f"{PromptKind.ITEM}:{asked.subject}"
    yield (
        "interview.thread.saved_edit",
        thread.saved_edit(handover, Role.OUTGOING, "saved", asked.subject, "1772442000.000100", move),
    )
    yield "interview.thread.help_words", thread.help_words(handover, Role.OUTGOING)
    if asked_items(handover, Role.INCOMING):
        yield "interview.opener.opener", opener.opener(handover)
    yield "interview.new_thread.new_thread", new_thread.new_thread(handover, Role.OUTGOING)
    yield "interview.thread.waiting", thread.waiting(handover, Role.OUTGOING)
    yield from _meanings(world, asked.subject)
    yield from _reverse_interview(world)
    yield "interview.thread.status", thread.status(handover, Role.OUTGOING)
    for reviews in world.some((True, False)):
        yield "interview.thread.not_outgoing", thread.not_outgoing(handover, reviews)
    yield "interview.outside.not_checked", outside.not_checked(handover, Role.OUTGOING, "1772442000.000100")
    for handovers in ([handover], [handover, *world.others], _many(world, 30), []):
        mine = [(one, role) for one in handovers for role in INTERVIEWED]
        yield "interview.outside.unsaved", outside.unsaved(mine, bool(mine), "1772442000.000100")
        for others in (True, False):
            yield "interview.outside.not_understood", outside.not_understood(mine, others)
    for address in world.some(("", PERMALINK)):
        yield "interview.thread.thread_message", thread.thread_message(thread.in_your_thread(handover, address))


def _reverse_interview(world: World) -> Iterator[Shown]:
    handover = world.handover
    yield "reverse_interview.asking.ask_several_form", reverse_asking.ask_several_form(handover, "{}")
    asked = tuple(replace(one, gathered=True) for one in handover.questions)
    handover = replace(handover, questions=asked, agenda_points=handover.internal_note)
    if asked:
        yield "reverse_interview.asking.reply_form", reverse_asking.reply_form(handover, asked, "{}")
        yield "reverse_interview.asking.settled", reverse_asking.settled(handover, asked, INCOMING)
        prompt = Prompt(900, PromptKind.QUESTIONS, ",".join(one.id for one in asked))
        put = replace(handover, interviews=(Interview(OUTGOING, Role.OUTGOING, (prompt,)),))
        yield "interview.question.prompt", interview.prompt(put, prompt)
        yield "interview.question.settled", interview.settled(put, replace(prompt, outcome=PromptOutcome.ONE_BY_ONE))
        yield "interview.thread.waiting", thread.waiting(put, Role.OUTGOING)
    for may_change in (True, False):
        yield "reverse_interview.agenda.agenda_form", agenda.agenda_form(handover, "{}", may_change=may_change)
    for step in handover.playbook.steps:
        after = agenda.agenda_after(handover, step)
        if after is not None:
            yield "reverse_interview.agenda.agenda_after", after


def _meanings(world: World, asked: str) -> Iterator[Shown]:
    handover = world.handover
    asking = (Target(PromptKind.QUESTION, one.id) for one in handover.questions[:1])
    targets = [Target(PromptKind.ITEM, asked), *asking]
    stamp = "1772442000.000100"
    for guess in world.some((*Guess, WHICH, LOST)):
        yield "interview.meaning.ask", meaning.ask(handover, guess, stamp, targets)
    unsure = AskedMeaning(stamp, Guess.UNSURE, (str(targets[0]),), colleague=ADMIN)
    knows = replace(handover, interviews=(replace(handover.interview_of(Role.OUTGOING), meanings=(unsure,)),))
    for colleague in world.some((world.people[ADMIN], None)):
        yield "interview.meaning.ask", meaning.ask(knows, Guess.UNSURE, stamp, targets[:1], colleague=colleague)
    yield from _asked_before(world, [str(one) for one in targets], stamp)
    for elsewhere in (False, True):
        asked_there = meaning.ask(handover, IN_CHANNEL, stamp, targets, f"C0CHANNEL1/{stamp}", elsewhere=elsewhere)
        yield "interview.meaning.ask", asked_there
    for target in targets:
        for kind in world.some(FiledAs):
            yield "interview.meaning.filed", meaning.filed(handover, target, kind, [stamp] * 60)


def _asked_before(world: World, targets: list[str], stamp: str) -> Iterator[Shown]:
    """Yield what stands about messages that were asked about: one that is stored, and those that are not."""
    parts = (part.source for answer in world.handover.answers.values() for part in answer.parts if part.source)
    for outcome in world.some(MeaningOutcome):
        asked = [AskedMeaning(one, Guess.REMARK, tuple(targets), outcome, 1) for one in (stamp, *parts)]
        interview = replace(world.handover.interview_of(Role.OUTGOING), meanings=tuple(asked))
        handover = replace(world.handover, interviews=(interview,))
        yield "interview.meaning.left", meaning.left(handover, {stamp: world.handover.internal_note}, asked)
        yield "interview.meaning.not_kept", meaning.not_kept(handover, stamp)
        for one in asked[:3]:
            yield "interview.meaning.asked_again", meaning.asked_again(handover, one)
            yield "interview.meaning.decided", meaning.decided(handover, one)
    yield "interview.meaning.gone", meaning.gone()


def _contributors(world: World) -> Iterator[Shown]:
    handover = world.handover
    yield (
        "contributors.asking.with_buttons",
        asking.with_buttons(asking.asked_note(handover, handover.playbook.items[0].key)),
    )
    for item in world.some(handover.playbook.items):
        yield "contributors.asking.ask_form", asking.ask_form(handover, item, "{}")
    for request in world.some(handover.contributor_requests, 2):
        for state in world.some(RequestState, 2):
            asked = replace(request, state=state)
            others = tuple(one for one in handover.contributor_requests if one is not request)
            now = replace(handover, contributor_requests=(asked, *others))
            yield "contributors.answering.question", answering.question(now, asked)
            yield "contributors.answering.explained", answering.explained(now, asked)
            yield "contributors.answering.unclear", answering.unclear(now, asked, "1772442000.000100")
            yield "contributors.asking.outcome_told", asking.outcome_told(now, asked, state)
        yield "contributors.answering.answer_form", answering.answer_form(handover, request, "{}")
        yield "contributors.answering.pass_on_form", answering.pass_on_form(handover, request, "{}")
        for changed in (True, False):
            yield "contributors.answering.kept", answering.kept(request, changed=changed)
        for address in world.some(("", PERMALINK)):
            yield "contributors.answering.reminder", answering.reminder(handover, request, address)


def _checklist(world: World) -> Iterator[Shown]:
    handover = world.handover
    item = handover.playbook.items[0].key
    pages = (
        None,
        checklist.FormState(
            {item: checklist.TypedText(world.word, world.words[-1])},
            problems={item: FieldProblem.SECRET},
            note="Not saved.",
        ),
        checklist.FormState(clashes=[EditConflict(item, world.word, OUTGOING)], note=checklist.saved_note(1)),
    )
    for stage in world.some(checklist.STAGES, 2):
        for page in world.some(pages):
            for user in world.some((OUTGOING, INCOMING)):
                person = world.people[user]
                clashing = {one.item for one in page.clashes} if page else set()
                writable = checklist.writable_items(handover, stage, person)
                shown = {one.key: item_snapshot(handover, one.key, clashing=one.key in clashing) for one in writable}
                yield "checklist.form", checklist.form(handover, stage, person, shown, "{}", page)


def _review(world: World) -> Iterator[Shown]:
    handover = world.handover
    asked = [review.asked_note(handover, question) for question in handover.questions[:1]]
    for note in world.some(("", review.accepted_note(2, 3), *asked)):
        yield "review.view", review.view(handover, world.people[INCOMING], "{}", note)
        yield "review.view", review.view(handover, world.people[INCOMING], "{}", note, world.now)
    yield "review.view", review.view(handover, world.people[ADMIN], "{}")
    yield "review.accepted", review.accepted(handover, world.now)
    for item in world.some(handover.playbook.items, 2):
        yield "review.ask_form", review.ask_form(handover, item, "{}")
        for number in world.some((0, 1)):
            yield "whole.whole_answer", whole.whole_answer(handover, item, number)
        yield "whole.page_of", whole.page_of(handover, f"answer:{item.key}:1")
    for answer in world.some(tuple(handover.answers.values()), 2):
        accepted = Acceptance(INCOMING, datetime(2026, 3, 2, tzinfo=UTC), answer.text, links=(PERMALINK,))
        for before in (None, accepted):
            yield "acceptance.changed", acceptance.changed(handover, replace(answer, was_accepted=before))
    for question in world.some(handover.questions):
        yield "review.reply_form", review.reply_form(handover, question, "{}")
        for what in world.some(("replied", "added", "changed", "shortened", "withdrawn")):
            yield "review.replied", review.replied(handover, question, what)
        yield "whole.whole_reply", whole.whole_reply(handover, question)
        yield "whole.page_of", whole.page_of(handover, f"question:{question.id}:0")
    for why in world.some(shared_files.Reason, 1):
        yield "shared_files.not_shared", shared_files.not_shared([(world.word, why)] * 7, "C0CHANNEL1")
    for item in world.some(handover.playbook.items, 1):
        yield "shared_files.clip_without_words", shared_files.clip_without_words(handover, item.key)
        yield "shared_files.beginning_only", shared_files.beginning_only(handover, item.key)
        yield "shared_files.too_long", shared_files.too_long(handover, item.key)
    yield "evidence.save_form", evidence.save_form([handover, *world.others, *_many(world, 20)], world.word, "{}")


def _problem(kind: ProblemKind, word: str) -> Problem:
    dated = kind in (ProblemKind.DAY_OFF, ProblemKind.CALL_SOON)
    return Problem(kind, "2026-03-07", "3") if dated else Problem(kind, word, word)


def _email(world: World) -> Iterator[Shown]:
    handover, draft = world.handover, world.handover.introduction
    facts = customer_facts(handover, world.people)
    for clash in world.some((None, form.Clash(refusals.words(OutOfDate(OUTGOING)), ("to", "subject", "body")))):
        yield "introduction.form.form", form.form(handover, draft, metadata="{}", facts=facts, clash=clash)
    fresh = type(draft)(
        to=email.draft_to(handover.contacts), subject=email.draft_subject(facts), body=email.draft_body(facts)
    )
    yield (
        "introduction.form.form",
        form.form(handover, fresh, metadata="{}", facts=facts, added=handover.contacts),
    )
    yield "introduction.each_form.each_form", each_form.each_form(draft, {}, metadata="{}")
    lines = {one.to.casefold(): world.word[:300] for one in recipients(draft)}
    yield (
        "introduction.each_form.each_form",
        each_form.each_form(draft, lines, metadata="{}", typed=lines, clash=refusals.words(OutOfDate(OUTGOING))),
    )
    names = dict.fromkeys(Writer, world.word)
    yield "letter_style.style_form", letter_style.style_form(handover, facts, names, metadata="{}")
    yield "introduction.form.sent_form", form.sent_form(handover, metadata="{}")
    yield "introduction.form.gaps_form", form.gaps_form(facts, world.word, metadata="{}")
    found = tuple(_problem(kind, world.word) for kind in ProblemKind)
    for may in world.some((True, False)):
        for shown in world.some((found, found[-3:], problems(handover, draft), ())):
            passing = world.chance.choice((True, False))
            yield (
                "introduction.preview.preview",
                preview.preview(handover, shown, may, metadata="{}", viewer_may_override=passing),
            )
    yield "introduction.sending.how_form", sending.how_form(handover, "Asia/Kolkata", metadata="{}")
    yield "introduction.versions.listed", versions.listed(handover)
    for earlier in draft.versions[:2]:
        yield "introduction.versions.read", versions.read(handover, earlier)
    typed = LetterForm(draft.to, draft.subject, draft.body)
    opened = form.form(handover, draft, metadata="{}", facts=facts)
    yield "introduction.live.with_found", live.with_found(opened, typed, found)
    for version in world.some((draft.version, draft.version + 1)) if draft.drafted else ():
        for reader in world.some(("", draft.sent_back.by if draft.sent_back else OUTGOING)):
            yield (
                "introduction.approval.approval_wanted",
                approval.approval_wanted(handover, version, reader=reader, left=[KnownPerson(name=world.word)] * 7),
            )
        yield "introduction.sending_back.notice", sending_back.notice(handover, version, OUTGOING)
        yield "introduction.sending_back.form", sending_back.form(handover, metadata="{}")
        yield "introduction.sending_back.done", sending_back.done(handover)
        yield (
            "introduction.approval.ready",
            approval.ready(handover, version, world.now, [KnownPerson(name=world.word)]),
        )


def _morning(world: World) -> Iterator[Shown]:
    mine = [world.handover, *world.others]
    open_ = [
        todo
        for one in mine
        for todo in (*todos(one, world.today), *clearing_todos(one, world.today), *escalated(one, world.today))
    ]
    subjects: list[tuple[Handover, str]] = [(todo.handover, todo.subject) for todo in open_]
    subjects += [(world.handover, subject) for subject in _subjects(world.handover)]
    for user in world.some((*TEAM, ADMIN)):
        person = world.people[user]
        for number in range(2):
            shown = [entry_status(one, subject, person, world.today) for one, subject in world.some(subjects, 3)]
            again = {(one.handover.id, one.subject) for one in shown[:number]}
            channels = {one.handover.id: "C0CHANNEL1" for one in shown[1:]}
            entries = [known.entry for known in world.handover.known.values()][:2]
            ping = world.chance.choice((None, pings.PingShown(world.account, entries, switched_off=bool(number))))
            waits = [
                limbo.LimboShown(world.account, running, days, decides=bool(number), takes_part=days == 1)
                for running in (None, world.handover)
                for days in (None, 0, 1, 260)
            ]
            covers = asked_monthly(world, world.account)
            morning = message.DigestContent(
                shown, world.today, world.now, number, again, channels, ping=ping, limbo=waits * number, covers=covers
            )
            yield "digest.message.digest", message.digest(person, morning)
        starters = world.chance.choice(STARTERS)
        yield "home.home", home.home(person, mine, world.now, world.people, starters)
        many = [*mine, *_many(world, world.chance.choice((0, 0, 0, 30)))]
        yield "overview.views.listed_handovers", views.listed_handovers(many, user, world.today)
        yield "overview.views.listed_late", views.listed_late(many, user, world.today)
        whole = views.listed_whole(views.listed_handovers(many, user, world.today), world.word)
        yield "overview.views.listed_whole", whole
        yield "ended.listed_ended", listed_ended(many)


def _subjects(handover: Handover) -> list[str]:
    """Return every subject a morning message may once have shown, whatever has become of it."""
    of_steps = [f"step:{step.key}" for step in handover.playbook.steps]
    of_questions = [f"question:{question.id}" for question in handover.questions]
    return ["answer", "review", "approve", "send", *of_steps, *of_questions, *_of_others(handover)]


def _of_others(handover: Handover) -> list[str]:
    """Return the subjects by which somebody hears of what others have to do: the manager, and who can clear the way."""
    cleared = [clear_subject(block) for block in (*handover.blocks, *(lift.block for lift in handover.lifts))]
    whole = f"silent:{last_progress(handover)}"
    window = f"window_passed:{handover.window.end}"
    told = [f"answer@{OUTGOING}", whole, window, f"{window},{whole},answer@{OUTGOING}"]
    return [*cleared, *(f"overdue:{one}" for one in told)]


def _blueprint(world: World) -> Iterator[Shown]:
    account, handover = world.account, world.handover
    for state in EditState:
        for key in world.some((f"{ENTRY}goals", "team")):
            said = world.word, f"{world.word}\nMore."
            edit = CanvasEdit(
                "e1", key, world.word, *said, "m", handover.incoming, world.now, state, handover.outgoing, world.now
            )
            yield "canvas.edits.edit_message", edit_message(handover, Canvas(handover.id, "C1", "F1", PERMALINK), edit)
    for why in world.some(("file_uploads_disabled", "odd_code")):
        for text in ("", world.word, "x" * 9000):
            yield "blueprint.file.not_sent", not_sent(account, FileFormat.MARKDOWN, why, text)
        asked = {"account": account.id, "format": "pdf", "key": "a_key"}
        for failed in (blueprint_file.FAILED, cover_document.FAILED, playbook_files.NOT_SENT, playbook_files.NOT_READ):
            yield "failures.request_note", failures.request_note(failed, why, asked)
    for too_long in (True, False):
        yield "blueprint.file.markdown_instead", blueprint_file.markdown_instead(account, too_long=too_long)
    yield "blueprint.file.refused", blueprint_file.refused("No.")


def _accounts(world: World) -> Iterator[Shown]:
    account, handover = world.account, world.handover
    found = (entry_of(handover, item) for item in handover.answers)
    entries = [replace(entry, keeps=world.chance.choice((None, 1, 5000))) for entry in found if entry is not None]
    by_item = {entry.item: entry for entry in entries}
    for running in world.some((handover, None)):
        brief = brief_of(account, by_item, running, world.today, world.now)
        for first in world.some((0, 15)):
            counts: dict[str, Any] = {"total": 200, "stale": len(entries)} if first or entries else {}
            some = entries[:15]
            note = on_its_way(FileFormat.PDF) if first else ""
            canvas = Canvas(handover.id, "C1", "F1", world.chance.choice(("", PERMALINK)), deleted=not first)
            more = {"canvas": canvas, "removed": [_entry_change(world, act) for act in EntryAct], **counts}
            more["unknown"] = handover.playbook.items if first else ()
            shown = account_page.page(account, some, brief, running, world.now, note=note, first=first, **more)
            yield "accounts.page.page", shown
        yield "accounts.lists.brief", lists.brief(account, brief_mrkdwn(brief))
        yield "document.pages", document.pages(handover, world.people, world.now, brief)[0]
        card = summary_card.summary_card(handover, world.today, world.people, brief, world.chance.choice((None, 0, 3)))
        yield "overview.summary_card.summary_card", card
    yield from _entries(world, entries)
    many_changes = replace(account, changes=account.changes * 60)
    for shown_from in world.some((0, 20)):
        yield "accounts.history.history", account_history.history(many_changes, shown_from)
    for part in world.some(FORMS):
        yield "accounts.form.form", account_form.form(account, part, form_of(account, part))
    many = [AccountRow(f"a{n:011}", account.name, account.owner, account.backup) for n in range(150)]
    for which in world.some(Which):
        for rows in world.some(([], many[:20])):
            note = world.chance.choice(("", lists.unknown_list(world.word)))
            listing = lists.accounts(which, rows, {many[0].id: 3}, first=20, total=60, note=note, limbo={many[1].id: 3})
            yield "accounts.lists.accounts", listing
    for rows in world.some(([], many[:1], many)):
        for wanted in world.some(("", world.word)):
            yield "accounts.lists.choice", lists.choice(rows, "brief", wanted)
            yield "accounts.lists.choice_view", lists.choice_view(rows, "account", wanted, "Account")
    yield from whole_accounts(world, entries)
    yield from all_suggested(world)
    yield from all_books(world)
    yield from all_of_teams(world)
    yield from all_covers(world, account)


def _entry_change(world: World, act: EntryAct) -> EntryChange:
    before, after = world.chance.choice((("", world.word), (world.word, ""), (world.word, world.word)))
    return EntryChange("goals", world.word, act, before, after, world.handover.outgoing, world.now)


def _entries(world: World, entries: Sequence[AccountEntry]) -> Iterator[Shown]:
    account, handover = world.account, world.handover
    changes = [_entry_change(world, act) for act in EntryAct]
    world.chance.shuffle(changes)
    for entry in (*world.some(entries, 2), None):
        for answered in (False, True):
            more: dict[str, Any] = {"undoable": not answered, "in_handover": answered, "first": 0 if answered else 40}
            running = handover if answered else None
            shown = entry_view.entry_view(account, entry, changes, world.now, running=running, **more)
            yield "entries.view.entry_view", shown
    for entry in world.some(entries, 3):
        yield "entries.form.text_form", entry_form.text_form(account, entry, below="page", first=20)
        if takes_records(entry):
            for record in (*(entry.records or ())[:1], blank_record(item_of(entry))):
                shown = entry_form.record_form(
                    account, entry, item_of(entry), record, known=3, note=kept_note(item_of(entry), 3)
                )
                yield "entries.form.record_form", shown
    for item in world.some(world.handover.playbook.items, 3):
        blank = blank_entry(world.handover.playbook, item, world.now)
        first = blank_record(item) if takes_records(blank) else None
        yield "entries.form.new_form", entry_form.new_form(account, blank, item, first)


def _letter_templates(world: World) -> Iterator[Shown]:
    facts = customer_facts(world.handover, world.people)
    for language, tone in world.some(tuple(product(Language, Tone)), 2):
        own = {
            Tone.WARM: {"thanks": world.word, "terms": "All stays."},
            tone: {"close": "Bye,", "next": "From here on. " * 30},
        }
        kept = LetterTemplates(own, {}, 3, world.viewer.id, world.now)
        for part in world.some(tuple(PARTS), 3):
            about = TemplatesValue(language, tone, part, world.handover.id)
            for templates, account in ((kept, world.handover.account), (LetterTemplates(), "")):
                may = account != ""
                yield "letter_templates.page.page", templates_page.page(about, templates, account, may_edit=may)
            yield "letter_templates.preview.letter_view", templates_preview.letter_view(about, own, (facts, None))
            for key in world.some(tuple(PARTS[part][1]), 2):
                for typed in world.some((world.word, "{{ account", "Hello {{ account }}", "")):
                    below = templates_preview.of_sentence(about, key, typed, own, (facts, None))
                    open_form = templates_form.form(about, key, own, below)
                    yield "letter_templates.form.form", open_form
                    yield "letter_templates.form.with_below", templates_form.with_below(open_form, typed[:350], below)


def _letter_template_files(world: World) -> Iterator[Shown]:
    before = {Tone.WARM: {"thanks": world.word, "terms": "All stays."}}
    after = {Tone.WARM: {"thanks": world.word[::-1], "invite": ""}, Tone.BRIEF: dict.fromkeys(TITLES, "W " * 250)}
    kept = LetterTemplates(after, before, 3, world.viewer.id, world.now)
    for [language] in (world.some(tuple(Language)),):
        value = templates_files.import_value("F0123456789", "0123456789abcdef.2")
        yield "letter_templates.files.preview", templates_files.preview(world.word, language, before, after, value)
        yield "letter_templates.files.nothing_new", templates_files.nothing_new(world.word, language)
        yield "letter_templates.files.taken_in", templates_files.taken_in(language, kept)
        yield "letter_templates.files.undone", templates_files.undone(language)
        for code in ("", "blocked_file_type"):
            yield "letter_templates.files.unreadable", templates_files.unreadable(code)
            yield "letter_templates.files.not_sent", templates_files.not_sent(language, code)
    one = TemplateProblem(TemplateProblemKind.UNKNOWN_FIELD, 1, world.word, "account")
    problems = [
        FileProblem(kind, 3, world.word, "thanks", one if kind == "words" else None) for kind in FileProblemKind
    ]
    yield "letter_templates.files.wrong", templates_files.wrong(world.word, problems * 3)
    yield "letter_templates.files.form", templates_files.form()
    yield "letter_templates.files.refused", templates_files.refused("No.")
    yield "letter_templates.files.not_exported", templates_files.not_exported("No.")


def _playbooks(world: World) -> Iterator[Shown]:
    draft = replace(
        ready_draft(PLAYBOOKS, "standard"), name=world.word[:60] or "x", description=world.word[:200] or "x"
    )
    titled = draft.items[0].model_copy(update={"title": world.word, "question": world.word, "help": world.word * 20})
    draft = replace(draft, items=(titled, *draft.items[1:]))
    kinds = [PlaybookEdit(kind, world.viewer.id, world.now, world.word) for kind in EditKind]
    changed = FieldChange("question", world.word, "")
    edits = [replace(kinds[0], fields=(changed,) * 13), *kinds]
    for own in world.some((OwnPlaybook(draft, 3, instead_of="light"), OwnPlaybook(draft, 3, retired=True))):
        for first in world.some((0, 20)):
            listed = playbook_lists.playbooks(PLAYBOOKS, [own] * 40, first, may_edit=first == 0)
            yield "playbooks.lists.playbooks", listed
            for shown in (own, None):
                last = replace(edits[0], version=3) if shown else None
                view = playbook_page.page(draft, shown, world.word, first, may_edit=first == 0, last=last)
                yield "playbooks.page.page", view
        yield "playbooks.history.history", history.history(own, edits, 20, 5)
        yield "playbooks.form.head_form", playbook_form.head_form("ours", head_of(own), PLAYBOOKS)
    for there in (None, OwnPlaybook(draft, 2)):
        titles = (world.word,) * 60
        changes = Difference(titles, titles[:1], (), titles)
        value = playbook_files.import_value("F0123456789", "0123456789abcdef.2")
        yield "playbooks.files.preview", playbook_files.preview(world.word, draft, there, changes, value)
    yield "playbooks.files.form", playbook_files.form()
    yield "playbooks.files.nothing_new", playbook_files.nothing_new(world.word, draft)
    yield "playbooks.files.taken_in", playbook_files.taken_in(OwnPlaybook(draft, 2))
    for lines in ([world.word], [world.word * 9] * 40):
        yield "playbooks.files.wrong", playbook_files.wrong(world.word, lines)
    yield "playbooks.files.refused", playbook_files.refused("No.")
    for code in ("", "file_not_found", "blocked_file_type"):
        yield "playbooks.files.unreadable", playbook_files.unreadable(code)
        yield "playbooks.files.not_sent", playbook_files.not_sent("a_key", world.word, code, world.word)
    yield "playbooks.files.not_exported", playbook_files.not_exported("No.")
    yield "playbooks.form.copy_form", playbook_form.copy_form("standard", draft.name, draft.description)
    for entry in (titled, draft.steps[0]):
        item = entry is titled
        filled = playbook_form.entry_form("ours", entry.key, entry_form_of(entry), item=item)
        yield "playbooks.form.entry_form", filled
        new = playbook_form.entry_form("ours", "", EntryForm(), item=item, others=draft.items)
        yield "playbooks.form.entry_form", new


def _playbook_change(world: World) -> Iterator[Shown]:
    handover, names = world.handover, {f"n{number}": world.word[:60] or "x" for number in range(60)}
    changed = replace(handover, playbook=replace(handover.playbook, also=tuple(handover.answers)))
    before = PlaybookBefore(replace(handover.playbook, name=world.word), ADMIN, world.now)
    yield "playbook_change.form", playbook_change.form(changed, names, "{}", newer=False, undo=before)
    for key in ("light", "strategic_account"):
        chosen = PLAYBOOKS[key]
        all_names, found = {key: chosen.name} | names, compare(handover, chosen)
        shown = playbook_change.form(handover, all_names, "{}", newer=True, chosen=chosen, comparison=found)
        yield "playbook_change.form", shown
    yield "overview.views.overview", views.overview(changed, world.today, world.viewer, world.people)


def _areas(world: World) -> Iterator[Shown]:
    items = tuple(item.key for item in world.handover.playbook.items)
    held = tuple(
        Area(
            user,
            world.word or "x",
            items,
            world.viewer.id,
            world.now,
            gone=world.chance.choice((True, False)),
            for_customer=world.word,
        )
        for user in world.some(TEAM, 3)
    )
    handover = replace(world.handover, areas=held)
    change = AreaChange(held[:1], held, world.viewer.id, world.now)
    handover = replace(handover, area_changes=(change,))
    for one in (handover, replace(handover, areas=()), replace(handover, status=Status.COMPLETED)):
        yield "areas.areas", areas.areas(one, world.viewer, world.now)
        yield "areas.form", areas.form(one, world.viewer.id, metadata="{}")
    for area in held:
        yield "areas.welcome", areas.welcome(handover, area, world.viewer, world.chance.choice(("", "C0CHANNEL1")))
        yield "areas.form", areas.form(handover, area.who, metadata="{}")
        yield "gone.notice", gone.notice(handover, area.who, is_back=not area.gone, takes_part=True)
        said_no = Decline(area.who, world.word, world.now)
        for one in (handover, replace(handover, areas=())):
            yield "declining.notice", declining.notice(one, area.who, said_no, participant=True)
        yield "declining.form", declining.form(handover, area.who, metadata="{}")
    yield "areas.over", areas.over(handover, world.chance.choice((handover.incoming, world.viewer.id)))
    yield "overview.views.status", views.status(handover, world.today, world.people)


def _assignment(world: World) -> Iterator[Shown]:
    handover = replace(
        world.handover, assignments=(Assignment(world.handover.incoming, world.now, None, world.now, world.viewer.id),)
    )
    taken = replace(handover, assignments=(replace(handover.assignments[0], accepted_at=world.now),))
    incoming = replace(world.viewer, id=handover.incoming)
    for one in (handover, taken, replace(handover, answers={}, questions=(), syntheses=(), steps={}, declines=())):
        yield "assignment.accepted", assignment.accepted(one)
        yield "assignment.reminder", assignment.reminder(one)
        for why in Unanswered:
            away = replace(incoming, away_until=world.today + timedelta(days=9))
            for person in (incoming, away):
                yield "assignment.unanswered", assignment.unanswered(one, why, person, world.viewer, world.now)
        yield "assignment.answers", assignment.answers([one] * 40, 7, metadata="{}")
        yield "overview.views.status", views.status(one, world.today, world.people)
    yield "assignment.answers", assignment.answers([], 0, metadata="{}")


def _customer_reply(world: World) -> Iterator[Shown]:
    handover = world.handover
    for one in (handover, replace(handover, customer_replies=())):
        yield "customer_reply.form.form", customer_reply_form.form(one, metadata="{}")
        yield "customer_reply.shown.read", customer_reply.read(one, "{}")
    for number in range(len(handover.customer_replies)):
        short = world.chance.choice((True, False))
        yield "customer_reply.told.told", customer_reply_told.told(handover, number, short=short)


def _customer_channel(world: World) -> Iterator[Shown]:
    viewer, handover = world.viewer, world.handover
    for one in (handover, replace(handover, customer_channel=None)):
        yield "customer_channel.page.page", customer_page.page(one, viewer, world.now, "{}")
        yield "customer_channel.form.form", customer_form.form(one, viewer, "{}")
        yield "customer_channel.form.existing_form", customer_form.existing_form(one, "{}")
        yield "customer_channel.form.more_form", customer_form.more_form(one, "{}")
    channel = handover.customer_channel
    if channel is None:
        return
    there = replace(channel, conversation="C0CHANNEL1")
    inside = [customer_page.in_there(person) for person in world.people.values()]
    yield "customer_channel.form.confirmation", customer_form.confirmation(handover, channel, inside, "{}")
    yield "customer_channel.form.saying", customer_form.saying(handover, there, world.word, "{}")
    yield "customer_channel.told.progress", customer_told.progress(handover, channel)
    for what in ("accepted", "declined", "unshared", "shared", "renamed", "archive", "unarchive", "left", "deleted"):
        yield "customer_channel.told.happened", customer_told.happened(handover, there, what, "jo@acme.example")
    yield "customer_channel.told.happened", customer_told.happened(handover, there, "successor", OUTGOING)


def _temporary_contact(world: World) -> Iterator[Shown]:
    for one in (world.handover, replace(world.handover, temporary_contacts=(), leaver="Sam Lee")):
        yield "temporary_contact.form", temporary_contact.form(one, "{}")
        yield "temporary_contact.wanted", temporary_contact.wanted(one, takes_part=world.chance.choice((True, False)))
        for number in range(len(one.temporary_contacts)):
            yield "temporary_contact.named", temporary_contact.named(one, number, takes_part=number % 2 == 0)


def _joined_contacts(world: World) -> Iterator[Shown]:
    for one in (world.handover, replace(world.handover, joined_sides=(), contact_choices=(), contacts=())):
        yield "joined_contacts.page.page", contacts_page.page(one)
        yield "joined_contacts.form.form", contacts_form.form(one)


def _release(world: World) -> Iterator[Shown]:
    handover, account = world.handover, world.account
    for one in world.some((handover, replace(handover, receiver=None, release=ReleasePlan()))):
        entries = filter(None, (entry_of(one, item) for item in one.answers))
        sorting = sort(Known(one, account, tuple(entries)))
        decides = world.chance.choice((True, False))
        yield "release.page.page", release_page.page(one, sorting, decides=decides)
        for number in (0, 99):
            yield "release.page.choosing", release_page.choosing(one, sorting, number, decides=decides)
            yield "release.page.held_back", release_page.held_back(one, sorting, number)
        yield "release.form.receiver_form", release_form.receiver_form(one)
        yield "release.form.words_form", release_form.words_form(one)
    for number, version in enumerate(handover.release.versions[:2]):
        yield "release.form.sent_form", release_form.sent_form(version, world.today, "{}")
        yield "release.form.received_form", release_form.received_form(version, world.today, "{}")
        yield "release.file.note", release_file.note(handover, number)
        yield "release.file.not_sent", release_file.not_sent(handover, version, number, "missing_scope")


def _department(world: World) -> Iterator[Shown]:
    handover = world.handover
    sales = Receiver(ReceiverKind.DEPARTMENT, world.word, person=TEAM[0])
    for one in world.some((handover, replace(handover, receiver=sales), replace(handover, receiver=None))):
        decides = world.chance.choice((True, False))
        yield "department.page.page", department_page.page(one, contents(one), decides=decides)
        yield "department.page.receiver_form", department_page.receiver_form(one)
    for number in range(len(handover.department_versions[:2])):
        yield "department.file.note", department_file.note(handover, number)
        yield "department.file.missing_form", department_file.missing_form(handover, number, "{}")
        yield "department.file.told", department_file.told(handover, number)
        yield "department.file.sent", department_file.sent(handover, number)
        for question in handover.questions[:2]:
            yield "department.file.answered", department_file.answered(handover, number, question)
            asked = replace(handover.department_versions[number], question=question.id)
            one = replace(handover, department_versions=(asked,))
            yield "department.file.told", department_file.told(one, 0)
            yield "department.file.note", department_file.note(one, 0)
            yield "department.file.missing_form", department_file.missing_form(one, 0, "{}")
        yield "department.file.not_sent", department_file.not_sent(handover, "missing_scope", "Everything.")


def _gone(world: World) -> Iterator[Shown]:
    left = Change(PlanField.OUTGOING, TEAM[-1], world.handover.outgoing, "", world.now)
    stood_in = replace(world.handover, leaver="Sam Lee", changes=(left,))
    for one in (world.handover, stood_in, replace(stood_in, reason=Reason.ABRUPT_EXIT)):
        for user in (OUTGOING, INCOMING, TEAM[-1]):
            back = world.chance.choice((True, False))
            yield "gone.notice", gone.notice(one, user, is_back=back, takes_part=not back)
            yield "gone.superseded", gone.superseded(one, user, takes_part=back)
            yield "gone.form", gone.form(one, user, Role.INCOMING, "{}", None, (), world.now)
    for what in sorted(PLAN_PEOPLE):
        for after, by in ((TEAM[0], TEAM[1]), ("", TEAM[1]), ("", "")):
            one = replace(world.handover, changes=(Change(what, TEAM[-1], after, by, world.now),))
            back = world.chance.choice((True, False))
            yield "gone.notice", gone.notice(one, TEAM[-1], is_back=back, takes_part=True)
            yield "failures.back_note", failures.back_note(one, TEAM[-1])
    emptied = tuple(Change(what, TEAM[-1], "", "", world.now) for what in (PlanField.MANAGER, PlanField.BACKUP))
    for changes in (emptied, (left, *emptied)):
        one = replace(stood_in, manager="", backup="", changes=changes)
        for back in (True, False):
            yield "gone.notice", gone.notice(one, TEAM[-1], is_back=back, takes_part=True)


def _who_knows(world: World) -> Iterator[Shown]:
    emergency = replace(world.handover, leaver=world.word or "Sam Lee")
    items = emergency.playbook.items
    proposed = tuple(
        Proposal(item.key, user, world.chance.choice(tuple(Why)), world.now)
        for item, user in zip(items, world.some(TEAM, 3), strict=False)
    )
    names = dict.fromkeys(TEAM, world.word)
    known = [one for answer in emergency.answers.values() for one in answer.records if isinstance(one, KnownPerson)]
    there = people_there(emergency, [*known, KnownPerson(name=world.word or "x", channel=world.word)])
    for found, people in ((proposed, there), ((), ())):
        yield "who_knows.who_knows", who_knows.who_knows(emergency, found, names, people, "{}")
    for person in there[:2]:
        yield "who_knows.note_form", who_knows.note_form(emergency, person, items, "{}")
    asked = [one.id for one in emergency.contributor_requests][:9] or ["c0"]
    yield "who_knows.asked", who_knows.asked(emergency, asked)


def _synthesis(world: World) -> Iterator[Shown]:
    handover = world.handover
    for one in (handover, replace(handover, syntheses=())):
        yield "synthesis.form.form", synthesis_form.form(one, metadata="{}")
        for viewer in world.some(TEAM, 2):
            yield "synthesis.shown.read", synthesis.read(one, viewer, "{}")
    for number, written in enumerate(handover.syntheses):
        yield "synthesis.form.correction_form", synthesis_form.correction_form(handover, written, "{}")
        short = world.chance.choice((True, False))
        yield "synthesis.note.wanted", synthesis_note.wanted(handover, number, short=short)
        if written.corrected:
            yield "synthesis.note.corrected", synthesis_note.corrected(handover, number, short=short)


def _promises(world: World) -> Iterator[Shown]:
    handover, found = world.handover, list(promises_under_review(world.handover))
    for person in world.some(world.people.values(), 2):
        yield "promises.view.view", promises_view.view(handover, person, world.chance.choice((0, 1, 7)))
    for one in world.some(found, 3):
        around = promises_view.promises_around(handover, world.people[INCOMING], one.item, one.promise.id)
        yield "promises.view.promises_around", around
        yield "promises.form.renegotiate_form", promises_form.renegotiate_form(handover, one, "{}")
        yield "promises.form.answer_form", promises_form.answer_form(handover, one, "{}")
    short = world.chance.choice((True, False))
    for group in (NOON, world.now):
        yield "promises.note.proposed", promises_note.proposed(handover, group, short=short)
        yield "promises.note.answered", promises_note.answered(handover, group, short=short)


def _records(world: World) -> Iterator[Shown]:
    handover = world.handover
    for item in world.some([one for one in handover.playbook.items if one.kind in BLANK], 5):
        known = handover.answer(item.key).records
        names = [one.name for one in fields_of(item)]
        for record in (blank_record(item, known), *world.some(known)):
            some = world.chance.choice((names, names[:2]))
            yield "records.form.form", record_form.form(handover, item, record, some, known=len(known), note="Kept.")
        yield "records.form.removed", record_form.removed(handover, item, "r1", "")
        yield "records.form.put_back", record_form.put_back(handover, item)
        yield "records.form.kept", record_form.kept(handover, item)


def _own(world: World) -> Iterator[Shown]:
    mine, person = [world.handover, *world.others], world.viewer
    yield "settings.settings_form", settings.settings_form(person, world.now)
    yield "settings.profile_form", settings.profile_form(person)
    yield "snooze.snooze_form", snooze.snooze_form(mine, person, world.now)
    yield "snooze.snooze_form", snooze.snooze_form([*_many(world, 150), *mine], person, world.now, mine[-1].id)
    for back in world.some((world.today, world.now.date() + timedelta(days=1))):
        yield "snooze.snoozed", snooze.snoozed(mine, person, back, world.now)
        yield "snooze.snoozed", snooze.snoozed(mine[:1], person, back, world.now)
    for starters in STARTERS:
        yield "home.home", home.home(person, [], world.now, starters=starters)
        rules = LetterRules(starters.everybody)
        yield "settings.settings_form", settings.settings_form(person, world.now, starters, rules=rules)
    yield "overview.views.listed_handovers", views.listed_handovers([], person.id, world.today)
    yield "overview.views.listed_late", views.listed_late([], person.id, world.today)
    yield "ended.listed_ended", listed_ended([])
    yield "overview.views.nothing_open", views.nothing_open()


def _steps(world: World) -> Iterator[Shown]:
    handover = world.handover
    for step in world.some(handover.playbook.steps, 2):
        for user in world.some((OUTGOING, INCOMING, ADMIN)):
            yield "steps.step_form", steps.step_form(handover, step, user, zone="UTC", metadata="{}")
    for todo in world.some(todos(handover, world.today)):
        yield "blocking.blocked_form", blocking.blocked_form(todo, world.people, world.today, metadata="{}")
        yield "blocking.blocked_in_channel", blocking.blocked_in_channel(todo)
        for lift in world.some(handover.lifts):
            yield "blocking.unblocked_reply", blocking.unblocked_reply(todo, lift)
    for lift in world.some(handover.lifts):
        yield "blocking.lifted_in_channel", blocking.lifted_in_channel(lift, None)


def _calls(world: World) -> Iterator[Shown]:
    for step in world.handover.playbook.steps:
        if step.kind is StepKind.CALL:
            user, was = world.chance.choice(TEAM), world.chance.choice(("", "2026-03-05", "2026-03-05T10:00:00+00:00"))
            note = planned.call_note(
                world.handover, step, world.people[user], INCOMING, was or "2026-03-05", world.people
            )
            yield "calls.planned.call_note", note
            if warning := planned.ill_timed(world.handover, step, world.people[INCOMING], world.people, metadata="{}"):
                yield "calls.planned.ill_timed", warning
            yield from _arranged(world, step)
    yield "calls.page.page", calls_page(world.handover, world.viewer, world.people, world.now, "{}")
    yield from _regular_calls(world)


def _regular_calls(world: World) -> Iterator[Shown]:
    viewer, now = world.viewer, world.now
    times = [Proposed(now + timedelta(days=n), world.chance.choice(((), (INCOMING,)))) for n in range(3)]
    standing = [one for one in world.handover.series if not one.called_off]
    for handover in (world.handover, replace(world.handover, series=())):
        for offered in ([], times):
            yield "calls.series.form", regular_calls.form(handover, viewer, offered, "{}", world.people, now)
        yield "calls.series.date_form", regular_calls.date_form(handover, viewer, now, "{}")
        yield "calls.series.saved", regular_calls.saved(handover, viewer, now, "{}")
        for again in (True, False):
            yield "calls.series.old_series", regular_calls.old_series(handover, again=again)
    for one in (*world.handover.series, *(replace(one, called_off=False) for one in world.handover.series)):
        for said in (None, *(FirstCall(one.first, came, INCOMING, now) for came in (True, False))):
            series = replace(one, first_said=said)
            yield "calls.first_regular.first_asked", first_regular.first_asked(world.handover, series, one.first)
    for one in standing or [Series(1, 0, INCOMING, now, "UTC", Rhythm.WEEKLY, now)]:
        yield "calls.series.note", regular_calls.note(world.handover, one)
        yield "calls.series.not_sent", regular_calls.not_sent(world.handover, one, "file_uploads_disabled", world.word)


def _arranged(world: World, step: Step) -> Iterator[Shown]:
    handover, viewer, people = world.handover, world.viewer, world.people
    times = [Proposed(world.now + timedelta(days=n), world.chance.choice(((), (INCOMING,)))) for n in range(3)]
    for offered in ([], times):
        for adds in (False, True):
            promises = [world.word[:LONGEST]] * (MOST if adds else 0)
            yield "calls.form.form", call_forms.form(handover, step, viewer, people, offered, "{}", promises, adds=adds)
    yield "calls.form.saved", call_forms.saved(handover, step, viewer, people, "{}")
    starts = handover.step(step.key).starts or world.now
    for at in (world.now, starts, *(one.starts for one in arranged(handover, step.key).missed[:1])):
        yield "calls.afterwards.asked", call_afterwards.asked(handover, step, at, people)
    planned = when_planned_for(handover.step(step.key)) or world.now.isoformat()
    for when, who, kept in product((planned, "2026-03-02"), ("", OUTGOING), ("", INCOMING)):
        clash = CallClash(step.key, when, who, "2026-03-02", INCOMING, world.now, kept)
        yield "calls.clashes.clash_message", call_clashes.clash_message(handover, clash, viewer, people, times)
    yield "calls.afterwards.told_manager", call_afterwards.told_manager(handover)
    # What is written may be as long as a calendar file gets.
    written = world.chance.choice(("", "BEGIN:VCALENDAR", world.word * 3))
    for one in (
        Invitation(1, 2, world.now, 30, OUTGOING, (INCOMING,), ("a@b.example",), "", "", world.now),
        *(handover.calls[step.key].invitations if step.key in handover.calls else ()),
    ):
        yield "calls.invited.note", invited.note(handover, step, one, people)
        yield "calls.invited.not_sent", invited.not_sent(handover, step, one, "file_uploads_disabled", people, written)


def _restored(world: World) -> Iterator[Shown]:
    yield "restored.handover_restored", restored.handover_restored(world.handover, world.now)
    for goes_on in ("", "C0CHANNEL1"):
        yield "restored.channel_lost", restored.channel_lost(world.now, goes_on)


def _closing(world: World) -> Iterator[Shown]:
    handover = world.handover
    many = tuple(world.words * 3)
    for open_ in world.some((still_open(handover), StillOpen(many, many, many, many), StillOpen(steps=many))):
        yield "lifecycle.not_yet", lifecycle.not_yet(handover, open_)
    yield "lifecycle.completed", lifecycle.completed(handover)
    yield from (("review.asked_in_support", review.asked_in_support(handover, one)) for one in handover.questions[:1])
    yield "lifecycle.cancel_form", lifecycle.cancel_form(handover, metadata="{}")
    yield "reopening.reopen_form", reopening.reopen_form(handover, world.today, metadata="{}")
    for status in world.some(Status):
        yield "lifecycle.status_changed", (note := lifecycle.status_changed(handover, status, INCOMING))
        yield "lifecycle.without_button", lifecycle.without_button({"text": note.text, "blocks": note.blocks})
        by, place = world.chance.choice(("", INCOMING)), world.chance.choice(("", "C0CHANNEL1"))
        yield "lifecycle.status_told", lifecycle.status_told(handover, status, by, place)
    yield "lifecycle.reply", lifecycle.reply(handover)
    parts = [
        ("one", lifecycle.reply(handover)),
        ("two", lifecycle.status_changed(handover, handover.status, handover.incoming)),
    ]
    several = together.together(parts)
    yield "together.together", several
    yield "together.replaced", together.replaced(several.blocks, "two", lifecycle.reply(handover))
    yield "pausing.paused", pausing.paused(handover)
    yield "pausing.pause_reminder", pausing.pause_reminder(handover, world.today)
    yield "pausing.pause_answered", pausing.pause_answered(handover)
    for until in (pausing.next_week(handover, world.today), None):
        yield "pausing.pause_form", pausing.pause_form(handover, world.today, until, metadata="{}")
    for one in (handover, replace(handover, status=Status.CANCELLED)):
        yield "lifecycle.document_coming", lifecycle.document_coming(one)
    yield "lifecycle.final_summary", lifecycle.final_summary(handover)


def _words(world: World) -> Iterator[Shown]:
    """Yield what is said about what was typed, and every reply of words alone."""
    many = [world.handover, *world.others]
    yield "commands.help_", commands.help_()
    for typed in world.some(world.words):
        for nearest in world.some(("", "status")):
            yield "commands.unknown", commands.unknown(typed, nearest)
    for handovers in world.some(([], many, _many(world, 150))):
        for wanted in world.some(("", world.word)):
            choice = commands.choice(handovers, "status", wanted)
            yield "commands.choice", choice
            yield "kit.notices.notice", notices.notice(world.word, choice)
    refused_message = no_secret.refused_message(ButtonValue(world.handover.id, "1772445600.000100:"))
    yield "kit.no_secret.refused_message", refused_message
    yield "kit.no_secret.cleared_message", no_secret.cleared_message()
    asked = {**lifecycle.cancel_form(world.handover, metadata="{}"), "id": "V1", "hash": "h"}
    refused_field = next(block["block_id"] for block in asked["blocks"] if block["type"] == "input")
    yield "kit.no_secret.with_offers", no_secret.with_offers(asked, {refused_field: "a" * 32}, frozenset())
    yield "commands.mention_help", commands.mention_help()
    yield "commands.mention_elsewhere", commands.mention_elsewhere()
    yield "kit.notices.loading", notices.loading(world.word)
    for words in world.some(_replies(world), 6):
        yield "kit.notices.text_message", notices.text_message(words)


def _replies(world: World) -> Iterator[str]:
    handover, word = world.handover, world.word
    yield notices.apology("a1b2c3")
    yield notices.trigger_expired()
    yield evidence.saved(handover, handover.playbook.items[0].key)
    yield evidence.nothing_to_save_to()
    for starters in (None, *STARTERS):
        rules = LetterRules(starters.everybody) if starters else None
        yield settings.saved(world.viewer, world.now, starters, rules)
    yield settings.line_saved(world.viewer)
    yield from (review.asked_note(handover, question) for question in handover.questions[:1])
    yield review.replied_note(handover)
    for request in handover.contributor_requests[:1]:
        yield asking.asked_note(handover, request.item)
        yield asking.taken_back_note(handover, request)
        yield answering.sent_note(request)
        yield answering.passed_on_note(request)
        yield answering.unknown_note(request)
    for kind in ProblemKind:
        yield problem_words(_problem(kind, word))
    for problem in problems(handover, handover.introduction)[:3]:
        yield problem_words(problem)
    for refusal in every_refusal(word):
        yield refusals.words(refusal)

"""A job that an older version has queued carries what that version knew: this one runs it all the same."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from bot.app import Baton
from handover.model.answers import Part, Question
from handover.model.audit import Change, Override, OverrideKind, PlanField
from handover.model.contributors import ContributorRequest
from handover.model.customer_reply import CustomerReply, ReplyKind
from handover.model.decision import Decision
from handover.model.department import DepartmentVersion
from handover.model.jobs import Job, JobKind
from handover.model.receiver import Receiver, ReceiverKind
from handover.model.release import Release, ReleasePlan
from handover.model.synthesis import Synthesis
from handover.model.temporary_contact import TemporaryContact
from handover.pausing import PAUSE_REMINDER
from jobs.registry import job_types
from playground.driver import MemberDriver
from playground.running import Playground
from playground.seed import AIKO, DANA, PRIYA
from tests.conftest import Settle
from tests.handlers.accounts import account_of
from tests.handlers.threads import handover_of
from tests.pausing import pause_by_form

pytestmark = pytest.mark.usefixtures("opened")
TEAM = "T0PLAYGROUND"
AT = "2026-03-02T08:00:00+00:00"
OF_NO_HANDOVER = frozenset(
    {
        "answer",
        "blueprint_file",
        "book_file",
        "book_held",
        "book_letters",
        "book_plan",
        "book_read",
        "book_shown",
        "book_start",
        "cover_changes_file",
        "digest",
        "digest_refresh",
        "home_tab",
        "leaders_look",
        "person_check",
        "playbook_file",
        "playbook_import",
        "templates_file",
        "templates_import",
        "redeliver",
        "request_failed",
        "restored_look",
        "team_file",
        "team_summary",
    }
)
STAMP = "1772438400.000100"

CARRIED: Mapping[str, tuple[Mapping[str, str], ...]] = {
    "account_wanted": ({"user": AIKO, "by": PRIYA},),
    "answer": (
        {"channel": DANA, "thread": "", "user": DANA, "wanted": "list", "words": ""},
        {"channel": DANA, "thread": "", "user": DANA, "wanted": "elsewhere", "words": ""},
    ),
    "answer_changed": ({"item": "snapshot"},),
    "approval_wanted": ({"user": AIKO, "version": "1"},),
    "archive_channel": ({"closed_at": AT},),
    "ask_meaning": (
        {"user": DANA, "stamp": STAMP, "guess": "later", "targets": "item:snapshot"},
        {"user": DANA, "role": "outgoing", "stamp": STAMP, "guess": "later", "targets": "item:snapshot"},
    ),
    "area_welcome": ({"user": AIKO},),
    "assignment_due": ({"asked": AT}, {"asked": AT, "back": "yes"}),
    "assignment_reminded": ({"asked": AT, "user": PRIYA},),
    "assignment_unanswered": ({"asked": AT, "user": AIKO, "why": "silent"},),
    "blueprint_file": ({"account": "ACCOUNT", "user": DANA, "format": "md", "minute": "2026-03-02-0800"},),
    "book_letters": ({"book": "b1", "user": AIKO, "minute": "2026-03-02-0800"},),
    "book_file": ({"book": "b1", "user": AIKO, "minute": "2026-03-02-0800"},),
    "book_held": ({"book": "b1", "user": AIKO},),
    "book_plan": ({"book": "b1", "user": AIKO},),
    "book_read": ({"book": "b1", "user": AIKO},),
    "book_shown": ({"book": "b1", "user": AIKO},),
    "book_start": ({"book": "b1", "row": "1", "generation": "1", "user": AIKO},),
    "book_take_back": ({"book": "b1", "row": "1", "at": AT, "user": AIKO},),
    "bookmarks": ({},),
    "call_asked": ({"user": PRIYA, "step": "context_call", "starts": AT},),
    "call_clash": ({"user": PRIYA, "step": "context_call", "when": AT, "who": DANA, "mark": "2026-03-05.2026-03-06"},),
    "call_times": ({"who": DANA, "mark": "2026-03-05.2026-03-06"},),
    "call_missed": ({"user": AIKO},),
    "customer_channel_invite": ({"number": "1", "whom": "w1", "user": PRIYA},),
    "customer_channel_news": ({"user": PRIYA, "what": "accepted", "who": "jo@acme.example"},),
    "customer_channel_open": ({"number": "1", "user": PRIYA},),
    "customer_channel_say": ({"number": "1", "said": "1", "user": PRIYA},),
    "customer_channel_shown": ({"number": "1", "user": PRIYA},),
    "customer_channel_unsay": ({"number": "1", "said": "1"},),
    "old_series": ({"user": DANA, "turn": "0"},),
    "series_asked": ({"user": PRIYA, "number": "1", "starts": "2026-03-24T09:00:00+00:00"},),
    "series_invitation": ({"user": PRIYA, "number": "1", "is": "0", "by": DANA},),
    "call_invitation": ({"user": DANA, "step": "context_call", "number": "1", "is": "0", "by": PRIYA},),
    "call_planned": ({"user": DANA, "step": "context_call", "by": PRIYA, "was": "", "is": "2026-03-05"},),
    "canvas_edit_told": ({"edit": "e1", "user": DANA},),
    "canvas_look": ({},),
    "canvas_edit": ({"edit": "e1"},),
    "canvas_update": ({},),
    "channel_closed": ({"user": DANA, "since": AT},),
    "channel_copy": ({"user": DANA, "conversation": "CHANNEL", "ts": STAMP},),
    "channel_look": ({}, {"since": AT}),
    "clip_without_words": ({"source": "C1/1", "user": DANA},),
    "contact_due": ({},),
    "contact_named": ({"user": AIKO, "number": "0"},),
    "contact_wanted": ({"user": AIKO},),
    "contributor_answered": ({"user": DANA, "request": "c1", "state": "answered"},),
    "contributor_asked": ({"user": AIKO, "request": "c1"},),
    "contributor_reminder": ({"user": AIKO, "request": "c1"},),
    "cover_changes_file": ({"account": "ACCOUNT", "user": DANA, "minute": "2026-03-02-0800"},),
    "cover_not_begun": ({"user": AIKO, "day": "2026-05-04"},),
    "cover_question": ({"user": PRIYA, "asked": "stands", "day": "2026-04-20", "said_at": AT},),
    "cover_return": ({"day": "2026-05-04", "user": PRIYA},),
    "cover_shown": ({"user": PRIYA, "by": AIKO},),
    "customer_reply_told": ({"user": AIKO, "number": "0"},),
    "declined": ({"user": AIKO, "by": PRIYA},),
    "playbook_file": ({"key": "standard", "user": DANA, "minute": "2026-03-02-0800"},),
    "playbook_import": ({"file": "F0NOWHERE", "user": AIKO, "mark": ""},),
    "templates_file": ({"language": "de", "user": DANA, "minute": "2026-03-02-0800"},),
    "templates_import": ({"file": "F0NOWHERE", "user": AIKO, "mark": ""},),
    "plan_changed": ({"first": "0", "count": "1"},),
    "plan_told": ({"user": PRIYA, "first": "0", "count": "1"},),
    "digest": ({"user": DANA, "day": "2026-03-02"},),
    "digest_refresh": ({"user": DANA, "day": "2026-03-02"},),
    "email_sent_back": ({"user": DANA, "by": AIKO, "version": "1", "at": AT},),
    "kept_done": ({"user": PRIYA},),
    "undo_over": ({"first": "0", "count": "1"},),
    "farewell": ({"user": PRIYA, "number": "0"},),
    "final_summary": ({},),
    "handover_document": ({"at": AT}, {}),
    "home_tab": ({"user": DANA},),
    "introduction_file": ({"version": "1"},),
    "introduction_ready": ({"version": "1"},),
    "interview_begins": ({"user": PRIYA},),
    "invite": ({},),
    "item_blocked": ({"by": DANA, "subject": "answer"},),
    "known_list": ({"user": DANA},),
    "look_up_names": ({},),
    "lost_channel_told": ({"conversation": "CHANNEL", "since": AT},),
    "meanings_left": ({"user": DANA, "seq": "1"}, {"user": DANA, "role": "outgoing", "seq": "1"}),
    "new_thread": ({"user": DANA, "lost": STAMP}, {"user": DANA, "role": "outgoing", "lost": STAMP}),
    "nudge": ({"user": DANA, "by": AIKO}, {"user": DANA, "by": AIKO, "at": AT}),
    "open_channel": ({}, {"instead_of": "CHANNEL"}),
    "post_linked": ({"user": DANA, "conversation": "CHANNEL", "ts": STAMP, "wanted": "yes"},),
    "outsiders_look": ({},),
    "outsiders_notice": ({"user": AIKO, "channel": "CHANNEL", "outsiders": "", "before": "U0GUEST001"},),
    "owner_told": ({"user": AIKO},),
    "overridden": ({"number": "0"},),
    "override_told": ({"user": PRIYA, "number": "0"},),
    "pause_reminder": ({"user": DANA, "day": "2026-03-05", "set_at": ""},),
    "person_check": ({"user": DANA},),
    "prompt": ({"user": DANA, "seq": "1"}, {"user": DANA, "role": "outgoing", "seq": "1"}),
    "promises_proposed": ({"user": DANA, "group": AT},),
    "proposals_answered": ({"user": PRIYA, "group": AT},),
    "questions_settled": ({"questions": "q1", "by": DANA},),
    "department_files": ({"user": AIKO, "number": "0"},),
    "department_note": ({"user": AIKO, "number": "0"},),
    "department_told": ({"user": DANA, "number": "0", "standing": "acknowledged"},),
    "release_files": ({"user": AIKO, "number": "0"},),
    "release_note": ({"user": AIKO, "number": "0"},),
    "question_replied": ({"question": "q1", "what": "replied"},),
    "redeliver": ({"conversation": "CHANNEL", "stamp": STAMP, "thread": "", "event_id": "Ev1"},),
    "understood_shown": ({"user": DANA, "role": "outgoing", "item": "people"},),
    "saved_edit": (
        {"user": DANA, "what": "edited", "subject": "snapshot", "seq": "1"},
        {"user": DANA, "role": "outgoing", "what": "edited", "subject": "snapshot", "seq": "1"},
    ),
    "request_failed": (
        {
            "account": "ACCOUNT",
            "user": DANA,
            "format": "md",
            "minute": "m",
            "what": "blueprint_file",
            "why": "unexpected",
        },
        {"key": "a", "user": DANA, "minute": "2026-03-02-0800", "what": "playbook_file", "why": "missing_scope"},
        {"file": "F1", "user": DANA, "mark": "", "what": "playbook_import", "why": "internal_error"},
        {"file": "F1", "user": DANA, "mark": "", "what": "templates_import", "why": "internal_error"},
        {
            "language": "en",
            "user": DANA,
            "minute": "2026-03-02-0800",
            "what": "templates_file",
            "why": "missing_scope",
        },
    ),
    "restored_look": ({"since": AT}, {"since": AT, "at": AT}),
    "restored_told": ({"since": AT},),
    "leaders_look": ({},),
    "team_summary": ({"user": AIKO, "day": "2026-03-02"},),
    "team_file": ({"user": AIKO, "minute": "2026-03-02-0800"},),
    "tell_first": ({"user": DANA},),
    "share_file": ({"file": "F1", "source": "C1/1", "user": DANA},),
    "somebody_gone": ({"user": AIKO, "gone": DANA},),
    "stage_reached": ({"stage": "document"},),
    "started_for_others": ({"user": DANA},),
    "status_changed": ({"by": DANA, "status": "active"},),
    "support_asked": ({"user": AIKO, "question": "q1"},),
    "status_told": ({"user": DANA, "status": "active", "by": PRIYA, "at": AT},),
    "summary_card": ({},),
    "synthesis_corrected": ({"user": PRIYA, "number": "0"},),
    "synthesis_written": ({"user": DANA, "number": "0"},),
    "take_back_file": ({"copy": "F1"},),
    "trouble": ({"what": "prompt", "why": "not_in_channel", "user": DANA},),
    "welcome": ({"user": DANA, "role": "outgoing"},),
    "whole_text": ({"file": "F1", "source": "C1/1"},),
    "window_ends": ({"end": "2026-03-20"},),
}
"""By the kind of job, what each version that was about has put into it: a name that is added later makes a second one."""


def test_every_kind_says_what_it_carries() -> None:
    assert set(CARRIED) == set(job_types())


async def test_whatever_a_version_has_queued_is_run(
    playground: Playground, baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    """H: a job queued before an update: none fails for a name that was not carried then."""
    handover = await handover_of(baton, dana)
    at = playground.clock.now()
    about = replace(
        handover,
        questions=(Question("q1", "snapshot", "Who signs?", PRIYA, at, (Part("Jo.", DANA, at),)),),
        contributor_requests=(ContributorRequest("c1", "people", AIKO, "Who decides?", DANA, at),),
        overrides=(Override(OverrideKind.READINESS, "Priya is away.", AIKO, at),),
        customer_replies=(CustomerReply(ReplyKind.REFUSES, DANA, at, "No thanks."),),
        temporary_contacts=(TemporaryContact(AIKO, PRIYA, at),),
        syntheses=(Synthesis(("Bergen may go.",), "Call Maria.", PRIYA, at),),
        department_versions=(
            DepartmentVersion(Receiver(ReceiverKind.DEPARTMENT, "Sales", person=AIKO), DANA, at, at, at),
        ),
        release=ReleasePlan(versions=(Release((), Receiver(ReceiverKind.PROVIDER, "Harbour CS"), AIKO, at),)),
        changes=(Change(PlanField.INTERNAL_NOTE, "", "Call Jo first.", DANA, at),),
    )
    await baton.store.decide(TEAM, handover.id, lambda _: Decision(about))
    [channel] = [one.id for one in playground.workspace.channels if one.name.startswith("handover-")]
    account = (await account_of(baton)).id
    found = [
        (kind, {name: value.replace("CHANNEL", channel).replace("ACCOUNT", account) for name, value in ref.items()})
        for kind, refs in CARRIED.items()
        for ref in refs
    ]
    with capture_logs() as logged:
        for number, (kind, ref) in enumerate(found):
            async with baton.store.begin(TEAM) as unit:
                whose = "" if kind in OF_NO_HANDOVER else handover.id
                await unit.jobs.add(Job(JobKind(kind), f"older:{number}", f"older:{number}", whose, ref))
        baton.services.wake()
        await settled()
        await playground.clock.advance(timedelta(days=1))
    assert [line for line in logged if line["event"] in ("job.unexpected", "job.failed")] == []
    playground.inspector.forget()


async def test_a_reminder_of_an_older_version_goes_on_weekly_for_who_paused_it(
    playground: Playground, baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    await pause_by_form(dana, "/handover pause fjordline")
    await settled()
    handover = await handover_of(baton, dana)
    day = playground.clock.now().date() + timedelta(days=1)
    set_at = handover.pause_set_at.isoformat() if handover.pause_set_at else ""
    ref = {"user": DANA, "day": day.isoformat(), "set_at": set_at}
    async with baton.store.begin(TEAM) as unit:
        await unit.jobs.add(Job(PAUSE_REMINDER, "older", "older", handover.id, ref))
    baton.services.wake()
    before = len(dana.messages())
    await playground.clock.advance(timedelta(days=1))
    await playground.clock.advance(timedelta(hours=12))
    assert len([seen for seen in dana.messages()[before:] if "is still paused" in seen.plain()]) == 1

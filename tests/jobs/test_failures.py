"""What the bot cannot mend is told once, in plain words, to somebody who can act; and never what nobody has to know."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.app import Baton
from handover.failures import who_can_act
from handover.model.jobs import JobKind
from jobs.registry import job_types
from messages.failures import FailureWords, failure_note
from playground.driver import MemberDriver
from playground.running import Playground
from playground.seed import AIKO, DANA, PRIYA
from storage.jobs.outbox import ClaimedJob
from tests.conftest import Settle
from tests.examples import PEOPLE, a_handover
from tests.faults.reading import told
from tests.opening import open_handover
from tests.pausing import pause_by_form

pytestmark = pytest.mark.usefixtures("baton")
ACCOUNT = "Fjordline Logistics"
CHANNEL = "handover-fjordline-logistics"


async def changed(playground: Playground, settled: Settle, user: str, **facts: Any) -> None:
    member = playground.workspace.members.get(user)
    playground.workspace.members.put(replace(member, **facts))
    await settled()


@pytest.mark.parametrize(
    ("user", "words"),
    [
        (DANA, "I ask @Aiko Tanaka for the rest"),
        (PRIYA, "Somebody else has to take over"),
        (AIKO, "nobody hears of it when something is late"),
    ],
)
@pytest.mark.usefixtures("opened")
async def test_when_somebody_is_deactivated_the_others_hear_of_it_once_and_what_to_do(
    playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle, user: str, words: str
) -> None:
    await changed(playground, settled, user, deleted=True)
    await changed(playground, settled, user, deleted=True)
    reader = priya if user == DANA else dana
    [note] = told(reader, "I can't reach", CHANNEL)
    assert playground.workspace.members.get(user).shown_name in note
    assert "their account is deactivated" in note
    assert words in note


@pytest.mark.usefixtures("opened")
async def test_they_themselves_hear_nothing_more(
    playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await changed(playground, settled, PRIYA, deleted=True)
    before = len(priya.messages())
    await playground.clock.advance(timedelta(days=10))
    assert len(priya.messages()) == before


@pytest.mark.usefixtures("opened")
async def test_when_somebody_becomes_a_guest_the_others_hear_of_it(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    await changed(playground, settled, PRIYA, is_restricted=True)
    [note] = told(dana, "I can't reach")
    assert "a guest of this workspace now" in note


@pytest.mark.usefixtures("opened")
async def test_other_changes_and_people_in_no_handover_are_no_news(
    playground: Playground, dana: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    await marek.command("/handover list")
    await changed(playground, settled, marek.id, deleted=True)
    await changed(playground, settled, PRIYA, real_name="Priya N.")
    assert told(dana, "I can't reach", CHANNEL) == []


async def test_who_cannot_be_written_to_is_named_in_the_channel_once(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    playground.faults.add("conversations.open", "error", 3, error="user_disabled")
    await open_handover(dana, ACCOUNT, settled)
    await playground.clock.advance(timedelta(minutes=10))
    notes = told(dana, "I can't reach", CHANNEL)
    assert len(notes) == len(set(notes)) == 3
    assert all("their account is deactivated" in note for note in notes)


async def test_without_a_channel_the_opener_is_told_and_it_is_opened_once_that_is_allowed(
    playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    playground.faults.add("conversations.create", "error", 1, error="restricted_action")
    await open_handover(dana, ACCOUNT, settled)
    await playground.clock.advance(timedelta(minutes=10))
    [note] = told(dana, "I couldn't open the private channel")
    assert "the settings of this workspace don't allow it" in note
    assert "ask a workspace admin" in note
    await playground.clock.advance(timedelta(hours=1))
    assert priya.id in dana.channel(CHANNEL).members
    assert len(dana.channel(CHANNEL).pins) == 1


@pytest.mark.usefixtures("opened")
async def test_where_the_channel_is_lost_somebody_is_told_directly(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    dana.person.archive(dana.channel(CHANNEL).id)
    await pause_by_form(dana, "/handover pause fjordline")
    await settled()
    [note] = told(dana, "I can't write in")
    assert "the channel is archived" in note
    playground.inspector.forget()


@pytest.mark.usefixtures("opened")
async def test_a_note_that_cannot_be_posted_makes_no_further_note(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    before = len(playground.inspector.calls)
    playground.faults.add("chat.postMessage", "error", 50, error="restricted_action")
    await changed(playground, settled, PRIYA, deleted=True)
    await playground.clock.advance(timedelta(minutes=10))
    posts = [call for call in list(playground.inspector.calls)[before:] if call.method == "chat.postMessage"]
    assert len(posts) == 2


SILENT = (
    "call_times",
    "assignment_due",
    "book_held",
    "book_shown",
    "book_take_back",
    "home_tab",
    "digest_refresh",
    "understood_shown",
    "canvas_look",
    "canvas_update",
    "summary_card",
    "team_summary",
    "leaders_look",
    "bookmarks",
    "channel_closed",
    "channel_look",
    "contact_due",
    "cover_shown",
    "customer_channel_shown",
    "look_up_names",
    "status_told",
    "window_ends",
    "trouble",
    "request_failed",
    "person_check",
    "plan_told",
    "undo_over",
    "outsiders_look",
    "whole_text",
    "redeliver",
    "restored_look",
    "restored_told",
    "lost_channel_told",
)


TOLD_TO_WHO_ASKED = (
    "book_file",
    "book_letters",
    "book_plan",
    "book_read",
    "book_start",
    "blueprint_file",
    "cover_changes_file",
    "cover_return",
    "playbook_file",
    "playbook_import",
    "templates_file",
    "templates_import",
    "team_file",
)


async def test_what_is_only_brought_up_to_date_may_fail_in_silence(baton: Baton) -> None:
    executor = baton.worker._executor

    def told(kind: JobKind) -> list[str]:
        job = ClaimedJob(1, "T1", kind, "key", "lane", "h1", {"user": DANA}, baton.services.now(), 1, 1)
        return [one.kind for one in executor._failure_notice(job, "internal_error")]

    assert {kind: told(kind) for kind in job_types()} == {
        kind: [] if kind in SILENT else ["request_failed" if kind in TOLD_TO_WHO_ASKED else "trouble"]
        for kind in job_types()
    }


def test_who_is_told_can_read_it() -> None:
    handover = a_handover(opened_by="U0GONE")
    gone = {one.id: replace(one, deactivated=one.id == "U0AIKO") for one in PEOPLE.values()}
    known = gone | {"U0GONE": replace(PEOPLE["U0LUCAS"], id="U0GONE", guest=True)}
    assert who_can_act(handover, known, "") == handover.incoming
    assert who_can_act(handover, known, handover.incoming) == handover.outgoing


def test_a_cause_nobody_has_words_for_is_named_as_slack_names_it() -> None:
    for code, said in (
        ("no_<hologram>", "doesn't let me (`no_&lt;hologram&gt;`)."),
        ("<hologram>", "hasn't let me so far"),
    ):
        note = failure_note(a_handover(), FailureWords("post the final summary"), code, "")
        assert f"I couldn't post the final summary: Slack {said}" in note.text

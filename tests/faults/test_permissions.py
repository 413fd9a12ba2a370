"""A permission is missing, or a setting switched off: what needs it waits, the rest goes on, and whoever can act is told."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy.exc import OperationalError
from structlog.typing import EventDict

from handover.introduction.drafting import approval_wanted
from handover.model.decision import Decision
from playground.driver import MemberDriver
from playground.running import Playground
from playground.seed import DANA, PRIYA
from tests.conftest import Settle
from tests.faults.conftest import Life, until
from tests.faults.reading import lines, readyz, told
from tests.opening import open_handover
from tests.pausing import pause_by_form

ACCOUNT = "Fjordline Logistics"
CHANNEL = "handover-fjordline-logistics"
HOUR, MINUTES = timedelta(hours=1), timedelta(minutes=2)


async def test_without_the_permission_for_channels_all_of_the_channel_waits_and_comes_when_it_is_granted(
    life: Life, playground: Playground, dana: MemberDriver, settled: Settle, logged: list[EventDict]
) -> None:
    playground.slack.granted.discard("groups:write")
    await open_handover(dana, ACCOUNT, settled)
    await playground.clock.advance(timedelta(minutes=10))
    assert told(dana, "one at a time"), "what needs no channel goes on"
    [note] = told(dana, "I couldn't open the private channel")
    assert "install me again" in note
    [line] = lines(logged, "slack.permission_missing")
    assert "groups:write" in line["needed"]
    assert "reinstall" in line["todo"]
    status, body = await readyz(life)
    assert (status, body["missing"]) == (200, ["permissions"])
    assert "groups:write" in body["todo"][0]
    playground.slack.granted.add("groups:write")
    await playground.clock.advance(MINUTES)
    assert told(dana, ACCOUNT, CHANNEL)
    assert len(dana.channel(CHANNEL).pins) == 1
    assert len(dana.channel(CHANNEL).members) == 4
    assert (await readyz(life))[1] == {"ready": True, "missing": []}
    playground.inspector.forget()


async def test_what_waits_for_a_permission_goes_on_though_the_database_fails_just_as_it_is_granted(
    life: Life, playground: Playground, dana: MemberDriver, settled: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert life.baton is not None
    paused_jobs = life.baton.store.paused_jobs
    release, refused = paused_jobs.release, list[str]()

    async def refuse_once(workspace: str, why: str, now: datetime) -> None:
        if not refused:
            refused.append(why)
            raise OperationalError("UPDATE jobs", {}, Exception("database is locked"))
        await release(workspace, why, now)

    monkeypatch.setattr(paused_jobs, "release", refuse_once)
    playground.slack.granted.discard("pins:write")
    await open_handover(dana, ACCOUNT, settled)
    playground.slack.granted.add("pins:write")
    await playground.clock.advance(MINUTES)
    await until(lambda: pinned(dana))
    assert refused == ["missing_scope"]
    playground.inspector.forget()


async def pinned(dana: MemberDriver) -> bool:
    return len(dana.channel(CHANNEL).pins) == 1


@pytest.mark.parametrize("scope", ["pins:write", "bookmarks:write", "bookmarks:read"])
async def test_what_is_only_fitted_out_lets_the_channel_pass(
    life: Life, playground: Playground, dana: MemberDriver, settled: Settle, scope: str
) -> None:
    playground.slack.granted.discard(scope)
    await open_handover(dana, ACCOUNT, settled)
    for line in ("pause", "resume", "pause", "resume"):
        await (
            pause_by_form(dana, "/handover pause fjordline")
            if line == "pause"
            else dana.command("/handover resume fjordline")
        )
        await playground.clock.advance(MINUTES)
    assert len(told(dana, "paused", CHANNEL)) == 2
    assert life.baton is not None
    stuck = await life.baton.store.queue_admin.stuck(playground.clock.now(), HOUR, 5, 10)
    assert {(one.kind, one.why) for one in stuck} == {("bookmarks", "missing_scope")}, "the outbox command shows it"
    playground.slack.granted.add(scope)
    await playground.clock.advance(HOUR)
    assert len(dana.channel(CHANNEL).pins) == 1
    assert len(dana.channel(CHANNEL).bookmarks) == 1
    playground.inspector.forget()


async def test_a_permission_granted_while_the_bot_was_down_is_used_at_once(
    life: Life, playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    playground.slack.granted.discard("groups:write")
    await open_handover(dana, ACCOUNT, settled)
    await life.end()
    playground.slack.granted.add("groups:write")
    await life.begin()
    await settled()
    assert told(dana, ACCOUNT, CHANNEL)
    playground.inspector.forget()


@pytest.mark.usefixtures("opened")
async def test_nothing_may_be_said_and_all_is_said_in_order_once_it_may(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    before = len(dana.messages(CHANNEL))
    playground.slack.granted.discard("chat:write")
    for line in ("pause", "resume", "pause"):
        await (
            pause_by_form(dana, "/handover pause fjordline")
            if line == "pause"
            else dana.command("/handover resume fjordline")
        )
        await playground.clock.advance(timedelta(hours=3))
    assert len(dana.messages(CHANNEL)) == before
    playground.slack.granted.add("chat:write")
    await playground.clock.advance(MINUTES)
    said = [seen.plain() for seen in dana.messages(CHANNEL)[before:]]
    assert ["paused" in words for words in said] == [True, False, True]
    playground.inspector.forget()


async def test_with_the_messages_tab_off_people_are_told_in_the_channel_and_the_interview_is_a_form(
    playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    playground.slack.switch_messages_tab(on=False)
    await open_handover(dana, ACCOUNT, settled)
    await playground.clock.advance(MINUTES)
    [to_dana] = [seen for seen in dana.messages(CHANNEL) if "@Dana Reyes, I can't write to you" in seen.plain()]
    assert "My questions about this customer wait for you in a form." in to_dana.plain()
    [to_priya] = [seen for seen in priya.messages(CHANNEL) if "@Priya Nair, I can't write to you" in seen.plain()]
    assert "Read the answers so far" in to_priya.buttons()
    await dana.click("Answer in a form", to_dana)
    form = await dana.modal("Handover checklist")
    await settled()
    await (await dana.modal("Handover checklist")).close()
    assert form.title == "Handover checklist"
    await playground.clock.advance(timedelta(days=2))
    assert len(told(dana, "I can't write to you", CHANNEL)) == 3, (
        "each of three people once, whatever else there was to say"
    )

    playground.slack.switch_messages_tab(on=True)
    await playground.clock.advance(HOUR)
    thread = await dana.message("one at a time")
    await dana.message("1 of", thread=thread)
    await playground.clock.advance(timedelta(days=1))
    assert priya.messages(), "the day before was Holi"
    playground.inspector.forget()


@pytest.mark.usefixtures("opened")
async def test_switched_off_in_the_middle_a_question_waits_and_is_put_when_it_is_on_again(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    thread = await dana.message("one at a time")
    dana.say("They pay late.", thread=thread)
    playground.slack.switch_messages_tab(on=False)
    await settled()
    assert len(told(dana, "@Dana Reyes, I can't write to you", CHANNEL)) == 1
    playground.slack.switch_messages_tab(on=True)
    await playground.clock.advance(HOUR)
    await dana.message("2 of", thread=thread)
    playground.inspector.forget()


async def test_an_approval_is_asked_for_in_the_channel_even_if_that_person_was_told_before(
    life: Life, playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    playground.slack.switch_messages_tab(on=False)
    await open_handover(dana, ACCOUNT, settled)
    await playground.clock.advance(MINUTES)
    assert life.baton is not None
    async with life.baton.store.begin("T0PLAYGROUND") as unit:
        [handover] = await unit.handovers.of_person(PRIYA)
        asked = replace(handover.introduction, version=1, author=DANA, asked_at=playground.clock.now())
        await unit.handovers.save(
            Decision(replace(handover, introduction=asked), (approval_wanted(handover.id, 1, PRIYA),))
        )
    await settled()
    [note] = [
        seen
        for seen in priya.messages(CHANNEL)
        if "The introduction e-mail to the customer waits for your approval" in seen.plain()
    ]
    assert note.plain().count("@Priya Nair, I can't write to you directly") == 1
    assert "Read the e-mail" in note.buttons()
    playground.inspector.forget()

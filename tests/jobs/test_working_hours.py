"""What nobody waits for is said in working hours, and like things to one person in one message."""

import re
from datetime import timedelta

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.app import Baton
from handover.introduction.drafting import APPROVAL_WANTED
from jobs.engine.context import Done, Dropped, JobContext
from jobs.engine.in_hours import in_working_hours
from jobs.engine.job_type import Said
from messages.kit.message import Message
from playground.driver import MemberDriver
from playground.running import Playground
from storage.jobs.outbox import ClaimedJob
from tests.conftest import Settle
from tests.examples import NO_PLAYBOOKS
from tests.faults.reading import told
from tests.handlers.emails import ready_to_approve
from tests.opening import open_handover
from tests.pausing import pause_by_form

pytestmark = pytest.mark.usefixtures("baton")
ACCOUNTS = ("Acme", "Borealis", "Cobalt", "Delta")
OUT_OF_ORDER = ("Cobalt", "acme", "Delta", "Borealis")
HOURS = timedelta(hours=1)
NIGHT = 17 * HOURS
"""From eight in the morning (UTC) until ten the next morning in Tokyo."""
TEAM = "T0PLAYGROUND"


async def test_first_messages_at_night_come_in_the_morning_and_to_a_manager_of_many_as_one(
    playground: Playground, dana: MemberDriver, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    """I: first messages at night; a manager of twelve: 12 like messages within a minute at 23:00."""
    await playground.clock.advance(6 * HOURS)
    for account in OUT_OF_ORDER:
        await open_handover(dana, account, settled)
    assert len(told(dana, "What I need from you")) == len(OUT_OF_ORDER), "whoever opened it waits for it"
    assert aiko.messages() == [], "it is 23:00 in Tokyo"
    assert told(priya, "Read first") == [], "it is 19:30 in Kolkata"
    await playground.clock.advance(14 * HOURS)
    [one] = told(aiko, "4 handovers have begun with you as the manager")
    assert named(one) == ["acme", "Borealis", "Cobalt", "Delta"]
    assert told(aiko, "Nothing for you to do now") == [one]
    assert len(told(priya, "Read first")) == len(OUT_OF_ORDER)


async def test_the_first_message_about_a_handover_comes_before_all_else_about_it(
    playground: Playground, dana: MemberDriver, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    """I: first messages at night: an approval that is asked for and a pause come after the welcome."""
    await playground.clock.advance(6 * HOURS)
    for account in ("Acme", "Borealis"):
        await open_handover(dana, account, settled)
    await ready_to_approve(dana, settled, "Acme")
    await pause_by_form(dana, "/handover pause Borealis")
    await playground.clock.advance(14 * HOURS)
    hers = [seen.plain() for seen in priya.messages()]
    assert ["*Read first:*" in words for words in hers] == [True, True] + [False] * (len(hers) - 2)
    assert any("Is it good to go?" in words for words in hers[2:])
    first, *others = [seen.plain() for seen in aiko.messages()]
    assert "2 handovers have begun with you as the manager" in first
    assert any("has paused the handover of *Borealis*" in words for words in others)


def named(message: str) -> list[str]:
    """Return the accounts in bold, in the order in which the message names them."""
    return [account for account in re.findall(r"\*([^*]+)\*", message) if account in OUT_OF_ORDER]


async def test_handovers_that_begin_within_minutes_of_each_other_join_the_managers_message(
    playground: Playground, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    """I: a manager of twelve, by day."""
    for account in OUT_OF_ORDER:
        await open_handover(dana, account, settled)
        await playground.clock.advance(timedelta(minutes=1))
    [one] = told(aiko, "Nothing for you to do now")
    assert named(one) == ["acme", "Borealis", "Cobalt", "Delta"]
    await playground.clock.advance(timedelta(minutes=30))
    await open_handover(dana, "Evergreen", settled)
    assert len(told(aiko, "Nothing for you to do now")) == 2
    assert len(told(aiko, "hands *Evergreen* over")) == 1


async def test_whoever_opens_a_handover_at_night_reads_when_the_others_hear(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    """I: say to the actor when the other will hear."""
    await playground.clock.advance(6 * HOURS)
    await dana.command("/handover start Acme")
    await settled()
    form = await dana.modal("Start handover")
    await form.fill({"Incoming CSM": "Priya Nair", "Manager": "Aiko Tanaka", "Reason": "Promotion"})
    assert await form.submit() == {}
    shown = (await dana.modal("Handover started")).plain()
    assert "@Aiko Tanaka hears of it on Tue 3 Mar at 9:00, their time (Asia/Tokyo)." in shown
    assert (
        "@Priya Nair hears what will happen and what to read first on Tue 3 Mar at 9:00, their time (Asia/Kolkata)."
        in shown
    )


@pytest.mark.usefixtures("opened")
async def test_an_approval_is_asked_for_in_working_hours_and_not_at_all_once_it_is_given(
    playground: Playground, dana: MemberDriver, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    """I: approval requests at night."""
    await playground.clock.advance(3 * HOURS)
    await ready_to_approve(dana, settled)
    assert "@Aiko Tanaka hears of it on Tue 3 Mar at 9:00" in (await dana.modal("Preview")).plain()
    assert told(aiko, "Is it good to go?") == [], "it is 20:00 in Tokyo"
    await priya.click("Approve", await priya.message("Is it good to go?"))
    await settled()
    await playground.clock.advance(timedelta(days=1))
    assert told(aiko, "good to go") == told(aiko, "approved the introduction") == [], (
        "it was approved before they were asked"
    )


async def test_what_waits_for_the_same_morning_is_one_message_and_each_button_works(
    playground: Playground, dana: MemberDriver, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    """I: a manager of twelve: requests and news that fall due at nine come in one message, with what each waits for."""
    for account in ACCOUNTS[:3]:
        await open_handover(dana, account, settled)
    await playground.clock.advance(5 * HOURS)
    for account in ACCOUNTS[:2]:
        await ready_to_approve(dana, settled, account)
    await pause_by_form(dana, f"/handover pause {ACCOUNTS[2]}")
    before = len(aiko.messages())
    await playground.clock.advance(11.5 * HOURS)
    await settled()
    [together] = aiko.messages()[before:]
    assert together.plain().startswith("3 things came while you were off:")
    assert all(account in together.plain() for account in ACCOUNTS[:3])
    assert "has paused the handover of" in together.plain()
    assert together.buttons().count("Read it") == 2
    await aiko.click("Read it", together)
    await settled()
    preview = await aiko.modal("Preview")
    await preview.click("Approve")
    await settled()
    [together] = aiko.messages()[before:]
    assert "@Aiko Tanaka approved the introduction e-mail for *Acme*" in together.plain()
    assert together.buttons().count("Read it") == 1
    assert "has paused the handover of" in together.plain()


@pytest.mark.usefixtures("opened")
async def test_one_thing_alone_comes_as_it_is(
    playground: Playground, dana: MemberDriver, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    """I: approval requests at night: the whole e-mail is in the request, which says later how it went."""
    await playground.clock.advance(5 * HOURS)
    await ready_to_approve(dana, settled)
    await playground.clock.advance(15 * HOURS)
    await settled()
    [request] = [seen for seen in aiko.messages() if "Is it good to go?" in seen.plain()]
    assert "I have news about who looks after" in request.plain()
    assert len(told(priya, "Is it good to go?")) == 1
    assert told(priya, "waits for your approval") == [], "not in the morning's message of the same hour as well"
    await aiko.click("Approve", request)
    await settled()
    assert told(aiko, "Is it good to go?") == []
    assert len(told(aiko, "@Aiko Tanaka approved the introduction e-mail")) == 1


@pytest.mark.usefixtures("opened")
async def test_what_is_settled_in_the_very_moment_of_telling_posts_nothing(
    baton: Baton, client: AsyncWebClient, aiko: MemberDriver
) -> None:
    """I: of the same kind: approved between two looks at it, a request leaves no message about nothing."""
    now = baton.services.now()

    async def said_before(context: JobContext, among_others: bool) -> Said | Dropped:
        return Said(Message("Is it good to go?"))

    ref = {"user": aiko.id, "version": "1", "of": "approval_wanted:1"}
    [handover_id] = await _open_handovers(baton, aiko)
    job = ClaimedJob(0, TEAM, APPROVAL_WANTED, "approval_wanted:1:morning", "morning:1", handover_id, ref, now, 1, 1)
    context = JobContext(job, baton.store, client, NO_PLAYBOOKS, lambda: now + NIGHT)
    before = len(aiko.messages())
    outcome = await in_working_hours(said_before)(context)
    assert outcome == Done({"told": "nothing: it was settled meanwhile"})
    assert len(aiko.messages()) == before


async def _open_handovers(baton: Baton, person: MemberDriver) -> list[str]:
    async with baton.store.begin(TEAM) as unit:
        return [one.id for one in await unit.handovers.of_person(person.id)]


async def test_the_welcome_comes_first_in_the_morning_and_says_all_there_is_to_do(
    playground: Playground, dana: MemberDriver, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    """I: a handover began at their night: the first they read was a morning's list and an e-mail to approve, then "Hello"."""
    await playground.clock.advance(6 * HOURS)
    await open_handover(dana, "Fjordline", settled)
    await ready_to_approve(dana, settled)
    await playground.clock.advance(14 * HOURS)
    await settled()
    for one, hello in ((priya, "Hello Priya!"), (aiko, "Hello Aiko!")):
        first, *others = (seen.plain() for seen in one.messages())
        assert first.startswith(hello)
        assert any("Is it good to go?" in seen for seen in others)
        assert "Add a line about yourself" not in first
        assert "Nothing for you to do now" not in first
    assert not told(priya, "Good morning"), "the welcome says what comes first"
    # Wednesday is Holi.
    await playground.clock.advance(48 * HOURS)
    await settled()
    assert told(priya, "Good morning")
